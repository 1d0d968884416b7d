"""What cannot be read, and what must not stay in the chat."""

import pytest

from conversations.events import Unheard
from conversations.kinds import Draft
from conversations.texts import LONGEST_TEXT
from tests.conversations.talking import DONE, asked, at, why

UNHEARD = ["voice", "photo", "sticker", "forwarded", "contact", "contact_ander", "other"]


@pytest.mark.parametrize("what", UNHEARD)
@pytest.mark.parametrize("key", [key for key in DONE if key != "geheim"])
def test_what_cannot_be_read_gets_a_sentence_and_the_question_again(what: str, key: str) -> None:
    """Nothing changes."""
    chat = at(key)
    before = chat.talk
    step = chat.hear(Unheard(what))
    assert (why(step), asked(step).question.key) == (f"niet_gelezen.{what}", key)
    assert (chat.talk, step.kept) == (before, {})


@pytest.mark.parametrize("text", ["", " \n ", "\u200b\u200d", "\ufeff"])
def test_text_without_anything_to_see_is_empty(text: str) -> None:
    """Also zero-width characters alone."""
    assert why(at("naam").type(text)) == "retry.leeg"


@pytest.mark.parametrize("key", ["soort", "naam", "eten", "gewicht", ""])
def test_a_long_story_is_taken_out_of_the_chat(key: str) -> None:
    """It is not stored, and the sentence says so."""
    chat = at(key)
    step = chat.type("x" * 10_000)
    assert step.wipe
    assert (why(step), step.kept) == ("retry.verhaal", {})
    assert len(step.says) == (1 if key else 2)


def test_a_text_of_the_longest_length_is_read() -> None:
    """One more is a story."""
    assert why(at("naam").type("x" * LONGEST_TEXT)) == "retry.te_lang"
    assert why(at("naam").type("x" * (LONGEST_TEXT + 1))) == "retry.verhaal"


def test_html_is_kept_as_typed() -> None:
    """What it looks like on the phone is for bot/words.py."""
    assert at("naam").type("<b>R&D</b>").kept == {"naam": "<b>R&D</b>"}


def test_somebody_elses_name_is_not_kept() -> None:
    """The message is taken out of the chat, as the sentence promises."""
    step = at("naam").type("dat hoort bij mevrouw Jansen")
    assert (why(step), step.wipe, step.kept) == ("retry.naam", True, {})


@pytest.mark.parametrize("text", ["12", "te veel"], ids=["answer", "nonsense"])
def test_what_was_typed_at_a_discreet_question_leaves_the_chat(text: str) -> None:
    """What was no answer as well: it may be anything."""
    assert at("gewicht").type(text).wipe


def test_half_a_discreet_answer_leaves_the_chat_too() -> None:
    """One of the two marks."""
    step = at("cijfers").type("4")
    assert (step.wipe, asked(step).draft) == (True, Draft(("4",)))


def test_an_open_answer_stays_in_the_chat() -> None:
    """It may be read there."""
    assert not at("soort").type("kat").wipe
