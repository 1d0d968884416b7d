"""Finding a date for a heisessie: what suits how many, and what speaks against a day (domain.md 3, 4.6).

Who can when is no secret to the requester by number; who it is that cannot stays with that member.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from conversations.instellingen import Instellingen
from conversations.kalender import SATURDAY, Kalender, is_working

WHOLE_DAY = "dag"
TERM = 5  # working days to answer


class Teken(StrEnum):
    """What speaks against a day, the heaviest first."""

    FEESTDAG = "feestdag"
    WEEKEND = "weekend"
    RECES = "reces"
    RAADSAVOND = "raadsavond"
    BEGROTING = "begroting"


@dataclass(frozen=True)
class Prikdag:
    """A day that was proposed, or a part of it (both local)."""

    id: int
    day: date
    part: str = WHOLE_DAY


@dataclass(frozen=True)
class Score:
    """How a day stands.

    :param can: how many it suits, of `of` who said so for any day.
    """

    prikdag: Prikdag
    can: int
    of: int
    signs: tuple[Teken, ...]


def signs(day: date, kalender: Kalender, own: Instellingen) -> tuple[Teken, ...]:
    """What speaks against a day (local), seen from the gemeente.

    :param own: whose council evening and regions count: the requester's.
    """
    against = {
        Teken.FEESTDAG: day.weekday() < SATURDAY and not is_working(day),
        Teken.WEEKEND: day.weekday() >= SATURDAY,
        Teken.RECES: kalender.in_recess(day, own.regions),
        Teken.RAADSAVOND: day.weekday() == own.council,
        Teken.BEGROTING: kalender.is_busy(day),
    }
    return tuple(sign for sign, so in against.items() if so)


def scores(
    days: Sequence[Prikdag],
    choices: Mapping[int, Mapping[int, bool]],
    kalender: Kalender,
    own: Instellingen,
) -> list[Score]:
    """Every day, the best first: what suits most, then with the least against it, then the soonest.

    :param choices: by member, for each day (by id) whether it suits; without who did not answer.
    """
    found = [
        Score(
            one,
            sum(mine.get(one.id, False) for mine in choices.values()),
            len(choices),
            signs(one.day, kalender, own),
        )
        for one in days
    ]
    return sorted(found, key=lambda it: (-it.can, len(it.signs), it.prikdag.day, it.prikdag.id))


def best(ranked: Sequence[Score], today: date) -> Score | None:
    """The day to propose; None when none suits anybody, or all have passed."""
    return next((one for one in ranked if one.can and one.prikdag.day > today), None)
