"""A year, from one thing that happens to the next: the real use cases, on a database in memory."""

import heapq
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from bot.reference import load_gemeenten, load_kalender, load_verkiezingen, load_werkvormen
from bot.simulation import checks, checks_heisessies
from bot.simulation.desk import Desk
from bot.simulation.here import Here
from bot.simulation.inhabitants import Inhabitants
from bot.simulation.office import Office
from bot.simulation.people import Somebody
from bot.simulation.town import Phone, Town
from bot.simulation.watch import Change, Watch
from bot.usecases import daily, expiring, retention
from bot.usecases.turn import House
from bot.words import Words
from conversations.kalender import is_working
from conversations.traject import Owner
from storage import backlog, due, outgoing, seen
from storage.models import Case, columns
from storage.sealing import Seal, new_key

BEGINS = date(2027, 1, 4)
DAYS_IN_A_MONTH = 30.4
CASE = columns(Case)
FRIDAY = 4
FORTNIGHT = timedelta(days=14)
KEEP = timedelta(days=2)  # as the clock does
OFFICE = 9_000_000_000
# What the clock does by itself, and the office's own round; local.
LIST, DAY, ROUND, EVENING = time(8, 30), time(9), time(10), time(18)


class Year:
    """The people of a simulation, and everything that happens to them.

    :param wethouders, coaches: how many there are.
    :param months: how long it goes on.
    :param busy: months in which a budget is made.
    :ivar people: everybody but the office, by chat.
    :ivar history: everything that changed, when it is over.
    :ivar kept: the cases that were not erased by then.
    """

    def __init__(
        self,
        wethouders: int,
        coaches: int,
        months: int,
        seed: int,
        zone: ZoneInfo,
        busy: frozenset[int],
    ) -> None:
        words = Words(
            "nl", bureau="Bureau Simulatie", telefoon="038 000 0000", email="sim@voorbeeld.invalid"
        )
        kalender = load_kalender(zone, busy)
        self.house = House(
            words,
            load_gemeenten(),
            Seal.from_text(new_key()),
            frozenset({OFFICE}),
            kalender,
            "KlikBot",
            load_verkiezingen(),
            load_werkvormen(),
        )
        self.watch = Watch()
        self.begins = kalender.instant(BEGINS, time(8))
        self.days = months * DAYS_IN_A_MONTH
        self.ends = self.begins + timedelta(days=self.days)
        self.town = Town(Here(), self.house, self.begins, self.watch)
        self._numbers = count()
        self._coming: list[tuple[datetime, int, Callable[[], None]]] = []
        self.history: list[Change] = []
        self.kept: frozenset[int] = frozenset()
        self.town.write(self.watch.begin)
        inhabitants = Inhabitants(self.town, seed, self.days)
        inhabitants.move_in(wethouders, coaches)
        self.people = inhabitants.people
        self._wants = self.town.write(partial(checks.wanted, seal=self.house.seal))
        coming = (who for who in self.people.values() if who.phone.role is Owner.COACH)
        for day, who in enumerate(coming):
            self._at(self.begins + timedelta(days=day), partial(self._check, who))
        self.town.phones[OFFICE] = phone = Phone(Owner.COORDINATOR)
        desk = Desk(self.town, OFFICE, phone, self.people)
        self.office = Office(desk, inhabitants.answers(OFFICE), inhabitants.chance)

    def run(self, passed: Callable[[float], None] = lambda _: None) -> None:
        """Let it pass.

        :param passed: is told every day which part of it is over.
        """
        self._at(self.begins, partial(self._day, BEGINS, passed))
        while self.town.now < self.ends:
            self._plan()
            self._step()
            self._ring()
        self.history = self.town.write(self.watch.history)
        self.kept = self.town.write(lambda db: frozenset(db.execute(select(CASE.id)).scalars()))
        self.town.database.close()

    def cases(self, kind: str) -> list[Change]:
        """What became of the cases of a kind."""
        return [one for one in self.history if (one.what, one.kind) == ("case", kind)]

    @property
    def roles(self) -> list[tuple[int, Owner]]:
        """Everybody but the office, by chat."""
        return [(who.chat, who.phone.role) for who in self.people.values()]

    def _step(self) -> None:
        """The first thing that happens: by the clock of the bot, or by somebody."""
        nudge, message = self.town.write(_due_in_bot)
        at = min(nudge, message, self._coming[0][0])
        self.town.now = max(self.town.now, at)
        if nudge == at:
            self.town.nudge()
        elif message == at:
            self.town.deliver(self.town.write(partial(backlog.chats_due, now=self.town.now)))
        else:
            heapq.heappop(self._coming)[2]()

    def _ring(self) -> None:
        """Whoever got something looks at it, sooner or later."""
        for chat in self.town.rings:
            who = self.people.get(chat)
            if who and who.looks_at is None and next(who.phone.newest(), None):
                who.looks_at = who.reacts()
                self._at(who.looks_at, partial(self._look, who))
        self.town.rings.clear()

    def _look(self, who: Somebody) -> None:
        who.looks_at = None
        who.look()
        self.town.rings[who.chat] = None  # what was put away is taken up again

    def _check(self, who: Somebody) -> None:
        """A coach looks at the own overview every fortnight, and does what waits."""
        who.do("doe")
        self._at(self.town.now + FORTNIGHT, partial(self._check, who))

    def _plan(self) -> None:
        for at, chat, aim in self.town.plans:
            self._at(at, partial(self.people[chat].do, aim))
        self.town.plans.clear()

    def _at(self, when: datetime, what: Callable[[], None]) -> None:
        heapq.heappush(self._coming, (when, next(self._numbers), what))

    def _day(self, day: date, passed: Callable[[float], None]) -> None:
        """What a day brings."""
        passed((self.town.now - self.begins) / (self.ends - self.begins))
        hours = [(DAY, self._passes)]
        if is_working(day):
            hours += [(LIST, self._list), (ROUND, self.office.work), (EVENING, self._looked_after)]
        for at, what in hours:
            self._at(self.house.kalender.instant(day, at), what)
        tomorrow = day + timedelta(days=1)
        midnight = self.house.kalender.instant(tomorrow, time())
        self._at(midnight, partial(self._day, tomorrow, passed))

    def _list(self) -> None:
        self.town.deliver(self.town.write(partial(daily.tell, house=self.house, now=self.town.now)))

    def _passes(self) -> None:
        town = self.town
        town.deliver(expiring.pass_day(town.database, self.house, town.now))
        town.deliver(retention.pass_terms(town.database, self.house, town.now))
        town.write(partial(_purge, before=town.now - KEEP))

    def _looked_after(self) -> None:
        self.watch.wrong += self.town.write(
            partial(checks.every_day, town=self.town, wants=self._wants)
        )
        self.watch.pictures |= self.town.write(
            partial(checks_heisessies.pictures, seal=self.house.seal)
        )
        if self.town.today.weekday() == FRIDAY:
            self.watch.weeks.append((self.town.today, self.town.write(checks.states)))


def _due_in_bot(db: Connection) -> tuple[datetime, datetime]:
    """When a nudge is due, and when a message is."""
    never = datetime.max.replace(tzinfo=UTC)
    return due.next_at(db) or never, backlog.next_due(db) or never


def _purge(db: Connection, before: datetime) -> None:
    outgoing.purge(db, before)
    seen.purge(db, before)
