"""What a wethouder wants in the middle of a traject: at any moment, and in at most three taps."""

from datetime import timedelta

import pytest

from conversations.traject import State
from storage import cases, proposals
from storage.cases import Traject
from storage.proposals import Proposal
from tests.bot import pool, rows
from tests.bot.intake import begin, go_to
from tests.bot.phone import ANNA, BRAM, COORDINATOR, Handset, Town

CHANGE = "Ik wil iets veranderen"
WISHES = {
    "meer": ("Meer gesprekken", "Eén gesprek extra"),
    "minder": ("Minder gesprekken", "Eén gesprek minder"),
    "genoeg": ("Minder gesprekken", "Het is zo genoeg"),
    "rustiger": ("Een rustiger ritme",),
    "pauze": ("Pauze", "Vier weken"),
    "andere": ("Een andere coach", "Ja, een andere coach"),
    "stop": ("Stoppen met het traject", "Ja, stop het traject"),
}
STEPS = {
    "zoeken": pool.looking,
    "gevraagd": lambda town: pool.asked(town, pool.looking(town), pool.coach(town)),
    "voorgesteld": lambda town: pool.shown(town, pool.looking(town), pool.coach(town)),
    "momenten": lambda town: pool.meeting(town, pool.looking(town), pool.coach(town)),
    "kennismaking": lambda town: pool.planned(town, pool.looking(town), pool.coach(town))[0],
    "afspraken": lambda town: pool.agreeing(town, pool.looking(town), pool.coach(town)),
    "loopt": lambda town: pool.running(town, pool.looking(town), pool.coach(town)),
}


def proposal_of(town: Town, case: Traject) -> Proposal | None:
    """The open proposal of a case."""
    return town.read(lambda db: proposals.current(db, town.house.seal, case.id))


def scripts_open(town: Town) -> list[object]:
    """What is being asked of anybody."""
    return [
        one["script"]
        for one in town.read(lambda db: rows.of(db, "talk"))
        if one["finished_at"] is None
    ]


def wishes(phone: Handset, name: str) -> Handset:
    """A wish, from the overview: at most three taps."""
    taps = (CHANGE, *WISHES[name])
    assert len(taps) <= 3
    return phone.command("overzicht").tap(*taps)


def plan(town: Town, case: Traject, carla: Handset) -> None:
    """A talk is planned for next week."""
    carla.press(f"w:{case.id}:plan").say("dinsdag 1 december om 10.00 uur")


def test_no_more_talks_are_offered_than_the_agreements_allow(
    town: Town, running: Traject, anna: Handset
) -> None:
    """Twelve in all."""
    town.write(lambda db: cases.set_planned(db, running.id, 10))
    anna.command("overzicht").tap(CHANGE, "Meer gesprekken")
    assert anna.labels == ["Eén gesprek extra", "Twee gesprekken extra", "Laat alles zoals het is"]


def test_whoever_was_asked_something_is_asked_no_more_after_a_stop(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """No question about the traject stays open on either side."""
    carla.press(f"w:{running.id}:plan")
    assert "Welk moment wordt het?" in carla.last.plain
    wishes(anna, "stop")
    assert scripts_open(town) == []


def test_who_stops_is_not_asked_the_intake_any_more(town: Town, anna: Handset) -> None:
    """Not even the questions that were open: with a stop the case is over."""
    go_to(begin(anna), "hoe_lang")
    assert scripts_open(town) == ["wethouder"]
    (case,) = town.read(lambda db: rows.of(db, "case"))
    anna.press(f"w:{case['id']}:stop-ja")
    assert scripts_open(town) == []


def test_extra_talks_need_the_coach(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """The wethouder asks, the coach says yes, and both hear how many there will be."""
    wishes(anna, "meer")
    assert pool.case_now(town, running).planned == 6
    carla.tap("Ja, dat kan")
    assert pool.case_now(town, running).planned == 7
    for phone in (anna, carla):
        assert "Het worden samen 7 gesprekken." in phone.everything


def test_a_yes_to_extra_talks_counts_once(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """Pressed twice, or after something else was agreed."""
    wishes(anna, "meer")
    number, data = carla.button("Ja, dat kan")
    carla.press(data, number).press(data, number)
    assert pool.case_now(town, running).planned == 7
    assert carla.last.plain.startswith("Dat kan nu niet")


def test_a_coach_may_say_no_to_extra_talks(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """The wethouder hears it with a way out."""
    wishes(anna, "meer")
    carla.tap("Nee, dat lukt niet")
    assert "Extra gesprekken lukken niet." in anna.last.plain
    assert "038 000 0000" in anna.last.plain
    assert pool.case_now(town, running).planned == 6


def test_fewer_talks_need_nobody(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """The wethouder's wish leads."""
    wishes(anna, "minder")
    assert pool.case_now(town, running).planned == 5
    assert "Het worden samen 5 gesprekken." in carla.everything


def test_enough_is_enough(town: Town, running: Traject, anna: Handset, carla: Handset) -> None:
    """What was planned is off, and both look back."""
    plan(town, running, carla)
    wishes(anna, "genoeg")
    assert pool.case_now(town, running).state is State.AFRONDEN
    assert "CANCELLED" in anna.files[-1]
    for phone in (anna, carla):
        assert "ijkt u samen terug?" in phone.everything


def test_who_looked_back_too_early_can_go_on(
    town: Town, running: Traject, anna: Handset, carla: Handset
) -> None:
    """More talks after all: the questions at the end lapse."""
    wishes(anna, "genoeg")
    wishes(anna, "meer")
    carla.tap("Ja, dat kan")
    assert pool.case_now(town, running).state is State.LOOPT
    assert not [key for m in anna.messages.values() for key in m.keys if key.data[0] == "t"]


def test_who_looks_at_the_wishes_can_leave_it(town: Town, running: Traject, anna: Handset) -> None:
    """Also before anything was chosen."""
    anna.command("overzicht").tap(CHANGE, "Laat alles zoals het is")
    assert anna.last.plain == "Goed, alles blijft zoals het is."
    assert pool.case_now(town, running) == running


def test_a_slower_rhythm_is_told_by_code(
    town: Town, running: Traject, anna: Handset, carla: Handset, coordinator: Handset
) -> None:
    """To the coach and the office."""
    wishes(anna, "rustiger")
    for phone in (carla, coordinator):
        assert running.code in phone.last.plain
        assert "rustiger ritme" in phone.last.plain


@pytest.mark.parametrize("step", STEPS)
def test_a_rest_is_possible_at_every_step_and_ends_where_it_began(town: Town, step: str) -> None:
    """A coach with whom there was a klik waits; another one is free again."""
    case, anna = STEPS[step](town), town.phone(ANNA)
    wishes(anna, "pauze")
    resting = pool.case_now(town, case)
    assert resting.state is State.PAUZE
    assert resting.due == town.today + timedelta(weeks=4, days=1)
    waits = step in ("afspraken", "loopt")
    assert (proposal_of(town, case) is not None) is waits
    assert "CANCELLED" in anna.files[-1] if step == "kennismaking" else not anna.files
    anna.command("overzicht").tap("Ik ga weer verder")
    after = {"loopt": State.LOOPT, "afspraken": State.AFSPRAKEN}
    assert pool.case_now(town, case).state is after.get(step, State.ZOEKEN)


def test_a_rest_until_a_day(town: Town, running: Traject, anna: Handset, carla: Handset) -> None:
    """That is typed; the coach hears it too."""
    anna.command("overzicht").tap(CHANGE, "Pauze", "Tot een datum").say("12 januari")
    assert pool.case_now(town, running).state is State.PAUZE
    for phone in (anna, carla):
        assert "dinsdag 12 januari 2027" in phone.last.plain


def test_after_the_rest_the_wethouder_is_asked_once(
    town: Town, running: Traject, anna: Handset
) -> None:
    """And may rest longer. A rest that ends in a recess is asked about after it."""
    wishes(anna, "pauze")
    for days in (28, 2):
        town.move(days=days)
        assert "Uw pauze is voorbij." not in anna.everything
    town.move(days=11)
    assert anna.everything.count("Uw pauze is voorbij.") == 1
    anna.tap("Pauze", "Acht weken")
    assert pool.case_now(town, running).due == town.today + timedelta(weeks=8, days=1)
    town.move(days=57)
    assert anna.everything.count("Uw pauze is voorbij.") == 2


@pytest.mark.parametrize("step", ["voorgesteld", "momenten", "kennismaking", "afspraken", "loopt"])
def test_another_coach_needs_no_reason(town: Town, step: str) -> None:
    """The coach hears one neutral sentence, the search goes on, and this coach does not come back."""
    case, anna = STEPS[step](town), town.phone(ANNA)
    proposal = proposal_of(town, case)
    wishes(anna, "andere")
    assert pool.case_now(town, case).state is State.ZOEKEN
    assert proposal_of(town, case) is None
    assert proposal
    assert proposal.coach_id in town.read(lambda db: proposals.refused(db, case.id))
    assert "er is gekozen voor een andere coach" in town.phone(pool.CARLA).everything
    assert case.code in town.phone(COORDINATOR).last.plain


def test_another_coach_can_be_asked_for_in_a_rest(
    town: Town, running: Traject, anna: Handset
) -> None:
    """Without going on with this one first."""
    wishes(anna, "pauze")
    wishes(anna, "andere")
    assert pool.case_now(town, running).state is State.ZOEKEN


@pytest.mark.parametrize("step", STEPS)
def test_stopping_is_possible_at_every_step(town: Town, step: str) -> None:
    """At once: nothing is planned, asked or waited for any more."""
    case, anna = STEPS[step](town), town.phone(ANNA)
    wishes(anna, "stop")
    after = pool.case_now(town, case)
    assert (after.state, after.owner, after.due) == (State.GESTOPT, None, None)
    assert proposal_of(town, case) is None
    assert f"Traject {case.code} is op verzoek gestopt." in town.phone(COORDINATOR).everything
    if step != "zoeken":
        assert f"Traject {case.code} is gestopt." in town.phone(pool.CARLA).everything
    anna.command("overzicht")
    assert not anna.last.keys


def test_who_thinks_again_changes_nothing(town: Town, running: Traject, anna: Handset) -> None:
    """Before it is sure, nothing happens."""
    for wish in ("Een andere coach", "Stoppen met het traject", "Meer gesprekken", "Pauze"):
        anna.command("overzicht").tap(CHANGE, wish, "Laat alles zoals het is")
    assert pool.case_now(town, running) == running


def test_a_wish_of_somebody_else_is_not_heard(town: Town, running: Traject, carla: Handset) -> None:
    """Nor does the coach stop the traject of a wethouder, or an unknown button do anything."""
    for user in (BRAM, pool.CARLA):
        town.phone(user).press(f"w:{running.id}:stop-ja").press(f"w:{running.id + 9}:stop-ja")
    carla.press(f"w:{running.id}:onbekend")
    assert pool.case_now(town, running) == running


def test_an_old_wish_is_answered_with_how_it_is_now(
    town: Town, running: Traject, anna: Handset
) -> None:
    """And the message loses its buttons."""
    anna.command("overzicht").tap(CHANGE)
    number, data = anna.button("Meer gesprekken")
    wishes(anna, "stop")
    anna.press(data, number)
    assert anna.last.plain.startswith("Dat kan nu niet")
    assert not anna.messages[number].keys
    assert pool.case_now(town, running).state is State.GESTOPT
