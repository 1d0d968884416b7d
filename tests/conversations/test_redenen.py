"""Wishes, weights and the reasons that follow."""

from typing import Any

import pytest

from conversations.gewichten import ASKED, Reden
from conversations.matching import Candidate, Fit, rank
from conversations.pool import Barred, Coach, Gemist, Wethouder, missed_in
from conversations.redenen import Reason
from conversations.script import Privacy
from conversations.scripts.wethouder import WETHOUDER
from tests.conversations import pools
from tests.conversations.pairs import (
    APELDOORN,
    COACH_ANSWERS,
    DAY,
    UTRECHT,
    ZWOLLE,
    changed,
    coach,
    wethouder,
)


def reasons(one: Wethouder, other: Coach, *more: Coach) -> tuple[Reason, ...]:
    """Why this coach for this wethouder."""
    return candidate(one, other, *more).reasons


def candidate(one: Wethouder, other: Coach, *more: Coach) -> Candidate:
    """This coach for this wethouder."""
    return Fit.of(one, {each.id: each for each in (other, *more)}, DAY).candidate(other)


def kinds(one: Wethouder, other: Coach) -> list[Reden]:
    """The reasons by their kind, without the journey that these two always have."""
    return [
        each.reden for each in reasons(one, other) if each.reden not in (Reden.REISTIJD, Reden.PLEK)
    ]


@pytest.mark.parametrize(
    ("reden", "asks", "has", "coach_key"),
    [
        (Reden.ERVARING, {"ervaring": ("burgemeester",)}, {"rollen": ("burgemeester",)}, "rollen"),
        (Reden.ERVARING, {"ervaring": ("crisis",)}, {"ervaring": ("media",)}, "ervaring"),
        (Reden.SITUATIE, {"aanleiding": ("organisatie",)}, {"rollen": ("secretaris",)}, "rollen"),
        (Reden.SITUATIE, {"aanleiding": ("media",)}, {"ervaring": ("media",)}, "ervaring"),
        (Reden.STIJL, {"stijl": ("tegenspreken",)}, {"stijl": ("doorvrager",)}, "stijl"),
        (Reden.ACHTERGROND, {"achtergrond": ("lokale_partij",)}, {"achtergrond": ("lokale_partij",)}, "achtergrond"),
        (Reden.ACHTERGROND, {"achtergrond": ("vrouw",)}, {"aanhef": "mevrouw"}, "aanhef"),
        (Reden.START, {"hoe_lang": "begint"}, {"ervaring": ("start",)}, "ervaring"),
        (Reden.HERINDELING, {"herindeling": "ja"}, {"ervaring": ("herindeling",)}, "ervaring"),
        (Reden.GROOTTE, {}, {"grootte": ("meer",)}, "grootte"),
        (Reden.OBSERVATIE, {"observatie": "raad"}, {"observaties": ("raad",)}, "observaties"),
        (Reden.DAGDELEN, {"dagdelen": ("avond",)}, {"dagdelen": ("avond",)}, "dagdelen"),
    ],
)  # fmt: skip
def test_what_is_asked_and_there_is_a_reason(
    reden: Reden, asks: dict[str, Any], has: dict[str, Any], coach_key: str
) -> None:
    """With the answers of both that it rests on; without what the coach has, there is none."""
    found = [one for one in reasons(wethouder(asks), coach(**has)) if one.reden is reden]
    key = next(iter(asks), "gemeente")
    assert [one.rests_on for one in found] == [(("wethouder", key), ("coach", coach_key))]
    assert reden not in kinds(wethouder(asks), coach())


def named(id_: str, **answers: Any) -> Coach:
    """This coach under another id."""
    return Coach(id_, changed(COACH_ANSWERS, answers))


FAR: dict[str, Any] = {"woonplaats": UTRECHT, "plek": ("bij_coach",)}  # no wish is met
EARLIER = named("x", stijl=("spiegel",))
ONE_OF_EACH: dict[Reden, tuple[dict[str, Any], dict[str, Any]]] = {
    Reden.ERVARING: ({"ervaring": ("burgemeester",)}, {"rollen": ("burgemeester",)}),
    Reden.SITUATIE: ({"aanleiding": ("media",)}, {"ervaring": ("media",)}),
    Reden.STIJL: ({"stijl": ("spiegel",)}, {"stijl": ("spiegel",)}),
    Reden.ACHTERGROND: ({"achtergrond": ("vrouw",)}, {"aanhef": "mevrouw"}),
    Reden.START: ({"hoe_lang": "begint"}, {"ervaring": ("start",)}),
    Reden.HERINDELING: ({"herindeling": "ja"}, {"ervaring": ("herindeling",)}),
    Reden.GROOTTE: ({}, {"grootte": ("meer",)}),
    Reden.OBSERVATIE: ({"observatie": "raad"}, {"observaties": ("raad",)}),
    Reden.ANDERS: ({}, {"stijl": ("verteller",)}),
    Reden.DAGDELEN: ({"dagdelen": ("avond",)}, {"dagdelen": ("avond",)}),
    Reden.PLEK: ({}, {}),
    Reden.REISTIJD: ({}, {}),
    Reden.ONAFHANKELIJK: ({}, FAR),
    Reden.WERKGEBIED: ({}, FAR),
}


@pytest.mark.parametrize("reden", Reden)
def test_without_one_of_the_answers_that_it_rests_on_a_reason_is_gone(reden: Reden) -> None:
    """Every kind of reason there is; on either side."""
    asks, has = ONE_OF_EACH[reden]
    missed = frozenset({Gemist.PERSOON} if reden is Reden.ANDERS else ())
    barred = {EARLIER.id: Barred.GEEN_KLIK}
    one, other = wethouder(asks, missed=missed, barred=barred), coach(**has)
    (found,) = (each for each in reasons(one, other, EARLIER) if each.reden is reden)
    assert {script == "coach" for script, _ in found.rests_on} == {True, False}
    for script, key in found.rests_on:
        less = one
        if script == "wethouder":
            less = wethouder(asks | {key: None}, missed=missed, barred=barred)
        elif script == "klik_wethouder":
            less = wethouder(asks, barred=barred)
        left = reasons(less, coach(**has | {key: None}) if script == "coach" else other, EARLIER)
        assert reden not in [each.reden for each in left]


def test_a_place_that_suits_both_and_a_short_way_are_reasons() -> None:
    """The way is told in about how many minutes."""
    place, way = reasons(wethouder(), coach())
    assert (place.reden, place.rests_on) == (
        Reden.PLEK,
        (("wethouder", "plek"), ("coach", "plek")),
    )
    assert (way.reden, way.number) == (Reden.REISTIJD, 35)
    assert way.rests_on == (("wethouder", "gemeente"), ("coach", "woonplaats"))


@pytest.mark.parametrize(
    ("one", "home"),
    [
        (wethouder(), UTRECHT),  # far
        (wethouder(), None),
        (wethouder({"plek": ("beeldbellen",)}), APELDOORN),
        (wethouder({"gemeente": None}), APELDOORN),
        (wethouder(missed=frozenset({Gemist.AFSTAND})), APELDOORN),
    ],
)
def test_a_long_way_or_one_that_nobody_goes_is_no_reason(one: Wethouder, home: str | None) -> None:
    """Nor is a short one for who asked for distance."""
    assert Reden.REISTIJD not in [each.reden for each in reasons(one, coach(woonplaats=home))]


@pytest.mark.parametrize("answer", [("maakt_niet_uit",), ("grootte",), ("gedeputeerde",)])
def test_what_is_not_asked_or_not_there_is_no_reason(answer: tuple[str, ...]) -> None:
    """No reason is made up."""
    assert kinds(wethouder({"ervaring": answer}), coach(rollen=("wethouder",))) == []


def test_where_no_wish_is_met_two_plain_facts_are_told() -> None:
    """No ties, and the area; each is gone without the answers it rests on."""
    told = candidate(wethouder(), coach(**FAR)).reasons
    assert [one.reden for one in told] == [Reden.ONAFHANKELIJK, Reden.WERKGEBIED]
    assert [one.rests_on for one in told] == [
        (("wethouder", "gemeente"), ("coach", "eerder"), ("coach", "functies_nu")),
        (("wethouder", "gemeente"), ("coach", "provincies")),
    ]
    for key in ("eerder", "functies_nu"):
        (left,) = candidate(wethouder(), coach(**FAR, **{key: None})).reasons
        assert left.reden is Reden.WERKGEBIED
    (left,) = candidate(wethouder(), coach(**FAR, provincies=None)).reasons
    assert left.reden is Reden.ONAFHANKELIJK
    assert candidate(wethouder({"gemeente": None}), coach(**FAR)).reasons == ()
    # Also where somebody is held against a coach who may not be proposed.
    tied = candidate(wethouder(), coach(**FAR, eerder=(ZWOLLE,))).reasons
    assert [one.reden for one in tied] == [Reden.WERKGEBIED]


def test_one_met_wish_is_told_before_a_plain_fact() -> None:
    """There are two then; from two wishes on nothing plain is added."""
    far = coach(**FAR, rollen=("burgemeester",))
    told = candidate(wethouder({"ervaring": ("burgemeester",)}), far).reasons
    assert [one.reden for one in told] == [Reden.ERVARING, Reden.ONAFHANKELIJK]


def test_nothing_that_is_looked_for_is_nothing_to_compare() -> None:
    """Whoever it is."""
    far = coach(**FAR)
    nothing = Wethouder("w", {"toestemming": "ja"})
    assert Fit.of(nothing, {}, DAY).much(far) == 0


def test_the_four_that_weigh_most_are_told_first() -> None:
    """What was asked for outright before what is handy."""
    asks = {
        "ervaring": ("wethouder", "burgemeester"), "aanleiding": ("begin",), "stijl": ("spiegel",),
        "dagdelen": ("avond",), "hoe_lang": "begint",
    }  # fmt: skip
    has = {"rollen": ("wethouder", "burgemeester"), "ervaring": ("start",), "stijl": ("spiegel",), "dagdelen": ("avond",)}  # fmt: skip
    assert [one.reden for one in reasons(wethouder(asks), coach(**has))] == [
        Reden.ERVARING, Reden.SITUATIE, Reden.STIJL, Reden.START,
    ]  # fmt: skip
    half = has | {"rollen": ("wethouder",)}
    assert [one.reden for one in reasons(wethouder(asks), coach(**half))][:3] == [
        Reden.SITUATIE, Reden.STIJL, Reden.ERVARING,
    ]  # fmt: skip


def test_a_reason_on_a_personal_answer_says_so() -> None:
    """As the script of the wethouder has it, in both directions."""
    for reden, key, _ in ASKED:
        question = WETHOUDER.question(key)
        assert question
        has = {"rollen": tuple(pools.COACH_CHOICES["rollen"][0]), "ervaring": tuple(pools.COACH_CHOICES["ervaring"][0]), "stijl": ("doorvrager", "spiegel"), "achtergrond": ("lokale_partij",), "observaties": ("raad",)}  # fmt: skip
        options = [o for o in question.kind.options if o not in ("vooruitkijken", "later", "nee")]
        for option in options:
            several = key in ("ervaring", "aanleiding", "stijl", "achtergrond")
            asks = {key: (option,) if several else option}
            for one in reasons(wethouder(asks), coach(**has)):
                if one.reden is reden:
                    assert one.discreet == (question.privacy is not Privacy.OPEN)


# After no klik


def order(one: Wethouder, *coaches: Coach) -> list[str]:
    """The ids of the candidates, best first."""
    return [each.coach for each in rank(one, coaches, DAY.kaart, DAY.today).candidates]


@pytest.mark.parametrize(
    ("missed", "asks", "first", "then"),
    [
        (Gemist.STIJL, {"stijl": ("spiegel",), "ervaring": ("wethouder",)}, {"rollen": ("wethouder",)}, {"stijl": ("spiegel",)}),
        (Gemist.ERVARING, {"stijl": ("spiegel",), "aanleiding": ("media",), "observatie": "raad"}, {"stijl": ("spiegel",), "observaties": ("raad",)}, {"ervaring": ("media",)}),
        (Gemist.AGENDA, {"stijl": ("spiegel",), "dagdelen": ("avond",)}, {"stijl": ("spiegel",)}, {"dagdelen": ("avond",)}),
        (Gemist.PLEK, {"stijl": ("spiegel",), "plek": ("wandelen",)}, {"stijl": ("spiegel",)}, {"plek": ("wandelen",)}),
        (Gemist.REISTIJD, {}, {"grootte": ("meer",), "woonplaats": "GM0307", "reistijd": "90"}, {}),
    ],
)  # fmt: skip
def test_what_was_missed_counts_for_more_the_next_time(
    missed: Gemist, asks: dict[str, Any], first: dict[str, Any], then: dict[str, Any]
) -> None:
    """The other coach comes first."""
    coaches = named("first", **first), named("then", **then)
    assert order(wethouder(asks), *coaches) == ["first", "then"]
    assert order(wethouder(asks, missed=frozenset({missed})), *coaches) == ["then", "first"]


def test_another_person_works_in_another_way() -> None:
    """Who does not say why gets a coach whose style no earlier coach had."""
    before = named("before", stijl=("spiegel", "klankbord"))
    same, other = named("a", stijl=("spiegel",)), named("b", stijl=("verteller",))
    missed = frozenset({Gemist.PERSOON})
    asking = wethouder(barred={"before": Barred.GEEN_KLIK, "gone": Barred.GEEN_KLIK}, missed=missed)
    assert order(asking, before, same, other) == ["b", "a"]
    told = reasons(asking, other, before)[0]
    assert (told.reden, told.discreet) == (Reden.ANDERS, True)
    assert told.rests_on == (("klik_wethouder", "zoekt"), ("coach", "stijl"))
    unmet = wethouder(barred={"before": Barred.GENOEMD}, missed=missed)
    assert Reden.ANDERS not in [one.reden for one in reasons(unmet, other, before)]


def test_when_every_style_was_tried_no_other_is_left() -> None:
    """Then the rest decides."""
    every = named("before", stijl=tuple(pools.COACH_CHOICES["stijl"][0]))
    asking = wethouder(barred={"before": Barred.GEEN_KLIK}, missed=frozenset({Gemist.PERSOON}))
    assert Reden.ANDERS not in [one.reden for one in reasons(asking, named("a"), every)]


def test_what_was_missed_is_read_from_the_klik_questions() -> None:
    """Of both, and "nee, niets praktisch" is nothing missed."""
    assert missed_in({"zoekt": "stijl", "praktisch": ("agenda", "plek")}) == {
        Gemist.STIJL,
        Gemist.AGENDA,
        Gemist.PLEK,
    }
    assert missed_in({"praktisch": ("nee",)}) == missed_in({}) == frozenset()
