"""Photos, files and links on the page with the phones, in a real headless Chromium."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person
from tests.proeftuin.browsing import (
    DESKTOP,
    PHONE,
    fixture_in_browser,
    in_browser,
    phone,
    picture,
    start,
    write,
)
from tests.proeftuin.garden import LINK, running_bot, served_page
from tests.proeftuin.people import KARIN, SANNE, Clock

SIX = tuple(SANNE._replace(id=SANNE.id + number, first_name=f"P{number}") for number in range(6))


async def is_drawn(image: Locator) -> bool:
    """Whether a picture was loaded, and is as wide for its height as it should be."""
    return bool(
        await image.evaluate(
            "async i => (await i.decode(), Math.abs(i.width / i.height - i.naturalWidth / i.naturalHeight) < .02)"
        )
    )


@in_browser
async def test_a_photo_is_sent_with_two_presses_and_shown_on_both_sides(page: Page) -> None:
    """The bot sends it back by its id, with bold words under it."""
    sanne = phone(page)
    await start(sanne)
    await sanne.get_by_role("button", name="Stuur iets anders").click()
    await sanne.get_by_role("button", name="Foto", exact=True).click()
    await expect(sanne.get_by_text("Uw foto")).to_be_visible()
    await expect(sanne.locator(".words strong").last).to_have_text("foto")
    photos = sanne.get_by_role("img", name="Foto")
    await expect(photos).to_have_count(2)
    for photo in await photos.all():
        assert await is_drawn(photo)
    await expect(photos.last).to_be_in_viewport(ratio=1)
    await picture(page, "1280-foto")


@in_browser
async def test_a_picture_of_the_bot_is_shown_and_can_be_taken_away(
    page: Page, standin: StandIn
) -> None:
    """The real one; after deleteMessage nothing of it is on the phone."""
    sanne = phone(page)
    await start(sanne)
    await write(sanne, "beeld")
    image = sanne.get_by_role("img", name="Foto")
    await expect(sanne.get_by_text("Uw cijfers")).to_be_visible()
    assert await is_drawn(image)
    assert await image.evaluate("image => image.naturalWidth") == 720
    last = standin.transcript(SANNE.id)[-1]["id"]
    await standin.call("deleteMessage", {"chat_id": SANNE.id, "message_id": last})
    await expect(image).to_have_count(0)


@in_browser
async def test_a_link_to_the_bot_is_pressed_on_the_phone_where_it_stands(page: Page) -> None:
    """It says "/start" with what the link carries, and opens nothing else."""
    sanne = phone(page)
    await start(sanne)
    await write(sanne, "link")
    await sanne.get_by_role("link", name=LINK).click()
    await expect(sanne.get_by_text("Welkom met abc_123")).to_be_visible()
    assert len(page.context.pages) == 1


@in_browser
async def test_a_link_that_was_copied_is_pasted_on_a_new_phone(
    browser: Browser, address: str
) -> None:
    """Instead of Start; what is no link to the bot is said to be none, and nothing begins."""
    page = await browser.new_page(viewport=DESKTOP, reduced_motion="reduce")
    await page.goto(address)
    karin = phone(page, KARIN.id)
    field = karin.get_by_role("textbox", name="Plak een link naar Klik")
    await field.fill("https://example.org/")
    await field.press("Enter")
    await expect(page.get_by_text("Dit is geen link naar Klik.")).to_be_visible()
    await expect(karin.get_by_role("log")).to_be_empty()
    await field.fill(f" {LINK} ")
    await field.press("Enter")
    await expect(karin.get_by_text("Welkom met abc_123")).to_be_visible()
    await expect(karin.get_by_role("textbox", name="Bericht")).to_be_focused()
    await expect(field).to_be_hidden()
    await page.close()


@in_browser
async def test_a_link_that_is_pasted_in_a_conversation_opens_as_well(page: Page) -> None:
    """A text with more in it stays a text."""
    sanne = phone(page)
    await start(sanne)
    await write(sanne, f"kijk: {LINK}")
    await expect(sanne.get_by_text("U zei: kijk:")).to_be_visible()
    await write(sanne, LINK.removeprefix("https://"))
    await expect(sanne.get_by_text("Welkom met abc_123")).to_be_visible()


@fixture_in_browser(params=[4, 6])
async def crowd(
    request: pytest.FixtureRequest, clock: Clock
) -> AsyncIterator[tuple[str, tuple[Person, ...]]]:
    """The page with more than two phones, and whose they are."""
    people = SIX[: request.param]
    standin = StandIn(clock, people, paced=False)
    async with running_bot(standin), served_page(standin, clock, people) as url:
        yield url, people


@in_browser
async def test_each_of_up_to_six_phones_can_be_used_side_by_side(
    browser: Browser, crowd: tuple[str, tuple[Person, ...]]
) -> None:
    """Four fit; of more, one is seen to be cut off. The page itself is never wider than the screen."""
    url, people = crowd
    page = await browser.new_page(viewport=DESKTOP, reduced_motion="reduce")
    await page.goto(url)
    for person in people:
        await start(phone(page, person.id))
        box = await phone(page, person.id).bounding_box()
        assert box
        assert box["width"] >= 300
    assert await page.evaluate("document.documentElement.scrollWidth") == DESKTOP["width"]
    await page.locator("main").evaluate("main => { main.scrollLeft = 0; }")
    fifth = people[3:4] if len(people) > 4 else ()
    for person in fifth:
        box = await phone(page, person.id).bounding_box()
        assert box
        assert box["x"] < DESKTOP["width"] < box["x"] + box["width"]
    if len(people) <= 4:
        await expect(phone(page, people[-1].id)).to_be_in_viewport(ratio=1)
    await picture(page, f"1280-{len(people)}-telefoons")
    await page.close()


@in_browser
async def test_on_a_small_screen_each_of_up_to_six_phones_can_be_chosen(
    browser: Browser, crowd: tuple[str, tuple[Person, ...]]
) -> None:
    """All their tabs are in view, each at least 44 pixels high."""
    url, people = crowd
    page = await browser.new_page(viewport=PHONE, reduced_motion="reduce")
    await page.goto(url)
    for person in people:
        tab = page.get_by_role("tab", name=person.first_name)
        await expect(tab).to_be_in_viewport(ratio=1)
        box = await tab.bounding_box()
        assert box
        assert box["height"] >= 44
        await tab.click()
        await expect(phone(page, person.id)).to_be_visible()
        await start(phone(page, person.id))
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    await picture(page, f"375-{len(people)}-telefoons")
    await page.close()
