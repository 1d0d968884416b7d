"""One use case is one transaction: wholly kept or not at all, once, and never lost to another."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from sqlalchemy import Connection

from bot.inbound import Command, Heard, Inbound, Pressed, Text
from bot.usecases.hear import hear
from storage import talks
from storage.database import Database, open_engine
from storage.sealing import new_key
from storage.talks import Overtaken
from tests.bot import rows
from tests.bot.intake import begin, code_of, go_to, send, whole
from tests.bot.office import Office, a_house, hear_once
from tests.bot.phone import ANNA, COORDINATOR, SECOND, Handset, Town
from tests.clock import T0

HALF = [
    Command("start"), Command("wissen"), Command("mijngegevens"), Text("hoi", 40), Pressed("wis:ja", 3),
]  # fmt: skip


class OnPurpose(Exception):
    """Stands for a process that ends before the commit."""


@pytest.mark.parametrize("event", HALF, ids=lambda event: type(event).__name__)
def test_without_a_commit_nothing_has_changed(anna: Handset, town: Town, event: Inbound) -> None:
    """The work is done and then fails: every table is as it was."""
    go_to(begin(anna), "hoe_lang")
    before = town.read(rows.every_row)

    def fails_at_the_end(db: Connection) -> None:
        assert hear(db, town.house, Heard(9_000, ANNA, event, town.now))
        assert rows.every_row(db) != before
        raise OnPurpose

    with pytest.raises(OnPurpose):
        town.write(fails_at_the_end)
    assert town.read(rows.every_row) == before


@pytest.mark.parametrize("event", HALF, ids=lambda event: type(event).__name__)
def test_a_second_delivery_changes_nothing(anna: Handset, town: Town, event: Inbound) -> None:
    """The same update again: every row of every table is as after the first time."""
    go_to(begin(anna), "hoe_lang")
    town.hear(ANNA, event, 9_000)
    before = town.read(rows.every_row)
    town.now = town.now.replace(hour=18)
    town.hear(ANNA, event, 9_000)
    assert town.read(rows.every_row) == before


def test_a_second_delivery_of_gebeld_changes_nothing(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """The same press delivered twice does not say that it was done already."""
    whole(anna)
    number, data = coordinator.tap("Gesprek gehouden").button("Zoek een coach")
    town.hear(COORDINATOR, Pressed(data, number), 9_000)
    before = town.read(rows.every_row)
    town.hear(COORDINATOR, Pressed(data, number), 9_000)
    assert town.read(rows.every_row) == before


def test_a_talk_that_another_saved_in_the_meantime_is_overtaken(anna: Handset, town: Town) -> None:
    """Whoever saves on what was loaded before keeps nothing, and is told to look again."""
    go_to(begin(anna), "hoe_lang")
    seal = town.house.seal
    (held,) = town.read(lambda db: talks.open_of(db, seal, 1))
    town.write(lambda db: talks.save(db, seal, held, held.talk, {}, town.now))
    before = town.read(rows.every_row)
    with pytest.raises(Overtaken):
        town.write(lambda db: talks.save(db, seal, held, held.talk, {"reces": "x"}, town.now))
    assert town.read(rows.every_row) == before


# Several processes and threads at once


TICKS = ("ma_ochtend", "ma_middag", "di_ochtend", "di_middag", "wo_ochtend", "wo_middag")


def test_two_processes_that_hear_one_person_lose_nothing(office: Office) -> None:
    """Taps in one process, typed texts in the other: every tap is in the choice, every text answered."""
    town = office.town
    anna = go_to(begin(town.phone(ANNA)), "dagdelen")
    stem = anna.last.keys[0].data.rpartition(":")[0]
    number = anna.last.id
    taps = [(800 + i, ANNA, Pressed(f"{stem}:+{tick}", number)) for i, tick in enumerate(TICKS)]
    texts = [(900 + i, ANNA, Text(f"volkomen onleesbaar {i}", 200 + i)) for i in range(6)]
    office.in_processes([*taps], [*texts])
    anna.tap("Klaar")
    kept = town.read(lambda db: rows.opened(db, town.house.seal))["dagdelen"]
    assert all(tick in kept for tick in TICKS)
    queued = town.read(lambda db: rows.of(db, "outgoing", chat_id=ANNA))
    for update_id in (*range(800, 806), *range(900, 906)):
        assert any(row["once"].startswith(f"{update_id}/") for row in queued)


def test_two_processes_with_the_same_updates_answer_each_once(
    office: Office,
) -> None:
    """Typed answers and taps that both processes are given are each handled by one of them."""
    town = office.town
    anna = begin(town.phone(ANNA))
    stem = anna.last.keys[0].data.split(":")[0]
    updates: list[tuple[int, int, Inbound]] = [
        (800, ANNA, Pressed(f"{stem}:opening:verder", 1)),
        (801, ANNA, Text("ja", 50)),
        (802, ANNA, Pressed(f"{stem}:toestemming_bijzonder:ja", 3)),
        (803, ANNA, Text("mevrouw", 51)),
        (804, ANNA, Text("Anna", 52)),
        (805, ANNA, Text("Zwolle", 53)),
    ]
    office.in_processes(updates, updates)
    kept = town.read(lambda db: rows.of(db, "answer"))
    keys = [row["key"] for row in kept]
    assert len(keys) == len(set(keys))
    assert len(town.read(lambda db: rows.of(db, "consent"))) <= 2
    assert len(town.read(lambda db: rows.of(db, "seen"))) == 7


def test_two_processes_that_hear_start_at_once_begin_one_intake(
    office: Office,
) -> None:
    """Start pressed twice, each press heard by another process: one case and one talk a person."""
    town = office.town
    everybody = range(9_000, 9_020)
    for chat_id in everybody:
        town.hear(chat_id, Command("hulp"))
    shares: list[list[tuple[int, int, Inbound]]] = [
        [(first + chat_id, chat_id, Command("start")) for chat_id in everybody]
        for first in (100_000, 200_000)
    ]
    office.in_processes(*shares)
    for table in ("case", "talk"):
        found = town.read(partial(rows.of, name=table))
        assert len({row["person_id"] for row in found}) == len(found) == len(everybody)


def test_two_coordinators_press_gebeld_at_once(office: Office) -> None:
    """One transition and one audit row; the other hears that it was done."""
    town = office.town
    send(town.phone(ANNA))
    code = code_of(town.phone(COORDINATOR))
    press = Pressed(f"c:{code}:zoek", 1)
    office.in_processes([(800, COORDINATOR, press)], [(801, SECOND, press)])
    assert len(town.read(lambda db: rows.of(db, "audit", what="gebeld"))) == 1
    town.deliver()
    texts = [town.phone(chat).everything for chat in (COORDINATOR, SECOND)]
    assert sorted("Dat kan nu niet." in text for text in texts) == [False, True]


def test_sqlite_with_four_writers_loses_nothing(sqlite_url: str) -> None:
    """Four threads, each with connections of its own, hear four people: all answers are there."""
    key = new_key()
    house = a_house(key)

    def one_person(chat_id: int) -> None:
        own = Database(open_engine(sqlite_url))
        say: Callable[[int, Inbound], None] = lambda n, event: hear_once(  # noqa: E731
            own, house, Heard(chat_id * 1000 + n, chat_id, event, T0)
        )
        say(0, Command("start"))
        for number, text in enumerate(("ik ga verder", "ja", "ja", "mevrouw", "Anna", "Zwolle")):
            say(1 + number, Text(text, number))
        for number in range(7, 30):
            say(number, Command("terug" if number % 2 else "overzicht"))
        own.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(one_person, (1, 2, 3, 4)))
    database = Database(open_engine(sqlite_url))
    assert len(database.read(partial(rows.of, name="answer"))) == 4 * 6
    assert len(database.read(partial(rows.of, name="seen"))) == 4 * 30
    database.close()
