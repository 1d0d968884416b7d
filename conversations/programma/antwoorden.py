"""From the answers of a heisessie to what its programme is composed from.

Rule of this file: an option that says nothing about a programme is passed over.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from conversations.collegeperiode import Doel, Fase
from conversations.kinds import Answer
from conversations.programma.intake import Intake, Lengte, Vast, Voorgesprekken
from conversations.script import chosen
from conversations.werkvormen import Aard, Uitkomst, Wens

Answers = Mapping[str, Answer]
Choice = TypeVar("Choice", bound=StrEnum)

TESTS = {"teamrollen": "W11", "kleuren": "W12"}  # C14: the werkvorm for which there are results
NOT_THESE = {"geen_oefeningen": Aard.OEFENING}  # M8: what members rather do not do


@dataclass(frozen=True)
class Leden:
    """What the members answered, as a group.

    :param vertrouwen: 1 to 5 (M1 to M3), or None where too few answered; `apart` when somebody is far
        below it.
    :param niet_missen, werkwijze: options that many chose (M6, M8).
    """

    vertrouwen: int | None = None
    apart: bool = False
    niet_missen: tuple[str, ...] = ()
    werkwijze: tuple[str, ...] = ()


@dataclass(frozen=True)
class Begeleider:
    """What the begeleider knows or wants.

    :param groep: how many take part, where the requester's answers do not tell.
    :param begin, einde: minutes after midnight.
    """

    voorgesprekken: Voorgesprekken = Voorgesprekken.GEEN
    groep: int | None = None
    begin: int | None = None
    einde: int | None = None
    eerder: frozenset[str] = frozenset()
    vast: tuple[Vast, ...] = ()


def people(college: Answers) -> int:
    """How many take part all the time, by what the requester answered (C4)."""
    there = chosen(college.get("deelnemers"))
    return sum(one in there for one in ("burgemeester", "secretaris")) + _number(
        college, "aantal_wethouders"
    )


def intake(college: Answers, leden: Leden, begeleider: Begeleider, fase: Fase) -> Intake:
    """Everything that a programme depends on.

    :param college: the answers to the script `college`; `doelen` may name fewer than all goals.
    """
    safe = {"nee": True, "misschien": False, "ja": False}
    mood = college.get("sfeer")
    return Intake(
        tuple(map(Doel, chosen(college.get("doelen")))),
        begeleider.groep or people(college),
        fase,
        Lengte(next(iter(chosen(college.get("lengte"))), Lengte.ADVIES)),
        begin=begeleider.begin,
        einde=begeleider.einde,
        nacht=college.get("overnachten") == "met",
        mt=_number(college, "aantal_directie"),
        budget_hoog=college.get("budget") == "hoog",
        veilig=safe.get(str(college.get("onveilig"))),
        sfeer=mood if isinstance(mood, int) else None,
        vertrouwen=leden.vertrouwen,
        apart=leden.apart,
        vragenlijst=leden.vertrouwen is not None,
        voorgesprekken=begeleider.voorgesprekken,
        uitkomsten=_of(Uitkomst, chosen(college.get("uitkomst"))),
        wensen=_of(Wens, leden.niet_missen),
        liefst=_of(Aard, leden.werkwijze),
        liever_niet=frozenset(NOT_THESE[one] for one in leden.werkwijze if one in NOT_THESE),
        eerder=begeleider.eerder,
        uitslagen=frozenset(TESTS[one] for one in chosen(college.get("profielen")) if one in TESTS),
        vast=begeleider.vast,
    )


def _number(answers: Answers, key: str) -> int:
    answer = answers.get(key)
    return answer if isinstance(answer, int) else 0


def _of(kind: type[Choice], options: Iterable[str]) -> frozenset[Choice]:
    return frozenset(kind(one) for one in options if one in tuple(kind))
