"""Why a werkvorm is in a programme: reasons that name the answers they rest on, and their points.

Rule of this file: a werkvorm gets its points through its reasons, so that whatever counted is told,
and without the answer there is neither. Nobody sees the points: they decide between programmes that
keep all rules. The table is ours; domain.md (vi) gives the order of the filter and no weights.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conversations.collegeperiode import Doel
from conversations.programma.intake import Intake
from conversations.werkvormen import Nodig, Werkvorm

Key = tuple[str, str]  # a script, or "begeleider", and the key of one of its questions


class Waarom(StrEnum):
    """Why something is where it is, the first is told first; `programma.waarom.{waarom}` says it."""

    VAST = "vast"
    DOEL = "doel"
    UITKOMST = "uitkomst"
    WENS = "wens"
    FASE = "fase"
    UITSLAGEN = "uitslagen"
    VRAGENLIJST = "vragenlijst"
    MT = "mt"
    STROEF = "stroef"
    OPEN = "open"
    WERKWIJZE = "werkwijze"
    # What has its place in every programme.
    REGELS = "regels"
    STEM = "stem"
    AFSPRAKEN = "afspraken"
    AFRONDEN = "afronden"
    AVOND = "avond"
    BUITEN = "buiten"


NEEDED = 10_000  # it must be there: more than everything else together
POINTS: Mapping[Waarom, int] = {
    Waarom.VAST: NEEDED,
    Waarom.UITKOMST: NEEDED,
    Waarom.STROEF: 24,
    Waarom.WENS: 8,  # each; that a wish is met at all weighs more (zoeken.py)
    Waarom.MT: 40,
    Waarom.BUITEN: 20,
    Waarom.UITSLAGEN: 15,
    Waarom.FASE: 12,
    Waarom.OPEN: 8,
    Waarom.WERKWIJZE: 6,
}
BLOCK = -20  # few topics, and more time for each (domain.md 3.3)
PREFERENCE = 10  # for each of the 0 to 3 of the catalogue
SECOND_GOAL, OTHER_GOAL = -20, -40  # it serves another goal better; which was asked for too
OLD_PAIN = -24  # better left out where relations are strained

TRUST: tuple[Key, ...] = tuple(("collegelid", key) for key in ("zeggen", "fout", "aanspreken"))
TERM: tuple[Key, ...] = tuple(
    ("college", key) for key in ("verkiezingen", "verkiezingsdag", "benoemd", "aanleiding")
)


@dataclass(frozen=True)
class Reden:
    """One reason.

    :param rests_on: the answers without which it would not hold.
    :param wat: what fills {wat}: the goal, the outcomes or the wishes, as they were chosen.
    :param plaats: the place of a goal among the goals, from 1.
    """

    waarom: Waarom
    rests_on: tuple[Key, ...] = ()
    wat: tuple[str, ...] = ()
    plaats: int = 0


def redenen(werkvorm: Werkvorm, doel: Doel, intake: Intake) -> tuple[Reden, ...]:
    """Why a werkvorm fits for one of the goals, in the order of Waarom."""
    found = (*_asked(werkvorm, doel, intake), *_fitting(werkvorm, intake))
    order = list(Waarom)
    return tuple(sorted(found, key=lambda one: order.index(one.waarom)))


def _asked(werkvorm: Werkvorm, doel: Doel, intake: Intake) -> Iterator[Reden]:
    place = intake.doelen.index(doel) + 1
    yield Reden(Waarom.DOEL, (("college", "doelen"),), (doel,), place)
    if any(one.wat == werkvorm.id for one in intake.vast):
        yield Reden(Waarom.VAST, (("begeleider", "vast"),))
    if paper := sorted(werkvorm.uitkomsten & intake.uitkomsten):
        yield Reden(Waarom.UITKOMST, (("college", "uitkomst"),), tuple(paper))
    if wishes := sorted(werkvorm.wensen & intake.wensen):
        yield Reden(Waarom.WENS, (("collegelid", "niet_missen"),), tuple(wishes))
    if Nodig.MT in werkvorm.nodig and intake.mt:
        yield Reden(Waarom.MT, (("college", "deelnemers"), ("college", "aantal_directie")))


def _fitting(werkvorm: Werkvorm, intake: Intake) -> Iterator[Reden]:
    trust = TRUST if intake.vertrouwen is not None else (("college", "sfeer"),)
    if intake.fase in werkvorm.past_bij:
        yield Reden(Waarom.FASE, TERM)
    if werkvorm.id in intake.uitslagen:
        yield Reden(Waarom.UITSLAGEN, (("college", "profielen"),))
    if Nodig.VRAGENLIJST in werkvorm.nodig and intake.vragenlijst:
        yield Reden(Waarom.VRAGENLIJST, TRUST)
    if intake.is_strained and werkvorm.stroef:
        yield Reden(Waarom.STROEF, trust)
    if werkvorm.vertrouwen == intake.level == 3:
        yield Reden(Waarom.OPEN, trust)
    if werkvorm.aard in intake.liefst:
        yield Reden(Waarom.WERKWIJZE, (("collegelid", "werkwijze"),))


def punten(werkvorm: Werkvorm, doel: Doel, intake: Intake) -> int:
    """How well a werkvorm fits for one of the goals."""
    first = werkvorm.doelen[0]
    elsewhere = 0 if first is doel else OTHER_GOAL if first in intake.doelen else SECOND_GOAL
    pain = OLD_PAIN if intake.is_strained and werkvorm.stroef is False else 0
    counted = (
        POINTS.get(one.waarom, 0) * (len(one.wat) if one.waarom is Waarom.WENS else 1)
        for one in redenen(werkvorm, doel, intake)
    )
    return BLOCK + PREFERENCE * werkvorm.voorkeur + elsewhere + pain + sum(counted)
