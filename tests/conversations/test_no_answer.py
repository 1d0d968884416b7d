"""Texts that are an answer to no question: a greeting, "bel mij", "weet ik niet", a title alone."""

import pytest

from conversations.engine import hear
from conversations.events import Amended, Typed
from conversations.kinds import Answer, Mark, ShortText
from conversations.says import Ask, Note, Review, WelcomeBack
from conversations.script import Question, Script
from conversations.scripts import BELLEN, COACH, WETHOUDER
from conversations.talk import Step, Talk
from tests.conversations.talking import DONE, REAL, WORDS, Chat, asked, at, soort, why

IN_CHAT = [key for key in DONE if key != "geheim"]
GREETINGS = ["hallo", "Hoi!", "Goedemorgen.", "goedemiddag", "Goedenavond", "hey", "ben er weer"]
CALL_ME = ["bel mij", "Bel me.", "ik wil gebeld worden", "Kunt u mij bellen?", "bel mij a.u.b."]
DO_NOT_KNOW = ["weet ik niet", "Weet niet.", "geen idee"]
AT_NAME: dict[str, Answer] = {
    "opening": "verder", "toestemming": "ja", "toestemming_bijzonder": "ja", "aanhef": "naam",
}  # fmt: skip
AT_HERINDELING = {**AT_NAME, "naam": "Noor", "gemeente": "GM0307"}
AT_SPOED = {**AT_HERINDELING, "herindeling": "nee", "hoe_lang": "langer", "herkomst": ("deeltijd",)}


def types(script: Script, answers: dict[str, Answer], text: str) -> Step:
    return hear(script, Talk(answers), Typed(text), REAL)


@pytest.mark.parametrize("text", [*GREETINGS, "Hallo, goedemorgen", "Hoi, ik ben er weer!"])
@pytest.mark.parametrize("key", IN_CHAT)
def test_who_greets_is_welcome_back(text: str, key: str) -> None:
    """At every question, the name as well: nothing is kept, and one button goes on."""
    step = at(key).type(text)
    assert isinstance(step.says[0], WelcomeBack)
    assert (step.kept, step.wipe) == ({}, False)


def test_who_greets_at_the_summary_sees_it_again() -> None:
    """No question is left there."""
    assert at().type("hallo").says == (Review(DONE),)


def test_a_greeting_with_more_behind_it_is_no_greeting() -> None:
    """What comes after it may be the answer."""
    assert at("naam").type("Hallo Loekie").kept == {"naam": "Hallo Loekie"}
    assert why(at("soort").type("hallo, een olifant")) == "retry.knop"


def test_dag_is_hello_and_goodbye_and_puts_the_question_again() -> None:
    """That answers both; it is nobody's name."""
    assert why(at("soort").type("dag")) == "retry.knop"
    assert why(types(WETHOUDER, AT_NAME, "Dag")) == "retry.geen_naam"


@pytest.mark.parametrize("text", CALL_ME)
@pytest.mark.parametrize("key", [*IN_CHAT, ""])
def test_who_wants_to_be_called_is_heard_at_every_question(text: str, key: str) -> None:
    """Nothing is kept or changed; the outside is told, and the question stands."""
    chat = at(key)
    before = chat.talk
    step = chat.type(text)
    assert (why(step), step.signals, step.kept) == ("bel_mij", ("bel_mij",), {})
    assert chat.talk == before


@pytest.mark.parametrize("text", [*CALL_ME, *WORDS.label("bel_mij.ook.bel_mij").split(", ")])
@pytest.mark.parametrize("answers", [{}, {**AT_SPOED, "spoed": "positie"}])
def test_bel_mij_is_an_answer_where_that_is_an_option(
    text: str, answers: dict[str, Answer]
) -> None:
    """At the opening, and where it is asked whether to call today."""
    step = types(WETHOUDER, answers, text)
    assert list(step.kept.values()) in (["bel_mij"], ["ja"])
    assert "bel_mij" not in step.signals


def test_who_does_not_want_to_be_called_is_not() -> None:
    """More words than these say something else."""
    assert "bel_mij" not in at("soort").type("bel mij liever niet").signals


@pytest.mark.parametrize("text", DO_NOT_KNOW)
@pytest.mark.parametrize("key", ["soort", "eten", "cijfers", "volgorde"])
def test_who_does_not_know_passes_the_question_over(text: str, key: str) -> None:
    """Where that is offered."""
    step = at(key).type(text)
    assert step.kept[key] is Mark.SKIPPED


@pytest.mark.parametrize("text", DO_NOT_KNOW)
def test_who_does_not_know_where_an_answer_is_needed_sees_the_options(text: str) -> None:
    """Nothing is kept."""
    step = types(WETHOUDER, {"opening": "verder"}, text)
    assert (why(step), asked(step).question.key, step.kept) == ("retry.knop", "toestemming", {})


@pytest.mark.parametrize("text", DO_NOT_KNOW)
def test_not_knowing_is_an_answer_where_that_is_an_option(text: str) -> None:
    """It is not passed over then."""
    assert types(WETHOUDER, AT_HERINDELING, text).kept == {"herindeling": "weet_niet"}


@pytest.mark.parametrize(
    "text",
    [
        "mevrouw",
        "Mevr.",
        "mw",
        "heer",
        "De heer",
        "meneer",
        "dhr.",
        "als mevrouw",
        "06 12345678",
        "!?",
    ],
)
@pytest.mark.parametrize(
    ("script", "answers"),
    [
        (WETHOUDER, AT_NAME),
        (BELLEN, {}),
        (COACH, {"toestemming": "ja", "toestemming_bijzonder": "nee", "aanhef": "naam"}),
    ],
)
def test_a_title_alone_is_not_a_name(text: str, script: Script, answers: dict[str, Answer]) -> None:
    """The name is asked, and nothing is kept."""
    step = types(script, answers, text)
    assert (why(step), asked(step).question.key) == ("retry.geen_naam", "naam")
    assert step.kept == {}


@pytest.mark.parametrize("text", ["mevrouw De Vries", "Dhr. Heer", "Dagmar", "Jan de Heer"])
def test_a_name_may_have_a_title_or_look_like_one(text: str) -> None:
    """It is kept as it was typed."""
    assert types(WETHOUDER, AT_NAME, text).kept == {"naam": text}


def test_a_title_is_a_text_like_another_where_no_name_is_asked() -> None:
    """The kind says whether it is one's own name."""
    words = Question("woorden", ShortText(40))
    assert Chat(Script("kort", "1", (words, soort))).type("mevrouw").kept == {"woorden": "mevrouw"}


@pytest.mark.parametrize(
    ("text", "note"), [("bel mij", "bel_mij"), ("ik wil dood", "nood"), ("hallo", None)]
)
def test_an_edited_message_can_say_something_else_as_well(text: str, note: str | None) -> None:
    """The name does not become that: the old answer stays, and what was said is heard."""
    talk = Talk(AT_HERINDELING)
    stays, said = hear(WETHOUDER, talk, Amended("naam", text), REAL).says
    assert stays == Note("oude_antwoord_blijft")
    if note:
        assert isinstance(said, Ask)
        assert said.note == Note(note)
    else:
        assert isinstance(said, WelcomeBack)
