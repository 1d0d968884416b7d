"""The questions about a heisessie: who asks for one, what the begeleider notes, what a member tells."""

import pytest

from conversations.events import Back
from conversations.kinds import Answer, Mark, ShortText
from conversations.says import Note
from conversations.script import Privacy, Script
from conversations.scripts import COLLEGE, COLLEGELID, HEISESSIE_GESPREK, WERKAFSPRAAK
from conversations.scripts.college import ONVEILIG
from conversations.talk import Door, Talk
from conversations.toegang import Viewer, may_see
from tests.conversations.talking import REAL, Chat, asked, why

# The channel class of domain.md (ii-a), per number. C9 is red there: "own form, or coded taps".
GREEN, ORANGE, RED = {1, 3, 4, 10, 11, 13, 15}, {2, 5, 6, 7, 9, 12, 14, 16}, {8}


def chat(script: Script, before: str, door: Door = Door.CHAT, **known: Answer) -> Chat:
    """A talk in which everything before that question was passed over, but for what is known."""
    keys = [question.key for question in script.questions]
    answers: dict[str, Answer] = {
        "opening": "verder" if script is COLLEGE else "doe_mee",
        "toestemming": "ja",
        "tiende": "nee",
        "sfeer": Mark.LATER,
        "onveilig": "nee",
    }
    passed = dict.fromkeys(keys[: keys.index(before)], Mark.SKIPPED)
    held = {key: answers.get(key, mark) for key, mark in passed.items()}
    return Chat(script, Talk({**held, **known}), REAL, door)


def test_every_question_is_asked_in_the_way_of_its_class() -> None:
    """Open, as a tap of which nothing stays, or not in Telegram at all."""
    found = {
        privacy: {q.step for q in COLLEGE.questions if q.step and q.privacy is privacy}
        for privacy in Privacy
    }
    assert found == {Privacy.OPEN: GREEN, Privacy.DISCREET: ORANGE, Privacy.CONFIDENTIAL: RED}


def test_nobody_is_named() -> None:
    """A supporter says for whom by office; in the few texts a name is refused."""
    for script in (COLLEGE, COLLEGELID, WERKAFSPRAAK):
        for question in script.questions:
            assert not isinstance(question.kind, ShortText) or question.kind.no_names
    assert chat(COLLEGE, "opdrachtgever", rol="ondersteuner").key == "opdrachtgever"
    assert chat(COLLEGE, "opdrachtgever", rol="secretaris").key == "draagvlak"


def test_the_mood_is_asked_on_the_private_page_only() -> None:
    """In the chat it becomes a point for the human talk, and the next question follows."""
    step = chat(COLLEGE, "uitkomst").tap("!overslaan")
    assert (step.kept["sfeer"], asked(step).question.key) == (Mark.LATER, "onveilig")
    assert chat(COLLEGE, "sfeer", Door.PAGE).type("2").kept == {"sfeer": 2}


@pytest.mark.parametrize("option", ONVEILIG)
def test_that_it_is_not_safe_can_always_be_said(option: str) -> None:
    """It is answered with a referral and tells the office; the practical questions go on."""
    one = chat(COLLEGE, "onveilig")
    step = one.tap(option)
    assert (step.signals, one.key) == (("onveilig",), "lengte")
    assert step.says[0] == Note(f"na.{option}", question=COLLEGE.question("onveilig"))
    assert not asked(chat(COLLEGE, "onveilig").tap("x")).question.skip


@pytest.mark.parametrize(
    ("script", "at", "text", "signal"),
    [
        (COLLEGE, "onveilig", "er is intimidatie geweest door een van ons", "onveilig"),
        (COLLEGE, "aanleiding", "er is al maanden ruzie in het college", "bel_eerst"),
        (COLLEGELID, "opzien", "het is niet veilig om daar iets te zeggen", "bel_mij"),
        (COLLEGELID, "zeggen", "ik word bedreigd", "spoed"),
    ],
)
def test_what_is_typed_instead_of_tapped_calls_a_human_too(
    script: Script, at: str, text: str, signal: str
) -> None:
    """The text is not kept and leaves the chat; the question stands again."""
    one = chat(script, at)
    step = one.type(text)
    assert (step.signals, step.kept, step.wipe, one.key) == ((signal,), {}, True, at)


def test_a_plan_for_a_campaign_is_refused_kindly_and_not_taken_down() -> None:
    """Money of the gemeente may not serve one: it becomes something to talk about."""
    one = chat(COLLEGE, "uitkomst")
    one.tap("+werkafspraken")
    assert asked(one.tap("+partij")).draft.chosen == ("partij",)
    step = one.tap("!klaar")
    assert step.says[0] == Note("na.partij", question=COLLEGE.question("uitkomst"))
    assert step.kept["uitkomst"] is Mark.LATER
    typed = chat(COLLEGE, "uitkomst").type("een campagneplan voor onze lijst")
    assert (why(typed), typed.kept) == ("na.partij", {})


def test_agreements_for_election_time_are_no_campaign() -> None:
    """They belong to the college as a whole."""
    step = chat(COLLEGE, "uitkomst").type("afspraken voor verkiezingstijd")
    assert step.kept["uitkomst"] == ("verkiezingstijd",)


def test_what_the_begeleider_notes_of_the_mood_is_a_tap_that_is_not_quoted_back() -> None:
    """C8 is not asked of who asks in the chat, and need not be told afterwards either."""
    known = {"doorgaan": "ja", "rol": "secretaris", "deelnemers": ("griffier",), "lengte": "dag"}
    step = chat(HEISESSIE_GESPREK, "sfeer", **known).tap("2")
    assert (step.kept, asked(step).question.key) == ({"sfeer": 2}, "vragenlijst")
    mood = HEISESSIE_GESPREK.question("sfeer")
    assert mood
    assert mood.skip
    viewers = {one for one in Viewer if may_see(one, HEISESSIE_GESPREK.name, mood)}
    assert viewers == {Viewer.SELF_IN_FILE, Viewer.OFFICE}


@pytest.mark.parametrize(("key", "option"), [("lengte", "twee_dagen"), ("overnachten", "met")])
def test_what_may_look_bad_is_warned_of_and_taken_down(key: str, option: str) -> None:
    """A warning, not a refusal (domain.md 3.4)."""
    step = chat(COLLEGE, key).tap(option)
    assert step.says[0] == Note(f"na.{option}", question=COLLEGE.question(key))
    assert step.kept == {key: option}


@pytest.mark.parametrize(("option", "outcome"), [("telefoon", "telefoon"), ("niet", "niet")])
def test_a_member_need_not_take_part(option: str, outcome: str) -> None:
    """It ends there, before anything is asked."""
    assert chat(COLLEGELID, "opening").tap(option).outcome == outcome


def test_of_what_a_member_says_nothing_stays_in_the_chat() -> None:
    """Nine taps, each of which can be passed over; no text."""
    nine = [question for question in COLLEGELID.questions if question.step]
    assert [question.step for question in nine] == list(range(1, 10))
    assert {question.privacy for question in nine} == {Privacy.DISCREET}
    assert all(question.skip for question in nine)
    assert not any(isinstance(question.kind, ShortText) for question in COLLEGELID.questions)


def test_the_tenth_question_is_off() -> None:
    """When it is on it asks for a consent of its own, and is not put in Telegram."""
    assert chat(COLLEGELID, "vooraf").tap("nee").outcome == "klaar"
    on = chat(COLLEGELID, "vooraf", tiende="ja")
    assert asked(on.tap("nee")).question.key == "toestemming_bijzonder"
    step = on.tap("ja")
    assert (step.kept["door"], step.outcome) == (Mark.LATER, "klaar")
    refused = chat(COLLEGELID, "toestemming_bijzonder", tiende="ja").tap("nee")
    assert ("door" in refused.kept, refused.outcome) == (False, "klaar")


def test_whether_there_is_a_tenth_question_is_not_for_a_member_to_change() -> None:
    """The office decides that: back at the first question of a member is the first question."""
    back = chat(COLLEGELID, "opening").hear(Back())
    assert asked(back).question.key == "opening"
    assert (back.kept, back.talk.editing) == ({}, None)
