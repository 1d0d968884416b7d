"""A whole year, played: the real bot, the real buttons, and nothing left to chance."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from bot.proeftuin import play
from bot.proeftuin.answers import ANSWERS
from bot.proeftuin.checks import Json
from bot.proeftuin.garden import Garden
from bot.proeftuin.people import COACH1, COACH2, COORDINATOR, LID1, LID2, SECRETARIS, WETHOUDER
from bot.proeftuin.scenes import HEISESSIE, TRAJECT, Scene
from bot.settings import Settings
from bot.words import Words
from conversations.kalender import is_working
from conversations.scripts import KLIK_COACH, KLIK_WETHOUDER
from tests.bot.waiting import BOUND, until

WORDS = Words("nl")
ASKED = (*TRAJECT[:3], Scene(TRAJECT[3].title, TRAJECT[3].acts[:1]))  # until a coach is


@pytest.fixture
async def garden(tmp_path: Path) -> AsyncIterator[Garden]:
    """A proeftuin that runs, and plays without waiting."""
    made = Garden(Settings(_env_file=None), tmp_path)
    made.player.pause = 0
    await made.start()
    yield made
    await made.stop()


async def played(garden: Garden, which: str = "traject") -> list[str]:
    """What the page said from the beginning of a play to its end."""
    lines: list[str] = []
    garden.player.start(which)
    garden.player.start(which)  # pressed twice is once

    while garden.player.playing:
        seen = garden.standin.world.bell.rung
        if garden.player.line not in lines:
            lines.append(garden.player.line)
        await asyncio.wait_for(garden.standin.world.bell.after(seen), BOUND)
    return [*lines, garden.player.line]


def shown(garden: Garden, who: int) -> list[Json]:
    """What the bot says on a phone."""
    return [one for one in garden.standin.transcript(who) if not one["mine"]]


def text(garden: Garden, who: int) -> str:
    """All of it, with the labels of buttons that are there or were."""
    labels = [
        key["text"]
        for one in shown(garden, who)
        for rows in (one["buttons"], one["old_buttons"])
        for row in rows
        for key in row
    ]
    return "\n".join([*(one["text"] for one in shown(garden, who)), *labels])


async def test_a_year_is_played_to_its_end(garden: Garden) -> None:
    """Every scene is said with its month; the case is closed, and only the wethouder has the picture."""
    begun = garden.now()
    lines = await played(garden)
    assert lines[-1] == WORDS.label("proeftuin.spel.klaar"), lines[-2:]
    assert [line for line in lines if re.fullmatch("Maand [3-6]: het derde gesprek", line)]
    assert len(lines) == len(TRAJECT) + 2
    assert timedelta(days=240) < garden.now() - begun < timedelta(days=380)  # recesses differ
    assert "is afgesloten" in shown(garden, COORDINATOR)[-1]["text"]
    assert "Het traject is klaar" in shown(garden, WETHOUDER)[-1]["text"]
    assert "is afgesloten" in shown(garden, COACH2)[-1]["text"]
    pictures = {
        who: [m for m in shown(garden, who) if m["photo"]] for who in garden.standin.world.people
    }
    assert {who: len(found) for who, found in pictures.items() if found} == {WETHOUDER: 1}
    assert pictures[WETHOUDER][0]["protected"]


async def test_a_heisessie_is_played_to_its_end(garden: Garden) -> None:
    """From the request to agreements that live; the programme opens in the browser, and who asked for
    the heisessie reads no answer of a member.
    """
    lines = await played(garden, "heisessie")
    assert lines[-1] == WORDS.label("proeftuin.spel.klaar"), lines[-2:]
    assert len(lines) == len(HEISESSIE) + 2
    for who in (COORDINATOR, COACH1, SECRETARIS):
        assert "is afgesloten" in shown(garden, who)[-1]["text"]
        for needless in ("Welkom terug", "niet meer nodig"):
            assert needless not in text(garden, who)
    names = [one["document"]["name"] for one in shown(garden, COACH1) if one["document"]]
    assert names == ["afspraak.ics", "programma.pdf", "programma.docx"]
    (held,) = [
        one["document"]
        for one in shown(garden, SECRETARIS)
        if one["document"] and one["document"]["name"].endswith(".pdf")
    ]
    transport = httpx.ASGITransport(garden.page())
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as page:
        answer = await page.get(f"/file/{held['file_id']}")
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("inline")
    lives = WORDS.label("werkafspraken_stand.stand.optie.loopt")
    assert lives in text(garden, LID1)  # who has the agreement is asked
    assert lives not in text(garden, LID2)


async def test_neither_side_reads_what_the_other_said_about_the_klik(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only one's own questions are on a phone, and their answers are not."""
    agreed = next(
        number for number, scene in enumerate(TRAJECT) if scene.title.endswith("afspraken")
    )
    monkeypatch.setitem(play.PLAYS, "traject", TRAJECT[:agreed])
    await played(garden)
    for who in (COACH1, COACH2):
        assert questions(KLIK_COACH.name) & set(text(garden, who).splitlines())
        assert not questions(KLIK_WETHOUDER.name) & set(text(garden, who).splitlines())
    assert not questions(KLIK_COACH.name) & set(text(garden, WETHOUDER).splitlines())
    reason = WORDS.label("klik_wethouder.zoekt.optie.stijl")
    assert reason in text(garden, WETHOUDER)
    for who in (COACH1, COACH2, COORDINATOR):
        assert reason not in text(garden, who)


def questions(script: str) -> set[str]:
    """The short names of the questions that are played, as an answered message shows them."""
    tables = (ANSWERS[script], ANSWERS["geen_klik"] if script == KLIK_WETHOUDER.name else {})
    return {WORDS.label(f"{script}.{key}.kort") for table in tables for key in table}


async def test_it_can_be_played_again(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the middle of another one too: the wethouder has everything erased first, as anybody can."""
    monkeypatch.setitem(play.PLAYS, "traject", TRAJECT[:4])
    for _ in range(2):
        assert (await played(garden))[-1] == WORDS.label("proeftuin.spel.klaar")
    assert len({code(one) for one in shown(garden, COACH1)} - {""}) == 2


async def test_a_button_that_is_not_there_stops_it_with_a_sentence(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says on whose phone; the phones stay as they are."""
    monkeypatch.setattr(play, "DAYS_TO_WAIT", 10)
    garden.standin.press_start(COACH1)
    await garden.move(timedelta(minutes=1))
    for label in ("stoppen", "stoppen_ja"):
        press(garden, COACH1, label)
        await garden.move(timedelta(minutes=1))
    lines = await played(garden)
    assert lines[-1].startswith("Het spel stopt hier. Op de telefoon van Cor Voorbeeld")
    assert not garden.player.playing


def press(garden: Garden, who: int, data: str) -> None:
    """Press the newest button with this data."""
    for one in reversed(shown(garden, who)):
        if any(key["data"] == data for row in one["buttons"] for key in row):
            garden.standin.tap(who, one["id"], data)
            return
    raise AssertionError(data)


async def test_a_fault_stops_it_with_a_sentence(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Who looks on reads no trace, and the log has none either."""

    def broken(*_: object) -> None:
        raise RuntimeError("kanarie")

    monkeypatch.setattr(garden.standin, "press_start", broken)
    assert (await played(garden))[-1] == WORDS.label("proeftuin.spel.fout")
    assert "RuntimeError" in caplog.text
    assert "kanarie" not in caplog.text


async def test_while_it_plays_the_clock_and_the_bot_are_left_alone(garden: Garden) -> None:
    """Both are refused until it is stopped; stopping keeps what was done."""
    transport = httpx.ASGITransport(garden.page())
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as page:
        assert (await page.post("/play/traject", json={})).status_code == 204
        await until(lambda: shown(garden, WETHOUDER))
        for path in ("/clock/dag", "/restart"):
            assert (await page.post(path, json={})).status_code == 409
        assert (await page.post("/play/stop", json={})).status_code == 204
        assert garden.player.line == WORDS.label("proeftuin.spel.gestopt")
        assert (await page.post("/clock/dag", json={})).status_code == 204
        assert (await page.post("/play/stop", json={})).status_code == 204
    assert shown(garden, WETHOUDER)


async def test_half_a_year_passes_day_by_day(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A coach who is silent hears on the fourth day that it is over, or on the working day after it;
    the coördinator on the day itself.
    """
    monkeypatch.setitem(play.PLAYS, "traject", ASKED)
    await played(garden)
    request = shown(garden, COACH1)[-1]
    begun = garden.now()
    await garden.move(timedelta(days=182))
    assert timedelta(days=182) <= garden.now() - begun < timedelta(days=182, minutes=1)
    for who, told in ((COACH1, "voorstel.verlopen"), (COORDINATOR, "coordinator.coach_verlopen")):
        (told_so,) = [
            one for one in shown(garden, who) if one["text"] == WORDS.say(told, code=code(one))
        ]
        over = days(garden, request) + timedelta(days=4)
        while who == COACH1 and not is_working(over):
            over += timedelta(days=1)
        assert days(garden, told_so) == over


def code(message: Json) -> str:
    """The trajectcode in a message."""
    found = re.search(r"K-\w{5}", message["text"])
    return found[0] if found else ""


def days(garden: Garden, message: Json) -> date:
    """The day on which somebody got it."""
    return datetime.fromisoformat(message["at"]).astimezone(garden.settings.zone).date()
