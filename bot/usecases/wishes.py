"""What a wethouder or a coach wants in a case: more, fewer, slower, to be watched; and, in leaving.py,
to rest, another coach, to stop. The wethouder's wish leads; extra talks and observations need both.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.usecases import (
    coordinating,
    freezing,
    leaving,
    looking_back,
    observing,
    running,
    sides,
    standing,
    wish_questions,
)
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from bot.usecases.wish_questions import EXTRA, MOST
from conversations.traject import OPEN, Event, Owner, State
from storage import cases
from storage.people import Known

W, C = Owner.WETHOUDER, Owner.COACH

# With what the button says behind the action.
Do = Callable[[Turn, Known, Standing, str], None]


@dataclass(frozen=True)
class Wish:
    """One wish: in which states it makes sense, and what it leads to."""

    states: frozenset[State]
    do: Do


def menu(at: Standing, owner: Owner) -> list[str]:
    """What this side can wish now, in the order in which it is offered."""
    return [
        action
        for (who, action), wish in WISHES.items()
        if who is owner
        and action in MENU
        and at.case.state in wish.states
        and (action != "andere" or at.coach)
    ]


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """The button of a wish (`w:{case_id}:{action}`), by a side of that case. A wish that no longer
    makes sense is answered with how the case stands, and changes nothing.
    """
    at = standing.with_id(turn, number)
    who = sides.side(at, person) if at else None
    if at is None or who is None:
        turn.say(person.telegram_id, "knop_vreemd")
        return
    name, _, more = action.partition("-")
    wish = WISHES.get((who, name))
    wish_questions.end(turn, person, at, message_id)
    if wish is None or at.case.state not in wish.states:
        turn.say(person.telegram_id, "wens.niet_nu")
        return
    wish.do(turn, person, at, more)


def offer(turn: Turn, person: Known, at: Standing, _: str) -> None:
    """Everything that the wethouder can wish now."""
    keys = [sides.wish(turn, at.case, action) for action in (*menu(at, W), "laat")]
    sides.tell(turn, at.case, person.telegram_id, "wens.welke", keys)


def _more(turn: Turn, person: Known, at: Standing, extra: str) -> None:
    """The wethouder asks for extra talks; the coach is asked for a yes."""
    before = at.planned
    if extra not in EXTRA:
        wish_questions.ask(turn, person, at, "wens.meer")
        return
    turn.say(person.telegram_id, "wens.meer_gevraagd")
    # With what it was: the button is over as soon as that is something else.
    yes = sides.wish(turn, at.case, f"meerja-{before}+{extra}", "meer_ja")
    no = sides.wish(turn, at.case, "meernee", "meer_nee")
    sides.tell(turn, at.case, at.coach_chat, "wens.meer_coach", (yes, no), aantal=extra)


def _more_yes(turn: Turn, person: Known, at: Standing, asked: str) -> None:
    before, _, extra = asked.partition("+")
    if before != str(at.planned) or extra not in EXTRA:
        turn.say(person.telegram_id, "wens.niet_nu")
        return
    planned = min(at.planned + int(extra), MOST)
    cases.set_planned(turn.db, at.case.id, planned)
    looked_back = at.case.state is State.AFRONDEN
    at = standing.happen(turn, at, Event.MEER)
    running.wait(turn, at)
    if looked_back:
        freezing.lapse(turn, at.case.id)
    _tell_both(turn, at, "wens.meer_afgesproken", aantal=planned)
    if not running.coming(turn, at, running.WAITS_FOR[at.case.state]):
        running.ask_coach(turn, at)


def _more_no(turn: Turn, person: Known, at: Standing, _: str) -> None:
    turn.say(person.telegram_id, "wens.meer_niet_coach")
    sides.tell(turn, at.case, at.case.telegram_id, "wens.meer_niet")


def _fewer(turn: Turn, person: Known, at: Standing, how: str) -> None:
    """One talk less, or enough. The wethouder's wish leads: nobody is asked."""
    if how == "genoeg" or (how == "een" and at.planned - 1 <= len(standing.held(turn, at))):
        looking_back.ask(turn, _enough(turn, at))
    elif how == "een":
        cases.set_planned(turn.db, at.case.id, at.planned - 1)
        _tell_both(turn, at, "wens.minder_afgesproken", aantal=at.planned - 1)
    else:
        wish_questions.ask(turn, person, at, "wens.minder")


def _enough(turn: Turn, at: Standing) -> Standing:
    _tell_both(turn, at, "wens.genoeg")
    freezing.lapse(turn, at.case.id)
    return standing.happen(turn, at, Event.GENOEG)


def _slower(turn: Turn, person: Known, at: Standing, _: str) -> None:
    turn.say(person.telegram_id, "wens.rustiger")
    sides.tell(turn, at.case, at.coach_chat, "wens.rustiger_coach")
    coordinating.tell(turn, at.case, "coordinator.rustiger", ())


def _plan(turn: Turn, _person: Known, at: Standing, _: str) -> None:
    running.ask_coach(turn, at)


def _leave_it(turn: Turn, person: Known, _at: Standing, _: str) -> None:
    turn.say(person.telegram_id, "wens.laat")


def _tell_both(turn: Turn, at: Standing, message_id: str, **values: object) -> None:
    for chat in (at.case.telegram_id, at.coach_chat):
        sides.tell(turn, at.case, chat, message_id, (), "", **values)


_RUNS = frozenset({State.LOOPT})
_LATE = frozenset({State.LOOPT, State.AFRONDEN})
_ANY = frozenset(OPEN)
# What stands in the menu; the others are answers to what these ask.
MENU = frozenset(
    {"meer", "minder", "rustiger", "observatie", "pauze", "verder", "andere", "stop", "plan"}
)
WISHES: dict[tuple[Owner, str], Wish] = {
    (W, "wensen"): Wish(_ANY, offer),
    (W, "meer"): Wish(_LATE, _more),
    (W, "minder"): Wish(_RUNS, _fewer),
    (W, "rustiger"): Wish(_RUNS, _slower),
    (W, "observatie"): Wish(_RUNS, observing.ask),
    (W, "verder"): Wish(frozenset({State.PAUZE}), leaving.go_on),
    (W, "pauze"): Wish(leaving.RESTS, leaving.rest),
    (W, "andere"): Wish(leaving.HAS_COACH, leaving.another_coach),
    (W, "stop"): Wish(_ANY, leaving.stop),
    (W, "observatieja"): Wish(_RUNS, observing.agreed),
    (W, "observatienee"): Wish(_RUNS, observing.declined),
    (W, "kaart"): Wish(_RUNS, observing.fill_in),
    (W, "laat"): Wish(_ANY, _leave_it),
    (C, "plan"): Wish(frozenset(running.WAITS_FOR), _plan),
    (C, "observatie"): Wish(_RUNS, observing.ask),
    (C, "observatieja"): Wish(_RUNS, observing.agreed),
    (C, "observatienee"): Wish(_RUNS, observing.declined),
    (C, "meerja"): Wish(_LATE, _more_yes),
    (C, "meernee"): Wish(_LATE, _more_no),
}
