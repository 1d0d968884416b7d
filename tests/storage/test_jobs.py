"""How the jobs of the clock ran, and which list was given on which day."""

from concurrent.futures import Future
from datetime import timedelta

from sqlalchemy import Connection

from storage import jobs
from storage.database import Database
from storage.jobs import Run
from tests.clock import T0, T
from tests.storage.pool import TODAY, do, until_it_waits

ANNA, BRAM = 1, 2
TICK = Run("tick", T0, None, None, T(1))


def listed(database: Database, chat_id: int = ANNA, days: int = 0) -> bool:
    return do(database, lambda db: jobs.first_today(db, chat_id, TODAY + timedelta(days=days)))


def runs(database: Database) -> list[Run]:
    return database.read(jobs.all_runs)


def test_of_each_job_the_last_run_is_known(database: Database) -> None:
    """By name; at first none is."""
    assert runs(database) == []
    ended = Run("tick", T(5), T(6), "OSError", None)
    other = Run("lijst", T0, T(1), None, T(days=1))
    for one in (TICK, other, ended):
        do(database, lambda db, one=one: jobs.note(db, one))
    assert runs(database) == [other, ended]
    do(database, lambda db: jobs.note(db, TICK))
    assert runs(database) == [other, TICK]


def test_a_list_is_given_once_a_day(database: Database) -> None:
    """To each coördinator."""
    assert listed(database)
    assert not listed(database)
    assert listed(database, BRAM)
    assert listed(database, days=1)
    assert not listed(database, days=1)
    assert not listed(database, BRAM)


def test_a_clock_that_jumps_back_gives_no_list_again(database: Database) -> None:
    """Neither that of yesterday, which was given, nor that of today."""
    assert listed(database, days=-1)
    assert listed(database)
    assert not listed(database, days=-1)
    assert not listed(database)
    assert listed(database, days=1)


def test_of_two_who_give_the_list_at_once_one_does(database: Database) -> None:
    """The second waits, and hears that it was given."""

    def first(db: Connection) -> Future[bool]:
        assert jobs.first_today(db, ANNA, TODAY)
        waiting = database.write(lambda db: jobs.first_today(db, ANNA, TODAY))
        return until_it_waits(db, waiting)

    assert do(database, first).result(30) is False
