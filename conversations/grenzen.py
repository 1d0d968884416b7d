"""Hard limits: why a coach cannot be proposed to a wethouder, whatever else fits (domain.md 1.7).

What cannot be checked is not safe in silence: it is a warning for the coördinator, who decides.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from conversations.pool import Coach, Day, Key, Wethouder, is_told


class Limit(StrEnum):
    """Why not; `grens.{limit}` is the sentence. In the order in which they are told."""

    TOESTEMMING = "toestemming"  # of the coach
    INTAKE = "intake"  # consent of the wethouder
    GEDRAGSCODE = "gedragscode"
    FEITEN = "feiten"  # the conflict facts of the coach are not complete
    GEWEIGERD = "geweigerd"
    GEEN_KLIK = "geen_klik"
    GENOEMD = "genoemd"
    UITGESLOTEN = "uitgesloten"
    FUNCTIE = "functie"
    EERDER = "eerder"
    BUURT = "buurt"
    PROVINCIE = "provincie"
    LIEVER_NIET = "liever_niet"
    COLLEGE = "college"
    PAUZE = "pauze"
    VOL = "vol"
    WERKGEBIED = "werkgebied"
    REISTIJD = "reistijd"


class LetOp(StrEnum):
    """What the coördinator must look at first; `let_op.{let_op}` is the sentence."""

    GEMEENTE = "gemeente"  # not told, so no conflict could be checked
    COACH = "coach"  # residence, area or an earlier gemeente of the coach is not known
    REGIO = "regio"  # an earlier post in the province
    NAMEN = "namen"  # the wethouder still has to name people
    NIET_GESCHIKT = "niet_geschikt"  # the coach wrote what he or she is not the right person for
    VOG = "vog"


# The answers that a warning rests on.
RESTS_ON: Mapping[LetOp, tuple[Key, ...]] = {
    LetOp.GEMEENTE: (("wethouder", "gemeente"),),
    LetOp.COACH: tuple(
        ("coach", key)
        for key in ("woonplaats", "provincies", "eerder", "functies_nu", "eerder_provincies")
    ),
    LetOp.REGIO: (("wethouder", "gemeente"), ("coach", "eerder_provincies")),
    LetOp.NAMEN: (("wethouder", "uitsluiten"),),
    LetOp.NIET_GESCHIKT: (("coach", "niet_geschikt"),),
    LetOp.VOG: (("coach", "vog"),),
}

CONFLICT_FACTS = ("eerder", "functies_nu", "liever_niet")
VIDEO, WHOLE_COUNTRY = "beeldbellen", "heel_land"
IN_BETWEEN = frozenset({"neutraal", "wandelen"})
WIDER = 2  # somebody who wants distance has no coach from within twice the limit
_ORDER = {limit: place for place, limit in enumerate(Limit)}


def limits(wethouder: Wethouder, coach: Coach, day: Day) -> tuple[Limit, ...]:
    """All limits that keep this coach from this wethouder, in the order of Limit."""
    found = {*of_coach(coach, day), *of_wethouder(wethouder), *of_pair(wethouder, coach, day)}
    return tuple(sorted(found, key=_ORDER.__getitem__))


def of_wethouder(wethouder: Wethouder) -> Iterator[Limit]:
    """Limits that hold towards every coach."""
    if wethouder.answers.get("toestemming") != "ja":
        yield Limit.INTAKE


def of_coach(coach: Coach, day: Day) -> Iterator[Limit]:
    """Limits that hold towards every wethouder."""
    if coach.answers.get("toestemming") != "ja":
        yield Limit.TOESTEMMING
    if coach.answers.get("code") != "ja":
        yield Limit.GEDRAGSCODE
    if not all(is_told(coach.answers, key) for key in CONFLICT_FACTS):
        yield Limit.FEITEN
    if coach.paused_until and day.today < coach.paused_until:
        yield Limit.PAUZE
    if not coach.free:
        yield Limit.VOL


def of_pair(wethouder: Wethouder, coach: Coach, day: Day) -> Iterator[Limit]:
    """Limits between these two. Those about a place need the gemeente of the wethouder."""
    yield from of_names(wethouder, coach)
    yield from of_place(wethouder.gemeente, coach, day, apart=wethouder.wants_distance)
    yield from of_journey(wethouder, coach, day)


def of_names(wethouder: Wethouder, coach: Coach) -> Iterator[Limit]:
    """Limits because of who they are to each other."""
    if coach.id in wethouder.barred:
        yield Limit(wethouder.barred[coach.id])  # named alike


def of_place(gemeente: str | None, coach: Coach, day: Day, *, apart: bool) -> Iterator[Limit]:
    """Limits towards every wethouder of a gemeente.

    :param apart: whether these wethouders want distance.
    """
    if gemeente is None or gemeente not in day.kaart:
        return
    facts = coach.facts
    if ("functies_nu", gemeente) in facts:
        yield Limit.FUNCTIE
    if ("eerder", gemeente) in facts:
        yield Limit.EERDER
    if not coach.ties.isdisjoint(day.kaart.near(gemeente, WIDER if apart else 1)):
        yield Limit.BUURT
    if apart and _was_in_province(gemeente, coach, day):
        yield Limit.PROVINCIE
    if ("liever_niet", gemeente) in facts:
        yield Limit.LIEVER_NIET
    if gemeente in coach.colleges:
        yield Limit.COLLEGE


def of_journey(wethouder: Wethouder, coach: Coach, day: Day) -> Iterator[Limit]:
    """Limits to how far these two travel; none where they can meet on a screen."""
    shared = wethouder.places & coach.places
    gemeente = wethouder.gemeente
    if VIDEO in shared or gemeente is None or gemeente not in day.kaart:
        return
    area, home = coach.area, coach.home
    if area and WHOLE_COUNTRY not in area and day.kaart.province(gemeente) not in area:
        yield Limit.WERKGEBIED
    if home in day.kaart and day.kaart.minutes(gemeente, home) > _reach(shared, wethouder, coach):
        yield Limit.REISTIJD


def _was_in_province(gemeente: str, coach: Coach, day: Day) -> bool:
    return ("eerder_provincies", day.kaart.province(gemeente)) in coach.facts


def _reach(shared: frozenset[str], wethouder: Wethouder, coach: Coach) -> float:
    """How many minutes apart these two may live. At the wethouder's it is the coach who travels, the
    other way round at the coach's, and to a place in between both do. Without a place that suits
    both, neither limit may be passed.
    """
    theirs, ours = wethouder.farthest, coach.farthest
    if not shared:
        return min(theirs, ours)
    if not shared.isdisjoint(IN_BETWEEN):
        return theirs + ours
    return max(ours if place == "bij_mij" else theirs for place in shared)


def let_op(wethouder: Wethouder, coach: Coach, day: Day) -> tuple[LetOp, ...]:
    """What could not be checked, or asks for a look by a person, in the order of LetOp."""
    return tuple(_looked_at(wethouder, coach, day))


def _looked_at(wethouder: Wethouder, coach: Coach, day: Day) -> Iterator[LetOp]:
    told = wethouder.gemeente in day.kaart
    if not told:
        yield LetOp.GEMEENTE
    known = coach.home and all(code in day.kaart for code in coach.ties - {"geen"})
    if not known or not coach.area or not is_told(coach.answers, "eerder_provincies"):
        yield LetOp.COACH
    if wethouder.gemeente is not None and told and _was_in_province(wethouder.gemeente, coach, day):
        yield LetOp.REGIO
    if wethouder.answers.get("uitsluiten") != "nee":
        yield LetOp.NAMEN
    if is_told(coach.answers, "niet_geschikt"):
        yield LetOp.NIET_GESCHIKT
    if coach.answers.get("vog") != "ja":
        yield LetOp.VOG
