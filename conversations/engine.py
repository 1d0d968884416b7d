"""The interview: what happens to a talk when somebody says something.

Rules of this file:
- `hear` is pure: the same script, talk and event give the same step. It changes nothing; whoever
  calls it commits what the step keeps and sends what it says.
- Every event gets at least one thing said, except a tap that repeats what is already so.
- A confidential question is not asked in the chat. It becomes a point for the human talk, and the
  private page (Door.PAGE) can ask it.
"""

from collections.abc import Mapping
from dataclasses import replace

from conversations import hearing
from conversations.events import (
    Amended,
    Back,
    Event,
    Overview,
    Photo,
    Resumed,
    Tapped,
    Typed,
    Unheard,
)
from conversations.kinds import Answer, PhotoKind
from conversations.lexicon import Lexicon
from conversations.position import Position
from conversations.says import Note
from conversations.script import Script
from conversations.talk import Door, Step, Talk
from conversations.taps import tapped
from conversations.texts import amended, typed


def begin(script: Script, lexicon: Lexicon, answers: Mapping[str, Answer] | None = None) -> Step:
    """The first question of a script; `answers` are known from elsewhere and not asked again."""
    return Position(script, Talk(answers or {}), lexicon, Door.CHAT).go_on()


def hear(
    script: Script, talk: Talk, event: Event, lexicon: Lexicon, door: Door = Door.CHAT
) -> Step:
    """What `event` leads to in this talk. Never raises for anything a person can do."""
    at = Position(script, talk, lexicon, door)
    if at.only_elsewhere(at.current):
        return _after_points(at, event)
    match event:
        case Typed(text):
            return typed(at, hearing.clean(text))
        case Tapped(key, option):
            return tapped(at, key, option)
        case Amended(key, text):
            return amended(at, key, hearing.clean(text))
        case Photo(file_id):
            return _photo(at, file_id)
        case Unheard(what):
            return at.again(Note("retry.foto" if _wants_photo(at) else f"niet_gelezen.{what}"))
        case Back():
            return at.back()
        case Overview():
            return at.overview()
        case Resumed():
            return at.resumed()
    return at.leave()


def _after_points(at: Position, event: Event) -> Step:
    """What came to lie open through the page or a new version becomes a point first. Text or a
    photo is no answer to what comes after it: nobody here was asked that.
    """
    points = at.go_on()
    if isinstance(event, Typed | Photo) or points.outcome:
        return points
    step = hear(at.script, points.talk, event, at.lexicon, at.door)
    notes = (note for note in points.says if isinstance(note, Note))
    return replace(step, says=(*notes, *step.says), kept={**points.kept, **step.kept})


def _photo(at: Position, file_id: str) -> Step:
    if at.current is None or not _wants_photo(at):
        return at.again(Note("niet_gelezen.photo"))
    return at.answered(at.current, file_id)


def _wants_photo(at: Position) -> bool:
    return at.current is not None and isinstance(at.current.kind, PhotoKind)
