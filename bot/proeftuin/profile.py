"""The methods about the bot itself: who it is, its commands, its webhook, its groups."""

from urllib.parse import urlsplit

from bot.proeftuin.checks import Json, Params
from bot.proeftuin.refused import bad_request, forbidden
from bot.proeftuin.updates import membership
from bot.proeftuin.world import BOT_ID, World

_LONGEST_DESCRIPTION = 512
_LONGEST_SHORT_DESCRIPTION = 120


def get_me(world: World, _: Params) -> Json:
    """Method getMe."""
    return world.user(BOT_ID) | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
    }


def set_my_commands(world: World, params: Params) -> bool:
    """Method setMyCommands."""
    _check_scope(world, params)
    world.commands.set(params["commands"], params.get("scope"), params.get("language_code", ""))
    world.bell.ring()
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """Method getMyCommands."""
    _check_scope(world, params)
    return world.commands.get(params.get("scope"), params.get("language_code", ""))


def delete_my_commands(world: World, params: Params) -> bool:
    """Method deleteMyCommands."""
    return set_my_commands(world, {**params, "commands": []})


def set_my_description(world: World, params: Params) -> bool:
    """Method setMyDescription: what an empty chat shows."""
    return _describe(world, "description", params, _LONGEST_DESCRIPTION)


def set_my_short_description(world: World, params: Params) -> bool:
    """Method setMyShortDescription: what the bot's profile shows."""
    return _describe(world, "short_description", params, _LONGEST_SHORT_DESCRIPTION)


def get_my_description(world: World, params: Params) -> Json:
    """Method getMyDescription."""
    return _described(world, "description", params)


def get_my_short_description(world: World, params: Params) -> Json:
    """Method getMyShortDescription."""
    return _described(world, "short_description", params)


def set_webhook(world: World, params: Params) -> bool:
    """Method setWebhook: only remembered; the stand-in does not call anybody."""
    url = params["url"]
    if url and urlsplit(url).scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if params.get("drop_pending_updates"):
        world.polling.forget()
    world.polling.allow(params.get("allowed_updates"))
    world.webhook = {name: value for name, value in params.items() if value} if url else {}
    return True


def delete_webhook(world: World, params: Params) -> bool:
    """Method deleteWebhook."""
    return set_webhook(world, {**params, "url": ""})


def get_webhook_info(world: World, _: Params) -> Json:
    """Method getWebhookInfo."""
    kept = ("max_connections", "ip_address", "allowed_updates")
    return {
        "url": world.webhook.get("url", ""),
        "has_custom_certificate": "certificate" in world.webhook,
        "pending_update_count": world.polling.waiting,
        **{name: world.webhook[name] for name in kept if name in world.webhook},
    }


def leave_chat(world: World, params: Params) -> bool:
    """Method leaveChat: only a group can be left."""
    chat = world.known(params["chat_id"])
    if chat.id > 0:
        raise bad_request("chat member status can't be changed in private chats")
    if chat.left:
        raise forbidden("bot is not a member of the group chat")
    chat.left = True
    world.polling.put("my_chat_member", membership(world, chat, BOT_ID, "member", "left"))
    world.changed(chat)
    return True


def _check_scope(world: World, params: Params) -> None:
    if "chat_id" in (scope := params.get("scope") or {}):
        world.known(scope["chat_id"])


def _describe(world: World, kind: str, params: Params, longest: int) -> bool:
    text = params.get(kind, "")
    if len(text) > longest:
        raise bad_request("ABOUT_TOO_LONG" if longest < 512 else "DESCRIPTION_TOO_LONG")
    world.descriptions[kind, params.get("language_code", "")] = text
    world.bell.ring()
    return True


def _described(world: World, kind: str, params: Params) -> Json:
    """The one of this language, or else the one for all."""
    for language in (params.get("language_code", ""), ""):
        if (kind, language) in world.descriptions:
            return {kind: world.descriptions[kind, language]}
    return {kind: ""}
