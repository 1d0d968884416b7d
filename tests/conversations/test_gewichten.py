"""The tables of what makes a coach fit name what exists."""

from typing import Any

from conversations.gewichten import AFTER, ASKED, SAME, WEIGHTS, Reden
from conversations.pool import Gemist
from conversations.redenen import OF_WETHOUDER
from conversations.script import Privacy
from conversations.scripts.coach import COACH
from conversations.scripts.klik import KLIK_WETHOUDER
from conversations.scripts.wethouder import WETHOUDER
from tests.conversations import pools
from tests.words.sentences import sentences


def test_every_key_and_option_in_the_tables_is_in_the_scripts() -> None:
    """On both sides; a question that is renamed must be renamed here."""
    for _, key, table in ASKED:
        of_wethouder = WETHOUDER.question(key)
        assert of_wethouder
        assert set(table) <= set(of_wethouder.kind.options)
        for coach_key, option in (fact for facts in table.values() for fact in facts):
            of_coach = COACH.question(coach_key)
            assert of_coach
            assert option in of_coach.kind.options
    for key in SAME.values():
        one, other = WETHOUDER.question(key), COACH.question(key)
        assert one
        assert other
        assert one.kind.options == other.kind.options


def test_all_that_can_be_missed_is_an_option_of_the_klik_questions() -> None:
    """And the other way round."""
    options = {
        option
        for key in ("zoekt", "praktisch")
        if (question := KLIK_WETHOUDER.question(key))
        for option in question.kind.options
    }
    assert {one.value for one in Gemist} == options - {"nee"}
    assert AFTER.keys() == set(Gemist)


def test_every_reason_has_a_weight() -> None:
    """Known to the table."""
    assert WEIGHTS.keys() == set(Reden)


def test_what_the_random_pools_answer_is_an_answer() -> None:
    """Each option under its key, in the scripts as they are."""
    sides = ((WETHOUDER, pools.WETHOUDER_CHOICES), (COACH, pools.COACH_CHOICES))
    for script, choices in sides:
        for key, (options, _) in choices.items():
            question = script.question(key)
            assert question
            assert set(options) <= set(question.kind.options)
            value: Any = options[0] if key in pools.ONE else tuple(options[:1])
            assert question.accepts(value)


def test_every_personal_reason_has_a_sentence_for_the_chat() -> None:
    """Which names its kind only."""
    personal = {reden for reden, key, _ in ASKED if is_personal(WETHOUDER.name, key)} | {
        Reden.ANDERS
    }
    assert is_personal(KLIK_WETHOUDER.name, "zoekt")
    for reden in personal:
        assert "{" not in sentences()[f"reden.soort.{reden.value}"]
    assert {name.rpartition(".")[2] for name in sentences() if name.startswith("reden.soort.")} == {
        reden.value for reden in personal
    }


def is_personal(script: str, key: str) -> bool:
    """Whether the answer to this question is not for a chat."""
    question = OF_WETHOUDER[script].question(key)
    assert question
    return question.privacy is not Privacy.OPEN
