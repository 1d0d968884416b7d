"""Who asks for a college need not know a command: the first question offers it."""

from storage import cases, heisessies, people
from tests.bot import rows
from tests.bot.heisessie import SECRETARIS, question
from tests.bot.intake import go_to
from tests.bot.phone import Handset, Town


def has_traject(town: Town, phone: Handset) -> bool:
    """Whether somebody has begun to look for a coach."""
    known = town.write(lambda db: people.find(db, phone.id))
    assert known
    return town.read(lambda db: cases.of_person(db, known.id)) is not None


def test_the_first_question_leads_to_a_heisessie(town: Town) -> None:
    """By a tap or typed; nobody is then reminded of questions for a coach."""
    tapped = town.phone(SECRETARIS).command("start").tap("Een heisessie voor mijn college")
    typed = town.phone(SECRETARIS + 1).command("start")
    typed.say("een heisessie voor ons college")
    for phone in (tapped, typed):
        assert question(phone) == "opening"
        assert "heisessie" in phone.last.plain
        assert not has_traject(town, phone)
    assert len(town.read(heisessies.open_ones)) == 2
    assert town.read(lambda db: rows.of(db, "talk", script="wethouder")) == []


def test_an_intake_that_was_only_opened_makes_way_for_a_heisessie(town: Town) -> None:
    """One with answers stays, and goes on beside it."""
    looked = town.phone(SECRETARIS).command("start").command("heisessie")
    began = town.phone(SECRETARIS + 1).command("start")
    go_to(began, "naam")
    began.command("heisessie")
    assert not has_traject(town, looked)
    assert has_traject(town, began)


def test_who_changes_the_beginning_to_a_heisessie_leaves_nothing_of_the_intake(town: Town) -> None:
    """As who would rather mail: there is no half intake that nobody can go on with."""
    phone = town.phone(SECRETARIS).command("start")
    go_to(phone, "naam")
    while question(phone) != "opening":
        phone.command("terug")
    phone.tap("Een heisessie voor mijn college")
    assert question(phone) == "opening"
    assert not has_traject(town, phone)
    assert town.read(lambda db: rows.of(db, "talk", script="wethouder")) == []
