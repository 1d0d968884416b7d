"""What was agreed at a heisessie."""

from sqlalchemy import Connection

from storage import werkafspraken
from storage.database import Database
from storage.sealing import Seal
from storage.werkafspraken import Stand
from tests.bot import rows
from tests.clock import T0, T
from tests.storage.college import asked_for, member
from tests.storage.pool import day, do


def test_agreements_are_kept_in_order_and_sealed(database: Database, seal: Seal) -> None:
    """Of one member, or of all together; one stands otherwise, one goes out."""

    def agree(db: Connection) -> None:
        case = asked_for(db)
        lid = member(db, case, "burgemeester", 41)
        one = werkafspraken.add(db, seal, case.id, lid.id, "samen lunchen", day(42), T0)
        other = werkafspraken.add(db, seal, case.id, None, "eerst bellen", None, T(1))
        assert werkafspraken.of_case(db, seal, case.id) == [one, other]
        assert (one.collegelid_id, one.until, one.stand) == (lid.id, day(42), Stand.OPEN)
        assert all(b"lunchen" not in row["body"] for row in rows.of(db, "werkafspraak"))
        assert werkafspraken.to(db, one, Stand.LOOPT, T(2)) == werkafspraken.with_id(
            db, seal, one.id
        )
        assert rows.of(db, "case")[0]["next_nudge_at"] == T(2)
        werkafspraken.drop(db, other)
        assert werkafspraken.with_id(db, seal, other.id) is None

    do(database, agree)
