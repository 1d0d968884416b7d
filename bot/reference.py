"""Reads the reference data that is shipped with `conversations`, once at start."""

import csv
from importlib import resources

from conversations.gemeenten import Gemeenten


def load_gemeenten() -> Gemeenten:
    """All gemeenten, with the places and former gemeenten through which they are found."""
    return Gemeenten(
        _rows("gemeenten.csv"), _rows("plaatsen.csv"), _rows("voormalige_gemeenten.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = (resources.files("conversations") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
