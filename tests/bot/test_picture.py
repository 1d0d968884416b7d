"""The picture of the marks is one that Telegram takes, whatever was filled in."""

from base64 import b64encode

import pytest

from bot.messages import Message
from bot.picture import marks
from bot.proeftuin.checks import Upload
from bot.telegram.adapter import call
from tests.bot import updates
from tests.bot.phone import ANNA

MOMENTS = ("Start", "Midden", "Eind")
ROWS = (("Rust", (4, 6, 8)), ("Invloed", (5, None, 7)), ("Steun", (None, None, None)))


@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], [("Rust", (1, 10, 5))]])
async def test_the_picture_is_a_photo_for_telegram(
    rows: list[tuple[str, tuple[int | None, ...]]],
) -> None:
    """720 by 480, also where a mark is missing."""
    standin = updates.a_standin()
    standin.press_start(ANNA)
    message = Message("photo", "Uw cijfers", data=b64encode(marks(MOMENTS, rows)).decode())
    out = call(message, ANNA)
    photo = out.parameters.pop("photo")
    upload = Upload(photo.filename, photo.input_file_content, photo.mimetype)
    sent = await standin.call(out.method, out.parameters, {"photo": upload})
    assert (sent["photo"][0]["width"], sent["photo"][0]["height"]) == (720, 480)
    assert sent["caption"] == "Uw cijfers"


def test_the_same_marks_give_the_same_picture() -> None:
    """And another mark gives another one."""
    assert marks(MOMENTS, ROWS) == marks(MOMENTS, ROWS)
    assert marks(MOMENTS, [("Rust", (4, 6, 8))]) != marks(MOMENTS, [("Rust", (4, 6, 9))])
