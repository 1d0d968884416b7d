"""/metrics and /health: counts and times, never a name, a code or a text."""

from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families as read

from bot.usecases import nudging
from bot.web import metrics
from storage import due, jobs
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Unavailable
from storage.jobs import Run
from tests.bot import pool
from tests.bot.phone import ANNA, Town


async def get(town: Town, path: str) -> httpx.Response:
    """What the page answers."""
    carries = httpx.ASGITransport(app=metrics.app(town.database, lambda: town.now))
    async with httpx.AsyncClient(transport=carries, base_url="http://klik.invalid") as client:
        return await client.get(path)


async def numbers(town: Town) -> dict[str, float]:
    """Every number, by name and job."""
    answer = await get(town, "/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in read(answer.text)
        for sample in family.samples
    }


async def test_an_empty_house_is_all_zeros(town: Town) -> None:
    """Every count is there from the beginning, so that an alarm can be put on it."""
    assert await numbers(town) == {
        "klik_cases_due": 0, "klik_cases_faulty": 0, "klik_cases_not_reached": 0,
        "klik_messages_waiting": 0, "klik_cases_open traject": 0, "klik_cases_open heisessie": 0,
    }  # fmt: skip


async def test_what_goes_wrong_is_counted(town: Town, case: Traject, coach: Coach) -> None:
    """A case that is due, one that goes wrong, a message that waits and one that did not arrive."""
    pool.shown(town, case, coach)
    assert (await numbers(town))["klik_cases_due"] == 1
    nudging.nudge_due(town.database, town.house, town.now, 50)
    town.write(lambda db: due.set_aside(db, case.id, town.now))
    town.now += timedelta(days=2)
    found = await numbers(town)
    assert found["klik_cases_faulty"] == 1
    assert found["klik_messages_waiting"] == 1
    assert found["klik_cases_not_reached"] == 1


async def test_each_job_has_its_last_and_next_run(town: Town) -> None:
    """And whether it failed."""
    later = town.now + timedelta(seconds=2)
    for run in (
        Run("tick", town.now, town.now, None, later),
        Run("list", town.now, None, "ValueError", None),
    ):
        town.write(lambda db, run=run: jobs.note(db, run))
    found = await numbers(town)
    assert found["klik_job_last_run tick"] == town.now.timestamp()
    assert found["klik_job_next_run tick"] == later.timestamp()
    assert [found[f"klik_job_failed {one}"] for one in ("tick", "list")] == [0, 1]
    assert "klik_job_next_run list" not in found


async def test_nothing_in_it_is_about_somebody(town: Town, case: Traject) -> None:
    """No code of a case, and no id of a person."""
    town.write(lambda db: due.set_aside(db, case.id, town.now))
    said = (await get(town, "/metrics")).text
    assert case.code not in said
    assert str(ANNA) not in said


@pytest.mark.parametrize("path", ["/metrics", "/health"])
async def test_a_database_that_does_not_answer_is_told_as_such(
    town: Town, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """503, which whoever looks after the machine understands."""
    assert (await get(town, path)).status_code == 200

    def gone(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(town.database, "read", gone)
    answer = await get(town, path)
    assert (answer.status_code, answer.text) == (503, "database\n")


async def test_there_is_nothing_else(town: Town) -> None:
    """No other page."""
    assert (await get(town, "/")).status_code == 404
