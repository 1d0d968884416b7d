"""What Telegram accepts below a message: inline buttons and reply keyboards."""

from typing import Any
from urllib.parse import urlsplit

from bot.proeftuin.checks import Json
from bot.proeftuin.refused import bad_request

_MOST_BUTTONS = 100
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)


def check_markup(markup: Json | None) -> None:
    """Raises Refused for a keyboard that Telegram refuses; None is fine."""
    if markup is None:
        return
    if "inline_keyboard" in markup:
        _check_inline(markup["inline_keyboard"])
    elif "keyboard" in markup:
        _check_reply(markup["keyboard"])


def data_of(markup: Json | None) -> set[str]:
    """The callback data of all buttons of an inline keyboard."""
    rows = (markup or {}).get("inline_keyboard", [])
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def without_empty_rows(markup: Json | None) -> Json | None:
    """An inline keyboard as Telegram stores it: rows without a button go, and so does an empty one."""
    if markup is None or "inline_keyboard" not in markup:
        return markup
    rows = [row for row in markup["inline_keyboard"] if row]
    return {"inline_keyboard": rows} if rows else None


def _check_inline(rows: list[list[dict[str, Any]]]) -> None:
    buttons = [button for row in rows for button in row]
    if len(buttons) > _MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        if not button["text"].strip():
            raise bad_request("inline keyboard button text must be non-empty")
        if sum(action in button for action in _ACTIONS) != 1:
            raise bad_request("Text buttons are unallowed in the inline keyboard")
        if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
            raise bad_request("BUTTON_DATA_INVALID")
        if "url" in button:
            _check_url(button["url"])


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    web = parts.scheme in {"http", "https"} and "." in (parts.hostname or "")
    if not web and parts.scheme not in {"tg", "ton"}:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_reply(rows: list[list[dict[str, Any]]]) -> None:
    if not any(rows):
        raise bad_request("reply markup must have at least one button")
    for row in rows:
        for button in row:
            if not button["text"].strip():
                raise bad_request("keyboard button text must be non-empty")
