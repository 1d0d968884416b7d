"""All settings, read once: from the environment or .env, each with the prefix KLIK_."""

from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from storage.sealing import Seal, WrongKey

MONTHS = frozenset(str(number) for number in range(1, 13))


class WrongSettings(Exception):
    """Settings that are missing or wrong: (name, what is wrong) of every one of them, where the
    second is a message id of locales/ under `instelling.`.
    """

    def __init__(self, wrong: list[tuple[str, str]]) -> None:
        super().__init__(", ".join(name for name, _ in wrong))
        self.wrong = wrong


class Settings(BaseSettings):
    """What an office sets. Defaults suit a trial on one computer."""

    model_config = SettingsConfigDict(
        env_prefix="KLIK_", env_file=".env", extra="ignore", str_strip_whitespace=True
    )

    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    database_url: str = "sqlite:///var/klik.db"
    secret_keys: SecretStr = SecretStr("")
    coordinators: str = ""  # Telegram user ids between commas
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=0, le=65535)
    office_name: str = ""
    office_phone: str = ""
    office_email: str = ""
    language: str = "nl"
    timezone: str = "Europe/Amsterdam"
    budget_months: str = "5,6,10,11"  # numbers of months between commas, in which councils are busy
    log_level: str = "INFO"

    @field_validator("telegram_api")
    @classmethod
    def _address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("adres")
        return value.rstrip("/")

    @field_validator("telegram_token")
    @classmethod
    def _token(cls, value: SecretStr) -> SecretStr:
        number, _, rest = value.get_secret_value().partition(":")
        if value.get_secret_value() and not (number.isdecimal() and rest):
            raise ValueError("token")
        return value

    @field_validator("database_url")
    @classmethod
    def _database(cls, value: str) -> str:
        try:
            kind = make_url(value).get_backend_name()
        except ArgumentError:
            kind = ""
        if kind not in {"sqlite", "postgresql", "postgres"}:
            raise ValueError("database")
        return value

    @field_validator("secret_keys")
    @classmethod
    def _keys(cls, value: SecretStr) -> SecretStr:
        try:
            if value.get_secret_value():
                Seal.from_text(value.get_secret_value())
        except WrongKey:
            raise ValueError("sleutel") from None
        return value

    @field_validator("coordinators")
    @classmethod
    def _ids(cls, value: str) -> str:
        if not all(part.strip().isdecimal() for part in value.split(",") if part.strip()):
            raise ValueError("nummers")
        return value

    @field_validator("budget_months")
    @classmethod
    def _months(cls, value: str) -> str:
        if not all(part.strip() in MONTHS for part in value.split(",") if part.strip()):
            raise ValueError("maanden")
        return value

    @field_validator("language")
    @classmethod
    def _language(cls, value: str) -> str:
        if not (Path(__file__).parent.parent / "locales" / value / "LC_MESSAGES").is_dir():
            raise ValueError("taal")
        return value

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("tijdzone")
        return value

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("niveau")
        return value.upper()

    @property
    def coordinator_ids(self) -> frozenset[int]:
        return frozenset(int(part) for part in self.coordinators.split(",") if part.strip())

    @property
    def busy(self) -> frozenset[int]:
        """The months in which councils have less time."""
        return frozenset(int(part) for part in self.budget_months.split(",") if part.strip())

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def office(self) -> dict[str, str]:
        """The values that every sentence may use."""
        return {
            "bureau": self.office_name,
            "telefoon": self.office_phone,
            "email": self.office_email,
        }


class KeySettings(Settings):
    """What it takes to read what is kept."""

    secret_keys: SecretStr = Field(min_length=1)


class OfficeSettings(Settings):
    """What an office must set before real people talk with the bot."""

    telegram_token: SecretStr = Field(min_length=1)
    secret_keys: SecretStr = Field(min_length=1)
    coordinators: str = Field(min_length=1)
    office_name: str = Field(min_length=1)
    office_phone: str = Field(min_length=1)
    office_email: str = Field(min_length=1)


class _Token(BaseSettings):
    """Only whether there is a token: that says which settings are needed."""

    model_config = Settings.model_config
    telegram_token: str = ""


S = TypeVar("S", bound=Settings)


def read_settings_to_run() -> Settings:
    """The settings of an office where there is a token, else those of a trial. Raises WrongSettings."""
    return read_settings(OfficeSettings) if _Token().telegram_token else read_settings(Settings)


def read_settings(kind: type[S]) -> S:
    """The settings of this kind. Raises WrongSettings, which names every wrong and missing one."""
    try:
        return kind()
    except ValidationError as error:
        raise WrongSettings(
            [(f"KLIK_{str(e['loc'][0]).upper()}", _wrong(e)) for e in error.errors()]
        ) from None


def _wrong(error: ErrorDetails) -> str:
    match error["type"]:
        case "missing" | "string_too_short" | "too_short" if error["loc"] == ("secret_keys",):
            return "sleutel_ontbreekt"
        case "missing" | "string_too_short" | "too_short":
            return "ontbreekt"
        case "value_error":
            return str(error["ctx"]["error"])
    return "getal"
