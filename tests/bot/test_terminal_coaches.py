"""Coaches who are brought in: whole rows become coaches with a link, the rest is said, nothing is half
done.
"""

from pathlib import Path

import pytest
from telegram.error import NetworkError

from bot.terminal import office
from bot.usecases.turn import House
from storage import coaches
from storage.coaches import Standing
from storage.database import Database
from storage.sealing import Seal, new_key
from tests.bot import rows
from tests.bot.coachen import open_link
from tests.bot.phone import Town
from tests.bot.pool import CARLA
from tests.bot.sheets import sheet
from tests.bot.terminal import HEADER, ROW, assert_refused, import_coaches, run, written
from tests.bot.test_settings import put


@pytest.fixture
def key(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The settings name the test's own database, and there is no token."""
    made = new_key()
    put(monkeypatch, DATABASE_URL=database_url, SECRET_KEYS=made)
    return made


def nothing(database: Database) -> bool:
    """Whether no coach, talk or person came into being."""
    tables = ("person", "coach", "talk", "answer", "invite")
    return all(not database.read(lambda db, t=table: rows.of(db, t)) for table in tables)  # type: ignore[misc]


def test_the_example_is_a_file_that_can_be_imported(
    key: str, database: Database, tmp_path: Path
) -> None:
    """Every column there is, each with something that fits."""
    result = import_coaches(written(tmp_path, run("coaches", "voorbeeld").output))
    assert result.exit_code == 0
    assert "Carla Voorbeeld: toegevoegd" in result.output
    assert result.output.endswith("1 toegevoegd, 0 overgeslagen.\n")
    for line in run("coaches", "kolommen").output.splitlines():
        assert line.partition(":")[0] in run("coaches", "voorbeeld").output


def test_a_row_becomes_an_invited_coach_whose_link_goes_on_with_what_is_missing(
    key: str, database: Database, house: House, tmp_path: Path
) -> None:
    """Consent and the code are said by the coach; what the office knew is not asked."""
    result = import_coaches(written(tmp_path, HEADER, ROW))
    town = Town(
        database,
        House(house.words, house.gemeenten, Seal([key]), house.coordinators, house.kalender),
    )
    profiles = town.read(lambda db: coaches.profiles(db, town.house.seal))
    assert list(profiles.values()) == [
        {
            "naam": "Carla Verzonnen",
            "jaren": 12,
            "eerder": ("GM0344", "GM0193"),
            "functies_nu": ("geen",),
            "liever_niet": ("geen",),
            "stijl": ("doorvrager",),
        }
    ]
    assert [one.state for one, _ in town.read(coaches.everybody)] == [Standing.UITGENODIGD]
    token = result.output.rpartition("/start ")[2].split()[0]
    carla = open_link(town.phone(CARLA), token)
    assert carla.labels[:2] == ["Ja", "Nee, ik bel liever"]
    carla.tap("Ja", "Nee, bewaar die niet")
    assert "Hoe mag ik u aanspreken" in carla.last.plain
    town.close()


def test_the_links_have_the_name_of_the_bot_when_there_is_a_token(
    key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Telegram says what the bot is called."""

    async def username(_: object) -> str:
        return "KlikVoorbeeldBot"

    monkeypatch.setattr(office, "_username", username)
    monkeypatch.setenv("KLIK_TELEGRAM_TOKEN", "123:abc")
    assert (
        "https://t.me/KlikVoorbeeldBot?start="
        in import_coaches(written(tmp_path, HEADER, ROW)).output
    )
    made = run("invite", "coach")
    assert made.output.startswith("https://t.me/KlikVoorbeeldBot?start=")


def test_without_a_token_the_coach_types_it(key: str, database: Database) -> None:
    """It says so kindly, and the link can be used once."""
    result = run("invite", "coach")
    assert result.exit_code == 0
    assert "Zonder token" in result.output
    assert "/start " in result.output
    assert len(database.read(lambda db: rows.of(db, "invite"))) == 1


def test_when_telegram_does_not_answer_nothing_is_done(
    key: str, database: Database, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A coach without a link would be of no use."""

    async def username(_: object) -> str:
        raise NetworkError("x")

    monkeypatch.setattr(office, "_username", username)
    monkeypatch.setenv("KLIK_TELEGRAM_TOKEN", "123:abc")
    assert_refused(
        import_coaches(written(tmp_path, HEADER, ROW)), "Telegram antwoordt niet", code=2
    )
    assert nothing(database)


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_a_row_has_the_number_that_the_spreadsheet_shows(
    key: str, tmp_path: Path, kind: str
) -> None:
    """Empty rows count."""
    file = tmp_path / f"coaches.{kind}"
    file.write_bytes(sheet(kind, [HEADER.split(";"), [], ROW.split(";")]))
    assert "Rij 3 (1 van 1), Carla Verzonnen: toegevoegd" in import_coaches(file).output


def test_columns_that_are_wrong_are_all_named_and_nothing_is_read(
    key: str, database: Database, tmp_path: Path
) -> None:
    """Unknown, nearly right, twice, without a name, and what only the coach says."""
    header = "Naam;Naam;Stijll;Onzin;;Toestemming;Gedragscode;Foto;code"
    assert_refused(
        import_coaches(written(tmp_path, header, "Carla;x;x;x;x;ja;ja;x;ja")),
        "Naam: Deze kolom staat er twee keer",
        "Stijll: Deze kolom ken ik niet. Bedoelt u: Stijl?",
        "Onzin: Deze kolom ken ik niet.",
        "een kolom zonder naam",
        "Toestemming: Dit zegt of stuurt een coach alleen zelf",
        "Gedragscode: Dit zegt",
        "Foto: Dit zegt",
        "code: Dit zegt",
        "Er is niets ingelezen",
        code=2,
    )
    nameless = import_coaches(written(tmp_path, "Stijl", "x"))
    assert_refused(nameless, "De kolom met de naam van de coach mist", code=2)
    assert nothing(database)


def test_a_row_is_whole_or_not_at_all(key: str, database: Database, tmp_path: Path) -> None:
    """Each row that is left out says why, in every cell that is wrong; the others are in."""
    bad = {
        "Bram Verzonnen;twaalf jaar;Utrcht;Domburg;geen;Streng": (
            "Jaren als bestuurder: „twaalf jaar” past hier niet. Kies uit: een heel getal van 0 tot 60.",
            "Gemeenten van eerder: „Utrcht” is niet zeker. Schrijf de naam van de gemeente: Utrecht",
            "Banden van nu: „Domburg” is niet zeker. Schrijf de naam van de gemeente: Veere.",
            "Stijl: „Streng” past hier niet. Kies uit: Ik ben een klankbord;",
        ),
        ";12;geen;geen;geen;": ("De naam van de coach mist",),
        "12;1;geen;geen;geen;": ("Naam: Dit is nog geen naam",),
        f"{'x' * 81};1;geen;geen;geen;": (
            "Naam: Deze tekst is te lang. Gebruik hoogstens 80 tekens",
        ),
        "Coen;1;Qqqqqq;geen;geen;": ("„Qqqqqq” is geen gemeente die ik ken",),
        "Dora;1;Utrecht, geen;geen;geen;": ("Gemeenten van eerder",),
        "Els;1;geen;geen;geen;;nog iets": ("meer cellen dan er kolommen zijn",),
        "carla  VERZONNEN;1;geen;geen;geen;": ("Er is al een coach met deze naam",),
    }
    result = import_coaches(written(tmp_path, HEADER, ROW, *bad))
    assert result.exit_code == 0
    for part in (part for parts in bad.values() for part in parts):
        assert part in result.output
    assert f"1 toegevoegd, {len(bad)} overgeslagen" in result.output
    assert "Verbeter wat is overgeslagen" in result.output
    assert len(database.read(lambda db: rows.of(db, "coach"))) == 1


def test_the_same_file_twice_adds_nobody_twice(
    key: str, database: Database, tmp_path: Path
) -> None:
    """So what was left out can be mended in the file, and the file read again."""
    file = written(tmp_path, HEADER, ROW)
    import_coaches(file)
    assert "Er is al een coach met deze naam" in import_coaches(file).output
    assert len(database.read(lambda db: rows.of(db, "coach"))) == 1


def test_a_database_that_is_behind_is_said_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is made in one that has no tables."""
    put(monkeypatch, DATABASE_URL=f"sqlite:///{tmp_path}/new.db", SECRET_KEYS=new_key())
    assert_refused(import_coaches(written(tmp_path, HEADER, ROW)), "klik db upgrade")
