"""Every question has its ways out."""

import pytest

from bot.phrases import Phrases
from bot.render import Render
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.says import Ask
from conversations.script import Question, Script
from conversations.scripts import SCRIPTS
from tests.bot.phone import Handset

EVERY = [(script, question) for script in SCRIPTS.values() for question in script.questions]


@pytest.mark.parametrize(("script", "question"), EVERY, ids=lambda one: getattr(one, "name", ""))
def test_every_question_offers_what_its_declaration_says_and_always_terug_and_stop(
    script: Script, question: Question, words: Words, gemeenten: Gemeenten
) -> None:
    """Overslaan and Liever bespreken where they are declared; back and out everywhere."""
    shown = Render(Phrases(words, gemeenten, script), 1).message(Ask(question))
    offered = {key.data.rpartition(":")[2] for row in shown.keys for key in row}
    ways = {"!terug", "!stop", "!overslaan", "!bespreken"} & offered
    declared = {"!overslaan"} if question.skip else set()
    declared |= {"!bespreken"} if question.later else set()
    assert ways == {"!terug", "!stop"} | declared


def test_back_at_the_first_question_says_so_in_the_same_message(anna: Handset) -> None:
    """Nothing is lost, and no second message comes."""
    anna.command("start")
    before = len(anna.messages)
    anna.tap("Terug")
    assert "Dit is de eerste vraag." in anna.last.plain
    assert len(anna.messages) == before
    assert "Ik ga verder" in anna.labels
