"""`klik simulate`: a small office, its table and its picture."""

from pathlib import Path

import pytest
from click.testing import Result

from tests.bot.terminal import assert_refused, run

SMALL = ("--wethouders", 2, "--coaches", 1, "--maanden", 1)


def simulate(*arguments: object) -> Result:
    """The command."""
    return run("simulate", *arguments)


def test_it_prints_a_table_and_draws_a_picture(tmp_path: Path) -> None:
    """What passes meanwhile is told beside the table."""
    picture = tmp_path / "jaar.png"
    result = simulate(*SMALL, "--plaatje", picture)
    assert result.exit_code == 0, result.output
    for part in (
        "Wethouder: mediaan",
        "Tot het eerste gesprek",
        "Klik:",
        "Heisessies: ",
        "Gebeld",
        "Zaken per stap",
    ):
        assert part in result.stdout
    assert "% van de tijd is voorbij." in result.stderr
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_same_seed_gives_the_same_table() -> None:
    """And another one another table."""
    first, again, other = (simulate(*SMALL, "--zaad", seed).stdout for seed in (1, 1, 3))
    assert first == again != other


@pytest.mark.parametrize("option", ["--wethouders", "--coaches", "--maanden"])
@pytest.mark.parametrize("number", [0, -1, 100_000])
def test_a_number_that_makes_no_office_is_refused(option: str, number: int) -> None:
    """With what it can be."""
    assert_refused(simulate(option, number), option, "van 1 tot en met", code=2)


@pytest.mark.parametrize("name", ["jaar.txt", "jaar", "weg/jaar.png"])
def test_a_picture_that_cannot_be_drawn_is_refused_before_it_begins(
    tmp_path: Path, name: str
) -> None:
    """A name that says no kind of picture, or a folder that is not there."""
    assert_refused(simulate("--plaatje", tmp_path / name), "niet worden getekend", code=2)
