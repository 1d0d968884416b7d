"""Which wishes stand in each other's way, when no programme can keep to all of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from conversations.collegeperiode import Doel
from conversations.programma.intake import Intake, Lengte, Vast
from conversations.programma.samenstellen import can_be_composed
from conversations.programma.waarom import TERM, TRUST, Key
from conversations.werkvormen import Catalogus, Uitkomst

USUAL_GROUP, USUAL_MT, GOOD = 6, 8, 5  # people; a trust that allows everything
AND = "+"  # between several in one wish


class Soort(StrEnum):
    """What a wish is about; `programma.botst.{soort}` says it.

    What nobody asked for stands in front: of two ways to say why it cannot be, the one with what people
    chose is told.
    """

    EERDER = "eerder"
    WERKWIJZE = "werkwijze"
    UITSLAGEN = "uitslagen"
    VRAGENLIJST = "vragenlijst"
    MT = "mt"
    FASE = "fase"
    VERTROUWEN = "vertrouwen"
    GROEP = "groep"
    TIJDEN = "tijden"
    VAST = "vast"
    DOEL = "doel"
    UITKOMST = "uitkomst"
    LENGTE = "lengte"
    ALLEEN = "alleen"  # these goals and no others


RESTS_ON: Mapping[Soort, tuple[Key, ...]] = {
    Soort.EERDER: (("begeleider", "eerder"),),
    Soort.WERKWIJZE: (("collegelid", "werkwijze"),),
    Soort.UITSLAGEN: (("college", "profielen"),),
    Soort.VRAGENLIJST: (("college", "vragenlijst"),),
    Soort.MT: (("college", "aantal_directie"),),
    Soort.FASE: TERM,
    Soort.VERTROUWEN: TRUST,
    Soort.GROEP: (("college", "deelnemers"), ("college", "aantal_wethouders")),
    Soort.TIJDEN: (("begeleider", "begin"), ("begeleider", "einde")),
    Soort.VAST: (("begeleider", "vast"),),
    Soort.DOEL: (("college", "doelen"),),
    Soort.UITKOMST: (("college", "uitkomst"),),
    Soort.LENGTE: (("college", "lengte"),),
    Soort.ALLEEN: (("college", "doelen"),),
}


@dataclass(frozen=True)
class Wish:
    """One thing that was asked for, or is so; `wat` says which, or what it is now."""

    soort: Soort
    wat: str = ""

    @property
    def rests_on(self) -> tuple[Key, ...]:
        """The answers that it comes from."""
        return RESTS_ON[self.soort]


def botsing(intake: Intake, catalogus: Catalogus) -> tuple[Wish, ...]:
    """Wishes that do not go together, of an intake without a programme: there is none that keeps to all
    of these, and there is one that keeps to all but any one of them.

    One wish after the other is let go; where that leaves no programme either, it has no part in it.
    """
    kept, known = wishes(intake), dict[Intake, bool]()
    for wish in kept:
        others = tuple(one for one in kept if one != wish)
        if not can_be(intake, others, catalogus, known):
            kept = others
    return kept


def wishes(intake: Intake) -> tuple[Wish, ...]:
    """Everything that was asked for or is so, and makes a difference."""
    several: Mapping[Soort, Sequence[str]] = {
        Soort.FASE: [intake.fase or ""],
        Soort.GROEP: [str(intake.groep)],
        Soort.VAST: [one.wat for one in intake.vast],
        Soort.DOEL: intake.doelen[::-1],
        Soort.UITKOMST: sorted(intake.uitkomsten),
        Soort.LENGTE: [intake.lengte],
        Soort.ALLEEN: [AND.join(intake.doelen)],
    }
    every = (Wish(soort, wat) for soort in Soort for wat in several.get(soort, ("",)))
    goals = (Soort.DOEL, Soort.ALLEEN)
    return tuple(one for one in every if one.soort in goals or _let_go(intake, one)[0] != intake)


def can_be(
    intake: Intake,
    kept: Sequence[Wish],
    catalogus: Catalogus,
    known: dict[Intake, bool] | None = None,
) -> bool:
    """Whether there is a programme that keeps to these wishes, whatever becomes of the others.

    :param known: what was found out before with this catalogue; what is found out now is added.
    """
    known = {} if known is None else known
    lefts = [intake]
    for wish in wishes(intake):
        if wish not in kept:
            lefts = [other for left in lefts for other in _let_go(left, wish)]
    asked = [doel for doel in intake.doelen if Wish(Soort.DOEL, doel) in kept]
    more = intake.doelen if any(one.soort is Soort.ALLEEN for one in kept) else tuple(Doel)
    for goals in _goals(asked, intake, more):
        for left in lefts:
            some = replace(left, doelen=goals)
            if some not in known:
                known[some] = can_be_composed(some, catalogus)
            if known[some]:
                return True
    return False


def _goals(
    asked: Sequence[Doel], intake: Intake, more: Sequence[Doel]
) -> Iterator[tuple[Doel, ...]]:
    """What the goals can be: those that are asked, with any of the others, in their order."""
    order = [*intake.doelen, *(doel for doel in more if doel not in intake.doelen)]
    others = [doel for doel in order if doel not in asked]
    for number in range(len(others) + 1):
        for some in combinations(others, number):
            if goals := tuple(doel for doel in order if doel in (*asked, *some)):
                yield goals


def _let_go(intake: Intake, wish: Wish) -> list[Intake]:
    """The intake without a wish; as it was, too, where another number of people or another time need
    not be easier.
    """
    free = _LET_GO[wish.soort](intake, wish.wat) if wish.soort in _LET_GO else intake
    return [free, intake] if wish.soort in (Soort.GROEP, Soort.TIJDEN) else [free]


def _wat(vast: Vast) -> str:
    return vast.wat


def _without_fixed(intake: Intake, wat: str) -> Intake:
    return replace(intake, vast=tuple(one for one in intake.vast if one.wat != wat))


def _without_paper(intake: Intake, wat: str) -> Intake:
    return replace(intake, uitkomsten=intake.uitkomsten - {Uitkomst(wat)})


# How each is let go; goals are another matter.
_LET_GO: Mapping[Soort, Callable[[Intake, str], Intake]] = {
    Soort.EERDER: lambda intake, _: replace(intake, eerder=frozenset()),
    Soort.WERKWIJZE: lambda intake, _: replace(intake, liever_niet=frozenset()),
    # What a werkvorm needs only matters where the begeleider wants that one.
    Soort.UITSLAGEN: lambda intake, _: replace(
        intake, uitslagen=intake.uitslagen.union(map(_wat, intake.vast))
    ),
    Soort.VRAGENLIJST: lambda intake, _: replace(
        intake, vragenlijst=bool(intake.vast) or intake.vragenlijst
    ),
    Soort.MT: lambda intake, _: replace(
        intake, mt=max(intake.mt, USUAL_MT) if intake.vast else intake.mt
    ),
    Soort.FASE: lambda intake, _: replace(intake, fase=None),
    Soort.VERTROUWEN: lambda intake, _: replace(intake, vertrouwen=GOOD, apart=False),
    Soort.GROEP: lambda intake, _: replace(intake, groep=USUAL_GROUP),
    Soort.TIJDEN: lambda intake, _: replace(intake, begin=None, einde=None),
    Soort.VAST: _without_fixed,
    Soort.UITKOMST: _without_paper,
    Soort.LENGTE: lambda intake, _: replace(intake, lengte=Lengte.ADVIES),
}
