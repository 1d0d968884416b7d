"""The buttons under a nudge: what it is about, Later in four ways, and Stop in two."""

from collections.abc import Set as AbstractSet
from datetime import timedelta

from bot.usecases import nudge_actions, nudge_stands, sides, situation, standing, steps
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.instellingen import Instellingen, Soort
from conversations.prompt import Case, Kind, Prompt
from conversations.prompts import PROMPTS
from conversations.traject import Owner
from storage import due, ledger, settings
from storage.ledger import Line
from storage.people import Known

LATER = ("uur", "morgen", "week", "reces")
STOP = ("stop", "alles")


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """A button of a nudge (`n:{line}:{action}`), by the person who got it."""
    line = ledger.with_id(turn.db, number)
    if line and action != "doe":
        line = _living(turn, line)
    if line is None or line.person_id != person.id:
        turn.say(person.telegram_id, "knop_vreemd")
        return
    at = standing.with_id(turn, line.entry.case)
    role = sides.side(at, person) if at else None
    if action != "doe" or len(ledger.of_message(turn.db, line.entry.message)) == 1:
        sides.strip(turn, person, message_id)  # else there is more under it to begin with
    if at is None or role is None:
        turn.say(person.telegram_id, "bericht.voorbij")
    elif action == "doe":
        _do(turn, person, at, role, line)
    elif action in LATER:
        _later(turn, person, role, line, action)
    elif action in STOP:
        _stop(turn, person, role, line, everything=action == "alles")
    else:
        turn.say(person.telegram_id, "knop_vreemd")


def step(turn: Turn, person: Known, number: int, kind: str, message_id: int) -> None:
    """A button of the overview (`d:{case}:{kind}`): a step that waits, whether it was said or not."""
    at = standing.with_id(turn, number)
    role = sides.side(at, person) if at else None
    sides.strip(turn, person, message_id)
    if at is None or role is None:
        turn.say(person.telegram_id, "knop_vreemd")
    elif kind in steps.waiting(turn, at, person, role):
        nudge_actions.do(turn, person, at, Kind(kind))
    else:
        turn.say(person.telegram_id, "bericht.voorbij")


def _living(turn: Turn, line: Line) -> Line:
    """Later and Stop are about a whole message, also when one of the cases in it was erased."""
    together = ledger.of_message(turn.db, line.entry.message)
    return next((one for one in together if one.entry.case != ledger.ERASED), line)


def is_open(turn: Turn, person: Known, line: Line) -> bool:
    """Whether the first button under it still leads somewhere."""
    at = standing.with_id(turn, line.entry.case)
    role = sides.side(at, person) if at else None
    if at is None or role is None or line.entry.kind not in nudge_actions.DO:
        return False
    own = situation.own(turn, person.id, role)
    return _is_so(turn, situation.of(turn, at), role, own, line)


def _do(turn: Turn, person: Known, at: Standing, role: Owner, line: Line) -> None:
    """Go on with what it is about, unless that was done meanwhile."""
    own = situation.own(turn, person.id, role)
    case = situation.of(turn, at)
    if line.entry.kind in nudge_actions.DO and _is_so(turn, case, role, own, line):
        nudge_actions.do(turn, person, at, line.entry.kind)
    else:
        turn.say(person.telegram_id, "bericht.voorbij")


def _is_so(turn: Turn, case: Case, role: Owner, own: Instellingen, line: Line) -> bool:
    """Whether there is still something to do about it: this occurrence, or a newer one. What is not
    over yet cannot be logged.
    """
    stem = nudge_stands.stem(line.entry.occurrence)
    ahead = line.entry.kind is not Kind.LOGBOEK
    return any(
        (one.until is None or turn.now < one.until)
        and (ahead or one.occurrence == stem or one.at <= turn.now)
        for prompt in _prompts(line)
        if role in prompt.to
        for one in prompt.when(case, role, turn.house.kalender, own)
    )


def _later(turn: Turn, person: Known, role: Owner, line: Line, when: str) -> None:
    kalender, own = turn.house.kalender, situation.own(turn, person.id, role)
    match when:
        case "uur":
            at = turn.now + timedelta(hours=1)
        case "morgen":
            at = kalender.morning(turn.today + timedelta(days=1))
        case "week":
            at = kalender.morning(turn.today + timedelta(weeks=1))
        case _:
            at = kalender.after_recess(turn.now, own)
    lines = _newest(turn, line)
    for message in {one.entry.message for one in lines}:
        ledger.later(turn.db, message, at)
    due.look_again(turn.db, turn.now, {one.entry.case for one in lines})
    again = [nudge_stands.ahead_of(turn, one, []) for one in lines]
    moments = [one.at for one in again if one and not one.drop]
    if moments:
        turn.say(person.telegram_id, "bericht.later", wanneer=turn.house.moment(min(moments)))
    elif about := {prompt.soort for one in lines for prompt in _prompts(one)} & own.off:
        _say_stopped(turn, person, about)  # by an old button
    else:
        late = any(again)
        turn.say(person.telegram_id, "bericht.later_voorbij" if late else "bericht.voorbij")


def _newest(turn: Turn, line: Line) -> list[Line]:
    """Of everything in the message of a line the newest line: it may have been said again since."""
    every = {
        (one.entry.case, one.entry.kind, nudge_stands.stem(one.entry.occurrence)): one
        for one in ledger.of_person(turn.db, line.person_id)
    }
    together = ledger.of_message(turn.db, line.entry.message)
    return [
        every[one.entry.case, one.entry.kind, nudge_stands.stem(one.entry.occurrence)]
        for one in together
    ]


def _stop(turn: Turn, person: Known, role: Owner, line: Line, *, everything: bool) -> None:
    """Nothing more about this, or nothing at all, of our own accord."""
    together = ledger.of_message(turn.db, line.entry.message)
    about = {prompt.soort for one in together for prompt in _prompts(one)}
    off = frozenset(Soort) if everything else situation.own(turn, person.id, role).off | about
    settings.choose(turn.db, person.id, off=off)
    due.look_again_for(turn.db, turn.now, person.id)
    if everything:
        turn.say(person.telegram_id, "bericht.alles_gestopt")
    else:
        _say_stopped(turn, person, about)


def _say_stopped(turn: Turn, person: Known, about: AbstractSet[Soort]) -> None:
    names = [turn.words.label(f"berichtsoort.{one.value}") for one in sorted(about)]
    turn.say(person.telegram_id, "bericht.gestopt", soort=turn.words.list(names))


def _prompts(line: Line) -> list[Prompt]:
    return [one for one in PROMPTS if one.kind is line.entry.kind]
