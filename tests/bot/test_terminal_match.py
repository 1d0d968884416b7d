"""`klik match`: the matching without a chat."""

import json
from pathlib import Path

from tests.bot.pool_files import EXAMPLE_TEXT, changed, match, pool_file
from tests.bot.terminal import assert_refused


def test_the_example_is_valid_and_ranked(tmp_path: Path) -> None:
    """With reasons, the answers they rest on, warnings and limits."""
    result = match(pool_file(tmp_path, match(None, "--voorbeeld").output))
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


def test_json_says_the_same(tmp_path: Path) -> None:
    """With the names of reasons and limits, and what a chat would be told."""
    found = json.loads(match(pool_file(tmp_path), "--json").output)
    appel = found["wethouders"][0]
    assert [one["coach"] for one in appel["kandidaten"]] == ["kompas", "vuurtoren"]
    situation = appel["kandidaten"][0]["redenen"][1]
    assert situation["reden"] == "situatie"
    assert situation["antwoorden"] == ["wethouder.aanleiding", "coach.ervaring"]
    assert situation["in_chat"] == "Past bij de situatie."
    assert [one["grens"] for one in appel["afgevallen"][1]["grenzen"]] == ["buurt", "pauze"]


def test_a_round_gives_each_wethouder_a_coach(tmp_path: Path) -> None:
    """Or says that there is none with a place."""
    example = pool_file(tmp_path)
    assert "appel: kompas\n" in match(example, "--ronde").output
    assert "3 van 3 wethouders hebben een coach." in match(example, "--ronde").output
    found = json.loads(match(example, "--ronde", "--json").output)
    assert [one["kandidaat"]["coach"] for one in found["ronde"]] == ["kompas", "vuurtoren", "baken"]
    assert found["met_coach"] == 3
    example = pool_file(tmp_path, changed("wethouders.0.answers.toestemming", "nee"))
    result = match(example, "--ronde")
    assert "appel: geen coach met plaats\n" in result.output
    assert "2 van 3" in result.output
    assert "Geen enkele coach past binnen de grenzen." in match(example).output


def test_a_coach_for_whom_nothing_speaks_is_told_as_such(tmp_path: Path) -> None:
    """Instead of a reason that is made up."""
    pool = json.loads(EXAMPLE_TEXT)
    pool["wethouders"] = [{"id": "kers", "answers": {"toestemming": "ja"}}]
    said = match(pool_file(tmp_path, json.dumps(pool))).output
    assert "Geen van de wensen wijst bijzonder op deze coach." in said


def test_an_empty_pool_is_a_pool(tmp_path: Path) -> None:
    """Nobody is ranked."""
    file = tmp_path / "pool.json"
    file.write_text('{"vandaag": "2026-11-22", "coaches": [], "wethouders": []}', "utf-8-sig")
    assert match(file).exit_code == 0
    assert "0 van 0" in match(file, "--ronde").output


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """So is a folder, and so is no file at all."""
    for file in (tmp_path / "weg.json", tmp_path):
        assert_refused(match(file), str(file), code=2)
    assert_refused(match(None), "--voorbeeld", code=2)
