"""What a programme is composed from, as it is known in a heisessie: answers, picture, and talks."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from enum import StrEnum
from typing import TypeVar

from bot.usecases.heisessie import agenda, beeld, standing, uitnodigen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations import collegeperiode
from conversations.collegeperiode import Doel, Fase, Periode
from conversations.datumprikker import WHOLE_DAY
from conversations.kinds import Answer
from conversations.programma.intake import Intake, Lengte, Vast, Voorgesprekken
from conversations.programma.regels import GOALS_IN_DAGDEEL
from conversations.script import chosen
from conversations.werkvormen import Aard, Uitkomst, Wens
from storage import cases

Answers = Mapping[str, Answer]
Choice = TypeVar("Choice", bound=StrEnum)

TESTS = {"teamrollen": "W11", "kleuren": "W12"}  # C14: the werkvorm for which the results are there
WAYS = {"geen_oefeningen": Aard.OEFENING}  # M8: what is rather not done


def intake(turn: Turn, at: At, vast: tuple[Vast, ...] = ()) -> Intake:
    """Everything that a programme depends on; what is fixed stays as it is.

    A day that was picked says when it begins; of the goals those are left that mean something in this
    phase of the term, and fit in the time.
    """
    known = standing.answers(turn, at)
    kept = beeld.of(turn, at)
    groep, trust = (kept.groep, kept.vertrouwen) if kept else (None, None)
    often: Mapping[str, tuple[str, ...]] = groep.often if groep else {}
    lengte = Lengte(str(known.get("lengte", Lengte.ADVIES)))
    ways = often.get("werkwijze", ())
    return Intake(
        goals(turn, at),
        len(uitnodigen.places(known)),
        Fase(phase(turn, at)),
        lengte,
        begin=_begin(at, lengte),
        nacht=known.get("overnachten") == "met",
        mt=_number(known, "aantal_directie"),
        budget_hoog=known.get("budget") == "hoog",
        veilig=_is_safe(turn, at, known),
        sfeer=at.case.mood,
        vertrouwen=trust.score if trust and at.case.mood is None else None,
        apart=bool(trust and trust.apart and at.case.mood is None),
        vragenlijst=groep is not None,
        voorgesprekken=Voorgesprekken.AKKOORD if at.case.mood else Voorgesprekken.GEEN,
        uitkomsten=_of(Uitkomst, chosen(known.get("uitkomst"))),
        wensen=_of(Wens, often.get("niet_missen", ())),
        liefst=_of(Aard, ways),
        liever_niet=frozenset(WAYS[one] for one in ways if one in WAYS),
        uitslagen=frozenset(TESTS[one] for one in chosen(known.get("profielen")) if one in TESTS),
        vast=vast,
    )


def phase(turn: Turn, at: At) -> str:
    """Where the college is in its term on the day of the heisessie."""
    day = at.case.day or turn.today
    changed = "wisseling" in chosen(standing.answers(turn, at).get("aanleiding"))
    return periode(turn, at, day).fase(day, wisseling=changed).value


def periode(turn: Turn, at: At, day: date) -> Periode:
    """The term of the college that a day (local) lies in."""
    known = standing.answers(turn, at)
    return turn.house.verkiezingen.periode(
        next(iter(chosen(known.get("gemeente"))), None),
        day,
        benoemd=_day(known, "benoemd"),
        volgende=_day(known, "verkiezingsdag"),
    )


def goals(turn: Turn, at: At) -> tuple[Doel, ...]:
    """The goals that fit: in a dagdeel the two most important ones."""
    known = standing.answers(turn, at)
    order = chosen(known.get("doelen")) or tuple(Doel)
    meant = collegeperiode.doelen(collegeperiode.Fase(phase(turn, at)), order)
    most = GOALS_IN_DAGDEEL if known.get("lengte") == Lengte.DAGDEEL else len(Doel)
    return tuple(Doel(one) for one in meant)[:most]


def left_out(turn: Turn, at: At) -> tuple[Doel, ...]:
    """The goals for which there is no place."""
    known = standing.answers(turn, at)
    kept = goals(turn, at)
    return tuple(Doel(one) for one in chosen(known.get("doelen")) if one not in kept)


def _begin(at: At, lengte: Lengte) -> int | None:
    """When the day begins, in minutes after midnight; of a whole day as it is usual."""
    part = at.case.part or WHOLE_DAY
    if part == WHOLE_DAY and lengte is not Lengte.DAG:
        return None
    begin: time = agenda.HOURS[part][0]
    return begin.hour * 60 + begin.minute


def _is_safe(turn: Turn, at: At, known: Answers) -> bool | None:
    """What was answered, until the office says that it can go on."""
    told = known.get("onveilig")
    if told == "nee" or cases.was_noted(turn.db, at.case.id, "veilig"):
        return True
    return False if told in ("misschien", "ja") else None


def _number(known: Answers, key: str) -> int:
    answer = known.get(key)
    return answer if isinstance(answer, int) else 0


def _day(known: Answers, key: str) -> date | None:
    answer = known.get(key)
    return date.fromisoformat(answer) if isinstance(answer, str) and "-" in answer else None


def _of(kind: type[Choice], options: Iterable[str]) -> frozenset[Choice]:
    """The options that a kind has; others say nothing about it."""
    return frozenset(kind(one) for one in options if one in tuple(kind))
