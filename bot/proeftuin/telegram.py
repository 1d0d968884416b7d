"""The stand-in for Telegram's servers: the bot calls it, people use their phones on it."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from bot.proeftuin import media, profile, sending
from bot.proeftuin.checks import Json, Params, Upload, checked, with_files
from bot.proeftuin.faults import Fault, Faults
from bot.proeftuin.pacing import Pacing
from bot.proeftuin.refused import Impossible, Refused
from bot.proeftuin.transcript import shown
from bot.proeftuin.updates import KINDS, callback, forwarded, membership, photo, text_content
from bot.proeftuin.world import BOT_ID, Chat, Message, Person, World

_METHODS: dict[str, Callable[[World, Params], Any]] = {
    "getMe": profile.get_me,
    "sendMessage": sending.send_message,
    "sendDocument": media.send_document,
    "sendPhoto": media.send_photo,
    "editMessageText": sending.edit_message_text,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message,
    "answerCallbackQuery": sending.answer_callback_query,
    "sendChatAction": sending.send_chat_action,
    "setMyCommands": profile.set_my_commands,
    "getMyCommands": profile.get_my_commands,
    "deleteMyCommands": profile.delete_my_commands,
    "getMyDescription": profile.get_my_description,
    "getMyShortDescription": profile.get_my_short_description,
    "setMyDescription": profile.set_my_description,
    "setMyShortDescription": profile.set_my_short_description,
    "leaveChat": profile.leave_chat,
    "setWebhook": profile.set_webhook,
    "deleteWebhook": profile.delete_webhook,
    "getWebhookInfo": profile.get_webhook_info,
}
_LONGEST_TEXT = 4096
_EDITABLE = timedelta(hours=48)


class StandIn:
    """An in-process Telegram.

    :param now: the time, aware UTC.
    :param people: everybody with a phone; their private chat has their own id.
    :param paced: whether it answers 429 to a bot that sends too fast.
    """

    def __init__(
        self, now: Callable[[], datetime], people: tuple[Person, ...], *, paced: bool = True
    ) -> None:
        self.world = World(now, people)
        self.world.pacing = Pacing() if paced else None
        self._faults = Faults()

    # The bot's side

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, Upload] | None = None
    ) -> Any:
        """One call of the Bot API: its `result` in Telegram's shape, as plain JSON values.

        `files` are the parts of a multipart body, by name. Raises Refused where Telegram refuses,
        and whatever fail_next asked for.
        """
        fault = self._faults.take(method)
        if fault and fault.before:
            raise fault.error()
        result = await self._answer(method, checked(method, with_files(params, files or {})))
        if fault:
            raise fault.error()
        return result

    async def _answer(self, method: str, params: Params) -> Any:
        if method == "getUpdates":
            return await self._get_updates(params)
        self.world.calls.append((method, params))
        return _METHODS[method](self.world, params)

    async def _get_updates(self, params: Params) -> list[Json]:
        if self.world.webhook:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        self.world.polling.allow(params.get("allowed_updates"))
        return await self.world.polling.get(
            params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0)
        )

    def fail_next(
        self,
        times: int,
        fault: int | Exception,
        *,
        before: bool = True,
        methods: Collection[str] = (),
    ) -> None:
        """Lets the next calls fail: with a status (500, 429 ...) or by raising an exception.

        `before`: the call does nothing; otherwise it takes effect and only the answer is lost.
        `methods`: which ones; none named means every method but getUpdates, which runs all the time.
        """
        self._faults.add(times, Fault(fault, before, methods))

    # The people's side: each returns the id of the message that it made, where it made one

    def press_start(self, user_id: int, payload: str = "") -> int:
        """The Start button, or a link with a payload; unblocks the bot first."""
        self.unblock(user_id)
        return self.say(user_id, f"/start {payload}".strip())

    def say(
        self,
        user_id: int,
        text: str,
        *,
        forwarded: bool = False,
        as_is: bool = False,
        chat_id: int | None = None,
    ) -> int:
        """A typed text; a long one is split as a phone does, and an empty one is Impossible.

        `as_is` sends whatever it is in one piece; `chat_id` is a group.
        """
        pieces = [text] if as_is else _split(text.strip())
        if not pieces:
            raise Impossible("An empty message cannot be sent.")
        return [self._say(user_id, text_content(each), forwarded, chat_id) for each in pieces][-1]

    def send(self, user_id: int, kind: str, *, forwarded: bool = False) -> int:
        """A sticker, voice message, photo ...: a kind of updates.KINDS."""
        content = photo(self.world, user_id) if kind == "photo" else KINDS[kind]
        return self._say(user_id, content, forwarded)

    def share_contact(self, user_id: int, phone: str) -> int:
        """The button that shares somebody's own number."""
        person = self.world.people[user_id]
        contact = {"phone_number": phone, "first_name": person.first_name, "user_id": user_id}
        return self._say(user_id, {"contact": contact})

    def edit(self, user_id: int, message_id: int, text: str) -> None:
        """Changes a text of one's own, within 48 hours as Telegram allows."""
        chat, message = self._message(user_id, message_id)
        late = self.world.now() - message.at > _EDITABLE
        if message.sender != user_id or late or "text" not in message.content:
            raise Impossible(f"Message {message_id} cannot be edited.")
        message.content = text_content(text)
        message.edited = self.world.now()
        self.world.polling.put("edited_message", self.world.message_json(chat, message))
        self.world.changed(chat)

    def tap(self, user_id: int, message_id: int, data: str) -> str:
        """A press of a button that this message has or once had; returns the query's id."""
        _, message = self._message(user_id, message_id)
        if data not in message.offered:
            raise Impossible(f"Message {message_id} never had a button {data!r}.")
        return self.tap_data(user_id, data, message_id)

    def tap_data(self, user_id: int, data: str, message_id: int | None = None) -> str:
        """A press with any data at all, as a changed client could send; returns the query's id.

        Without a message it comes from one that Telegram can no longer show.
        """
        chat = self._open_chat(user_id)
        if message_id is None:
            source = {"chat": self.world.chat_json(chat), "message_id": 1, "date": 0}
        else:
            source = self.world.message_json(*self._message(user_id, message_id))
        query_id = str(self.world.new_query(chat))
        update = callback(self.world, query_id, user_id, source, data)
        self.world.polling.put("callback_query", update)
        return query_id

    def block(self, user_id: int) -> None:
        """Blocks the bot."""
        self._set_blocked(user_id, blocked=True)

    def unblock(self, user_id: int) -> None:
        """Unblocks the bot."""
        self._set_blocked(user_id, blocked=False)

    def add_to_group(self, user_id: int, title: str = "Groep") -> int:
        """Adds the bot to a new group of this person; returns the id of the group."""
        group = self.world.new_group(title)
        joined = membership(self.world, group, user_id, "left", "member")
        self.world.polling.put("my_chat_member", joined)
        content = {"new_chat_members": [self.world.user(BOT_ID)]}
        self._say(user_id, content, chat_id=group.id)
        return group.id

    # What a phone shows

    def transcript(self, chat_id: int) -> list[Json]:
        """The messages as the phone shows them; see transcript.shown."""
        return shown(self.world.chats[chat_id])

    async def changed(self, chat_id: int, seen: int) -> int:
        """Waits until this chat changed more often than `seen` times; returns how often it has."""
        return await self.world.chats[chat_id].bell.after(seen)

    def changes(self, chat_id: int) -> int:
        """How often this chat changed until now."""
        return self.world.chats[chat_id].bell.rung

    def _say(
        self, user_id: int, content: Json, is_forwarded: bool = False, chat_id: int | None = None
    ) -> int:
        chat = self._open_chat(user_id if chat_id is None else chat_id)
        chat.started = True
        if is_forwarded:
            content = forwarded(self.world, user_id, content)
        message = self.world.add(chat, user_id, content)
        self.world.polling.put("message", self.world.message_json(chat, message))
        return message.id

    def _open_chat(self, chat_id: int) -> Chat:
        chat = self.world.chats[chat_id]
        if chat.blocked or chat.left:
            raise Impossible("The bot is blocked, or has left.")
        return chat

    def _message(self, user_id: int, message_id: int) -> tuple[Chat, Message]:
        chat = self._open_chat(user_id)
        if message_id not in chat.messages:
            raise Impossible(f"Message {message_id} is not on this phone.")
        return chat, chat.messages[message_id]

    def _set_blocked(self, user_id: int, *, blocked: bool) -> None:
        chat = self.world.chats[user_id]
        if chat.blocked == blocked:
            return
        chat.blocked = blocked
        statuses = ("member", "kicked") if blocked else ("kicked", "member")
        update = membership(self.world, chat, user_id, *statuses)
        self.world.polling.put("my_chat_member", update)
        self.world.changed(chat)


def _split(text: str) -> list[str]:
    return [text[start : start + _LONGEST_TEXT] for start in range(0, len(text), _LONGEST_TEXT)]
