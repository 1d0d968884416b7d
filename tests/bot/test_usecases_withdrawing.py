"""What a coördinator does with a proposal that is under way."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from conversations.scripts import KLIK_COACH, KLIK_WETHOUDER
from conversations.talk import Talk
from conversations.traject import Event, Facts, State
from conversations.voorstel import Voorstel
from storage import cases, planning, proposals, talks
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool, rows
from tests.bot.phone import ANNA, SECOND, Handset, Town
from tests.bot.pool import CARLA
from tests.bot.proposing import state

NEUTRAL = "gaat niet verder. U hoeft niets te doen. Dank u dat u wilde meedenken."


def doubting(town: Town, case: Traject, by: Coach) -> Traject:
    """They met, and the coach doubts."""
    case, made = pool.planned(town, case, by, days=0)
    said = (
        (case.person_id, KLIK_WETHOUDER.name, {"verder": "ja", "zoekt": "KANARIE"}),
        (by.person_id, KLIK_COACH.name, {"doen": "twijfel"}),
    )

    def put(db: Connection) -> Traject:
        seal = town.house.seal
        proposal = proposals.current(db, seal, case.id)
        assert proposal
        for person_id, script, told in said:
            held = talks.start(db, person_id, case.id, script, "1", town.now, proposal.id)
            talks.save(db, seal, held, Talk(told), told, town.now, outcome="klaar")
        planning.held(db, seal, made.id, town.now, took_place=True)
        moved = cases.happen(db, case, Event.GEWEEST, town.now, town.today)
        facts = Facts("ja", "twijfel")
        return cases.happen(db, moved, Event.KLIK, town.now, town.today, facts)

    return town.write(put)


def planned(town: Town, case: Traject, by: Coach) -> Traject:
    """The kennismaking has a date."""
    return pool.planned(town, case, by)[0]


@pytest.mark.parametrize("step", [pool.asked, pool.shown, pool.meeting, planned, doubting])
def test_a_proposal_is_taken_back_at_any_step(
    coordinator: Handset,
    town: Town,
    step: Callable[[Town, Traject, Coach], Traject],
) -> None:
    """After one question; whoever knew of it hears one neutral sentence, nothing stays planned."""
    case = step(town, pool.looking(town), pool.coach(town))
    coordinator.press(f"c:{case.code}:traject").tap("Trek het voorstel in", "Ja, trek het in")
    assert state(town, case) == (State.ZOEKEN, Voorstel.INGETROKKEN)
    assert coordinator.last.plain.startswith(f"Traject {case.code}: het voorstel is ingetrokken.")
    assert any(m.plain.endswith(NEUTRAL) for m in town.phone(CARLA).messages.values())
    knew = step is not pool.asked
    assert ("Het voorstel dat voor u klaarstond" in town.phone(ANNA).everything) is knew
    planned_now = town.read(lambda db: rows.of(db, "appointment", state="gepland"))
    assert planned_now == []
    coordinator.tap("Kandidaten")
    assert "Vraag Carla Verzonnen" in coordinator.labels  # nobody refused


def test_who_thinks_again_leaves_it(coordinator: Handset, town: Town) -> None:
    """Nobody hears anything."""
    case = pool.shown(town, pool.looking(town), pool.coach(town))
    coordinator.press(f"c:{case.code}:intrekken").tap("Nee, laat staan")
    assert coordinator.last.plain == f"Traject {case.code}: het voorstel blijft staan."
    assert state(town, case) == (State.VOORGESTELD, Voorstel.VOORGESTELD)
    assert town.phone(CARLA).messages == {}


def test_a_yes_to_taking_back_is_about_that_proposal_only(coordinator: Handset, town: Town) -> None:
    """The other coördinator was first, and has asked somebody since."""
    case = pool.asked(town, pool.looking(town), pool.coach(town))
    coordinator.press(f"c:{case.code}:intrekken")
    number, data = coordinator.button("Ja, trek het in")
    second = town.phone(SECOND)
    second.press(f"c:{case.code}:intrekken").tap("Ja, trek het in")
    second.tap("Kandidaten", "Vraag Carla Verzonnen")
    coordinator.press(data, number)
    assert coordinator.last.plain.startswith("Dat kan nu niet.")
    assert state(town, case) == (State.COACH_GEVRAAGD, Voorstel.GEVRAAGD)


@pytest.mark.parametrize("action", ["intrekken", "intrekken_ja:1", "toch", "door", "ander"])
@pytest.mark.parametrize("step", [None, pool.running, pool.meeting])
def test_what_is_not_possible_says_how_it_stands(
    coordinator: Handset,
    town: Town,
    action: str,
    step: Callable[[Town, Traject, Coach], Traject] | None,
) -> None:
    """Old buttons change nothing."""
    if step is pool.meeting and action.startswith("intrekken"):
        return
    by, case = pool.coach(town), pool.looking(town)
    case = step(town, case, by) if step else case
    before = town.read(lambda db: rows.of(db, "proposal")), pool.case_now(town, case)
    coordinator.press(f"c:{case.code}:{action}")
    assert coordinator.last.plain.startswith("Dat kan nu niet.")
    assert (town.read(lambda db: rows.of(db, "proposal")), pool.case_now(town, case)) == before


def test_after_a_doubt_both_can_go_on(coordinator: Handset, town: Town) -> None:
    """The coördinator writes down that both said so; the agreements they confirm themselves."""
    case = doubting(town, pool.looking(town), pool.coach(town))
    answers = len(town.read(lambda db: rows.of(db, "answer")))
    coordinator.press(f"c:{case.code}:traject").tap("Ga door met deze coach")
    assert state(town, case) == (State.AFSPRAKEN, Voorstel.KLIK)
    assert town.read(lambda db: rows.of(db, "audit", what="beide ja"))
    # No answer is given in anybody's name.
    assert len(town.read(lambda db: rows.of(db, "answer"))) == answers


@pytest.mark.parametrize(
    ("step", "ended"), [(doubting, Voorstel.GEEN_KLIK), ("shown", Voorstel.AFGEWEZEN)]
)
def test_after_a_talk_another_coach_can_be_looked_for(
    coordinator: Handset, town: Town, step: object, ended: Voorstel
) -> None:
    """That coach does not come back; both hear a neutral sentence, and nobody what was answered."""
    case, by = pool.looking(town), pool.coach(town)
    if step is doubting:
        case = doubting(town, case, by)
    else:
        case = pool.shown(town, case, by)
        moved = case
        town.write(lambda db: cases.happen(db, moved, Event.LIEVER_BESPREKEN, town.now, town.today))
    coordinator.press(f"c:{case.code}:ander")
    assert state(town, case) == (State.ZOEKEN, ended)
    assert town.phone(CARLA).last.plain.endswith(NEUTRAL)
    assert town.phone(ANNA).last.plain.startswith("Dat is geen probleem.")
    coordinator.tap("Kandidaten")
    assert "Vraag Carla Verzonnen" not in coordinator.labels
    for phone in (coordinator, town.phone(CARLA), town.phone(ANNA)):
        assert "KANARIE" not in phone.everything
        assert "twijfel" not in phone.everything
