"""The end of a traject: both look back, the wethouder sees the three marks, and then it is closed."""

from datetime import timedelta

import pytest

from conversations.kinds import Mark
from conversations.traject import State
from conversations.voorstel import Voorstel
from storage import appointments, proposals
from storage.appointments import Kind
from storage.cases import Traject
from tests.bot import pool
from tests.bot.knocks import rang
from tests.bot.looking_back import look_back
from tests.bot.phone import ANNA, COORDINATOR, Handset, Town


@pytest.fixture
def case(town: Town) -> Traject:
    """Anna's traject with Carla is over; both may look back."""
    made = pool.running(town, pool.looking(town), pool.coach(town))
    town.phone(ANNA).press(f"w:{made.id}:minder-genoeg")
    return pool.case_now(town, made)


@pytest.fixture
def unopened(town: Town) -> None:
    """Carla opens nothing by herself."""
    town.phone(pool.CARLA).eager = False


@pytest.fixture
def carla(town: Town) -> Handset:
    """The phone of the coach."""
    return town.phone(pool.CARLA)


def test_the_wethouder_sees_the_marks_and_nobody_else(
    town: Town, case: Traject, anna: Handset, carla: Handset
) -> None:
    """As a picture that goes away; then the traject is closed."""
    look_back(anna)
    assert pool.case_now(town, case).state is State.AFGESLOTEN
    assert len(anna.photos) == 1
    (photo,) = [
        m for m in anna.messages.values() if m.plain.startswith("Dit zijn uw eigen cijfers")
    ]
    assert photo.protected
    assert not carla.photos
    assert not town.phone(COORDINATOR).photos
    town.move(hours=24)
    assert photo.id not in anna.messages


def test_what_is_closed_is_frozen(town: Town, case: Traject, anna: Handset, carla: Handset) -> None:
    """The proposal has ended, nothing is planned, and no button changes anything."""
    anna.command("overzicht").tap("Ik wil iets veranderen")
    menu = dict(anna.last.keys)
    anna.command("overzicht")
    look = anna.button("Ik wil iets veranderen")
    answer(anna)
    after = pool.case_now(town, case)
    assert (after.state, after.owner, after.due) == (State.AFGESLOTEN, None, None)
    (proposal,) = town.read(lambda db: proposals.of_case(db, town.house.seal, case.id))
    assert proposal.state is Voorstel.BEEINDIGD
    for data in (*menu.values(), look[1]):
        anna.press(data)
    carla.press(f"w:{case.id}:plan").press(f"w:{case.id}:meerja-6+1")
    assert pool.case_now(town, case) == after
    for phone in (anna, carla):
        assert any("afgesloten" in one or "klaar" in one for one in phone.everything.split("\n"))
    assert f"Traject {case.code} is afgesloten." in town.phone(COORDINATOR).everything


def answer(anna: Handset) -> None:
    """The newest question first: it is put again."""
    anna.command("verder")
    look_back(anna)


def test_a_last_talk_comes_when_the_wethouder_wants_one(
    town: Town, case: Traject, anna: Handset, carla: Handset
) -> None:
    """The coach plans it, says that it was held, and then it is closed."""
    look_back(anna, terugkom="Ja")
    assert pool.case_now(town, case).state is State.TERUGKOMEN
    carla.command("overzicht").tap("Plan een afspraak").say("dinsdag 23 februari om 10.00 uur")
    kind = Kind.TERUGKOMGESPREK
    (made,) = town.read(lambda db: appointments.of_case(db, town.house.seal, case.id, kind))
    assert pool.case_now(town, case).due == made.slot.day + timedelta(days=1)
    town.move(days=92)
    carla.tap("Ja")
    assert pool.case_now(town, case).state is State.AFGESLOTEN


def test_a_last_talk_that_was_not_held_is_planned_again(
    town: Town, case: Traject, anna: Handset, carla: Handset
) -> None:
    """The coach is asked for another moment."""
    look_back(anna, terugkom="Ja")
    carla.command("overzicht").tap("Plan een afspraak").say("woensdag 25 november om 10.00 uur")
    town.move(days=2)
    carla.tap("Nee", "Ik kon niet")
    assert pool.case_now(town, case).state is State.TERUGKOMEN
    assert "Welk moment wordt het?" in carla.last.plain


def test_the_coach_may_look_back_after_the_end(
    town: Town, case: Traject, anna: Handset, carla: Handset
) -> None:
    """What the coach thinks of the match helps the next one; it changes nothing of this one."""
    look_back(anna)
    closed = pool.case_now(town, case)
    for said in ("6", "0"):
        carla.say(said)
    carla.tap("4", "Niets", "Klaar", "Nee")
    assert "Dank u" in carla.last.plain
    assert pool.case_now(town, case) == closed


def test_a_coach_who_did_not_look_back_is_asked_when_it_closes(
    town: Town, unopened: None, case: Traject, anna: Handset, carla: Handset
) -> None:
    """The wethouder was faster. It begins once, goes on where it was, and can be done once."""
    look_back(anna)
    closed = pool.case_now(town, case)
    assert "Wilt u zelf nog terugkijken?" in carla.last.plain
    (data,) = [key.data for key in carla.last.keys if key.label == "Terugkijken"]
    for _ in range(2):
        carla.press(data)
        assert "gesprekken" in carla.last.plain
    for said in ("6", "0"):
        carla.say(said)
    carla.tap("4", "Niets", "Klaar", "Nee")
    assert "Dank u" in carla.last.plain
    carla.press(data)
    assert carla.last.plain.startswith("Dit is al gedaan")
    anna.press(data)
    assert anna.last.plain.startswith("Die knop werkt niet")
    assert pool.case_now(town, case) == closed


def test_a_coach_who_looked_back_first_is_thanked_only(
    town: Town, case: Traject, anna: Handset, carla: Handset
) -> None:
    """Or who is in the middle of it: that stays open."""
    look_back(anna)
    closing = next(m for m in carla.messages.values() if "afgesloten" in m.plain)
    assert closing.keys == []
    assert "terugkijken?" not in closing.plain


def test_a_coach_is_asked_to_look_back_while_a_last_talk_waits(
    town: Town, unopened: None, case: Traject, anna: Handset, carla: Handset
) -> None:
    """That talk is three months away."""
    look_back(anna, terugkom="Ja")
    town.move(days=5)
    asked = [m for m in rang(carla) if "kijkt u samen terug?" in m.plain]
    assert len(asked) == 1
    every = carla.command("overzicht").messages.values()
    assert "Terugkijken" in [key.label for one in every for key in one.keys]


def test_neither_sees_what_the_other_one_answered(
    town: Town, case: Traject, anna: Handset, carla: Handset
) -> None:
    """Not the marks, and not what was reached."""
    look_back(anna)
    for secret in ("Grotendeels", "Rust: 8", "9"):
        assert secret not in carla.everything.replace(case.code, "")


def test_without_marks_there_is_no_picture(town: Town, anna: Handset) -> None:
    """Who gave none at any time gets none."""
    made = pool.running(town, pool.looking(town, cijfers=Mark.SKIPPED), pool.coach(town))
    anna.press(f"w:{made.id}:minder-genoeg").tap("Overslaan")
    look_back(anna)
    assert pool.case_now(town, made).state is State.AFGESLOTEN
    assert not anna.photos


def test_an_answer_that_comes_too_late_changes_nothing(
    town: Town, case: Traject, anna: Handset
) -> None:
    """The traject was stopped in the middle of the questions."""
    number, data = anna.button("8")
    anna.press(f"w:{case.id}:stop-ja").press(data, number)
    assert pool.case_now(town, case).state is State.GESTOPT
