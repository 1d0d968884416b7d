"""`klik doctor`: a sentence for each thing, ✗ before what is wrong, and an exit code that says it too."""

from datetime import datetime, timedelta

import pytest

from bot.terminal import doctor
from bot.usecases import nudging
from storage import due, jobs
from storage.cases import Traject
from storage.coaches import Coach
from storage.jobs import Run
from storage.sealing import Seal, new_key
from tests.bot import pool
from tests.bot.phone import Town
from tests.bot.terminal import ENGLISH, assert_refused, run
from tests.bot.test_settings import put


@pytest.fixture
def key() -> str:
    return new_key()


@pytest.fixture
def seal(key: str) -> Seal:
    """The seal of the key that the command gets."""
    return Seal([key])


@pytest.fixture(autouse=True)
def _office(monkeypatch: pytest.MonkeyPatch, key: str, database_url: str, town: Town) -> None:
    """The command looks at the database of the town, by the clock of the town."""
    put(monkeypatch, DATABASE_URL=database_url, SECRET_KEYS=key)
    monkeypatch.setattr(doctor, "real_now", lambda: town.now)


def ran(town: Town, name: str, ago: timedelta, fault: str | None = None) -> None:
    """A job ran so long ago, and was to run again two seconds later."""
    at: datetime = town.now - ago
    told = Run(name, at, at, fault, at + timedelta(seconds=2))
    town.write(lambda db: jobs.note(db, told))


def lines(code: int) -> list[str]:
    """What it says; every word of it is Dutch."""
    result = run("doctor")
    assert result.exit_code == code, result.output
    assert not ENGLISH.search(result.output)
    return list(result.output.splitlines())


def test_when_all_is_well_every_line_has_its_mark(town: Town) -> None:
    """And the exit code is 0, so that a script can ask it."""
    for name in ("tick", "day", "list", "retention", "tidy"):
        ran(town, name, timedelta(minutes=1))
    said = lines(0)
    assert all(line.startswith("✓") for line in said)
    assert (
        "✓ Berichten versturen: het laatst op dinsdag 24 november om 09.59 uur, weer op dinsdag 24 november om 09.59 uur."
        in said
    )
    assert "✓ De database is te lezen, en de sleutels passen." in said


def test_a_bot_that_never_ran_is_told_how_to_start(town: Town) -> None:
    """One sentence."""
    assert "✗ De bot heeft hier nog niet gedraaid. Start hem met: klik run." in lines(1)


def test_a_job_that_stands_still_is_named(town: Town) -> None:
    """After ten minutes."""
    ran(town, "tick", timedelta(minutes=9))
    lines(0)
    ran(town, "tick", timedelta(minutes=11))
    assert any(line.startswith("✗ Berichten versturen: staat stil sinds") for line in lines(1))


def test_a_job_that_went_wrong_says_with_what(town: Town) -> None:
    """The name of the error, which is in the log too."""
    ran(town, "retention", timedelta(minutes=1), "KeyError")
    assert any(
        "Wissen na de bewaartijd: ging mis" in one and "(KeyError)" in one for one in lines(1)
    )


def test_cases_that_go_wrong_and_messages_that_did_not_arrive_are_named(
    town: Town, case: Traject, coach: Coach
) -> None:
    """By code, with what to do."""
    ran(town, "tick", timedelta(0))
    pool.shown(town, case, coach)
    nudging.nudge_due(town.database, town.house, town.now, 50)
    town.write(lambda db: due.set_aside(db, case.id, town.now))
    town.now += timedelta(days=1, minutes=1)
    ran(town, "tick", timedelta(0))
    said = lines(1)
    assert f"✗ Hier gaat iets mis: {case.code}. Kijk in het logboek van de bot." in said
    assert f"✗ Een bericht kwam niet aan: {case.code}. Bel deze mensen." in said
    assert "✗ Berichten die nu wachten: 1." in said


def test_keys_that_do_not_fit_are_a_sentence(
    town: Town, case: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything else is said."""
    put(monkeypatch, SECRET_KEYS=new_key())
    assert_refused(run("doctor"))
