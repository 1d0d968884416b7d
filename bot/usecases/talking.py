"""A person in a talk: what was said goes to the engine, what follows is kept and sent.

What an answer or the end of a talk sets off elsewhere is in following.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.inbound import Pressed
from bot.messages import Message
from bot.usecases import earlier
from bot.usecases.turn import Turn
from conversations import engine
from conversations.events import Amended, Event, Photo, Resumed, Tapped, Typed, Unheard
from conversations.kinds import Answer, Mark, Phone
from conversations.says import Ask, Review, Say
from conversations.script import Script, chosen
from conversations.scripts import BELLEN, COACH, COLLEGELID, SCRIPTS, WETHOUDER
from conversations.talk import Step, current
from conversations.taps import REVIEW
from storage import cases, people, talks
from storage.people import Known
from storage.talks import Held

# After this long somebody who writes something unreadable is told where we were, not corrected.
LONG_AGO = timedelta(hours=12)
CALLS = frozenset({"bel_vandaag", "bel_mij", "onveilig"})
CONSENTS = {"toestemming": "A", "toestemming_bijzonder": "B"}


@dataclass(frozen=True)
class Kept:
    """What was kept of a talk: as it was held before, and the step that was taken.

    :param calls: whether the person asks to be called, and the number comes first.
    """

    held: Held
    step: Step
    calls: bool = False


def pressed(turn: Turn, person: Known, event: Pressed) -> Kept | None:
    """A button of a talk. None when no such talk is open."""
    talk, _, rest = event.data.partition(":")
    key, _, option = rest.partition(":")
    mine = [held for held in open_talks(turn, person) if f"t{held.id}" == _decimal(talk)]
    return _take(turn, person, mine[0], Tapped(key, option), event.message_id) if mine else None


def said(turn: Turn, person: Known, event: Typed | Photo | Unheard, message_id: int) -> Kept | None:
    """Text, or something that is not text: for the talk that was heard last. None when no talk is
    open.
    """
    held = open_talks(turn, person)
    return _take(turn, person, held[0], event, message_id) if held else None


def shared(turn: Turn, person: Known, number: str, message_id: int, *, own: bool) -> Kept | None:
    """A shared contact: an answer where a number was asked, and the person's own only."""
    held = open_talks(turn, person)
    question = current(SCRIPTS[held[0].script], held[0].talk) if held else None
    if question and isinstance(question.kind, Phone) and own:
        return said(turn, person, Typed(number), message_id)
    turn.send(person.telegram_id, Message("remove", target=message_id))
    return said(turn, person, Unheard("contact" if own else "contact_ander"), message_id)


def amended(turn: Turn, person: Known, text: str, message_id: int) -> Kept | None:
    """Telegram's own "edit message"."""
    gave = talks.given_by(turn.db, person.id, message_id)
    held = {one.id: one for one in open_talks(turn, person)}
    if gave and gave[0] in held:
        return _take(turn, person, held[gave[0]], Amended(gave[1], text), message_id)
    turn.say(
        person.telegram_id, _too_late(turn, person, gave[0]) if gave else "bewerkt_geen_antwoord"
    )
    return None


def _too_late(turn: Turn, person: Known, talk_id: int) -> str:
    """What is said about an answer in a talk that is over: an intake and a profile have a way to it."""
    every = talks.all_of(turn.db, turn.house.seal, person.id)
    script = next((one.script for one in every if one.id == talk_id), "")
    own = script in (WETHOUDER.name, BELLEN.name, COACH.name)
    return f"bewerkt_na_versturen.{script}" if own else "bewerkt_na_versturen"


def go(turn: Turn, person: Known, held: Held, event: Event) -> Kept:
    """Something that carries no message of its own, such as a command."""
    return _take(turn, person, held, event, None)


def begin(
    turn: Turn,
    person: Known,
    script: Script,
    case_id: int | None = None,
    proposal_id: int | None = None,
    known: Mapping[str, Answer] | None = None,
) -> None:
    """Start a script, on top of what is open; `known` is not asked again."""
    held = talks.start(
        turn.db, person.id, case_id, script.name, script.version, turn.now, proposal_id
    )
    step = engine.begin(script, turn.house.lexicon(turn.now), known)
    _keep(turn, person, held, replace(step, kept={**(known or {}), **step.kept}), None, None)


def number_is_known(turn: Turn, person: Known) -> bool:
    """Whether somebody said on which number to call."""
    every = talks.all_of(turn.db, turn.house.seal, person.id)
    return any(one.script == BELLEN.name and one.finished_at for one in every)


def open_talks(turn: Turn, person: Known) -> list[Held]:
    """The talks that are open; the one that was heard last first."""
    held = talks.open_of(turn.db, turn.house.seal, person.id)
    return sorted(held, key=lambda one: one.heard_at, reverse=True)


def _take(turn: Turn, person: Known, held: Held, event: Event, message_id: int | None) -> Kept:
    script = SCRIPTS[held.script]
    lexicon = turn.house.lexicon(turn.now)
    step = engine.hear(script, held.talk, event, lexicon)
    unreadable = (
        isinstance(event, Typed)
        and bool(step.says)
        and isinstance(step.says[0], Ask)
        and step.says[0].note
    )
    if unreadable and not step.wipe and turn.now - held.heard_at > LONG_AGO:
        step = engine.hear(script, held.talk, Resumed(), lexicon)
    return _keep(turn, person, held, step, event, message_id)


def _keep(
    turn: Turn, person: Known, held: Held, step: Step, event: Event | None, message_id: int | None
) -> Kept:
    """Save a step and queue what it says."""
    tapped = isinstance(event, Tapped)
    script = SCRIPTS[held.script]
    step = _without_special(turn, held, script, step)
    given_in = None if tapped else message_id
    talks.save(
        turn.db, turn.house.seal, held, step.talk, step.kept, turn.now,
        message_id=given_in, outcome=step.outcome,
    )  # fmt: skip
    for key, kind in CONSENTS.items():
        if key in step.kept:
            given = step.kept[key] == "ja"
            people.consent(turn.db, person.id, kind, script.version, turn.now, given=given)
    if step.wipe and message_id:
        turn.send(person.telegram_id, Message("remove", target=message_id))
    if step.settled:
        earlier.settle(turn, person, held, step, message_id if tapped else None)
    calls = must_be_called(turn, held, step) and not number_is_known(turn, person)
    if calls:
        step = replace(step, says=_without_question(step.says))
    _say(turn, person, held, step, message_id if tapped and step.in_place else None)
    return Kept(held, step, calls)


def must_be_called(turn: Turn, held: Held, step: Step) -> bool:
    """Whether the one whose case it is asks for a call, other than where the number is being asked
    already; so does a member of a college.
    """
    asks = held.script != BELLEN.name and not CALLS.isdisjoint(step.signals)
    return asks and (is_of_own_case(turn, held) or held.script == COLLEGELID.name)


def is_of_own_case(turn: Turn, held: Held) -> bool:
    """Whether a talk is held by the one whose case it is about."""
    return held.case_id is not None and cases.whose(turn.db, held.case_id) == held.person_id


def _without_question(says: tuple[Say, ...]) -> tuple[Say, ...]:
    """What is said beside the question or the summary: the number is asked first."""
    beside = (one.note if isinstance(one, Ask) else one for one in says)
    return tuple(one for one in beside if one and not isinstance(one, Review))


def _say(turn: Turn, person: Known, held: Held, step: Step, instead_of: int | None) -> None:
    messages = turn.house.render(SCRIPTS[held.script], held.id).messages(step.says)
    asks = [one.asks for one in messages[bool(instead_of) :]]
    for key in earlier.over(held, step, asks):
        earlier.strip(turn, person, held, key)
    if step.outcome or REVIEW in asks:
        earlier.end_review(turn, person, held)
    for message in messages:
        if instead_of:
            message = replace(message, kind="change", target=instead_of)  # noqa: PLW2901 # the same message, elsewhere
        turn.send(person.telegram_id, message, talk_id=held.id)
        instead_of = None


def _without_special(turn: Turn, held: Held, script: Script, step: Step) -> Step:
    """Consent B that is taken back takes its answers along: they are erased, not only left out."""
    if step.kept.get("toestemming_bijzonder") != "nee":
        return step
    special = {}
    for question in script.questions:
        answer = step.talk.answers.get(question.key)
        held_back = set(chosen(answer)) & question.kept_if.keys()
        if answer is not None and (held_back or "toestemming_bijzonder" in question.when.reads):
            special[question.key] = Mark.LATER
    talks.erase(turn.db, held.id, special)
    answers = {**step.talk.answers, **special}
    known = script.path(answers).known
    says = tuple(replace(one, known=known) if isinstance(one, Review) else one for one in step.says)
    talk = replace(step.talk, answers=answers)
    return replace(step, talk=talk, says=says, kept={**step.kept, **special})


def _decimal(talk: str) -> str:
    """The talk id in a button, in decimal; anything else stays what it is."""
    try:
        return f"t{int(talk[1:], 36)}" if talk.startswith("t") else talk
    except ValueError:
        return talk
