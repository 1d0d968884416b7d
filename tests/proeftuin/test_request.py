"""The real python-telegram-bot against the stand-in: in the same process, and over HTTP."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, KeyboardButton, MessageEntity
from telegram import ReplyKeyboardMarkup as Keys
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.proeftuin.http import door
from bot.proeftuin.request import StandInRequest
from bot.proeftuin.telegram import StandIn
from tests.proeftuin.garden import running_bot, served
from tests.proeftuin.people import SANNE

TOKEN = "1:proeftuin"


@pytest.fixture(params=["in process", "over http"])
async def bot(request: pytest.FixtureRequest, standin: StandIn) -> AsyncIterator[Bot]:
    """The library's own Bot, with Sanne's chat open."""
    standin.press_start(SANNE.id)
    if request.param == "in process":
        backend = StandInRequest(standin)
        async with Bot(TOKEN, request=backend, get_updates_request=backend) as made:
            yield made
    else:
        async with (
            served(door(standin, TOKEN)) as address,
            Bot(TOKEN, base_url=f"{address}/bot") as made,
        ):
            yield made


async def test_the_library_reads_every_answer(bot: Bot) -> None:
    """Types come back as the library's own: messages, entities, keyboards, updates, commands."""
    markup = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])
    sent = await bot.send_message(SANNE.id, "<b>Dag</b>", parse_mode="HTML", reply_markup=markup)
    assert sent.entities[0].type == MessageEntity.BOLD
    assert sent.reply_markup == markup
    edited = await bot.edit_message_text("Nu", SANNE.id, sent.message_id)
    assert not isinstance(edited, bool)
    assert edited.edit_date
    await bot.set_my_commands([("stop", "Stoppen")], language_code="nl")
    assert [each.command for each in await bot.get_my_commands(language_code="nl")] == ["stop"]
    key = KeyboardButton("Deel", request_contact=True)
    assert (await bot.send_message(SANNE.id, "Nummer?", reply_markup=Keys([[key]]))).text
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert [update.effective_user for update in await bot.get_updates(timeout=1)]
    assert await bot.delete_message(SANNE.id, sent.message_id)


async def test_a_file_arrives_byte_for_byte(bot: Bot, standin: StandIn) -> None:
    """Name and content of a document are kept for the download, and it can be sent again by id."""
    content = bytes(range(256)) + b"\r\n--x\r\n\n"
    sent = await bot.send_document(
        SANNE.id, content, filename="Afspraken – één.bin", caption="Hé", protect_content=True
    )
    assert sent.document
    assert (sent.caption, sent.has_protected_content) == ("Hé", True)
    kept = standin.world.files[sent.document.file_id].upload
    assert (kept.name, kept.content) == ("Afspraken – één.bin", content)
    again = await bot.send_document(SANNE.id, sent.document.file_id)
    assert again.document == sent.document


async def test_a_refusal_becomes_the_error_of_the_library(bot: Bot, standin: StandIn) -> None:
    """Bad requests, blocks and limits are told apart."""
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(1, "Dag")
    standin.fail_next(1, 429)
    with pytest.raises(RetryAfter):
        await bot.send_message(SANNE.id, "Dag")
    standin.fail_next(1, 502)
    with pytest.raises(NetworkError):
        await bot.send_message(SANNE.id, "Dag")
    standin.block(SANNE.id)
    with pytest.raises(Forbidden):
        await bot.send_message(SANNE.id, "Dag")


async def test_a_lost_answer_is_a_network_error_and_the_message_is_there(
    bot: Bot, standin: StandIn
) -> None:
    """In both doors the bot cannot know whether it was sent."""
    standin.fail_next(1, TimedOut(), before=False)
    with pytest.raises(NetworkError):
        await bot.send_message(SANNE.id, "Toch aangekomen")
    assert standin.transcript(SANNE.id)[-1]["text"] == "Toch aangekomen"


async def test_the_whole_application_answers_people(standin: StandIn) -> None:
    """Start, a press of a button, an edited answer: through handlers, to the phone."""
    async with running_bot(standin):

        async def until(text: str) -> dict[str, object]:
            while True:
                seen = standin.changes(SANNE.id)
                for message in standin.transcript(SANNE.id):
                    if text in message["text"]:
                        return message
                await standin.changed(SANNE.id, seen)

        standin.press_start(SANNE.id)
        question = await until("Wat wilt u doen?")
        standin.tap(SANNE.id, int(str(question["id"])), "een")
        assert (await until("Beantwoord"))["edited"]
        said = standin.say(SANNE.id, "vier")
        await until("U zei: vier")
        standin.edit(SANNE.id, said, "vijf")
        await until("U maakte ervan: vijf")


async def test_over_http_a_wrong_token_is_unauthorized(standin: StandIn) -> None:
    """As at Telegram; the library calls it an invalid token."""
    async with served(door(standin, TOKEN)) as address:
        with pytest.raises(InvalidToken):
            async with Bot("2:wrong", base_url=f"{address}/bot"):
                pass


async def test_over_http_a_bench_can_be_the_people(standin: StandIn) -> None:
    """Somebody types, and whoever waits for the chat sees it."""
    async with (
        served(door(standin, TOKEN)) as address,
        httpx.AsyncClient(base_url=address) as client,
    ):
        waiting = asyncio.create_task(client.get(f"/people/{SANNE.id}", params={"seen": 0}))
        answer = await client.post(f"/people/{SANNE.id}/say", json={"text": "Dag"})
        assert answer.status_code == 200
        seen = (await waiting).json()
        assert [message["text"] for message in seen["messages"]] == ["Dag"]
        wrong = await client.post(f"/people/{SANNE.id}/tap", json={"message_id": 9, "data": "x"})
        assert wrong.status_code == 409
