"""The bot's commands, and which of them somebody sees: the narrowest scope wins, then the language."""

import re

from bot.proeftuin.checks import Json
from bot.proeftuin.refused import bad_request

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"(?:[a-z]{2})?")
_DEFAULT: Json = {"type": "default"}
_MOST = 100

Key = tuple[str, int, int, str]


class Commands:
    """Lists of commands by scope and language."""

    def __init__(self) -> None:
        self._lists: dict[Key, list[Json]] = {}

    def set(self, commands: list[Json], scope: Json | None, language: str) -> None:
        """Replaces one list; an empty one removes it. Raises Refused for a wrong command."""
        if len(commands) > _MOST:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not _NAME.fullmatch(command["command"]):
                raise bad_request("BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        key = _key(scope, language)
        if commands:
            self._lists[key] = commands
        else:
            self._lists.pop(key, None)

    def get(self, scope: Json | None, language: str) -> list[Json]:
        """Exactly the list of this scope and language."""
        return self._lists.get(_key(scope, language), [])

    def seen_by(self, user_id: int, language: str) -> list[Json]:
        """What somebody sees in the private chat: the first list in Telegram's order.

        A scope beats a language: a narrower scope without the language hides a wider one with it.
        """
        for scope in (
            {"type": "chat", "chat_id": user_id},
            {"type": "all_private_chats"},
            _DEFAULT,
        ):
            for each in (language, ""):
                if commands := self._lists.get(_key(scope, each)):
                    return commands
        return []


def _key(scope: Json | None, language: str) -> Key:
    if not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    scope = scope or _DEFAULT
    return (scope["type"], scope.get("chat_id", 0), scope.get("user_id", 0), language)
