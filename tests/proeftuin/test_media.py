"""Photos and files: sent, sent again by their id, and refused where Telegram refuses them."""

from typing import Any

import pytest

from bot.proeftuin.checks import Upload
from bot.proeftuin.doings import do
from bot.proeftuin.refused import Refused
from bot.proeftuin.telegram import StandIn
from tests.proeftuin.calls import KEYBOARD, refusal, send, updates
from tests.proeftuin.garden import LINK, drawing
from tests.proeftuin.people import KARIN, SANNE

LARGEST = 10 * 1024 * 1024


def png(width: int, height: int, size: int = 24) -> bytes:
    """The beginning of a PNG, which says how large the picture is."""
    sides = width.to_bytes(4) + height.to_bytes(4)
    return (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + sides).ljust(size, b"\x00")


async def photo(standin: StandIn, content: bytes | str, **more: Any) -> Any:
    """A photo to Sanne: a file, or the id of one."""
    given = {"photo": content} if isinstance(content, str) else {}
    files = {} if isinstance(content, str) else {"photo": Upload("a.png", content, "image/png")}
    return await standin.call("sendPhoto", {"chat_id": SANNE.id, **given, **more}, files)


async def document(standin: StandIn, name: str = "a.ics", **more: Any) -> Any:
    """A file to Sanne."""
    files = {"document": Upload(name, b"BEGIN:VCALENDAR", "text/calendar")}
    return await standin.call("sendDocument", {"chat_id": SANNE.id, **more}, files)


async def test_a_photo_that_somebody_sent_can_be_sent_to_somebody_else(begun: StandIn) -> None:
    """By the id of any of its sizes; words, buttons and protection go with it."""
    begun.press_start(KARIN.id)
    begun.send(SANNE.id, "photo")
    for size in (await updates(begun))[-1]["message"]["photo"]:
        sent = await begun.call(
            "sendPhoto",
            {
                "chat_id": KARIN.id,
                "photo": size["file_id"],
                "caption": "<b>Sanne</b>",
                "parse_mode": "HTML",
                "protect_content": True,
                "reply_markup": KEYBOARD,
            },
        )
        assert sent["photo"][-1] == size
        assert sent["has_protected_content"]
        shown = begun.transcript(KARIN.id)[-1]
        assert (shown["kind"], shown["text"]) == ("photo", "Sanne")
        assert (shown["photo"]["file_id"], shown["protected"]) == (size["file_id"], True)
        assert shown["entities"] == [{"type": "bold", "offset": 0, "length": 5}]
        assert shown["buttons"][0][0]["data"] == "ja"


async def test_two_photos_have_two_ids_and_two_people_look_different(begun: StandIn) -> None:
    """So that a test sees whose photo went where."""
    begun.press_start(KARIN.id)
    begun.send(SANNE.id, "photo")
    begun.send(SANNE.id, "photo")
    begun.send(KARIN.id, "photo")
    ids = [
        m["photo"]["file_id"]
        for who in (SANNE, KARIN)
        for m in begun.transcript(who.id)
        if m["photo"]
    ]
    assert len(set(ids)) == 3
    first, again, other = (begun.world.files[file_id].upload.content for file_id in ids)
    assert first == again != other


async def test_a_picture_is_kept_byte_for_byte_and_sent_again_by_its_id(begun: StandIn) -> None:
    """With the width and height that it says it has."""
    sent = await photo(begun, drawing())
    (size,) = sent["photo"]
    assert (size["width"], size["height"], size["file_size"]) == (720, 480, len(drawing()))
    again = await photo(begun, size["file_id"])
    assert again["photo"] == sent["photo"]
    assert begun.world.files[size["file_id"]].upload.content == drawing()


TOO_LARGE = (
    f"file of size {LARGEST + 1} bytes is too big for a photo; the maximum size is {LARGEST} bytes"
)
REFUSED = [
    ("onbekend", "wrong file identifier/HTTP URL specified"),
    ("", "wrong file identifier/HTTP URL specified"),
    (b"", "file must be non-empty"),
    (b"geen beeld", "IMAGE_PROCESS_FAILED"),
    (png(0, 10), "PHOTO_INVALID_DIMENSIONS"),
    (png(5001, 5000), "PHOTO_INVALID_DIMENSIONS"),
    (png(210, 10), "PHOTO_INVALID_DIMENSIONS"),
    (
        png(10, 10, LARGEST + 1),
        TOO_LARGE,
    ),
]


@pytest.mark.parametrize(
    ("content", "description"),
    REFUSED,
    ids=[f"{i} {text[:24]}" for i, (_, text) in enumerate(REFUSED)],
)
async def test_what_is_no_photo_to_telegram_is_refused(
    begun: StandIn, content: bytes | str, description: str
) -> None:
    """An id that it does not know, an empty file, no picture, too large, too long."""
    with pytest.raises(Refused) as refused:
        await photo(begun, content)
    assert refused.value.description == f"Bad Request: {description}"
    assert len(begun.transcript(SANNE.id)) == 1


@pytest.mark.parametrize("content", [png(5000, 5000), png(200, 10), png(10, 10, LARGEST)], ids=len)
async def test_a_photo_just_within_the_limits_is_sent(begun: StandIn, content: bytes) -> None:
    """The limits themselves are allowed."""
    await photo(begun, content)


async def test_a_file_is_not_sent_as_a_photo_nor_the_other_way_round(begun: StandIn) -> None:
    """Telegram knows of every id what it is of."""
    held = (await document(begun))["document"]["file_id"]
    (size,) = (await photo(begun, drawing()))["photo"]
    wrong = "Bad Request: can't use file of type {} as {}"
    assert await refusal(begun, "sendPhoto", chat_id=SANNE.id, photo=held) == wrong.format(
        "Document", "Photo"
    )
    assert await refusal(
        begun, "sendDocument", chat_id=SANNE.id, document=size["file_id"]
    ) == wrong.format("Photo", "Document")


async def test_what_stands_under_a_photo_or_a_file_has_1024_letters_at_most(begun: StandIn) -> None:
    """Counted without the markup."""
    fits = {"caption": f"<b>{'x' * 1024}</b>", "parse_mode": "HTML"}
    held = (await document(begun, **fits))["document"]["file_id"]
    (size,) = (await photo(begun, drawing(), **fits))["photo"]
    for method, name, file_id in (
        ("sendDocument", "document", held),
        ("sendPhoto", "photo", size["file_id"]),
    ):
        given = {"chat_id": SANNE.id, name: file_id, "caption": "x" * 1025}
        assert await refusal(begun, method, **given) == "Bad Request: message caption is too long"


async def test_a_photo_and_a_file_are_taken_away_like_any_message(begun: StandIn) -> None:
    """What the bot sent and what the person sent; the text under a photo is no text to edit."""
    begun.send(SANNE.id, "photo")
    sent = await photo(begun, drawing(), caption="Uw cijfers")
    await document(begun, caption="Uw afspraak")
    change = {"chat_id": SANNE.id, "message_id": sent["message_id"], "text": "x"}
    no_text = "Bad Request: there is no text in the message to edit"
    assert await refusal(begun, "editMessageText", **change) == no_text
    for message in begun.transcript(SANNE.id):
        gone = {"chat_id": SANNE.id, "message_id": message["id"]}
        assert await begun.call("deleteMessage", gone)
    assert begun.transcript(SANNE.id) == []


async def test_the_buttons_under_a_photo_can_be_taken_away(begun: StandIn) -> None:
    """The photo and its words stay."""
    sent = await photo(begun, drawing(), caption="Uw coach", reply_markup=KEYBOARD)
    strip = {"chat_id": SANNE.id, "message_id": sent["message_id"]}
    await begun.call("editMessageReplyMarkup", {**strip, "reply_markup": {"inline_keyboard": []}})
    shown = begun.transcript(SANNE.id)[-1]
    assert (shown["text"], shown["buttons"], shown["edited"]) == ("Uw coach", [], False)
    assert shown["photo"]


@pytest.mark.parametrize(("doing", "name"), [("start", "link"), ("say", "text")])
async def test_a_link_to_the_bot_says_start_with_what_it_carries(
    standin: StandIn, doing: str, name: str
) -> None:
    """Pressed or pasted, on a phone that is new or blocked the bot."""
    do(standin, SANNE.id, doing, {name: f" {LINK}\n"})
    assert standin.transcript(SANNE.id)[-1]["text"] == "/start abc_123"
    standin.block(SANNE.id)
    do(standin, SANNE.id, doing, {name: LINK})
    assert not standin.world.chats[SANNE.id].blocked


@pytest.mark.parametrize(
    "text", ["", "x", f"{LINK} x", LINK + "é", LINK + "x" * 64, LINK.upper()[:30]]
)
async def test_what_is_no_link_to_the_bot_starts_nothing(standin: StandIn, text: str) -> None:
    """Nor one that carries what Telegram does not let a link carry."""
    with pytest.raises(ValueError, match="link"):
        do(standin, SANNE.id, "start", {"link": text})
    assert standin.transcript(SANNE.id) == []


async def test_a_link_in_a_message_is_marked_as_one(begun: StandIn) -> None:
    """The whole of it, with what it carries."""
    sent = await send(begun, f"Uw link: {LINK}.")
    (entity,) = sent["entities"]
    assert (entity["type"], entity["length"]) == ("url", len(LINK))
