"""`klik programma`: a conceptprogramma without a chat."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from bot.reference import load_gemeenten, load_verkiezingen, load_werkvormen
from bot.terminal.faults import WrongFile
from bot.terminal.intake_file import read_intake
from conversations.collegeperiode import Fase
from conversations.programma.intake import Vast
from tests.bot.intake_files import EXAMPLE_TEXT, changed, intake_file, programma
from tests.bot.terminal import assert_refused, written

BLOCK = ["start", "end", "minutes", "werkvorm", "titel", "doel", "waarom", "alternatieven"]
REFERENCE = (load_gemeenten(), load_verkiezingen(), load_werkvormen())


def test_the_example_is_valid_and_gives_a_table_with_reasons(tmp_path: Path) -> None:
    """With the answers that a reason rests on, and what could be there instead."""
    result = programma(intake_file(tmp_path, programma(None, "--voorbeeld").output))
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.output.splitlines()
    assert lines[0] == " 1  09.00–09.15   15  Ontvangst"
    assert any("Wat is af, wat kan nog, wat laten wij los?  Succes" in line for line in lines)
    assert any(
        "Veel deelnemers willen dit" in line and "[collegelid.niet_missen]" in line
        for line in lines
    )
    assert any(line.startswith("   ~ In plaats hiervan: ") for line in lines)


def test_json_has_the_whole_programme(tmp_path: Path) -> None:
    """From begin to end without a gap; what stands between has no werkvorm and no goal."""
    found = json.loads(programma(intake_file(tmp_path), "--json").output)
    assert list(found) == ["version", "days", "waarschuwingen"]
    (day,) = found["days"]
    blocks = day["blocks"]
    assert all(list(block) == BLOCK for block in blocks)
    assert (blocks[0]["start"], blocks[-1]["end"]) == ("09:00", "17:00")
    assert all(one["end"] == other["start"] for one, other in pairwise(blocks))
    assert {block["doel"] for block in blocks} == {
        None,
        "alle",
        "reflectie",
        "succes",
        "overdracht",
    }
    assert all((block["werkvorm"] is None) == (block["doel"] is None) for block in blocks)
    timeline = next(block for block in blocks if block["werkvorm"] == "W05")
    assert timeline["waarom"][0] == {
        "reden": "doel",
        "zin": "Het past bij het belangrijkste doel: stilstaan bij de samenwerking.",
        "antwoorden": ["college.doelen"],
    }
    assert timeline["alternatieven"]
    assert found["waarschuwingen"] == []


def test_two_days_and_what_to_look_at_are_told(tmp_path: Path) -> None:
    """Each day under its own heading, and a warning with the answer it rests on."""
    two = intake_file(
        tmp_path, changed(begin=None, college__lengte="twee_dagen", college__overnachten="met")
    )
    said = programma(two).output
    assert said.startswith("Dag 1\n")
    assert "\nDag 2\n" in said
    assert "! Een overnachting kan in het nieuws komen." in said
    found = json.loads(programma(two, "--json").output)
    assert len(found["days"]) == 2
    assert found["waarschuwingen"][0]["antwoorden"] == ["college.overnachten"]


def test_wishes_that_do_not_go_together_are_named(tmp_path: Path) -> None:
    """Three goals in a dagdeel: which, and that one must go."""
    result = programma(intake_file(tmp_path, changed(college__lengte="dagdeel")))
    assert_refused(result, "Deze wensen passen niet bij elkaar:", "- een dagdeel", code=2)
    assert "- een goede overdracht als doel" in result.stderr
    assert result.stdout == ""


def test_where_it_may_not_be_safe_a_human_comes_first(tmp_path: Path) -> None:
    """Nothing is composed, and why is told."""
    for change in ({"college__onveilig": "misschien"}, {"leden__zeggen": 1, "leden__fout": 2}):
        result = programma(intake_file(tmp_path, changed(**change)))
        assert_refused(result, "eerst spreekt een begeleider met de leden", code=2)
    talked = {"leden__zeggen": 1, "leden__fout": 2, "begeleider__voorgesprekken": "gehouden"}
    assert programma(intake_file(tmp_path, changed(**talked))).exit_code == 0


def test_the_documents_are_written_where_they_were_asked_for(tmp_path: Path) -> None:
    """And the table is told all the same."""
    pdf, docx, own = tmp_path / "a.pdf", tmp_path / "b.docx", tmp_path / "c.pdf"
    result = programma(intake_file(tmp_path), "--pdf", pdf, "--docx", docx)
    assert "Ontvangst" in result.output
    assert pdf.read_bytes().startswith(b"%PDF")
    assert docx.read_bytes().startswith(b"PK")
    programma(intake_file(tmp_path), "--begeleider", "--pdf", own)
    assert len(own.read_bytes()) > 1.5 * len(pdf.read_bytes())


def test_a_document_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    """With the file that it is about."""
    result = programma(intake_file(tmp_path), "--pdf", tmp_path / "weg" / "a.pdf")
    assert_refused(result, "a.pdf", "Kies een andere plek")


@pytest.mark.parametrize(
    ("changes", "place", "part"),
    [
        ({"dag": None}, "dag", "ontbreekt"),
        ({"dag": "14-06-2029"}, "dag", "2026-11-22"),
        ({"fase": "zomer"}, "fase", "laatste_jaar"),
        ({"groep": 1}, "groep", "2 tot en met 40"),
        ({"groep": "zes"}, "groep", "2 tot en met 40"),
        ({"college__deelnemers": None}, "groep", "ontbreekt"),
        ({"begin": "9 uur"}, "begin", "09.30"),
        ({"begin": 9}, "begin", "09.30"),
        ({"einde": "25.00"}, "einde", "09.30"),
        ({"extra": 1}, "extra", "onbekend"),
        ({"college": None}, "college", "ontbreekt"),
        ({"college": []}, "college", "object"),
        ({"college__hobby": 1}, "college.hobby", "geen vraag"),
        ({"college__lengte": "lang"}, "college.lengte", "dagdeel, dag"),
        ({"college__sfeer": 6}, "college.sfeer", "1 tot en met 5"),
        ({"college__gemeente": "Atlantis"}, "college.gemeente", "geen gemeente"),
        ({"college__doelen": None}, "college.doelen", "reflectie, succes, overdracht"),
        ({"college__doelen": ["feest"]}, "college.doelen", "reflectie, succes, overdracht"),
        ({"college__doelen": ["succes", "succes"]}, "college.doelen", "reflectie, succes"),
        ({"college__doelen": "succes"}, "college.doelen", "lijst"),
        ({"leden": 3}, "leden", "object"),
        ({"leden__zeggen": 9}, "leden.zeggen", "1 tot en met 5"),
        ({"leden__apart": "ja"}, "leden.apart", "true of false"),
        ({"leden__niet_missen": ["feest"]}, "leden.niet_missen", "terugkijken"),
        ({"leden__werkwijze": "groep"}, "leden.werkwijze", "lijst"),
        ({"begeleider__voorgesprekken": "ja"}, "begeleider.voorgesprekken", "gehouden"),
        ({"begeleider__eerder": ["W99"]}, "begeleider.eerder[0]", "W01 tot en met W42"),
        ({"begeleider__vast": ["X"]}, "begeleider.vast[0]", "W01 tot en met W42"),
        ({"begeleider__vast": [3]}, "begeleider.vast[0]", "W01 tot en met W42"),
        ({"begeleider__vast": [{"werkvorm": "W32"}]}, "begeleider.vast[0].begin", "ontbreekt"),
        ({"begeleider__vast": [{"werkvorm": "W99", "begin": "13.00", "minuten": 60}]}, "begeleider.vast[0].werkvorm", "W99"),
        ({"begeleider__vast": [{"werkvorm": "W32", "begin": "13.00", "minuten": 0}]}, "begeleider.vast[0].minuten", "heel getal"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, changes: dict[str, object], place: str, part: str
) -> None:
    """In one Dutch sentence, with exit code 2 and without a trace."""
    result = programma(intake_file(tmp_path, changed(**changes)))
    assert_refused(result, part, code=2)
    said = result.stderr.splitlines()
    assert any(line.startswith(f"{place}: ") and part in line for line in said), said


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """One run is enough to set everything right."""
    wrong = changed(
        begin="vroeg", college__lengte="lang", leden__fout="x", begeleider__eerder=["W0"]
    )
    said = programma(intake_file(tmp_path, wrong)).stderr
    places = {line.split(": ")[0] for line in said.splitlines()}
    assert places == {"begin", "college.lengte", "leden.fout", "begeleider.eerder[0]"}


@pytest.mark.parametrize("content", ["", "null", "[1]", "{", '{"a": 1, "a": 2}'])
def test_a_file_that_is_no_intake_is_a_sentence(tmp_path: Path, content: str) -> None:
    """Whatever is in it; so is one that is not there, and none at all."""
    assert_refused(programma(written(tmp_path, content, name="intake.json")), code=2)
    assert_refused(programma(tmp_path / "weg.json"), "weg.json", code=2)
    assert_refused(programma(None), "--voorbeeld", code=2)


def read(**changes: object) -> object:
    """What the example asks for, with something changed."""
    return read_intake(changed(**changes), *REFERENCE)


def test_the_phase_is_reckoned_for_the_day_unless_it_is_told() -> None:
    """By the elections of that gemeente."""
    assert read().intake.fase is Fase.LAATSTE_JAAR
    assert read(dag="2027-11-01").intake.fase is Fase.HALVERWEGE
    assert read(college__aanleiding=["wisseling"]).intake.fase is Fase.WISSELING
    other = read(college__verkiezingen="anders", college__verkiezingsdag="2029-09-01")
    assert other.intake.fase is Fase.CAMPAGNE
    told = read(dag=None, fase="formatie")
    assert (told.intake.fase, told.day) == (Fase.FORMATIE, None)


def test_what_is_fixed_is_read_with_its_goal() -> None:
    """The first of its goals that was asked for; by its id alone it may be anywhere."""
    wanted = [
        "W17",
        {"werkvorm": "W32", "begin": "13.30", "minuten": 60},
        {"werkvorm": "W05", "dag": 2, "begin": "9:05", "minuten": 50},
    ]
    assert read(begeleider__vast=wanted).intake.vast == (
        Vast("W17"),
        Vast("W32", 0, 13 * 60 + 30, 60, "succes"),
        Vast("W05", 1, 9 * 60 + 5, 50, "reflectie"),
    )
    only = read(begeleider__vast=wanted[2:], college__doelen=["succes"])
    assert only.intake.vast[0].doel == "reflectie"


def test_a_wrong_intake_names_its_faults_where_it_is_raised() -> None:
    """For who reads a log."""
    with pytest.raises(WrongFile, match=r"begin tijd"):
        read_intake(changed(begin=3), *REFERENCE)
    assert read_intake(EXAMPLE_TEXT, *REFERENCE).gemeente == "GM0193"
