"""Whatever people press, type and let pass: each open case has one state, one owner of the next step
and one due day, nobody is in two places or with two coaches at once, and nobody sees what another
answered about the klik.
"""

import logging
from copy import copy
from itertools import combinations

import pytest
from sqlalchemy import Connection

from bot.words import Words
from conversations.kinds import Mark
from conversations.traject import CLOSED, State
from conversations.voorstel import BARS, OPEN
from storage import appointments, cases, coaches, people, proposals
from storage.appointments import Appointment, span
from storage.models import Case
from storage.proposals import Proposal
from tests.bot import pool, rows
from tests.bot.life import (
    CLARA,
    COACHES,
    EVERYBODY,
    MARKS,
    WETHOUDERS,
    Life,
    Story,
    of_a_traject,
    of_the_office,
    of_two_who_meet,
)
from tests.bot.phone import Town

TURNS = 20
# Without a coach, with one, or either.
ALONE = {State.VRAGEN, State.TE_BELLEN, State.GESPREK_GEPLAND, State.ZOEKEN, *CLOSED}
EITHER = {State.PAUZE, State.AFRONDEN}


def whole(db: Connection, town: Town) -> set[State]:
    """Everything that is always so; gives the states that the cases are in."""
    today, seal = town.today, town.house.seal
    assert not [row for row in rows.of(db, "talk") if row["turn"] == 0]
    states = set()
    for row in rows.of(db, str(Case.__tablename__)):
        case = cases.with_id(db, row["id"])
        assert case
        states.add(case.state)
        every = proposals.of_case(db, seal, case.id)
        theirs = [one for one in every if one.state in OPEN]
        assert (case.state in CLOSED) is (case.owner is None) is (case.due is None), case
        assert len(theirs) <= 1
        assert case.state in EITHER or (case.state in ALONE) is (not theirs), (case, theirs)
        coming = appointments.coming(db, seal, case.id)
        assert case.state not in CLOSED or not coming, case
        comes_back(every)
    profiles = coaches.profiles(db, seal)
    for coach, load in coaches.everybody(db):
        most = profiles[coach.id].get("aantal", Mark.SKIPPED)
        assert isinstance(most, int)
        assert load <= most
    for user in EVERYBODY:
        person = people.find(db, user)
        mine = appointments.of_person(db, seal, person.id, today) if person else []
        assert not [pair for pair in combinations(mine, 2) if overlap(*pair)]
    return states


def comes_back(every: list[Proposal]) -> None:
    """A coach who was refused is not open after that."""
    for place, one in enumerate(every):
        again = [two for two in every[place + 1 :] if two.coach_id == one.coach_id]
        assert one.state not in BARS or not again, (one, again)


def overlap(one: Appointment, other: Appointment) -> bool:
    """Whether two appointments are at the same time."""
    (begin, end), (since, until) = (
        span(it.slot.time, it.slot.part, it.slot.minutes) for it in (one, other)
    )
    return one.slot.day == other.slot.day and begin < until and since < end


def unseen(town: Town) -> None:
    """A name of a wethouder is with a coach or a coördinator only in a message that goes away, and
    what one side is asked or answers about the klik is with nobody else.
    """
    yellow, blue = MARKS.values()
    for user in EVERYBODY:
        for message in town.phone(user).messages.values():
            told = message.plain + "".join(key.label for key in message.keys)
            assert user in WETHOUDERS or yellow not in told, message
            assert user in COACHES or blue not in told, message
            if user not in WETHOUDERS:
                assert message.mine or message.protected or "de Wit" not in told, message


def marked(words: Words) -> Words:
    """These words, with a marker in every sentence about the klik of each side."""
    made = copy(words)
    made._sentences = {
        message_id: text
        + "".join(f" {mark}" for of, mark in MARKS.items() if message_id.startswith(of))
        for message_id, text in words._sentences.items()
    }
    return made


REACHED: dict[Story, set[State]] = {
    of_the_office: {
        State.VRAGEN, State.TE_BELLEN, State.GESPREK_GEPLAND, State.ZOEKEN, State.COACH_GEVRAAGD,
        State.VOORGESTELD, State.BESPREKEN,
    },
    of_two_who_meet: {
        State.MOMENTEN, State.KIEZEN, State.KENNISMAKING, State.KLIK, State.AFSPRAKEN,
    },
    of_a_traject: {
        State.LOOPT, State.AFRONDEN, State.TERUGKOMEN, State.AFGESLOTEN, State.PAUZE, State.GESTOPT,
    },
}  # fmt: skip


def test_the_stories_come_through_every_state() -> None:
    """So that what is always so is looked at in each of them."""
    assert set().union(*REACHED.values()) == set(State)


@pytest.mark.parametrize("story", REACHED, ids=lambda story: story.__name__)
def test_whatever_happens_every_case_is_whole_and_nobody_hears_the_klik_of_another(
    town: Town, story: Story, caplog: pytest.LogCaptureFixture
) -> None:
    """After every step of a story, and after every turn of the random life that follows."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, "matplotlib")
    town.house.words = marked(town.house.words)
    for user, more in (
        (pool.CARLA, {}),
        (pool.COEN, {"eerder": ("geen",)}),
        (CLARA, {"aantal": 1}),
    ):
        pool.coach(town, user, **more)
    reached = set()
    for state in story(town):
        assert state in look(town)
        reached.add(state)
    assert reached == REACHED[story]
    life = Life(town, len(reached))
    for _ in range(TURNS):
        life.turn()
        look(town)
    said = "\n".join(f"{record.getMessage()} {record.exc_text}" for record in caplog.records)
    assert not [mark for mark in (*MARKS.values(), "de Wit") if mark in said]


def look(town: Town) -> set[State]:
    """That all is as it must be; gives the states that the cases are in."""
    unseen(town)
    return town.write(lambda db: whole(db, town))
