"""The talks of a traject: planned, moved, cancelled, and logged by the coach."""

from datetime import timedelta

import pytest

from conversations.traject import Owner, State
from storage import appointments
from storage.appointments import Appointment, Kind
from storage.cases import Traject
from tests.bot import pool
from tests.bot.phone import ANNA, BRAM, Handset, Town

MOMENT = "dinsdag 1 december om 10.00 uur"


def of(town: Town, case: Traject, kind: Kind = Kind.GESPREK) -> list[Appointment]:
    """The appointments of a case."""
    return town.read(lambda db: appointments.of_case(db, town.house.seal, case.id, kind))


def plan(carla: Handset, moment: str = MOMENT) -> None:
    """The coach plans a talk from the overview."""
    carla.command("overzicht").tap("Plan een afspraak").say(moment)


def log(carla: Handset, held: str = "Ja", following: str = "Overslaan") -> None:
    """The coach fills in the log; after the last talk nothing `following` is asked."""
    carla.tap(held)
    if held == "Nee":
        carla.tap("Ik kon niet")
    if following == "Overslaan":
        carla.tap(following)
    elif following:
        carla.say(following)
    carla.tap("Er was niets afgesproken")


def talk(town: Town, carla: Handset, following: str = "Overslaan") -> None:
    """A talk is planned for tomorrow, held, and logged."""
    plan(carla, town.house.words.day(town.today + timedelta(days=1)) + " om 10.00 uur")
    town.move(days=2)
    log(carla, following=following)


def test_a_moment_that_the_coach_names_stands_in_both_agendas(
    town: Town, running: Traject, carla: Handset, anna: Handset
) -> None:
    """Both hear it with a file, and the case waits for the day after."""
    plan(carla)
    (made,) = of(town, running)
    assert (made.state, made.slot.time, made.slot.minutes) == ("gepland", "10:00", 60)
    for phone in (carla, anna):
        assert MOMENT in phone.everything
        assert len(phone.files) == 1
    now = pool.case_now(town, running)
    assert (now.owner, now.due) == (Owner.COACH, made.slot.day + timedelta(days=1))


@pytest.mark.parametrize("who", [ANNA, pool.CARLA])
def test_either_side_moves_an_appointment(
    town: Town, running: Traject, carla: Handset, who: int
) -> None:
    """From /afspraken, in one tap and a new moment; it stays the same appointment."""
    plan(carla)
    (before,) = of(town, running)
    town.phone(who).command("afspraken").tap("Verzet").say("woensdag 2 december ochtend")
    (after,) = of(town, running)
    assert (after.uid, after.sequence, after.slot.part) == (before.uid, 1, "ochtend")
    for user in (ANNA, pool.CARLA):
        assert "woensdag 2 december" in town.phone(user).everything


@pytest.mark.parametrize("who", [ANNA, pool.CARLA])
def test_either_side_cancels_an_appointment(
    town: Town, running: Traject, carla: Handset, who: int
) -> None:
    """In two taps; the file takes it out of both agendas, and the coach is asked for another moment."""
    plan(carla)
    town.phone(who).command("afspraken").tap("Zeg af", "Ja, zeg af")
    (off,) = of(town, running)
    assert (off.state, off.sequence) == ("afgezegd", 1)
    for user in (ANNA, pool.CARLA):
        assert "CANCELLED" in town.phone(user).files[-1]
    assert "Wanneer is de afspraak?" in carla.last.plain
    assert pool.case_now(town, running).due == town.today + timedelta(days=42)


def test_who_thinks_again_leaves_it(town: Town, running: Traject, carla: Handset) -> None:
    """Nothing changes."""
    plan(carla)
    carla.command("afspraken").tap("Zeg af", "Nee, laat staan")
    assert of(town, running)[0].state == "gepland"


def test_a_button_of_an_appointment_that_is_off_does_nothing(
    town: Town, running: Traject, carla: Handset, anna: Handset
) -> None:
    """Pressed twice, or by the other side a moment later."""
    plan(carla)
    anna.command("afspraken")
    carla.command("afspraken").tap("Zeg af")
    number, data = carla.button("Ja, zeg af")
    carla.press(data, number).press(data, number)
    anna.tap("Verzet")
    assert anna.last.plain.startswith("Deze afspraak staat zo niet meer.")
    assert [one.sequence for one in of(town, running)] == [1]


def test_a_stranger_moves_nothing(town: Town, running: Traject, carla: Handset) -> None:
    """The appointment of others is not theirs."""
    plan(carla)
    made = of(town, running)[0]
    town.phone(BRAM).press(f"a:{made.id}:zeg_af_ja")
    assert of(town, running) == [made]


def test_nobody_is_in_two_places_at_once(town: Town, carla: Handset) -> None:
    """A moment at which the coach sees somebody else is asked again, without saying who or why."""
    coach = pool.coach(town)
    first = pool.running(town, pool.looking(town), coach)
    plan(carla)
    second = pool.running(town, pool.looking(town, BRAM), coach)
    carla.press(f"w:{second.id}:plan").say(MOMENT)
    assert "Op dat moment heeft een van u beiden al een afspraak." in carla.everything
    assert "Wanneer is de afspraak?" in carla.last.plain
    assert (len(of(town, first)), len(of(town, second))) == (1, 0)


def test_the_coach_is_asked_once_whether_a_talk_was_held(
    town: Town, running: Traject, carla: Handset
) -> None:
    """On the day after; not on the day itself, and not twice."""
    plan(carla, "woensdag 25 november om 10.00 uur")
    town.move(days=1)
    assert "Is het gesprek doorgegaan?" not in carla.everything
    town.move(days=1)
    town.move(hours=1)
    assert carla.everything.count("Is het gesprek doorgegaan?") == 1
    log(carla, following="dinsdag 8 december om 9.00 uur")
    first, second = of(town, running)
    assert (first.state, second.state, second.about.number) == ("gehouden", "gepland", 2)


def test_a_talk_that_was_not_held_does_not_count(
    town: Town, running: Traject, carla: Handset
) -> None:
    """The next one has the same number."""
    plan(carla, "woensdag 25 november om 10.00 uur")
    town.move(days=2)
    log(carla, held="Nee", following="dinsdag 8 december om 9.00 uur")
    first, second = of(town, running)
    assert (first.state, second.state, second.about.number) == ("niet_gehouden", "gepland", 1)
    assert pool.case_now(town, running).state is State.LOOPT


def test_both_are_asked_how_it_goes_after_the_third_talk(
    town: Town, running: Traject, carla: Handset, anna: Handset
) -> None:
    """Once, and neither sees what the other one says."""
    for _ in range(3):
        assert "tussenstand" not in anna.everything
        talk(town, carla)
    for phone in (carla, anna):
        assert phone.everything.count("Tijd voor een korte tussenstand.") == 1
    talk(town, carla)
    assert anna.everything.count("Tijd voor een korte tussenstand.") == 1


def test_after_the_last_talk_both_look_back(town: Town, carla: Handset, anna: Handset) -> None:
    """With as many talks as were agreed."""
    short = pool.running(town, pool.looking(town), pool.coach(town), talks_planned=2)
    talk(town, carla)
    talk(town, carla, following="")
    assert pool.case_now(town, short).state is State.AFRONDEN
    for phone in (carla, anna):
        assert "Er staan een paar vragen voor u klaar." in phone.everything


def test_the_place_and_the_length_are_those_that_were_agreed(town: Town, carla: Handset) -> None:
    """Also where only a part of the day is named."""
    coach = pool.coach(town)
    case = pool.running(town, pool.looking(town), coach, duur="90", plek="wandelen")
    plan(carla, "dinsdag 1 december ochtend")
    (made,) = of(town, case)
    assert (made.slot.minutes, made.slot.place, made.slot.part) == (90, "wandelen", "ochtend")


def test_what_the_coach_answers_about_a_talk_goes_no_further(
    town: Town, running: Traject, carla: Handset, anna: Handset
) -> None:
    """Who could not come is for the office; the wethouder hears the next moment only."""
    plan(carla, "woensdag 25 november om 10.00 uur")
    town.move(days=2)
    before = anna.everything
    log(carla, held="Nee")
    assert anna.everything == before
    assert pool.case_now(town, running).state is State.LOOPT
