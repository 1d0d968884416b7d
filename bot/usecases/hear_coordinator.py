"""What a coördinator says or presses, in their own chat."""

from collections.abc import Callable

from bot.inbound import Command, Heard, Pressed, Text
from bot.usecases import (
    calling,
    choosing,
    coordinating,
    following,
    talking,
    watching,
    withdrawing,
)
from bot.usecases.coordinating import Press
from bot.usecases.heisessie import office
from bot.usecases.talking import Kept
from bot.usecases.turn import Turn
from conversations.events import Typed
from storage import cases, heisessies, people
from storage.people import Known

# About one case: `c:{code}:{action}:{value}`.
ACTIONS: dict[str, Callable[[Turn, Press], None]] = {
    "bekijk": coordinating.show,
    "traject": watching.one,
    "plan": calling.plan,
    "gehouden": calling.what_next,
    "zoek": calling.look_for_a_coach,
    "nog_een": calling.once_more,
    "geen_coach": calling.no_coach,
    "kandidaten": choosing.show,
    "andere": choosing.others,
    "vraag": choosing.ask,
    "valt_af": choosing.bar,
    "mag_weer": choosing.unbar,
    "intrekken": withdrawing.sure,
    "intrekken_ja": withdrawing.withdraw,
    "laat_staan": withdrawing.leave,
    "toch": withdrawing.meet,
    "door": withdrawing.go_on,
    "ander": withdrawing.another,
}
# About no case: `c::{action}:{value}`.
GENERAL: dict[str, Callable[[Turn, int, str], None]] = {
    "overzicht": watching.overview,
    "coaches": watching.coaches,
    "uitnodigen": watching.invite,
}


def hear(turn: Turn, heard: Heard) -> None:
    """What a coördinator says or presses."""
    chat = heard.chat_id
    person = people.meet(turn.db, chat, heard.language, heard.at)
    people.set_reachable(turn.db, chat, reachable=True)
    kept: Kept | None = None
    match heard.event:
        case Command("start", payload) if payload:
            turn.say(chat, "coordinator.link")
        case Command("start" | "hulp" | "help"):
            turn.say(chat, "coordinator.welkom")
            watching.overview(turn, chat)
        case Command("overzicht"):
            watching.overview(turn, chat)
        case Pressed(data, message_id) if data.startswith("c:"):
            _, code, action, value = (*data.split(":", 3), "", "", "")[:4]
            _pressed(turn, person, code, action, value, message_id)
        case Text(text, message_id) if kept := talking.said(turn, person, Typed(text), message_id):
            pass
        case Text(text) if choosing.named(turn, chat, text):
            pass
        case Pressed() if kept := talking.pressed(turn, person, heard.event):
            pass
        case _:
            turn.say(chat, "coordinator.geen_gesprek")
    if kept and kept.step.outcome:
        following.ENDS[kept.held.script](turn, person, kept.held, kept.step)


def _pressed(
    turn: Turn, person: Known, code: str, action: str, value: str, message_id: int
) -> None:
    chat = person.telegram_id
    if not code and action in GENERAL:
        GENERAL[action](turn, chat, value)
        return
    if code.startswith(heisessies.PREFIX):
        office.pressed(turn, person, code, action, value)
        return
    case = cases.with_code(turn.db, code)
    if case is None:
        turn.say(chat, "coordinator.gewist", code=code)
    elif action in ACTIONS:
        ACTIONS[action](turn, Press(person, case, value, message_id))
