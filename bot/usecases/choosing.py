"""The coördinator chooses a coach: who fits and why, who does not and by which limit, and one tap to
ask.
"""

import html
from collections.abc import Iterator

from bot import reasons
from bot.inbound import number_in
from bot.messages import GONE_AFTER, Key, Message, column
from bot.usecases import candidates, coordinating, proposing, standing
from bot.usecases.candidates import Found
from bot.usecases.coordinating import Press
from bot.usecases.turn import Turn
from conversations import hearing
from conversations.grenzen import LetOp, Limit
from conversations.matching import Candidate
from conversations.traject import State
from storage import cases, coaches, proposals
from storage.cases import Traject
from storage.shown import last_case

CANDIDATES, LINES = 5, 15  # those who fit, and coaches on the list by name, in one message
LONGEST_NAME = 24  # on a button
NAMED = 3  # so few coaches that are meant by a typed name can fall out with a tap
ASKS = "kandidaten"  # every message with names to choose from


def show(turn: Turn, press: Press) -> None:
    """Who fits, best first."""
    if press.case.state is not State.ZOEKEN:
        coordinating.not_now(turn, press)
        return
    start = number_in(press.value)
    if start:
        turn.send(press.chat, Message("strip", target=press.message_id))
    candidates_of(turn, press.chat, press.case, start)


def candidates_of(turn: Turn, chat: int, case: Traject, start: int = 0) -> None:
    """Those who fit from this place on, each with load, reasons and warnings."""
    _show(turn, chat, case, candidates.ranking(turn, case), start)


def _show(turn: Turn, chat: int, case: Traject, found: Found, start: int = 0) -> None:
    say = turn.words.say
    every = found.ranking.candidates
    shown = every[start : start + CANDIDATES]
    parts = [say("coordinator.kandidaten", code=case.code)]
    parts += ["\n".join(_told(turn, found, one)) for one in shown]
    if not every:
        parts.append(say("coordinator.kandidaten.geen"))
    if any(LetOp.NAMEN in one.let_op for one in shown):
        parts.append(say("coordinator.kandidaten.valt_af"))
    keys = [_ask_key(turn, case, found, int(one.coach)) for one in shown]
    if len(every) > start + CANDIDATES:
        keys.append(_key(turn, case, "kandidaten", start + CANDIDATES, "knop.meer"))
    keys.append(_key(turn, case, "andere", 0, "knop.andere"))
    _send(turn, chat, case, found, parts, keys)


def others(turn: Turn, press: Press) -> None:
    """Every coach by name: those who fit can be asked, the others have what forbids it."""
    case = press.case
    if case.state is not State.ZOEKEN:
        coordinating.not_now(turn, press)
        return
    found, start = candidates.ranking(turn, case), number_in(press.value)
    every = _by_name(found)
    head = turn.words.say("coordinator.coaches_van", code=case.code)
    lines, keys = _listed(turn, case, found, every[start : start + LINES])
    parts = [head, lines]
    if len(every) > start + LINES:
        keys.insert(-1, _key(turn, case, "andere", start + LINES, "knop.meer"))
    if len(every) > LINES:
        parts.append(turn.words.say("coordinator.coaches_van.naam"))
    _send(turn, press.chat, case, found, parts, keys)


def named(turn: Turn, chat: int, text: str) -> bool:
    """A typed name, or a part of it, while candidates are on view in this chat: these coaches, as on
    the list by name. False when none are on view.
    """
    case_id = last_case(turn.db, ASKS, chat)
    case = cases.with_id(turn.db, case_id) if case_id else None
    if case is None or case.state is not State.ZOEKEN:
        return False
    found, meant = candidates.ranking(turn, case), hearing.fold(text)
    these = [(name, id_) for name, id_ in _by_name(found) if meant in hearing.fold(name)]
    if not these:
        turn.say(chat, "coordinator.coaches_van.geen")
        return True
    head = turn.words.say("coordinator.coaches_van.gevonden", code=case.code)
    lines, keys = _listed(turn, case, found, these[:LINES])
    if len(these) <= NAMED:
        keys[-1:-1] = [one for _, id_ in these for one in _naming(turn, case, found, id_)]
    _send(turn, chat, case, found, [head, lines], keys)
    return True


def bar(turn: Turn, press: Press) -> None:
    """The wethouder, or the coach, said on the phone that these two are not to work together."""
    _name(turn, press, "valt_af")


def unbar(turn: Turn, press: Press) -> None:
    """That was a mistake."""
    _name(turn, press, "mag_weer")


def _name(turn: Turn, press: Press, action: str) -> None:
    case, coach_id = press.case, number_in(press.value)
    found = candidates.ranking(turn, case)
    named = Limit.GENOEMD in found.limits(coach_id)
    known = any(id_ == coach_id for _, id_ in _by_name(found))
    if case.state is not State.ZOEKEN or not known or named is (action == "valt_af"):
        coordinating.not_now(turn, press)
        return
    if named:
        proposals.unbar(turn.db, case.id, coach_id)
    else:
        proposals.bar(turn.db, case.id, coach_id, turn.now, turn.today)
    cases.audit(turn.db, press.who, action, case.id, turn.now)
    turn.send(press.chat, Message("strip", target=press.message_id))
    candidates_of(turn, press.chat, case)


def _naming(turn: Turn, case: Traject, found: Found, coach_id: int) -> Iterator[Key]:
    """The button with which this coach falls out for this wethouder, or is back."""
    limits = found.limits(coach_id)
    if not limits or Limit.GENOEMD in limits:
        action = "mag_weer" if limits else "valt_af"
        yield _coach_key(turn, case, found, coach_id, action)


def _by_name(found: Found) -> list[tuple[str, int]]:
    fitting = [int(one.coach) for one in found.ranking.candidates]
    excluded = [int(one.coach) for one in found.ranking.excluded]
    return sorted((found.name(id_), id_) for id_ in fitting + excluded)


def _listed(
    turn: Turn, case: Traject, found: Found, these: list[tuple[str, int]]
) -> tuple[str, list[Key]]:
    say, lines, keys = turn.words.say, [], []
    for name, id_ in these:
        if found.candidate(id_):
            lines.append(say("coordinator.coach.past", naam=name))
            keys.append(_ask_key(turn, case, found, id_))
        else:
            why = " ".join(reasons.limit(turn.words, one) for one in found.limits(id_))
            lines.append(say("coordinator.coach.afgevallen", naam=name, waarom=why))
    keys.append(_key(turn, case, "kandidaten", 0, "knop.kandidaten"))
    return "\n".join(lines), keys


def ask(turn: Turn, press: Press) -> None:
    """Ask this coach; whatever forbids it now is said, with who comes next."""
    at, coach_id = standing.of(turn, press.case), number_in(press.value)
    if at.case.state is not State.ZOEKEN or at.proposal:
        coordinating.not_now(turn, press)
        return
    # Locked first: what the limits rest on stays so until this is kept.
    coaches.lock(turn.db, coach_id)
    found = candidates.ranking(turn, at.case)
    candidate = found.candidate(coach_id)
    if candidate is None:
        turn.send(press.chat, Message("strip", target=press.message_id))
        why = " ".join(reasons.limit(turn.words, one) for one in found.limits(coach_id))
        turn.say(press.chat, "coordinator.kan_niet", code=at.case.code, waarom=why)
        _show(turn, press.chat, at.case, found)
        return
    because = reasons.kept(turn.words, candidate)
    cases.audit(turn.db, press.who, "gevraagd", at.case.id, turn.now)
    at = proposing.ask(turn, at, coach_id, because, found.most(coach_id))
    assert at.proposal
    until = turn.words.weekday(at.proposal.due)
    text = turn.words.say("coordinator.gevraagd", code=at.case.code, dag=until)
    keys = coordinating.keys(turn, at.case, ("intrekken",))
    turn.send(press.chat, Message(text=text, keys=keys, asks="gevraagd"), case_id=at.case.id)


def _told(turn: Turn, found: Found, one: Candidate) -> Iterator[str]:
    id_ = int(one.coach)
    numbers = {"aantal": one.load, "hoogstens": found.most(id_)}
    yield turn.words.say("coordinator.kandidaat", naam=found.name(id_), **numbers)
    for reason in reasons.reasons(turn.words, one, in_chat=True):
        yield f"• {reason}"
    for look in one.let_op:
        yield turn.words.say("coordinator.let_op", wat=reasons.let_op(turn.words, look))


def _ask_key(turn: Turn, case: Traject, found: Found, coach_id: int) -> Key:
    return _coach_key(turn, case, found, coach_id, "vraag")


def _coach_key(turn: Turn, case: Traject, found: Found, coach_id: int, action: str) -> Key:
    name = found.name(coach_id)
    short = name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
    label = html.unescape(turn.words.say(f"knop.{action}", naam=short))
    return Key(label, f"c:{case.code}:{action}:{coach_id}")


def _key(turn: Turn, case: Traject, action: str, start: int, label: str) -> Key:
    return Key(turn.words.label(label), f"c:{case.code}:{action}:{start}")


def _send(
    turn: Turn, chat: int, case: Traject, found: Found, parts: list[str], keys: list[Key]
) -> None:
    """Names of coaches: in a message that goes away, also when the case is erased."""
    message = Message(
        text="\n\n".join(parts),
        keys=column(keys),
        protect=True,
        gone_after=GONE_AFTER,
        asks=ASKS,
    )
    turn.send(chat, message, talk_id=found.intake_id, case_id=case.id)
