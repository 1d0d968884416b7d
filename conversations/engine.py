"""The interview: what happens to a talk when somebody says something.

Rules of this file:
- `hear` is pure: the same script, talk and event give the same step. It changes nothing; whoever
  calls it commits what the step keeps and sends what it says.
- Every event gets at least one thing said, except a tap that repeats what is already so.
- What cannot be read changes nothing.
- A tap answers the question it belongs to or none: a button of another question never answers
  the current one.
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
    Resumed,
    Tapped,
    Typed,
    Unheard,
)
from conversations.kinds import Answer, Draft, Mark, Retry, Value
from conversations.lexicon import Lexicon
from conversations.position import Position
from conversations.says import Ask, Note, OfferChange, Paused, SureToWipe, WhichAnswer
from conversations.script import Privacy, Question, Script
from conversations.talk import Door, Step, Talk

LONGEST_TEXT = (
    300  # characters; a longer story in the chat is taken out of it again (domain.md (i))
)
REVIEW = "overzicht"  # the key that the buttons of the summary carry


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
            return _typed(at, hearing.clean(text))
        case Tapped(key, option):
            return _tapped(at, key, option)
        case Amended(key, text):
            return _amended(at, key, hearing.clean(text))
        case Unheard(what):
            return at.again(Note(f"niet_gelezen.{what}"))
        case Back():
            return at.back()
        case Overview():
            return at.overview()
        case Resumed():
            return at.resumed()
    return at.go_on()


def _after_points(at: Position, event: Event) -> Step:
    """What came to lie open through the page or a new version becomes a point first. Text is no
    answer to what comes after it: nobody here was asked that.
    """
    points = at.go_on()
    if isinstance(event, Typed) or points.outcome:
        return points
    step = hear(at.script, points.talk, event, at.lexicon, at.door)
    notes = (note for note in points.says if isinstance(note, Note))
    return replace(step, says=(*notes, *step.says), kept={**points.kept, **step.kept})


def _typed(at: Position, text: str) -> Step:
    question = at.current
    if control := at.lexicon.control(text, _offered(at)):
        return _control(at, f"!{control}")
    if len(text) > LONGEST_TEXT:
        return _help(at, text) or replace(at.again(Note("retry.verhaal")), wipe=True)
    if not question:
        return _help(at, text) or _typed_at_review(at, text)
    heard = _read(at, question, text, at.talk.draft(question))
    unread = isinstance(heard, Retry) or not question.kind.options
    if unread and (first := _help(at, text)):
        return first
    return replace(at.heard(question, heard), in_place=False, wipe=_must_go(question, heard))


def _help(at: Position, text: str) -> Step | None:
    """What is no answer may still say something: somebody in need gets the numbers at once
    (domain.md 4.8), and who names what an option refers onwards for gets that.
    """
    if at.lexicon.mentions(text, "nood.ook.nood"):
        return replace(at.again(Note("nood")), wipe=True, signals=("spoed",))
    for option in at.current.replies if at.current else ():
        if at.current and at.lexicon.mentions(text, f"{at.script.stem(at.current)}.ook.{option}"):
            told = at.again(Note(f"na.{option}", question=at.current))
            return replace(told, wipe=at.current.privacy is Privacy.DISCREET)
    return None


def _must_go(question: Question, heard: Value | Draft | Retry) -> bool:
    """Whether the person's own message leaves the chat: whatever was said at a discreet question,
    and somebody's name.
    """
    named = isinstance(heard, Retry) and heard.why == "naam"
    return named or question.privacy is Privacy.DISCREET


def _offered(at: Position) -> list[str]:
    """The buttons whose words can be typed now."""
    question = at.current
    if not question:
        return ["terug", "stop"]
    return [
        *("terug", "stop", "uitleg"),
        *question.kind.controls(at.talk.draft(question)),
        *["laat"] * at.correcting,
        *["overslaan"] * question.skip,
        *["bespreken"] * question.later,
        # Where there are options, "verder" may be one of them.
        *["verder"] * (not question.kind.options),
    ]


def _typed_at_review(at: Position, text: str) -> Step:
    words = ("verstuur", "aanpassen", "wis")
    options = [(word, at.lexicon.label(f"knop.{word}")) for word in words]
    heard = hearing.pick(text, options, at.lexicon.also("knop", words))
    return _at_review(at, f"!{heard}") if isinstance(heard, str) else at.again(Note("retry.knop"))


def _read(at: Position, question: Question, text: str, draft: Draft) -> Value | Draft | Retry:
    return question.kind.read(text, at.ear(question), draft) if text else Retry("leeg")


def _tapped(at: Position, key: str, option: str) -> Step:
    question = at.script.question(key)
    if question and at.current and at.correcting and question is not at.current:
        if option == "!terug" and at.before(question) is at.current:
            return Step(at.talk)  # the tap that began this correction, once more
        if question is at.path.open:
            # The button belongs to the open question: answering that ends the correction.
            at = Position(at.script, at.talk.without_draft(at.current), at.lexicon, at.door)
    if option == "!verder":
        return at.go_on()
    if option == "!stop":
        return Step(at.talk, (Paused(),))
    if option == "!wijzig":
        return _change(at, question)
    if key == REVIEW and not (at.current and option == "!verstuur"):
        return _at_review(at, option)
    if not question or question is not at.current:
        return _stale(at, question, option)
    if option.startswith("!"):
        return _control(at, option)
    heard = question.kind.tap(option, at.ear(question), at.talk.draft(question))
    return at.go_on() if heard is None else at.heard(question, heard)


def _stale(at: Position, question: Question | None, option: str) -> Step:
    """A button of a question that is not on the table: say which, unless it repeats what is so."""
    if question is None or question not in at.correctable():
        return at.again(Note("knop_verlopen"))
    answer = at.path.known[question.key]
    repeats = _repeats(at, question, option, answer)
    return Step(at.talk, () if repeats else (OfferChange(question, answer),))


def _control(at: Position, option: str) -> Step:
    question = at.current
    match option:
        case "!terug":
            return at.back()
        case "!stop":
            return Step(at.talk, (Paused(),))
        case "!laat" if question and at.correcting:
            return at.move(at.talk.without_draft(question), {})
        case "!overslaan" if question and question.skip:
            return at.answered(question, Mark.SKIPPED)
        case "!bespreken" if question and question.later:
            return at.answered(question, Mark.LATER)
        case "!uitleg" if question:
            return Step(at.talk, (replace(at.ask(question), explained=True),), in_place=True)
    heard = (
        question.kind.tap(option, at.ear(question), at.talk.draft(question)) if question else None
    )
    return at.heard(question, heard) if question and heard is not None else at.go_on()


def _at_review(at: Position, option: str) -> Step:
    match option:
        case "!verstuur" if at.closing(at.path):
            return Step(at.talk, outcome="verstuurd")
        case "!aanpassen":
            return Step(at.talk, (WhichAnswer(at.correctable()),))
        case "!wis":
            return Step(at.talk, (SureToWipe(),))
        case "!wis_ja":
            return Step(at.talk, outcome="gewist")
    return at.go_on()


def _change(at: Position, question: Question | None) -> Step:
    return (
        at.edit(question)
        if question is not None and question in at.correctable()
        else at.again(Note("niet_meer_nodig"))
    )


def _amended(at: Position, key: str, text: str) -> Step:
    question = at.script.question(key)
    if question is None or question not in at.correctable():
        return at.again(Note("niet_meer_nodig"))
    stays = Note("oude_antwoord_blijft")
    if len(text) > LONGEST_TEXT:
        return Step(at.talk, (Note("retry.verhaal"), stays), wipe=True)
    heard = _read(at, question, text, Draft())
    if isinstance(heard, Retry):
        step = _not_amended(at, question, heard, stays)
    elif isinstance(heard, Draft):
        step = Step(at.talk, (stays,))
    else:
        step = at.answered(question, heard)
        step = replace(step, says=(Note("aangepast"), *step.says))
    return replace(step, wipe=_must_go(question, heard))


def _not_amended(at: Position, question: Question, why: Retry, stays: Note) -> Step:
    """The old answer stays; what may be meant instead is asked."""
    note = at.retry(question, why)
    if not why.choices:
        return Step(at.talk, (note, stays))
    talk = at.edit(question).talk
    return Step(talk, (stays, Ask(question, choices=why.choices, note=note, correcting=True)))


def _repeats(at: Position, question: Question, option: str, answer: Answer) -> bool:
    """Whether a tap says what the answer already says, as a tap that arrives twice does."""
    if option == "!laat":
        return True
    if isinstance(answer, Mark):
        # A choice that may not be kept was stored as Liever bespreken.
        later = option == "!bespreken" or option in question.kept_if
        return later if answer is Mark.LATER else option == "!overslaan"
    return question.kind.repeats(option, answer, at.ear(question))
