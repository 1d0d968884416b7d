"""The page on a small screen, in the dark, by keyboard and with a screen reader."""

import asyncio

import pytest
from playwright.async_api import Browser, Page, Route, expect

from bot.proeftuin.telegram import StandIn
from tests.proeftuin.browsing import DESKTOP, PHONE, in_browser, phone, picture, start, write
from tests.proeftuin.garden import WIDE
from tests.proeftuin.people import KARIN


@in_browser
async def test_on_a_small_screen_there_is_one_phone_at_a_time(
    browser: Browser, address: str, standin: StandIn
) -> None:
    """Tabs by press and by arrow key; the other tab counts what is new; nothing is wider than 375."""
    page = await browser.new_page(viewport=PHONE, reduced_motion="reduce", device_scale_factor=2)
    await page.goto(address)
    sanne, karin = phone(page), phone(page, KARIN.id)
    await expect(karin).to_be_hidden()
    await start(sanne)
    await picture(page, "375")
    label = sanne.get_by_role("button", name=WIDE)
    box = await label.bounding_box()
    assert box
    assert box["height"] < 50, "a label of 36 letters fits on one line"
    assert await label.evaluate("button => button.scrollWidth <= button.clientWidth")
    assert await page.evaluate("document.documentElement.scrollWidth") == 375
    standin.press_start(KARIN.id)
    tab = page.get_by_role("tab", name="Karin")
    await expect(tab).to_contain_text("1 nieuw")
    await picture(page, "375-nieuw")
    await page.get_by_role("tab", name="Sanne").press("ArrowRight")
    await expect(karin).to_be_visible()
    await expect(sanne).to_be_hidden()
    await expect(tab).to_be_focused()
    await expect(tab.locator(".unread")).to_be_hidden()
    await page.close()


@in_browser
async def test_in_a_low_window_a_phone_can_be_read(browser: Browser, address: str) -> None:
    """The page is scrolled; a phone does not become a slit."""
    page = await browser.new_page(viewport={"width": 1000, "height": 420}, reduced_motion="reduce")
    await page.goto(address)
    sanne = phone(page)
    await start(sanne)
    box = await sanne.get_by_role("log").bounding_box()
    assert box
    assert box["height"] > 200
    await page.close()


@in_browser
async def test_in_the_dark_the_page_is_dark(browser: Browser, address: str) -> None:
    """prefers-color-scheme is followed, with the same content."""
    page = await browser.new_page(viewport=DESKTOP, color_scheme="dark", reduced_motion="reduce")
    await page.goto(address)
    await start(phone(page))
    ground = await page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(15, 20, 21)"
    await picture(page, "1280-donker")
    await page.close()


_CONTRAST = """() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)|transparent/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const poor = [];
  for (const node of document.querySelectorAll("body *")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim());
    if (!own || !node.checkVisibility() || node.tagName === "SCRIPT") continue;
    const color = getComputedStyle(node).color;
    if (!color.startsWith("rgb(")) continue;
    const pair = [light(color), light(ground(node))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) poor.push(`${node.textContent.trim()}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


@in_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_every_text_has_enough_contrast(
    browser: Browser, address: str, scheme: str, standin: StandIn
) -> None:
    """At least 4.5 to 1, as WCAG 2.2 AA asks, in the light and in the dark."""
    page = await browser.new_page(
        viewport=DESKTOP,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    await page.goto(address)
    sanne = phone(page)
    await start(sanne)
    await write(sanne, "bestand")
    await expect(sanne.get_by_role("link", name="Download")).to_be_visible()
    await sanne.get_by_role("button", name="Opdrachten").click()
    standin.block(KARIN.id)
    await expect(phone(page, KARIN.id).get_by_text("geblokkeerd")).to_be_visible()
    assert await page.evaluate(_CONTRAST) == []
    await page.close()


@in_browser
async def test_everything_that_can_be_pressed_has_a_name_and_the_log_is_announced(
    page: Page,
) -> None:
    """For a screen reader: named buttons, a polite log, a labelled text box."""
    sanne = phone(page)
    await start(sanne)
    for button in await page.get_by_role("button").all():
        name = await button.evaluate("b => b.getAttribute('aria-label') || b.textContent.trim()")
        assert name
    await expect(sanne.get_by_role("log")).to_have_attribute("aria-live", "polite")
    await expect(sanne.get_by_label("Bericht", exact=True)).to_be_visible()
    assert await page.locator("html").get_attribute("lang") == "nl"


@in_browser
async def test_a_clock_button_takes_the_focus_back_from_nobody(page: Page) -> None:
    """Who types while a week passes goes on typing; who does nothing else can press again."""
    week, text = page.get_by_role("button", name="+ 1 week"), phone(page).get_by_role("textbox")
    await start(phone(page))
    go_on = asyncio.Event()

    async def passes_slowly(route: Route) -> None:
        await go_on.wait()
        await route.continue_()

    await page.route("**/clock/*", passes_slowly)
    await week.click()
    await text.focus()
    go_on.set()
    await expect(week).to_be_enabled()
    await expect(text).to_be_focused()
    await week.click()
    await expect(week).to_be_enabled()
    await expect(week).to_be_focused()
