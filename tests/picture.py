"""Makes the picture in the README: `make picture` plays a little in the proeftuin and takes it."""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.proeftuin.garden import Garden
from bot.proeftuin.people import COORDINATOR, WETHOUDER
from bot.serve import listen, server
from bot.settings import Settings
from tests.proeftuin.browsing import CHROMIUM, FLAGS

PICTURE = Path(__file__).parent.parent / ".readme" / "proeftuin.png"
TAPS = ("Ik ga verder", "Ja", "Ja, dat mag", "Als mevrouw")
TYPED = (
    "Noor Voorbeeld",
    "Amersfoort",
    "nee",
    "tot 1 jaar",
    "ik was raadslid",
    "er is een integriteitsvraag",
)


async def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        garden = Garden(Settings(_env_file=None), Path(folder))
        await garden.start()
        listening = listen("127.0.0.1", 0)
        web = server(garden.page())
        serving = asyncio.create_task(web.serve(sockets=[listening]))
        try:
            async with async_playwright() as playwright:
                browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
                page = await browser.new_page(
                    viewport={"width": 1180, "height": 860}, device_scale_factor=1
                )
                await page.goto(f"http://127.0.0.1:{listening.getsockname()[1]}/")
                await play(page)
                await page.screenshot(path=PICTURE)
                await browser.close()
        finally:
            web.should_exit = True
            await serving
            await garden.stop()


async def play(page: Page) -> None:
    """An intake as far as question 5, and what the coördinator sees of it."""
    coordinator = page.locator(f"#phone-{COORDINATOR}")
    await coordinator.get_by_role("button", name="Start", exact=True).click()
    phone = page.locator(f"#phone-{WETHOUDER}")
    await phone.get_by_role("button", name="Start", exact=True).click()
    for label in TAPS:
        await phone.get_by_role("button", name=label, exact=True).last.click()
    for text in TYPED:
        await page.wait_for_timeout(1200)  # a person reads, and the bot keeps to Telegram's pace
        await phone.get_by_role("textbox").fill(text)
        await phone.get_by_role("textbox").press("Enter")
    await coordinator.get_by_role("button", name="Bekijk").click()
    await page.wait_for_timeout(1500)


if __name__ == "__main__":
    asyncio.run(main())
