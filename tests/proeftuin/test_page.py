"""The page with the phones, in a real headless Chromium, with a little bot of the tests' own."""

from playwright.async_api import Browser, Page, expect

from bot.proeftuin.telegram import StandIn
from tests.proeftuin.browsing import DESKTOP, in_browser, phone, picture, start, write
from tests.proeftuin.garden import WIDE
from tests.proeftuin.people import KARIN, SANNE, Clock


@in_browser
async def test_a_conversation_goes_by_buttons_texts_and_edits(page: Page) -> None:
    """Start, press, type, edit: each is answered on the phone where it happened."""
    sanne = phone(page)
    await picture(page, "1280-begin")
    await start(sanne)
    await sanne.get_by_role("button", name=WIDE).click()
    await expect(sanne.get_by_text("Beantwoord ✔")).to_be_visible()
    await expect(sanne.get_by_text("bewerkt", exact=True)).to_be_visible()
    await expect(sanne.get_by_text("Bewaard")).to_be_visible()
    await write(sanne, "vier")
    await expect(sanne.get_by_text("U zei: vier")).to_be_visible()
    await sanne.get_by_role("button", name="Bewerk mijn bericht: vier").click()
    await expect(sanne.get_by_role("textbox")).to_have_value("vier")
    await write(sanne, "vijf")
    await expect(sanne.get_by_text("U maakte ervan: vijf")).to_be_visible()
    await expect(phone(page, KARIN.id).get_by_role("log")).to_be_empty()
    await picture(page, "1280-gesprek")


@in_browser
async def test_entities_are_shown_and_text_of_the_bot_is_never_markup(
    page: Page, standin: StandIn
) -> None:
    """Bold is bold, a command can be pressed, and a script stays a text."""
    sanne = phone(page)
    await start(sanne)
    await expect(sanne.locator(".words strong")).to_have_text("Klik")
    await expect(sanne.locator(".words em")).to_have_text("eigen tempo")
    nasty = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
    await standin.call("sendMessage", {"chat_id": SANNE.id, "text": nasty})
    await expect(sanne.get_by_text(nasty)).to_be_visible()
    assert await sanne.locator("img, .words script").count() == 0
    await sanne.get_by_role("button", name="/stop").click()
    await expect(sanne.get_by_text("U zei: /stop")).to_be_visible()


@in_browser
async def test_the_menus_offer_commands_and_other_kinds_of_messages(page: Page) -> None:
    """Both open, work and close with the keyboard alone."""
    sanne = phone(page)
    await start(sanne)
    await sanne.get_by_role("button", name="Opdrachten").press("Enter")
    await expect(sanne.get_by_role("button", name="/verder Verder waar u was")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(sanne.get_by_role("button", name="Opdrachten")).to_be_focused()
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    await expect(sanne.get_by_text("U zei: /verder")).to_be_visible()
    for kind in ("Sticker", "Spraakbericht", "Video"):
        await sanne.get_by_role("button", name="Stuur iets anders").click()
        await sanne.get_by_role("button", name=kind, exact=True).click()
        await expect(sanne.get_by_role("log").get_by_text(kind, exact=True)).to_be_visible()
    await expect(sanne.get_by_text("Ik lees alleen tekst.")).to_have_count(3)


@in_browser
async def test_a_number_is_shared_with_one_press_and_is_not_a_real_one(page: Page) -> None:
    """The reply keyboard says which number, and asks nothing else."""
    sanne = phone(page)
    await start(sanne)
    await write(sanne, "nummer")
    await expect(sanne.get_by_text("verzonnen nummer")).to_be_visible()
    await picture(page, "1280-nummer")
    await sanne.get_by_role("button", name="Deel mijn nummer").click()
    await expect(sanne.get_by_text("Telefoonnummer gedeeld")).to_be_visible()


@in_browser
async def test_the_bot_is_seen_typing_until_its_next_message(page: Page) -> None:
    """A sendChatAction shows in the header of the phone."""
    sanne = phone(page)
    await start(sanne)
    await write(sanne, "denk")
    await expect(sanne.get_by_text("is aan het typen")).to_be_visible()
    await write(sanne, "klaar")
    await expect(sanne.get_by_text("U zei: klaar")).to_be_visible()
    await expect(sanne.get_by_text("is aan het typen")).to_be_hidden()


@in_browser
async def test_a_file_of_the_bot_can_be_downloaded(page: Page) -> None:
    """With its own name and content."""
    sanne = phone(page)
    await start(sanne)
    await write(sanne, "bestand")
    async with page.expect_download() as coming:
        await sanne.get_by_role("link", name="Download").click()
    download = await coming.value
    assert download.suggested_filename == "afspraak.ics"
    assert (await download.path()).read_bytes() == b"BEGIN:VCALENDAR"


@in_browser
async def test_a_blocked_bot_is_silent_until_it_is_unblocked(page: Page, standin: StandIn) -> None:
    """The text box goes, and comes back; the focus is never lost."""
    sanne = phone(page)
    await start(sanne)
    await sanne.get_by_role("button", name="Meer").click()
    await sanne.get_by_role("button", name="Blokkeer Klik", exact=True).click()
    await expect(sanne.get_by_role("textbox")).to_be_hidden()
    await expect(sanne.get_by_role("button", name="Deblokkeer Klik")).to_be_focused()
    assert standin.world.chats[SANNE.id].blocked
    await page.keyboard.press("Enter")
    await expect(sanne.get_by_role("textbox")).to_be_focused()


@in_browser
async def test_the_clock_moves_by_an_hour_a_day_a_week_and_half_a_year(
    page: Page, clock: Clock
) -> None:
    """The date is shown in Dutch, and a message of another day gets a line of its own."""
    shown = page.locator("[data-clock]")
    sanne = phone(page)
    await expect(shown).to_have_text("dinsdag 24 november 2026, 10.00 uur")
    await start(sanne)
    await page.get_by_role("button", name="+ 1 uur").click()
    await expect(shown).to_have_text("dinsdag 24 november 2026, 11.00 uur")
    await page.get_by_role("button", name="+ 1 dag").click()
    await page.get_by_role("button", name="+ 1 week").click()
    await expect(shown).to_have_text("woensdag 2 december 2026, 11.00 uur")
    await write(sanne, "Dag")
    await expect(sanne.locator(".day")).to_have_text(
        ["dinsdag 24 november 2026", "woensdag 2 december 2026"]
    )
    await page.get_by_role("button", name="+ 6 maanden").click()
    await expect(shown).to_have_text("woensdag 2 juni 2027, 12.00 uur")
    assert clock().year == 2027


@in_browser
async def test_the_page_comes_back_by_itself_when_the_connection_was_lost(
    browser: Browser, address: str, standin: StandIn
) -> None:
    """Offline is said in a sentence; online again, the phone shows what happened meanwhile."""
    page = await browser.new_page(viewport=DESKTOP, reduced_motion="reduce")
    await page.goto(address)
    sanne = phone(page)
    await start(sanne)
    await page.context.set_offline(True)
    await write(sanne, "verloren")
    await expect(page.get_by_text("De verbinding is weg")).to_be_visible()
    await expect(sanne.get_by_role("textbox")).to_have_value("verloren")
    await page.context.set_offline(False)
    await standin.call("sendMessage", {"chat_id": SANNE.id, "text": "Daar bent u weer."})
    await expect(sanne.get_by_text("Daar bent u weer.")).to_be_visible()
    await page.close()
