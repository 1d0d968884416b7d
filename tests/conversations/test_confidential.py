"""What is never asked in the chat, and what is kept only with consent."""

import pytest

from conversations import engine
from conversations.events import (
    Amended,
    Back,
    Event,
    GoOn,
    Overview,
    Resumed,
    Tapped,
    Typed,
    Unheard,
)
from conversations.kinds import Answer, Draft, Mark
from conversations.says import Note, OfferChange, Review, WelcomeBack
from conversations.script import Script
from conversations.scripts import WETHOUDER
from conversations.talk import Door, Step, Talk
from tests.conversations.talking import (
    DIEREN,
    DONE,
    REAL,
    Chat,
    asked,
    at,
    geheim,
    gewicht,
    soort,
    up_to,
    why,
)

EVENTS: list[Event] = [
    Typed("ja"),
    Typed("iets anders"),
    Tapped("geheim", "ja"),
    Unheard("voice"),
    Back(),
    Overview(),
    Resumed(),
    GoOn(),
]


def test_a_confidential_question_becomes_a_point_for_the_human_talk() -> None:
    """A sentence says so, and the next question follows."""
    step = at("eten").type("gras")
    assert step.kept == {"eten": ("gras",), "geheim": Mark.LATER}
    assert step.says[-2] == Note("bewaard", question=geheim)
    assert asked(step).question == gewicht


def test_the_private_page_asks_it() -> None:
    """Through that door it is a question like any other."""
    chat = at("eten")
    chat.door = Door.PAGE
    assert asked(chat.type("gras")).question == geheim
    assert chat.tap("ja").signals == ("alarm",)
    assert chat.talk.answers["geheim"] == "ja"


def test_the_private_page_counts_it() -> None:
    """The chat does not: four questions are left there, and three here."""
    talk = Talk(up_to("geheim"))
    page = engine.hear(DIEREN, talk, Resumed(), at().lexicon, Door.PAGE)
    assert page.says == (WelcomeBack(4),)
    assert at("gewicht").hear(Resumed()).says == (WelcomeBack(3),)


@pytest.mark.parametrize("event", EVENTS)
def test_a_confidential_question_that_lies_open_is_not_put_in_the_chat(event: Event) -> None:
    """After the private page, or a new version: it becomes a point first, whatever is said."""
    step = at("geheim").hear(event)
    assert step.kept == {"geheim": Mark.LATER}
    assert step.says[0] == Note("bewaard", question=geheim)
    assert all(getattr(one, "question", None) != geheim for one in step.says[1:])


def test_text_is_no_answer_to_a_question_that_was_not_put() -> None:
    """A number would be one to the next question."""
    step = at("geheim").type("12")
    assert (step.kept, asked(step).question) == ({"geheim": Mark.LATER}, gewicht)


def test_a_button_is_heard_after_the_points() -> None:
    """It says to which question it belongs; what ends the talk ends it."""
    step = at("geheim").tap("kat", "soort")
    assert step.says[1:] == (OfferChange(soort, "hond"),)
    ends = Chat(Script("kort", "1", (soort, geheim)), Talk({"soort": "hond"}))
    assert ends.tap("kat", "soort").outcome == "klaar"


@pytest.mark.parametrize("event", EVENTS)
def test_a_correction_on_the_private_page_is_not_gone_on_with_in_the_chat(event: Event) -> None:
    """What was answered there stays."""
    chat = at()
    chat.talk = Talk(DONE, {"geheim": Draft()}, "geheim")
    step = chat.hear(event)
    assert (chat.talk.answers, step.kept) == (DONE, {})
    assert all(getattr(one, "question", None) != geheim for one in step.says)


def test_a_confidential_answer_is_not_corrected_in_the_chat() -> None:
    """Not by a button, not by an edited message, not with Terug."""
    chat = at("gewicht")
    assert why(chat.tap("!wijzig", "geheim")) == "niet_meer_nodig"
    assert why(chat.hear(Amended("geheim", "nee"))) == "niet_meer_nodig"
    assert asked(chat.hear(Back())).question.key == "eten"


def test_what_was_answered_on_the_page_is_not_made_a_point() -> None:
    """The chat goes on after it."""
    step = at("geheim", geheim="ja").hear(GoOn())
    assert (step.kept, asked(step).question) == ({}, gewicht)


# Consent B: how somebody is doing is kept with it only (domain.md (i), question 5)

BEFORE: dict[str, Answer] = {
    "opening": "verder",
    "toestemming": "ja",
    "aanhef": "naam",
    "naam": "Noor",
    "gemeente": "GM0344",
    "herindeling": "nee",
    "hoe_lang": "langer",
    "herkomst": ("raadslid",),
}


def tap_spoed(consent: str, option: str) -> tuple[Step, Chat]:
    """The answer to question 5, with or without consent B."""
    chat = Chat(WETHOUDER, Talk({**BEFORE, "toestemming_bijzonder": consent}), REAL)
    return chat.tap(option), chat


def test_without_consent_it_is_not_kept_that_somebody_is_not_well() -> None:
    """The help text is shown and the office is told that something is up, never what."""
    step, chat = tap_spoed("nee", "niet_goed")
    assert step.kept == {"spoed": Mark.LATER}
    assert step.says[0] == Note("na.niet_goed", question=WETHOUDER.question("spoed"))
    assert step.signals == ("spoed",)
    assert chat.key == "vandaag_bellen"


def test_with_consent_it_is_kept() -> None:
    """All else is the same."""
    step, chat = tap_spoed("ja", "niet_goed")
    assert (step.kept, step.signals) == ({"spoed": "niet_goed"}, ("spoed",))
    assert chat.key == "vandaag_bellen"


@pytest.mark.parametrize("option", ["bedreigd", "integriteit", "positie"])
@pytest.mark.parametrize("consent", ["ja", "nee"])
def test_what_says_nothing_about_health_needs_no_further_consent(consent: str, option: str) -> None:
    """It is kept, answered with a referral, and the office is told."""
    step, chat = tap_spoed(consent, option)
    assert (step.kept, step.signals) == ({"spoed": option}, ("spoed",))
    assert step.says[0] == Note(f"na.{option}", question=WETHOUDER.question("spoed"))
    assert chat.key == "vandaag_bellen"


def test_no_urgency_goes_on_with_the_next_question() -> None:
    """Nobody is told anything."""
    step, chat = tap_spoed("nee", "nee")
    assert (step.signals, chat.key) == ((), "aanleiding")


def test_the_summary_of_the_wethouder_needs_no_page() -> None:
    """Questions 7, 9 and 13 have become points by then."""
    chat = Chat(WETHOUDER, Talk(BEFORE | {"toestemming_bijzonder": "ja"}), REAL)
    while chat.key:
        chat.tap("!overslaan" if chat.key != "vandaag_bellen" else "nee")
    (review,) = chat.hear(GoOn()).says
    assert isinstance(review, Review)
    assert [key for key, answer in review.known.items() if answer is Mark.LATER] == [
        "doel",
        "krachten",
        "achtergrond",
    ]
