"""Old, double and foreign buttons."""

import pytest

from conversations.events import Tapped
from conversations.kinds import Answer, Date, GemeenteKind, Mark, OneOf
from conversations.says import OfferChange, Review
from conversations.script import Question, Script
from conversations.talk import Talk
from tests.conversations.talking import (
    DIEREN,
    DONE,
    Chat,
    asked,
    at,
    cijfers,
    eten,
    geheim,
    gewicht,
    naam,
    soort,
    volgorde,
    why,
)


@pytest.mark.parametrize("option", ["hond", "ja", "+vlees", "5", "rust.3", "zzz", "", "!klaar"])
@pytest.mark.parametrize("key", [question.key for question in DIEREN.questions])
def test_a_button_never_answers_another_question(key: str, option: str) -> None:
    """Whatever it carries, at every question that is not its own."""
    for question in DIEREN.questions:
        if question.key in (key, "geheim"):
            continue
        step = at(question.key).hear(Tapped(key, option))
        assert step.kept == {}


@pytest.mark.parametrize(
    ("question", "option"),
    [
        (soort, "hond"),
        (eten, "+vlees"),
        (eten, "-gras"),
        (eten, "!klaar"),
        (eten, "!laat"),
        (cijfers, "rust.3"),
        (cijfers, "moed.4"),
        (volgorde, "+rust"),
    ],
)
def test_a_tap_that_arrives_twice_says_nothing(question: Question, option: str) -> None:
    """What it says is already so."""
    chat = at()
    before = chat.talk
    assert chat.tap(option, question.key).says == ()
    assert chat.talk == before


@pytest.mark.parametrize(
    ("question", "option"),
    [
        (soort, "kat"),
        (soort, "!overslaan"),
        (soort, "!uitleg"),
        (soort, "!terug"),
        (soort, "weg"),
        (eten, "+gras"),
        (eten, "-vlees"),
        (cijfers, "rust.4"),
        (cijfers, "moed.3"),
        (volgorde, "!opnieuw"),
    ],
)
def test_a_button_of_an_earlier_question_offers_to_change_it(
    question: Question, option: str
) -> None:
    """It says which question that was; nothing changes."""
    chat = at()
    before = chat.talk
    assert chat.tap(option, question.key).says == (OfferChange(question, DONE[question.key]),)
    assert chat.talk == before


@pytest.mark.parametrize(
    ("answer", "option", "repeats"),
    [
        (Mark.SKIPPED, "!overslaan", True),
        (Mark.SKIPPED, "!bespreken", False),
        (Mark.SKIPPED, "hond", False),
        (Mark.LATER, "!bespreken", True),
        (Mark.LATER, "!overslaan", False),
        (Mark.LATER, "!laat", True),
        (Mark.LATER, "hond", False),
    ],
)
def test_a_double_tap_on_a_way_out_says_nothing(answer: Mark, option: str, repeats: bool) -> None:
    """Another way out is offered as a change."""
    assert (at(soort=answer).tap(option, "soort").says == ()) is repeats


def test_a_choice_that_could_not_be_kept_may_arrive_twice() -> None:
    """It was stored as Liever bespreken, without another word."""
    first = Question("eerst", OneOf(("ja", "nee")))
    then = Question("dan", OneOf(("goed", "slecht")), kept_if={"slecht": first.is_("ja")})
    chat = Chat(Script("kort", "1", (first, then)), Talk({"eerst": "nee"}))
    assert chat.tap("slecht").kept == {"dan": Mark.LATER}
    assert chat.tap("slecht", "dan").says == ()
    assert chat.tap("goed", "dan").says != ()


@pytest.mark.parametrize(
    ("question", "option"),
    [
        (Question("dag", Date(quick={"nu": 0, "later": 7})), "later"),
        (Question("waar", GemeenteKind()), "GM0344"),
    ],
)
def test_a_double_tap_on_a_date_or_gemeente_says_nothing(question: Question, option: str) -> None:
    """Though the answer that is kept reads differently from the button."""
    chat = Chat(Script("kort", "1", (question, soort)))
    chat.tap(option)
    assert chat.key == "soort"
    assert chat.tap(option, question.key).says == ()


def test_a_double_tap_on_the_question_of_now_keeps_the_draft() -> None:
    """Chosen is chosen, and taken back is taken back."""
    chat = at("eten")
    for option in ("+vlees", "+vlees", "+graan", "-vlees", "-vlees"):
        chat.tap(option)
    assert chat.talk.draft(eten).chosen == ("graan",)


@pytest.mark.parametrize("key", ["soort", "eten", "gewicht"])
@pytest.mark.parametrize("option", ["onzin", "+onzin", "!onzin", "!opnieuw", "x.y", "²", ""])
def test_an_unknown_button_of_the_question_of_now_puts_it_again(key: str, option: str) -> None:
    """As a button of an earlier version can be."""
    step = at(key).tap(option)
    assert (asked(step).question.key, step.kept) == (key, {})


@pytest.mark.parametrize("key", ["nergens", "volgorde", "overzicht"])
def test_a_button_that_belongs_nowhere_says_so(key: str) -> None:
    """And the question of now is put again."""
    step = at("eten").hear(Tapped(key, "!verstuur"))
    assert (why(step), asked(step).question.key) == ("knop_verlopen", "eten")


def test_a_button_off_the_path_says_so() -> None:
    """Its answer was kept, but is not used."""
    chat = at("gewicht", soort="vis", eten=("vlees",))
    step = chat.tap("+vlees", "eten")
    assert (why(step), asked(step).question.key) == ("knop_verlopen", "gewicht")


def test_a_button_of_a_confidential_question_says_so() -> None:
    """What cannot be changed here is not offered to be changed."""
    step = at("gewicht").tap("ja", geheim.key)
    assert why(step) == "knop_verlopen"


def test_an_unknown_button_at_the_summary_shows_it_again() -> None:
    """Also while nothing is on the table."""
    assert at().tap("!onzin", "overzicht").says == (Review(DONE),)
    assert at().tap("ja", "nergens").says[-1] == Review(DONE)


def test_a_button_under_a_former_key_still_works() -> None:
    """The question was renamed while its message stood there."""
    renamed = Question("ras", OneOf(("hond", "kat")), formerly=("soort",))
    chat = Chat(Script("dieren", "2", (renamed, naam)))
    assert chat.tap("kat", "soort").kept == {"ras": "kat"}
    assert chat.tap("kat", "soort").says == ()


def test_sending_is_not_done_from_an_old_summary() -> None:
    """A question has come to lie open since."""
    answers: dict[str, Answer] = {**DONE, "gewicht": 1000}
    step = at(answers=answers).tap("!verstuur", "overzicht")
    assert (step.outcome, asked(step).question) == (None, gewicht)
