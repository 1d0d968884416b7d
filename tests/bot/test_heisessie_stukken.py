"""The programme as it is read: in the chat, in the documents, and in the calendar."""

import io
from datetime import timedelta

import docx
import pytest
from sqlalchemy import Connection

from conversations.heisessie import State
from storage import heisessies
from tests.bot.heisessie import ON_ONE
from tests.bot.na_de_dag import College
from tests.bot.phone import Handset, Town

pytestmark = ON_ONE


BOTH = "donderdag 24 december en vrijdag 25 december"


def sent(town: Town, **wishes: str) -> College:
    """A day in a month, and its programme went to the college."""
    college = College(town, State.ONTWERP, **wishes)
    college.day = town.today + timedelta(days=30)

    def later(db: Connection) -> None:
        case = heisessies.lock(db, college.id)
        heisessies.decide(db, case, town.now, day=college.day, part="dag", mood=4)

    town.write(later)
    college.carla.command("overzicht").tap("Maak het programma", "Naar het college")
    return college


def agreed(town: Town, **wishes: str) -> College:
    """The college said yes."""
    college = sent(town, **wishes)
    college.bram.command("overzicht").tap("Bekijk het conceptprogramma")
    college.bram.tap("Ja, akkoord namens het college")
    return college


def labels(phone: Handset) -> list[str]:
    """What can be pressed in the overview of the heisessie."""
    phone.command("overzicht")
    shown = next(one for one in phone.messages.values() if one.id > phone.seen and one.keys)
    return [key.label for key in shown.keys]


@pytest.mark.parametrize("length", ["dag", "twee_dagen"])
def test_the_begeleider_gets_a_version_to_read_and_one_to_edit(town: Town, length: str) -> None:
    """As soon as the programme goes to the college."""
    college = sent(town, lengte=length)
    files = college.carla.documents
    assert files["programma.pdf"].startswith(b"%PDF")
    told = [one.text for one in docx.Document(io.BytesIO(files["programma.docx"])).paragraphs]
    assert told[0] == "Concept"
    assert "Versie voor de begeleider" in told


def test_the_begeleider_can_ask_for_the_documents_once_more(town: Town) -> None:
    """Before the college said yes, and after it: then they are no concept any more."""
    college = sent(town)
    college.carla.documents.clear()
    assert "Stuur het programma nog eens" in labels(college.carla)
    college.carla.tap("Stuur het programma nog eens")
    assert college.carla.documents.keys() == {"programma.pdf", "programma.docx"}
    college.bram.command("overzicht").tap("Bekijk het conceptprogramma")
    college.bram.tap("Ja, akkoord namens het college")
    college.carla.command("overzicht").tap("Stuur het programma nog eens")
    edited = docx.Document(io.BytesIO(college.carla.documents["programma.docx"]))
    assert edited.paragraphs[0].text == "Vastgesteld"


def test_who_asked_for_it_reads_the_programme_after_the_yes(town: Town) -> None:
    """As the members do: as the programme, not as a concept."""
    college = agreed(town)
    for phone in (college.bram, college.member(1)):
        phone.documents.clear()
        assert "Bekijk het programma" in labels(phone)
        phone.tap("Bekijk het programma")
        assert any("Het programma van uw heisessie" in one for one in phone.news)
        assert not any("oncept" in one for one in phone.news)
        assert phone.documents["programma.pdf"].startswith(b"%PDF")


def test_goals_in_the_document_are_told_as_they_are_meant_in_this_phase(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chat passes the phase of the term on."""
    told = []
    monkeypatch.setattr("bot.documents.college_pdf", lambda *args: told.append(args[2]) or b"%PDF")
    college = sent(town)
    college.bram.command("overzicht").tap("Bekijk het conceptprogramma")
    assert [fase.value for fase in told] == ["opbouw"]


def test_everybody_reads_both_of_two_days(town: Town) -> None:
    """In the chat, in the overview, among the appointments, and in what is said of our own accord."""
    college = agreed(town, lengte="twee_dagen")
    college.member(1).command("overzicht").tap("Bekijk het programma")
    assert BOTH in college.member(1).everything
    assert "Dag 2, vrijdag 25 december 2026" in college.member(1).everything
    assert f"Het programma staat vast voor {BOTH}." in college.bram.everything
    for phone in (college.bram, college.carla, college.member(2)):
        phone.command("overzicht")
        assert any(f"De dag: {BOTH}." in one for one in phone.news)
        assert phone.command("afspraken").last.plain.endswith(f": {BOTH}.")
    town.move(days=28)
    assert f"Uw programma voor {BOTH} staat klaar." in college.member(2).everything


def test_the_second_of_two_days_is_still_an_appointment(town: Town) -> None:
    """It is over when it is over."""
    college = agreed(town, lengte="twee_dagen")
    town.move(days=31)
    assert BOTH in college.member(2).command("afspraken").last.plain


def test_two_days_are_two_days_in_a_calendar(town: Town) -> None:
    """From the first hour of the programme to the end of the second day; both files of them go."""
    college = agreed(town, lengte="twee_dagen")
    college.bram.command("stop").tap("Stop deze heisessie", "Ja, stop")
    made, off = [one for one in college.member(1).files if "BEGIN:VCALENDAR" in one]
    assert "CANCELLED" in off
    for held in (made, off):
        assert "DTSTART:20261224T120000Z" in held
        assert "DTEND:20261225T160000Z" in held
