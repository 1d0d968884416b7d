"""What becomes of the earlier messages of a talk: answered, put again, or sent, they have no buttons."""

from dataclasses import replace

from bot.messages import Message
from bot.usecases.turn import Turn
from conversations.kinds import Phone
from conversations.scripts import SCRIPTS
from conversations.talk import Step, current
from conversations.taps import REVIEW
from storage import outgoing
from storage.people import Known
from storage.talks import Held


def over(held: Held, step: Step, asks: list[str]) -> list[str]:
    """The questions whose earlier message is over: put again in a new one, or a correction that was
    left.
    """
    left = held.talk.editing
    settled = step.settled.question.key if step.settled else None
    gone = [left] if left and left not in (step.talk.editing, settled, *asks) else []
    return [key for key in asks if _puts_again(held, key)] + gone


def _puts_again(held: Held, key: str) -> bool:
    """Whether this question may have been put before, in a message that still has its buttons."""
    before = held.talk
    open_now = current(SCRIPTS[held.script], before)
    if key in before.answers:  # then its message was settled, unless it was being corrected
        return key == before.editing
    # After a correction the open question comes back; else only the same one can be put again.
    return bool(key and open_now and (before.editing or key == open_now.key))


def strip(turn: Turn, person: Known, held: Held, key: str) -> None:
    """The last message that put this question loses its buttons."""
    question = SCRIPTS[held.script].question(key)
    if question and not isinstance(question.kind, Phone):  # that one has no buttons of its own
        target = outgoing.asked_in(turn.db, held.id, question.key)
        if target:
            turn.send(person.telegram_id, Message("strip", target=target), talk_id=held.id)


def end_review(turn: Turn, person: Known, held: Held) -> None:
    """The last summary loses its buttons: it was sent, or comes again."""
    if target := outgoing.asked_in(turn.db, held.id, REVIEW):
        turn.send(person.telegram_id, Message("strip", target=target), talk_id=held.id)


def settle(turn: Turn, person: Known, held: Held, step: Step, pressed_on: int | None) -> None:
    """The message of the answered question shows the answer (or that there is one), without buttons."""
    assert step.settled
    message = turn.house.render(SCRIPTS[held.script], held.id).settled(step.settled)
    question = step.settled.question
    if isinstance(question.kind, Phone):
        # Telegram does not change a message with a keyboard of its own; the next one takes it away.
        turn.send(person.telegram_id, Message(text=message.text, no_phone=True), talk_id=held.id)
        return
    target = pressed_on or outgoing.asked_in(turn.db, held.id, question.key)
    if target:
        turn.send(person.telegram_id, replace(message, target=target), talk_id=held.id)
