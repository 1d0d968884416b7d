"""The coördinator: hears by trajectcode who must be called, looks, and says that it was done."""

from datetime import timedelta

from bot.inbound import Command, Heard, Pressed
from bot.messages import Key, Message
from bot.usecases.turn import Turn
from conversations.scripts import SCRIPTS
from conversations.toegang import Viewer
from conversations.traject import Event, IllegalEvent, State
from storage import cases, outgoing, people, talks
from storage.cases import Traject

AT_ONCE = timedelta(hours=1)
GONE_AFTER = 23 * 3600  # seconds; a name or number is out of the chat within 24 hours (design.md 5)


def hear(turn: Turn, heard: Heard) -> None:
    """What a coördinator says or presses."""
    chat = heard.chat_id
    people.meet(turn.db, chat, heard.language, heard.at)
    people.set_reachable(turn.db, chat, reachable=True)
    match heard.event:
        case Command("start" | "hulp"):
            turn.say(chat, "coordinator.welkom")
            overview(turn, chat)
        case Command("overzicht"):
            overview(turn, chat)
        case Pressed(data, message_id) if data.startswith("c:"):
            _, code, what = (*data.split(":"), "", "")[:3]
            _pressed(turn, chat, code, what, message_id)
        case Pressed():
            turn.say(chat, "coordinator.geen_gesprek")
        case _:
            turn.say(chat, "coordinator.geen_gesprek")


def overview(turn: Turn, chat: int) -> None:
    """What is urgent and was not looked at, then who waits for a call; longest first."""
    urgent = cases.urgent(turn.db)
    first = {case.id for case, _ in urgent}
    waiting = [case for case in cases.waiting(turn.db) if case.id not in first]
    if not urgent and not waiting:
        turn.say(chat, "coordinator.overzicht.leeg")
        return
    say, moment = turn.words.say, turn.house.moment
    parts = []
    if urgent:
        lines = [
            say("coordinator.overzicht.spoed", code=case.code, wanneer=moment(since))
            for case, since in urgent
        ]
        parts.append("\n".join(lines))
    if waiting:
        lines = [
            say("coordinator.overzicht.regel", code=case.code, wanneer=moment(case.changed_at))
            for case in waiting
        ]
        parts.append("\n".join([say("coordinator.overzicht"), *lines]))
    listed = [*(case for case, _ in urgent), *waiting]
    keys = tuple((_key(turn, case, "bekijk", f"{case.code}: "),) for case in listed)
    turn.send(chat, Message(text="\n\n".join(parts), keys=keys))


def tell(
    turn: Turn, case: Traject, message_id: str, actions: tuple[str, ...] = ("bekijk", "gebeld")
) -> None:
    """Tell every coördinator something about a case: neutral, by its code."""
    text = turn.words.say(message_id, code=case.code)
    if case.call_first:
        text += "\n" + turn.words.say("coordinator.bel_eerst")
    keys = tuple((_key(turn, case, action),) for action in actions)
    asks = message_id.removeprefix("coordinator.") if keys else ""
    message = Message(text=text, keys=keys, asks=asks)
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
        case "spoed" if not cases.was_noted(turn.db, case.id, "spoed", turn.now - AT_ONCE):
            # Who changes that answer does not ring again and again; who comes back to it does.
            cases.audit(turn.db, "zelf", "spoed", case.id, turn.now)
            tell(turn, case, "coordinator.spoed", ("bekijk",))
        case "bel_vandaag":
            cases.happen(turn.db, case, Event.BEL_MIJ, turn.now)
            tell(turn, case, "coordinator.bel_vandaag")


def number_known(turn: Turn, case: Traject) -> None:
    """Somebody said on which number to call."""
    if case.state != State.TE_BELLEN:
        cases.happen(turn.db, case, Event.BEL_MIJ, turn.now)
        tell(turn, case, "coordinator.bel_mij")
    elif cases.was_noted(turn.db, case.id, "bekijk"):
        tell(turn, case, "coordinator.nummer", ("bekijk",))


def _pressed(turn: Turn, chat: int, code: str, what: str, message_id: int) -> None:
    case = cases.with_code(turn.db, code)
    if case is None:
        turn.say(chat, "coordinator.gewist", code=code)
    elif what == "bekijk":
        _show(turn, chat, case)
    elif what == "gebeld":
        _called(turn, chat, case, message_id)


def _called(turn: Turn, chat: int, case: Traject, message_id: int) -> None:
    try:
        cases.happen(turn.db, case, Event.GEBELD, turn.now)
    except IllegalEvent:
        already = case.state == State.GEBELD
        turn.say(
            chat, "coordinator.al_gebeld" if already else "coordinator.niet_open", code=case.code
        )
        return
    cases.audit(turn.db, f"telegram {chat}", "gebeld", case.id, turn.now)
    text = turn.words.say("coordinator.gebeld", code=case.code, wanneer=turn.house.moment(turn.now))
    turn.send(chat, Message("change", text, target=message_id))
    end_notices(turn, case, but=(chat, message_id))


def _show(turn: Turn, chat: int, case: Traject) -> None:
    """Name, number, when to call, and the open answers, in a message that goes away."""
    cases.audit(turn.db, f"telegram {chat}", "bekijk", case.id, turn.now)
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
    keys = ((_key(turn, case, "gebeld"),),) if case.state == State.TE_BELLEN else ()
    about = held[-1].id if held else None
    message = Message(
        text="\n".join(lines),
        keys=keys,
        protect=True,
        gone_after=GONE_AFTER,
        asks="bekijk" if keys else "",
    )
    turn.send(chat, message, talk_id=about, case_id=case.id)


def _key(turn: Turn, case: Traject, action: str, before: str = "") -> Key:
    return Key(before + turn.words.label(f"knop.{action}"), f"c:{case.code}:{action}")
