"""Faults on order: the next calls fail, before or after they took effect."""

from collections.abc import Collection
from http import HTTPStatus
from typing import NamedTuple

from bot.proeftuin.refused import Refused

_RETRY_AFTER = 1


class Fault(NamedTuple):
    """One call that will fail."""

    what: int | Exception
    before: bool
    methods: Collection[str]

    def meant(self, method: str) -> bool:
        """Whether this call is one to fail; getUpdates only by name, because it runs all the time."""
        return method in self.methods if self.methods else method != "getUpdates"

    def error(self) -> Exception:
        """What to raise."""
        if isinstance(self.what, Exception):
            return self.what
        if self.what == HTTPStatus.TOO_MANY_REQUESTS:
            description = f"Too Many Requests: retry after {_RETRY_AFTER}"
            return Refused(self.what, description, {"retry_after": _RETRY_AFTER})
        return Refused(self.what, HTTPStatus(self.what).phrase)


class Faults:
    """The faults that still have to happen, in order."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []

    def add(self, times: int, fault: Fault) -> None:
        """The same fault, so many times."""
        self._coming += [fault] * times

    def take(self, method: str) -> Fault | None:
        """The first fault meant for this method, used up."""
        for index, fault in enumerate(self._coming):
            if fault.meant(method):
                return self._coming.pop(index)
        return None
