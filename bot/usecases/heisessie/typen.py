"""What is typed in place of a button of a heisessie. Nobody answers what was not shown: a number is one of
the newest message, and so is an answer to a question; what the overview offers can be typed any time.
"""

from collections.abc import Callable, Iterator

from bot.messages import Key
from bot.usecases.heisessie import (
    afspreken,
    begeleiden,
    ontwerpen,
    overview,
    standing,
    steps,
    stopping,
    volgen,
)
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations import hearing
from conversations.traject import Owner
from storage.people import Known
from storage.shown import newest_of_case

# By the beginning of what a message asks: who it asks, and its buttons.
OFFERED: dict[str, tuple[frozenset[Owner], Callable[[Turn, At, str], list[Key]]]] = {
    begeleiden.REQUEST: (frozenset({Owner.BEGELEIDER}), begeleiden.offered),
    ontwerpen.ASKS: (frozenset({Owner.BEGELEIDER}), ontwerpen.offered),
    afspreken.ASKS: (frozenset({Owner.BEGELEIDER, Owner.AANVRAGER}), afspreken.offered),
    volgen.ASKS: (frozenset({Owner.AANVRAGER}), volgen.offered),
    stopping.ASKS: (frozenset({Owner.AANVRAGER, Owner.BEGELEIDER}), stopping.offered),
}
YES, NO = ("ja", "ja hoor", "zeker"), ("nee", "toch niet", "laat maar")


def pressed(turn: Turn, person: Known, text: str) -> str | None:
    """The data of the one button that a text names; None where it names none, or may name several."""
    newest = list(_newest(turn, person))
    also = {key.data: _also(key) for key in newest}
    meant = hearing.pick(text, [(key.data, key.label) for key in newest], also)
    if not isinstance(meant, str) and hearing.read_number(text) is None:
        every = dict.fromkeys(_at_hand(turn, person))
        meant = hearing.pick(text, [(key.data, key.label) for key in every])
    return meant if isinstance(meant, str) else None


def _newest(turn: Turn, person: Known) -> Iterator[Key]:
    """The buttons of the newest message, where that is about a heisessie."""
    asks, case_id = newest_of_case(turn.db, person.telegram_id) or ("", 0)
    name, _, role = asks.partition("/")
    at = standing.with_id(turn, case_id)
    mine = standing.roles(turn, at, person) if at else []
    if at and name == overview.ASKS and role in mine:
        yield from overview.keys(turn, at, person, Owner(role))
    elif at and name in OFFERED and not OFFERED[name][0].isdisjoint(mine):
        every = OFFERED[name][1](turn, at, asks)
        yield from (key for key in every if at.case.state in steps.of(key).states)


def _at_hand(turn: Turn, person: Known) -> Iterator[Key]:
    """What the overview offers, of each heisessie that somebody is in."""
    for case in standing.of_person(turn, person):
        at = standing.of(turn, case)
        for role in standing.roles(turn, at, person):
            yield from overview.keys(turn, at, person, role)


def _also(key: Key) -> tuple[str, ...]:
    """Other words for the answer to whether something is sure."""
    action = key.data.split(":")[2]
    if action == "ja" or action.endswith(("_ja", "_geen")):
        return YES
    return NO if action in ("laat", "nee") else ()
