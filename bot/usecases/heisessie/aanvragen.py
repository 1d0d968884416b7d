"""Who asks for a heisessie: the intake begins, and what comes after its end."""

from bot.messages import Key, Message
from bot.usecases import talking
from bot.usecases.heisessie import bellen, office, overview, standing, veiligheid
from bot.usecases.talking import Kept
from bot.usecases.telephone import ask_number
from bot.usecases.turn import Turn
from conversations.events import Resumed
from conversations.heisessie import Event, can
from conversations.scripts import COLLEGE, COLLEGELID
from conversations.talk import Step
from storage import heisessies, talks
from storage.forget import forget_heisessie
from storage.people import Known
from storage.talks import Held


def begin(turn: Turn, person: Known, *, besides: bool = False) -> Kept | None:
    """Somebody asks for a heisessie: the questions begin, or go on where they were.

    :param besides: also by who is in one that somebody else asked for; else that is shown first.
    """
    every = standing.of_person(turn, person)
    if every and not besides and person.id not in {one.person_id for one in every}:
        overview.show(turn, person)
        new = ((Key(turn.words.label("knop.heisessie_aanvragen"), "heisessie:nieuw"),),)
        text = turn.words.say("heisessie.ook_aanvragen")
        turn.send(person.telegram_id, Message(text=text, keys=new))
        return None
    case = heisessies.open_for(turn.db, person.id, turn.now, turn.today)
    held = talks.all_of(turn.db, turn.house.seal, person.id)
    mine = [one for one in held if one.case_id == case.id and one.script == COLLEGE.name]
    if mine and mine[-1].finished_at is None:
        return talking.go(turn, person, mine[-1], Resumed())
    if mine:
        turn.say(person.telegram_id, "heisessie.al_gevraagd", code=case.code)
    else:
        talking.begin(turn, person, COLLEGE, case.id)
    return None


def ended(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The intake of a heisessie ended (COLLEGE)."""
    chat = person.telegram_id
    at = standing.with_id(turn, held.case_id)
    assert at
    match step.outcome:
        case "verstuurd":
            if can(at.case.state, Event.VERSTUURD):
                at = standing.happen(turn, at, Event.VERSTUURD)
            turn.say(chat, "college.verstuurd")
            office.tell(turn, at, "coordinator.heisessie")
            ask_number(turn, person, held)
        case "bel_mij":
            turn.say(chat, "college.stop.bel_mij")
            if can(at.case.state, Event.BEL_MIJ):
                at = standing.happen(turn, at, Event.BEL_MIJ)
            office.tell(turn, at, "coordinator.heisessie_belt")
            ask_number(turn, person, held)
        case "mail" | "geen_toestemming":
            turn.wake(forget_heisessie(turn.db, at.case.id, turn.now))
            again = ((Key(turn.words.label("knop.verder"), "heisessie"),),)
            text = turn.words.say(f"college.stop.{step.outcome}")
            turn.send(chat, Message(text=text, keys=again if step.outcome == "mail" else ()))


def signal(turn: Turn, person: Known, held: Held, name: str) -> None:
    """Something that an answer sets off at once: what was answered is not told, nor by which member."""
    at = standing.with_id(turn, held.case_id)
    if at is None:
        return
    match name:
        case "spoed":
            veiligheid.in_need(turn, at, person)
        case "onveilig":
            veiligheid.stop(turn, at)
        case "bel_eerst":
            office.call_first(turn, at)
        case "bel_mij" if held.script == COLLEGELID.name:
            bellen.asked(turn, at)
        case "bel_mij":
            office.tell(turn, at, "coordinator.heisessie_belt", ("bekijk",))
