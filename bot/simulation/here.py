"""A database of one thread, in memory: work is done at once, where others hand it to a thread."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from sqlalchemy import Connection

from storage.database import Database, open_engine
from storage.migrations import upgrade
from storage.writer import GroupCommit

T = TypeVar("T")


class Here(Database):
    """An empty database with the newest schema, which is gone when it is closed."""

    def __init__(self) -> None:
        self.engine = open_engine("sqlite://")
        upgrade(self.engine)
        self._commit = GroupCommit(self.engine)

    def write(self, work: Callable[[Connection], T]) -> Future[T]:
        """As the others do, but at once."""
        future: Future[T] = Future()
        self._commit([(work, future)])
        return future

    def close(self, seconds: float = 0) -> None:  # noqa: ARG002 # nothing is waited for
        """Forget all of it."""
        self._commit.close()
        self.engine.dispose()
