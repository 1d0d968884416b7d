"""What is wrong with a file that the office made: all of it at once, each fault with its place."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.words import Words

LONGEST_SHOWN = 40


@dataclass(frozen=True)
class Fault:
    """What is wrong: where (a column, or the way to it in JSON; empty for the whole), the end of the
    id of its sentence, and what that sentence names.
    """

    place: str
    why: str
    values: Mapping[str, object]


class WrongFile(ValueError):
    """A file that cannot be used; has every fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(", ".join(f"{fault.place} {fault.why}" for fault in faults))
        self.faults = tuple(faults)


def told(words: Words, message_id: str, fault: Fault) -> str:
    """A fault as the office reads it, with its place."""
    said = words.label(message_id, **fault.values)
    return f"{fault.place}: {said}" if fault.place else said


def shown(given: Any) -> str:
    """What somebody wrote, short and on one line."""
    text = given if isinstance(given, str) else json.dumps(given)
    text = text if text.isprintable() else ascii(text)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
