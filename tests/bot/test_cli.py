"""The `klik` command: does what it says, and says in Dutch what is wrong."""

import re
import socket
from pathlib import Path

import pytest

from bot.usecases.turn import House
from bot.words import Words
from conversations.scripts import SCRIPTS
from storage.database import Database
from storage.sealing import Seal, new_key
from tests.bot import rows
from tests.bot.intake import code_of, whole
from tests.bot.phone import ANNA, COORDINATOR, Town
from tests.bot.terminal import assert_refused, run
from tests.bot.test_settings import GOOD, put

# Words that click says by itself.
OF_CLICK = re.compile(
    r"\b(usage|options?|commands?|args|try|error|missing|this|invalid|unexpected|such)\b",
    re.IGNORECASE,
)


def test_keys_new_prints_a_key_and_nothing_else() -> None:
    """Each time another one, that can be used."""
    first, second = run("keys", "new").output.strip(), run("keys", "new").output.strip()
    assert first != second
    assert Seal([first, second]).seal("x", "y")


def test_run_with_a_token_and_no_keys_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """It refuses, and names the setting and the command."""
    put(monkeypatch, **{**GOOD, "SECRET_KEYS": ""})
    assert_refused(run("run"), "KLIK_SECRET_KEYS", "klik keys new")


def test_run_names_all_that_is_missing_and_wrong_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One look is enough to set everything right, and no secret is in it."""
    put(monkeypatch, TELEGRAM_TOKEN="123:geheim", WEB_PORT="x", SECRET_KEYS="geheim")
    result = run("run")
    missing = ("KLIK_COORDINATORS", "KLIK_OFFICE_NAME", "KLIK_OFFICE_PHONE", "KLIK_OFFICE_EMAIL")
    assert_refused(result, "KLIK_WEB_PORT", "KLIK_SECRET_KEYS", *missing)
    assert "geheim" not in result.output


def test_a_port_that_is_taken_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """With another setting to try."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        put(monkeypatch, WEB_PORT=str(port))
        assert_refused(run("demo"), f"Poort {port} is bezet", "KLIK_WEB_PORT")


@pytest.mark.parametrize("script", sorted(SCRIPTS))
@pytest.mark.parametrize("way", [[], ["--mermaid"]])
def test_show_prints_a_script(script: str, way: list[str]) -> None:
    """Every question of it, with no message id in sight."""
    result = run("show", script, *way)
    assert result.exit_code == 0
    words = Words()
    for question in SCRIPTS[script].questions:
        assert words.label(f"{script}.{question.words}.kort") in result.output
    assert not re.search(rf"\b{script}\.\w+\.(ask|kort|optie)", result.output)


def test_db_upgrade_twice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The first time it changes the database, the second time there is nothing to do."""
    put(monkeypatch, DATABASE_URL=f"sqlite:///{tmp_path}/new.db")
    assert run("db", "upgrade").output == "De database is bijgewerkt.\n"
    assert run("db", "upgrade").output == "De database was al bij.\n"


@pytest.fixture
def code(
    database: Database, database_url: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> str:
    """A whole intake in the database that the settings name: its code."""
    key = new_key()
    town = Town(
        database,
        House(house.words, house.gemeenten, Seal([key]), house.coordinators, house.kalender),
    )
    whole(town.phone(ANNA), naam="Anna <b>& Co")
    town.close()
    put(monkeypatch, DATABASE_URL=database_url, SECRET_KEYS=key)
    return code_of(town.phone(COORDINATOR))


def test_case_prints_the_whole_intake_and_writes_down_who_looked(
    code: str, database: Database
) -> None:
    """Every answer, discreet ones too, on the office's own screen."""
    for written in (code, code.lower(), code.removeprefix("K-")):
        result = run("case", written)
        assert result.exit_code == 0
        for part in (
            code,
            "Anna <b>& Co",
            "Druk en balans",
            "De gemeente",
            "06 12345678",
            "Rust: 6",
        ):
            assert part in result.output
    audits = database.read(lambda db: rows.of(db, "audit", what="case"))
    assert len(audits) == 3
    assert all(row["who"].startswith("terminal ") for row in audits)


def test_an_unknown_code_is_a_sentence(code: str, database: Database) -> None:
    """And no audit row: nothing was looked at."""
    for written in ("K-22222", "", "'; DROP TABLE person"):
        assert_refused(run("case", "--", written), "Er is geen traject met de code")
    assert database.read(lambda db: rows.of(db, "audit")) == []


def test_a_wrong_key_is_a_sentence(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data do not open: which setting to look at."""
    put(monkeypatch, SECRET_KEYS=new_key())
    assert_refused(run("case", code), "KLIK_SECRET_KEYS")


def test_a_missing_key_is_a_sentence(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Likewise without any key."""
    put(monkeypatch, SECRET_KEYS="")
    assert_refused(run("case", code), "KLIK_SECRET_KEYS")


def test_run_refuses_a_key_that_does_not_open_what_is_there(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is heard or sent."""
    there = {"TELEGRAM_API": "http://127.0.0.1:9", "WEB_PORT": "0"}
    put(monkeypatch, **{**GOOD, "SECRET_KEYS": new_key()}, **there)
    assert_refused(run("run"), "KLIK_SECRET_KEYS")


@pytest.mark.parametrize("command", [["case", "K-22222"], ["db", "upgrade"]])
def test_a_database_that_cannot_be_reached_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    """A folder that cannot be made, and a server that is not there."""
    (tmp_path / "bestand").write_text("")
    for url in (f"sqlite:///{tmp_path}/bestand/klik.db", f"postgresql://x@/klik?host={tmp_path}"):
        put(monkeypatch, DATABASE_URL=url, SECRET_KEYS=new_key())
        result = run(*command)
        assert result.exit_code == 1
        assert isinstance(result.exception, SystemExit), result.exception
        assert result.output.startswith("De database doet het niet.")


def test_case_on_a_database_without_tables_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing was ever kept there."""
    put(monkeypatch, DATABASE_URL=f"sqlite:///{tmp_path}/leeg.db", SECRET_KEYS=new_key())
    result = run("case", "K-22222")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit), result.exception


CHOOSE = f"Kies een van deze namen: {', '.join([*sorted(SCRIPTS), 'traject', 'heisessie'])}."


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("", ["Gebruik: klik OPDRACHT", "Start de bot"]),
        ("show", ["Zo werkt deze opdracht niet.", CHOOSE, "klik show"]),
        ("show x", ["Zo werkt deze opdracht niet.", CHOOSE, "klik show"]),
        ("show wethouder x", ["Zo werkt deze opdracht niet.", "klik show"]),
        ("show --mermaid=3 wethouder", ["Zo werkt deze opdracht niet.", "klik show"]),
        ("show --onzin", ["Zo werkt deze opdracht niet.", "klik show"]),
        ("nonsense", ["Zo werkt deze opdracht niet.", "Start de bot"]),
        ("--onzin", ["Zo werkt deze opdracht niet.", "Start de bot"]),
        ("case", ["Zo werkt deze opdracht niet.", "Gebruik: klik case"]),
        ("case K-22222 x", ["Zo werkt deze opdracht niet.", "Gebruik: klik case"]),
        ("db", ["Gebruik: klik db OPDRACHT", "Werk de database bij"]),
        ("keys x", ["Zo werkt deze opdracht niet.", "Maak een nieuwe sleutel"]),
        ("match --onzin", ["Zo werkt deze opdracht niet.", "Gebruik: klik match"]),
        ("coaches import", ["Zo werkt deze opdracht niet.", "Gebruik: klik coaches import"]),
    ],
)
def test_a_command_that_is_not_understood_is_explained_in_dutch(
    typed: str, parts: list[str]
) -> None:
    """One sentence and the help of that command; the code is the usual one for a wrong use."""
    result = run(*typed.split())
    assert result.exit_code == 2
    for part in parts:
        assert part in result.output
    assert result.stdout == ""
    assert not OF_CLICK.search(result.output), result.output


OF_THE_OFFICE = ("match", "invite", "invite coach", "coaches", "coaches import")


@pytest.mark.parametrize(
    "command", ["", "run", "demo", "show", "case", "keys", "keys new", "db", *OF_THE_OFFICE]
)
def test_help_is_all_dutch(command: str) -> None:
    """The headings too."""
    said = run(*command.split(), "--help").output
    assert said.startswith("Gebruik: klik")
    assert "Laat deze uitleg zien." in said
    assert not OF_CLICK.search(said), said


def test_the_commands_help_is_there() -> None:
    """Each command says what it does, in Dutch."""
    said = run("--help").output
    for name in ("run", "demo", "show", "case", "keys", "db"):
        assert name in said
    assert "Start de bot" in said
