"""`klik match`: the matching without a chat, and what it says of a file that is wrong."""

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot import reasons
from bot.cli import klik
from bot.matching_cli import EXAMPLE
from bot.pool_file import WrongPool, read_pool
from bot.reference import load_gemeenten
from bot.words import Words
from conversations.gewichten import Reden
from conversations.grenzen import LetOp, Limit
from conversations.kinds import Mark
from conversations.redenen import Reason
from conversations.scripts.coach import COACH
from conversations.scripts.wethouder import WETHOUDER
from tests.bot.test_cli import ENGLISH

EXAMPLE_TEXT = (Path(__file__).parents[2] / "bot" / EXAMPLE).read_text(encoding="utf-8")
GEMEENTEN = load_gemeenten()


def match(file: Path | None, *options: str) -> Result:
    """What the command says and how it ends."""
    return CliRunner().invoke(klik, ["match", *([str(file)] if file else []), *options])


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A file with the example."""
    file = tmp_path / "pool.json"
    file.write_text(match(None, "--voorbeeld").output, encoding="utf-8")
    return file


def changed(change: str, value: Any) -> str:
    """The example with one thing changed; `change` is the way to it, such as "coaches.0.id"."""
    pool = copy.deepcopy(json.loads(EXAMPLE_TEXT))
    *way, last = change.split(".")
    at = pool
    for step in way:
        at = at[int(step)] if step.isdecimal() else at[step]
    if isinstance(at, list):
        at.insert(int(last), value)
    elif value is None:
        del at[last]
    else:
        at[last] = value
    return json.dumps(pool)


def test_the_example_is_valid_and_ranked(example: Path) -> None:
    """With reasons, the answers they rest on, warnings and limits."""
    result = match(example)
    assert (result.exit_code, result.stderr) == (0, "")
    for part in (
        "appel\n  1. kompas\n",
        "Heeft de gevraagde ervaring: was burgemeester en maakte een wisselende coalitie mee.",
        "[wethouder.ervaring, coach.ervaring, coach.rollen]",
        "- baken: Woont, werkt of werkte in deze gemeente of in een gemeente in de buurt.",
        "- kompas: Deze coach is voor deze wethouder uitgesloten.",
        "! De gemeente is niet bekend.",
    ):
        assert part in result.output


def test_the_example_is_visibly_made_up() -> None:
    """No name in it can be anybody's."""
    pool = json.loads(EXAMPLE_TEXT)
    assert all(one["answers"]["naam"].startswith("Verzonnen ") for one in pool["coaches"])


def test_json_says_the_same(example: Path) -> None:
    """With the names of reasons and limits, and what a chat would be told."""
    found = json.loads(match(example, "--json").output)
    appel = found["wethouders"][0]
    assert [one["coach"] for one in appel["kandidaten"]] == ["kompas", "vuurtoren"]
    situation = appel["kandidaten"][0]["redenen"][1]
    assert situation["reden"] == "situatie"
    assert situation["antwoorden"] == ["wethouder.aanleiding", "coach.ervaring"]
    assert situation["in_chat"] == "Past bij de situatie."
    assert [one["grens"] for one in appel["afgevallen"][1]["grenzen"]] == ["buurt", "pauze"]


def test_a_round_gives_each_wethouder_a_coach(example: Path) -> None:
    """Or says that there is none with a place."""
    assert "appel: kompas\n" in match(example, "--ronde").output
    assert "3 van 3 wethouders hebben een coach." in match(example, "--ronde").output
    found = json.loads(match(example, "--ronde", "--json").output)
    assert [one["kandidaat"]["coach"] for one in found["ronde"]] == ["kompas", "vuurtoren", "baken"]
    assert found["met_coach"] == 3
    example.write_text(changed("wethouders.0.answers.toestemming", "nee"))
    result = match(example, "--ronde")
    assert "appel: geen coach met plaats\n" in result.output
    assert "2 van 3" in result.output
    assert "Geen enkele coach past binnen de grenzen." in match(example).output


def test_a_coach_for_whom_nothing_speaks_is_told_as_such(tmp_path: Path) -> None:
    """Instead of a reason that is made up."""
    pool = json.loads(EXAMPLE_TEXT)
    pool["wethouders"] = [{"id": "kers", "answers": {"toestemming": "ja"}}]
    file = tmp_path / "pool.json"
    file.write_text(json.dumps(pool))
    assert "Geen van de wensen wijst bijzonder op deze coach." in match(file).output


def test_an_empty_pool_is_a_pool(tmp_path: Path) -> None:
    """Nobody is ranked."""
    file = tmp_path / "pool.json"
    file.write_text('{"vandaag": "2026-11-22", "coaches": [], "wethouders": []}', "utf-8-sig")
    assert match(file).exit_code == 0
    assert "0 van 0" in match(file, "--ronde").output


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
    example: Path, change: str, value: object, place: str, part: str
) -> None:
    """In one Dutch sentence, with exit code 2 and without a trace."""
    example.write_text(changed(change, value))
    result = match(example)
    said = result.stderr.splitlines()
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit)
    assert result.stdout == ""
    assert any(line.startswith(f"{place}: ") and part in line for line in said), said
    assert not ENGLISH.search(result.stderr)


def test_all_faults_are_told_at_once(example: Path) -> None:
    """One run is enough to set everything right."""
    pool = json.loads(EXAMPLE_TEXT)
    pool["vandaag"] = "vandaag"
    pool["coaches"][0]["answers"]["rollen"] = ["piloot"]
    del pool["wethouders"][2]["id"]
    example.write_text(json.dumps(pool))
    assert [line.split(": ")[0] for line in match(example).stderr.splitlines()] == [
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
    assert result.exit_code == 2
    assert isinstance(result.exception, SystemExit), result.exception
    assert part in result.stderr


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """So is a folder, and so is no file at all."""
    for file in (tmp_path / "weg.json", tmp_path):
        assert match(file).exit_code == 2
        assert str(file) in match(file).stderr
    assert match(None).exit_code == 2
    assert "--voorbeeld" in match(None).stderr


def test_what_cannot_be_printed_is_told_all_the_same(example: Path) -> None:
    """A half of a character in a key or a value, and very long ones."""
    strange = {"\ud800": 1, "rollen": ["\ud800" * 80], "\x1b[31m": 2}
    example.write_text(json.dumps(json.loads(changed("coaches.0.answers", strange))))
    result = match(example)
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
    with pytest.raises(WrongPool, match=r"coaches\[0\].lopend aantal"):
        read_pool(changed("coaches.0.lopend", -1), GEMEENTEN)


def test_every_reason_limit_and_warning_can_be_said() -> None:
    """Whole and in the chat; nothing between braces is left."""
    words = Words()
    labels = ("coach.stijl.optie.spiegel", "wethouder.stijl.optie.ervaring")
    for reden in Reden:
        one = Reason(reden, (), labels, 2)
        for in_chat in (True, False):
            assert not re.search(r"[{}]", reasons.reason(words, one, in_chat=in_chat))
    for limit in Limit:
        assert reasons.limit(words, limit)
    for look in LetOp:
        assert reasons.let_op(words, look)


def test_a_personal_reason_is_not_told_whole_in_a_chat() -> None:
    """Only of which kind it is."""
    one = Reason(Reden.SITUATIE, (), ("wethouder.aanleiding.optie.balans",), 1, discreet=True)
    assert "balans" in reasons.reason(Words(), one, in_chat=False)
    assert "balans" not in reasons.reason(Words(), one, in_chat=True)


def test_all_labels_in_reasons_are_sentences() -> None:
    """Of every option that a reason can name."""
    words = Words()
    for script, keys in (
        (WETHOUDER, ("ervaring", "aanleiding", "stijl", "achtergrond")),
        (COACH, ("stijl", "grootte")),
    ):
        for key in keys:
            question = script.question(key)
            assert question
            for option in question.kind.options:
                assert f"{script.name}.{key}.optie.{option}" in words
