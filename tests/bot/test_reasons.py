"""Reasons, limits and warnings of the matching can all be said, and in a chat not too much is."""

import re

from bot import reasons
from bot.words import Words
from conversations.gewichten import Reden
from conversations.grenzen import LetOp, Limit
from conversations.redenen import Reason
from conversations.scripts import COACH, WETHOUDER


def test_every_reason_limit_and_warning_can_be_said() -> None:
    """Whole and in the chat; nothing between braces is left."""
    words = Words()
    labels = ("coach.stijl.optie.spiegel", "wethouder.stijl.optie.ervaring")
    for reden in Reden:
        one = Reason(reden, (), labels, 2)
        for in_chat in (True, False):
            assert not re.search(r"[{}]", reasons.reason(words, one, in_chat=in_chat))
    for limit in Limit:
        assert reasons.limit(words, limit)
    for look in LetOp:
        assert reasons.let_op(words, look)


def test_a_personal_reason_is_not_told_whole_in_a_chat() -> None:
    """Only of which kind it is."""
    one = Reason(Reden.SITUATIE, (), ("wethouder.aanleiding.optie.balans",), 1, discreet=True)
    assert "balans" in reasons.reason(Words(), one, in_chat=False)
    assert "balans" not in reasons.reason(Words(), one, in_chat=True)


def test_all_labels_in_reasons_are_sentences() -> None:
    """Of every option that a reason can name."""
    words = Words()
    for script, keys in (
        (WETHOUDER, ("ervaring", "aanleiding", "stijl", "achtergrond")),
        (COACH, ("stijl", "grootte")),
    ):
        for key in keys:
            question = script.question(key)
            assert question
            for option in question.kind.options:
                assert f"{script.name}.{key}.optie.{option}" in words
