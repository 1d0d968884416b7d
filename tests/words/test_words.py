"""The words: all there, each used, each given what it asks for."""

import io
import logging
import re
import warnings
from enum import StrEnum
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.usecases.heisessie import sessie, steps
from conversations.grenzen import LetOp, Limit
from conversations.traject import State
from conversations.voorstel import Voorstel
from tests.words.sentences import (
    HOUSE,
    ROOT,
    of_scripts,
    patterns,
    said,
    sentences,
    texts_in_code,
    values_of,
)

LOCALES = sorted(
    path.name for path in (ROOT / "locales").iterdir() if (path / "LC_MESSAGES").is_dir()
)
FAMILIES = {name.split(".")[0] for name in sentences() if "." in name}


def po(language: str) -> Path:
    """The file of a language."""
    return ROOT / "locales" / language / "LC_MESSAGES" / "klik.po"


def test_every_sentence_of_the_scripts_is_there() -> None:
    """Questions, options, explanations, answers to answers, beginnings and ends."""
    assert sorted(of_scripts() - sentences().keys()) == []


def test_every_sentence_that_the_code_says_is_there() -> None:
    """Under the id as it stands in the code."""
    assert sorted({name for name, _ in said()} - sentences().keys()) == []


@pytest.mark.parametrize(
    ("family", "states"),
    [("voorstel.staat", Voorstel), ("traject", State), ("grens", Limit), ("let_op", LetOp)],
)
def test_every_state_and_limit_has_its_sentence(family: str, states: type[StrEnum]) -> None:
    """Also one that is seldom reached."""
    assert [one for one in states if f"{family}.{one.value}" not in sentences()] == []


def test_what_looks_like_an_id_is_one() -> None:
    """A misspelt id in a table or a list fails here."""
    told = {
        text
        for text in texts_in_code()
        if re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", text) and text.split(".")[0] in FAMILIES
    }
    # Files, what the page has, modules, and a field of an intake file.
    others = {
        "klik.po", "pool.json", "programma.typ", "programma.pdf", "programma.docx", "document.body",
        "bot.proeftuin", "bot.documents", "leden.apart",
    }  # fmt: skip
    beginnings = {text for text in told if text.endswith("_")}
    assert sorted(told - others - beginnings - sentences().keys()) == []


def test_every_id_that_is_put_together_can_exist() -> None:
    """Such as `retry.` with a reason behind it."""
    for pattern in patterns():
        family = pattern.pattern.split("\\.")[0]
        if family in FAMILIES:
            assert any(pattern.fullmatch(name) for name in sentences()), pattern.pattern


def is_used(name: str) -> bool:
    """Whether something can say it."""
    if name in of_scripts() or name in texts_in_code():
        return True
    if ".ook." in name:  # other words for a button or an option
        owner = name.replace(".ook.", "." if name.startswith("knop.") else ".optie.")
        return owner in sentences()
    if ".ander." in name:  # an option as others read it
        return name.replace(".ander.", ".optie.") in sentences()
    filled = [match for pattern in patterns() if (match := pattern.fullmatch(name))]
    parts = {
        part
        for match in filled
        for group in match.groups()
        for part in (group, group.rpartition(".")[2])
    }
    return any({part, f"!{part}"} & texts_in_code() for part in parts)


@pytest.mark.parametrize("action", [*steps.ACTS, *sessie.ACTION.values()])
def test_every_button_of_a_heisessie_can_have_a_name(action: str) -> None:
    """That of what is said of our own accord too, or nobody would hear it. Some stand under a name of
    their own: a place, a day, a block.
    """
    if action not in {"plaats", "kies", "blok", "wijzig"}:
        assert f"knop.heisessie_{action}" in sentences()


def test_no_sentence_is_left_over() -> None:
    """What nobody says any more goes out of the file."""
    assert [name for name in sentences() if not is_used(name)] == []


def test_a_sentence_gets_what_it_asks_for() -> None:
    """And nothing that it does not say."""
    asked = [
        (name, values_of(sentences()[name]), given) for name, given in said() if given is not None
    ]
    assert [name for name, asks, given in asked if not asks <= given | HOUSE] == []
    assert [name for name, asks, given in asked if not given - {"over"} <= asks] == []


def test_only_questions_about_something_say_about_what() -> None:
    """`{over}` is filled in for these, and is empty for all others."""
    asking = {name for name, text in sentences().items() if "over" in values_of(text)}
    assert asking == {"wethouder.invloed.ask", "wethouder.houding.ask"}


@pytest.mark.parametrize("language", LOCALES)
def test_a_language_is_complete_and_nothing_in_it_is_in_doubt(language: str) -> None:
    """Every id of Dutch, none fuzzy, none empty, each with the same values."""
    with po(language).open("rb") as file:
        read = read_po(file, locale=language, abort_invalid=True)
    messages = {str(m.id): m for m in read if m.id}
    assert messages.keys() == sentences().keys()
    assert not [name for name, m in messages.items() if m.fuzzy or not m.string]
    for name, message in messages.items():
        assert values_of(str(message.string)) == values_of(sentences()[name]), name


@pytest.mark.parametrize("language", LOCALES)
def test_the_file_of_a_language_is_read_without_a_warning(
    language: str, caplog: pytest.LogCaptureFixture
) -> None:
    """No id twice, no line that is passed over, no old or commented entries."""
    text = po(language).read_text(encoding="utf-8")
    with warnings.catch_warnings(), caplog.at_level(logging.DEBUG, logger="babel"):
        warnings.simplefilter("error")
        read = read_po(io.BytesIO(text.encode()), locale=language, abort_invalid=True)
    assert caplog.records == []
    assert not read.obsolete
    ids = re.findall(r'^msgid "(.+)"$', text, re.MULTILINE)
    assert len(ids) == len(set(ids)) == len(sentences(language))


def test_dutch_is_there() -> None:
    """It is the source of all other languages."""
    assert "nl" in LOCALES
