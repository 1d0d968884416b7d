"""What coördinators are told about a case, by its trajectcode, and what they see when they look.

What they say and press is in hear_coordinator.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from bot.messages import GONE_AFTER, Key, Keys, Message, column
from bot.usecases.turn import Turn
from conversations.scripts import SCRIPTS
from conversations.toegang import Viewer
from conversations.traject import Event, State, can
from storage import cases, outgoing, talks
from storage.cases import Traject
from storage.people import Known

JUST_NOW = timedelta(hours=1)
TO_CALL = ("bekijk", "plan", "gehouden")


@dataclass(frozen=True)
class Press:
    """A button that a coördinator pressed, about a case that is there, and locked.

    :param value: what comes behind the action in the button.
    """

    person: Known
    case: Traject
    value: str
    message_id: int

    @property
    def chat(self) -> int:
        return self.person.telegram_id

    @property
    def who(self) -> str:
        """As in the audit."""
        return f"telegram {self.chat}"


def tell(turn: Turn, case: Traject, message_id: str, actions: tuple[str, ...] = TO_CALL) -> None:
    """Tell every coördinator something about a case: neutral, by its code."""
    text = turn.words.say(message_id, code=case.code)
    if case.call_first:
        text += "\n" + turn.words.say("coordinator.bel_eerst")
    asks = message_id.removeprefix("coordinator.") if actions else ""
    message = Message(text=text, keys=keys(turn, case, actions), asks=asks)
    for chat in sorted(turn.house.coordinators):
        turn.send(chat, message, case_id=case.id, priority=outgoing.NOTICE)


def end_notices(turn: Turn, case: Traject, but: tuple[int, int] | None = None) -> None:
    """Take the buttons off everything that coördinators were told about a case; not off the one
    message (chat and message id) that is changed in another way.
    """
    for chat, message_id in outgoing.end_notices(turn.db, case.id, turn.now):
        if (chat, message_id) != but:
            # Without the case: an erasure does not take this back.
            turn.send(chat, Message("strip", target=message_id), priority=outgoing.NOTICE)


def signal(turn: Turn, case: Traject, name: str) -> None:
    """Something that an answer sets off (`Question.signals`); the answer itself is not told."""
    match name:
        case "bel_eerst":
            cases.call_first(turn.db, case.id)
        case "spoed" if _is_news(turn, case, "zelf", "spoed"):
            tell(turn, case, "coordinator.spoed", ("bekijk",))
        case "bel_vandaag":
            _call_wanted(turn, case, "coordinator.bel_vandaag")


def coach_calls(turn: Turn, case: Traject, message_id: str) -> None:
    """A coach wants a call: the office hears that, and not about what."""
    if _is_news(turn, case, "coach", "bel_coach"):
        tell(turn, case, message_id, ("traject",))


def number_known(turn: Turn, case: Traject) -> None:
    """Somebody said on which number to call."""
    if case.state != State.TE_BELLEN:
        _call_wanted(turn, case, "coordinator.bel_mij")
    elif cases.was_noted(turn.db, case.id, "bekijk"):
        tell(turn, case, "coordinator.nummer", ("bekijk",))


def not_now(turn: Turn, press: Press) -> None:
    """What a button asks is not possible any more: how it stands, and the way to what is."""
    case = press.case
    turn.send(press.chat, Message("strip", target=press.message_id))
    state = turn.words.say(f"traject.{case.state.value}")
    text = turn.words.say("coordinator.niet_nu", code=case.code, staat=state)
    message = Message(text=text, keys=keys(turn, case, ("traject",)), asks="niet_nu")
    turn.send(press.chat, message, case_id=case.id)


def show(turn: Turn, press: Press) -> None:
    """Name, number, when to call, and the open answers, in a message that goes away."""
    case = press.case
    cases.audit(turn.db, press.who, "bekijk", case.id, turn.now)
    lines = [turn.words.say("coordinator.bekijk", code=case.code)]
    if case.call_first:
        lines.append(turn.words.say("coordinator.bel_eerst"))
    held = talks.of_case(turn.db, turn.house.seal, case.id)
    told = False
    newest = {talk.script: talk for talk in held}
    for name in (name for name in ("bellen", "wethouder") if name in newest):
        script = SCRIPTS[name]
        known = dict(script.path(newest[name].talk.answers).known)
        told = told or "telefoon" in known
        if (
            name == "bellen"
            and "wethouder" in newest
            and "naam" in newest["wethouder"].talk.answers
        ):
            known.pop("naam", None)  # the intake has it
        lines += ["", *turn.house.phrases(script).summary(known, Viewer.COORDINATOR_IN_CHAT)]
    if not told:
        lines += ["", turn.words.say("coordinator.geen_nummer")]
    lines += ["", turn.words.say("coordinator.bekijk.rest")]
    to_call = case.state in (State.TE_BELLEN, State.GESPREK_GEPLAND)
    actions = TO_CALL[1:] if to_call else ()
    about = held[-1].id if held else None
    message = Message(
        text="\n".join(lines),
        keys=keys(turn, case, actions),
        protect=True,
        gone_after=GONE_AFTER,
        asks="bekijk" if actions else "",
    )
    turn.send(press.chat, message, talk_id=about, case_id=case.id)


def key(turn: Turn, case: Traject, action: str, before: str = "") -> Key:
    """The button of an action about a case."""
    return Key(before + turn.words.label(f"knop.{action}"), f"c:{case.code}:{action}")


def keys(turn: Turn, case: Traject, actions: Iterable[str]) -> Keys:
    """The buttons of some actions about a case, one under the other."""
    return column(key(turn, case, action) for action in actions)


def _is_news(turn: Turn, case: Traject, who: str, what: str) -> bool:
    """Write it down, unless it just was: who changes an answer does not ring again and again; who
    comes back to it does.
    """
    if cases.was_noted(turn.db, case.id, what, turn.now - JUST_NOW):
        return False
    cases.audit(turn.db, who, what, case.id, turn.now)
    return True


def _call_wanted(turn: Turn, case: Traject, message_id: str) -> None:
    """Whatever is going on: somebody wants to be called."""
    if can(case.state, Event.BEL_MIJ):
        case = cases.happen(turn.db, case, Event.BEL_MIJ, turn.now, turn.today)
    to_call = case.state in (State.TE_BELLEN, State.GESPREK_GEPLAND)
    tell(turn, case, message_id, TO_CALL if to_call else ("bekijk",))
