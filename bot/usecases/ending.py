"""What follows when a talk ends, and what an answer sets off."""

from bot.messages import Key, Message
from bot.usecases import coordinating, talking, wiping
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.kinds import Answer, Mark
from conversations.scripts import BELLEN
from conversations.talk import Step
from conversations.traject import Event
from storage import cases, talks
from storage.people import Known
from storage.talks import Held


def signals(turn: Turn, held: Held, names: tuple[str, ...]) -> None:
    """Pass on what an answer sets off, without the answer."""
    for name in names:
        case = cases.with_id(turn.db, held.case_id)
        assert case
        coordinating.signal(turn, case, name)


def ended(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """A talk is over: what comes next."""
    chat, name = person.telegram_id, held.script
    match step.outcome:
        case "verstuurd":
            case = cases.with_id(turn.db, held.case_id)
            assert case
            cases.happen(turn.db, case, Event.VERSTUURD, turn.now)
            sent = turn.words.say(f"{name}.verstuurd")
            if not number_is_known(turn, person):
                sent += "\n\n" + turn.words.say("wethouder.nog_een_ding")
            turn.send(chat, Message(text=sent))
            coordinating.tell(turn, case, "coordinator.te_bellen")
            ask_number(turn, person, held)
        case "bel_mij":
            turn.say(chat, f"{name}.stop.bel_mij")
            if not ask_number(turn, person, held):
                number_given(turn, held)
        case "klaar":
            _number_known(turn, person, held)
        case "mail":
            wiping.forget(turn, person)
            again = ((Key(turn.words.label("knop.verder"), "start"),),)
            turn.send(chat, Message(text=turn.words.say(f"{name}.stop.mail"), keys=again))
        case "geen_toestemming":
            wiping.forget(turn, person)
            turn.say(chat, f"{name}.stop.geen_toestemming")
        case "gewist":
            wiping.wipe(turn, person)


def number_is_known(turn: Turn, person: Known) -> bool:
    """Whether somebody said on which number to call."""
    every = talks.all_of(turn.db, turn.house.seal, person.id)
    return any(one.script == BELLEN.name and one.finished_at for one in every)


def ask_number(turn: Turn, person: Known, held: Held) -> bool:
    """Ask on which number to call, or ask on; False when that is known already."""
    if number_is_known(turn, person):
        return False
    for one in talks.open_of(turn.db, turn.house.seal, person.id):
        if one.script == BELLEN.name:
            talking.go(turn, person, one, GoOn())
            return True
    naam = held.talk.answers.get("naam")
    known: dict[str, Answer] = {} if naam is None or isinstance(naam, Mark) else {"naam": naam}
    talking.begin(turn, person, held.case_id, BELLEN, known)
    return True


def number_given(turn: Turn, held: Held) -> None:
    """Somebody said on which number to call: who calls hears that now, whatever else is answered."""
    case = cases.with_id(turn.db, held.case_id)
    assert case
    coordinating.number_known(turn, case)


def _number_known(turn: Turn, person: Known, held: Held) -> None:
    turn.say(person.telegram_id, f"{held.script}.klaar")
    rest = talks.open_of(turn.db, turn.house.seal, person.id)
    if rest:
        subject = turn.words.label(f"{rest[0].script}.naam")
        turn.say(person.telegram_id, "weer_verder", onderwerp=subject)
        talking.go(turn, person, rest[0], GoOn())
