"""What Telegram brings in, confirmed to it only after the commit.

The library's own polling confirms updates before they are handled, and loses them in a crash. Here
the poller's offset moves when its batch is committed. The poller puts every update in a lane; a
webhook does the same and answers when the lane is done.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection
from telegram import Bot
from telegram.error import EndPointNotFound, InvalidToken, TelegramError

from bot.inbound import Heard
from bot.messages import Message
from bot.outbox import Outbox
from bot.telegram.adapter import ALLOWED, Call, Update, call, heard
from bot.usecases.hear import hear
from bot.usecases.turn import House, Turn
from storage import seen
from storage.database import Database, Unavailable
from storage.outgoing import Row
from storage.talks import Overtaken

T = TypeVar("T")
log = logging.getLogger(__name__)

LONGEST_WAIT = 30.0  # seconds between tries when the database or Telegram does not answer
# A larger batch is read in one go, and everybody else waits for that.
POLL_MOST = 14
POLL_SECONDS = 25  # how long Telegram may hold a request when there is nothing new
SECONDS_MORE = 5.0  # before a request that was held so long counts as lost
Lane = deque[tuple[Heard, "asyncio.Future[None]"]]


class Lanes:
    """One lane a chat: in order within a chat, chats side by side, so that one who floods the bot
    holds nobody else up.
    """

    def __init__(
        self,
        database: Database,
        house: House,
        outbox: Outbox,
        send: Callable[[Call], Awaitable[object]],
    ) -> None:
        self._database, self._house, self._outbox, self._send = database, house, outbox, send
        self._lanes: dict[int, Lane] = {}
        self._told: set[int] = set()
        self._album: str | None = None
        self._asides: set[asyncio.Task[None]] = set()

    def put(self, update: Update, now: datetime) -> asyncio.Future[None] | None:
        """Take an update in; the future is done when it is committed. None when it says nothing to us."""
        try:
            said = None if self._seen_album(update) else heard(update, now)
        except (KeyError, TypeError):
            log.error("update %s is none that Telegram describes", update.get("update_id"))  # noqa: TRY400 # a trace may hold what was said
            return None
        if pressed := update.get("callback_query"):
            # The button stops spinning at once; this says nothing and may be lost.
            self._aside(Call("answerCallbackQuery", {"callback_query_id": pressed["id"]}))
        if said is None:
            return None
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        lane = self._lanes.get(said.chat_id)
        if lane is None:
            self._lanes[said.chat_id] = deque([(said, done)])
            task = asyncio.get_running_loop().create_task(self._run(said.chat_id))
            self._asides.add(task)
            task.add_done_callback(self._asides.discard)
        else:
            lane.append((said, done))
        return done

    def _seen_album(self, update: Update) -> bool:
        """Ten photos at once are ten updates; one answer is enough."""
        album = update.get("message", {}).get("media_group_id")
        before, self._album = self._album, album or self._album
        return album is not None and album == before

    async def stop(self, seconds: float) -> None:
        """Let what is being handled be committed, for at most so long. The rest was not confirmed
        to Telegram and comes again.
        """
        if self._asides:
            _, late = await asyncio.wait(set(self._asides), timeout=seconds)
            for task in late:
                task.cancel()

    async def _run(self, chat_id: int) -> None:
        lane = self._lanes[chat_id]
        while lane:
            said, done = lane[0]
            await self._handle(said)
            lane.popleft()
            if not done.done():
                done.set_result(None)
        del self._lanes[chat_id]

    async def _handle(self, said: Heard) -> None:
        """Commit what somebody said, however often that takes."""
        wait = 0.25
        while True:
            try:
                chats, row = await self._write(lambda db: self._hear(db, said))
            except Overtaken:
                continue
            except Unavailable as error:
                # The operator sees the cause, the person one sentence, and nothing is confirmed.
                log.error("update %s waits: %s", said.update_id, error)  # noqa: TRY400 # the cause is in the text
                self._tell_once(said.chat_id, "storing")
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
            except Exception as error:  # noqa: BLE001 # one update must not stop the others
                fault = f"{type(error).__name__} at {_where(error)}"
                log.error("update %s fails: %s", said.update_id, fault)  # noqa: TRY400 # a trace may hold what was said
                if await self._pass_over(said):
                    return
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
            else:
                self._told.discard(said.chat_id)
                for chat_id in chats:
                    self._outbox.drain(chat_id, row if chat_id == said.chat_id else None)
                return

    def _hear(self, db: Connection, said: Heard) -> tuple[tuple[int, ...], Row | None]:
        """The use case, and in the same transaction the claim of the first answer to it."""
        chats = hear(db, self._house, said)
        return chats, self._outbox.claim(db, said.chat_id) if said.chat_id in chats else None

    async def _pass_over(self, said: Heard) -> bool:
        """An update that we cannot handle is not tried for ever: it is noted, and the person told.
        False when that cannot be done now.
        """

        def note(db: Connection) -> None:
            if seen.first_time(db, said.update_id, said.at):
                with Turn(db, self._house, f"{said.update_id}/fault", said.at) as turn:
                    turn.say(said.chat_id, "fout")

        try:
            await self._write(note)
        except Unavailable:
            return False
        self._outbox.drain(said.chat_id)
        return True

    def _tell_once(self, chat_id: int, message_id: str) -> None:
        """Past the outbox, which is in the database that does not answer."""
        if chat_id not in self._told:
            self._told.add(chat_id)
            self._aside(call(Message(text=self._house.words.say(message_id)), chat_id))

    def _aside(self, out: Call) -> None:
        async def send() -> None:
            try:
                await self._send(out)
            except TelegramError as error:
                log.info("%s: %s", out.method, type(error).__name__)

        task = asyncio.get_running_loop().create_task(send())
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)

    async def _write(self, work: Callable[[Connection], T]) -> T:
        return await asyncio.wrap_future(self._database.write(work))


def _where(error: Exception) -> str:
    """The place of a fault, without its text: that may hold what somebody said."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return (
        f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
        if trace
        else "?"
    )


class Poller:
    """Asks Telegram for updates, and confirms a batch when all of it is committed."""

    def __init__(self, bot: Bot, lanes: Lanes, now: Callable[[], datetime]) -> None:
        self._bot, self._lanes, self._now = bot, lanes, now
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll until cancelled. Raises InvalidToken when Telegram does not know the token."""
        wait = 1.0
        while True:
            try:
                updates = await self._bot.do_api_request(
                    "getUpdates",
                    {
                        "offset": self._offset,
                        "limit": POLL_MOST,
                        "timeout": POLL_SECONDS,
                        "allowed_updates": ALLOWED,
                    },
                    read_timeout=POLL_SECONDS + SECONDS_MORE,
                )
            except (InvalidToken, EndPointNotFound):
                raise InvalidToken from None
            except TelegramError as error:
                log.warning("no updates: %s", type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(wait * 2, LONGEST_WAIT)
                continue
            wait = 1.0
            now = self._now()
            done = [future for update in updates if (future := self._lanes.put(update, now))]
            if done:
                await asyncio.wait(done)
            if updates:
                self._offset = updates[-1]["update_id"] + 1
