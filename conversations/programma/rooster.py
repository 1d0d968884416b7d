"""The days of a programme on the clock, as they were asked for and as they can be."""

from dataclasses import dataclass

from conversations.programma.intake import Intake, Lengte
from conversations.programma.regels import STEP, has_lunch

NOON = 12 * 60
BEGIN = {Lengte.DAGDEEL: 13 * 60, Lengte.DAG: 9 * 60, Lengte.TWEE_DAGEN: 13 * 60}
HALF, WHOLE = 4 * 60, 8 * 60  # minutes in a dagdeel and in a day
# Of two days with a night between: when the first ends, and the second begins and ends.
EVENING, NEXT_DAY, HOME = 20 * 60 + 30, 9 * 60, 15 * 60 + 30
EARLIEST, LATEST = 7 * 60, 18 * 60 + 30  # when a day begins and ends, but for one with an evening


@dataclass(frozen=True)
class Kader:
    """One day as it was agreed: minutes after midnight, whether there is an evening and a welcome."""

    begin: int
    einde: int
    avond: bool = False
    ontvangst: bool = True

    @property
    def minuten(self) -> int:
        """How long it is."""
        return self.einde - self.begin

    @property
    def lunch(self) -> bool:
        """Whether they are together all through the time for lunch."""
        return has_lunch(self.begin, self.einde)


def kaders(intake: Intake) -> tuple[Kader, ...]:
    """The days that were asked for; none when they cannot be, such as a whole day from four o'clock.

    A night between makes the first day end with an evening and the second a little shorter.
    """
    begin = BEGIN[intake.lengte] if intake.begin is None else intake.begin
    days: tuple[Kader, ...]
    if intake.lengte is Lengte.TWEE_DAGEN and intake.nacht:
        first = Kader(begin, EVENING, avond=True)
        days = (first, Kader(NEXT_DAY, intake.einde or HOME, ontvangst=False))
    elif intake.lengte is Lengte.TWEE_DAGEN:
        first = Kader(begin, begin + (HALF if begin >= NOON else WHOLE))
        days = (first, Kader(NEXT_DAY, intake.einde or NEXT_DAY + WHOLE))
    else:
        length = HALF if intake.lengte is Lengte.DAGDEEL else WHOLE
        days = (Kader(begin, intake.einde or begin + length),)
    return days if all(map(_can_be, days)) else ()


def _can_be(kader: Kader) -> bool:
    in_time = EARLIEST <= kader.begin < kader.einde <= (EVENING if kader.avond else LATEST)
    return in_time and kader.minuten % STEP == 0
