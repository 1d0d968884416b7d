"""The members are asked: each place has a link of its own, which the requester hands out."""

from collections.abc import Mapping
from datetime import date

from bot import moments
from bot.usecases.heisessie import beeld, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.datumprikker import WHOLE_DAY
from conversations.groepsbeeld import may_ask
from conversations.heisessie import Event
from conversations.kinds import Answer
from conversations.moments import PARTS
from conversations.script import chosen
from storage import leden, prikken

TERM = 10  # working days that members have
NOON, EVENING = "12:00", "17:00"


def begin(turn: Turn, at: At) -> At:
    """After the intakegesprek: the days are proposed, and the term of the members begins; once more,
    when another begeleider took over. What was decided at the end of a term before it stays.
    """
    known = standing.answers(turn, at)
    if beeld.of(turn, at) is None:
        asks = known.get("vragenlijst") == "ja" and may_ask(len(places(known)))
        at = standing.decide(turn, at, questions=asks, call_members=not asks)
    closes = turn.house.kalender.working_days(turn.today, TERM)
    at = standing.happen(turn, standing.decide(turn, at, closes=closes), Event.GEBELD, closes)
    named = days(known, turn.today)
    every = prikken.of_case(turn.db, at.case.id)
    if sorted(named) != sorted((one.day, one.part) for one in every if one.day > turn.today):
        propose(turn, at, named)
    return at


def propose(turn: Turn, at: At, named: list[tuple[date, str]]) -> None:
    """These days in the place of those before; who takes part already says which of them suit."""
    prikken.propose(turn.db, at.case.id, named, turn.now)
    for lid in leden.taking_part(turn.db, at.case.id):
        telling.tell(turn, at, lid.telegram_id, "prikker.opnieuw", ["prik"])


def places(known: Mapping[str, Answer]) -> list[str]:
    """Everybody of the college who takes part, by what they are; nobody is named."""
    who = chosen(known.get("deelnemers"))
    number = known.get("aantal_wethouders")
    wethouders = number if "wethouders" in who and isinstance(number, int) else 0
    return [
        *(["burgemeester"] if "burgemeester" in who else []),
        *(f"wethouder-{one}" for one in range(1, wethouders + 1)),
        *(["secretaris"] if "secretaris" in who else []),
    ]


def number(turn: Turn, at: At) -> int:
    """How many take part: the places, without those who left."""
    every = leden.of_case(turn.db, at.case.id)
    left = sum(one.stand is leden.Stand.VERTROKKEN for one in every)
    return len(places(standing.answers(turn, at))) - left


def days(known: Mapping[str, Answer], today: date) -> list[tuple[date, str]]:
    """The days that were named and are still to come, each with its part. Who asks for more
    than a dagdeel means the whole day, whatever part or hour was named.
    """
    named = map(moments.parsed, chosen(known.get("data")))
    whole = known.get("lengte") in {"dag", "twee_dagen"}
    return [
        (day, WHOLE_DAY if whole else part or _part(clock))
        for day, clock, part in named
        if day > today
    ]


def written(day: date, part: str | None) -> str:
    """A day (local) as it stands in an answer."""
    return f"{day:%Y-%m-%d}" + (f"/{part}" if part in PARTS else "")


def _part(clock: str | None) -> str:
    if not clock:
        return WHOLE_DAY
    return "ochtend" if clock < NOON else "middag" if clock < EVENING else "avond"


def own_place(known: Mapping[str, Answer]) -> str | None:
    """The place of who asks: the first one of the own role; None for who supports a college."""
    role = str(known.get("rol"))
    return next((one for one in places(known) if one.partition("-")[0] == role), None)


def name_of(turn: Turn, place: str) -> str:
    """A place as people read it, such as "Wethouder 2"."""
    role, _, number = place.partition("-")
    return turn.words.label(f"leden.plaats.{role}", nummer=number)
