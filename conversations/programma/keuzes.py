"""Which werkvormen may be chosen for a programme, in which order, and how long they take."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from conversations.collegeperiode import Doel
from conversations.programma.intake import Intake
from conversations.programma.regels import STEP, STRETCH, keeps_out
from conversations.programma.waarom import punten
from conversations.werkvormen import FIXED, Catalogus, Moment, Werkvorm

TOO_SHORT = 2  # how much worse it is than too long
FEW, MANY = 3, 9  # a group of three needs the shortest time of a werkvorm, one of nine the longest


@dataclass(frozen=True, eq=False)
class Keuze:
    """A werkvorm for one goal, with the points that it has there."""

    werkvorm: Werkvorm
    doel: Doel
    punten: int


def usual(werkvorm: Werkvorm, groep: int) -> int:
    """How many minutes it takes with so many people, when time does not press."""
    part = min(max((groep - FEW) / (MANY - FEW), 0), 1)
    longest = min(werkvorm.longest, STRETCH)
    return round((werkvorm.shortest + part * (longest - werkvorm.shortest)) / STEP) * STEP


def durations(werkvorm: Werkvorm, groep: int) -> Iterator[tuple[int, int]]:
    """Every length that it can have, in minutes, and what that costs in points: more and more, the
    farther it is from what is usual, and most when it is too short.
    """
    shortest = -(-werkvorm.shortest // STEP) * STEP
    for minutes in range(shortest, min(werkvorm.longest, STRETCH) + 1, STEP):
        more = (minutes - usual(werkvorm, groep)) // STEP
        yield minutes, -(more**2) * (TOO_SHORT if more < 0 else 1)


def allowed(
    catalogus: Catalogus, intake: Intake, days: int, minutes: int
) -> Mapping[str, Werkvorm]:
    """The werkvormen that no rule keeps out and no wish, by id.

    :param minutes: how long the longest day is.
    """
    wanted = {one.wat for one in intake.vast}
    return {
        id_: werkvorm
        for id_, werkvorm in catalogus.items()
        if not any(keeps_out(werkvorm, intake, days, minutes))
        and (id_ in FIXED or id_ in wanted or not _unwanted(werkvorm, intake))
    }


def _unwanted(werkvorm: Werkvorm, intake: Intake) -> bool:
    """Is for something else, only helps another one, was done before, or is not how they like it. What
    must be on paper comes of one werkvorm only: then that is done once more.
    """
    done = werkvorm.id in intake.eerder and not werkvorm.uitkomsten & intake.uitkomsten
    return (
        werkvorm.moment is Moment.STEUN
        or not {*werkvorm.doelen} & {*intake.doelen}
        or done
        or werkvorm.aard in intake.liever_niet
    )


def keuzes(werkvormen: Iterable[Werkvorm], intake: Intake) -> Iterator[Keuze]:
    """Every werkvorm for each goal that it serves, in the order in which they may follow each other:
    look back, choose, hand over, and for each goal what is light before what is deep.
    """
    every = sorted(werkvormen, key=lambda one: (one.diepte, one.id))
    for doel in Doel:
        if doel in intake.doelen:
            for one in every:
                if doel in one.doelen and one.id not in FIXED and one.moment is not Moment.AVOND:
                    yield Keuze(one, doel, punten(one, doel, intake))
