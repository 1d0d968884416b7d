"""What a programme is composed from, as it is known in a heisessie: answers, picture, and talks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time

from bot.usecases.heisessie import agenda, beeld, standing, uitnodigen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations import collegeperiode, werkvormen
from conversations.collegeperiode import Doel, Fase, Periode
from conversations.datumprikker import WHOLE_DAY
from conversations.groepsbeeld import Vertrouwen
from conversations.kinds import Answer
from conversations.programma import antwoorden
from conversations.programma.antwoorden import Begeleider, Leden
from conversations.programma.intake import LOW, Intake, Lengte, Vast, Voorgesprekken
from conversations.programma.regels import GOALS_IN_DAGDEEL
from conversations.script import chosen
from storage import cases

Answers = Mapping[str, Answer]


def intake(turn: Turn, at: At, vast: tuple[Vast, ...] = ()) -> Intake:
    """Everything that a programme depends on; what is fixed stays as it is.

    A day that was picked says when it begins; of the goals those are left that mean something in this
    phase of the term, and fit in the time. Nor does a plan on paper stay for what is no goal then: no
    programme could have it, and nobody could take it back.
    """
    known, fase = standing.answers(turn, at), Fase(phase(turn, at))
    kept = beeld.of(turn, at)
    groep, trust = (kept.groep, kept.vertrouwen) if kept else (None, None)
    often: Mapping[str, tuple[str, ...]] = groep.often if groep else {}
    mood = at.case.mood
    leden = Leden(
        _score(trust, mood),
        apart=bool(trust and trust.apart),
        niet_missen=often.get("niet_missen", ()),
        werkwijze=often.get("werkwijze", ()),
    )
    begeleider = Begeleider(
        _talks(mood),
        uitnodigen.number(turn, at),
        begin=_begin(at, Lengte(str(known.get("lengte", Lengte.ADVIES)))),
        eerder=werkvormen.named(str(known.get("eerder_ervaring", "")), turn.house.werkvormen),
        vast=vast,
    )
    paper = collegeperiode.uitkomsten(fase, chosen(known.get("uitkomst")))
    college = {**known, "doelen": tuple(goals(turn, at)), "uitkomst": paper}
    found = antwoorden.intake(college, leden, begeleider, fase)
    safe = _is_safe(turn, at, known)
    heard = found.sfeer if mood is None else mood
    return replace(found, veilig=safe, sfeer=heard, vragenlijst=groep is not None)


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


def _score(trust: Vertrouwen | None, mood: int | None) -> int | None:
    """How open the members say that they are. What the begeleider heard can make that less, and never
    more: a group with low trust gets nothing that asks for all of it (domain.md 3.5).
    """
    if trust is None:
        return None
    return trust.score if mood is None else min(trust.score, mood)


def _talks(mood: int | None) -> Voorgesprekken:
    """Whether the begeleider spoke with the members, and thinks that more than the least trust can be
    asked for.
    """
    if mood is None:
        return Voorgesprekken.GEEN
    return Voorgesprekken.AKKOORD if mood >= LOW else Voorgesprekken.GEHOUDEN


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


def _day(known: Answers, key: str) -> date | None:
    answer = known.get(key)
    return date.fromisoformat(answer) if isinstance(answer, str) and "-" in answer else None
