"""The methods that send a photo or a file: one that comes along, or one that Telegram holds already."""

from bot.proeftuin.checks import Json, Params, Upload
from bot.proeftuin.refused import Refused, bad_request
from bot.proeftuin.sending import formatted, sent
from bot.proeftuin.world import Held, World

_LONGEST_CAPTION = 1024
_LARGEST_FILE = 50 * 1024 * 1024
_LARGEST_PHOTO = 10 * 1024 * 1024
_MOST_SIDES = 10_000  # width and height together
_MOST_RATIO = 20
_PNG = b"\x89PNG\r\n\x1a\n"


def send_document(world: World, params: Params) -> Json:
    """Method sendDocument."""
    chat = world.reachable(params["chat_id"])
    held = _held(world, params["document"], "Document")
    document = {
        "file_id": held.file_id,
        "file_unique_id": f"u-{held.file_id}",
        "file_name": held.upload.name,
        "mime_type": held.upload.mime,
        "file_size": len(held.upload.content),
    }
    return sent(world, chat, params, {"document": document, **_caption(params)})


def send_photo(world: World, params: Params) -> Json:
    """Method sendPhoto; of the pictures that Telegram reads, this one reads PNG."""
    chat = world.reachable(params["chat_id"])
    held = _held(world, params["photo"], "Photo")
    return sent(world, chat, params, {"photo": [held.photo_size()], **_caption(params)})


def _caption(params: Params) -> Json:
    caption, entities = formatted(params, "caption", "caption_entities")
    if len(caption) > _LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    shown: Json = {"caption": caption} if caption else {}
    return shown | ({"caption_entities": entities} if entities else {})


def _held(world: World, given: Upload | str, kind: str) -> Held:
    """What is to be sent, kept under an id. Raises Refused for an id that is unknown or of a file of
    another kind, and for a file that is too large.
    """
    if isinstance(given, str):
        if given not in world.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        held = world.files[given]
        if held.kind != kind:
            raise bad_request(f"can't use file of type {held.kind} as {kind}")
        return held
    size = len(given.content)
    if not size:
        raise bad_request("file must be non-empty")
    if size > _LARGEST_FILE:
        raise Refused(413, "Request Entity Too Large")
    return world.hold(given, kind, *(_sides(given) if kind == "Photo" else ()))


def _sides(upload: Upload) -> tuple[int, int]:
    """Width and height of a PNG. Raises Refused for anything that is not a photo to Telegram."""
    size = len(upload.content)
    if size > _LARGEST_PHOTO:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {_LARGEST_PHOTO} bytes"
        )
    if not upload.content.startswith(_PNG) or size < 24:
        raise bad_request("IMAGE_PROCESS_FAILED")
    # The first part of a PNG says how large it is (PNG specification, IHDR).
    width, height = (int.from_bytes(upload.content[at : at + 4]) for at in (16, 20))
    sides = sorted((width, height))
    if not sides[0] or sum(sides) > _MOST_SIDES or sides[1] > _MOST_RATIO * sides[0]:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height
