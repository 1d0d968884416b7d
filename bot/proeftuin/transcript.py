"""What a phone shows of a chat, as plain JSON values."""

from bot.proeftuin.checks import Json
from bot.proeftuin.world import BOT_ID, Chat, Message


def shown(chat: Chat) -> list[Json]:
    """The messages of a chat in order, without the deleted ones.

    Each has: id; mine (from the person, not from the bot); kind ("text", "sticker" ...); text with
    its entities (offsets in UTF-16 units); buttons, as rows of {text, data | url}, and old_buttons,
    those that were taken away; edited; at (ISO, UTC); protected; document ({name, size, file_id}),
    photo ({width, height, file_id}) or contact (a number), or null.
    """
    return [_message(message) for message in chat.messages.values()]


def _message(message: Message) -> Json:
    content = message.content
    document = content.get("document")
    photo = content.get("photo", [None])[-1]
    return {
        "id": message.id,
        "mine": message.sender != BOT_ID,
        "kind": _kind(content),
        "text": content.get("text", content.get("caption", "")),
        "entities": content.get("entities", content.get("caption_entities", [])),
        "buttons": _buttons(message.markup),
        "old_buttons": _buttons(message.taken),
        "edited": message.edited is not None,
        "at": message.at.isoformat(),
        "protected": message.protected,
        "forwarded": "forward_origin" in content,
        "contact": content.get("contact", {}).get("phone_number"),
        "document": document
        and {
            "name": document.get("file_name", ""),
            "size": document.get("file_size", 0),
            "file_id": document["file_id"],
        },
        "photo": photo and {name: photo[name] for name in ("width", "height", "file_id")},
    }


def _kind(content: Json) -> str:
    # An animation carries a document as well, for old clients.
    return "animation" if "animation" in content else next(iter(content))


def _buttons(markup: Json | None) -> list[list[Json]]:
    rows = (markup or {}).get("inline_keyboard", [])
    return [
        [
            {
                "text": button["text"],
                "data": button.get("callback_data"),
                "url": button.get("url") or button.get("web_app", {}).get("url"),
            }
            for button in row
        ]
        for row in rows
    ]
