"""The commands of the menu, one by one; blocking and unblocking; groups."""

from bot.inbound import Command, InGroup
from storage.cases import Traject
from tests.bot import pool, rows
from tests.bot.intake import begin, go_to, question, send, whole
from tests.bot.phone import ANNA, Handset, Town

EVERY = (
    "start",
    "verder",
    "terug",
    "overzicht",
    "afspraken",
    "profiel",
    "privacy",
    "mijngegevens",
    "wissen",
    "stop",
    "hulp",
)


def test_every_command_gets_an_answer_from_somebody_new(town: Town) -> None:
    """Nobody is left without a sentence, whatever they begin with."""
    for number, name in enumerate([*EVERY, "onzin", "", "start2"]):
        assert town.phone(8_000 + number).command(name).news, name


def test_every_command_gets_an_answer_in_the_middle_and_changes_no_answer(
    anna: Handset, town: Town
) -> None:
    """A command answers no question."""
    go_to(begin(anna), "hoe_lang")
    before = town.read(lambda db: rows.of(db, "answer"))
    for name in (*EVERY, "onzin"):
        assert anna.command(name).news, name
    assert town.read(lambda db: rows.of(db, "answer")) == before


def test_start_in_the_middle_offers_to_go_on(anna: Handset) -> None:
    """Start does not begin anew."""
    go_to(begin(anna), "hoe_lang")
    anna.command("start").tap("Ga verder")
    assert question(anna) == "hoe_lang"


def test_back_puts_the_question_before_this_one(anna: Handset) -> None:
    """And from there one further back, and forward again."""
    go_to(begin(anna), "hoe_lang")
    anna.command("terug")
    assert question(anna) == "herindeling"
    anna.command("terug")
    assert question(anna) == "gemeente"
    anna.tap("Laat zo")
    assert question(anna) == "hoe_lang"


def test_back_at_the_first_question_says_so(anna: Handset) -> None:
    """There is nothing before the first question."""
    begin(anna).command("terug")
    assert "Dit is de eerste vraag" in anna.last.plain


def test_overview_shows_what_was_answered(anna: Handset) -> None:
    """Open answers by what they are; nothing about consent."""
    go_to(begin(anna), "hoe_lang")
    anna.command("overzicht")
    assert "Naam: Anna de Wit" in anna.last.plain
    assert "Toestemming" not in anna.last.plain


def test_stop_loses_nothing(anna: Handset) -> None:
    """What was answered stays, and one button goes on."""
    go_to(begin(anna), "hoe_lang")
    anna.command("stop")
    assert "blijft bewaard" in anna.last.plain
    anna.tap("Ga verder")
    assert question(anna) == "hoe_lang"


def test_help_and_privacy_name_the_office(anna: Handset) -> None:
    """A human can always be reached, also before anything was answered."""
    for name in ("hulp", "privacy"):
        anna.command(name)
        assert "038 000 0000" in anna.last.plain


def test_own_data_comes_as_a_file_that_goes_again(anna: Handset, town: Town) -> None:
    """Open and discreet answers and consents, with an audit row; gone within a day."""
    whole(anna)
    anna.command("mijngegevens").tap("Ja, stuur het bestand")
    (file,) = anna.files
    for expected in ("Anna de Wit", "Toestemming A: ja", "De gemeente", "06 12345678", "Zwolle"):
        assert expected in file
    assert "&" not in file
    assert "Wat u anders wilt doen" not in file
    assert [row["what"] for row in town.read(lambda db: rows.of(db, "audit"))] == ["mijngegevens"]
    town.move(hours=24)
    assert "(bestand)" not in anna.everything


def test_own_data_is_asked_about_before_it_is_sent(anna: Handset, town: Town) -> None:
    """Discreet answers do not come into the chat by a slip of the finger."""
    whole(anna)
    anna.command("mijngegevens")
    assert "ook persoonlijke antwoorden" in anna.last.plain
    assert anna.labels == ["Ja, stuur het bestand", "Nee, nu niet"]
    anna.tap("Nee, nu niet")
    assert anna.last.plain == "Goed, ik stuur het bestand niet."
    assert anna.files == []
    assert town.read(lambda db: rows.of(db, "audit")) == []


def test_an_old_button_for_own_data_says_after_wiping_that_there_is_nothing(anna: Handset) -> None:
    """The sentence for who has nothing, and no file."""
    go_to(begin(anna), "hoe_lang")
    anna.command("mijngegevens").command("wissen").tap("Ja, wis al mijn antwoorden")
    anna.tap("Ja, stuur het bestand")
    assert "niets van u bewaard" in anna.last.plain
    assert anna.files == []


def test_own_data_of_somebody_new_is_nothing(anna: Handset) -> None:
    """Nothing to ask about."""
    anna.command("mijngegevens")
    assert "niets van u bewaard" in anna.last.plain
    assert anna.labels == []


def test_wiping_nothing_says_that_there_is_nothing(anna: Handset) -> None:
    """Who never began hears that nothing is kept."""
    anna.command("wissen")
    assert "niets van u bewaard" in anna.last.plain


def test_the_coordinators_commands(anna: Handset, coordinator: Handset) -> None:
    """Start welcomes and lists who waits; a coördinator has no intake of their own."""
    coordinator.command("start")
    assert coordinator.last.plain == "Er wacht nu niemand op een telefoontje."
    send(anna)
    coordinator.command("overzicht")
    assert "sinds dinsdag 24 november om 10.00 uur" in coordinator.last.plain
    assert coordinator.labels[0].endswith(": Bekijk")
    coordinator.say("hallo")
    assert "/overzicht" in coordinator.last.plain
    coordinator.command("mijngegevens")
    assert "Daar kan ik hier niets mee" in coordinator.last.plain


def test_a_block_is_told_once_and_an_unblock_too(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """The coördinator hears each of the two once, by code."""
    send(anna)
    anna.block().block()
    assert [said.split(": ")[1] for said in _told(coordinator)] == [
        "mijn berichten komen niet meer aan. Bel als dat nodig is."
    ]
    anna.unblock().unblock()
    assert [said.split(": ")[1] for said in _told(coordinator)[1:]] == [
        "mijn berichten komen weer aan."
    ]
    assert town.read(lambda db: rows.of(db, "person", telegram_id=ANNA))[0]["reachable"]


def test_a_block_that_is_met_when_sending_is_told_once(
    anna: Handset, coordinator: Handset, town: Town
) -> None:
    """Telegram refuses: the person is unreachable, nothing more is tried, one message to the office."""
    go_to(begin(anna), "hoe_lang")
    anna.blocked = True
    anna.hear(Command("hulp"))
    town.deliver()
    assert len(_told(coordinator)) == 1
    assert not town.read(lambda db: rows.of(db, "person", telegram_id=ANNA))[0]["reachable"]
    assert town.read(lambda db: rows.of(db, "outgoing", chat_id=ANNA, state="waiting")) == []


def test_in_a_group_the_bot_says_one_sentence_and_leaves(town: Town) -> None:
    """First the sentence, then away; the group is nobody in the database."""
    town.hear(-100_200_300, InGroup())
    assert [call.method for call in town.groups] == ["sendMessage", "leaveChat"]
    assert "verlaat ik deze groep" in town.groups[0].parameters["text"]
    assert town.read(lambda db: rows.of(db, "person")) == []


def _told(coordinator: Handset) -> list[str]:
    """What the coördinator heard about messages that arrive or not."""
    return [m.plain for m in coordinator.messages.values() if "mijn berichten" in m.plain]


def test_a_question_of_a_command_is_over_when_it_was_answered(anna: Handset) -> None:
    """Its buttons are gone: nobody erases everything by a tap on something of last week."""
    go_to(begin(anna), "hoe_lang")
    anna.command("wissen").tap("Nee, bewaar ze")
    anna.command("mijngegevens").tap("Nee, nu niet")
    labels = {key.label for m in anna.messages.values() for key in m.keys}
    assert not {"Ja, wis al mijn antwoorden", "Nee, bewaar ze", "Ja, stuur het bestand"} & labels


def test_help_is_understood_as_other_bots_call_it(anna: Handset, coordinator: Handset) -> None:
    """In English."""
    assert anna.command("help").last.plain == anna.command("hulp").last.plain
    assert coordinator.command("help").news[0].startswith("Goedendag.")


def test_who_takes_part_and_has_no_question_is_shown_the_way(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """Not asked to begin."""
    carla.eager = False
    for phone in (anna, carla):
        phone.say("dank u wel")
        assert "Met /overzicht ziet u hoe het staat" in phone.last.plain


def test_stop_in_a_traject_offers_to_rest_and_to_stop(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """A coach can rest and stop as a coach; nothing stops by the command itself."""
    carla.eager = False
    anna.command("stop")
    assert {"Pauze", "Stoppen met het traject", "Laat alles zoals het is"} <= set(anna.labels)
    carla.command("stop")
    assert {"Pauze", "Niet meer meedoen"} <= set(carla.labels)
    assert pool.case_now(town, running) == running


def test_stop_with_a_question_open_names_the_way_to_stop_with_all_of_it(
    town: Town, running: Traject, carla: Handset
) -> None:
    """The question can be left where it is."""
    carla.press(f"w:{running.id}:plan").command("stop")
    assert carla.last.plain.endswith("Wilt u met meer stoppen, of pauze? Schrijf dan /overzicht.")


def test_the_overview_of_nothing_is_one_sentence(anna: Handset) -> None:
    """Without a heading above nothing."""
    begin(anna).command("overzicht")
    assert anna.last.plain == "U hebt nog niets beantwoord bij uw intake voor een coach."
