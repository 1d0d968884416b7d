"""The talks of a traject: planned, moved, cancelled, and logged by the coach."""

from datetime import date, timedelta

import pytest

from conversations.traject import Owner, State
from storage import appointments
from storage.appointments import Appointment, Kind
from storage.cases import Traject
from tests.bot import pool
from tests.bot.phone import ANNA, BRAM, Handset, Town

MOMENT = "dinsdag 1 december om 10.00 uur"
WAS_HELD = "Is het gesprek doorgegaan?"
LAST_DAY = date(2027, 3, 1)  # long after these talks


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
    """A talk is planned for next week, held, and logged as soon as the coach is asked about it."""
    plan(carla, town.house.words.day(town.today + timedelta(days=7)) + " om 10.00 uur")
    asked = carla.everything.count(WAS_HELD)
    town.move(days=8)
    while carla.everything.count(WAS_HELD) == asked and town.today < LAST_DAY:
        town.move(days=1)
    log(carla, following=following)


def answer(phone: Handset) -> None:
    """Go through a whole talk, without saying much."""
    while phone.last.keys and phone.last.keys[0].data.startswith("t"):
        phone.tap("Overslaan" if "Overslaan" in phone.labels else phone.labels[0])


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
    assert "Welk moment wordt het?" in carla.last.plain
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
    theirs, move = anna.command("afspraken").button("Verzet")
    carla.command("afspraken").tap("Zeg af")
    number, data = carla.button("Ja, zeg af")
    carla.press(data, number).press(data, number)
    anna.press(move, theirs)
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
    assert "Welk moment wordt het?" in carla.last.plain
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
    """Once; who answered is not asked again after the next talk."""
    for _ in range(3):
        assert "tussenstand" not in anna.everything
        talk(town, carla)
    for phone in (carla, anna):
        assert phone.everything.count("tijd voor een korte tussenstand.") == 1
        assert phone.everything.count("De ander ziet niet wat u antwoordt.") == 1
        answer(phone)
    talk(town, carla)
    town.move(days=7)
    for phone in (carla, anna):
        assert phone.everything.count("tijd voor een korte tussenstand.") == 1


def test_after_the_last_talk_both_look_back(town: Town, carla: Handset, anna: Handset) -> None:
    """With as many talks as were agreed; some days after the last one."""
    short = pool.running(town, pool.looking(town), pool.coach(town), talks_planned=2)
    talk(town, carla)
    answer(carla)  # how it goes
    talk(town, carla, following="")
    assert pool.case_now(town, short).state is State.AFRONDEN
    assert "terug?" not in carla.everything + anna.everything
    town.move(days=4)
    town.move(days=3)
    for phone in (carla, anna):
        assert "ijkt u samen terug?" in phone.everything


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


def test_only_the_newest_message_about_a_talk_has_its_buttons(
    town: Town, running: Traject, carla: Handset, anna: Handset
) -> None:
    """After a move the earlier ones have none; the day after the talk none has."""
    plan(carla)
    anna.command("afspraken").tap("Verzet").say("woensdag 2 december om 10.00 uur")

    def moving(phone: Handset) -> int:
        return sum(key.label == "Verzet" for m in phone.messages.values() for key in m.keys)

    assert [moving(phone) for phone in (anna, carla)] == [1, 1]
    town.move(days=9)
    assert [moving(phone) for phone in (anna, carla)] == [0, 0]
