"""Looking back: half-way, at the end with the three marks side by side, and closing (domain.md (iv))."""

from base64 import b64encode

from bot import picture
from bot.messages import GONE_AFTER, Key, Message
from bot.usecases import coordinating, diary, freezing, running, sides, standing, talking
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.kinds import Answer
from conversations.script import Script
from conversations.scripts import (
    EVALUATIE_COACH,
    EVALUATIE_WETHOUDER,
    TUSSENSTAND_COACH,
    TUSSENSTAND_WETHOUDER,
    WETHOUDER,
)
from conversations.talk import Step
from conversations.traject import Event, Owner, State
from conversations.voorstel import Voorstel
from storage import talks
from storage.people import Known
from storage.talks import Held

MIDDLE = 3  # talks, or half of what was agreed when that is less (domain.md (iv))
MARKS = ("rust", "scherpte", "inzicht")
# The marks were asked three times, in these scripts.
ASKED_IN = {
    "cijfers.start": WETHOUDER.name,
    "cijfers.midden": TUSSENSTAND_WETHOUDER.name,
    "cijfers.eind": EVALUATIE_WETHOUDER.name,
}


def ask(turn: Turn, at: Standing) -> None:
    """The talks are over: both look back, some days later."""
    diary.clear(turn, at)


def begin_midway(turn: Turn, person: Known, at: Standing) -> None:
    """Ask one side how it goes."""
    _begin(turn, person, at, TUSSENSTAND_WETHOUDER, TUSSENSTAND_COACH)


def begin(turn: Turn, person: Known, at: Standing) -> None:
    """Ask one side to look back."""
    _begin(turn, person, at, EVALUATIE_WETHOUDER, EVALUATIE_COACH)


def begin_after(turn: Turn, at: Standing) -> None:
    """The coach looks back at a traject that is closed: once, and goes on where it was."""
    person, about = sides.coach(turn, at), at.proposal
    assert person
    assert about
    every = talks.of_proposal(turn.db, turn.house.seal, about.id, EVALUATIE_COACH.name)
    if not every:
        begin(turn, person, at)
    elif every[-1].finished_at:
        turn.say(person.telegram_id, "bericht.voorbij")
    else:
        talking.go(turn, person, every[-1], GoOn())


def told(turn: Turn, person: Known, held: Held, _: Step) -> None:
    """Somebody said how it goes, or the coach looked back: only the office sees it."""
    turn.say(person.telegram_id, f"{held.script}.klaar")


def evaluated(turn: Turn, person: Known, held: Held, _: Step) -> None:
    """The wethouder looked back (the end of EVALUATIE_WETHOUDER)."""
    turn.say(person.telegram_id, f"{held.script}.klaar")
    at = standing.of_talk(turn, held)
    if at is None or at.case.state is not State.AFRONDEN:
        return
    at = standing.happen(turn, at, Event.GEEVALUEERD)
    _show_marks(turn, at, held)
    if at.case.state is State.TERUGKOMEN:
        sides.tell(turn, at.case, at.case.telegram_id, "traject.nog_een")
        sides.tell(turn, at.case, at.coach_chat, "traject.nog_een_coach")
        running.ask_coach(turn, at)
    else:
        _close(turn, at)


def came_back(turn: Turn, at: Standing) -> None:
    """The talk after some months was held: that was the last of it."""
    _close(turn, standing.happen(turn, at, Event.TERUGGEKOMEN))


def _close(turn: Turn, at: Standing) -> None:
    """From here on nothing about the traject changes."""
    diary.clear(turn, at)
    # What the coach thinks of the match helps the next one, and can be said later too.
    freezing.lapse(turn, at.case.id, freezing.OWN | {EVALUATIE_COACH.name})
    sides.tell(turn, at.case, at.case.telegram_id, "traject.gesloten")
    _thank_coach(turn, at)
    at = freezing.end(turn, at, Voorstel.INGETROKKEN)
    coordinating.end_notices(turn, at.case)
    coordinating.tell(turn, at.case, "coordinator.gesloten", ())


def _thank_coach(turn: Turn, at: Standing) -> None:
    """With a button for who did not look back yet."""
    about = at.proposal
    if about is None:
        return  # the coach was erased
    if talks.of_proposal(turn.db, turn.house.seal, about.id, EVALUATIE_COACH.name):
        sides.tell(turn, at.case, at.coach_chat, "traject.gesloten_coach")
    else:
        key = Key(turn.words.label("knop.nu_terugkijken"), f"v:{about.id}:terugkijken")
        sides.tell(turn, at.case, at.coach_chat, "traject.gesloten_coach.vraag", [key])


def _begin(turn: Turn, person: Known, at: Standing, of_wethouder: Script, of_coach: Script) -> None:
    script = of_coach if sides.side(at, person) is Owner.COACH else of_wethouder
    sides.begin(turn, at, person, script, "traject.apart")


def _show_marks(turn: Turn, at: Standing, held: Held) -> None:
    """The marks of the start, the middle and the end, for the wethouder only."""
    every = talks.of_case(turn.db, turn.house.seal, at.case.id)
    newest = {
        one.script: one.talk.answers.get("cijfers")
        for one in every
        if one.script == WETHOUDER.name or one.proposal_id == held.proposal_id
    }
    given = [_marks(newest.get(script)) for script in ASKED_IN.values()]
    if not any(given):
        return
    names = [turn.words.label(f"evaluatie_wethouder.cijfers.item.{mark}") for mark in MARKS]
    rows = [
        (name, [marks[place] if marks else None for marks in given])
        for place, name in enumerate(names)
    ]
    moments = [turn.words.label(moment) for moment in ASKED_IN]
    drawn = b64encode(picture.marks(moments, rows)).decode()
    message = Message(
        "photo", turn.words.say("cijfers.plaatje"), data=drawn, protect=True, gone_after=GONE_AFTER
    )
    turn.send(at.case.telegram_id, message, case_id=at.case.id)


def _marks(answer: Answer | None) -> tuple[int, ...]:
    """The three marks in an answer; nothing where none were given."""
    return tuple(map(int, answer)) if isinstance(answer, tuple) else ()
