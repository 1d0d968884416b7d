"""What a programme is composed from: the answers of the requester (C) and of the members together
(M), and what the begeleider knows (domain.md (ii-a), (ii-b)).

Rule of this file: what is not known counts as the careful value.
"""

from dataclasses import dataclass
from enum import StrEnum

from conversations.collegeperiode import Doel, Fase
from conversations.werkvormen import Aard, Uitkomst, Wens

LOW = 3  # with less trust talks with every member come first
HIGH = 4  # from here on everything is possible


class Lengte(StrEnum):
    """How long they are together (C10)."""

    DAGDEEL = "dagdeel"
    DAG = "dag"
    TWEE_DAGEN = "twee_dagen"
    ADVIES = "advies"  # the shortest in which everything fits


class Voorgesprekken(StrEnum):
    """Whether the begeleider spoke with every member (domain.md 3.5)."""

    GEEN = "geen"
    GEHOUDEN = "gehouden"
    AKKOORD = "akkoord"  # held, and a joint talk that asks for some trust is possible


@dataclass(frozen=True)
class Vast:
    """What the begeleider wants in the programme: somewhere, or then and so long.

    :param wat: id of a werkvorm, or what stands between them (Tussen).
    :param dag: which day, from 0; counts with `begin`, in minutes after midnight.
    :param doel: what it is for; None for what is not for one goal.
    """

    wat: str
    dag: int = 0
    begin: int | None = None
    minuten: int = 0
    doel: Doel | None = None


@dataclass(frozen=True)
class Intake:
    """Everything that a programme depends on.

    :param doelen: what it is for, most important first (C6).
    :param groep: how many take part all the time; `mt` how many more are there for a part (C4).
    :param fase: where the college is in its term; None when every werkvorm will do.
    :param begin, einde: minutes after midnight, of the first and of the last day; None: as usual.
    :param nacht: whether they stay the night (C11).
    :param veilig: whether a talk together is safe (C9); None when it was not told.
    :param budget_hoog: whether it may cost more than most (C12).
    :param sfeer: the requester's own estimate, 1 to 5 (C8); after talks with the members, what the
        begeleider says.
    :param vertrouwen: of the members, 1 to 5 (M1 to M3); `apart`: somebody is far below the others.
    :param vragenlijst: whether enough members answered to show them how the group answered.
    :param wensen: what must not be missing (M6).
    :param liefst, liever_niet: ways of working that suit the members, and that do not (M8).
    :param eerder: werkvormen of an earlier heisessie (C14); `uitslagen`: whose test results are there.
    """

    doelen: tuple[Doel, ...]
    groep: int
    fase: Fase | None
    lengte: Lengte = Lengte.ADVIES
    begin: int | None = None
    einde: int | None = None
    nacht: bool = False
    mt: int = 0
    budget_hoog: bool = False
    veilig: bool | None = None
    sfeer: int | None = None
    vertrouwen: int | None = None
    apart: bool = False
    vragenlijst: bool = False
    voorgesprekken: Voorgesprekken = Voorgesprekken.GEEN
    uitkomsten: frozenset[Uitkomst] = frozenset()
    wensen: frozenset[Wens] = frozenset()
    liefst: frozenset[Aard] = frozenset()
    liever_niet: frozenset[Aard] = frozenset()
    eerder: frozenset[str] = frozenset()
    uitslagen: frozenset[str] = frozenset()
    vast: tuple[Vast, ...] = ()

    @property
    def score(self) -> int | None:
        """How open the group is, 1 to 5: what the members say, or else `sfeer`."""
        return self.sfeer if self.vertrouwen is None else self.vertrouwen

    @property
    def is_strained(self) -> bool:
        """Whether relations are strained: talks with every member come first."""
        return self.score is not None and self.score < LOW

    @property
    def level(self) -> int:
        """The trust that a werkvorm may ask for, 1 to 3 (domain.md 3.5)."""
        if self.score is None or self.apart:
            return 1
        if self.is_strained:
            return 2 if self.voorgesprekken is Voorgesprekken.AKKOORD else 1
        return 2 if self.score < HIGH else 3
