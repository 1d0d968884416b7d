"""The words of the catalogue of werkvormen: people read them in a programme, so the house style holds."""

import re

import pytest

from conversations.werkvormen import Werkvorm
from tests.conversations.programmas import catalogus
from tests.words.sentences import lines_of, of_werkvorm
from tests.words.test_style import ENGLISH, LONGEST_SENTENCE, SMILEY


@pytest.mark.parametrize("one", catalogus().values(), ids=lambda one: one.id)
def test_a_werkvorm_is_told_in_calm_short_sentences(one: Werkvorm) -> None:
    """U-form, no exclamation mark, no smiley, no English but for the name it is known by."""
    for text in of_werkvorm(one):
        assert max(len(line.split()) for line in lines_of(text)) <= LONGEST_SENTENCE, text
        assert "!" not in text
        assert not SMILEY.search(text)
        assert not re.search(r"\b(je|jij|jou|jouw|jullie)\b", text, re.IGNORECASE), text
        assert not ENGLISH.search(text), text
    for sentence in (one.kort, *one.stappen, one.wel, one.niet):
        assert sentence[0].isupper()
        assert sentence[-1] in ".?"
    for words in (one.titel, one.opbrengst):
        assert not words.endswith(".")
        assert len(words) <= 60
