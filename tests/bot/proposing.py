"""A coördinator who proposes, and how it stands after that."""

from conversations.traject import State
from conversations.voorstel import Voorstel
from storage import proposals
from storage.cases import Traject
from tests.bot import pool
from tests.bot.phone import Handset, Town

GONE = "Dit staat niet meer open. U hoeft niets te doen."


def propose(coordinator: Handset, case: Traject, name: str = "Carla Verzonnen") -> Handset:
    """The coördinator looks who fits, and asks this coach."""
    return coordinator.press(f"c:{case.code}:kandidaten").tap(f"Vraag {name}")


def state(town: Town, case: Traject) -> tuple[State, Voorstel]:
    """How the case and its newest proposal stand."""
    held = town.read(lambda db: proposals.of_case(db, town.house.seal, case.id))
    return pool.case_now(town, case).state, held[-1].state


def buttons(phone: Handset) -> list[str]:
    """What is on every button of a phone."""
    return [key.label for m in phone.messages.values() for key in m.keys]
