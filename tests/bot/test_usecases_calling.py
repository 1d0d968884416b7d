"""The intakegesprek: planned by typing a moment, and noted in two taps."""

import pytest
from sqlalchemy import Connection

from bot.usecases import coordinating
from bot.usecases.turn import Turn
from conversations.traject import Event, State
from storage import appointments, cases
from storage.appointments import Kind
from tests.bot import rows
from tests.bot.intake import code_of, send, whole
from tests.bot.phone import BRAM, SECOND, Handset, Town


def state(town: Town) -> str:
    """How the case stands."""
    return str(town.read(lambda db: rows.of(db, "case"))[0]["state"])


def talks_of(town: Town) -> list[tuple[str, str, int]]:
    """Day and time, state and sequence of every intakegesprek."""
    found = town.read(lambda db: appointments.of_case(db, town.house.seal, 1, Kind.INTAKEGESPREK))
    return [(f"{one.slot.day} {one.slot.time}", one.state.value, one.sequence) for one in found]


@pytest.fixture
def waiting(anna: Handset, coordinator: Handset) -> str:
    """Somebody sent the intake: the code."""
    whole(anna)
    return code_of(coordinator)


def test_the_coordinator_plans_by_typing_a_moment(
    coordinator: Handset, anna: Handset, waiting: str, town: Town
) -> None:
    """The wethouder gets it with a file for the agenda, and nothing in it says what it is."""
    coordinator.tap("Plan gesprek")
    assert coordinator.news[-2] == f"Traject {waiting}: u plant het intakegesprek."
    coordinator.say("volgende week dinsdag om half elf")
    assert state(town) == "gesprek_gepland"
    assert talks_of(town) == [("2026-12-01 10:30", "gepland", 0)]
    when = "dinsdag 1 december om 10.30 uur"
    assert f"het intakegesprek is {when}" in coordinator.everything
    assert f"Er staat een belafspraak voor u: {when}." in anna.everything
    assert anna.files[-1].startswith("BEGIN:VCALENDAR")
    assert "oach" not in anna.files[-1]


def test_another_moment_moves_the_talk(
    coordinator: Handset, anna: Handset, waiting: str, town: Town
) -> None:
    """It is the same appointment, which moves in the agenda too."""
    coordinator.tap("Plan gesprek").say("1 december om 10 uur")
    coordinator.tap("Plan gesprek").say("2 december om 11 uur")
    assert talks_of(town) == [("2026-12-02 11:00", "gepland", 1)]
    assert state(town) == "gesprek_gepland"
    assert len(anna.files) == 2


def test_a_part_of_the_day_will_do(coordinator: Handset, waiting: str, town: Town) -> None:
    """For who calls when it suits."""
    coordinator.tap("Plan gesprek").say("3 december ochtend")
    assert talks_of(town) == [("2026-12-03 None", "gepland", 0)]


def test_a_moment_that_cannot_be_read_is_asked_again(
    coordinator: Handset, waiting: str, town: Town
) -> None:
    """With an example; nothing was planned."""
    coordinator.tap("Plan gesprek").say("ergens volgende maand")
    assert "Ik begrijp dit niet" in coordinator.last.plain
    assert talks_of(town) == []
    coordinator.tap("Uitleg")
    assert "De wethouder krijgt dit moment meteen te zien" in coordinator.last.plain


def test_pressing_plan_twice_asks_one_question(
    coordinator: Handset, waiting: str, town: Town
) -> None:
    """It is put again, not twice."""
    coordinator.tap("Plan gesprek", "Plan gesprek")
    assert len(town.read(lambda db: rows.of(db, "talk", script="intakegesprek"))) == 1


def test_a_moment_that_is_taken_is_asked_again(
    coordinator: Handset, anna: Handset, waiting: str, town: Town
) -> None:
    """The wethouder has another appointment then; the next one that is typed counts."""
    coordinator.tap("Plan gesprek").say("1 december om 10 uur")
    appointment = rows.TABLES["appointment"]
    town.write(lambda db: db.execute(appointment.update().values(kind="observatie")).close())
    coordinator.tap("Plan gesprek").say("1 december om 10.30 uur")
    assert any("is er al een andere afspraak" in said for said in coordinator.news)
    coordinator.say("1 december om 14 uur")
    assert ("2026-12-01 14:00", "gepland", 0) in talks_of(town)


def test_a_moment_typed_after_the_case_moved_on_plans_nothing(
    coordinator: Handset, waiting: str, town: Town
) -> None:
    """The other coördinator called in the meantime."""
    second = town.phone(SECOND)
    coordinator.tap("Plan gesprek")
    second.tap("Gesprek gehouden", "Zoek een coach")
    coordinator.say("1 december om 10 uur")
    assert coordinator.last.plain.startswith("Dat kan nu niet.")
    assert talks_of(town) == []
    assert state(town) == "zoeken"
    coordinator.say("nog iets")
    assert coordinator.last.plain.startswith("Daar kan ik hier niets mee.")


def test_without_a_question_nothing_can_be_typed_or_sent(coordinator: Handset) -> None:
    """One sentence that says what does work."""
    coordinator.say("hallo")
    assert coordinator.last.plain.startswith("Daar kan ik hier niets mee.")
    for data in ("t1:moment:x", "x", "c:", "c::x", "v:1:ja"):
        coordinator.press(data)
    assert "Daar kan ik hier niets mee." in coordinator.last.plain


def test_a_talk_that_was_held_is_noted_in_two_taps(
    coordinator: Handset, waiting: str, town: Town
) -> None:
    """The candidates come at once; the appointment was held."""
    coordinator.tap("Plan gesprek").say("1 december om 10 uur")
    town.move(days=7)
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    assert state(town) == "zoeken"
    assert talks_of(town) == [("2026-12-01 10:00", "gehouden", 0)]
    assert "wie past het best" in coordinator.last.plain


def test_who_spoke_sooner_than_planned_has_nothing_left_in_the_agenda(
    coordinator: Handset, anna: Handset, waiting: str, town: Town
) -> None:
    """The appointment is off, also in the wethouder's own agenda."""
    coordinator.tap("Plan gesprek").say("1 december om 10 uur")
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    assert talks_of(town) == [("2026-12-01 10:00", "afgezegd", 1)]
    assert "CANCEL" in anna.files[-1]


def test_one_more_talk_is_planned_at_once(coordinator: Handset, waiting: str, town: Town) -> None:
    """The case waits for it."""
    coordinator.tap("Plan gesprek").say("25 november om 10 uur")
    town.move(days=1)
    coordinator.tap("Gesprek gehouden", "Nog een gesprek").say("1 december om 10 uur")
    assert talks_of(town) == [
        ("2026-11-25 10:00", "gehouden", 0),
        ("2026-12-01 10:00", "gepland", 0),
    ]
    assert state(town) == "gesprek_gepland"


def test_no_coach_needed_ends_the_case(
    coordinator: Handset, anna: Handset, waiting: str, town: Town
) -> None:
    """The wethouder hears it, with a way back."""
    coordinator.tap("Gesprek gehouden", "Geen coach nodig")
    assert state(town) == "gestopt"
    assert "Wilt u later toch verder? Bel 038 000 0000." in anna.last.plain


@pytest.mark.parametrize(
    "label", ["Plan gesprek", "Gesprek gehouden", "Zoek een coach", "Nog een gesprek", "Geen coach nodig"]
)  # fmt: skip
def test_a_button_of_before_says_how_it_stands(
    coordinator: Handset, waiting: str, town: Town, label: str
) -> None:
    """Pressed by the other one, or twice: nothing happens again."""
    second = town.phone(SECOND)
    second.tap("Gesprek gehouden")
    number, data = second.button(label)
    coordinator.tap("Gesprek gehouden", "Zoek een coach")
    before = town.read(lambda db: rows.of(db, "case"))
    second.press(data, number)
    assert second.last.plain == f"Dat kan nu niet. Traject {waiting}: er wordt een coach gezocht."
    assert town.read(lambda db: rows.of(db, "case")) == before
    assert len(town.read(lambda db: rows.of(db, "audit", what="gebeld"))) == 1


def test_who_wants_a_call_in_the_middle_of_something_is_heard(
    coordinator: Handset, anna: Handset, town: Town
) -> None:
    """Where the traject does not go back to a call, it is told all the same."""
    send(anna)
    whole(town.phone(BRAM))

    def go(event: Event) -> None:
        town.write(lambda db: cases.happen(db, cases.lock(db, 2), event, town.now, town.today))

    for event in (Event.GEBELD, Event.GEVRAAGD):
        go(event)

    def wants(db: Connection) -> None:
        with Turn(db, town.house, "call", town.now) as turn:
            coordinating.signal(turn, cases.lock(turn.db, 2), "bel_vandaag")

    town.write(wants)
    town.deliver()
    assert coordinator.last.plain.endswith("er is gevraagd om vandaag te bellen.")
    assert coordinator.labels == ["Bekijk"]
    assert town.read(lambda db: rows.of(db, "case", id=2))[0]["state"] == State.COACH_GEVRAAGD


def test_a_talk_that_is_moved_is_told_as_moved(anna: Handset, coordinator: Handset) -> None:
    """Who finds two messages knows which one counts."""
    send(anna)
    coordinator.tap("Plan gesprek").say("dinsdag 1 december om 10.00 uur")
    assert anna.everything.count("Er staat een belafspraak voor u") == 1
    coordinator.tap("Plan gesprek").say("woensdag 2 december om 10.00 uur")
    assert "Uw belafspraak is verzet. Het wordt: woensdag 2 december" in anna.everything
