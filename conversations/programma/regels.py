"""The hard rules of a programme (domain.md 3.5, (vi)), and what keeps a werkvorm out of one.

A draft keeps to more than that, so that it is a good day and not only one that is allowed; who changes
it may leave this. Where wishes are said not to go together, it is within these rules too:
- the goals come in one order, and of each what is light before what is deep (keuzes.py);
- each goal has its share of the time, by its rank (`BOUNDS` in verdeling.py);
- of werkvormen of one kind one is there, and none that was done before or that does not suit them;
- nobody has a break who hardly worked (`BEFORE_PAUZE`, `BEFORE_REST`);
- dinner takes an hour and a half, and a walk what is usual.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conversations.programma.blokken import Tussen
from conversations.programma.intake import Intake
from conversations.werkvormen import AVONDGESPREK, FIXED, Aard, Moment, Nodig, Werkvorm

STEP = 5  # minutes: everything in a programme takes a multiple of it
STRETCH = 110  # minutes of work between two breaks, at most
LUNCH_SINCE, LUNCH_UNTIL = 12 * 60, 13 * 60 + 30  # who is together all through this has lunch in it
DINER_SINCE, DINER_UNTIL = 18 * 60, 20 * 60 + 30
EVENING = 19 * 60 + 30  # a day that lasts longer has dinner in it
CLOSING = 40  # minutes for agreements and the end, at least
DAGDEEL = 6 * 60  # what is shorter is a dagdeel
GOALS_IN_DAGDEEL = 2
# How many minutes what stands between may take: the least and the most.
BETWEEN: Mapping[str, tuple[int, int]] = {
    Tussen.ONTVANGST: (10, 30),
    Tussen.PAUZE: (10, 30),
    Tussen.LUNCH: (45, 60),
    Tussen.LUNCH_BUITEN: (60, 75),
    Tussen.VRIJE_TIJD: (30, 120),
    Tussen.DINER: (75, 90),
    Tussen.UITLOOP: (5, 30),
}
# How many it takes in a draft, when time does not press.
USUAL: Mapping[str, int] = {
    Tussen.ONTVANGST: 15,
    Tussen.PAUZE: 15,
    Tussen.LUNCH: 45,
    Tussen.LUNCH_BUITEN: 60,
    Tussen.DINER: 90,
}
DEARER = 20  # points: only where nothing else will do, a break is not as long as usual
BEFORE_PAUZE, BEFORE_REST = 60, 30  # minutes of work before a break, and before lunch or a walk
LUNCHES = (Tussen.LUNCH, Tussen.LUNCH_BUITEN)
DINERS = (Tussen.DINER, AVONDGESPREK)


class Rule(StrEnum):
    """What a programme keeps to; `programma.regel.{rule}` says that it would not."""

    # What keeps a werkvorm out.
    GROEP = "groep"
    VERTROUWEN = "vertrouwen"
    FASE = "fase"
    MT = "mt"
    UITSLAGEN = "uitslagen"
    VRAGENLIJST = "vragenlijst"
    MEER_DAGEN = "meer_dagen"
    GEEN_DAGDEEL = "geen_dagdeel"
    # What makes a programme none.
    ONBEKEND = "onbekend"
    DUUR = "duur"
    DUBBEL = "dubbel"
    PAUZE = "pauze"
    LUNCH = "lunch"
    DINER = "diner"
    BEGIN = "begin"
    SLOT = "slot"
    SLOTTIJD = "slottijd"
    TIJD = "tijd"
    DOEL = "doel"
    DOELEN = "doelen"
    UITKOMST = "uitkomst"
    # What a change cannot do.
    NUMMER = "nummer"
    PLAATS = "plaats"
    VAST = "vast"


@dataclass(frozen=True)
class Breach:
    """A rule that would be broken.

    :param nummer: of the block where that is; 0 for the programme as a whole.
    :param wat: the werkvorm, goal or outcome that it is about.
    :param minuten: how long it is then, or how much there is too much (less than 0: too little).
    """

    rule: Rule
    nummer: int = 0
    wat: str = ""
    minuten: int = 0


def keeps_out(werkvorm: Werkvorm, intake: Intake, days: int, minutes: int) -> Iterator[Rule]:
    """Why a werkvorm cannot be in a programme for these people at all.

    :param minutes: how long the longest day is.
    """
    people = intake.groep + (intake.mt if Nodig.MT in werkvorm.nodig else 0)
    if not werkvorm.smallest <= people <= werkvorm.largest:
        yield Rule.GROEP
    if werkvorm.vertrouwen > intake.level:
        yield Rule.VERTROUWEN
    if intake.fase is not None and intake.fase not in werkvorm.fasen:
        yield Rule.FASE
    if Nodig.MT in werkvorm.nodig and not intake.mt:
        yield Rule.MT
    if Nodig.UITSLAGEN in werkvorm.nodig and werkvorm.id not in intake.uitslagen:
        yield Rule.UITSLAGEN
    if Nodig.VRAGENLIJST in werkvorm.nodig and not intake.vragenlijst:
        yield Rule.VRAGENLIJST
    if werkvorm.moment is Moment.AVOND and days == 1:
        yield Rule.MEER_DAGEN
    if werkvorm.moment is Moment.DAG and minutes < DAGDEEL:
        yield Rule.GEEN_DAGDEEL


def between(wat: str) -> Iterator[tuple[int, int]]:
    """Every length of what stands between, in minutes, and what that costs in points: more and more, the
    farther it is from what is usual.
    """
    least, most = BETWEEN[wat]
    for minutes in range(least, most + 1, STEP):
        yield minutes, -DEARER * ((minutes - USUAL[wat]) // STEP) ** 2


def has_lunch(begin: int, einde: int) -> bool:
    """Whether a day has a lunch in it; minutes after midnight."""
    return begin <= LUNCH_SINCE and einde >= LUNCH_UNTIL


def is_rest(werkvorm: Werkvorm) -> bool:
    """Whether a werkvorm counts as a break: a walk does."""
    return werkvorm.aard is Aard.BUITEN


def is_core(wat: str) -> bool:
    """Whether it stands by itself, and is no part of the edge of a day and no lunch."""
    return wat == Tussen.PAUZE or wat not in (*FIXED, AVONDGESPREK, *Tussen)
