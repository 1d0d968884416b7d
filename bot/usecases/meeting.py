"""The kennismaking: the coach offers moments, the wethouder picks one, and each of them can move it or
cancel it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bot import moments
from bot.messages import Key, Message, column
from bot.usecases import coordinating, diary, sides, standing
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.kinds import Answer, Mark
from conversations.script import chosen
from conversations.scripts import KENNISMAKING
from conversations.talk import Step
from conversations.traject import Event, Owner
from conversations.traject import State as CaseState
from storage import appointments, outgoing, planning
from storage.appointments import About, Appointment, Kind, Slot, State
from storage.people import Known
from storage.planning import Taken
from storage.talks import Held

MINUTES = 45  # domain.md (v), N8
CHOICE = "momenten"  # what the message with the moments asks
ASKED, AGAIN = "kennismaking.vraag", "kennismaking.andere_momenten"


def ask_moments(turn: Turn, at: Standing, message_id: str = ASKED) -> None:
    """The coach is asked for moments, after a sentence that says why."""
    if at.proposal:
        sides.begin(turn, at, sides.coach(turn, at), KENNISMAKING, message_id)


def why(turn: Turn, at: Standing) -> str:
    """The sentence before the question for moments: for the first time, or once more."""
    about = at.proposal.id if at.proposal else None
    every = appointments.of_case(turn.db, turn.house.seal, at.case.id, Kind.KENNISMAKING)
    return AGAIN if any(one.about.proposal_id == about for one in every) else ASKED


def offered(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The coach named moments (the end of KENNISMAKING): the wethouder may choose."""
    at = standing.of_talk(turn, held)
    if at is None or at.proposal is None or at.case.state is not CaseState.MOMENTEN:
        turn.say(person.telegram_id, "kennismaking.niet_nodig")
        return
    slots = [slot for slot in _slots(step.talk.answers) if not diary.has_begun(turn, slot)]
    if not slots:  # that was some days ago
        ask_moments(turn, at, "kennismaking.verstreken")
        return
    turn.say(person.telegram_id, "kennismaking.klaar")
    about = About(at.case.id, Kind.KENNISMAKING, 0, at.proposal.id, at.proposal.coach_id)
    planning.offer(turn.db, turn.house.seal, about, slots, turn.now)
    standing.happen(turn, at, Event.AANGEBODEN)


def pressed(
    turn: Turn, person: Known, appointment: Appointment, action: str, message_id: int
) -> None:
    """A button of a kennismaking, or of a moment that was offered for one."""
    at = standing.with_id(turn, appointment.about.case_id)
    now = appointments.with_id(turn.db, turn.house.seal, appointment.id)
    who = sides.side(at, person) if at else None
    name, _, sequence = action.partition("-")
    act = ACTS.get(name)
    sides.strip(turn, person, message_id)
    if at is None or now is None or act is None or who not in act.who:
        turn.say(person.telegram_id, "knop_vreemd")
        return
    about = at.proposal.id if at.proposal else None
    is_so = (at.case.state, now.state, now.about.proposal_id) == (act.case, act.state, about)
    if is_so and sequence in ("", str(now.sequence)):
        act.do(turn, person, at, now)
    else:
        _stands(turn, person, at, now)


def _pick(turn: Turn, person: Known, at: Standing, picked: Appointment) -> None:
    if diary.has_begun(turn, picked.slot):
        _rest(turn, person, at, picked, "kennismaking.voorbij")
        return
    try:
        made = planning.pick(turn.db, turn.house.seal, picked.id, turn.now)
    except Taken:
        # Not whose: the agenda of the other is nobody's business.
        _rest(turn, person, at, picked, "kennismaking.bezet")
        return
    sides.end(turn, at.case.id, CHOICE)
    at = standing.happen(turn, at, Event.GEKOZEN, agreed=made.slot.day)
    diary.announce(turn, at, made, "kennismaking.afgesproken")


def _rest(turn: Turn, person: Known, at: Standing, but: Appointment, message_id: str) -> None:
    """This moment cannot be chosen; the others can, or else the coach is asked for new ones."""
    if _left(turn, at, but):
        _show(turn, at, message_id, but)
    else:
        turn.say(person.telegram_id, message_id)
        _none(turn, person, at, but)


def _none(turn: Turn, person: Known, at: Standing, offer: Appointment) -> None:
    """None of the moments fits."""
    planning.offer(turn.db, turn.house.seal, offer.about, (), turn.now)
    sides.end(turn, at.case.id, CHOICE)
    turn.say(person.telegram_id, "kennismaking.nieuwe_gevraagd")
    ask_moments(turn, standing.happen(turn, at, Event.ANDER_MOMENT), AGAIN)


def _none_left(turn: Turn, at: Standing) -> None:
    sides.tell(turn, at.case, at.case.telegram_id, "kennismaking.nieuwe_gevraagd")
    ask_moments(turn, standing.happen(turn, at, Event.ANDER_MOMENT), AGAIN)


def _sure(turn: Turn, person: Known, at: Standing, planned: Appointment, action: str) -> None:
    """Ask first. A button of an appointment that was moved meanwhile does nothing any more."""
    yes = sides.change(turn, planned, f"{action}_ja", f"-{planned.sequence}")
    keys = (yes, sides.change(turn, planned, "laat_staan"))
    when = sides.when(turn, planned.slot)
    chat, asks = person.telegram_id, sides.asks_of(planned)
    sides.tell(turn, at.case, chat, f"kennismaking.{action}", keys, asks, wanneer=when)


def _move(turn: Turn, _: Known, at: Standing, planned: Appointment) -> None:
    ask_moments(turn, _off(turn, at, planned), AGAIN)


def _cancel(turn: Turn, person: Known, at: Standing, planned: Appointment) -> None:
    """Whoever cancels may want something else than another moment: the office hears it, and the
    wethouder has the other ways at hand.
    """
    at = _off(turn, at, planned)
    coordinating.tell(turn, at.case, "coordinator.kennismaking_afgezegd", ("bekijk",))
    if sides.side(at, person) is Owner.WETHOUDER:
        keys = [sides.wish(turn, at.case, action) for action in ("andere", "stop")]
        sides.tell(turn, at.case, person.telegram_id, "kennismaking.en_nu", keys)
    ask_moments(turn, at, AGAIN)


def _off(turn: Turn, at: Standing, planned: Appointment) -> Standing:
    """The appointment is off, in the calendars too; the moment that comes instead is a move of it."""
    off = planning.cancel(turn.db, turn.house.seal, planned.id, turn.now)
    at = standing.happen(turn, at, Event.ANDER_MOMENT)
    diary.announce(turn, at, off, "kennismaking.afgezegd", cancelled=True)
    return at


def _stands(turn: Turn, person: Known, at: Standing, _: Appointment) -> None:
    """Nothing changes: say what stands now."""
    chat, kind = person.telegram_id, Kind.KENNISMAKING
    planned = appointments.coming(turn.db, turn.house.seal, at.case.id, kind)
    if planned:
        turn.say(chat, "kennismaking.staat", wanneer=sides.when(turn, planned[0].slot))
    elif chat == at.case.telegram_id and at.case.state is CaseState.KIEZEN and _left(turn, at):
        _show(turn, at, "kennismaking.niet_meer")
    else:
        turn.say(chat, "kennismaking.niets")


def _show(turn: Turn, at: Standing, message_id: str, but: Appointment | None = None) -> None:
    """The wethouder gets the moments as buttons."""
    left = _left(turn, at, but)
    text = f"{turn.words.say(message_id)}\n\n{turn.words.say('kennismaking.welk')}"
    sides.end(turn, at.case.id, CHOICE)
    message = Message(
        text=text + diary.where(turn, left[0].slot), keys=column(_keys(turn, left)), asks=CHOICE
    )
    turn.send(at.case.telegram_id, message, case_id=at.case.id, priority=outgoing.NOTICE)


def choice(turn: Turn, at: Standing) -> list[Key]:
    """The buttons between which the wethouder can choose."""
    return _keys(turn, _left(turn, at))


def _keys(turn: Turn, left: list[Appointment]) -> list[Key]:
    keys = [Key(sides.when(turn, one.slot), f"a:{one.id}:kies") for one in left]
    return [*keys, sides.change(turn, left[0], "geen")] if left else []


def show_moments(turn: Turn, _: Known, at: Standing) -> None:
    """The wethouder may choose one of the moments."""
    if _left(turn, at):
        _show(turn, at, "kennismaking.kies")
    else:  # that was some days ago
        _none_left(turn, at)


def _left(turn: Turn, at: Standing, but: Appointment | None = None) -> list[Appointment]:
    """The moments that can still be chosen."""
    every = appointments.of_case(turn.db, turn.house.seal, at.case.id, Kind.KENNISMAKING)
    not_this = but.id if but else 0
    return [
        one
        for one in every
        if one.state is State.AANGEBODEN
        and one.id != not_this
        and not diary.has_begun(turn, one.slot)
    ]


def _slots(answers: Mapping[str, Answer]) -> list[Slot]:
    """What the coach offers; a place is kept as its key, with the address where there is one."""
    told = (answers.get(key, Mark.SKIPPED) for key in ("plek", "adres"))
    place = diary.BEFORE_ADDRESS.join(str(one) for one in told if not isinstance(one, Mark))
    named = map(moments.parsed, chosen(answers["momenten"]))
    return [Slot(day, MINUTES, clock, part, place) for day, clock, part in named]


@dataclass(frozen=True)
class Act:
    """What a button does: for whom, and while what is so."""

    who: frozenset[Owner]
    case: CaseState
    state: State
    do: Callable[[Turn, Known, Standing, Appointment], None]


_OFFERED = (frozenset({Owner.WETHOUDER}), CaseState.KIEZEN, State.AANGEBODEN)
_PLANNED = (frozenset({Owner.WETHOUDER, Owner.COACH}), CaseState.KENNISMAKING, State.GEPLAND)
ACTS = {
    "kies": Act(*_OFFERED, _pick),
    "geen": Act(*_OFFERED, _none),
    "verzet": Act(*_PLANNED, partial(_sure, action="verzet")),
    "verzet_ja": Act(*_PLANNED, _move),
    "zeg_af": Act(*_PLANNED, partial(_sure, action="zeg_af")),
    "zeg_af_ja": Act(*_PLANNED, _cancel),
    "laat_staan": Act(*_PLANNED, _stands),
}
