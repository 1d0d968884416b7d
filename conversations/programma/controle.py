"""Whether a programme keeps to the hard rules, and where it does not."""

from collections import Counter
from collections.abc import Iterator

from conversations.programma.blokken import Onderdeel, Programma, Tussen
from conversations.programma.intake import Intake
from conversations.programma.regels import (
    BETWEEN,
    CLOSING,
    DAGDEEL,
    DINER_SINCE,
    DINER_UNTIL,
    DINERS,
    EVENING,
    GOALS_IN_DAGDEEL,
    LUNCH_SINCE,
    LUNCH_UNTIL,
    LUNCHES,
    STRETCH,
    Breach,
    Rule,
    has_lunch,
    is_rest,
    keeps_out,
)
from conversations.werkvormen import (
    CHECK_IN,
    CHECK_OUT,
    FIXED,
    SPELREGELS,
    WERKAFSPRAKEN,
    Catalogus,
)

EVERY_DAY = (CHECK_IN, CHECK_OUT)
# What has its place at the beginning or the end of a day.
EDGES = (Tussen.ONTVANGST, Tussen.UITLOOP, Tussen.VRIJE_TIJD, *DINERS, *FIXED)


def check(programma: Programma, intake: Intake, catalogus: Catalogus) -> tuple[Breach, ...]:
    """Every rule that a programme breaks; none when it is valid."""
    return tuple(_Checked(programma, intake, catalogus).breaches())


class _Checked:
    def __init__(self, programma: Programma, intake: Intake, catalogus: Catalogus) -> None:
        self._intake, self._catalogus, self._dagen = intake, catalogus, programma.dagen
        self._onderdelen = tuple(programma.onderdelen)
        self._longest = max(dag.einde - dag.begin for dag in programma.dagen)

    def breaches(self) -> Iterator[Breach]:
        for one in self._onderdelen:
            yield from self._block(one)
        yield from self._twice()
        for at, dag in enumerate(self._dagen):
            of_day = [one for one in self._onderdelen if one.dag == at]
            over = of_day[-1].einde - dag.einde
            if over:
                yield Breach(Rule.TIJD, of_day[-1].nummer, minuten=over)
            yield from self._stretches(of_day)
            yield from self._meals(of_day, dag.begin, dag.einde)
            yield from self._edges(of_day, first=at == 0, last=at == len(self._dagen) - 1)
        yield from self._goals()

    def _block(self, one: Onderdeel) -> Iterator[Breach]:
        """What is wrong with a block by itself."""
        wat, minutes = one.blok.wat, one.blok.minuten
        werkvorm = self._catalogus.get(wat)
        if werkvorm is None and wat not in BETWEEN:
            yield Breach(Rule.ONBEKEND, one.nummer, wat)
            return
        least, most = (werkvorm.shortest, werkvorm.longest) if werkvorm else BETWEEN[wat]
        if not least <= minutes <= most:
            yield Breach(Rule.DUUR, one.nummer, wat, minutes)
        if werkvorm:
            for rule in keeps_out(werkvorm, self._intake, len(self._dagen), self._longest):
                yield Breach(rule, one.nummer, wat)

    def _twice(self) -> Iterator[Breach]:
        """A werkvorm is done once; the first and the last word once a day."""
        seen: Counter[tuple[str, int]] = Counter()
        for one in self._onderdelen:
            if one.blok.werkvorm:
                key = (one.blok.wat, one.dag if one.blok.wat in EVERY_DAY else 0)
                seen[key] += 1
                if seen[key] > 1:
                    yield Breach(Rule.DUBBEL, one.nummer, one.blok.wat)

    def _stretches(self, of_day: list[Onderdeel]) -> Iterator[Breach]:
        """How long they work without a break."""
        worked = 0
        for one in of_day:
            werkvorm = self._catalogus.get(one.blok.wat)
            worked = worked + one.blok.minuten if werkvorm and not is_rest(werkvorm) else 0
            if worked > STRETCH:
                yield Breach(Rule.PAUZE, one.nummer, minuten=worked)

    def _meals(self, of_day: list[Onderdeel], begin: int, einde: int) -> Iterator[Breach]:
        lunches = [one for one in of_day if one.blok.wat in LUNCHES]
        in_time = [one for one in lunches if one.begin >= LUNCH_SINCE and one.einde <= LUNCH_UNTIL]
        if len(in_time) != has_lunch(begin, einde) or len(lunches) != len(in_time):
            yield Breach(Rule.LUNCH, lunches[0].nummer if lunches else 0)
        dinners = [one for one in of_day if one.blok.wat in DINERS]
        on_time = [one for one in dinners if one.begin >= DINER_SINCE and one.einde <= DINER_UNTIL]
        if len(on_time) != (einde > EVENING) or len(dinners) != len(on_time):
            yield Breach(Rule.DINER, dinners[0].nummer if dinners else 0)

    def _edges(self, of_day: list[Onderdeel], *, first: bool, last: bool) -> Iterator[Breach]:
        """How a day begins and ends, and that nothing of that stands in between."""
        wats = [one.blok.wat for one in of_day]
        since = 1 if wats[0] == Tussen.ONTVANGST else 0
        until = len(wats) - 1 if wats[-1] == Tussen.UITLOOP else len(wats)
        opening = [SPELREGELS, CHECK_IN] if first else [CHECK_IN]
        closing = [WERKAFSPRAKEN, CHECK_OUT] if last else [CHECK_OUT]
        if dinner := next((wat for wat in wats if wat in DINERS), None):
            closing = [Tussen.VRIJE_TIJD, dinner, CHECK_OUT]
        begins, ends = since + len(opening), until - len(closing)
        if wats[since:begins] != opening:
            yield Breach(Rule.BEGIN, of_day[0].nummer)
        if wats[ends:until] != closing:
            yield Breach(Rule.SLOT, of_day[-1].nummer)
        for one in of_day[begins:ends]:
            if one.blok.wat in EDGES:
                yield Breach(Rule.PLAATS, one.nummer, one.blok.wat)
        time = sum(one.blok.minuten for one in of_day[ends:until])
        if last and time < CLOSING:
            yield Breach(Rule.SLOTTIJD, of_day[-1].nummer, minuten=time)

    def _goals(self) -> Iterator[Breach]:
        """Each goal has a part, there are not too many, and what was asked for is put on paper."""
        served = {one.blok.doel for one in self._onderdelen} - {None}
        for doel in self._intake.doelen:
            if doel not in served:
                yield Breach(Rule.DOEL, wat=doel)
        if len(self._dagen) == 1 and self._longest < DAGDEEL and len(served) > GOALS_IN_DAGDEEL:
            yield Breach(Rule.DOELEN)
        found = [self._catalogus.get(one.blok.wat) for one in self._onderdelen]
        paper = {paper for werkvorm in found if werkvorm for paper in werkvorm.uitkomsten}
        for asked in sorted(self._intake.uitkomsten - paper):
            yield Breach(Rule.UITKOMST, wat=asked)
