"""The summary, the overview, and coming back."""

import pytest

from conversations.events import Overview, Resumed, Unheard
from conversations.says import Note, Review, SoFar, SureToWipe, WelcomeBack, WhichAnswer
from conversations.script import Script
from tests.conversations.talking import DONE, Chat, asked, at, soort, up_to, why


def test_after_the_last_question_comes_the_summary() -> None:
    """With what is on the path; nothing is sent yet."""
    step = at("volgorde").type("2, 1, 3")
    assert step.says == (Review(DONE),)
    assert step.outcome is None


@pytest.mark.parametrize("text", ["ja, verstuur", "klopt", "1"])
def test_the_summary_is_sent_by_the_person(text: str) -> None:
    """By its button, or by typing it."""
    assert at().tap("!verstuur", "overzicht").outcome == "verstuurd"
    assert at().type(text).outcome == "verstuurd"


@pytest.mark.parametrize("text", ["wat nu", "", "misschien"])
def test_other_words_at_the_summary_show_it_again(text: str) -> None:
    """Nothing is sent, and a sentence says why."""
    step = at().type(text)
    assert (step.outcome, step.says) == (None, (Note("retry.knop"), Review(DONE)))


def test_wiping_is_asked_twice() -> None:
    """At the summary by its button or in words, and the second button wipes."""
    assert at().tap("!wis", "overzicht").says == (SureToWipe(),)
    assert at().type("wis alles").says == (SureToWipe(),)
    assert at("eten").tap("!wis_ja", "overzicht").outcome == "gewist"
    assert at("eten").tap("!wis_nee", "overzicht").outcome is None


def test_a_talk_without_summary_ends_by_itself() -> None:
    """`klaar`, and it says so no more than once."""
    chat = Chat(Script("kort", "1", (soort,)))
    step = chat.tap("kat")
    assert (step.outcome, step.says) == ("klaar", ())
    assert why(chat.hear(Unheard("voice"))) == "niet_gelezen.voice"


@pytest.mark.parametrize("key", ["soort", "gewicht"])
def test_the_overview_shows_what_there_is(key: str) -> None:
    """In the middle a list; at the end the summary itself."""
    assert at(key).hear(Overview()).says == (SoFar(up_to(key)),)
    assert at().hear(Overview()).says == (Review(DONE),)


def test_the_overview_leads_to_a_correction() -> None:
    """Its button lists the answers, also in the middle of a talk."""
    step = at("gewicht").tap("!aanpassen", "overzicht")
    assert isinstance(step.says[0], WhichAnswer)
    assert [q.key for q in step.says[0].questions] == ["soort", "naam", "eten"]


def test_somebody_who_returns_hears_how_much_is_left() -> None:
    """One message, and one button to go on; at the end the summary."""
    chat = at("gewicht")
    assert chat.hear(Resumed()).says == (WelcomeBack(3),)
    assert asked(chat.tap("!verder", "overzicht")).question.key == "gewicht"
    assert at().hear(Resumed()).says == (Review(DONE),)
