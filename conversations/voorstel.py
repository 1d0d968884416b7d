"""The life of a proposal: one coach, asked for one case (domain.md 1.7).

Rule of this file: what has ended stays as it ended, and a step that is not in the table raises.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from conversations.pool import Barred


class Voorstel(StrEnum):
    """How a proposal stands."""

    GEVRAAGD = "gevraagd"  # the coach was asked, without a name
    GEWEIGERD = "geweigerd"  # the coach said no
    VERLOPEN = "verlopen"  # the coach did not answer in time
    INGETROKKEN = "ingetrokken"  # the office took it back, or it was no longer needed
    VOORGESTELD = "voorgesteld"  # the wethouder looks at the card
    AFGEWEZEN = "afgewezen"  # the wethouder would rather have another coach
    KENNISMAKEN = "kennismaken"
    GEEN_KLIK = "geen_klik"
    KLIK = "klik"  # both said yes
    BEEINDIGD = "beeindigd"  # the traject with this coach is over
    GENOEMD = "genoemd"  # never asked: either side named the other as somebody not to work with


class IllegalStep(ValueError):
    """This cannot happen to a proposal that stands like this."""


@dataclass(frozen=True)
class Because:
    """One reason for a proposal, as it was on that day.

    :param message: id of the sentence, with the `values` that are filled in.
    :param keys: the answers that it rests on.
    :param neutral: id of the sentence that names the kind of reason only.
    """

    message: str
    values: Mapping[str, Any]
    keys: tuple[str, ...]
    neutral: str


_V = Voorstel
STEPS: Mapping[Voorstel, frozenset[Voorstel]] = {
    _V.GEVRAAGD: frozenset({_V.VOORGESTELD, _V.GEWEIGERD, _V.VERLOPEN, _V.INGETROKKEN}),
    _V.VOORGESTELD: frozenset({_V.KENNISMAKEN, _V.AFGEWEZEN, _V.INGETROKKEN}),
    _V.KENNISMAKEN: frozenset({_V.KLIK, _V.GEEN_KLIK, _V.AFGEWEZEN, _V.INGETROKKEN}),
    _V.KLIK: frozenset({_V.BEEINDIGD}),
}
# Those that take up a place of the coach.
OPEN = tuple(STEPS)
# After which end the coach does not come back to this wethouder.
BARS: Mapping[Voorstel, Barred] = {
    _V.GEWEIGERD: Barred.GEWEIGERD,
    _V.VERLOPEN: Barred.GEWEIGERD,
    _V.AFGEWEZEN: Barred.GEWEIGERD,
    _V.GEEN_KLIK: Barred.GEEN_KLIK,
    _V.BEEINDIGD: Barred.GEEN_KLIK,
    _V.GENOEMD: Barred.GENOEMD,
}


def check(before: Voorstel, after: Voorstel) -> None:
    """Raise IllegalStep when a proposal does not go from one to the other."""
    if after not in STEPS.get(before, frozenset()):
        raise IllegalStep(f"{after} kan niet na {before}")
