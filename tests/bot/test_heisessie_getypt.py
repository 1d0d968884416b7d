"""What is typed in place of a button of a heisessie, or is the word of a command."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from conversations.heisessie import State
from storage import heisessies, programmas, werkafspraken
from tests.bot import heisessie, pool
from tests.bot.heisessie import ON_ONE, SECRETARIS
from tests.bot.na_de_dag import College
from tests.bot.phone import COORDINATOR, Handset, Town

pytestmark = ON_ONE


@pytest.fixture
def college(town: Town) -> College:
    """Carla looks at the draft of a programme."""
    made = College(town, State.ONTWERP)
    day = town.today + timedelta(days=30)

    def decide(db: Connection) -> None:
        case = heisessies.lock(db, made.id)
        heisessies.decide(db, case, town.now, day=day, part="dag", mood=4)

    town.write(decide)
    made.carla.command("overzicht").tap("Maak het programma")
    return made


def body(college: College) -> str:
    """The draft as it is kept."""
    seal = college.town.house.seal
    found = college.town.read(lambda db: programmas.newest(db, seal, college.id))
    assert found
    return found.body


def typed(phone: Handset, *texts: str) -> Handset:
    """Type these, one after the other."""
    for text in texts:
        phone.say(text)
    return phone


def test_the_begeleider_types_what_is_on_the_buttons(college: College) -> None:
    """From the draft to a block, to a change of it, and to the college."""
    before = body(college)
    typed(college.carla, "wijzig een onderdeel", "9", "10 minuten korter")
    after = body(college)
    assert after != before
    typed(college.carla, "2", "9. Vanaf het einde terug naar nu", "zet vast")
    assert body(college) != after
    typed(college.carla, "Naar het college")
    assert college.case.state is State.AKKOORD


def test_a_number_is_one_of_the_newest_message_only(college: College) -> None:
    """Of what was shown before that, nothing is meant by it."""
    college.carla.command("hulp").say("1")
    assert college.case.state is State.ONTWERP
    college.carla.command("overzicht").say("Maak het programma")
    assert "Conceptprogramma" in college.carla.last.plain
    college.carla.say("nummer 99")
    assert college.case.state is State.ONTWERP


def test_what_is_on_no_button_is_not_understood(college: College) -> None:
    """It is said where to look, and nothing has changed."""
    before = body(college)
    typed(college.carla, "doe maar iets leuks")
    assert "Met /overzicht ziet u hoe het staat" in college.carla.last.plain
    assert body(college) == before


def test_who_is_not_the_begeleider_types_no_button_of_the_draft(college: College) -> None:
    """What a message asks is for whom it was shown to."""
    for phone in (college.bram, college.member(1)):
        typed(phone, "Naar het college")
        assert college.case.state is State.ONTWERP


@pytest.mark.parametrize(
    ("texts", "state"),
    [
        (("stop deze heisessie", "ja"), State.GESTOPT),
        (("1", "nee"), State.ONTWERP),
        (("stop deze heisessie", "laat alles zoals het is", "ja"), State.ONTWERP),
    ],
)
def test_a_yes_counts_where_it_was_asked(
    college: College, texts: tuple[str, ...], state: State
) -> None:
    """Stopping asks whether that is sure, and takes a typed answer."""
    typed(college.bram.command("stop"), *texts)
    assert college.case.state is state


def test_the_agreements_can_be_typed_from_begin_to_end(town: Town) -> None:
    """Noted, taken out, closed, and closed for good."""
    college = College(town)
    town.move(days=3)
    carla, seal = college.carla, town.house.seal
    typed(carla, "De werkafspraken", "noteer een afspraak", "iedereen", "Eerst bellen", "1 maart")
    typed(carla, "2", "Afspraak 1 weghalen")
    assert town.read(lambda db: werkafspraken.of_case(db, seal, college.id)) == []
    typed(carla, "dit waren ze allemaal", "er zijn geen afspraken")
    assert college.case.state is State.VOLGEN
    typed(college.bram, "Bekijk alle werkafspraken", "sluit de heisessie af", "ja, sluit af")
    assert college.case.state is State.AFGESLOTEN


def test_a_label_that_is_too_long_shows_that_its_end_is_left_out(college: College) -> None:
    """No word stops in the middle without a sign."""
    college.carla.tap("Wijzig een onderdeel")
    assert "4. Doelen, rollen, werkwijze en rel…" in college.carla.labels
    assert all(len(label) <= 36 for label in college.carla.labels)


@pytest.mark.parametrize(
    ("typed", "after"), [("ja", State.INTAKEGESPREK), ("Nee, deze keer niet", State.TE_BELLEN)]
)
def test_who_is_asked_to_lead_it_can_type_the_answer(
    town: Town, carla: Handset, typed: str, after: State
) -> None:
    """Once the request was shown: before that it shows it."""
    pool.coach(town, colleges="ja")
    heisessie.request(town)
    carla.eager = False
    town.phone(COORDINATOR).tap("Kies een begeleider", "Vraag Carla Verzonnen")
    carla.say("ja")
    assert heisessie.state(town) is State.BEGELEIDER_GEVRAAGD
    assert "Wilt u dit doen?" in carla.last.plain
    carla.say(typed)
    assert heisessie.state(town) is after


def test_what_is_on_a_button_of_the_overview_can_be_typed(town: Town) -> None:
    """And nothing that is on none."""
    heisessie.asked(town)
    phone = town.phone(SECRETARIS).command("overzicht")
    phone.say("kies een dag")
    assert "Ik heb nu geen vraag voor u" in phone.last.plain
    phone.say("stel andere dagen voor")
    assert "Welke andere dagen kunnen?" in phone.last.plain


@pytest.mark.parametrize(
    ("typed", "said"),
    [("stop", "Wilt u stoppen met de heisessie"), ("Hulp.", "U kunt altijd op een knop tikken")],
)
def test_the_word_of_a_command_is_one(town: Town, typed: str, said: str) -> None:
    """Without the stroke before it."""
    heisessie.request(town)
    phone = town.phone(SECRETARIS)
    phone.say(typed)
    assert said in phone.last.plain
