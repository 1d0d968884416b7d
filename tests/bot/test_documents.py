"""The documents of a programme: what stands in them, and what does not."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime
from zipfile import ZipFile

import docx
import pytest

from bot import documents
from bot.documents.inhoud import Stuk, Voorblad, for_begeleider, for_college
from bot.programmas import Zinnen
from bot.words import Words
from conversations.collegeperiode import Fase
from conversations.programma.blokken import Programma
from conversations.programma.intake import Intake, Vast
from conversations.programma.samenstellen import compose
from tests.conversations.programmas import A, B, C, R, S, catalogus

ZINNEN = Zinnen(Words(), catalogus(), plain=True)
DAY, NOW = date(2029, 6, 14), datetime(2029, 5, 3, 10, 0)  # noqa: DTZ001 # local
COVER = Voorblad("K-7M3QX", "Súdwest-Fryslân", DAY, NOW)
MARKUP = "#pagebreak() *A* $b$ <c> \\ @d é"
pdftotext = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is not installed")


def draft(intake: Intake) -> Programma:
    """A composed programme."""
    found = compose(intake, catalogus())
    assert found
    return found


def everything(stuk: Stuk) -> str:
    """All that is in it."""
    return repr(stuk)


def text_of(pdf: bytes) -> str:
    """What a reader of the file sees."""
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return told.stdout.decode()


def test_the_college_reads_a_table_for_each_day() -> None:
    """Times, titles, what comes of it, minutes and the goal; a break is no work."""
    stuk = for_college(ZINNEN, draft(A), COVER, Fase.LAATSTE_JAAR)
    (tabel,) = stuk.dagen
    timeline, pauze = tabel.rijen[3], tabel.rijen[4]
    assert (timeline.tijd, timeline.titel, timeline.minuten, timeline.doel) == (
        "13.50–14.40", "Waar komen wij vandaan?", "50", "Samenwerking",
    )  # fmt: skip
    assert timeline.toelichting == "Een gedeeld verhaal met lessen"
    assert (pauze.rust, pauze.doel, pauze.toelichting) == (True, "", "")
    assert tabel.rijen[1].doel == "Alle doelen"
    undated = for_college(ZINNEN, draft(C), Voorblad(), None)
    assert [one.kop for one in undated.dagen] == ["Dag 1", "Dag 2"]


def test_the_cover_says_nothing_of_what_the_day_is_about() -> None:
    """A neutral title, the gemeente only where it is given, the day and the version."""
    stuk = for_college(ZINNEN, draft(A), COVER, None)
    assert stuk.titel == "Programma"
    assert stuk.onder == (
        "Bijeenkomst van het college", "Gemeente Súdwest-Fryslân", "Donderdag 14 juni 2029",
        "13.00 tot 17.00 uur", "Versie van donderdag 3 mei 2029",
    )  # fmt: skip
    bare = for_college(ZINNEN, draft(A), Voorblad(), None)
    assert bare.onder == ("Bijeenkomst van het college", "13.00 tot 17.00 uur")
    assert any("komt niet in het verslag" in line for line in bare.concept)
    two = for_college(ZINNEN, draft(C), Voorblad(), None)
    assert "Dag 2, 09.00 tot 15.30 uur" in two.onder


def test_each_of_two_days_has_its_date() -> None:
    """On the cover, and above its table: nobody should come on the wrong day."""
    for stuk in (
        for_college(ZINNEN, draft(C), COVER, None),
        for_begeleider(ZINNEN, draft(C), C, COVER),
    ):
        first, second = "Dag 1, donderdag 14 juni 2029", "Dag 2, vrijdag 15 juni 2029"
        assert [one.kop for one in stuk.dagen] == [first, second]
        days = [line for line in stuk.onder if line.startswith("Dag")]
        assert days == [f"{first}, 13.00 tot 20.30 uur", f"{second}, 09.00 tot 15.30 uur"]


def test_what_the_college_said_yes_to_is_no_concept_any_more() -> None:
    """It says so on the cover; what it does not decide, and what stays inside, is said all the same."""
    concept = for_college(ZINNEN, draft(A), COVER, None)
    agreed = for_college(ZINNEN, draft(A), replace(COVER, agreed=True), None)
    assert (concept.stempel, agreed.stempel) == ("Concept", "Vastgesteld")
    assert "concept" in everything(concept)
    assert "concept" not in " ".join((agreed.stempel, *agreed.onder, *agreed.concept)).lower()
    assert agreed.concept[1:] == concept.concept[1:]


def test_goals_are_told_as_they_are_meant_in_this_phase() -> None:
    """The one with the most time first."""
    told = for_college(ZINNEN, draft(B), COVER, Fase.LAATSTE_JAAR).doelen
    assert told[0] == "Samenwerking: de verhoudingen, en de wens om door te gaan."
    assert len(told) == 3
    plain = for_college(ZINNEN, draft(A), COVER, None).doelen
    assert plain == ("Een succes van de komende tijd.", "Stilstaan bij de samenwerking.")


def test_what_to_bring_is_told_once_with_what_it_is_for() -> None:
    """In the order of the day."""
    told = for_college(ZINNEN, draft(A), COVER, None).meebrengen
    assert told[0] == "Eén moment uit deze periode dat u bijbleef, voor ‘Waar komen wij vandaan?’"
    assert len(told) == 3


def test_the_college_reads_nothing_of_what_anybody_answered() -> None:
    """Neither why, nor what to look at, nor how open they are: that is for the begeleider."""
    own = for_begeleider(ZINNEN, draft(C), C, COVER)
    shared = for_college(ZINNEN, draft(C), COVER, C.fase)
    assert "stroef" in everything(own)
    assert (shared.let_op, shared.bladen, shared.materiaal) == ((), (), ())
    assert "stroef" not in everything(shared)


def test_the_begeleider_reads_each_werkvorm_step_by_step() -> None:
    """With why, materials, when not, and what could be there instead."""
    stuk = for_begeleider(ZINNEN, draft(A), A, COVER)
    assert stuk.onder[0] == "Versie voor de begeleider"
    sheet = next(one for one in stuk.bladen if one.titel == "Waar komen wij vandaan?")
    assert sheet.werkvorm == "W05 Tijdlijn van de collegeperiode, 50 minuten"
    assert sheet.stappen == catalogus()["W05"].stappen
    names = [name for name, _ in sheet.feiten]
    assert names == [
        "Waarom", "Opbrengst", "Materiaal", "Deelnemers nemen mee", "Wel", "Niet", "In plaats hiervan",
    ]  # fmt: skip
    assert len(stuk.bladen) == 6
    assert sheet.tijd == "13.50–14.40"
    two = for_begeleider(ZINNEN, draft(C), C, COVER)
    assert two.bladen[-1].tijd.startswith("Dag 2, ")
    assert "Kaarten met de doelen, stippen (W32)" in stuk.materiaal


def test_what_is_shared_alike_is_named() -> None:
    """With its licence, in both versions."""
    intake = Intake((S, R), 6, Fase.LAATSTE_JAAR, veilig=True, vertrouwen=4, vast=(Vast("W19"),))
    for stuk in (
        for_college(ZINNEN, draft(intake), COVER, None),
        for_begeleider(ZINNEN, draft(intake), intake, COVER),
    ):
        (named,) = stuk.herkomst
        assert named.startswith(
            "‘Wat heb ik van u nodig?’: CC BY-SA 4.0, naar Liberating Structures"
        )
    sheets = for_begeleider(ZINNEN, draft(intake), intake, COVER).bladen
    assert any("CC BY-SA 4.0" in said for sheet in sheets for _, said in sheet.feiten)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """The college's version of two days, for a gemeente with a strange name."""
    return documents.college_pdf(ZINNEN, draft(C), C.fase, replace(COVER, gemeente=MARKUP))


def test_the_same_programme_is_the_same_file(pdf: bytes) -> None:
    """Byte for byte, and with nothing of who made it or where."""
    again = documents.college_pdf(ZINNEN, draft(C), C.fase, replace(COVER, gemeente=MARKUP))
    assert pdf == again
    one, other = (documents.begeleider_docx(ZINNEN, draft(A), A, COVER) for _ in range(2))
    assert one == other
    assert documents.begeleider_pdf(ZINNEN, draft(A), A, COVER).startswith(b"%PDF")


@pdftotext
def test_what_is_written_is_never_read_as_markup(pdf: bytes) -> None:
    """It stands there as it is, accents and all; and each day has its table."""
    told = text_of(pdf)
    assert f"Gemeente {MARKUP}" in told
    assert "Dag 2, vrijdag 15 juni 2029, 09.00 tot 15.30 uur" in told
    assert "Pagina 2 van 3" in told
    assert told.count("Onderdeel") == 2


@pdftotext
def test_it_can_be_read_aloud_and_says_nothing_of_its_maker(pdf: bytes) -> None:
    """Tagged, with a title and a language; without an author or a date."""
    told = subprocess.run(
        ["pdfinfo", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    facts = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
    assert facts["Title"].strip() == "Programma"
    assert facts["Tagged"].strip() == "yes"
    assert not {"Author", "Subject", "CreationDate", "ModDate"} & facts.keys()


def test_the_begeleider_can_edit_it() -> None:
    """Real headings, lists that each begin at one, a table whose heading comes back on each page."""
    held = documents.begeleider_docx(ZINNEN, draft(A), A, COVER)
    document = docx.Document(io.BytesIO(held))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "Waar het over gaat", "Wat u klaarlegt", "Wat de deelnemers meenemen", "Het programma",
        "De werkvormen, stap voor stap",
    ]  # fmt: skip
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Tijd", "Onderdeel", "Minuten", "Doel"]
    assert table.rows[4].cells[1].text == "Waar komen wij vandaan?\nEen gedeeld verhaal met lessen"
    assert len(table.rows) == 10
    xml = ZipFile(io.BytesIO(held)).read("word/document.xml").decode()
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 10
    numbers = [
        p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"
    ]
    assert len({*numbers}) == 7  # the goals, and the steps of six werkvormen


def test_a_document_to_edit_says_nothing_of_its_maker() -> None:
    """Title and language, no author, no time."""
    held = documents.begeleider_docx(ZINNEN, draft(A), A, Voorblad())
    core = docx.Document(io.BytesIO(held)).core_properties
    assert (core.title, core.language) == ("Programma", "nl")
    assert (core.author, core.comments, core.last_modified_by) == ("", "", "")
    archive = ZipFile(io.BytesIO(held))
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b'w:val="nl"' in archive.read("word/styles.xml")
