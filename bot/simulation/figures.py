"""What an office reads in a year that was simulated."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from statistics import median

from bot.simulation.watch import Change, Watch
from conversations.prompt import TALKS
from conversations.traject import Owner, State
from conversations.voorstel import Voorstel
from storage.models import HEISESSIE, TRAJECT

DAY = 86400
MOST_OF_THEM = 0.9
HELD, NOON = "gehouden", time(12)


@dataclass(frozen=True)
class Figures:
    """The outcome.

    :param messages: per role how many messages of its own accord the bot sent to each person.
    :param to_card, to_talk: days from sending the intake to the card of a coach, and to the first talk.
    :param klik, no_klik: how many kennismakingen ended with a yes of both, and with a no.
    :param heisessies: how many came to which state.
    :param called: how often somebody was called because of being late.
    :param weeks: how many cases were in each state, at the end of each week.
    """

    messages: dict[Owner, list[int]]
    to_card: list[float]
    to_talk: list[float]
    klik: int
    no_klik: int
    heisessies: Mapping[str, int]
    called: int
    weeks: list[tuple[date, dict[State, int]]]

    @property
    def klik_rate(self) -> float | None:
        """Which part of the kennismakingen ended with a yes of both; None when there was none."""
        every = self.klik + self.no_klik
        return self.klik / every if every else None


def figures(
    watch: Watch, history: Sequence[Change], people: Iterable[tuple[int, Owner]]
) -> Figures:
    """Reckon what an office wants to know.

    :param people: everybody's chat and role, also of those who got nothing.
    """
    got = Counter(left.chat for left in watch.lefts)
    messages: dict[Owner, list[int]] = defaultdict(list)
    for chat, role in people:
        messages[role].append(got[chat])
    became = Counter(one.after for one in history if one.what == "proposal")
    cases = [one for one in history if (one.what, one.kind) == ("case", TRAJECT)]
    sent = _first(one for one in cases if one.after == State.TE_BELLEN)
    card = _first(one for one in cases if one.after == State.VOORGESTELD)
    talk = _first(one for one in history if one.kind in TALKS and one.after == HELD)
    return Figures(
        dict(messages),
        list(_between(sent, card)),
        list(_between(sent, talk)),
        became[Voorstel.KLIK],
        became[Voorstel.GEEN_KLIK],
        _reached(one for one in history if (one.what, one.kind) == ("case", HEISESSIE)),
        len(watch.calls),
        watch.weeks,
    )


def middle(numbers: Sequence[float]) -> float | None:
    """The median; None of nothing."""
    return median(numbers) if numbers else None


def most(numbers: Sequence[float]) -> float | None:
    """What nine out of ten do not pass; None of nothing."""
    return sorted(numbers)[int(MOST_OF_THEM * (len(numbers) - 1))] if numbers else None


def _first(changes: Iterable[Change]) -> dict[int, datetime]:
    """By case the first of these moments; of an appointment the day itself counts."""
    found: dict[int, datetime] = {}
    for one in changes:
        at = datetime.combine(one.day, NOON, UTC) if one.day else one.at
        found[one.case_id] = min(at, found.get(one.case_id, at))
    return found


def _reached(changes: Iterable[Change]) -> Mapping[str, int]:
    """How many cases came to each state, each once."""
    return Counter(state for _, state in {(one.case_id, one.after) for one in changes})


def _between(since: dict[int, datetime], until: dict[int, datetime]) -> Iterator[float]:
    for case, at in until.items():
        if case in since:
            yield (at - since[case]).total_seconds() / DAY
