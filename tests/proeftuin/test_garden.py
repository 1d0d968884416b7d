"""The proeftuin as somebody meets it: the real bot behind the page, in a real headless Chromium."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.proeftuin import play
from bot.proeftuin.garden import Garden
from bot.proeftuin.people import COORDINATOR, WETHOUDER
from bot.proeftuin.scenes import TRAJECT
from bot.serve import listen, server
from bot.settings import Settings
from tests.proeftuin.browsing import DESKTOP, fixture_in_browser, in_browser, phone, picture, write

WAIT = 10_000  # ms; the bot keeps to Telegram's pace of a message a second
PLAYED = 30_000  # ms; an intake is
FOR_EVER = 3600  # seconds; a play waits until it is stopped


@fixture_in_browser
async def garden(tmp_path: Path) -> AsyncIterator[Garden]:
    """A proeftuin that runs."""
    made = Garden(Settings(_env_file=None), tmp_path)
    await made.start()
    yield made
    await made.stop()


@fixture_in_browser
async def visit(garden: Garden, browser: Browser) -> AsyncIterator[Page]:
    """Its page, just opened."""
    listening = listen("127.0.0.1", 0)
    web = server(garden.page())
    serving = asyncio.create_task(web.serve(sockets=[listening]))
    page = await browser.new_page(viewport=DESKTOP, reduced_motion="reduce")
    page.set_default_timeout(WAIT)
    await page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}/")
    yield page
    await page.close()
    web.should_exit = True
    await serving


async def begin(page: Page, *taps: str) -> Locator:
    """The wethouder presses Start and these buttons."""
    wethouder = phone(page, WETHOUDER)
    for label in ("Start", *taps):
        await wethouder.get_by_role("button", name=label, exact=True).last.click()
    return wethouder


@in_browser
async def test_the_bot_is_restarted_in_the_middle_and_nobody_notices(visit: Page) -> None:
    """What was answered before the restart stands, and the next answer goes on from there."""
    wethouder = await begin(visit, "Ik ga verder", "Ja")
    await visit.get_by_role("button", name="Herstart").click()
    await wethouder.get_by_role("button", name="Ja, dat mag").click()
    await expect(wethouder.get_by_text("Hoe mag ik u aanspreken?")).to_be_visible(timeout=WAIT)


@in_browser
async def test_after_a_week_one_message_says_where_we_were(visit: Page) -> None:
    """Subject, what is left, and one button to go on; after half a year it was erased."""
    wethouder = await begin(visit, "Ik ga verder", "Ja", "Ja, dat mag")
    await expect(wethouder.get_by_text("Hoe mag ik u aanspreken?")).to_be_visible(timeout=WAIT)
    await visit.get_by_role("button", name="+ 1 week").click()
    open_still = wethouder.get_by_text("U hebt een vragenlijst openstaan.")
    await expect(open_still.first).to_be_visible(timeout=WAIT)
    await write(wethouder, "daar ben ik weer")
    await expect(wethouder.get_by_text("Welkom terug.")).to_be_visible(timeout=WAIT)
    await wethouder.get_by_role("button", name="Ga verder").click()
    await expect(wethouder.get_by_text("Vraag 1 van 16").last).to_be_visible(timeout=WAIT)
    await visit.get_by_role("button", name="+ 6 maanden").click()
    await expect(wethouder.get_by_text("Uw antwoorden zijn gewist")).to_be_visible(timeout=WAIT)


@in_browser
async def test_an_old_button_can_be_pressed_and_offers_to_change_that_answer(visit: Page) -> None:
    """It says which question it was, and the question of now stays."""
    taps = ("Ik ga verder", "Ja", "Ja, dat mag", "Als heer", "Overslaan")
    wethouder = await begin(visit, *taps)
    answered = wethouder.locator(".message", has_text="Hoe mag ik u aanspreken?")
    await answered.get_by_text("Oude knoppen").click()
    await answered.get_by_role("button", name="Als mevrouw").click()
    await expect(wethouder.get_by_text("Die knop hoort bij een eerdere vraag")).to_be_visible()
    await expect(wethouder.get_by_role("button", name="Wijzig dit antwoord")).to_be_visible()


@in_browser
async def test_the_coordinator_reads_a_number_that_is_gone_the_next_day(
    visit: Page, garden: Garden
) -> None:
    """Bekijk shows name and number; a day later the message is out of the chat."""
    coordinator = phone(visit, COORDINATOR)
    await coordinator.get_by_role("button", name="Start", exact=True).click()
    wethouder = await begin(visit, "Bel mij")
    await write(wethouder, "Noor Voorbeeld")
    await wethouder.get_by_text("Deel mijn telefoonnummer").click()
    for label in ("Op elk moment", "Klaar", "Nee"):
        await wethouder.get_by_role("button", name=label, exact=True).last.click()
    await coordinator.get_by_role("button", name="Bekijk").click()
    shown = coordinator.get_by_text("Telefoonnummer: 06 12345678")
    await expect(shown).to_be_visible()
    await picture(visit, "1280-bekijk")
    await garden.move(timedelta(days=1))
    await expect(shown).to_have_count(0)


@in_browser
async def test_a_phone_keeps_its_header_in_view_however_long_the_chat(visit: Page) -> None:
    """Scrolling to an old message moves the chat, not the phone."""
    wethouder = await begin(visit, "Ik ga verder", "Ja", "Ja, dat mag", "Als heer")
    await wethouder.locator(".message").first.scroll_into_view_if_needed()
    await expect(wethouder.get_by_text("Klik", exact=True).first).to_be_in_viewport()
    assert await wethouder.locator(".screen").evaluate("screen => screen.scrollTop") == 0


@in_browser
async def test_the_page_shows_how_far_a_play_is(
    visit: Page, garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One button starts and stops it; a line says what happens; the clock cannot be moved meanwhile."""
    monkeypatch.setitem(play.PLAYS, "traject", TRAJECT[:2])
    garden.player.pause = FOR_EVER
    begin, stop, day = (
        visit.get_by_role("button", name=name)
        for name in ("Speel een traject", "Stop het spel", "+ 1 dag")
    )
    line = visit.locator("[data-line]")
    await begin.click()
    await expect(stop).to_be_focused()
    await expect(visit.get_by_role("button", name="Speel een heisessie")).to_be_hidden()
    await expect(day).to_be_disabled()
    await expect(line).to_have_text("Maand 1: iedereen opent het gesprek met Klik")
    await picture(visit, "1280-spel")
    await stop.click()
    await expect(line).to_contain_text("gestopt")
    await expect(day).to_be_enabled()
    garden.player.pause = 0
    await begin.click()
    await expect(line).to_contain_text("Klaar.", timeout=PLAYED)
    await expect(begin).to_be_enabled()
    await expect(day).to_be_enabled()
    await picture(visit, "1280-spel-klaar")
