"""An office on PostgreSQL, in which several processes hear people at the same time."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing.synchronize import Barrier
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.inbound import Heard, Inbound
from bot.reference import load_gemeenten, load_kalender
from bot.usecases.hear import hear
from bot.usecases.turn import House
from bot.words import Words
from storage.database import Database, open_engine
from storage.sealing import Seal, new_key
from storage.talks import Overtaken
from tests.bot.phone import COORDINATOR, SECOND, Town
from tests.clock import T0
from tests.forks import FORKS

Share = list[tuple[int, int, Inbound]]


class Office(NamedTuple):
    """A town, and what another process needs to hear its people too."""

    town: Town
    url: str
    key: str
    processes: ProcessPoolExecutor

    def in_processes(self, one: Share, other: Share) -> None:
        """Run each share of updates in a process of its own, at the same time."""
        begun = [self.processes.submit(hear_all, self.url, self.key, each) for each in (one, other)]
        for each in begun:
            each.result(60)


@contextmanager
def an_office(url: str, processes: ProcessPoolExecutor) -> Iterator[Office]:
    """A town whose people two processes can hear."""
    key = new_key()
    database = Database(open_engine(url))
    town = Town(database, a_house(key))
    yield Office(town, url, key, processes)
    town.close()
    database.close()


@contextmanager
def two_processes() -> Iterator[ProcessPoolExecutor]:
    """Two processes beside this one."""
    with ProcessPoolExecutor(2, FORKS, _Gate.come_to, (FORKS.Barrier(2),)) as pool:
        yield pool


class _Gate:
    """Where a process waits for the other one, so that both begin together."""

    of_all: Barrier

    @classmethod
    def come_to(cls, gate: Barrier) -> None:
        cls.of_all = gate


def a_house(key: str) -> House:
    """The house as each process of one office has it."""
    coordinators = frozenset({COORDINATOR, SECOND})
    seal, zone = Seal([key]), ZoneInfo("Europe/Amsterdam")
    words = Words("nl", bureau="Bureau Test", telefoon="038 000 0000", email="b@voorbeeld.invalid")
    return House(words, load_gemeenten(), seal, coordinators, load_kalender(zone, frozenset()))


def hear_all(url: str, key: str, updates: Share) -> None:
    """What one process does: hear these updates one after the other, beginning all together."""
    house, database = a_house(key), Database(open_engine(url))
    _Gate.of_all.wait(30)
    for update_id, chat_id, event in updates:
        hear_once(database, house, Heard(update_id, chat_id, event, T0))
    database.close()


def hear_once(database: Database, house: House, heard: Heard) -> None:
    """Commit one update as a lane does: again when another process was first."""
    while True:
        try:
            database.write(lambda db: hear(db, house, heard)).result(30)
        except Overtaken:
            continue
        return
