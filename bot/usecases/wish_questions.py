"""What is asked back about a wish of a wethouder, before anything changes: how long, how many, sure?"""

from collections.abc import Iterator

from bot.messages import Key, Message
from bot.usecases import sides
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from storage import outgoing
from storage.people import Known

MOST = 12  # talks: what the agreements allow
EXTRA = ("1", "2", "3")
# The answers under each question; the question is named after its sentence.
ANSWERS = {
    "wens.meer": (*(f"meer-{one}" for one in EXTRA), "laat"),
    "wens.minder": ("minder-een", "minder-genoeg", "laat"),
    "wens.pauze": ("pauze-4", "pauze-8", "pauze-datum", "laat"),
    "wens.andere": ("andere-ja", "laat"),
    "wens.stop": ("stop-ja", "laat"),
}


def ask(turn: Turn, person: Known, at: Standing, question: str) -> None:
    """One of `ANSWERS`."""
    keys = answers(turn, at, question)
    sides.tell(turn, at.case, person.telegram_id, question, keys, question)


def answers(turn: Turn, at: Standing, question: str) -> Iterator[Key]:
    """The buttons under a question; no more talks than the agreements allow."""
    for action in ANSWERS.get(question, ()):
        name, _, more = action.partition("-")
        if name != "meer" or at.planned + int(more) <= MOST:
            yield sides.wish(turn, at.case, action, action.replace("-", "_"))


def end(turn: Turn, person: Known, at: Standing, message_id: int) -> None:
    """What was pressed loses its buttons (0: it was typed), and so does what was asked before."""
    over = {message_id} - {0}
    for question in ANSWERS:
        asked = outgoing.end_asking(
            turn.db, question, case_id=at.case.id, chat_id=person.telegram_id
        )
        over |= {one for _, one in asked}
    for one in sorted(over):
        turn.send(person.telegram_id, Message("strip", target=one))
