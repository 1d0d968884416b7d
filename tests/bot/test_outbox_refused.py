"""What Telegram refuses, loses or cannot take now: nothing is lost, and nobody else waits for it."""

from collections.abc import Callable
from functools import partial

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.messages import Message
from tests.bot import rows
from tests.bot.intake import send
from tests.bot.phone import ANNA, COORDINATOR, SECOND, Town
from tests.bot.post import Post, queued


def _raising(error: Exception) -> Callable[[object], None]:
    def answer(_call: object) -> None:
        raise error

    return answer


@pytest.mark.parametrize(
    "error",
    [
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: user is deactivated"),
        BadRequest("Chat not found"),
    ],
    ids=str,
)
def test_somebody_who_is_gone_is_told_to_the_coordinator_once(town: Town, error: Exception) -> None:
    """Nothing more is sent to them, and the office hears it by code, once."""
    anna = town.phone(ANNA)
    send(anna)
    anna.answer = _raising(error)  # type: ignore[method-assign, assignment] # this phone is gone
    for once in "wxyz":
        town.write(partial(queued, town, once, ANNA))
        town.deliver()
        town.deliver()
    for chat in (COORDINATOR, SECOND):
        assert town.phone(chat).everything.count("mijn berichten komen niet meer aan") == 1
    states = {row["state"] for row in town.read(lambda db: rows.of(db, "outgoing", chat_id=ANNA))}
    assert states == {"sent", "gone"}


LATER = [RetryAfter(3), NetworkError("Bad Gateway"), TimedOut(), NetworkError("ClientOSError")]


@pytest.mark.parametrize("error", LATER, ids=lambda error: type(error).__name__)
async def test_what_could_not_leave_waits_and_keeps_its_place(post: Post, error: Exception) -> None:
    """Nothing of the chat overtakes it, and it arrives once it can."""
    post.faults[1] = [error, error]
    post.put(1, "a", "b")
    await post.deliver()
    assert post.texts(1) == []
    await post.deliver(seconds=5)
    await post.deliver(seconds=5)
    assert post.texts(1) == ["a", "b"]


async def test_an_answer_of_telegram_that_was_lost_repeats_that_message_only(post: Post) -> None:
    """The message did arrive and is sent again; the order stays."""
    post.after[1] = [TimedOut()]
    post.put(1, "a", "b")
    await post.deliver()
    post.after.clear()
    await post.deliver(seconds=5)
    assert post.texts(1) == ["a", "a", "b"]


async def test_a_row_that_telegram_refuses_lets_the_others_go_first(post: Post) -> None:
    """Set aside, tried three times with an hour between, then left; its body is wiped."""
    post.faults[1] = [BadRequest("Can't parse entities"), None]
    post.put(1, "stuk", "b", "c")
    await post.deliver()
    assert post.texts(1) == ["b", "c"]
    post.faults[1] = [BadRequest("Can't parse entities")] * 9
    for _ in range(4):
        await post.deliver(hours=1)
    assert len([call for call in post.calls if call.parameters["text"] == "stuk"]) == 3
    (row,) = post.database.read(lambda db: rows.of(db, "outgoing", state="refused"))
    assert row["body"] is None


async def test_a_fault_of_our_own_in_one_row_lets_the_others_go(post: Post) -> None:
    """An error that is not Telegram's is as good as a refusal: it blocks nobody."""
    post.faults[1] = [ValueError("ours"), None]
    post.put(1, "stuk", "b")
    await post.deliver()
    assert post.texts(1) == ["b"]


async def test_a_change_that_cannot_leave_now_is_waited_for(post: Post) -> None:
    """The message comes after it, once, and never instead of it."""
    post.put(1, "", message=Message(text="b", first=(Message("change", "a", target=4),)))
    post.faults[1] = [NetworkError("lost"), None, RetryAfter(3)]
    await post.deliver()
    assert post.texts(1) == []
    await post.deliver(seconds=3)
    assert post.texts(1) == ["a"]
    await post.deliver(seconds=3)
    assert post.texts(1) == ["a", "a", "b"]
