"""What the begeleider changes in a programme: swap, make shorter or longer, move, fix.

Rule of this file: a change gives a programme that keeps to all rules and leaves what is fixed where it
is, or it is Refused and nothing has changed. Times follow: what a change takes or leaves comes from the
end of its day, where there is time to spare, or from the free time before dinner. Blocks are named by
their number over all days, from 1.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from conversations.collegeperiode import Doel
from conversations.programma.blokken import Blok, Dag, Onderdeel, Programma, Tussen
from conversations.programma.controle import check
from conversations.programma.intake import Intake, Vast
from conversations.programma.regels import BETWEEN, LUNCHES, STEP, Breach, Rule
from conversations.werkvormen import Catalogus, Werkvorm


@dataclass(frozen=True)
class Refused:
    """A change that cannot be, with every rule that stands in its way."""

    breaches: tuple[Breach, ...]


def swap(
    programma: Programma, nummer: int, wat: str, intake: Intake, catalogus: Catalogus
) -> Programma | Refused:
    """Another werkvorm in the place of one, or another lunch; as long as the one it replaces, or as near
    to that as it can be.
    """
    one = _find(programma, nummer)
    if one is None:
        return _no(Rule.NUMMER, nummer)
    werkvorm = catalogus.get(wat)
    if wat in LUNCHES and one.blok.wat in LUNCHES:
        new = Blok(wat, _clamped(one.blok.minuten, *BETWEEN[wat]))
    elif werkvorm and one.blok.werkvorm:
        minutes = _clamped(one.blok.minuten, werkvorm.shortest, werkvorm.longest)
        new = Blok(wat, minutes, _doel(one.blok, werkvorm, intake))
    else:
        return _no(Rule.PLAATS if werkvorm or wat in BETWEEN else Rule.ONBEKEND, nummer, wat)
    return _changed(programma, one, _with(programma, one, new), intake, catalogus)


def resize(
    programma: Programma, nummer: int, minuten: int, intake: Intake, catalogus: Catalogus
) -> Programma | Refused:
    """A block that takes so many minutes."""
    one = _find(programma, nummer)
    if one is None:
        return _no(Rule.NUMMER, nummer)
    if minuten % STEP or minuten <= 0:
        return Refused((Breach(Rule.DUUR, nummer, one.blok.wat, minuten),))
    new = _with(programma, one, replace(one.blok, minuten=minuten))
    return _changed(programma, one, new, intake, catalogus)


def move(
    programma: Programma, nummer: int, naar: int, intake: Intake, catalogus: Catalogus
) -> Programma | Refused:
    """A block in another place: that of the block that has number `naar` now."""
    one, there = _find(programma, nummer), _find(programma, naar)
    if one is None or there is None:
        return _no(Rule.NUMMER, naar if one else nummer)
    at = there.plek
    dagen = [list(dag.blokken) for dag in programma.dagen]
    dagen[one.dag].pop(one.plek)
    # Within a day what comes after moves up; on a later day it goes behind the one that is there.
    dagen[there.dag].insert(at + 1 if one.dag < there.dag else at, one.blok)
    return _changed(programma, one, _of(programma, dagen), intake, catalogus)


def fix(programma: Programma, nummer: int, *, vast: bool) -> Programma | Refused:
    """A block that stays as it is and where it is, also in a next version; or no longer."""
    one = _find(programma, nummer)
    if one is None:
        return _no(Rule.NUMMER, nummer)
    dagen = [list(dag.blokken) for dag in programma.dagen]
    dagen[one.dag][one.plek] = replace(one.blok, vast=vast)
    return _of(programma, dagen)


def fixed(programma: Programma) -> tuple[Vast, ...]:
    """What is fixed in a programme, for the intake of a next version."""
    return tuple(_vast(one) for one in programma.onderdelen if one.blok.vast)


def _changed(
    old: Programma, one: Onderdeel, new: Programma, intake: Intake, catalogus: Catalogus
) -> Programma | Refused:
    """The new programme with its times, when nothing stands in the way."""
    if one.blok.vast:
        return _no(Rule.VAST, one.nummer)
    timed = Programma(tuple(_timed(dag) for dag in new.dagen))
    breaches = (*check(timed, intake, catalogus), *_moved(old, timed))
    return Refused(breaches) if breaches else timed


def _moved(old: Programma, new: Programma) -> Iterator[Breach]:
    """What is fixed and would not stay where it is."""
    stays = fixed(new)
    for one in old.onderdelen:
        if one.blok.vast and _vast(one) not in stays:
            yield Breach(Rule.VAST, one.nummer, one.blok.wat)


def _vast(one: Onderdeel) -> Vast:
    return Vast(one.blok.wat, one.dag, one.begin, one.blok.minuten, one.blok.doel)


def _timed(dag: Dag) -> Dag:
    """The day with as much time to spare as it takes to end in time, as far as that can be."""
    over = sum(blok.minuten for blok in dag.blokken) - (dag.einde - dag.begin)
    blokken = list(dag.blokken)
    free = next((at for at, blok in enumerate(blokken) if blok.wat == Tussen.VRIJE_TIJD), None)
    if free is not None:
        minutes = _clamped(blokken[free].minuten - over, *BETWEEN[Tussen.VRIJE_TIJD])
        blokken[free] = replace(blokken[free], minuten=minutes)
    else:
        spare = blokken.pop().minuten if blokken[-1].wat == Tussen.UITLOOP else 0
        left = min(max(spare - over, 0), BETWEEN[Tussen.UITLOOP][1])
        blokken += [Blok(Tussen.UITLOOP, left)] if left else []
    return replace(dag, blokken=tuple(blokken))


def _find(programma: Programma, nummer: int) -> Onderdeel | None:
    return next((one for one in programma.onderdelen if one.nummer == nummer), None)


def _with(programma: Programma, one: Onderdeel, blok: Blok) -> Programma:
    """The programme with another block in the place of this one."""
    dagen = [list(dag.blokken) for dag in programma.dagen]
    dagen[one.dag][one.plek] = blok
    return _of(programma, dagen)


def _of(programma: Programma, dagen: list[list[Blok]]) -> Programma:
    """The same days with other blocks."""
    both = zip(programma.dagen, dagen, strict=True)
    return Programma(tuple(replace(dag, blokken=tuple(blokken)) for dag, blokken in both))


def _doel(blok: Blok, werkvorm: Werkvorm, intake: Intake) -> Doel | None:
    """What the new werkvorm is for: the same, if it can be."""
    if blok.doel is None or blok.doel in werkvorm.doelen:
        return blok.doel
    return next((doel for doel in werkvorm.doelen if doel in intake.doelen), werkvorm.doelen[0])


def _clamped(minutes: int, least: int, most: int) -> int:
    """As near to so many minutes as it can be, in steps of five."""
    return min(max(minutes, -(-least // STEP) * STEP), most // STEP * STEP)


def _no(rule: Rule, nummer: int, wat: str = "") -> Refused:
    return Refused((Breach(rule, nummer, wat),))
