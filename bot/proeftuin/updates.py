"""What a person's doing looks like to the bot: the contents of messages and updates."""

from importlib.resources import files
from typing import Any

from bot.proeftuin.checks import Json, Upload
from bot.proeftuin.found_text import with_found
from bot.proeftuin.world import BOT_ID, Chat, World


def _file(kind: str, **more: Any) -> Json:
    return {"file_id": f"{kind}-file", "file_unique_id": f"u-{kind}", **more}


_SQUARE = {"width": 512, "height": 512}
_SIZES = (90, 512)  # Telegram gives every photo in several sizes
_PORTRAIT = files("bot.proeftuin").joinpath("page", "portrait.svg")
_FILM = {"width": 640, "height": 480, "duration": 4}

# The smallest complete content of each kind of message that a phone can send without words.
KINDS: dict[str, Json] = {
    "animation": {"animation": _file("animation", **_FILM), "document": _file("animation")},
    "audio": {"audio": _file("audio", duration=4)},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "document": {"document": _file("document", file_name="notitie.pdf", file_size=2048)},
    "location": {"location": {"latitude": 52.0907, "longitude": 5.1214}},
    "photo": {"photo": [_file("photo", **_SQUARE)]},
    "poll": {
        "poll": {
            "id": "1",
            "question": "?",
            "options": [
                {"persistent_id": "1", "text": "1", "voter_count": 0},
                {"persistent_id": "2", "text": "2", "voter_count": 0},
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    },
    "sticker": {
        "sticker": _file(
            "sticker", **_SQUARE, type="regular", is_animated=False, is_video=False, emoji="🙂"
        )
    },
    "video": {"video": _file("video", **_FILM)},
    "video_note": {"video_note": _file("video_note", length=240, duration=4)},
    "voice": {"voice": _file("voice", duration=4)},
}


def text_content(text: str) -> Json:
    """A typed text; commands and addresses in it are marked."""
    entities = with_found(text, [])
    return {"text": text, **({"entities": entities} if entities else {})}


def photo(world: World, user_id: int) -> Json:
    """A photo of nobody, in a colour that each person has of their own; Telegram holds it from now on."""
    drawing = _PORTRAIT.read_text("utf-8").replace("hue", str(user_id * 67 % 360))
    upload = Upload("foto.svg", drawing.encode(), "image/svg+xml")
    held = [world.hold(upload, "Photo", size, size) for size in _SIZES]
    return {"photo": [one.photo_size() for one in held]}


def forwarded(world: World, user_id: int, content: Json) -> Json:
    """The same content, forwarded from somebody's own other chat."""
    origin = {
        "type": "user",
        "date": int(world.now().timestamp()),
        "sender_user": world.user(user_id),
    }
    return {**content, "forward_origin": origin}


def membership(world: World, chat: Chat, by: int, old: str, new: str) -> Json:
    """ChatMemberUpdated of the bot itself; statuses such as "member", "left" and "kicked"."""
    return {
        "chat": world.chat_json(chat),
        "from": world.user(by),
        "date": int(world.now().timestamp()),
        "old_chat_member": _member(world, old),
        "new_chat_member": _member(world, new),
    }


def callback(world: World, query_id: str, user_id: int, message: Json, data: str) -> Json:
    """CallbackQuery: a press of a button of this message."""
    return {
        "id": query_id,
        "from": world.user(user_id),
        "message": message,
        "chat_instance": f"{message['chat']['id']:020d}",
        "data": data,
    }


def _member(world: World, status: str) -> Json:
    member = {"user": world.user(BOT_ID), "status": status}
    return member | ({"until_date": 0} if status == "kicked" else {})
