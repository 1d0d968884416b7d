"""The hard limits, each by example."""

from datetime import timedelta
from typing import Any

import pytest

from conversations.grenzen import RESTS_ON, LetOp, Limit
from conversations.kinds import Mark
from conversations.pool import Barred, Gemist
from tests.conversations.pairs import (
    APELDOORN,
    HATTEM,
    UTRECHT,
    ZWOLLE,
    coach,
    limits_of,
    looks_at,
    wethouder,
)
from tests.conversations.pools import TODAY

DISTANCE: dict[str, Any] = {"missed": frozenset({Gemist.AFSTAND})}


def test_a_coach_whom_no_limit_keeps_out_may_be_proposed() -> None:
    """Nor is there anything to look at."""
    assert limits_of(wethouder(), coach()) == ()
    assert looks_at(wethouder(), coach()) == ()


@pytest.mark.parametrize("said", ["nee", None])
def test_without_consent_or_code_nobody_is_proposed(said: str | None) -> None:
    """Refused or not told is the same."""
    assert limits_of(wethouder(), coach(toestemming=said)) == (Limit.TOESTEMMING,)
    assert limits_of(wethouder(), coach(code=said)) == (Limit.GEDRAGSCODE,)
    assert limits_of(wethouder({"toestemming": said}), coach()) == (Limit.INTAKE,)


@pytest.mark.parametrize("key", ["eerder", "functies_nu", "liever_niet"])
@pytest.mark.parametrize("said", [None, Mark.LATER])
def test_a_coach_whose_conflict_facts_are_missing_is_not_proposed(key: str, said: object) -> None:
    """What is for a talk is not told yet."""
    assert limits_of(wethouder(), coach(**{key: said})) == (Limit.FEITEN,)


@pytest.mark.parametrize("why", Barred)
def test_a_coach_who_was_refused_or_named_does_not_come_back(why: Barred) -> None:
    """Each with its own sentence."""
    assert limits_of(wethouder(barred={"c": why}), coach()) == (Limit[why.name],)
    assert limits_of(wethouder(barred={"x": why}), coach()) == ()


def test_a_function_in_the_gemeente_is_a_limit() -> None:
    """Now or earlier; it is in the neighbourhood as well."""
    assert limits_of(wethouder(), coach(functies_nu=(ZWOLLE,))) == (Limit.FUNCTIE, Limit.BUURT)
    assert limits_of(wethouder(), coach(eerder=(UTRECHT, ZWOLLE))) == (Limit.EERDER, Limit.BUURT)


@pytest.mark.parametrize(
    "where", [{"functies_nu": (HATTEM,)}, {"eerder": (HATTEM,)}, {"woonplaats": HATTEM}]
)
def test_a_tie_in_a_neighbouring_gemeente_is_a_limit(where: dict[str, Any]) -> None:
    """By real distance: Hattem is in another province and four kilometres from Zwolle."""
    assert limits_of(wethouder(), coach(**where)) == (Limit.BUURT,)


def test_a_tie_farther_away_is_no_limit() -> None:
    """Apeldoorn is more than 30 km from Zwolle."""
    far = coach(functies_nu=(APELDOORN,), eerder=(APELDOORN,), woonplaats=APELDOORN)
    assert limits_of(wethouder(), far) == ()


def test_who_wants_distance_gets_nobody_from_the_region() -> None:
    """Twice as far, and no earlier post in the province. Otherwise that is told, not forbidden."""
    assert limits_of(wethouder(**DISTANCE), coach()) == (Limit.BUURT,)  # Deventer
    region = coach(eerder_provincies=("overijssel",), woonplaats=APELDOORN)
    assert limits_of(wethouder(**DISTANCE), region) == (Limit.PROVINCIE,)
    assert limits_of(wethouder(), region) == ()
    assert looks_at(wethouder(), region) == ("regio",)


def test_where_a_coach_rather_does_not_work_is_a_limit() -> None:
    """Only that gemeente, not those around it."""
    assert limits_of(wethouder(), coach(liever_niet=(ZWOLLE,))) == (Limit.LIEVER_NIET,)
    assert limits_of(wethouder(), coach(liever_niet=(HATTEM,))) == ()


def test_nobody_coaches_two_of_one_college() -> None:
    """A colleague would know."""
    assert limits_of(wethouder(), coach(colleges=frozenset({ZWOLLE}))) == (Limit.COLLEGE,)


def test_a_pause_ends_on_its_day() -> None:
    """That day is the first one again."""
    assert limits_of(wethouder(), coach(paused_until=TODAY + timedelta(1))) == (Limit.PAUZE,)
    assert limits_of(wethouder(), coach(paused_until=TODAY)) == ()


@pytest.mark.parametrize(("most", "load"), [(3, 3), (3, 4), (0, 0), (None, 0), (Mark.LATER, 0)])
def test_a_coach_without_a_place_is_not_proposed(most: object, load: int) -> None:
    """Full, or it was never told how many fit."""
    assert limits_of(wethouder(), coach(load=load, aantal=most)) == (Limit.VOL,)


def test_a_coach_works_in_certain_provinces() -> None:
    """Unless it is the whole country, or both like to see each other on a screen."""
    assert limits_of(wethouder(), coach(provincies=("utrecht",))) == (Limit.WERKGEBIED,)
    assert limits_of(wethouder(), coach(provincies=("heel_land",))) == ()
    screen = {"plek": ("bij_mij", "beeldbellen")}
    assert limits_of(wethouder(screen), coach(provincies=("utrecht",), **screen)) == ()
    assert limits_of(wethouder(screen), coach(provincies=("utrecht",))) == (Limit.WERKGEBIED,)


@pytest.mark.parametrize(
    ("place", "wethouder_goes", "coach_goes", "too_far"),
    [
        ("bij_mij", "30", "60", False),  # the coach travels, 35 minutes
        ("bij_mij", "60", "30", True),
        ("bij_coach", "60", "30", False),
        ("bij_coach", "30", "60", True),
        ("wandelen", "30", "30", False),  # each a part of the way
        ("neutraal", "30", "30", False),
        ("bij_coach", None, "30", False),  # no limit was told
        ("beeldbellen", "30", "30", False),
    ],
)
def test_nobody_travels_longer_than_told(
    place: str, wethouder_goes: str | None, coach_goes: str, *, too_far: bool
) -> None:
    """It is the one who travels whose limit counts."""
    one = wethouder({"plek": (place,), "reistijd": wethouder_goes})
    found = limits_of(one, coach(plek=(place,), reistijd=coach_goes))
    assert found == ((Limit.REISTIJD,) if too_far else ())


def test_without_a_place_that_suits_both_neither_travels_too_long() -> None:
    """They may still agree on one."""
    assert limits_of(wethouder({"plek": ("bij_coach",)}), coach(reistijd="30")) == (Limit.REISTIJD,)
    assert limits_of(wethouder({"plek": None}), coach()) == ()


def test_what_cannot_be_checked_is_a_warning() -> None:
    """Never safe in silence."""
    for unknown in (None, Mark.LATER, "GM9999"):
        one = wethouder({"gemeente": unknown})
        assert limits_of(one, coach(eerder=(ZWOLLE,), provincies=("utrecht",))) == ()
        assert looks_at(one, coach()) == ("gemeente",)
        assert limits_of(one, coach(code="nee")) == (Limit.GEDRAGSCODE,)
    for key in ("woonplaats", "provincies", "eerder_provincies"):
        assert limits_of(wethouder(), coach(**{key: None})) == ()
        assert looks_at(wethouder(), coach(**{key: None})) == ("coach",)
    assert looks_at(wethouder(), coach(eerder=("GM9999",))) == ("coach",)


@pytest.mark.parametrize("said", [None, Mark.LATER, "aan_de_telefoon", "weet_niet"])
def test_names_that_may_still_come_are_a_warning(said: object) -> None:
    """Until the wethouder says that there are none."""
    assert looks_at(wethouder({"uitsluiten": said}), coach()) == ("namen",)


def test_what_a_coach_wrote_is_read_by_a_person() -> None:
    """No rule reads what somebody is not the right person for; and a VOG may still come."""
    assert looks_at(wethouder(), coach(niet_geschikt="Een fusie.", vog="nee")) == (
        "niet_geschikt",
        "vog",
    )


def test_every_limit_that_holds_is_told() -> None:
    """In one order."""
    found = limits_of(wethouder(), coach(code="nee", load=9, eerder=(ZWOLLE,)))
    assert found == (Limit.GEDRAGSCODE, Limit.EERDER, Limit.BUURT, Limit.VOL)


def test_every_warning_names_answers() -> None:
    """Those that it rests on."""
    assert RESTS_ON.keys() == set(LetOp)
