"""What waits in the outbox leaves: in order within a chat, chats side by side, at least once."""

import asyncio
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import Connection
from telegram.error import BadRequest

from bot.messages import Message
from bot.usecases.turn import House
from storage import backlog, outgoing
from storage.database import Database
from storage.outgoing import LEASE
from tests.bot import rows
from tests.bot.intake import begin
from tests.bot.phone import ANNA, Town
from tests.bot.post import Gate, Post, queued
from tests.bot.waiting import until


async def test_a_chat_gets_its_messages_in_the_order_they_were_decided(post: Post) -> None:
    """Also when each is queued while the one before is on its way."""
    post.put(1, *"abcdef")
    post.put(2, *"uvw")
    await post.deliver()
    assert post.texts(1) == list("abcdef")
    assert post.texts(2) == list("uvw")
    assert post.waiting() == []


async def test_what_is_queued_while_the_one_before_is_settled_leaves_at_once(
    post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two transactions that miss each other: whoever is sending looks once more."""
    claim, loop, late = post.outbox.claim, asyncio.get_running_loop(), iter("b")

    def misses(db: Connection, chat_id: int) -> outgoing.Row | None:
        found = claim(db, chat_id)
        for text in late if found is None else ():
            body = Message(text=text).dump()
            outgoing.put(db, post.house.seal, "late", chat_id, body, post.now)
            loop.call_soon_threadsafe(post.outbox.drain, chat_id)
        return found

    monkeypatch.setattr(post.outbox, "claim", misses)
    post.put(1, "a")
    await post.deliver()
    assert post.texts(1) == ["a", "b"]


async def test_a_chat_that_hangs_holds_no_other_chat_up(post: Post) -> None:
    """Chats are sent to side by side."""
    post.hold[1] = asyncio.Event()
    post.put(1, "a", "b")
    post.put(2, "c", "d")
    await post.outbox.deliver_due()
    await until(lambda: post.texts(2) == ["c", "d"])
    assert post.texts(1) == []
    post.hold[1].set()
    await post.outbox.settled()
    assert post.texts(1) == ["a", "b"]


async def test_what_left_is_wiped(post: Post) -> None:
    """The body goes; that something was sent, and under which id, stays."""
    post.put(1, "geheim")
    await post.deliver()
    (row,) = post.database.read(lambda db: rows.of(db, "outgoing"))
    assert (row["body"], row["state"], row["message_id"]) == (None, "sent", 1)


async def test_a_crash_after_claiming_loses_nothing(post: Post) -> None:
    """A process claims and dies: nothing leaves before the lease is over, then everything does."""
    post.put(1, "a", "b")
    claimed = post.database.write(lambda db: post.outbox.claim(db, 1)).result(10)
    assert claimed
    assert Message.load(claimed.body).text == "a"
    await post.deliver(seconds=LEASE.total_seconds() - 1)
    assert post.texts(1) == []
    await post.deliver(seconds=1)
    assert post.texts(1) == ["a", "b"]


async def test_a_crash_between_sending_and_marking_repeats_one_message(post: Post) -> None:
    """The message that was on its way leaves twice; no other does, and none is lost."""
    post.put(1, "a", "b", "c")
    post.hold[1] = asyncio.Event()
    first = post.outbox
    await first.deliver_due()
    await until(lambda: 1 in post.began)
    post.arrived.append((1, "a"))  # Telegram got it, and then the process died
    await first.stop(0)
    post.hold.clear()
    post.outbox = post.another()
    await post.deliver(seconds=LEASE.total_seconds() + 1)
    assert post.texts(1) == ["a", "a", "b", "c"]


async def test_two_processes_send_each_message_once(post: Post) -> None:
    """Both look at what is due at the same moment."""
    other = post.another()
    for chat_id in range(1, 9):
        post.put(chat_id, "a", "b")
    await asyncio.gather(post.outbox.deliver_due(), other.deliver_due())
    await asyncio.gather(post.outbox.settled(), other.settled())
    for chat_id in range(1, 9):
        assert post.texts(chat_id) == ["a", "b"]


async def test_a_lease_that_ran_out_while_waiting_for_its_turn_sends_once(
    database: Database, house: House
) -> None:
    """After a long silence that Telegram asked for, what was claimed twice leaves once."""
    gate = Gate()
    post = Post(database, house, gate)
    other = post.another(gate)
    post.put(1, "a", "b")
    await post.outbox.deliver_due()
    await gate.reached(1)
    post.now += LEASE + timedelta(seconds=1)
    await other.deliver_due()
    await gate.reached(2)
    gate.open.set()
    await asyncio.gather(post.outbox.settled(), other.settled())
    assert post.texts(1) == ["a", "b"]


async def test_a_message_that_must_go_again_leaves_a_row_for_that(post: Post) -> None:
    """Removed at its time and not before, also when the process was restarted in between."""
    post.put(1, "x", message=Message(text="naam en nummer", gone_after=3600))
    await post.deliver()
    await post.deliver(minutes=59)
    assert [call.method for call in post.calls] == ["sendMessage"]
    post.outbox = post.another()
    await post.deliver(minutes=1)
    assert post.calls[-1].method == "deleteMessage"
    assert post.calls[-1].parameters["message_id"] == 1


async def test_many_rows_for_later_hold_no_message_up(post: Post) -> None:
    """Thirty messages that will be removed tomorrow stand before the next answer: it leaves now."""
    post.put(1, *"x" * 30, message=Message(text="weg", gone_after=23 * 3600))
    await post.deliver()
    post.put(1, "antwoord")
    await post.deliver()
    assert post.texts(1)[-1] == "antwoord"


async def test_a_message_that_is_erased_while_on_its_way_is_removed_at_once(post: Post) -> None:
    """Who wipes while the coördinator's phone is getting the name has it removed right after."""
    post.hold[1] = asyncio.Event()
    post.put(1, "x", message=Message(text="naam", gone_after=23 * 3600), talk_id=7)
    await post.outbox.deliver_due()
    await until(lambda: 1 in post.began)
    post.database.write(lambda db: outgoing.take_back(db, [7], post.now)).result(10)
    post.hold.pop(1).set()
    await post.outbox.settled()
    await post.deliver()
    assert post.calls[-1].method == "deleteMessage"


def test_an_answer_leaves_before_a_backlog_of_notices(town: Town) -> None:
    """What answers somebody is first among the chats that are due."""
    for number in range(300):
        town.write(partial(queued, town, f"b/{number}", 10_000 + number, priority=1))
    town.delivers = False
    begin(town.phone(ANNA))
    chats = town.read(lambda db: backlog.chats_due(db, town.now))
    assert chats[0] == ANNA


async def test_the_change_of_an_earlier_message_leaves_just_before_the_next_one(post: Post) -> None:
    """In one row: a change that Telegram refuses holds the message up no more than one it makes."""
    changed = Message(text="b", first=(Message("change", "a", target=4),))
    post.faults[2] = [BadRequest("something else")]
    for chat_id in (1, 2):
        post.put(chat_id, "", message=changed)
    await post.deliver()
    assert (post.texts(1), post.texts(2)) == (["a", "b"], ["b"])
    assert post.waiting() == []
