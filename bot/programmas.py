"""A programme in words: for the chat, the terminal and the documents alike."""

from collections.abc import Iterable, Iterator

from bot.words import Words
from conversations.collegeperiode import Doel
from conversations.programma.blokken import Blok, Programma
from conversations.programma.botsing import Wish
from conversations.programma.let_op import Waarschuwing
from conversations.programma.regels import Breach
from conversations.programma.samenstellen import Eerst
from conversations.programma.waarom import Reden
from conversations.werkvormen import Catalogus

HOUR = 60  # minutes


class Zinnen:
    """The sentences about programmes of one house."""

    def __init__(self, words: Words, catalogus: Catalogus) -> None:
        self._words, self._catalogus = words, catalogus

    def titel(self, blok: Blok) -> str:
        """What stands in the programme."""
        return self.naam(blok.wat, titel=True)

    def naam(self, wat: str, *, titel: bool = False) -> str:
        """A werkvorm, a goal, an outcome, a wish, or what stands between, by name."""
        if wat in self._catalogus:
            return self._catalogus[wat].titel if titel else self._catalogus[wat].naam
        for kind in ("doel", "tussen", "uitkomst", "wens"):
            if f"programma.{kind}.{wat}" in self._words:
                return self._words.label(f"programma.{kind}.{wat}")
        return wat

    def doel(self, doel: Doel) -> str:
        """A goal."""
        return self._words.label(f"programma.doel.{doel}")

    def waarom(self, reden: Reden) -> str:
        """Why a block is there."""
        about = self._words.list(self.naam(one) for one in reden.wat)
        place = self._words.label(f"programma.plaats.{reden.plaats}") if reden.plaats else ""
        return self._words.say(f"programma.waarom.{reden.waarom}", wat=about, plaats=place)

    def regel(self, breach: Breach) -> str:
        """Which rule stands in the way."""
        name = f"programma.regel.{breach.rule}"
        return self._words.say(name, wat=self.naam(breach.wat), minuten=abs(breach.minuten))

    def let_op(self, one: Waarschuwing) -> str:
        """What to look at."""
        about = self._words.list(self.naam(wat) for wat in one.wat)
        return self._words.say(f"programma.let_op.{one.let_op}", wat=about)

    def wens(self, wish: Wish) -> str:
        """One of the wishes that do not go together."""
        return self._words.say(f"programma.botst.{wish.soort}", wat=self.naam(wish.wat))

    def eerst(self, one: Eerst) -> str:
        """Why a human comes first."""
        return self._words.say(f"programma.eerst.{one}")

    def table(self, programma: Programma) -> Iterator[str]:
        """A line for each block, with a heading for each day where there are more."""
        day = -1
        for one in programma.onderdelen:
            if one.dag != day and len(programma.dagen) > 1:
                yield self._words.say("programma.dag", nummer=one.dag + 1)
            day = one.dag
            fixed = self._words.say("programma.vast") if one.blok.vast else ""
            yield self._words.say(
                "programma.regel",
                nummer=one.nummer,
                begin=clock(one.begin),
                einde=clock(one.einde),
                titel=self.titel(one.blok),
                vast=fixed,
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
            self._words.say(f"programma.{how}", wat=self._names(wats))
            for how, wats in told.items()
            if wats
        ]

    def _names(self, wats: Iterable[str]) -> str:
        return self._words.list(self.naam(wat) for wat in wats)


def clock(minutes: int) -> str:
    """Minutes after midnight as a time: "9.05"."""
    return f"{minutes // HOUR:02}.{minutes % HOUR:02}"


def _placed(programma: Programma) -> dict[str, list[tuple[int, int, int]]]:
    """When each werkvorm is, as often as it comes."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for one in programma.onderdelen:
        if one.blok.werkvorm:
            found.setdefault(one.blok.wat, []).append((one.dag, one.begin, one.blok.minuten))
    return found
