"""What must never be of a heisessie, looked at every evening of a simulation."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import Connection, text

from bot.simulation.town import Town
from bot.usecases.heisessie import beeld
from bot.usecases.heisessie.passing import CLOSES_AFTER
from conversations.heisessie import OPEN, State
from conversations.prompts import KEEP_INTAKE
from storage import heisessies, terms
from storage.heisessies import Heisessie
from storage.models import HEISESSIE
from storage.sealing import Seal

SOME_DAYS = timedelta(days=3)
# Where somebody leads it, and where a day was picked.
LED = frozenset({State.INTAKEGESPREK, *OPEN[OPEN.index(State.LEDEN) : OPEN.index(State.AFSPRAKEN)]})
DATED = frozenset(OPEN[OPEN.index(State.VOORGESPREKKEN) :])
PICTURES = text("SELECT id, after FROM history WHERE what = 'picture'")


def every_day(db: Connection, town: Town) -> Iterator[str]:
    """What is wrong today."""
    for number in terms.silent(
        db, HEISESSIE, town.now - timedelta(days=KEEP_INTAKE) - SOME_DAYS, 1
    ):
        yield f"the request of heisessie {number} is kept, and nobody was heard"
    for case in heisessies.open_ones(db):
        assert case.due
        told = f"heisessie {case.id} in {case.state} was due {case.due}, and"
        if case.state is State.VOLGEN and town.today > case.due + CLOSES_AFTER + SOME_DAYS:
            yield f"{told} is not closed"
        elif case.state not in (State.VRAGEN, State.VOLGEN) and town.is_untold(case.code, case.due):
            yield f"{told} nobody was told"
        if not _fits(case):
            yield f"heisessie {case.id} in {case.state} has no owner, begeleider or day, or too many"


def pictures(db: Connection, seal: Seal) -> dict[int, int]:
    """By heisessie, of how many answers the picture was made that the group sees."""
    answers = {number: int(count) for number, count in db.execute(PICTURES)}
    kept = {number: heisessies.picture(db, seal, number) for number in answers}
    return {
        number: answers[number] for number, one in kept.items() if one and beeld.load(one).groep
    }


def _fits(case: Heisessie) -> bool:
    """Whether there is what the state asks for."""
    led = case.state not in LED or case.coach_id is not None
    asked = (case.state is State.BEGELEIDER_GEVRAAGD) == (case.asked_id is not None)
    dated = case.state not in DATED or case.day is not None
    return bool(case.owner and led and asked and dated)
