"""A pool in a file: what it may hold, and what is said of one that is wrong."""

import json
from pathlib import Path

import pytest

from bot.reference import load_gemeenten
from bot.terminal.faults import WrongFile
from bot.terminal.pool_file import read_pool
from conversations.kinds import Mark
from tests.bot.pool_files import EXAMPLE_TEXT, changed, match, pool_file
from tests.bot.terminal import assert_refused

GEMEENTEN = load_gemeenten()


@pytest.mark.parametrize(
    ("change", "value", "place", "part"),
    [
        ("vandaag", "22-11-2026", "vandaag", "2026-11-22"),
        ("vandaag", "20261122", "vandaag", "2026-11-22"),
        ("vandaag", 7, "vandaag", "datum"),
        ("vandaag", None, "vandaag", "ontbreekt"),
        ("coaches", None, "coaches", "ontbreekt"),
        ("coaches", {"a": 1}, "coaches", "lijst"),
        ("extra", 1, "extra", "onbekend"),
        ("coaches.0.id", None, "coaches[0].id", "ontbreekt"),
        ("coaches.0.id", "", "coaches[0].id", "id"),
        ("coaches.0.id", "a\nb", "coaches[0].id", "id"),
        ("coaches.0.id", "x" * 41, "coaches[0].id", "id"),
        ("coaches.0.id", 3, "coaches[0].id", "id"),
        ("coaches.1.id", "kompas", "coaches[1].id", "al gebruikt"),
        ("wethouders.2.id", "appel", "wethouders[2].id", "al gebruikt"),
        ("coaches.0", 5, "coaches[0]", "object"),
        ("coaches.0.naam", "x", "coaches[0].naam", "onbekend"),
        ("coaches.0.lopend", -1, "coaches[0].lopend", "heel getal"),
        ("coaches.0.lopend", True, "coaches[0].lopend", "heel getal"),
        ("coaches.0.pauze_tot", "zomer", "coaches[0].pauze_tot", "datum"),
        ("coaches.0.colleges", ["Atlantis"], "coaches[0].colleges[0]", "geen gemeente Atlantis"),
        ("coaches.0.colleges", [3], "coaches[0].colleges[0]", "tekst"),
        ("coaches.0.colleges", "Zwolle", "coaches[0].colleges", "lijst"),
        ("coaches.0.answers", [], "coaches[0].answers", "object"),
        ("coaches.0.answers.hobby", "x", "coaches[0].answers.hobby", "geen vraag"),
        ("coaches.0.answers.rollen", ["piloot"], "coaches[0].answers.rollen", "gedeputeerde"),
        ("coaches.0.answers.rollen", "wethouder", "coaches[0].answers.rollen", "lijst"),
        ("coaches.0.answers.aantal", True, "coaches[0].answers.aantal", "0 tot en met 12"),
        ("coaches.0.answers.aantal", 2.5, "coaches[0].answers.aantal", "0 tot en met 12"),
        ("coaches.0.answers.eerder", ["Zwole"], "coaches[0].answers.eerder[0]", "Zwolle (GM0193)"),
        ("coaches.0.answers.eerder", "Zwolle", "coaches[0].answers.eerder", "lijst"),
        ("coaches.0.answers.eerder", ["geen", "Zwolle"], "coaches[0].answers.eerder", "lijst"),
        ("coaches.0.answers.woonplaats", "Bergen", "coaches[0].answers.woonplaats", "Limburg"),
        ("coaches.0.answers.woonplaats", ["Ede"], "coaches[0].answers.woonplaats", "geen antwoord"),
        ("coaches.0.answers.code", {"mark": "x"}, "coaches[0].answers.code", "ja, nee"),
        ("coaches.0.answers.code", {"mark": "overgeslagen"}, "coaches[0].answers.code", "ja, nee"),
        ("wethouders.1.answers.stijl", ["spiegel", "klankbord", "ervaring"], "wethouders[1].answers.stijl", "hoogstens 2"),
        ("wethouders.1.niet", ["kompas", "kompaz"], "wethouders[1].niet[1]", "kompaz"),
        ("wethouders.1.redenen", ["haar"], "wethouders[1].redenen[0]", "ervaring, stijl"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(
    tmp_path: Path, change: str, value: object, place: str, part: str
) -> None:
    """In one Dutch sentence, with exit code 2 and without a trace."""
    result = match(pool_file(tmp_path, changed(change, value)))
    assert_refused(result, part, code=2)
    said = result.stderr.splitlines()
    assert result.stdout == ""
    assert any(line.startswith(f"{place}: ") and part in line for line in said), said


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """One run is enough to set everything right."""
    pool = json.loads(EXAMPLE_TEXT)
    pool["vandaag"] = "vandaag"
    pool["coaches"][0]["answers"]["rollen"] = ["piloot"]
    del pool["wethouders"][2]["id"]
    said = match(pool_file(tmp_path, json.dumps(pool))).stderr
    assert [line.split(": ")[0] for line in said.splitlines()] == [
        "coaches[0].answers.rollen",
        "wethouders[2].id",
        "vandaag",
    ]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "regel 1, teken 1"),
        (b'{"vandaag": }', "regel 1, teken 13"),
        (b"\xff\xfe\x00", "geen gewone tekst"),
        (b"3", "object"),
        (b"[" * 100_000, "object"),
        (b'{"a": ' + b"9" * 5000 + b"}", "object"),
        (b'{"vandaag": "2026-11-22", "vandaag": 1, "coaches": [], "wethouders": []}', "twee keer"),
    ],
)
def test_a_file_that_is_no_pool_is_a_sentence(tmp_path: Path, content: bytes, part: str) -> None:
    """Whatever is in it."""
    file = tmp_path / "pool.json"
    file.write_bytes(content)
    result = match(file)
    assert_refused(result, part, code=2)
    assert part in result.stderr


def test_what_cannot_be_printed_is_told_all_the_same(tmp_path: Path) -> None:
    """A half of a character in a key or a value, and very long ones."""
    strange = {"\ud800": 1, "rollen": ["\ud800" * 80], "\x1b[31m": 2}
    result = match(pool_file(tmp_path, changed("coaches.0.answers", strange)))
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
    assert max(map(len, result.stderr.splitlines())) < 200


def test_gemeenten_may_be_named_and_answers_left_for_a_talk() -> None:
    """As in the store: by code, and with a mark."""
    pool = read_pool(EXAMPLE_TEXT, GEMEENTEN)
    assert pool.coaches[0].home == "GM0200"
    assert pool.coaches[3].colleges == {"GM0344"}
    assert pool.coaches[2].home == "GM0855"
    assert pool.wethouders[2].answers["gemeente"] is Mark.LATER
    assert pool.wethouders[2].gemeente is None


def test_an_answer_off_the_path_is_not_used() -> None:
    """A preference for a background needs the consent for it."""
    without = read_pool(changed("wethouders.0.answers.achtergrond", ["vrouw"]), GEMEENTEN)
    assert "achtergrond" not in without.wethouders[0].answers
    pool = json.loads(changed("wethouders.0.answers.achtergrond", ["vrouw"]))
    pool["wethouders"][0]["answers"]["toestemming_bijzonder"] = "ja"
    given = read_pool(json.dumps(pool), GEMEENTEN)
    assert given.wethouders[0].answers["achtergrond"] == ("vrouw",)


def test_a_wrong_pool_names_its_faults_where_it_is_raised() -> None:
    """For who reads a log."""
    with pytest.raises(WrongFile, match=r"coaches\[0\].lopend aantal"):
        read_pool(changed("coaches.0.lopend", -1), GEMEENTEN)
