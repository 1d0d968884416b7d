"""What Telegram shows before anything is said: the commands menu and the description."""

import logging

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.words import Words

log = logging.getLogger(__name__)

FOR_ALL = (
    "start",
    "verder",
    "terug",
    "overzicht",
    "afspraken",
    "profiel",
    "heisessie",
    "instellingen",
    "privacy",
    "mijngegevens",
    "wissen",
    "stop",
    "hulp",
)
FOR_COORDINATORS = ("overzicht", "hulp")


async def announce(bot: Bot, words: Words, coordinators: frozenset[int]) -> None:
    """Register commands and description, where Telegram has others than these."""
    everybody = [BotCommand(name, words.label(f"opdracht.{name}")) for name in FOR_ALL]
    await _commands(bot, words, everybody, BotCommandScopeAllPrivateChats())
    own = {"overzicht": "opdracht.coordinator.overzicht"}
    few = [
        BotCommand(name, words.label(own.get(name, f"opdracht.{name}")))
        for name in FOR_COORDINATORS
    ]
    for chat_id in sorted(coordinators):
        try:
            await _commands(bot, words, few, BotCommandScopeChat(chat_id))
        except TelegramError as error:
            # Telegram knows no chat before the coördinator has pressed start.
            log.info("no menu for coordinator %s yet: %s", chat_id, type(error).__name__)
    if (await bot.get_my_description()).description != words.label("bot.beschrijving"):
        await bot.set_my_description(words.label("bot.beschrijving"))
    if (await bot.get_my_short_description()).short_description != words.label("bot.kort"):
        await bot.set_my_short_description(words.label("bot.kort"))


async def _commands(
    bot: Bot, words: Words, commands: list[BotCommand], scope: BotCommandScope
) -> None:
    # A narrower scope hides a wider one in every language: set each scope with and without one.
    for language in (None, words.language):
        if list(await bot.get_my_commands(scope, language)) != commands:
            await bot.set_my_commands(commands, scope, language)
