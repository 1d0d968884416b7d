"""What each nudge says, and what its button does."""

from collections.abc import Callable
from datetime import timedelta

from bot.usecases import (
    agreeing,
    cards,
    commands,
    klikking,
    leaving,
    logbook,
    looking_back,
    meeting,
    overviews,
    running,
    sides,
    situation,
    talking,
    wishes,
)
from bot.usecases.heisessie import sessie, steps
from bot.usecases.heisessie.standing import At
from bot.usecases.situation import Anyhow
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.instellingen import Soort
from conversations.nudging import Nudge
from conversations.prompt import TALKS, Kind
from conversations.prompts import gone
from conversations.scripts import AFSPRAKEN, KENNISMAKING, LOGBOEK
from conversations.traject import Owner
from storage import appointments, talks
from storage.appointments import Appointment, State
from storage.people import Known

Do = Callable[[Turn, Known, Standing], None]
COUNTED = (*TALKS, "kennismaking")  # what the overview of a week tells


def text(turn: Turn, at: Anyhow, role: Owner, nudge: Nudge) -> str:
    """The sentence; a repetition and the coach's side have their own where these differ."""
    kind = f"bericht.{nudge.kind.value}"
    again = [f"{kind}.{role.value}.weer", f"{kind}.weer"] if nudge.time > 1 else []
    names = [*again, f"{kind}.{role.value}", kind]
    name = next(one for one in names if one in turn.words)
    if isinstance(at, At):
        return turn.words.say(name, code=at.case.code, wanneer=sessie.when(turn, at))
    planned = [one for one in _every(turn, at, nudge) if one.state is State.GEPLAND]
    when = next((_when(turn, one) for one in planned if _is_about(nudge, one)), "")
    day = turn.words.weekday(gone(at.case.changed_at, turn.house.kalender))
    return turn.words.say(name, code=at.case.code, wanneer=when, week=_week(turn, planned), dag=day)


def is_told_by_week(turn: Turn, at: Anyhow, nudge: Nudge, overview: str) -> bool:
    """Whether an appointment that comes near stands in the overview of the week too."""
    if isinstance(at, At):
        return False
    every = _every(turn, at, nudge) if nudge.kind is Kind.MORGEN else []
    return any(_is_about(nudge, one) and _when(turn, one) in overview for one in every)


def label(turn: Turn, kind: Kind) -> str:
    """What is on the button; nothing for what is only to be read."""
    if kind in ASK_FOR_ONE:
        return turn.words.label("knop.bericht_heisessie")
    if kind in DO:
        return turn.words.label(f"knop.bericht_{LABELS[kind]}")
    action = sessie.ACTION.get(kind)
    return turn.words.label(f"knop.heisessie_{action}") if action else ""


def _every(turn: Turn, at: Standing, nudge: Nudge) -> list[Appointment]:
    if nudge.prompt.soort not in (Soort.AFSPRAAK, Soort.WEEK):
        return []  # no other sentence says when
    return appointments.of_case(turn.db, turn.house.seal, at.case.id)


def _is_about(nudge: Nudge, one: Appointment) -> bool:
    return situation.name(one) == nudge.occurrence.partition("/")[0]


def _when(turn: Turn, one: Appointment) -> str:
    """As it was agreed: of a part of the day no hour is named."""
    return sides.when(turn, one.slot)


def _week(turn: Turn, planned: list[Appointment]) -> str:
    """What is planned for a case in this week; what is over by now only when nothing else is."""
    monday = turn.today - timedelta(days=turn.today.weekday())
    week = [
        one
        for one in planned
        if one.about.kind in COUNTED and 0 <= (one.slot.day - monday).days < 7
    ]
    ahead = [one for one in week if one.slot.day >= turn.today]
    return turn.words.list(_when(turn, one) for one in ahead or week)


def _again(turn: Turn, person: Known, at: Standing, kind: Kind) -> bool:
    """Go on with the questions of this kind that this person has begun about this case, if any."""
    side = sides.side(at, person)
    script = SCRIPTS.get(kind, "").format(side.value if side else "")
    about = at.proposal.id if at.proposal else None
    for held in talks.open_of(turn.db, turn.house.seal, person.id):
        if (held.script, held.case_id, held.proposal_id) == (script, at.case.id, about):
            talking.go(turn, person, held, GoOn())
            return True
    return False


def does(kind: Kind) -> bool:
    """Whether there is something to do, and not only to read."""
    return kind in DO or kind in sessie.ACTION or kind in ASK_FOR_ONE


def do(turn: Turn, person: Known, at: Anyhow, kind: Kind) -> None:
    """What the button of a nudge does; what was begun is gone on with, never begun a second time."""
    if isinstance(at, At):
        _of_college(turn, person, at, kind)
    elif not _again(turn, person, at, kind):
        DO[kind](turn, person, at)


def _of_college(turn: Turn, person: Known, at: At, kind: Kind) -> None:
    """Likewise about a heisessie."""
    if kind in sessie.ACTION:
        steps.take(turn, person, at, sessie.ACTION[kind])
    elif kind is Kind.MORGEN:
        overviews.appointments(turn, person)
    else:  # N31 and N32; and of an intake that is open, that one
        commands.command(turn, person, "heisessie")


def _ask_moments(turn: Turn, _: Known, at: Standing) -> None:
    meeting.ask_moments(turn, at, meeting.why(turn, at))


def _ask_log(turn: Turn, _: Known, at: Standing) -> None:
    logbook.ask(turn, at)


def _ask_whether_on(turn: Turn, _: Known, at: Standing) -> None:
    leaving.ask_whether_on(turn, at)


def _show_request(turn: Turn, _: Known, at: Standing) -> None:
    cards.request(turn, at)


def _show_card(turn: Turn, _: Known, at: Standing) -> None:
    cards.card(turn, at)


def _appointments(turn: Turn, person: Known, _: Standing) -> None:
    overviews.appointments(turn, person)


def _go_on(turn: Turn, person: Known, _: Standing) -> None:
    commands.command(turn, person, "verder")


def _own_data(turn: Turn, person: Known, _: Standing) -> None:
    commands.command(turn, person, "mijngegevens")


def _new_date(turn: Turn, person: Known, at: Standing) -> None:
    running.ask_moment(turn, at, person, running.WAITS_FOR[at.case.state])


def _wishes(turn: Turn, person: Known, at: Standing) -> None:
    wishes.offer(turn, person, at, "")


DO: dict[Kind, Do] = {
    Kind.INTAKE: _go_on,
    Kind.WISSEN: _go_on,
    Kind.BELAFSPRAAK: _appointments,
    Kind.VERZOEK: _show_request,
    Kind.VOORSTEL: _show_card,
    Kind.MOMENTEN: _ask_moments,
    Kind.KIEZEN: meeting.show_moments,
    Kind.MORGEN: _appointments,
    Kind.KLIK: klikking.begin,
    Kind.AFSPRAKEN: agreeing.begin,
    Kind.PLANNEN: _new_date,
    Kind.LOGBOEK: _ask_log,
    Kind.RITME: _new_date,
    Kind.TUSSENSTAND: looking_back.begin_midway,
    Kind.TERUGKIJKEN: looking_back.begin,
    Kind.TERUGKOMEN: _new_date,
    Kind.OBSERVATIE: _appointments,
    Kind.NOG_EEN: _wishes,
    Kind.PAUZE: _ask_whether_on,
    Kind.WEEK: _appointments,
    Kind.BEWAREN: _own_data,
}
# What leads to another heisessie (domain.md (v), N31 and N32).
ASK_FOR_ONE = frozenset({Kind.LAATSTE_JAAR, Kind.OVERDRACHT})
# The questions that a kind begins, by the side.
SCRIPTS = {
    Kind.MOMENTEN: KENNISMAKING.name,
    Kind.KLIK: "klik_{}",
    Kind.AFSPRAKEN: AFSPRAKEN.name,
    Kind.LOGBOEK: LOGBOEK.name,
    Kind.TUSSENSTAND: "tussenstand_{}",
    Kind.TERUGKIJKEN: "evaluatie_{}",
}
_SHOW, _BEGIN, _PLAN = "bekijk", "begin", "plan"
LABELS = {
    **dict.fromkeys(DO, _SHOW),
    **dict.fromkeys((Kind.MOMENTEN, Kind.KLIK, Kind.AFSPRAKEN, Kind.LOGBOEK, Kind.TUSSENSTAND, Kind.TERUGKIJKEN), _BEGIN),
    **dict.fromkeys((Kind.PLANNEN, Kind.RITME, Kind.TERUGKOMEN), _PLAN),
    **dict.fromkeys((Kind.INTAKE, Kind.WISSEN), "verder"),
}  # fmt: skip
