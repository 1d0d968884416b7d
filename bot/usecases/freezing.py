"""What is over stays as it is: open questions about it lapse, and a proposal ends."""

from dataclasses import replace

from bot.messages import Message
from bot.usecases import diary, standing
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.scripts import BELLEN, SCRIPTS, WETHOUDER
from conversations.talk import Talk, current
from conversations.voorstel import Voorstel
from storage import outgoing, people, talks

LAPSED = "vervallen"  # the outcome of a talk whose questions no longer matter
# About the person, not about the traject with a coach.
OWN = frozenset({WETHOUDER.name, BELLEN.name})


def lapse(turn: Turn, case_id: int, but: frozenset[str] = OWN) -> None:
    """Nobody is asked anything about a case any more, but in these scripts: what was answered is
    kept, and the question on the table loses its buttons.
    """
    for held in talks.of_case(turn.db, turn.house.seal, case_id):
        if held.finished_at or held.script in but:
            continue
        question = current(SCRIPTS[held.script], held.talk)
        kept = Talk(held.talk.answers)
        talks.save(turn.db, turn.house.seal, held, kept, {}, turn.now, outcome=LAPSED)
        person = people.with_id(turn.db, held.person_id)
        target = outgoing.asked_in(turn.db, held.id, question.key) if question else None
        if person and target:
            turn.send(person.telegram_id, Message("strip", target=target), talk_id=held.id)


def call_off(turn: Turn, at: Standing) -> None:
    """It does not go on now: nothing stays planned, and nobody is asked anything about it."""
    diary.clear(turn, at)
    lapse(turn, at.case.id)


def end(turn: Turn, at: Standing, before_both_said_yes: Voorstel) -> Standing:
    """The open proposal of a case ends; give how the case stands without it.

    :param before_both_said_yes: how it ends then. Later it can be over in one way only.
    """
    if at.proposal is None:
        return at
    over = at.proposal.state is Voorstel.KLIK
    state = Voorstel.BEEINDIGD if over else before_both_said_yes
    return replace(standing.becomes(turn, at, state), proposal=None, coach=None)
