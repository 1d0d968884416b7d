"""How the time is shared between the goals: by their rank (domain.md 3.5)."""

from collections.abc import Mapping, Sequence

from conversations.collegeperiode import Doel
from conversations.programma.blokken import Tussen
from conversations.programma.intake import Intake
from conversations.programma.keuzes import usual
from conversations.programma.randen import ENOUGH, LAST_WORD
from conversations.programma.regels import DAGDEEL, STEP, USUAL
from conversations.programma.rooster import Kader
from conversations.werkvormen import (
    AVONDGESPREK,
    CHECK_IN,
    CHECK_OUT,
    SPELREGELS,
    WERKAFSPRAKEN,
    Catalogus,
)

# Of so many goals, the part of the time for each, most important first. Then the bounds of each part:
# they lie in the middle, so that a goal never has less time than one that is less important.
SHARES: Mapping[int, tuple[float, ...]] = {1: (1.0,), 2: (0.6, 0.4), 3: (0.5, 0.3, 0.2)}
BOUNDS: Mapping[int, tuple[float, ...]] = {1: (1, 0), 2: (0.85, 0.5, 0), 3: (0.7, 0.4, 0.25, 0)}
MORE = 12  # slots that the most important goal may have over that: more than ever becomes free
# What time there is for the goals is only known in the end: with a shorter opening it is more. Where
# the shares cannot be kept, they are taken of so much more or less.
READINGS = (1.0, 1.15, 1.3, 0.85)
LUNCH, LEFT = 60, 10  # minutes that are reckoned with
FAR = 1.5  # the larger, the less it costs to be off the share


def time_for_goals(intake: Intake, kaders: Sequence[Kader], werkvormen: Catalogus) -> int:
    """About how many slots are for the goals, when all else takes its usual time."""
    takes = {id_: usual(one, intake.groep) for id_, one in werkvormen.items()}
    last = len(kaders) - 1
    minutes = 0
    for dag, kader in enumerate(kaders):
        minutes += kader.minuten - takes[CHECK_IN]
        minutes -= USUAL[Tussen.PAUZE] * (1 if kader.minuten < DAGDEEL else 2)
        minutes -= LUNCH * kader.lunch + USUAL[Tussen.ONTVANGST] * kader.ontvangst
        minutes -= takes[SPELREGELS] if dag == 0 else 0
        minutes -= takes[WERKAFSPRAKEN] if dag == last else 0
        minutes -= LAST_WORD + ENOUGH if kader.avond else takes[CHECK_OUT] + LEFT
        minutes -= USUAL[Tussen.DINER] if kader.avond and AVONDGESPREK not in takes else 0
    return minutes // STEP


def worth(intake: Intake, doel: Doel, time: float, taken: int) -> list[int | None]:
    """What it is worth that a goal has so many slots, from 0 on; None where that is too few or many.

    :param time: slots for all goals together; `taken` those that this one has from the outset.
    """
    goals, place = len(intake.doelen), intake.doelen.index(doel)
    share = SHARES[goals][place] * time
    most, least = (bound * time for bound in BOUNDS[goals][place : place + 2])
    most += MORE if place == 0 else 0
    return [
        -int((number - share) ** 2 / FAR) if max(least, 1) <= number <= most else None
        for number in range(max(int(most), taken) + 1)
    ]


def least(intake: Intake, doel: Doel, time: float) -> float:
    """How many slots a goal has at least, in whatever reading; `time` is for all goals together."""
    place = intake.doelen.index(doel)
    return BOUNDS[len(intake.doelen)][place + 1] * time * min(READINGS)
