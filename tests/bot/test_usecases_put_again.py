"""One question, one message with its buttons: where it is put again, the earlier one loses them."""

import pytest

from bot.inbound import Unread
from tests.bot.intake import begin, go_to, question, send
from tests.bot.phone import Handset, Town
from tests.bot.screen import Shown


def live(phone: Handset, key: str) -> list[Shown]:
    """The messages with buttons that answer this question."""
    return [m for m in phone.messages.values() if any(f":{key}:" in k.data for k in m.keys)]


@pytest.mark.parametrize(
    "way",
    [
        lambda anna: anna.say("onzin"),
        lambda anna: anna.hear(Unread("voice", 999)),
        lambda anna: anna.command("verder"),
        lambda anna: anna.command("start").tap("Ga verder"),
        lambda anna: anna.command("overzicht").tap("Ga verder"),
        lambda anna: (anna.say("hallo"), anna.tap("Ga verder")),
        lambda anna: anna.say("uitleg"),
        lambda anna: anna.press("t1:nergens:x"),
    ],
    ids=["onzin", "spraak", "verder", "start", "overzicht", "hallo", "uitleg", "vreemd"],
)
def test_a_question_that_is_put_again_has_its_buttons_once(anna: Handset, way: object) -> None:
    """Whatever made it come back; the text of the earlier message stays."""
    go_to(begin(anna), "hoe_lang")
    first = anna.last
    text = first.text
    for _ in range(2):
        way(anna)  # type: ignore[operator] # one of those above
        assert live(anna, "hoe_lang") == [anna.last]
    assert first.text == text
    go_to(anna)


def test_a_question_of_several_that_is_put_again_keeps_what_was_chosen(anna: Handset) -> None:
    """In the new message; the old one was changed in its place before."""
    go_to(begin(anna), "herkomst")
    anna.tap("Ik werk in deeltijd").say("onzin")
    assert live(anna, "herkomst") == [anna.last]
    assert "✔ Ik werk in deeltijd" in anna.labels


def test_a_change_in_its_place_takes_nothing_away(anna: Handset) -> None:
    """It is the same message."""
    go_to(begin(anna), "herkomst")
    anna.tap("Ik werk in deeltijd", "Uitleg")
    assert live(anna, "herkomst") == [anna.last]


def test_a_question_that_comes_back_after_a_correction_has_its_buttons_once(
    anna: Handset,
) -> None:
    """After an answer, after Laat zo, and after /verder."""
    go_to(begin(anna), "hoe_lang")
    for end in ("Nee", "Laat zo", ""):
        anna.tap("Terug")
        assert len(live(anna, "hoe_lang")) == len(live(anna, "herindeling")) == 1
        anna.tap(end) if end else anna.command("verder")
        assert question(anna) == "hoe_lang"
        assert live(anna, "hoe_lang") == [anna.last]
        assert live(anna, "herindeling") == []


def test_going_back_further_takes_the_buttons_of_the_correction_that_is_left(
    anna: Handset,
) -> None:
    """Terug, twice."""
    go_to(begin(anna), "hoe_lang")
    anna.tap("Terug", "Terug")
    assert live(anna, "herindeling") == []
    assert live(anna, "gemeente") == [anna.last]


def test_a_normal_turn_takes_no_buttons_away(anna: Handset, town: Town) -> None:
    """A whole intake without anything odd; only the summary loses them when it is sent."""
    send(anna)
    assert [call.method for call in town.calls].count("editMessageReplyMarkup") == 1
    anna.say("06 12345678")
    anna.tap("Op elk moment", "Klaar", "Ja")
    assert [call.method for call in town.calls].count("editMessageReplyMarkup") == 1
    assert not [message for message in anna.messages.values() if message.keys]


def test_a_summary_that_was_sent_by_typing_has_no_buttons_left(anna: Handset) -> None:
    """Whoever scrolls back finds nothing to send or to erase by accident."""
    go_to(begin(anna))
    anna.say("ja, verstuur maar")
    assert not [message for message in anna.messages.values() if message.keys]


def test_only_the_last_summary_can_be_sent(anna: Handset) -> None:
    """After a correction the one before it has no buttons."""
    go_to(begin(anna))
    anna.tap("Aanpassen", "Wethouder sinds", "Langer dan 4 jaar")
    summaries = [m for m in anna.messages.values() if "Dit heb ik genoteerd" in m.text]
    assert [bool(one.keys) for one in summaries] == [False, True]


def test_a_correction_that_just_began_costs_no_call(anna: Handset, town: Town) -> None:
    """The message that put the question was settled when it was answered."""
    go_to(begin(anna))
    anna.tap("Aanpassen", "Wethouder sinds", "Langer dan 4 jaar")
    stripped = [c for c in town.calls if c.method == "editMessageReplyMarkup"]
    assert len(stripped) == 1, "only the summary that comes again"


def test_a_question_for_the_number_has_no_buttons_to_take_away(anna: Handset, town: Town) -> None:
    """Its keyboard stands below the text box, and Telegram does not change such a message."""
    go_to(begin(anna).tap("Bel mij"), "telefoon")
    anna.say("onzin")
    anna.command("verder")
    assert question(anna) == "telefoon"
    assert "editMessageReplyMarkup" not in [call.method for call in town.calls]
