"""The wishes of a wethouder, held against a coach, and the reasons that follow.

A reason names the answers on both sides that it rests on; without these answers it does not exist.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from conversations.gewichten import (
    AFTER,
    ASKED,
    ASKED_FOR_SIZE,
    SAME,
    STYLES,
    WEIGHTS,
    Meets,
    Reden,
)
from conversations.grenzen import WHOLE_COUNTRY
from conversations.pool import (
    Barred,
    Coach,
    Day,
    Fact,
    Gemist,
    Key,
    Wethouder,
    is_told,
    options,
)
from conversations.script import Privacy, chosen
from conversations.scripts.klik import KLIK_WETHOUDER
from conversations.scripts.wethouder import WETHOUDER

TIES = ("eerder", "functies_nu")
OF_WETHOUDER = {script.name: script for script in (WETHOUDER, KLIK_WETHOUDER)}
LEAST_REASONS, MOST_REASONS = 2, 4
LONG_JOURNEY = 90.0  # minutes; from here on the journey adds nothing
SHORT_JOURNEY = 45.0  # minutes; up to here it is a reason


@dataclass(frozen=True)
class Reason:
    """Why this coach: a sentence by its id, and the answers that it rests on.

    :param what: ids of the labels that fill {wat}.
    :param number: what fills {aantal}: how many of the options are met, or minutes.
    :param discreet: whether it rests on an answer that is not shown in a chat.
    """

    reden: Reden
    rests_on: tuple[Key, ...]
    what: tuple[str, ...] = ()
    number: int = 0
    discreet: bool = False


@dataclass(frozen=True)
class Wish:
    """What a wethouder looks for in one respect: per option the facts that meet it."""

    reden: Reden
    weight: float
    keys: tuple[Key, ...]  # of the answers of the wethouder that it comes from
    meets: tuple[tuple[str, frozenset[Fact]], ...]  # id of the option's label -> facts

    def met(self, coach: Coach) -> int:
        """How many of its options a coach meets."""
        facts = coach.facts
        return sum(not meeting.isdisjoint(facts) for _, meeting in self.meets)

    def reason(self, coach: Coach, day: Day) -> Reason:  # noqa: ARG002 # as Journey has it
        """What a coach meets of it, which is something."""
        met = [(label, found) for label, meeting in self.meets if (found := meeting & coach.facts)]
        told = sorted({key for _, found in met for key, _ in found})
        keys = (*self.keys, *(("coach", key) for key in told))
        labels = tuple(label for label, _ in met)
        return Reason(self.reden, keys, labels, len(labels), is_discreet(keys))


@cache
def is_discreet(keys: tuple[Key, ...]) -> bool:
    """Whether one of these answers of a wethouder is not for a chat (design.md 5)."""
    asked = (OF_WETHOUDER[script].question(key) for script, key in keys if script in OF_WETHOUDER)
    return any(one is not None and one.privacy is not Privacy.OPEN for one in asked)


def wishes(wethouder: Wethouder, pool: Mapping[str, Coach], day: Day) -> tuple[Wish, ...]:
    """All that this wethouder looks for and that weighs something. `pool` knows earlier coaches."""
    return tuple(wish for wish in _wishes(wethouder, pool, day) if wish.weight)


def _wishes(wethouder: Wethouder, pool: Mapping[str, Coach], day: Day) -> Iterator[Wish]:
    answers = wethouder.answers
    for reden, key, table in ASKED:
        wanted = [option for option in chosen(answers.get(key)) if option in table]
        yield from _wish(wethouder, reden, key, {o: table[o] for o in wanted})
    for reden, key in SAME.items():
        yield from _wish(wethouder, reden, key, {o: ((key, o),) for o in chosen(answers.get(key))})
    if wethouder.gemeente is not None and wethouder.gemeente in day.kaart:
        asked = "grootte" in options(answers, "ervaring")
        size = day.kaart.size(wethouder.gemeente)
        weight = _weight(wethouder, Reden.GROOTTE, ASKED_FOR_SIZE if asked else None)
        meets = ((f"coach.grootte.optie.{size}", frozenset({("grootte", size)})),)
        yield Wish(Reden.GROOTTE, weight, (("wethouder", "gemeente"),), meets)
    if Gemist.PERSOON in wethouder.missed:
        yield from _another_style(wethouder, pool)


def _wish(wethouder: Wethouder, reden: Reden, key: str, meets: Meets) -> Iterator[Wish]:
    if meets:
        stem = f"{WETHOUDER.name}.{key}.optie"
        labelled = tuple((f"{stem}.{option}", frozenset(facts)) for option, facts in meets.items())
        yield Wish(reden, _weight(wethouder, reden), (("wethouder", key),), labelled)


def _another_style(wethouder: Wethouder, pool: Mapping[str, Coach]) -> Iterator[Wish]:
    """Who asks for another person without saying why gets somebody who works in another way."""
    clicked_not = [
        pool[id_]
        for id_, why in wethouder.barred.items()
        if id_ in pool and why in (Barred.GEEN_KLIK, Barred.UITGESLOTEN)
    ]
    met = {style for coach in clicked_not for style in options(coach.answers, "stijl")}
    meets = tuple(
        (f"coach.stijl.optie.{style}", frozenset({("stijl", style)}))
        for style in STYLES.values()
        if style not in met
    )
    if met and meets:
        yield Wish(
            Reden.ANDERS, _weight(wethouder, Reden.ANDERS), ((KLIK_WETHOUDER.name, "zoekt"),), meets
        )


def _weight(wethouder: Wethouder, reden: Reden, instead: float | None = None) -> float:
    weight = WEIGHTS[reden] if instead is None else instead
    for missed in wethouder.missed:
        weight *= AFTER[missed].get(reden, 1)
    return weight


@dataclass(frozen=True)
class Journey:
    """The wish for a coach who is not far away."""

    weight: float
    gemeente: str

    def minutes(self, coach: Coach, day: Day) -> float:
        """How long the journey is, LONG_JOURNEY when it is not known."""
        if coach.home is None or coach.home not in day.kaart:
            return LONG_JOURNEY
        return day.kaart.minutes(self.gemeente, coach.home)

    def part(self, coach: Coach, day: Day) -> float:
        """1 at no distance, 0 from LONG_JOURNEY on."""
        return max(0.0, 1 - self.minutes(coach, day) / LONG_JOURNEY)

    def is_short(self, coach: Coach, day: Day) -> bool:
        """Whether it is a reason."""
        return self.minutes(coach, day) <= SHORT_JOURNEY

    def reason(self, coach: Coach, day: Day) -> Reason:
        """About how many minutes a short journey takes."""
        keys = (("wethouder", "gemeente"), ("coach", "woonplaats"))
        return Reason(Reden.REISTIJD, keys, number=5 * round(self.minutes(coach, day) / 5))


def plain(wethouder: Wethouder, coach: Coach, day: Day) -> Iterator[Reason]:
    """What is so for nearly everybody who may be proposed, as far as it was told."""
    gemeente = wethouder.gemeente
    if gemeente is None or gemeente not in day.kaart:
        return
    of_wethouder = ("wethouder", "gemeente")
    told = all(is_told(coach.answers, key) for key in TIES)
    if told and coach.ties.isdisjoint(day.kaart.near(gemeente, 1)):
        keys = (of_wethouder, *(("coach", key) for key in TIES))
        yield Reason(Reden.ONAFHANKELIJK, keys)
    if coach.area & {day.kaart.province(gemeente), WHOLE_COUNTRY}:
        yield Reason(Reden.WERKGEBIED, (of_wethouder, ("coach", "provincies")))


def journey(wethouder: Wethouder, day: Day) -> Journey | None:
    """The wish for a short journey; None when the two will only see each other on a screen, when
    distance is what was asked for, or when nobody knows from where.
    """
    weight = _weight(wethouder, Reden.REISTIJD)
    gemeente = wethouder.gemeente
    if gemeente is None or gemeente not in day.kaart or not weight:
        return None
    return None if wethouder.places == {"beeldbellen"} else Journey(weight, gemeente)
