"""What the page shows of one phone, as plain JSON values, with the Dutch of its dates."""

import html
from datetime import datetime, timedelta
from typing import Any

from bot.proeftuin.checks import Json
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person, World
from bot.words import Words

_EDITABLE = timedelta(hours=48)


def clock(words: Words, local: datetime) -> str:
    """Such as "dinsdag 24 november 2026, 10.00 uur"."""
    said = words.say("proeftuin.klok.nu", dag=words.day(local.date()), tijd=f"{local:%H.%M}")
    return html.unescape(said)


def phone(standin: StandIn, person: Person, words: Words, local: datetime) -> Json:
    """The state of one phone; `local` is the time of the garden in the reader's zone."""
    world = standin.world
    chat = world.chats[person.id]
    until = chat.typing_until
    return {
        "id": person.id,
        "started": chat.started,
        "blocked": chat.blocked,
        "description": _description(world, person),
        "messages": [_message(each, words, local) for each in standin.transcript(person.id)],
        "commands": world.commands.seen_by(person.id, person.language_code),
        "keyboard": (chat.keyboard or {}).get("keyboard", []),
        "typing": until.isoformat() if until and until > local else None,
        "notice": chat.notice,
    }


def _message(message: Json, words: Words, local: datetime) -> dict[str, Any]:
    at = datetime.fromisoformat(message["at"])
    here = at.astimezone(local.tzinfo)
    return {
        **message,
        "time": f"{here:%H.%M}",
        "day": words.day(here.date()),
        "editable": message["mine"] and message["kind"] == "text" and local - at <= _EDITABLE,
    }


def _description(world: World, person: Person) -> str:
    own = world.descriptions.get(("description", person.language_code))
    return own or world.descriptions.get(("description", ""), "")
