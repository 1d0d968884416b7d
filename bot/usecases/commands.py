"""The commands of the menu."""

from datetime import datetime

from bot.messages import Key, Message
from bot.usecases import own_data, talking, wiping
from bot.usecases.turn import Turn
from conversations.events import Back, Event, GoOn, Overview, Resumed
from conversations.says import Paused
from conversations.scripts import WETHOUDER
from storage import cases, talks
from storage.people import Known

IN_TALK: dict[str, Event] = {
    "start": Resumed(),
    "verder": GoOn(),
    "terug": Back(),
    "overzicht": Overview(),
}

# What buttons that belong to no talk send.
BUTTONS = frozenset({"start", "wis:ja", "wis:nee", "mijngegevens:ja", "mijngegevens:nee"})


def command(turn: Turn, person: Known, name: str) -> None:
    """One command."""
    chat = person.telegram_id
    if name in IN_TALK:
        held = talks.open_of(turn.db, turn.house.seal, person.id)
        if held:
            newest = max(held, key=lambda one: (one.heard_at, one.id))
            talking.go(turn, person, newest, IN_TALK[name])
        else:
            nothing_open(turn, person, "overzicht.niets", begin=name in ("start", "verder"))
        return
    match name:
        case "stop":
            _stop(turn, person)
        case "wissen":
            _sure(turn, person, "wis.zeker")
        case "mijngegevens":
            _sure(turn, person, "mijngegevens.zeker")
        case "privacy" | "hulp":
            turn.say(chat, name)
        case _:
            turn.say(chat, "opdracht.onbekend")


def pressed(turn: Turn, person: Known, data: str) -> None:
    """A button that belongs to no talk (`BUTTONS`)."""
    match data:
        case "start":
            command(turn, person, "start")
        case "wis:ja":
            wiping.wipe(turn, person)
        case "wis:nee":
            turn.say(person.telegram_id, "wis.nee")
        case "mijngegevens:ja":
            own_data.hand_over(turn, person)
        case "mijngegevens:nee":
            turn.say(person.telegram_id, "mijngegevens.niet")


def nothing_open(turn: Turn, person: Known, message_id: str, *, begin: bool = False) -> None:
    """Somebody speaks and no talk is open: begin, or say how it stands."""
    sent = _sent_at(turn, person)
    if sent:
        turn.say(person.telegram_id, "al_verstuurd", wanneer=turn.house.moment(sent))
    elif begin:
        case = cases.open_for(turn.db, person.id, turn.now)
        talking.begin(turn, person, case.id, WETHOUDER)
    else:
        turn.say(person.telegram_id, message_id)


def _sent_at(turn: Turn, person: Known) -> datetime | None:
    """When the intake was sent, if it was."""
    every = talks.all_of(turn.db, turn.house.seal, person.id)
    return next((one.finished_at for one in reversed(every) if one.outcome == "verstuurd"), None)


def _stop(turn: Turn, person: Known) -> None:
    held = talks.open_of(turn.db, turn.house.seal, person.id)
    if held:
        render = turn.house.render(WETHOUDER, held[0].id)
        turn.send(person.telegram_id, render.message(Paused()))
    else:
        nothing_open(turn, person, "overzicht.niets")


def _sure(turn: Turn, person: Known, message_id: str) -> None:
    """Ask first: what comes next cannot be undone, or shows what was private."""
    if not talks.all_of(turn.db, turn.house.seal, person.id):
        turn.say(person.telegram_id, "wis.niets")
        return
    about = message_id.removesuffix(".zeker")
    keys = tuple(
        (Key(turn.words.label(f"knop.{about}_{answer}"), f"{about}:{answer}"),)
        for answer in ("ja", "nee")
    )
    turn.send(person.telegram_id, Message(text=turn.words.say(message_id), keys=keys))
