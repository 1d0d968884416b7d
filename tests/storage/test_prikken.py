"""The days that are proposed for a heisessie, and which of them suit whom."""

from sqlalchemy import Connection

from storage import prikken
from storage.database import Database
from tests.bot import rows
from tests.clock import T0, T
from tests.storage.college import asked_for, member
from tests.storage.pool import day, do


def test_days_are_proposed_in_order_and_once(database: Database) -> None:
    """Two parts of one day are two."""

    def propose(db: Connection) -> None:
        case = asked_for(db)
        named = [(day(9), "dag"), (day(7), "ochtend"), (day(7), "middag"), (day(9), "dag")]
        found = prikken.propose(db, case.id, named, T(3))
        assert [(one.day, one.part) for one in found] == [
            (day(7), "ochtend"), (day(7), "middag"), (day(9), "dag"),
        ]  # fmt: skip
        assert rows.of(db, "case")[0]["next_nudge_at"] == T(3)

    do(database, propose)


def test_what_suits_somebody_takes_the_place_of_what_was_said_before(database: Database) -> None:
    """Who did not answer is not there; other days begin anew."""

    def choose(db: Connection) -> None:
        case = asked_for(db)
        one, _ = member(db, case, "burgemeester", 41), member(db, case, "secretaris", 42)
        first, second = prikken.propose(db, case.id, [(day(7), "dag"), (day(8), "dag")], T0)
        prikken.choose(db, case.id, one.id, {first.id: True, second.id: False}, T0)
        prikken.choose(db, case.id, one.id, {second.id: True}, T0)
        assert prikken.choices(db, case.id) == {one.id: {second.id: True}}
        prikken.propose(db, case.id, [(day(20), "dag")], T0)
        assert prikken.choices(db, case.id) == {}

    do(database, choose)
