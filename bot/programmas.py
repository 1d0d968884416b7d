"""A programme in words: for the chat, the terminal and the documents alike."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.words import Words
from conversations.collegeperiode import Doel
from conversations.programma.blokken import Blok, Programma
from conversations.programma.botsing import AND, Wish
from conversations.programma.let_op import Waarschuwing
from conversations.programma.regels import Breach
from conversations.programma.samenstellen import Eerst
from conversations.programma.waarom import Reden
from conversations.werkvormen import Catalogus

HOUR = 60  # minutes
NAMED = ("doel", "tussen", "uitkomst", "wens", "lengte", "fase")  # what has a name in the sentences


class Zinnen:
    """The sentences about programmes.

    :param plain: for where no HTML is read: a terminal, a document.
    """

    def __init__(self, words: Words, catalogus: Catalogus, *, plain: bool = False) -> None:
        self.words, self.catalogus = words, catalogus
        self._say = words.label if plain else words.say

    def titel(self, blok: Blok) -> str:
        """What stands in the programme."""
        werkvorm = self.catalogus.get(blok.wat)
        return werkvorm.titel if werkvorm else self.naam(blok.wat)

    def naam(self, wat: str) -> str:
        """The name of a werkvorm, a goal, an outcome, a wish, or what stands between; what has none is
        named as it stands.
        """
        if wat in self.catalogus:
            return self.catalogus[wat].naam
        ids = (f"programma.{kind}.{wat}" for kind in NAMED)
        return next((self.words.label(one) for one in ids if one in self.words), wat)

    def doel(self, doel: Doel) -> str:
        """A goal."""
        return self.words.label(f"programma.doel.{doel}")

    def waarom(self, reden: Reden) -> str:
        """Why a block is there."""
        place = self.words.label(f"programma.plaats.{reden.plaats}") if reden.plaats else ""
        return self._say(
            f"programma.waarom.{reden.waarom}", wat=self._names(reden.wat), plaats=place
        )

    def regel(self, breach: Breach) -> str:
        """Which rule stands in the way."""
        name = f"programma.regel.{breach.rule}"
        return self._say(name, wat=self.naam(breach.wat), minuten=abs(breach.minuten))

    def let_op(self, one: Waarschuwing) -> str:
        """What to look at."""
        return self._say(f"programma.let_op.{one.let_op}", wat=self._names(one.wat))

    def wens(self, wish: Wish) -> str:
        """One of the wishes that do not go together."""
        return self._say(f"programma.botst.{wish.soort}", wat=self._names(wish.wat.split(AND)))

    def eerst(self, one: Eerst) -> str:
        """Why a human comes first."""
        return self._say(f"programma.eerst.{one}")

    def dag(self, number: int, first: date | None = None) -> str:
        """One of several days, from 0; with its date where the first one is known (local)."""
        if first is None:
            return self.words.label("programma.dag", nummer=number + 1)
        day = self.words.day(first + timedelta(days=number))
        return self.words.label("programma.dag_datum", nummer=number + 1, dag=day)

    def table(self, programma: Programma, first: date | None = None) -> Iterator[str]:
        """A line for each block, with a heading for each day where there are more.

        :param first: the first day, where it is known (local).
        """
        dag = -1
        for one in programma.onderdelen:
            if one.dag != dag and len(programma.dagen) > 1:
                yield self._say("programma.kop_dag", dag=self.dag(one.dag, first))
            dag = one.dag
            yield self._say(
                "programma.regel",
                nummer=one.nummer,
                begin=clock(one.begin),
                einde=clock(one.einde),
                titel=self.titel(one.blok),
                vast=self.words.label("programma.vast") if one.blok.vast else "",
            )

    def changed(self, before: Programma, after: Programma) -> list[str]:
        """What is different between two versions, in sentences; nothing when all is the same."""
        old, new = _placed(before), _placed(after)
        told = {
            "nieuw": [wat for wat in new if wat not in old],
            "weg": [wat for wat in old if wat not in new],
            "verzet": [wat for wat in new if wat in old and old[wat] != new[wat]],
        }
        return [
            self._say(f"programma.{how}", wat=self._names(wats))
            for how, wats in told.items()
            if wats
        ]

    def _names(self, wats: Iterable[str]) -> str:
        return self.words.list(self.naam(wat) for wat in wats)


def clock(minutes: int) -> str:
    """Minutes after midnight as a time: "09.05"."""
    return f"{minutes // HOUR:02}.{minutes % HOUR:02}"


def _placed(programma: Programma) -> dict[str, list[tuple[int, int, int]]]:
    """When each werkvorm is, as often as it comes."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for one in programma.onderdelen:
        if one.blok.werkvorm:
            found.setdefault(one.blok.wat, []).append((one.dag, one.begin, one.blok.minuten))
    return found
