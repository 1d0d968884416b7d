"""What is no answer may still say something: help at once, and a referral onwards."""

import pytest

from conversations.engine import hear
from conversations.events import Typed
from conversations.kinds import Answer
from conversations.says import Ask, Review
from conversations.scripts import WETHOUDER
from conversations.talk import Step, Talk
from tests.conversations.talking import REAL

BEGUN: dict[str, Answer] = {
    "opening": "verder", "toestemming": "ja", "toestemming_bijzonder": "ja", "aanhef": "naam",
    "naam": "Noor", "gemeente": "GM0307", "herindeling": "nee", "hoe_lang": "langer",
    "herkomst": ("raadslid",),
}  # fmt: skip
AT_SPOED = Talk(BEGUN)
AT_AANLEIDING = Talk({**BEGUN, "spoed": "nee"})


def types(talk: Talk, text: str) -> Step:
    return hear(WETHOUDER, talk, Typed(text), REAL)


def note(step: Step) -> str | None:
    (said,) = step.says
    assert isinstance(said, Ask)
    return said.note.id if said.note else None


@pytest.mark.parametrize(
    "text",
    ["ik wil niet meer leven", "Ik denk aan zelfmoord", "ik word bedreigd", "x" * 400 + " suïcide"],
)
@pytest.mark.parametrize(
    "talk",
    [
        AT_AANLEIDING,
        Talk(
            {
                "opening": "verder",
                "toestemming": "ja",
                "toestemming_bijzonder": "ja",
                "aanhef": "naam",
            }
        ),
    ],
)
def test_somebody_in_need_gets_the_numbers_at_once(talk: Talk, text: str) -> None:
    """At whatever question, the name as well: nothing is kept, the office hears that something is the matter."""
    step = types(talk, text)
    assert note(step) == "nood"
    assert (step.signals, step.wipe, step.kept, step.talk) == (("spoed",), True, {}, talk)


def test_what_is_an_answer_is_an_answer_whatever_words_it_has() -> None:
    """Who presses or writes the urgent option answers the question."""
    step = types(AT_SPOED, "ik word bedreigd of lastiggevallen")
    assert step.kept == {"spoed": "bedreigd"}


def test_who_denies_it_is_not_referred() -> None:
    """The word "niet" in front of it turns it round."""
    assert note(types(AT_SPOED, "nou, niet bedreigd of zo hoor")) == "retry.weg"


@pytest.mark.parametrize(
    "text",
    ["ik wil meer weten over de omgevingswet", "Kunt u mij helpen met de jeugdzorg in onze regio?"],
)
def test_portfolio_content_in_a_sentence_is_referred_onwards(text: str) -> None:
    """Nothing is kept; the question stands, with where to go for that."""
    step = types(AT_AANLEIDING, text)
    assert note(step) == "na.portefeuille"
    assert not step.kept
    assert not step.signals


def test_urgency_told_in_a_sentence_is_referred_and_leaves_the_chat() -> None:
    """At the question about urgency a story about the position gets its referral."""
    step = types(AT_SPOED, "morgen dient de oppositie een motie van wantrouwen in")
    assert note(step) == "na.positie"
    assert step.wipe


def test_help_is_given_at_the_summary_as_well() -> None:
    """When no question is open."""
    every: dict[str, Answer] = {
        **BEGUN, "spoed": "nee", "aanleiding": ("raad",), "doel": "x", "cijfers": (5, 5, 5),
        "krachten": ("thuis",), "invloed_thuis": "klein", "houding_thuis": "steunt",
        "stijl": ("spiegel",), "observatie": "nee", "ervaring": ("crisis",),
        "achtergrond": ("geen_voorkeur",), "uitsluiten": "nee", "plek": ("beeldbellen",),
        "dagdelen": ("avond",), "raadsavond": "ma", "reces": "school", "vanaf": "2027-01-01",
        "betaalt": "zelf", "wie_weet": "alleen_ik",
    }  # fmt: skip
    step = types(Talk(every), "ik denk aan zelfdoding")
    assert isinstance(step.says[-1], Review)
    assert step.signals == ("spoed",)


def test_marks_named_in_another_order_are_asked_again() -> None:
    """They would stand with the wrong name otherwise, and nobody would see it."""
    at = Talk({**BEGUN, "spoed": "nee", "aanleiding": ("raad",), "doel": "x"})
    assert note(types(at, "scherpte 6, rust 7, inzicht 8")) == "retry.cijfers"
    assert types(at, "rust 7, scherpte 6, inzicht 8").kept["cijfers"] == (7, 6, 8)


def test_a_name_at_a_discreet_question_leaves_the_chat() -> None:
    """Whatever is typed there and is no answer goes, and the sentence says so."""
    step = types(AT_SPOED, "Jan Jansen")
    assert note(step) == "retry.weg"
    assert step.wipe
    assert not step.kept
