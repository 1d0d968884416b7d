"""The methods that put something on a phone: send, edit, delete, answer a button. Photos and files are
in media.py.
"""

from datetime import timedelta
from typing import Any

from bot.proeftuin.checks import Json, Params
from bot.proeftuin.found_text import with_found
from bot.proeftuin.html_text import Entity, parse_html, trimmed
from bot.proeftuin.keyboards import check_markup, data_of, without_empty_rows
from bot.proeftuin.refused import bad_request
from bot.proeftuin.world import BOT_ID, Chat, Message, World

_LONGEST_TEXT = 4096
_LONGEST_ANSWER = 200
_DELETABLE = timedelta(hours=48)
_ANSWERABLE = timedelta(seconds=150)
_ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def send_message(world: World, params: Params) -> Json:
    """Method sendMessage."""
    chat = world.reachable(params["chat_id"])
    text, entities = formatted(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > _LONGEST_TEXT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    return sent(world, chat, params, content)


def edit_message_text(world: World, params: Params) -> Json:
    """Method editMessageText; a message without a reply_markup loses its buttons, as at Telegram."""
    chat, message = _editable(world, params)
    text, entities = formatted(params, "text", "entities")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > _LONGEST_TEXT:
        raise bad_request("message is too long")
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    content: Json = {"text": text, **({"entities": entities} if entities else {})}
    return _edited(world, chat, message, content, params)


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """Method editMessageReplyMarkup."""
    chat, message = _editable(world, params)
    return _edited(world, chat, message, message.content, params)


def delete_message(world: World, params: Params) -> bool:
    """Method deleteMessage: anything of the last 48 hours in a private chat."""
    chat = world.known(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    if world.now() - message.at > _DELETABLE or (chat.id < 0 and message.sender != BOT_ID):
        raise bad_request("message can't be deleted for everyone")
    del chat.messages[message.id]
    world.changed(chat)
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """Method answerCallbackQuery; a text is shown on the phone."""
    query = world.queries.get(params["callback_query_id"])
    if query is None or world.now() - query.at > _ANSWERABLE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = params.get("text", "")
    if len(text) > _LONGEST_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    chat = world.chats[query.chat_id]
    if text:
        count = (chat.notice or {"count": 0})["count"] + 1
        alert = params.get("show_alert", False)
        chat.notice = {"count": count, "text": text, "alert": alert}
        world.changed(chat)
    return True


def send_chat_action(world: World, params: Params) -> bool:
    """Method sendChatAction."""
    chat = world.reachable(params["chat_id"])
    if params["action"] not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.typing(chat)
    return True


def formatted(params: Params, text_name: str, entities_name: str) -> tuple[str, list[Entity]]:
    """The plain text of a parameter and its entities. Raises Refused for wrong markup."""
    text = params.get(text_name, "")
    mode = params.get("parse_mode", "")
    if mode.lower() == "html":
        text, entities = parse_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        entities = params.get(entities_name, [])
    text, entities = trimmed(text, entities)
    return text, with_found(text, entities)


def sent(world: World, chat: Chat, params: Params, content: Json) -> Json:
    markup = without_empty_rows(params.get("reply_markup"))
    check_markup(markup)
    reply_to = _reply_to(chat, params.get("reply_parameters"))
    if world.pacing:
        world.pacing.admit(chat.id, world.now(), new=True)
    more: dict[str, Any] = {
        "markup": markup,
        "protected": params.get("protect_content", False),
        "reply_to": reply_to,
        "offered": data_of(markup),
    }
    if markup and "inline_keyboard" not in markup:
        chat.keyboard = markup if "keyboard" in markup else None
    return world.message_json(chat, world.add(chat, BOT_ID, content, **more))


def _reply_to(chat: Chat, reply: Json | None) -> int | None:
    if reply is None:
        return None
    message_id: int = reply["message_id"]
    if message_id in chat.messages:
        return message_id
    if reply.get("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def _editable(world: World, params: Params) -> tuple[Chat, Message]:
    if "chat_id" not in params or "message_id" not in params:
        raise bad_request("message identifier is not specified")
    chat = world.reachable(params["chat_id"])
    message = chat.messages.get(params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    # Telegram leaves a message with a keyboard of its own below the text box as it is.
    if message.sender != BOT_ID or (message.markup and "inline_keyboard" not in message.markup):
        raise bad_request("message can't be edited")
    return chat, message


def _edited(world: World, chat: Chat, message: Message, content: Json, params: Params) -> Json:
    markup = without_empty_rows(params.get("reply_markup"))
    check_markup(markup)
    if content == message.content and markup == message.markup:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message"
        )
    if world.pacing:
        world.pacing.admit(chat.id, world.now(), new=False)
    if content != message.content:  # a phone does not say "edited" where only buttons changed
        message.edited = world.now()
    message.content = content
    message.taken = None if data_of(markup) else message.markup or message.taken
    message.markup = markup
    message.offered |= data_of(markup)
    world.changed(chat)
    return world.message_json(chat, message)
