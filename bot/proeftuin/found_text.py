"""What Telegram itself finds in a text: commands and addresses that a phone makes tappable."""

import re

from bot.proeftuin.html_text import Entity, utf16

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]*[^\s<>\".,;:!?)])"
    r"|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])"
)
# Inside these nothing more is found.
_CLOSED = {"code", "pre", "text_link"}


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities together with the ones that Telegram finds by itself, in order."""
    closed = [
        range(entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in _CLOSED
    ]
    found = [
        {
            "type": str(match.lastgroup),
            "offset": utf16(text[: match.start()]),
            "length": utf16(match.group()),
        }
        for match in _FOUND.finditer(text)
    ]
    free = [each for each in found if not any(each["offset"] in span for span in closed)]
    return sorted([*entities, *free], key=lambda entity: (entity["offset"], -entity["length"]))
