"""The pool that the other tests begin with is one that the bot could have made."""

from collections.abc import Callable

import pytest

from conversations.scripts import COACH, WETHOUDER
from conversations.traject import State
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import pool
from tests.bot.phone import Town


def test_the_profile_and_the_intake_are_whole() -> None:
    """Every answer is one that the script takes, and nothing is left open but what the chat does not ask."""
    assert COACH.path(pool.PROFILE).open is None
    assert not pool.PROFILE.keys() - COACH.path(pool.PROFILE).known.keys()
    assert not pool.INTAKE.keys() - {question.key for question in WETHOUDER.questions}


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (pool.asked, State.COACH_GEVRAAGD),
        (pool.shown, State.VOORGESTELD),
        (pool.meeting, State.MOMENTEN),
        (pool.agreeing, State.AFSPRAKEN),
        (pool.running, State.LOOPT),
    ],
)
def test_every_step_has_its_state(
    town: Town, step: Callable[[Town, Traject, Coach], Traject], state: State
) -> None:
    """With one owner and one due day."""
    case = step(town, pool.looking(town), pool.coach(town))
    assert pool.case_now(town, case).state is state
    assert case.owner
    assert case.due
