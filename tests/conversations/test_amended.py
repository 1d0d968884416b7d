"""Telegram's own "edit message" on an answer that was typed."""

import pytest

from conversations.kinds import Draft, GemeenteKind
from conversations.says import Note
from conversations.script import Question, Script
from conversations.talk import Talk
from tests.conversations.talking import DONE, Chat, asked, at, eten, soort, why

NEW = {"soort": "kat", "eten": "gras", "gewicht": "9", "cijfers": "1, 1", "volgorde": "1, 2, 3"}


@pytest.mark.parametrize(("key", "text"), NEW.items())
def test_an_edited_message_changes_its_own_answer(key: str, text: str) -> None:
    """Whatever question is on the table; it says so first, and the talk goes on."""
    chat = at()
    step = chat.amend(key, text)
    assert step.says[0] == Note("aangepast")
    assert chat.talk.answers[key] != DONE[key]
    assert chat.talk.editing is None


def test_an_edited_message_leaves_the_question_of_now() -> None:
    """Its half-made choice too."""
    chat = at("eten")
    chat.tap("+vlees")
    ask = asked(chat.amend("soort", "kat"))
    assert (ask.question, ask.draft) == (eten, Draft(("vlees",)))


@pytest.mark.parametrize(
    ("key", "text", "note"),
    [
        ("soort", "iets anders", "retry.knop"),
        ("gewicht", "zwaar", "retry.getal"),
        ("naam", "", "retry.leeg"),
        ("naam", "x" * 10_000, "retry.verhaal"),
        ("cijfers", "4", "oude_antwoord_blijft"),
    ],
)
def test_an_edited_message_that_cannot_be_read_leaves_the_old_answer(
    key: str, text: str, note: str
) -> None:
    """And says so."""
    chat = at()
    before = chat.talk
    step = chat.amend(key, text)
    assert (why(step), step.says[-1]) == (note, Note("oude_antwoord_blijft"))
    assert (chat.talk, step.kept) == (before, {})


@pytest.mark.parametrize("text", ["9", "x" * 301, "zwaar"])
def test_an_edited_message_with_a_discreet_answer_leaves_the_chat(text: str) -> None:
    """As one that was just typed."""
    assert at().amend("gewicht", text).wipe


def test_an_edited_message_that_may_mean_several_asks_which() -> None:
    """With the buttons that the sentence speaks of, which then answer."""
    waar = Question("waar", GemeenteKind())
    chat = Chat(Script("kort", "1", (waar, soort)), Talk({"waar": "GM0344"}))
    step = chat.amend("waar", "Bergen")
    assert step.says[0] == Note("oude_antwoord_blijft")
    assert len(asked(step).choices) == 2
    assert chat.talk.answers == {"waar": "GM0344"}
    assert chat.tap(asked(step).choices[0]).kept == {"waar": asked(step).choices[0]}


def test_an_edited_message_of_no_question_changes_nothing() -> None:
    """The question was retired since."""
    step = at("eten").amend("nergens", "ja")
    assert (why(step), asked(step).question) == ("niet_meer_nodig", eten)
