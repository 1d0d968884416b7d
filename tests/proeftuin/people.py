"""The people of these tests, and their clock."""

from datetime import datetime, timedelta

from bot.proeftuin.world import Person
from tests.clock import T0

SANNE = Person(5_000_000_001, "Sanne", "de Vries", "nl", "proeftuin.rol.wethouder")
KARIN = Person(5_000_000_002, "Karin", "Bakker", "nl", "proeftuin.rol.coordinator")
PEOPLE = (SANNE, KARIN)


class Clock:
    """A time that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = T0

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        """Forward, by the names timedelta has."""
        self.now += timedelta(**by)
