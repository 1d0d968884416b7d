"""What the tests of the proeftuin ask for by name: a clock, two people, a stand-in."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person

SANNE = Person(5_000_000_001, "Sanne", "de Vries", "nl", "proeftuin.rol.wethouder")
KARIN = Person(5_000_000_002, "Karin", "Bakker", "nl", "proeftuin.rol.coordinator")
PEOPLE = (SANNE, KARIN)


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    """Tuesday 24 November 2026, 10.00 in Amsterdam."""
    return Clock()


@pytest.fixture
def standin(clock: Clock) -> StandIn:
    """A stand-in that never says it is too much: the clock stands still."""
    return StandIn(clock, PEOPLE, paced=False)
