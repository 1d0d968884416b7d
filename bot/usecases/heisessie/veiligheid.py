"""What may not be safe stops the automatic part of a heisessie: a human comes first (domain.md 3.5)."""

from bot.usecases.heisessie import office, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import Event, State, can
from storage import cases
from storage.people import Known

NEED = "nood"


def stop(turn: Turn, at: At, told: str = "coordinator.heisessie_onveilig") -> None:
    """Nothing goes by itself until the office says so. It is not told who said it, nor what."""
    if can(at.case.state, Event.ONVEILIG):
        at = standing.happen(turn, at, Event.ONVEILIG)
    onward = ("veilig",) if at.case.state is State.MENS_EERST else ()
    office.tell(turn, at, told, (*onward, "bekijk"))


def in_need(turn: Turn, at: At, person: Known) -> None:
    """Somebody in it wrote to be in need, or threatened. All members are called, once it can go on:
    nobody is picked out.
    """
    cases.audit(turn.db, "iemand", NEED, at.case.id, turn.now)
    stop(turn, at, "coordinator.heisessie_nood")
    if at.begeleider and at.begeleider.person_id != person.id:
        telling.tell(turn, at, at.begeleider.telegram_id, "heisessie.nood")


def is_noted(turn: Turn, at: At) -> bool:
    """Whether somebody in it was in need."""
    return cases.was_noted(turn.db, at.case.id, NEED)
