"""Every sentence a person reads: loaded from locales/<language>/LC_MESSAGES/klik.po, said by id.

The .po files are read directly, so that a changed sentence is seen after a restart and no compiled
file can be out of date.
"""

import html
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from babel.core import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from markupsafe import Markup


class MissingSentence(KeyError):
    """A message id without a sentence: a fault of ours, caught by the tests."""


class Words:
    """The sentences of one language.

    :param language: a folder of locales/, such as "nl".
    :param house: values that every sentence may use: the name, telephone and e-mail of the office.
    """

    def __init__(self, language: str = "nl", **house: str) -> None:
        self.language = language
        self._house = house
        self.locale = Locale.parse(language)
        self._sentences = _sentences(language)

    def __contains__(self, message_id: object) -> bool:
        return message_id in self._sentences

    def say(self, message_id: str, **values: object) -> str:
        """The sentence with its values filled in, as Telegram's HTML.

        Values are escaped unless they are Markup. Raises MissingSentence for an unknown id and
        KeyError for a value that the sentence asks for and does not get.
        """
        try:
            sentence = self._sentences[message_id]
        except KeyError:
            raise MissingSentence(message_id) from None
        return sentence.format_map(_Escaped(self._house | values)) if "{" in sentence else sentence

    def label(self, message_id: str, **values: object) -> str:
        """A sentence without markup, for where no HTML is read: a button, a terminal. Raises like
        `say`.
        """
        return html.unescape(self.say(message_id, **values))

    def find(self, message_id: str) -> str | None:
        """The sentence as it stands, or None when there is none."""
        return self._sentences.get(message_id)

    def day(self, day: date) -> str:
        """Such as "dinsdag 24 november 2026"."""
        return format_date(day, "EEEE d MMMM y", locale=self.locale)

    def weekday(self, day: date) -> str:
        """Such as "dinsdag 24 november": of days near by."""
        return format_date(day, "EEEE d MMMM", locale=self.locale)

    def moment(self, at: datetime) -> str:
        """Such as "dinsdag 24 november om 10.00 uur"; `at` is aware and already in the reader's zone."""
        return format_datetime(
            at, "EEEE d MMMM 'om' HH.mm 'uur'", tzinfo=at.tzinfo, locale=self.locale
        )

    def list(self, items: Iterable[str]) -> str:
        """Such as "maandag, dinsdag en woensdag"."""
        return format_list(list(items), locale=self.locale)


class _Escaped(dict[str, object]):
    def __getitem__(self, key: str) -> object:
        value = super().__getitem__(key)
        return value if isinstance(value, Markup) else html.escape(str(value), quote=False)


@cache
def _sentences(language: str) -> dict[str, str]:
    """Sentences by id, read once: a command has sentences of its own beside those of the office."""
    return {str(m.id): str(m.string) for m in catalog(language) if m.id and m.string}


def catalog(language: str) -> Catalog:
    """The sentences of a language as Babel reads them. Raises FileNotFoundError without such a folder."""
    with files("locales").joinpath(language, "LC_MESSAGES", "klik.po").open("rb") as po:
        return read_po(po, locale=language)
