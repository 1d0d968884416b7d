"""Heisessies beside trajects: found by code, moved on, decided about, and seen together."""

import pytest
from sqlalchemy import Connection

from conversations.heisessie import Event, State
from conversations.levensloop import IllegalEvent
from conversations.traject import Owner
from storage import caseload, cases, heisessies
from storage.database import Database
from storage.sealing import Seal
from storage.talks import Overtaken
from tests.bot import rows
from tests.clock import T0, T
from tests.storage.college import BRAM, TO_THE_END, asked_for, happen, member
from tests.storage.pool import TODAY, coach, day, do, wethouder


def test_a_person_has_a_traject_and_a_heisessie_side_by_side(database: Database) -> None:
    """Neither is found where the other one is looked for."""

    def both(db: Connection) -> None:
        college, traject = asked_for(db), wethouder(db, BRAM)
        assert college.code.startswith("H-")
        assert cases.of_person(db, college.person_id) == traject
        assert heisessies.of_person(db, college.person_id) == [college]
        assert heisessies.with_id(db, traject.id) is cases.with_id(db, college.id) is None
        assert cases.with_code(db, college.code) is None
        assert [one.id for one in caseload.open_cases(db)] == [traject.id]
        assert caseload.open_of_each_kind(db) == {"traject": 1, "heisessie": 1}

    do(database, both)


def test_somebody_asks_for_one_at_a_time(database: Database) -> None:
    """The open one; after it ended a new one, with another code and another calendar entry."""

    def again(db: Connection) -> None:
        first = asked_for(db)
        assert asked_for(db) == first
        happen(db, first, Event.STOP)
        second = asked_for(db)
        assert second.id != first.id
        assert second.uid != first.uid
        assert [one.id for one in heisessies.of_person(db, first.person_id)] == [
            second.id,
            first.id,
        ]

    do(database, again)


@pytest.mark.parametrize("written", ["{}", " {} ", "bare"])
def test_it_is_found_by_its_code_however_that_is_written(database: Database, written: str) -> None:
    """With and without its letter, and in small letters."""

    def found(db: Connection) -> None:
        case = asked_for(db)
        bare = case.code.removeprefix("H-").lower()
        said = bare if written == "bare" else written.format(case.code.lower())
        assert heisessies.with_code(db, said) == case
        assert heisessies.with_code(db, "'; DROP TABLE person") is None

    do(database, found)


def test_it_moves_on_with_an_owner_and_a_day(database: Database) -> None:
    """What may not happen raises and changes nothing; who read it before is overtaken."""

    def walk(db: Connection) -> None:
        first = asked_for(db)
        with pytest.raises(IllegalEvent):
            happen(db, first, Event.GEHOUDEN)
        assert heisessies.lock(db, first.id) == first
        sent = happen(db, first, Event.VERSTUURD)
        assert (sent.state, sent.owner) == (State.TE_BELLEN, Owner.COORDINATOR)
        assert heisessies.with_id(db, first.id) == sent
        with pytest.raises(Overtaken):
            happen(db, first, Event.STOP)
        ended = happen(db, sent, Event.STOP)
        assert (ended.owner, ended.due) == (None, None)

    do(database, walk)


def test_what_is_decided_is_kept_and_looked_at(database: Database, seal: Seal) -> None:
    """A day, who leads it, and the pictures of the group, which nobody can read in the table."""

    def decide(db: Connection) -> None:
        case, lead = asked_for(db), coach(db)
        heisessies.decide(db, case, T(5), day=day(9), part="dag", coach_id=lead.id)
        found = heisessies.lock(db, case.id)
        assert (found.day, found.part, found.facts.begeleider) == (day(9), "dag", True)
        assert rows.of(db, "case")[0]["next_nudge_at"] == T(5)
        assert heisessies.of_coach(db, lead.id) == [found]
        assert heisessies.picture(db, seal, case.id) is None
        heisessies.keep_picture(db, seal, case.id, "gemiddeld")
        assert heisessies.picture(db, seal, case.id) == "gemiddeld"
        assert b"gemiddeld" not in rows.of(db, "heisessie")[0]["picture"]
        assert heisessies.picture(db, seal, case.id, "terugblik") is None
        heisessies.keep_picture(db, seal, case.id, "zinvol", "terugblik")
        assert heisessies.picture(db, seal, case.id, "terugblik") == "zinvol"
        assert heisessies.picture(db, seal, case.id) == "gemiddeld"
        assert b"zinvol" not in rows.of(db, "heisessie")[0]["terugblik"]

    do(database, decide)


def test_those_that_are_late_due_or_past_are_found(database: Database) -> None:
    """What is closed is none of these."""

    def seen(db: Connection) -> None:
        one, other, closed = (asked_for(db, number) for number in (1, 2, 3))
        happen(db, closed, Event.STOP)
        one = happen(db, heisessies.decide(db, one, T0, day=day(1)), Event.VERSTUURD)
        assert one.due
        assert [c.id for c in heisessies.open_ones(db)] == [one.id, other.id]
        assert heisessies.late(db, one.due, 9) == []
        assert [c.id for c in heisessies.late(db, day(3), 9)] == [one.id]
        assert [c.id for c in heisessies.due(db, one.due, [State.TE_BELLEN])] == [one.id]
        assert [c.id for c in heisessies.passed(db, day(1), [State.TE_BELLEN])] == [one.id]
        assert heisessies.passed(db, TODAY, State) == []
        other = heisessies.decide(db, other, T0, day=TODAY, coach_id=coach(db).id)
        other = happen(db, other, *TO_THE_END)
        assert other.state is State.VOLGEN
        assert heisessies.late(db, day(400), 9) == [one]

    do(database, seen)


def test_a_member_finds_the_heisessies_with_a_place_in_it(database: Database) -> None:
    """Those of others are not found."""

    def mine(db: Connection) -> None:
        case, _ = asked_for(db, 1), asked_for(db, 2)
        lid = member(db, case, "burgemeester", 41)
        assert lid.person_id
        assert [one.id for one in heisessies.of_member(db, lid.person_id)] == [case.id]

    do(database, mine)


def test_one_that_is_gone_cannot_be_locked(database: Database) -> None:
    """It was erased in the meantime."""
    with pytest.raises(LookupError, match="case 99"):
        do(database, lambda db: heisessies.lock(db, 99))
