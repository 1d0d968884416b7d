"""Programmes for tests: the catalogue, intakes, the four samples of domain.md (vii), and a checker of
its own. The checker reads the table of werkvormen itself and knows nothing of the code that composes.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from random import Random

from bot.reference import load_werkvormen
from conversations.collegeperiode import Doel, Fase
from conversations.programma.blokken import Blok, Dag, Programma
from conversations.programma.intake import Intake, Lengte, Voorgesprekken
from conversations.werkvormen import Aard, Catalogus, Uitkomst, Wens

R, S, OV = Doel.REFLECTIE, Doel.SUCCES, Doel.OVERDRACHT
NOON, HALF_PAST_ONE, HALF_PAST_EIGHT = 720, 810, 1230  # minutes after midnight

# What the four samples were made for (domain.md (vii)).
A = Intake((S, R), 6, Fase.LAATSTE_JAAR, Lengte.DAGDEEL, veilig=True, vertrouwen=3)
B = Intake(
    (R, S, OV), 6, Fase.LAATSTE_JAAR, Lengte.DAG, veilig=True, vertrouwen=4, vragenlijst=True
)
C = Intake(
    (R, S, OV), 7, Fase.LAATSTE_JAAR, Lengte.TWEE_DAGEN, nacht=True, veilig=True, vertrouwen=2,
    vragenlijst=True, voorgesprekken=Voorgesprekken.AKKOORD,
)  # fmt: skip
D = Intake(
    (R, S, OV), 6, Fase.START, Lengte.DAG, veilig=True, vertrouwen=3, uitslagen=frozenset({"W11"})
)


@cache
def catalogus() -> Catalogus:
    """The one that is shipped."""
    return load_werkvormen()


@dataclass(frozen=True)
class Day:
    """A day as a table has it: begin and end, and of each line what it is, its minutes and its goal."""

    begin: int
    einde: int
    lines: tuple[tuple[str, int, str], ...]


def days(programma: Programma) -> list[Day]:
    """A programme as tables."""
    return [
        Day(dag.begin, dag.einde, tuple((b.wat, b.minuten, str(b.doel or "")) for b in dag.blokken))
        for dag in programma.dagen
    ]


def as_programma(sample: Sequence[Day]) -> Programma:
    """A sample as a programme."""
    return Programma(
        tuple(
            Dag(
                day.begin,
                day.einde,
                tuple(
                    Blok(wat, minutes, Doel(goal) if goal else None)
                    for wat, minutes, goal in day.lines
                ),
            )
            for day in sample
        )
    )


def sample(begin: int, einde: int, *lines: str) -> Day:
    """A day of domain.md (vii): "W05 50 R", or what stands between in a word."""
    goals = {"R": R, "S": S, "O": OV}
    parts = [line.split() for line in lines]
    return Day(
        begin, einde, tuple((p[0], int(p[1]), goals.get(" ".join(p[2:]), "")) for p in parts)
    )


SAMPLES = {
    "A": (A, [sample(780, 1020, "ontvangst 15", "W02 15", "W01 20", "W05 50 R", "pauze 15", "W32 60 S", "W35 40", "W40 10", "uitloop 15")]),
    "B": (B, [sample(540, 1020, "ontvangst 15", "W02 15", "W01 20", "W04 15 R", "W05 55 R", "pauze 15", "W17 45 R", "lunch 45", "W07 30 R", "W32 60 S", "W29 45 S", "pauze 15", "W36 60 O", "W35 30", "W40 15")]),
    "C": (C, [
        sample(780, 1225, "ontvangst 15", "W02 20", "W01 25", "W04 30 R", "pauze 15", "W15 70 R", "pauze 20", "W06 50 R", "W07 40 R", "vrije_tijd 60", "W42 90 R", "W40 10"),
        sample(540, 910, "W01 20", "W27 45 R", "pauze 15", "W19 60 S", "W38 50 S", "lunch 45", "W36 60 O", "pauze 15", "W35 45", "W40 15"),
    ]),
    "D": (D, [sample(540, 1020, "ontvangst 15", "W02 15", "W01 20", "W08 60 R", "pauze 15", "W11 75 R", "lunch 45", "W07 30 R", "W30 75 S", "pauze 15", "W36 60 O", "W35 35", "W40 15", "uitloop 5")]),
}  # fmt: skip


@cache
def _rows() -> dict[str, dict[str, str]]:
    text = (files("conversations") / "data" / "werkvormen.csv").read_text(encoding="utf-8")
    return {row["id"]: row for row in csv.DictReader(text.splitlines())}


def faults(programme: Sequence[Day], intake: Intake, *, composed: bool = True) -> list[str]:
    """Every rule of domain.md 3.5 and (vi) that a programme breaks.

    :param composed: whether it must also have what only the composer sees to: the order of the goals,
        no less time for a goal than for one that is less important, and no break for who hardly worked.
    """
    lines = [line for day in programme for line in day.lines]
    found = [*_fits(lines, intake, len(programme), programme)]
    for number, day in enumerate(programme):
        found += _day(day, first=number == 0, last=number == len(programme) - 1)
    served = [goal for _, _, goal in lines if goal]
    found += [f"{goal} has no part" for goal in intake.doelen if goal not in served]
    if len(programme) == 1 and programme[0].einde - programme[0].begin < 360:
        found += ["too many goals"] if len(set(served)) > 2 else []
    if composed:
        found += [*_arc(lines, intake), *(why for day in programme for why in _breaks(day))]
    return found


def _fits(
    lines: Sequence[tuple[str, int, str]], intake: Intake, number: int, programme: Sequence[Day]
) -> Iterator[str]:
    """Whether each werkvorm can be done with these people, in this time, for its goal."""
    done = [wat for wat, _, _ in lines if wat in _rows() and wat not in ("W01", "W40")]
    yield from (f"{wat} twice" for wat in set(done) if done.count(wat) > 1)
    longest = max(day.einde - day.begin for day in programme)
    for wat, minutes, goal in lines:
        row = _rows().get(wat)
        if row is None:
            continue
        people = intake.groep + (intake.mt if "mt" in row["nodig"] else 0)
        fasen = row["fasen"] or str(intake.fase)
        wrong = {
            "people": not int(row["groep_van"]) <= people <= int(row["groep_tot"]),
            "minutes": not int(row["van"]) <= minutes <= int(row["tot"]),
            "trust": int(row["vertrouwen"]) > _trust(intake),
            "phase": bool(intake.fase) and intake.fase not in fasen.split("|"),
            "goal": bool(goal) and goal not in row["doelen"].split("|"),
            "one day": row["moment"] == "avond" and number == 1,
            "dagdeel": row["moment"] == "dag" and longest < 360,
            "directie": "mt" in row["nodig"] and not intake.mt,
            "results": "uitslagen" in row["nodig"] and wat not in intake.uitslagen,
            "answers": "vragenlijst" in row["nodig"] and not intake.vragenlijst,
        }
        yield from (f"{wat}: {why}" for why, is_wrong in wrong.items() if is_wrong)
    gives = {paper for wat in done for paper in _rows()[wat]["uitkomsten"].split("|")}
    yield from (f"no {paper}" for paper in intake.uitkomsten if paper not in gives)


def _trust(intake: Intake) -> int:
    """domain.md 3.5."""
    score = intake.vertrouwen if intake.vertrouwen is not None else intake.sfeer
    if score is None or intake.apart:
        return 1
    if score < 3:
        return 2 if intake.voorgesprekken is Voorgesprekken.AKKOORD else 1
    return 3 if score >= 4 else 2


def _day(day: Day, *, first: bool, last: bool) -> Iterator[str]:
    wats = [wat for wat, _, _ in day.lines]
    if sum(minutes for _, minutes, _ in day.lines) != day.einde - day.begin:
        yield "does not end in time"
    inner = [wat for wat in wats if wat not in ("ontvangst", "uitloop")]
    if inner[: 2 if first else 1] != (["W02", "W01"] if first else ["W01"]):
        yield "wrong beginning"
    if inner[-2:] != ["W35", "W40"] if last else inner[-1] != "W40":
        yield "wrong end"
    if last and sum(m for wat, m, _ in day.lines if wat in ("W35", "W40")) < 40:
        yield "too little time for agreements"
    if "ontvangst" in wats[1:] or "uitloop" in wats[:-1]:
        yield "welcome or rest in between"
    yield from _clock(day)


def _clock(day: Day) -> Iterator[str]:
    """Breaks and meals."""
    at, worked, lunches = day.begin, 0, 0
    for wat, minutes, _ in day.lines:
        if wat.startswith("lunch"):
            lunches += 1
            if at < NOON or at + minutes > HALF_PAST_ONE or minutes < 45:
                yield "lunch not at lunchtime"
        if wat in ("W42", "diner") and not (at >= 18 * 60 and at + minutes <= HALF_PAST_EIGHT):
            yield "dinner not at dinnertime"
        rests = wat not in _rows() or _rows()[wat]["aard"] == "buiten"
        worked = 0 if rests else worked + minutes
        if worked > 110:
            yield f"{worked} minutes without a break"
        at += minutes
    if lunches != (day.begin <= NOON and day.einde >= HALF_PAST_ONE):
        yield "lunch missing, or one too many"
    for (one, _, _), (other, _, _) in pairwise(day.lines):
        if one == other:
            yield f"{one} twice in a row"


def _breaks(day: Day) -> Iterator[str]:
    """An hour of work before a break, and half an hour before lunch or a walk; lunch may have a walk."""
    worked, before = 0, ""
    for wat, minutes, _ in day.lines:
        if wat in _rows() and _rows()[wat]["aard"] != "buiten":
            worked += minutes
        else:
            least = {"pauze": 60, "ontvangst": 0, "uitloop": 0, "vrije_tijd": 0, "diner": 0}.get(
                wat, 30
            )
            if worked < least and not before.startswith("lunch"):
                yield f"{wat} after {worked} minutes of work"
            worked = 0
        before = wat


def _arc(lines: Sequence[tuple[str, int, str]], intake: Intake) -> list[str]:
    """The goals come in their order, but for a walk and an evening; the time goes by their rank."""
    order = [
        list(Doel).index(Doel(goal)) for wat, _, goal in lines if goal and wat not in ("W07", "W42")
    ]
    found = [] if order == sorted(order) else ["goals through each other"]
    time = [sum(m for _, m, goal in lines if goal == doel) for doel in intake.doelen]
    return found + ([] if time == sorted(time, reverse=True) else [f"time not by rank: {time}"])


def intake(random: Random) -> Intake:
    """One that somebody could have."""
    fase, lengte = random.choice(list(Fase)), random.choices([*Lengte][:3], (14, 5, 1))[0]
    no_handover = fase in (Fase.HALVERWEGE, Fase.UITVOERING)
    goals = [doel for doel in Doel if doel is not OV or not no_handover]
    least = 2 if lengte is Lengte.TWEE_DAGEN else 1
    goals = random.sample(goals, random.randint(least, len(goals)))
    asked = random.random() < 0.7
    return Intake(
        tuple(goals[:2] if lengte is Lengte.DAGDEEL else goals),
        random.randint(4, 9),
        fase,
        lengte,
        begin=random.choice([None, None, 9 * 60, 8 * 60 + 30, 10 * 60 + 5]),
        nacht=random.random() < 0.5,
        mt=random.choice([0, 0, 0, 4, 8]),
        veilig=True,
        sfeer=random.choice([None, 3, 4, 5]),
        vertrouwen=random.choice([2, 3, 3, 4, 5]) if asked else None,
        apart=random.random() < 0.1,
        vragenlijst=asked,
        voorgesprekken=random.choice([Voorgesprekken.GEHOUDEN, Voorgesprekken.AKKOORD]),
        uitkomsten=frozenset({Uitkomst.WERKAFSPRAKEN}),
        wensen=frozenset(random.sample(list(Wens), random.choice([0, 1, 1, 2]))),
        liefst=frozenset(random.sample(list(Aard), 2)),
        liever_niet=frozenset({Aard.OEFENING} if random.random() < 0.3 else ()),
        eerder=frozenset(random.sample(["W05", "W08", "W29", "W32"], random.choice([0, 0, 1]))),
        uitslagen=frozenset({"W11"} if random.random() < 0.2 else ()),
    )
