"""What a coördinator does with a proposal that is under way: take it back, or go on after a doubt."""

from bot.messages import Key, Message
from bot.usecases import agreeing, coordinating, freezing, proposing, sides, standing
from bot.usecases.coordinating import Press
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.traject import Event, State, can
from conversations.voorstel import Voorstel
from storage import cases


def sure(turn: Turn, press: Press) -> None:
    """Ask first: both sides hear of it."""
    at = standing.of(turn, press.case)
    if not at.proposal or not can(at.case.state, Event.INGETROKKEN):
        coordinating.not_now(turn, press)
        return
    code = at.case.code
    keys = (
        (Key(turn.words.label("knop.intrekken_ja"), f"c:{code}:intrekken_ja:{at.proposal.id}"),),
        (coordinating.key(turn, at.case, "laat_staan"),),
    )
    text = turn.words.say("coordinator.intrekken", code=code)
    turn.send(press.chat, Message(text=text, keys=keys, asks="intrekken"), case_id=at.case.id)


def leave(turn: Turn, press: Press) -> None:
    """On second thoughts not."""
    turn.send(press.chat, Message("strip", target=press.message_id))
    turn.say(press.chat, "coordinator.blijft", code=press.case.code)


def withdraw(turn: Turn, press: Press) -> None:
    """The proposal that was asked about is taken back; whoever knew of it hears one sentence."""
    at = standing.of(turn, press.case)
    proposal = at.proposal
    if not proposal or str(proposal.id) != press.value or not can(at.case.state, Event.INGETROKKEN):
        coordinating.not_now(turn, press)
        return
    cases.audit(turn.db, press.who, "ingetrokken", at.case.id, turn.now)
    if proposal.state is not Voorstel.GEVRAAGD:
        sides.tell(turn, at.case, at.case.telegram_id, "voorstel.ingetrokken")
    _over(turn, at, Event.INGETROKKEN, Voorstel.INGETROKKEN, "coordinator.ingetrokken")


def meet(turn: Turn, press: Press) -> None:
    """They talked about it: the kennismaking comes all the same."""
    at = standing.of(turn, press.case)
    if not _discussed(at, Voorstel.VOORGESTELD):
        coordinating.not_now(turn, press)
        return
    coordinating.end_notices(turn, at.case)
    turn.say(press.chat, "coordinator.toch", code=at.case.code)
    proposing.meet(turn, at)


def go_on(turn: Turn, press: Press) -> None:
    """After a doubt both said yes on the telephone: the agreements come next, which both confirm
    themselves.
    """
    at = standing.of(turn, press.case)
    if not _discussed(at, Voorstel.KENNISMAKEN):
        coordinating.not_now(turn, press)
        return
    cases.audit(turn.db, press.who, "beide ja", at.case.id, turn.now)
    coordinating.end_notices(turn, at.case)
    at = standing.becomes(turn, at, Voorstel.KLIK)
    turn.say(press.chat, "coordinator.door", code=at.case.code)
    agreeing.ask(turn, standing.happen(turn, at, Event.BESPROKEN))


def another(turn: Turn, press: Press) -> None:
    """They talked about it: another coach is looked for."""
    at = standing.of(turn, press.case)
    if at.case.state is not State.BESPREKEN or not at.proposal:
        coordinating.not_now(turn, press)
        return
    met = at.proposal.state is Voorstel.KENNISMAKEN
    state = Voorstel.GEEN_KLIK if met else Voorstel.AFGEWEZEN
    sides.tell(turn, at.case, at.case.telegram_id, "voorstel.ander")
    _over(turn, at, Event.LIEVER_ANDER, state, "coordinator.liever_ander")


def _discussed(at: Standing, state: Voorstel) -> bool:
    """Whether it waits for the coördinator, with the proposal in this state."""
    if at.case.state is not State.BESPREKEN or at.proposal is None:
        return False
    return at.proposal.state is state


def _over(turn: Turn, at: Standing, event: Event, state: Voorstel, message_id: str) -> None:
    freezing.call_off(turn, at)
    proposing.another(turn, at, event, state, message_id)
