"""What the begeleider can do with one block of a draft."""

from collections.abc import Callable

from bot.usecases.turn import Turn
from conversations.programma import wijzigen
from conversations.programma.blokken import Programma
from conversations.programma.intake import Intake
from conversations.programma.wijzigen import Refused

STEP = 10  # minutes shorter or longer
# With what the button says behind the name of the change.
Do = Callable[[Turn, Programma, int, str, Intake], Programma | Refused]


def _swap(
    turn: Turn, before: Programma, number: int, more: str, intake: Intake
) -> Programma | Refused:
    return wijzigen.swap(before, number, more, intake, turn.house.werkvormen)


def _resize(by: int) -> Do:
    def do(
        turn: Turn, before: Programma, number: int, _: str, intake: Intake
    ) -> Programma | Refused:
        one = next((it for it in before.onderdelen if it.nummer == number), None)
        minutes = one.blok.minuten + by if one else 0
        return wijzigen.resize(before, number, minutes, intake, turn.house.werkvormen)

    return do


def _move(by: int) -> Do:
    def do(
        turn: Turn, before: Programma, number: int, _: str, intake: Intake
    ) -> Programma | Refused:
        return wijzigen.move(before, number, number + by, intake, turn.house.werkvormen)

    return do


def _fix(*, vast: bool) -> Do:
    def do(_: Turn, before: Programma, number: int, __: str, ___: Intake) -> Programma | Refused:
        return wijzigen.fix(before, number, vast=vast)

    return do


CHANGES: dict[str, Do] = {
    "ruil": _swap,
    "korter": _resize(-STEP),
    "langer": _resize(STEP),
    "eerder": _move(-1),
    "later": _move(1),
    "vast": _fix(vast=True),
    "los": _fix(vast=False),
}
