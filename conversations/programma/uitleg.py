"""A programme as it is shown: of each block when it is, why it is there and what could be there instead,
and what to look at.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from conversations.programma.blokken import Onderdeel, Programma
from conversations.programma.intake import Intake
from conversations.programma.keuzes import allowed
from conversations.programma.let_op import Waarschuwing, waarschuwingen
from conversations.programma.regels import LUNCHES, is_rest
from conversations.programma.waarom import Reden, Waarom, punten, redenen
from conversations.programma.wijzigen import Refused, swap
from conversations.werkvormen import (
    AVONDGESPREK,
    CHECK_IN,
    CHECK_OUT,
    FIXED,
    SPELREGELS,
    WERKAFSPRAKEN,
    Catalogus,
)

MOST_ALTERNATIVES = 4
FIXED_BY_HAND = Reden(Waarom.VAST, (("begeleider", "vast"),))
ALWAYS: Mapping[str, Waarom] = {
    SPELREGELS: Waarom.REGELS,
    CHECK_IN: Waarom.STEM,
    WERKAFSPRAKEN: Waarom.AFSPRAKEN,
    CHECK_OUT: Waarom.AFRONDEN,
    AVONDGESPREK: Waarom.AVOND,
}


@dataclass(frozen=True)
class Regel:
    """One line of a programme, with its reasons and what could be there instead, best first."""

    onderdeel: Onderdeel
    waarom: tuple[Reden, ...]
    alternatieven: tuple[str, ...]


@dataclass(frozen=True)
class Concept:
    """A programme with everything that is told about it."""

    regels: tuple[Regel, ...]
    waarschuwingen: tuple[Waarschuwing, ...]


def concept(programma: Programma, intake: Intake, catalogus: Catalogus) -> Concept:
    """What is told about a programme."""
    return Concept(
        tuple(
            Regel(
                one,
                tuple(waarom(programma, one, intake, catalogus)),
                alternatieven(programma, one.nummer, intake, catalogus),
            )
            for one in programma.onderdelen
        ),
        tuple(waarschuwingen(programma, intake, catalogus)),
    )


def waarom(
    programma: Programma, one: Onderdeel, intake: Intake, catalogus: Catalogus
) -> Iterator[Reden]:
    """Why a block is there; nothing of what stands between werkvormen."""
    blok = one.blok
    if blok.vast:
        yield FIXED_BY_HAND
    if blok.wat in ALWAYS:
        yield Reden(ALWAYS[blok.wat])
    werkvorm = catalogus.get(blok.wat)
    if werkvorm and blok.doel in intake.doelen:
        found = redenen(werkvorm, blok.doel, intake)
        yield from (one for one in found if one != FIXED_BY_HAND or not blok.vast)
        before = programma.dagen[one.dag].blokken[one.plek - 1]
        if is_rest(werkvorm) and before.wat in LUNCHES:
            yield Reden(Waarom.BUITEN)


def alternatieven(
    programma: Programma, nummer: int, intake: Intake, catalogus: Catalogus
) -> tuple[str, ...]:
    """The werkvormen that a block can be swapped for as things are, what fits best first."""
    one = next(one for one in programma.onderdelen if one.nummer == nummer)
    doel, now = one.blok.doel, one.blok.wat
    if doel is None or doel not in intake.doelen or one.blok.vast or now == AVONDGESPREK:
        return ()
    longest = max(dag.einde - dag.begin for dag in programma.dagen)
    found = [
        (-punten(werkvorm, doel, intake), id_)
        for id_, werkvorm in allowed(catalogus, intake, len(programma.dagen), longest).items()
        if id_ not in (*FIXED, *programma.werkvormen) and doel in werkvorm.doelen
    ]
    can = (
        id_
        for _, id_ in sorted(found)
        if not isinstance(swap(programma, nummer, id_, intake, catalogus), Refused)
    )
    return tuple(islice(can, MOST_ALTERNATIVES))
