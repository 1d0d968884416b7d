"""Old, double, foreign and made-up buttons, and whatever else a changed client could send."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.inbound import Command, Edited, Inbound, Phone, Pressed, Text, Unread
from bot.usecases.turn import House
from conversations.scripts import SCRIPTS
from tests.bot import rows
from tests.bot.intake import begin, go_to, question, send
from tests.bot.phone import ANNA, BRAM, COORDINATOR, Handset, Town


def test_a_button_pressed_twice_counts_once(anna: Handset, town: Town) -> None:
    """The second press of the same button changes nothing and says nothing."""
    go_to(begin(anna), "hoe_lang")
    number, data = anna.button("1 tot 4 jaar")
    anna.press(data, number)
    before = town.read(rows.every_row)
    anna.press(data, number)
    after = town.read(rows.every_row)
    assert after["answer"] == before["answer"]
    assert after["outgoing"] == before["outgoing"]
    assert question(anna) == "herkomst"


def test_sending_twice_sends_once(anna: Handset, coordinator: Handset) -> None:
    """The button of the summary, pressed again, does nothing."""
    go_to(begin(anna))
    number, data = anna.button("Ja, verstuur")
    anna.press(data, number).press(data, number)
    assert anna.news == []
    assert len(coordinator.messages) == 1


def test_an_old_button_never_answers_the_open_question(
    anna: Handset, town: Town, house: House
) -> None:
    """The bot says which question it was, and offers to change that answer."""
    go_to(begin(anna), "aanhef")
    _, other = anna.button("Als heer")
    go_to(anna, "hoe_lang")
    anna.press(other)
    assert "hoort bij een eerdere vraag: Aanspreekvorm" in anna.last.plain
    assert "Uw antwoord was: Als mevrouw" in anna.last.plain
    assert town.read(lambda db: rows.opened(db, house.seal))["aanhef"] == '"mevrouw"'
    anna.tap("Wijzig dit antwoord", "Als heer")
    assert town.read(lambda db: rows.opened(db, house.seal))["aanhef"] == '"heer"'
    assert question(anna) == "hoe_lang"


def test_an_old_button_of_a_discreet_question_does_not_quote_the_answer(anna: Handset) -> None:
    """Which question it was, and only that it was answered."""
    go_to(begin(anna), "betaalt")
    _, other = anna.button("Ikzelf")
    go_to(anna, "wie_weet")
    anna.press(other)
    assert "Wie betaalt. U hebt die al beantwoord." in anna.last.plain
    assert "gemeente" not in anna.last.plain


def test_a_button_of_somebody_else_does_nothing_there(
    anna: Handset, town: Town, house: House
) -> None:
    """A button of another person's talk is foreign: theirs stays as it is."""
    go_to(begin(anna), "hoe_lang")
    _, data = anna.button("1 tot 4 jaar")
    bram = town.phone(BRAM)
    go_to(begin(bram), "hoe_lang")
    before = town.read(lambda db: rows.of(db, "answer"))
    bram.press(data)
    assert bram.last.plain.startswith("Die knop werkt niet meer")
    assert town.read(lambda db: rows.of(db, "answer")) == before


def test_a_button_of_a_talk_that_is_over_says_how_it_stands(anna: Handset) -> None:
    """After sending, an old answer button says when the intake was sent."""
    go_to(begin(anna), "hoe_lang")
    _, data = anna.button("1 tot 4 jaar")
    go_to(anna)
    anna.tap("Ja, verstuur")
    go_to(anna)
    anna.press(data)
    assert "verstuurd op" in anna.last.plain


def test_a_person_cannot_press_a_coordinators_button(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """Somebody who makes up a coördinator's button learns nothing and changes nothing."""
    send(anna)
    _, look = coordinator.button("Bekijk")
    _, called = coordinator.button("Gesprek gehouden")
    bram = town.phone(BRAM)
    go_to(begin(bram), "toestemming")
    for data in (look, called):
        bram.press(data)
        assert "Anna" not in bram.everything
    assert town.read(lambda db: rows.of(db, "case"))[0]["state"] == "te_bellen"
    assert town.read(lambda db: rows.of(db, "audit")) == []


KEYS = sorted({q.key for script in SCRIPTS.values() for q in script.questions} | {"overzicht", ""})
OPTIONS = sorted(
    {option for s in SCRIPTS.values() for q in s.questions for option in q.kind.options}
    | {"!klaar", "!terug", "!stop", "!uitleg", "!laat", "!overslaan", "!bespreken", "!wijzig"}
    | {"!aanpassen", "!wis_nee", "!verder", "!opnieuw", "rust.7", "inzicht.11", "7", "GM0193"}
)
shaped = st.builds(
    "{}:{}:{}{}".format,
    st.sampled_from(["t1", "t2", "t3", "t99", "t-1", "t_1", "t", "c", "tzzzzzzzzzzzzz"]),
    st.sampled_from(KEYS),
    st.sampled_from(["", "+", "-", "!"]),
    st.sampled_from(OPTIONS),
)
garbage = st.text(max_size=64)
typed = st.one_of(
    st.text(max_size=400),
    st.sampled_from(["stop", "terug", "1", "2, 3", "ja", "ja.", "06 12345678", "Zwolle", "12 mei"]),
)
events: st.SearchStrategy[Inbound] = st.one_of(
    st.builds(Pressed, st.one_of(shaped, shaped, garbage), st.integers(1, 60)),
    st.builds(Text, typed, st.integers(1, 60)),
    st.builds(Edited, typed, st.integers(1, 60)),
    st.builds(Command, st.one_of(st.sampled_from(["terug", "overzicht", "verder"]), garbage)),
    st.builds(Phone, st.one_of(garbage, st.just("0612345678")), st.booleans(), st.integers(1, 60)),
    st.builds(Unread, st.sampled_from(["voice", "photo", "sticker", "other"]), st.just(1)),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(who=st.sampled_from([BRAM, BRAM, COORDINATOR]), said=st.lists(events, max_size=12))
def test_nothing_that_is_sent_raises_or_touches_somebody_else(
    town: Town, who: int, said: list[Inbound]
) -> None:
    """Random presses and texts: every one is committed, and Anna's rows stay byte for byte."""
    town.delivers = False
    anna = _anna_in_the_middle(town)
    other = town.phone(who)
    for event in said:
        other.hear(event)
    assert _anna_in_the_middle(town) == anna


def _anna_in_the_middle(town: Town) -> list[rows.Rows]:
    """Anna's rows, half-way her intake, made at the first call."""
    if not town.read(lambda db: rows.of(db, "person", telegram_id=ANNA)):
        town.delivers = True
        go_to(begin(town.phone(ANNA)), "aanleiding")
        town.delivers = False
    mine = town.read(lambda db: rows.of(db, "person", telegram_id=ANNA))[0]["id"]
    case = town.read(lambda db: rows.of(db, "case", person_id=mine))
    held = town.read(lambda db: rows.of(db, "talk", person_id=mine))
    kept = town.read(lambda db: rows.of(db, "answer", talk_id=held[0]["id"]))
    sent = town.read(lambda db: rows.of(db, "outgoing", chat_id=ANNA))
    return [case, held, kept, sent]  # type: ignore[list-item] # only compared


def test_half_a_button_says_that_it_does_not_work(anna: Handset, town: Town) -> None:
    """A piece of button data gets a sentence."""
    go_to(begin(anna), "hoe_lang")
    for data in ("", ":", "::", ":::", "t", "t1", "t1:", "c", "c:", "c::", "wis:"):
        anna.press(data)
        assert len(anna.news) == 1, data
        assert town.phone(COORDINATOR).press(data).news, data


def test_a_made_up_code_exists_no_more(coordinator: Handset) -> None:
    """Whatever stands where a trajectcode should stand, the coördinator gets the one sentence."""
    for code in ("", "K-", "\x00", "\ud800", "%", "K-22222", "k-22222\n", "<b>"):
        coordinator.press(f"c:{code}:bekijk")
        assert coordinator.news[-1].endswith("bestaat niet meer."), code
