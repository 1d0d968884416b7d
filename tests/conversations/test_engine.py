"""What a talk does with what somebody says."""

import copy

import pytest

from conversations import engine
from conversations.events import Back, Event, GoOn, Overview, Resumed, Tapped, Typed, Unheard
from conversations.kinds import Draft, Mark
from conversations.says import (
    Ask,
    Note,
    Paused,
)
from tests.conversations.talking import (
    DIEREN,
    DONE,
    LEXICON,
    asked,
    at,
    eten,
    soort,
    why,
)

EVENTS: list[Event] = [
    Typed("kat"),
    Typed("?"),
    Tapped("soort", "kat"),
    Tapped("nergens", "!x"),
    Unheard("voice"),
    Back(),
    Overview(),
    Resumed(),
    GoOn(),
]


def test_a_talk_begins_with_the_first_question() -> None:
    """Nothing has been kept yet."""
    step = engine.begin(DIEREN, LEXICON)
    assert (step.says, step.kept) == ((Ask(soort),), {})


def test_what_is_known_from_elsewhere_is_not_asked_again() -> None:
    """The talk starts after it."""
    assert asked(engine.begin(DIEREN, LEXICON, {"soort": "kat"})).question.key == "naam"


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("key", [*DONE, ""])
def test_hearing_is_pure(event: Event, key: str) -> None:
    """The same talk and event give the same step, and the talk that went in is as it was."""
    talk = at(key).talk
    before = copy.deepcopy(talk)
    first, second = (engine.hear(DIEREN, talk, event, LEXICON) for _ in range(2))
    assert first == second
    assert talk == before


@pytest.mark.parametrize(
    ("key", "text", "answer"),
    [
        ("soort", "2", "kat"),
        ("soort", "een kat", "kat"),
        ("soort", "KAT", "kat"),
        ("soort", "een godvis", "vis"),
        ("soort", "karper", "vis"),
        ("naam", "  Loekie\u200b ", "Loekie"),
        ("eten", "vlees en graan", ("vlees", "graan")),
        ("eten", "2, 1", ("vlees", "graan")),
        ("eten", "grazz, vlees", None),
        ("eten", "vless", ("vlees",)),
        ("eten", "gran", None),
        ("gewicht", "twaalf", 12),
        ("cijfers", "4 en 5", (4, 5)),
        ("volgorde", "3, 1, 2", ("regelmaat", "rust", "ruimte")),
    ],
)
def test_typed_answers_work_wherever_buttons_work(key: str, text: str, answer: object) -> None:
    """A number, a label, another word for it, a near miss; what is not clear is asked again."""
    assert at(key).type(text).kept.get(key) == answer


@pytest.mark.parametrize(
    ("text", "key", "mark"),
    [
        ("overslaan", "soort", Mark.SKIPPED),
        ("Sla over.", "naam", Mark.SKIPPED),
        ("liever bespreken", "soort", Mark.LATER),
    ],
)
def test_overslaan_and_liever_bespreken_can_be_typed(text: str, key: str, mark: Mark) -> None:
    """They are answers."""
    assert at(key).type(text).kept == {key: mark}


@pytest.mark.parametrize(("key", "button"), [("naam", "!bespreken"), ("gewicht", "!overslaan")])
def test_a_way_out_that_is_not_declared_does_not_exist(key: str, button: str) -> None:
    """Neither its button nor its words: the question is asked again."""
    step = at(key).tap(button)
    assert step.kept == {}
    assert asked(step).question.key == key


def test_liever_bespreken_is_text_where_it_is_not_offered() -> None:
    """A question that takes text takes these words too."""
    assert at("naam").type("liever bespreken").kept == {"naam": "liever bespreken"}


@pytest.mark.parametrize("key", [*DONE, ""])
@pytest.mark.parametrize("text", ["stop", "Stop.", "ik stop", "pauze"])
def test_stop_can_be_typed_everywhere(key: str, text: str) -> None:
    """Also at the summary; nothing is lost by it."""
    if key == "geheim":
        return  # not asked in the chat
    chat = at(key)
    before = chat.talk
    assert chat.type(text).says == (Paused(),)
    assert chat.talk == before


@pytest.mark.parametrize("key", ["soort", "naam", "gewicht"])
def test_stop_can_be_tapped_everywhere(key: str) -> None:
    """On the question itself and on an older one."""
    chat = at(key)
    assert chat.tap("!stop").says == (Paused(),)
    assert chat.tap("!stop", "soort").says == (Paused(),)


def test_terug_can_be_typed() -> None:
    """It puts the question before this one."""
    assert asked(at("gewicht").type("terug")).question.key == "eten"


@pytest.mark.parametrize("text", ["uitleg", "Waarom vraagt u dit?", "help"])
def test_uitleg_says_why_a_question_is_asked(text: str) -> None:
    """In the same message; nothing else changes."""
    chat = at("soort")
    step = chat.type(text.rstrip("?"))
    assert asked(step).explained
    assert step.kept == {}
    assert chat.tap("!uitleg").in_place


def test_ga_verder_is_not_a_name() -> None:
    """The words of the button under "welkom terug" go on, where a question takes any text."""
    step = at("naam").type("ga verder")
    assert (step.kept, asked(step).question.key) == ({}, "naam")


def test_klaar_is_a_name_where_there_is_no_such_button() -> None:
    """Words of buttons are read as buttons only where these stand."""
    assert at("naam").type("klaar").kept == {"naam": "klaar"}


def test_a_choice_of_several_is_made_in_steps() -> None:
    """Each tap shows the state in the same message; Klaar is the answer."""
    chat = at("eten")
    step = chat.tap("+graan")
    assert (asked(step).draft, step.in_place, step.kept) == (Draft(("graan",)), True, {})
    chat.tap("+vlees")
    assert why(chat.tap("+gras")) == "retry.te_veel"
    assert chat.tap("!klaar").kept["eten"] == ("vlees", "graan")
    assert chat.talk.drafts == {}


def test_klaar_can_be_typed() -> None:
    """As any button."""
    chat = at("eten")
    chat.tap("+vlees")
    assert chat.type("klaar").kept["eten"] == ("vlees",)


def test_an_option_can_be_answered_with_a_sentence_of_its_own() -> None:
    """It comes before the next question."""
    first, *_, last = at("eten").type("gras").says
    assert first == Note("na.gras", question=eten)
    assert isinstance(last, Ask)


def test_an_answer_settles_its_question() -> None:
    """The message of the question can show what was answered."""
    settled = at("soort").tap("kat").settled
    assert settled
    assert (settled.question, settled.answer) == (soort, "kat")
