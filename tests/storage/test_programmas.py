"""The versions of a programme."""

from sqlalchemy import Connection

from storage import programmas
from storage.database import Database
from storage.sealing import Seal
from tests.bot import rows
from tests.clock import T0, T
from tests.storage.college import asked_for
from tests.storage.pool import do


def test_the_newest_version_counts_and_the_others_are_kept(database: Database, seal: Seal) -> None:
    """Each with when it was sent and agreed to; sealed."""

    def versions(db: Connection) -> None:
        case = asked_for(db)
        assert programmas.newest(db, seal, case.id) is None
        first = programmas.add(db, seal, case.id, "eerste", T0)
        marked = programmas.mark(db, programmas.mark(db, first, sent_at=T(1)), agreed_at=T(2))
        second = programmas.add(db, seal, case.id, "tweede", T(3))
        assert (first.version, second.version) == (1, 2)
        assert programmas.newest(db, seal, case.id) == second
        assert programmas.of_case(db, seal, case.id) == [second, marked]
        assert (marked.sent_at, marked.agreed_at) == (T(1), T(2))
        assert all(b"eerste" not in row["body"] for row in rows.of(db, "programma"))

    do(database, versions)
