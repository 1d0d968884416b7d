"""How these tests look at the page: one phone, a start, a typed text, a picture."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
import pytest_asyncio
from playwright.async_api import Locator, Page, ViewportSize, expect

from tests.proeftuin.people import SANNE

Test = TypeVar("Test", bound=Callable[..., Any])
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = ViewportSize(width=375, height=740)
DESKTOP = ViewportSize(width=1280, height=860)
_ARTEFACTS = Path(__file__).parents[2] / "artefacts"

_where_it_is = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}: install Debian's chromium package"
)
# To start a browser takes longer than most of what is done in it. So there is one for all tests,
# and one event loop to talk with it.
_loop_of_all = pytest.mark.asyncio(loop_scope="session")
fixture_in_browser = partial(pytest_asyncio.fixture, loop_scope="session")


def in_browser(test: Test) -> Test:
    """Mark a test that needs a browser."""
    return _where_it_is(_loop_of_all(test))


def phone(page: Page, person: int = SANNE.id) -> Locator:
    """One phone on the page."""
    return page.locator(f"#phone-{person}")


async def start(where: Locator) -> None:
    """Presses Start and waits for the first question."""
    await where.get_by_role("button", name="Start", exact=True).click()
    await expect(where.get_by_text("Wat wilt u doen?")).to_be_visible()


async def write(where: Locator, text: str) -> None:
    """Types a text and sends it with Enter."""
    await where.get_by_role("textbox").fill(text)
    await where.get_by_role("textbox").press("Enter")


async def picture(page: Page, name: str) -> None:
    """Keeps a screenshot for whoever looks at the test run."""
    _ARTEFACTS.mkdir(exist_ok=True)
    await page.screenshot(path=_ARTEFACTS / f"proeftuin-{name}.png")
