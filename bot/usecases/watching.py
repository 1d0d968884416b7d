"""What a coördinator oversees: who waits on whom, since when, what is due; and the coaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.inbound import number_in
from bot.messages import GONE_AFTER, Key, Message
from bot.usecases import candidates, coordinating, inviting, sides, standing
from bot.usecases.coordinating import Press
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.heisessie import State as College
from conversations.pool import Answers
from conversations.traject import CLOSED, Event, Owner, State, can
from conversations.voorstel import Voorstel
from storage import caseload, heisessies
from storage import coaches as pool
from storage.cases import Traject
from storage.coaches import Standing as Place
from storage.heisessies import Heisessie

ASKS = "overzicht"
PAGE, COACHES = 15, 30  # cases, and coaches, in one message
ELSEWHERE = (State.VRAGEN, State.TE_BELLEN)  # not the office's yet, and told by itself
OWNERS = (
    Owner.COORDINATOR, Owner.COACH, Owner.WETHOUDER, Owner.BEGELEIDER, Owner.AANVRAGER, Owner.LID,
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One line of the overview, under a heading, with the tap that acts."""

    heading: str
    line: str
    key: Key


def overview(turn: Turn, chat: int, value: str = "") -> None:
    """What is urgent and was not looked at, then who waits for a call, longest first; then whoever
    has the next step, what is due first. Only the newest overview has buttons.
    """
    every = list(_entries(turn))
    start = number_in(value)
    shown = every[start : start + PAGE]
    parts = [
        "\n".join([*([heading] if heading else []), *(one.line for one in group)])
        for heading, group in groupby(shown, key=lambda one: one.heading)
    ]
    text = "\n\n".join(parts) or turn.words.say("coordinator.overzicht.leeg")
    keys = [(one.key,) for one in shown]
    if len(every) > start + PAGE:
        keys.append((_key(turn, "meer", f"overzicht:{start + PAGE}"),))
    sides.end(turn, None, ASKS, chat)
    keys.append((_key(turn, "coaches", "coaches"),))
    turn.send(chat, Message(text=text, keys=tuple(keys), asks=ASKS))


def one(turn: Turn, press: Press) -> None:
    """How one case stands, and what can be done now; a coach's name goes away again."""
    at, say = standing.of(turn, press.case), turn.words.say
    case = at.case
    lines = [say("coordinator.traject", code=case.code, staat=say(f"traject.{case.state.value}"))]
    since = turn.words.weekday(case.changed_at.astimezone(turn.house.zone).date())
    if case.owner and case.due:
        day = turn.words.weekday(case.due)
        who = say(f"coordinator.overzicht.{case.owner.value}")
        lines += [who, say("coordinator.sinds", sinds=since, dag=day)]
    if at.coach:
        lines.append(say("coordinator.traject.coach", naam=candidates.name_of(turn, at.coach)))
    keys = coordinating.keys(turn, case, _possible(at))
    message = Message(
        text="\n".join(lines),
        keys=keys,
        protect=True,
        gone_after=GONE_AFTER,
        asks="traject" if keys else "",
    )
    talk_id, _ = candidates.intake(turn, case)
    turn.send(press.chat, message, talk_id=talk_id, case_id=case.id)


def coaches(turn: Turn, chat: int, value: str = "") -> None:
    """Every coach with the places that are taken, and who pauses."""
    every = [
        (coach, load) for coach, load in pool.everybody(turn.db) if coach.state is not Place.GESTOPT
    ]
    start = number_in(value)
    told = pool.profiles(turn.db, turn.house.seal)
    lines = [turn.words.say("coordinator.coaches")]
    for coach, load in every[start : start + COACHES]:
        lines.append(_coach(turn, coach, load, told.get(coach.id, {})))
    keys = (
        [(_key(turn, "meer", f"coaches:{start + COACHES}"),)]
        if len(every) > start + COACHES
        else []
    )
    keys.append((_key(turn, "uitnodigen", "uitnodigen"),))
    turn.send(
        chat, Message(text="\n".join(lines), keys=tuple(keys), protect=True, gone_after=GONE_AFTER)
    )


def invite(turn: Turn, chat: int, _: str = "") -> None:
    """A link for one new coach, to be passed on."""
    link = inviting.link(turn, f"telegram {chat}")
    turn.say(chat, "coordinator.uitnodiging", link=link, dagen=inviting.DAYS)


def key_of(turn: Turn, case: Traject | Heisessie) -> Key:
    """The tap that opens a case of either kind."""
    if isinstance(case, Traject):
        return coordinating.key(turn, case, "traject", f"{case.code}: ")
    return Key(f"{case.code}: {turn.words.label('knop.traject')}", f"c:{case.code}:stand")


def _entries(turn: Turn) -> Iterator[Entry]:
    say, moment = turn.words.say, turn.house.moment
    urgent = caseload.urgent(turn.db)
    first = {case.id for case, _ in urgent}
    for case, since in urgent:
        line = say("coordinator.overzicht.spoed", code=case.code, wanneer=moment(since))
        yield Entry("", line, coordinating.key(turn, case, "bekijk", f"{case.code}: "))
    for case in caseload.waiting(turn.db):
        if case.id not in first:
            line = say(
                "coordinator.overzicht.regel", code=case.code, wanneer=moment(case.changed_at)
            )
            key = coordinating.key(turn, case, "bekijk", f"{case.code}: ")
            yield Entry(say("coordinator.overzicht"), line, key)
    trajects = [
        case
        for case in caseload.open_cases(turn.db)
        if case.state not in ELSEWHERE and case.id not in first
    ]
    # A request for a heisessie that is not sent yet is not the office's.
    colleges = [one for one in heisessies.open_ones(turn.db) if one.state is not College.VRAGEN]
    rest: list[Traject | Heisessie] = [*trajects, *colleges]
    for one in sorted(rest, key=lambda one: OWNERS.index(one.owner or Owner.COORDINATOR)):
        if one.owner:
            heading = f"<b>{say(f'coordinator.overzicht.{one.owner.value}')}</b>"
            yield Entry(heading, _line(turn, one), key_of(turn, one))


def _line(turn: Turn, case: Traject | Heisessie) -> str:
    assert case.due
    since = case.changed_at.astimezone(turn.house.zone).date()
    say, state = turn.words.say, case.state.value
    is_traject = isinstance(case, Traject)
    values = {
        "code": case.code,
        "staat": say(f"traject.{state}") if is_traject else say(f"heisessie.staat.{state}"),
        "sinds": turn.words.weekday(since),
        "dag": turn.words.weekday(case.due),
    }
    late = case.due < turn.today if isinstance(case, Traject) else case.is_late(turn.today)
    return turn.words.say(f"coordinator.overzicht.{'te_laat' if late else 'zaak'}", **values)


def _possible(at: Standing) -> tuple[str, ...]:
    """What a coördinator can do with a case as it stands."""
    state = at.case.state
    if state in CLOSED:
        return ()
    if can(state, Event.GEBELD):
        return coordinating.TO_CALL
    if state is State.ZOEKEN:
        return ("kandidaten", "bekijk")
    if not at.proposal or not can(state, Event.INGETROKKEN):
        return ("bekijk",)
    if state is State.BESPREKEN:
        shown = at.proposal.state is Voorstel.VOORGESTELD
        return ("toch" if shown else "door", "ander", "intrekken", "bekijk")
    return ("intrekken", "bekijk")


def _coach(turn: Turn, coach: pool.Coach, load: int, told: Answers) -> str:
    name = candidates.called(told, coach.id)
    if coach.state is Place.UITGENODIGD:
        return turn.words.say("coordinator.coach.uitgenodigd", naam=name)
    most = candidates.wants(told)
    line = turn.words.say("coordinator.coach", naam=name, aantal=load, hoogstens=most)
    if coach.paused_until and turn.today < coach.paused_until:
        day = turn.words.day(coach.paused_until)
        line += " " + turn.words.say("coordinator.coach.pauze", dag=day)
    return line


def _key(turn: Turn, label: str, data: str) -> Key:
    return Key(turn.words.label(f"knop.{label}"), f"c::{data}")
