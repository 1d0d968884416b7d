"""Links to the bot that carry something, as t.me opens them: pressing one says "/start" with it."""

import re

from bot.proeftuin.world import BOT_USERNAME

START = f"https://t.me/{BOT_USERNAME}?start="
_LINK = re.compile(
    rf"(?:https?://)?t\.me/{BOT_USERNAME}\?start=([A-Za-z0-9_-]{{1,64}})", re.IGNORECASE
)


def found(text: str) -> str | None:
    """What the first link to this bot in a text carries."""
    match = _LINK.search(text)
    return match and match.group(1)


def carried(link: str) -> str | None:
    """What a link to this bot carries; None for any other text."""
    found = _LINK.fullmatch(link.strip())
    return found and found.group(1)
