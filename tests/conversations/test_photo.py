"""A photo, and texts that may be long."""

import pytest

from conversations import engine
from conversations.events import Photo, Typed, Unheard
from conversations.kinds import GemeenteList, PhotoKind, ShortText
from conversations.script import Privacy, Question, Script
from conversations.talk import Talk
from tests.conversations.talking import LEXICON, asked, at, why

foto = Question("foto", PhotoKind())
intro = Question("intro", ShortText(500))
lijst = Question("lijst", GemeenteList())
geheim = Question("geheim", ShortText(80), privacy=Privacy.CONFIDENTIAL)
SCRIPT = Script("dieren", "1", (foto, intro, lijst))


def test_a_photo_answers_a_question_for_a_photo() -> None:
    """With the id under which Telegram holds it."""
    step = engine.hear(SCRIPT, Talk(), Photo("AgAC"), LEXICON)
    assert (step.kept, asked(step).question) == ({"foto": "AgAC"}, intro)


@pytest.mark.parametrize("key", ["soort", "gewicht", ""])
def test_a_photo_answers_nothing_else(key: str) -> None:
    """It is said, and nothing changes; also at the summary."""
    step = at(key).hear(Photo("AgAC"))
    assert (why(step), step.kept) == ("niet_gelezen.photo", {})


@pytest.mark.parametrize("what", ["other", "voice", "sticker"])
def test_where_a_photo_is_asked_anything_else_is_told_so(what: str) -> None:
    """Also a photo that was sent as a file: nobody is told to type there."""
    step = engine.hear(SCRIPT, Talk(), Unheard(what), LEXICON)
    assert (why(step), asked(step).question, step.kept) == ("retry.foto", foto, {})


def test_a_photo_does_not_answer_what_was_not_asked_yet() -> None:
    """A confidential question becomes a point first."""
    script = Script("dieren", "1", (geheim, foto))
    step = engine.hear(script, Talk(), Photo("AgAC"), LEXICON)
    assert set(step.kept) == {"geheim"}


@pytest.mark.parametrize(
    ("known", "text", "said"),
    [
        ({"foto": "AgAC"}, "x" * 501, "retry.te_lang"),
        ({"foto": "AgAC", "intro": "kort"}, "Utrecht, " * 60, "retry.te_veel"),
    ],
)
def test_where_much_is_asked_a_long_text_is_no_story(
    known: dict[str, str], text: str, said: str
) -> None:
    """It stays in the chat, and the sentence says what is too long."""
    step = engine.hear(SCRIPT, Talk(known), Typed(text), LEXICON)
    assert (why(step), step.wipe) == (said, False)


def test_an_introduction_may_be_longer_than_a_story() -> None:
    """As long as its own limit."""
    step = engine.hear(SCRIPT, Talk({"foto": "AgAC"}), Typed("x" * 500), LEXICON)
    assert step.kept == {"intro": "x" * 500}
