"""One coach and one wethouder who may be matched, to change one thing at."""

from datetime import date
from typing import Any

from conversations.grenzen import Limit, let_op, limits
from conversations.kinds import Answer
from conversations.pool import Coach, Day, Wethouder
from tests.conversations.pools import TODAY, kaart

DAY = Day(kaart(), TODAY)
ZWOLLE, HATTEM, APELDOORN, DEVENTER, UTRECHT = "GM0193", "GM0244", "GM0200", "GM0150", "GM0344"

COACH_ANSWERS: dict[str, Answer] = {
    "toestemming": "ja",
    "code": "ja",
    "vog": "ja",
    "eerder": ("geen",),
    "eerder_provincies": ("geen",),
    "functies_nu": ("geen",),
    "liever_niet": ("geen",),
    "woonplaats": DEVENTER,  # about 35 minutes from Zwolle
    "provincies": ("overijssel",),
    "reistijd": "60",
    "plek": ("bij_mij",),
    "aantal": 3,
}
WETHOUDER_ANSWERS: dict[str, Answer] = {
    "toestemming": "ja",
    "gemeente": ZWOLLE,
    "uitsluiten": "nee",
    "plek": ("bij_mij",),
    "reistijd": "60",
}


def coach(
    load: int = 0,
    paused_until: date | None = None,
    colleges: frozenset[str] = frozenset(),
    **answers: Any,
) -> Coach:
    """This coach with other answers; None leaves one out."""
    return Coach("c", changed(COACH_ANSWERS, answers), load, paused_until, colleges)


def wethouder(answers: dict[str, Any] | None = None, **fields: Any) -> Wethouder:
    """This wethouder with other answers; None leaves one out."""
    return Wethouder("w", changed(WETHOUDER_ANSWERS, answers or {}), **fields)


def changed(answers: dict[str, Answer], by: dict[str, Any]) -> dict[str, Answer]:
    """These answers with others in their place."""
    return {key: value for key, value in (answers | by).items() if value is not None}


def limits_of(one: Wethouder, other: Coach) -> tuple[Limit, ...]:
    """The limits between these two."""
    return limits(one, other, DAY)


def looks_at(one: Wethouder, other: Coach) -> tuple[str, ...]:
    """What the coördinator is told to look at."""
    return tuple(one.value for one in let_op(one, other, DAY))
