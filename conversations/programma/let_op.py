"""What to look at in a programme, before it goes to anybody: warnings, no refusals (domain.md 3.4, 3.5)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from conversations.collegeperiode import Fase
from conversations.programma.blokken import Programma
from conversations.programma.intake import Intake
from conversations.programma.waarom import TERM, TRUST, Key
from conversations.werkvormen import Catalogus, Nodig


class LetOp(StrEnum):
    """What it is about; `programma.let_op.{let_op}` is the sentence."""

    OVERNACHTEN = "overnachten"
    MEER_DAGEN = "meer_dagen"
    BUDGET = "budget"
    CAMPAGNE = "campagne"
    ONBEKEND = "onbekend"  # nobody said how open the group is
    STROEF = "stroef"
    APART = "apart"  # one member is far below the others
    WENS = "wens"
    MT = "mt"
    UITSLAGEN = "uitslagen"
    GETRAIND = "getraind"
    BEVOEGD = "bevoegd"


@dataclass(frozen=True)
class Waarschuwing:
    """One thing to look at: the answers that it rests on, and the werkvormen or wishes it is about."""

    let_op: LetOp
    rests_on: tuple[Key, ...] = ()
    wat: tuple[str, ...] = ()


# What a werkvorm needs that somebody must see to.
NEEDS: Mapping[Nodig, LetOp] = {
    Nodig.UITSLAGEN: LetOp.UITSLAGEN,
    Nodig.GETRAIND: LetOp.GETRAIND,
    Nodig.BEVOEGD: LetOp.BEVOEGD,
}


def waarschuwingen(
    programma: Programma, intake: Intake, catalogus: Catalogus
) -> tuple[Waarschuwing, ...]:
    """Everything to look at, in the order of LetOp."""
    return (
        *_seen_from_outside(programma, intake),
        *_of_trust(intake),
        *_open_wishes(programma, intake, catalogus),
        *_to_see_to(programma, catalogus),
    )


def _seen_from_outside(programma: Programma, intake: Intake) -> Iterator[Waarschuwing]:
    """What will look bad when it becomes known."""
    if len(programma.dagen) > 1:
        if intake.nacht:
            yield Waarschuwing(LetOp.OVERNACHTEN, (("college", "overnachten"),))
        else:
            yield Waarschuwing(LetOp.MEER_DAGEN, (("college", "lengte"),))
    if intake.budget_hoog:
        yield Waarschuwing(LetOp.BUDGET, (("college", "budget"),))
    if intake.fase is Fase.CAMPAGNE:
        yield Waarschuwing(LetOp.CAMPAGNE, TERM)


def _of_trust(intake: Intake) -> Iterator[Waarschuwing]:
    if intake.score is None:
        yield Waarschuwing(LetOp.ONBEKEND, (*TRUST, ("college", "sfeer")))
    if intake.is_strained:
        yield Waarschuwing(
            LetOp.STROEF, TRUST if intake.vertrouwen is not None else (("college", "sfeer"),)
        )
    if intake.apart:
        yield Waarschuwing(LetOp.APART, TRUST)


def _open_wishes(
    programma: Programma, intake: Intake, catalogus: Catalogus
) -> Iterator[Waarschuwing]:
    """What was wished and is nowhere in it."""
    there = [catalogus[id_] for id_ in programma.werkvormen]
    met = {wens for werkvorm in there for wens in werkvorm.wensen}
    if left := tuple(sorted(intake.wensen - met)):
        yield Waarschuwing(LetOp.WENS, (("collegelid", "niet_missen"),), left)
    if intake.mt and not any(Nodig.MT in werkvorm.nodig for werkvorm in there):
        yield Waarschuwing(LetOp.MT, (("college", "aantal_directie"),))


def _to_see_to(programma: Programma, catalogus: Catalogus) -> Iterator[Waarschuwing]:
    for nodig, let_op in NEEDS.items():
        if needing := tuple(id_ for id_ in programma.werkvormen if nodig in catalogus[id_].nodig):
            yield Waarschuwing(let_op, wat=needing)
