"""What the tests of the proeftuin ask for by name: a clock, a stand-in, the page in a browser."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, async_playwright

from bot.proeftuin.telegram import StandIn
from tests.proeftuin.browsing import CHROMIUM, DESKTOP, FLAGS, fixture_in_browser
from tests.proeftuin.garden import running_bot, served_page
from tests.proeftuin.people import PEOPLE, SANNE, Clock


@pytest.fixture(autouse=True)
def _durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library gives waiting times as durations; without this it warns on every 429."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
def clock() -> Clock:
    """Tuesday 24 November 2026, 10.00 in Amsterdam."""
    return Clock()


@pytest.fixture
def standin(clock: Clock) -> StandIn:
    """A stand-in that never says it is too much: the clock stands still."""
    return StandIn(clock, PEOPLE, paced=False)


@pytest.fixture
def begun(standin: StandIn) -> StandIn:
    """A stand-in where Sanne has pressed Start."""
    standin.press_start(SANNE.id)
    return standin


@fixture_in_browser
async def address(standin: StandIn, clock: Clock) -> AsyncIterator[str]:
    """The page, with the little bot running behind it."""
    async with running_bot(standin), served_page(standin, clock) as url:
        yield url


@fixture_in_browser(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """A headless Chromium that stays on this computer: one, in which each page is of a new user."""
    async with async_playwright() as driver:
        launched = await driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        await launched.close()


@fixture_in_browser
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """The page on a desktop; no error in its script, no request to anywhere else."""
    opened = await browser.new_page(viewport=DESKTOP, reduced_motion="reduce")
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith(address) else faults.append(asked.url),
    )
    await opened.goto(address)
    yield opened
    await opened.close()
    assert faults == []
