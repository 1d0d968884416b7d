"""Corrections: from the summary, with Terug, and with Telegram's own "edit message"."""

import pytest

from conversations.events import Back, Event, GoOn, Overview, Tapped
from conversations.kinds import Answer, Draft, Mark
from conversations.says import Note, Review, SoFar, WhichAnswer
from conversations.talk import Talk
from tests.conversations.talking import (
    DONE,
    asked,
    at,
    cijfers,
    eten,
    why,
)

IN_CHAT = [key for key in DONE if key != "geheim"]
NEW = {"soort": "kat", "eten": "gras", "gewicht": "9", "cijfers": "1, 1", "volgorde": "1, 2, 3"}


@pytest.mark.parametrize(("key", "option"), [("soort", "kat"), ("soort", "!overslaan")])
def test_three_taps_lead_from_summary_to_corrected_summary(key: str, option: str) -> None:
    """Aanpassen, which one, the new answer."""
    chat = at()
    (which,) = chat.tap("!aanpassen", "overzicht").says
    assert isinstance(which, WhichAnswer)
    assert [q.key for q in which.questions] == IN_CHAT
    assert asked(chat.tap("!wijzig", key)).correcting
    step = chat.tap(option)
    assert step.says[-1] == Review(chat.talk.answers)
    assert list(step.kept) == [key]


@pytest.mark.parametrize(("key", "text"), NEW.items())
def test_a_correction_can_be_typed(key: str, text: str) -> None:
    """Two taps and one answer, for every kind."""
    chat = at()
    chat.type("aanpassen")
    chat.tap("!wijzig", key)
    assert chat.type(text).says[-1] == Review(chat.talk.answers)
    assert chat.talk.answers[key] != DONE[key]


def test_terug_corrects_the_answer_before() -> None:
    """Again and again, up to the first one, past what the chat does not ask."""
    chat = at("gewicht")
    keys = [asked(chat.hear(Back())).question.key for _ in range(4)]
    assert keys == ["eten", "naam", "soort", "soort"]
    assert why(chat.hear(Back())) == "begin"


def test_terug_at_the_summary_corrects_the_last_answer() -> None:
    """The summary stands after the last question."""
    assert asked(at().hear(Back())).question.key == "volgorde"


def test_terug_pressed_twice_goes_back_once() -> None:
    """The second tap says nothing, at the open question and further back."""
    chat = at("gewicht")
    chat.tap("!terug")
    assert (chat.tap("!terug", "gewicht").says, chat.key) == ((), "eten")
    chat.tap("!terug")
    assert (chat.tap("!terug", "eten").says, chat.key) == ((), "naam")


def test_a_correction_that_is_answered_goes_on_where_the_talk_was() -> None:
    """With the choices that were half made there."""
    chat = at("eten")
    chat.tap("+vlees")
    chat.tap("!terug")
    ask = asked(chat.type("Minoes"))
    assert (ask.question, ask.draft, ask.correcting) == (eten, Draft(("vlees",)), False)


def test_a_button_of_the_open_question_ends_the_correction() -> None:
    """It answers its own question, and the old answer stays."""
    chat = at("gewicht")
    chat.tap("!wijzig", "soort")
    chat.tap("!overslaan", "gewicht")
    assert (chat.key, chat.talk.editing) == ("gewicht", None)
    assert chat.talk.answers["soort"] == "hond"


def test_a_button_of_a_third_question_leaves_the_correction() -> None:
    """It offers to change that one; the one on the table stays there."""
    chat = at("gewicht")
    chat.tap("!wijzig", "naam")
    chat.tap("kat", "soort")
    assert chat.key == "naam"


def test_a_foreign_button_at_the_end_leaves_the_correction() -> None:
    """There is no open question that it could belong to."""
    chat = at()
    chat.tap("!wijzig", "naam")
    assert asked(chat.tap("ja", "nergens")).question.key == "naam"
    assert chat.tap("!verstuur", "overzicht").outcome is None


@pytest.mark.parametrize("key", IN_CHAT)
@pytest.mark.parametrize("way", ["!laat", "laat zo"])
def test_a_correction_can_be_left(key: str, way: str) -> None:
    """Laat zo, tapped or typed: everything is as it was."""
    chat = at()
    before = chat.talk
    chat.tap("!wijzig", key)
    step = chat.type(way) if " " in way else chat.tap(way)
    assert (chat.talk, step.kept, step.says[-1]) == (before, {}, Review(DONE))


@pytest.mark.parametrize(("key", "text"), NEW.items())
def test_edit_and_undo_is_the_identity(key: str, text: str) -> None:
    """The old answer given again makes the talk what it was."""
    chat = at()
    before = chat.talk
    chat.tap("!wijzig", key)
    chat.type(text)
    assert chat.talk != before
    chat.tap("!wijzig", key)
    again = {"eten": "vlees, graan", "cijfers": "3 en 4", "volgorde": "2, 1, 3", "gewicht": "12"}
    chat.type(again.get(key, "hond"))
    assert chat.talk == before


def test_the_same_answer_again_is_not_stored_again() -> None:
    """It is an answer all the same: the talk goes on."""
    chat = at()
    chat.tap("!wijzig", "soort")
    step = chat.tap("hond")
    assert (step.kept, step.says[-1]) == ({}, Review(DONE))


def test_a_choice_of_several_is_corrected_from_what_it_was() -> None:
    """And left without a trace when another is corrected instead."""
    chat = at()
    assert asked(chat.tap("!wijzig", "eten")).draft == Draft(("vlees", "graan"))
    chat.tap("-vlees")
    chat.tap("!wijzig", "soort")
    chat.tap("!laat")
    assert chat.talk == Talk(DONE)


@pytest.mark.parametrize(("key", "answer"), [("eten", Mark.LATER), ("cijfers", Mark.SKIPPED)])
def test_a_way_out_is_corrected_from_nothing(key: str, answer: Mark) -> None:
    """There is nothing to start from."""
    assert asked(at(answers={**DONE, key: answer}).tap("!wijzig", key)).draft == Draft()


def test_an_edit_that_changes_the_path_reopens_what_must_be_asked() -> None:
    """What was answered after it stays."""
    answers: dict[str, Answer] = {k: v for k, v in DONE.items() if k != "eten"} | {"soort": "vis"}
    chat = at(answers=answers)
    chat.tap("!wijzig", "soort")
    assert asked(chat.tap("hond")).question == eten
    assert chat.type("gras").says[-1] == Review({**DONE, "eten": ("gras",)})


def test_what_is_off_the_path_is_kept_and_never_used() -> None:
    """Not in the summary, not to be corrected; and there again when the path returns."""
    chat = at()
    chat.tap("!wijzig", "soort")
    step = chat.tap("vis")
    (review,) = step.says
    assert isinstance(review, Review)
    assert "eten" not in review.known
    assert chat.talk.answers["eten"] == DONE["eten"]
    assert why(chat.tap("!wijzig", "eten")) == "niet_meer_nodig"
    assert why(chat.amend("eten", "gras")) == "niet_meer_nodig"
    chat.tap("!wijzig", "soort")
    assert chat.tap("hond").says == (Review(DONE),)


def test_a_correction_off_the_path_is_forgotten() -> None:
    """A talk may be stored with one, when its script changes."""
    chat = at(answers={**DONE, "soort": "vis"})
    chat.talk = Talk(chat.talk.answers, {"eten": Draft(("gras",))}, "eten")
    assert chat.hear(Overview()).says == (
        Review({k: v for k, v in chat.talk.answers.items() if k != "eten"}),
    )
    assert chat.tap("!laat", "eten").says[0] == Note("knop_verlopen")


def test_the_overview_in_the_middle_of_a_correction_comes_back_to_it() -> None:
    """Ga verder puts the question that was being corrected."""
    chat = at("gewicht")
    chat.tap("!wijzig", "soort")
    assert isinstance(chat.hear(Overview()).says[0], SoFar)
    assert asked(chat.tap("!verder", "overzicht")).correcting
    assert cijfers.key not in chat.talk.drafts


@pytest.mark.parametrize("way", [Back(), Tapped("eten", "!wijzig")])
def test_going_on_leaves_a_correction(way: Event) -> None:
    """Who writes /verder after /terug wants to go on: the open question, the old answer as it was."""
    chat = at("gewicht")
    before = chat.talk
    chat.hear(way)
    assert chat.talk.editing == "eten"
    ask = asked(chat.hear(GoOn()))
    assert (ask.question.key, ask.correcting) == ("gewicht", False)
    assert chat.talk == before


def test_going_on_from_a_correction_at_the_end_shows_the_summary() -> None:
    """No question is open there."""
    chat = at()
    chat.hear(Back())
    assert chat.hear(GoOn()).says == (Review(DONE),)
