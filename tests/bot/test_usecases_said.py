"""What people type, change and send at any moment."""

from bot.inbound import Unread
from bot.usecases.turn import House
from tests.bot import rows
from tests.bot.intake import begin, go_to, question, whole
from tests.bot.phone import Handset, Town


def kept(town: Town, house: House, key: str) -> str | None:
    """What is kept as the newest answer to a question."""
    return town.read(lambda db: rows.opened(db, house.seal)).get(key)


def test_a_discreet_answer_that_was_typed_leaves_no_trace(anna: Handset) -> None:
    """The message is taken out of the chat, and the question becomes "Beantwoord ✔"."""
    go_to(begin(anna), "betaalt")
    asked = anna.last.id
    typed = anna.say("ikzelf")
    assert typed not in anna.messages
    assert anna.messages[asked].plain == "Vraag 16 van 16\nBeantwoord ✔"
    assert anna.messages[asked].keys == []
    assert "kzelf" not in anna.everything


def test_a_discreet_answer_that_was_tapped_leaves_no_trace(anna: Handset) -> None:
    """The question becomes "Beantwoord ✔", also in the summary."""
    go_to(begin(anna), "betaalt")
    asked = anna.last.id
    anna.tap("Ikzelf")
    assert anna.messages[asked].plain == "Vraag 16 van 16\nBeantwoord ✔"
    go_to(anna)
    assert "Wie betaalt: beantwoord" in anna.last.plain
    assert "Ikzelf" not in anna.everything


def test_an_open_answer_stays_readable(anna: Handset) -> None:
    """The question shows the answer, without buttons."""
    go_to(begin(anna), "observatie")
    asked = anna.last.id
    anna.say("later")
    assert anna.messages[asked].plain.endswith("✔ Dat beslis ik later")
    assert anna.messages[asked].keys == []


def test_a_phone_number_that_was_typed_is_taken_out(anna: Handset) -> None:
    """A number does not stay in the chat, and the button to share it goes."""
    go_to(begin(anna).tap("Bel mij"), "telefoon")
    typed = anna.say("06 1234 5678")
    assert typed not in anna.messages
    assert "5678" not in anna.everything
    assert any(m.keyboard == {"remove_keyboard": True} for m in anna.messages.values())


def test_a_story_is_not_kept_and_taken_out(anna: Handset, town: Town) -> None:
    """10,000 characters: nothing is kept, the message goes, and the question is put again."""
    go_to(begin(anna), "naam")
    before = town.read(lambda db: rows.of(db, "answer"))
    story = anna.say("Er was eens een wethouder. " * 400)
    assert story not in anna.messages
    assert "Bewaar dit verhaal voor het gesprek" in anna.last.plain
    assert question(anna) == "naam"
    assert town.read(lambda db: rows.of(db, "answer")) == before


def test_what_is_not_text_gets_a_sentence_and_changes_nothing(anna: Handset, town: Town) -> None:
    """The question is put again."""
    go_to(begin(anna), "hoe_lang")
    before = town.read(lambda db: rows.of(db, "answer"))
    for what in ("voice", "photo", "sticker", "forwarded", "other"):
        anna.hear(Unread(what, 999))
        assert question(anna) == "hoe_lang", what
        assert len(anna.news) == 1, what
    assert town.read(lambda db: rows.of(db, "answer")) == before


def test_odd_text_is_answered_kindly(anna: Handset) -> None:
    """The question stays on the table."""
    go_to(begin(anna), "hoe_lang")
    for text in ("\u200b\u200d", "<b>", "&lt;", "'; DROP TABLE person; --", "\x00", "\ud83d"):
        anna.say(text)
        assert question(anna) == "hoe_lang", text


def test_what_people_type_arrives_as_typed(anna: Handset, town: Town, house: House) -> None:
    """Markup in a name is shown and kept as it was typed, never as markup."""
    go_to(begin(anna), "naam")
    anna.say("Anna <b>& Co")
    assert kept(town, house, "naam") == '"Anna <b>& Co"'
    assert any("✔ Anna &lt;b&gt;&amp; Co" in m.text for m in anna.messages.values())
    go_to(anna)
    assert "Naam: Anna &lt;b&gt;&amp; Co" in anna.last.text


def test_after_six_months_one_message_picks_the_talk_up(anna: Handset, town: Town) -> None:
    """What it was about, how many questions are left, and one button to go on."""
    go_to(begin(anna), "stijl")
    town.move(days=183)
    anna.command("start")
    assert anna.news == [
        "Welkom terug. Wij waren bezig met uw intake voor een coach. Er zijn nog 6 vragen."
    ]
    assert anna.labels == ["Ga verder"]
    anna.tap("Ga verder")
    assert question(anna) == "stijl"


def test_text_after_a_long_silence_is_told_where_we_were(anna: Handset, town: Town) -> None:
    """Somebody who says something else after a day is not corrected; a minute later they are."""
    go_to(begin(anna), "hoe_lang")
    anna.say("waar waren wij")
    assert "herken ik niet" in anna.last.plain
    town.move(hours=13)
    anna.say("waar waren wij")
    assert anna.news[0].startswith("Welkom terug.")


def test_an_answer_after_a_long_silence_is_an_answer(
    anna: Handset, town: Town, house: House
) -> None:
    """What can be read is read, however late."""
    go_to(begin(anna), "hoe_lang")
    town.move(days=40)
    anna.say("1 tot 4 jaar")
    assert kept(town, house, "hoe_lang") == '"tot_4_jaar"'


def test_changing_an_own_message_changes_the_answer(
    anna: Handset, town: Town, house: House
) -> None:
    """Telegram's own edit of an earlier answer, with one sentence and the open question again."""
    go_to(begin(anna), "naam")
    name = anna.say("Ana")
    anna.edit(name, "Anna")
    assert kept(town, house, "naam") == '"Anna"'
    assert anna.news[0].startswith("Ik heb uw antwoord aangepast.")
    go_to(anna, "hoe_lang")
    anna.edit(name, "Anna de Wit")
    assert kept(town, house, "naam") == '"Anna de Wit"'
    assert question(anna) == "hoe_lang"


def test_an_edit_that_cannot_be_read_keeps_the_answer(
    anna: Handset, town: Town, house: House
) -> None:
    """The earlier answer stays, and the person hears so."""
    go_to(begin(anna), "gemeente")
    place = anna.say("Zwolle")
    anna.edit(place, "qqqqqq")
    assert "Uw eerdere antwoord blijft staan." in anna.news[-1]
    assert kept(town, house, "gemeente") == '"GM0193"'


def test_changing_a_message_that_was_no_answer_changes_nothing(
    anna: Handset, town: Town, house: House
) -> None:
    """A message that was not understood can be changed without effect."""
    go_to(begin(anna), "hoe_lang")
    greeting = anna.say("hallo")
    anna.edit(greeting, "langer dan 4 jaar")
    assert "geen antwoord op een vraag" in anna.last.plain
    assert kept(town, house, "hoe_lang") is None


def test_changing_a_message_after_sending_refers_to_the_talk(
    anna: Handset, town: Town, house: House
) -> None:
    """What was sent stays as it was sent."""
    go_to(begin(anna), "naam")
    name = anna.say("Anna")
    go_to(anna)
    anna.tap("Ja, verstuur")
    anna.edit(name, "Bram")
    assert "al verstuurd" in anna.last.plain
    assert kept(town, house, "naam") == '"Anna"'


def test_after_sending_everything_typed_says_when_it_was_sent(anna: Handset, town: Town) -> None:
    """Start does not begin a second intake."""
    whole(anna)
    for _ in range(2):
        anna.say("hallo?")
        assert "verstuurd op dinsdag 24 november om 10.00 uur" in anna.last.plain
    anna.command("start")
    assert "verstuurd op" in anna.last.plain
    assert len(town.read(lambda db: rows.of(db, "talk"))) == 2


def test_an_own_number_that_is_shared_is_the_answer(
    anna: Handset, town: Town, house: House
) -> None:
    """Telegram's button answers the question, and the contact is taken out of the chat."""
    go_to(begin(anna).tap("Bel mij"), "telefoon")
    shared = anna.contact("+31612345678")
    assert kept(town, house, "telefoon") == '"06 12345678"'
    assert shared not in anna.messages


def test_somebody_elses_number_is_refused_and_taken_out(
    anna: Handset, town: Town, house: House
) -> None:
    """Only one's own number; the question stays."""
    go_to(begin(anna).tap("Bel mij"), "telefoon")
    shared = anna.contact("+31687654321", own=False)
    assert shared not in anna.messages
    assert "niet uw eigen nummer" in anna.last.plain
    assert kept(town, house, "telefoon") is None
    assert question(anna) == "telefoon"


def test_a_number_that_was_not_asked_is_taken_out(anna: Handset) -> None:
    """At another question a contact says nothing."""
    go_to(begin(anna), "hoe_lang")
    shared = anna.contact("+31612345678")
    assert shared not in anna.messages
    assert question(anna) == "hoe_lang"
