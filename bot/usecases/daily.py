"""The daily list of the coördinators: who waits longer than was agreed, what did not arrive, and what
goes wrong here. Nobody gets an empty one.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.messages import Key, Message
from bot.usecases import sides, watching
from bot.usecases.sides import EVERYBODY
from bot.usecases.turn import House, Turn
from storage import caseload, due, heisessies, jobs, ledger, outgoing
from storage.cases import Traject
from storage.heisessies import Heisessie

ASKS = "lijst"
MOST, KEYS = 40, 10  # lines of one kind (they fit in one message), and taps
ARRIVES_WITHIN = timedelta(days=1)

Part = tuple[str, list[str], list[Key]]  # a heading, what is under it, and the taps that act


def tell(db: Connection, house: House, now: datetime) -> tuple[int, ...]:
    """Send each coördinator the list of today, once; the chats that got something."""
    if house.kalender.opening(now, EVERYBODY, in_recess=True) != now:
        return ()
    today = house.kalender.day(now)
    chats: list[int] = []
    lines: list[Part] = []
    for chat in sorted(house.coordinators):
        with Turn(db, house, f"lijst/{chat}/{today:%Y%m%d}", now) as turn:
            lines = lines or list(_lines(turn))
            if lines and jobs.first_today(db, chat, today):
                _send(turn, chat, lines)
        chats += turn.chats
    return tuple(chats)


def _send(turn: Turn, chat: int, lines: list[Part]) -> None:
    parts = [turn.words.say("lijst.kop")]
    parts += ["\n".join([turn.words.say(name), *told]) for name, told, _ in lines]
    keys = [(key,) for _, _, several in lines for key in several]
    keys.append((Key(turn.words.label("knop.overzicht"), "c::overzicht:0"),))
    sides.end(turn, None, ASKS, chat)  # only the newest list has buttons
    message = Message(text="\n\n".join(parts), keys=tuple(keys), asks=ASKS)
    turn.send(chat, message, priority=outgoing.NOTICE)


def _lines(turn: Turn) -> Iterator[Part]:
    db, say = turn.db, turn.words.say
    late: list[Traject | Heisessie] = [
        *caseload.late(db, turn.today, MOST + 1),
        *heisessies.late(db, turn.today, MOST + 1),
    ]
    late.sort(key=lambda one: (one.due or turn.today, one.id))
    told = [
        say(
            "lijst.wacht",
            code=one.code,
            wie=say(f"coordinator.overzicht.{one.owner.value}") if one.owner else "",
            dag=turn.words.weekday(one.due or turn.today),
        )
        for one in late
    ]
    keys = [watching.key_of(turn, one) for one in late[:KEYS]]
    lost = sorted(ledger.not_arrived(db, turn.now - ARRIVES_WITHIN))
    faulty = [code for _, code, _ in due.faulty(db)]
    for heading, every, taps in (
        ("lijst.wachten", told, keys),
        ("lijst.niet_aangekomen", [say("lijst.zaak", code=code) for code in lost], []),
        ("lijst.fout", [say("lijst.zaak", code=code) for code in faulty], []),
    ):
        if every:
            more = [say("lijst.meer")] if len(every) > MOST else []
            yield heading, every[:MOST] + more, taps
