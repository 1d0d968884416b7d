"""Every missing and wrong setting is named at once, and no secret is printed."""

from pathlib import Path

import pytest

from bot.settings import OfficeSettings, Settings, WrongSettings, read_settings
from bot.words import Words
from storage.sealing import new_key

GOOD = {
    "TELEGRAM_TOKEN": "123:abc",
    "SECRET_KEYS": new_key(),
    "COORDINATORS": "5, 6",
    "OFFICE_NAME": "Bureau",
    "OFFICE_PHONE": "038",
    "OFFICE_EMAIL": "a@b.invalid",
}
MISSING = {f"KLIK_{name}": "ontbreekt" for name in GOOD}
MISSING["KLIK_SECRET_KEYS"] = "sleutel_ontbreekt"
WRONG = {
    "TELEGRAM_TOKEN": ("geheim", "token"),
    "TELEGRAM_API": ("api.telegram.org", "adres"),
    "DATABASE_URL": ("mysql://naam:geheim@computer/klik", "database"),
    "SECRET_KEYS": ("geheim", "sleutel"),
    "COORDINATORS": ("5, jan", "nummers"),
    "WEB_PORT": ("70000", "getal"),
    "LANGUAGE": ("xx", "taal"),
    "TIMEZONE": ("Europe/Zwolle", "tijdzone"),
    "LOG_LEVEL": ("LOUD", "niveau"),
}


def put(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Set settings in the environment."""
    for name, value in values.items():
        monkeypatch.setenv(f"KLIK_{name}", value)


def test_a_trial_needs_no_setting() -> None:
    """Everything has a default."""
    settings = read_settings(Settings)
    assert settings.database_url == "sqlite:///var/klik.db"
    assert settings.coordinator_ids == frozenset()


def test_an_office_hears_all_that_is_missing_at_once() -> None:
    """Each of the settings without which real people cannot talk with the bot."""
    with pytest.raises(WrongSettings) as wrong:
        read_settings(OfficeSettings)
    assert dict(wrong.value.wrong) == MISSING


def test_an_empty_setting_is_a_missing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also one of nothing but blanks."""
    put(monkeypatch, **(dict.fromkeys(GOOD, "") | {"OFFICE_NAME": "  "}))
    with pytest.raises(WrongSettings) as wrong:
        read_settings(OfficeSettings)
    assert dict(wrong.value.wrong) == MISSING


def test_all_that_is_wrong_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what is wrong about it, and not what it is."""
    put(monkeypatch, **{name: value for name, (value, _) in WRONG.items()})
    with pytest.raises(WrongSettings) as wrong:
        read_settings(Settings)
    assert dict(wrong.value.wrong) == {f"KLIK_{name}": why for name, (_, why) in WRONG.items()}
    assert "geheim" not in f"{wrong.value!r} {wrong.value.wrong} {wrong.value.__cause__}"


@pytest.mark.parametrize("fault", sorted({*MISSING.values(), *(why for _, why in WRONG.values())}))
def test_every_fault_has_a_sentence(fault: str) -> None:
    """In Dutch, by the id that the error gives."""
    assert f"instelling.{fault}" in Words()


def test_good_settings_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the environment, blanks around them left out."""
    put(monkeypatch, **GOOD, TELEGRAM_API=" https://example.org/ ", LOG_LEVEL="debug")
    settings = read_settings(OfficeSettings)
    assert settings.coordinator_ids == frozenset({5, 6})
    assert settings.telegram_api == "https://example.org"
    assert settings.log_level == "DEBUG"
    assert str(settings.zone) == "Europe/Amsterdam"
    assert settings.office == {"bureau": "Bureau", "telefoon": "038", "email": "a@b.invalid"}


def test_a_file_is_read_and_the_environment_goes_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`.env` in the folder where the command runs; what is not ours in it is left alone."""
    (tmp_path / ".env").write_text("KLIK_WEB_PORT=81\nKLIK_OFFICE_NAME=Een\nANDERS=x\n")
    put(monkeypatch, OFFICE_NAME="Twee")
    settings = read_settings(Settings)
    assert (settings.web_port, settings.office_name) == (81, "Twee")


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in what an object of settings looks like in a log or an error."""
    put(monkeypatch, **GOOD)
    shown = f"{read_settings(OfficeSettings)!r} {read_settings(OfficeSettings)}"
    assert GOOD["TELEGRAM_TOKEN"] not in shown
    assert GOOD["SECRET_KEYS"] not in shown
