"""Two coördinators propose at the same moment, each heard by another process on PostgreSQL: every
limit holds all the same.
"""

from itertools import count

import pytest

from bot.inbound import Inbound, Pressed
from storage.cases import Traject
from tests.bot import pool, rows
from tests.bot.office import Office
from tests.bot.phone import COORDINATOR, SECOND, Town
from tests.bot.pool import CARLA, COEN

# Far from each other and from where the coaches live or worked.
GEMEENTEN = ("GM0014", "GM0080", "GM0106", "GM0114", "GM0150", "GM0153", "GM0175", "GM0193")


def looking(town: Town, number: int, gemeente: str | None = None) -> list[Traject]:
    """So many who look for a coach, each in another gemeente or all in one."""
    return [
        pool.looking(town, 9_000 + one, gemeente=gemeente or GEMEENTEN[one])
        for one in range(number)
    ]


def ask(office: Office, mine: list[tuple[Traject, int]], yours: list[tuple[Traject, int]]) -> None:
    """Two coördinators ask these coaches for these cases, one after the other, at the same time."""
    numbers = count(10_000)

    def presses(chat: int, asked: list[tuple[Traject, int]]) -> list[tuple[int, int, Inbound]]:
        return [
            (next(numbers), chat, Pressed(f"c:{case.code}:vraag:{coach_id}", 1))
            for case, coach_id in asked
        ]

    office.in_processes(presses(COORDINATOR, mine), presses(SECOND, yours))
    office.town.deliver()


def proposals_of(town: Town) -> list[dict[str, object]]:
    """Every proposal there is."""
    return town.read(lambda db: rows.of(db, "proposal"))


@pytest.mark.parametrize("most", [1, 3])
def test_a_coach_is_asked_for_as_many_as_there_are_places(office: Office, most: int) -> None:
    """Eight wethouders, two coördinators: who comes too late hears that there is no place."""
    town = office.town
    carla = pool.coach(town, CARLA, aantal=most)
    asked = [(case, carla.id) for case in looking(town, 8)]
    ask(office, asked[:4], asked[4:])
    assert len(proposals_of(town)) == most
    told = town.phone(COORDINATOR).everything + town.phone(SECOND).everything
    assert told.count("Heeft geen plaats voor nog een traject.") == 8 - most
    states = [row["state"] for row in town.read(lambda db: rows.of(db, "case"))]
    assert states.count("coach_gevraagd") == most


def test_two_who_propose_for_one_case_ask_one_coach(office: Office) -> None:
    """The other one hears how it stands."""
    town = office.town
    carla, coen = (pool.coach(town, one, aantal=12) for one in (CARLA, COEN))
    cases = looking(town, 8)
    ask(office, [(one, carla.id) for one in cases], [(one, coen.id) for one in cases])
    assert sorted(row["case_id"] for row in proposals_of(town)) == [one.id for one in cases]
    told = town.phone(COORDINATOR).everything + town.phone(SECOND).everything
    assert told.count("Dat kan nu niet.") == 8


def test_two_of_one_college_do_not_get_one_coach(office: Office) -> None:
    """Also when both were proposed at the same moment."""
    town = office.town
    carla = pool.coach(town, CARLA, aantal=12)
    first, second = looking(town, 2, "GM0193")
    ask(office, [(first, carla.id)], [(second, carla.id)])
    assert len(proposals_of(town)) == 1
    told = town.phone(COORDINATOR).everything + town.phone(SECOND).everything
    assert told.count("Coacht al iemand in dit college.") == 1
