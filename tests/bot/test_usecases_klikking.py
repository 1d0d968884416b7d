"""Whether there is a klik: neither side ever sees what the other one answered."""

import logging

import pytest

from conversations.pool import Barred, Gemist, missed_in
from conversations.traject import Owner, State
from conversations.voorstel import Voorstel
from storage import proposals, talks
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool
from tests.bot.phone import ANNA, COORDINATOR, SECOND, Handset, Town
from tests.bot.pool import CARLA

# What the wethouder and the coach can have answered, as it would read in the chat of the other.
OF_WETHOUDER = ("Ik twijfel", "De reistijd", "Meer afstand", "kanariegeel", "Een andere stijl")
OF_COACH = ("Afspraken over betaling", "Deels", "kanariegroen", "Ik twijfel")


@pytest.fixture
def carla(town: Town) -> Handset:
    """The phone of a coach."""
    return town.phone(CARLA)


@pytest.fixture
def by(town: Town) -> Coach:
    """A coach."""
    return pool.coach(town)


@pytest.fixture
def case(town: Town, by: Coach) -> Traject:
    """They met yesterday, and both are asked now."""
    made, _ = pool.planned(town, pool.looking(town), by)
    town.move(days=3)
    return made


def skip_rest(phone: Handset) -> None:
    """Skip every question that is left in a talk; not those of the agreements that come after it."""
    while "Overslaan" in phone.labels and "Vraag 1 van 8" not in phone.last.plain:
        phone.tap("Overslaan")


def proposal(town: Town, case: Traject) -> proposals.Proposal:
    """The newest proposal of a case."""
    return town.read(lambda db: proposals.of_case(db, town.house.seal, case.id))[-1]


def sentences(phone: Handset) -> list[str]:
    """What the bot said, without the questions and answers of a talk."""
    return [m.plain for m in phone.messages.values() if not m.mine]


def test_both_are_asked_on_the_day_after(
    town: Town, anna: Handset, carla: Handset, by: Coach
) -> None:
    """Once, each in their own chat, and not on the day itself."""
    case, _ = pool.planned(town, pool.looking(town), by)
    town.move(days=2)
    assert pool.case_now(town, case).state is State.KENNISMAKING
    town.move(days=1)
    assert pool.case_now(town, case).state is State.KLIK
    town.move(days=1)
    for phone in (anna, carla):
        openings = [one for one in sentences(phone) if "oe was de kennismaking?" in one]
        assert len(openings) == 1
    assert "Wilt u met deze coach verder?" in anna.everything
    assert "Wilt u dit traject doen?" in carla.everything


def test_after_two_times_yes_the_agreements_come(
    town: Town, anna: Handset, carla: Handset, case: Traject
) -> None:
    """As soon as both have answered everything, and not before."""
    anna.tap("Ja")
    skip_rest(carla.tap("Ja"))
    now = pool.case_now(town, case)
    assert (now.state, now.owner) == (State.KLIK, Owner.WETHOUDER)
    skip_rest(anna)
    assert pool.case_now(town, case).state is State.AFSPRAKEN
    assert proposal(town, case).state is Voorstel.KLIK
    assert "U wilt allebei verder." in anna.everything
    assert "Hoeveel gesprekken" in anna.last.plain


def test_once_the_wethouder_has_answered_it_waits_for_the_coach(
    town: Town, anna: Handset, carla: Handset, case: Traject
) -> None:
    """And the coach is told nothing about that."""
    before = carla.everything
    skip_rest(anna.tap("Ja"))
    assert pool.case_now(town, case).owner is Owner.COACH
    town.deliver()
    assert carla.everything == before


def test_a_no_of_the_wethouder_is_one_neutral_sentence_to_the_coach(
    town: Town, anna: Handset, carla: Handset, coordinator: Handset, case: Traject
) -> None:
    """At once: the next proposal can be made before anything else is answered."""
    before = sentences(carla)
    anna.tap("Nee")
    town.deliver()
    assert "U hoeft niets uit te leggen." in anna.everything
    news = [one for one in sentences(carla) if one not in before]
    assert news == [f"Traject {case.code}: er is gekozen voor een andere coach."]
    assert not any(m.keys for m in carla.messages.values())
    assert pool.case_now(town, case).state is State.ZOEKEN
    assert proposal(town, case).state is Voorstel.GEEN_KLIK
    assert f"Traject {case.code}: er was geen klik." in coordinator.last.plain
    refused = town.read(lambda db: proposals.refused(db, case.id))
    assert list(refused.values()) == [Barred.GEEN_KLIK]


def test_what_the_wethouder_says_after_a_no_counts_for_the_next_coach(
    town: Town, anna: Handset, case: Traject
) -> None:
    """The reason is asked after the no, and may be left out."""
    anna.tap("Nee", "Een andere stijl")
    assert anna.last.plain.startswith("Dank u. Alleen de coördinator")
    every = town.read(lambda db: talks.of_case(db, town.house.seal, case.id))
    said = [missed_in(one.talk.answers) for one in every if one.script == "klik_wethouder"]
    assert said == [frozenset({Gemist.STIJL})]


def test_the_wethouder_does_not_hear_who_said_no(
    town: Town, anna: Handset, carla: Handset, coordinator: Handset, case: Traject
) -> None:
    """Only that another coach is looked for; the questions of that talk are over."""
    anna.tap("Ja").say("4")
    number, data = anna.button("Overslaan")
    carla.tap("Nee")
    town.deliver()
    assert "Wij zoeken een andere coach voor u." in anna.last.plain
    assert anna.messages[number].keys == []
    assert pool.case_now(town, case).state is State.ZOEKEN
    anna.press(data, number)
    assert anna.last.plain.startswith("Die knop werkt niet meer.")
    skip_rest(carla)
    assert carla.last.plain.startswith("Dank u. Alleen de coördinator")
    assert pool.case_now(town, case).state is State.ZOEKEN


@pytest.mark.parametrize("who", [ANNA, CARLA])
def test_who_takes_back_a_no_hears_that_the_search_goes_on(
    town: Town, case: Traject, who: int
) -> None:
    """The other side was told already; the office can be called."""
    phone = town.phone(who).tap("Nee", "Terug", "Ja")
    skip_rest(phone)
    assert "wordt al een andere coach" in phone.last.plain
    assert "038 000 0000" in phone.last.plain
    assert pool.case_now(town, case).state is State.ZOEKEN


@pytest.mark.parametrize(("hers", "theirs"), [("Ik twijfel", "Ja"), ("Ja", "Ik twijfel")])
def test_a_doubt_is_for_the_coordinator(
    town: Town,
    anna: Handset,
    carla: Handset,
    coordinator: Handset,
    case: Traject,
    hers: str,
    theirs: str,
) -> None:
    """Who hears the code, and not who doubts."""
    skip_rest(anna.tap(hers))
    skip_rest(carla.tap(theirs))
    town.deliver()
    assert pool.case_now(town, case).state is State.BESPREKEN
    told = f"Traject {case.code}: bel beiden over de kennismaking, voordat het verdergaat."
    assert coordinator.last.plain == told
    coordinator.tap("Ga door met deze coach")
    assert pool.case_now(town, case).state is State.AFSPRAKEN


def test_a_coach_who_wants_a_call_is_called_once(
    town: Town, carla: Handset, coordinator: Handset, case: Traject
) -> None:
    """Whatever it is about, the office hears that and no more."""
    carla.tap("Ja", "Nee", "Nee", "Ja, bel mij")
    town.deliver()
    calls = [one for one in sentences(coordinator) if "wil gebeld worden" in one]
    assert calls == [f"Traject {case.code}: de coach wil gebeld worden."]
    carla.say("bel mij")
    assert "Wat is uw telefoonnummer" not in carla.everything
    town.move(hours=2)
    carla.say("bel mij")
    town.deliver()
    calls = [one for one in sentences(coordinator) if "wil gebeld worden" in one]
    assert len(calls) == 2


def test_neither_side_sees_what_the_other_answered(
    town: Town, case: Traject, caplog: pytest.LogCaptureFixture
) -> None:
    """Not in its chat, the coördinator's, a message that waits, or the log; also after looking."""
    caplog.set_level(logging.DEBUG)
    anna, carla = town.phone(ANNA), town.phone(CARLA)
    anna.tap("Ik twijfel")
    anna.say("kanariegeel")
    anna.say("2")
    while "De reistijd" not in anna.labels:
        anna.tap("Overslaan")
    anna.tap("De reistijd", "Klaar", "Meer afstand")
    carla.tap("Ja", "Deels")
    carla.say("kanariegroen")
    while "Afspraken over betaling" not in carla.labels:
        carla.tap("Overslaan")
    carla.tap("Afspraken over betaling", "Klaar")
    town.deliver()
    for chat in (COORDINATOR, SECOND):
        town.phone(chat).tap("Bekijk").command("overzicht")
    for phone in (anna, carla):
        phone.command("overzicht").command("afspraken")
    bodies = {
        chat: "\n".join(
            str(call.parameters) for call in town.calls if call.parameters["chat_id"] == chat
        )
        for chat in (ANNA, CARLA, COORDINATOR, SECOND)
    }
    log = "\n".join(str(vars(record)) for record in caplog.records)
    office = bodies[COORDINATOR] + bodies[SECOND]
    after = bodies[CARLA].replace("Ik twijfel", "", 1)  # the button of the coach's own question
    assert [word for word in OF_WETHOUDER if word in after] == []
    assert [word for word in OF_COACH[:3] if word in bodies[ANNA]] == []
    assert [word for word in (*OF_WETHOUDER, *OF_COACH) if word in office + log] == []


def test_a_no_on_both_sides_ends_it_once(
    town: Town, anna: Handset, carla: Handset, coordinator: Handset, case: Traject
) -> None:
    """The second one finds the question over."""
    number, data = carla.button("Nee")
    anna.tap("Nee")
    carla.press(data, number)
    town.deliver()
    assert pool.case_now(town, case).state is State.ZOEKEN
    assert coordinator.everything.count("er was geen klik") == 1
