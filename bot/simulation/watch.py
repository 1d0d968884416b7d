"""What is written down while a year goes by: what left when, who was told of what, and every change of
state, also of what is erased later.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import Connection, text

from bot.usecases import wanted
from bot.usecases.turn import House, Turn
from conversations.instellingen import Instellingen
from conversations.nudging import Entry
from conversations.traject import Owner, State
from storage import ledger, people
from storage.outgoing import Row

CODE = re.compile(r"[KH]-[0-9A-Z]{5}")
# What the database itself writes down, for as long as it is there: nothing of it is erased.
TABLE = "CREATE TEMP TABLE history (what, id, case_id, kind, day, before, after, at)"
TRIGGER = """CREATE TEMP TRIGGER {what}_{name} AFTER {how} ON main."{what}"
WHEN {before} IS NOT new.state BEGIN INSERT INTO history
VALUES ('{what}', new.id, {about}, {before}, new.state, {at}); END"""
# Of how many answers the picture of a group was made: the day after the heisessie these are gone.
OF_A_GROUP = """CREATE TEMP TRIGGER of_a_group AFTER UPDATE OF picture ON main.heisessie
WHEN old.picture IS NULL BEGIN INSERT INTO history
SELECT 'picture', new.case_id, new.case_id, 'heisessie', NULL, NULL, COUNT(*), MAX(heard_at)
FROM main.talk WHERE case_id = new.case_id AND script = 'collegelid' AND outcome = 'klaar'; END"""
KEPT = {  # a table: the case, the kind and the day that it is about, and since when
    "case": ("new.id, new.kind, NULL", "new.changed_at"),
    "appointment": ("new.case_id, new.kind, new.day", "new.changed_at"),
    "proposal": ("new.case_id, '', NULL", "COALESCE(new.ended_at, new.asked_at)"),
}
WHEN = {"made": ("INSERT", "NULL"), "changed": ("UPDATE OF state", "old.state")}


@dataclass(frozen=True)
class Left:
    """A message that nobody asked for just then, as it arrived.

    :param own: what its recipient wanted of messages at that moment.
    """

    at: datetime
    chat: int
    role: Owner
    own: Instellingen
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Change:
    """What became of a case, a proposal or an appointment.

    :param kind: of a case, or of an appointment.
    :param before: None when it was made.
    :param day: of an appointment.
    """

    what: str
    id: int
    case_id: int
    kind: str
    day: date | None
    before: str | None
    after: str
    at: datetime


@dataclass
class Watch:
    """All of it.

    :ivar days_told: by the code of a case: on which days the office was told of it.
    :ivar calls: when somebody had to be called because of being late, and in which case.
    :ivar weeks: how many cases are in each state, at the end of each week.
    :ivar pictures: by heisessie, of how many answers the picture was that the group saw.
    :ivar wrong: what must never be.
    """

    lefts: list[Left] = field(default_factory=list)
    days_told: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    calls: list[tuple[datetime, int]] = field(default_factory=list)
    weeks: list[tuple[date, dict[State, int]]] = field(default_factory=list)
    pictures: dict[int, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def begin(self, db: Connection) -> None:
        """From here on the database writes down what changes."""
        db.execute(text(TABLE))
        db.execute(text(OF_A_GROUP))
        for what, (about, at) in KEPT.items():
            for name, (how, before) in WHEN.items():
                trigger = TRIGGER.format(
                    what=what, name=name, how=how, about=about, before=before, at=at
                )
                db.execute(text(trigger))

    def told(self, message: str, today: date) -> None:
        """The office gets a message: the cases that it names."""
        for code in CODE.findall(message):
            self.days_told[code].add(today)

    def left(self, db: Connection, house: House, row: Row, role: Owner, now: datetime) -> None:
        """A message of our own accord arrived."""
        turn, person = Turn(db, house, "", now), people.find(db, row.chat_id)
        assert person
        entries = tuple(line.entry for line in ledger.of_message(db, row.once))
        own = wanted.own(turn, person.id, role)
        self.lefts.append(Left(now, row.chat_id, role, own, entries))

    @staticmethod
    def history(db: Connection) -> list[Change]:
        """Everything that changed, in order."""
        rows = db.execute(text("SELECT * FROM history WHERE what <> 'picture' ORDER BY rowid"))
        return [_change(*row) for row in rows]


def _change(
    what: str,
    id_: int,
    case_id: int,
    kind: str,
    day: str | None,
    before: str | None,
    after: str,
    at: str,
) -> Change:
    on = date.fromisoformat(day) if day else None
    return Change(
        what, id_, case_id, kind, on, before, after, datetime.fromisoformat(at).replace(tzinfo=UTC)
    )
