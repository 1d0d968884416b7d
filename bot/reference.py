"""Reads the reference data that is shipped with `conversations`: once in a process, where nothing
changes what was read.
"""

import csv
from datetime import date
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from conversations.collegeperiode import Verkiezingen
from conversations.gemeenten import Gemeenten
from conversations.kalender import Kalender, Recess
from conversations.werkvormen import Catalogus, catalogus


@cache
def load_gemeenten() -> Gemeenten:
    """All gemeenten, with the places and former gemeenten through which they are found."""
    return Gemeenten(
        _rows("gemeenten.csv"), _rows("plaatsen.csv"), _rows("voormalige_gemeenten.csv")
    )


@cache
def load_kalender(zone: ZoneInfo, busy: frozenset[int]) -> Kalender:
    """The recesses of every region, and which gemeente lies where.

    :param busy: months (1 to 12) in which a budget is made.
    """
    recesses = [
        Recess(row["region"], date.fromisoformat(row["start"]), date.fromisoformat(row["end"]))
        for row in _rows("recesses.csv")
    ]
    regions = {
        row["code"]: frozenset(filter(None, (row["region"], row["part_region"])))
        for row in _rows("gemeente_schoolregio.csv")
    }
    return Kalender(zone, recesses, regions, busy)


@cache
def load_verkiezingen() -> Verkiezingen:
    """When councils are elected, and which gemeenten merge."""
    return Verkiezingen(_rows("elections.csv"), _rows("herindelingen.csv"))


def load_werkvormen() -> Catalogus:
    """The catalogue of werkvormen. Raises WrongCatalogus with all that is wrong with it."""
    return catalogus(_rows("werkvormen.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("conversations") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
