"""What a text does: it names a button, says something that comes first, or is an answer.

What cannot be read changes nothing.
"""

from dataclasses import replace

from conversations import hearing
from conversations.kinds import Draft, GemeenteList, Retry, ShortText, Value
from conversations.position import Position
from conversations.says import Note
from conversations.script import Privacy, Question
from conversations.talk import Step
from conversations.taps import at_review, control

LONGEST_TEXT = (
    300  # characters; a longer story in the chat is taken out of it again (domain.md (i))
)
_DONT_KNOW = "weet_niet.ook.weet_niet"
# Signals that call a human. What only a text says is told too: the answer to it promises that.
_ALARMS = frozenset({"spoed", "onveilig", "bel_eerst", "bel_mij"})


def typed(at: Position, text: str) -> Step:
    """What a typed text leads to; `text` is clean."""
    question = at.current
    if named := at.lexicon.control(text, _offered(at)):
        return control(at, f"!{named}")
    if _is_story(question, text):
        return _help(at, text) or replace(at.again(Note("retry.verhaal")), wipe=True)
    if not question:
        return _help(at, text) or _typed_at_review(at, text)
    heard = _read(at, question, text, at.talk.draft(question))
    if _may_say_something_else(question, heard) and (first := _help(at, text)):
        return first
    if isinstance(heard, Retry) and question.skip and at.lexicon.is_only(text, _DONT_KNOW):
        return control(at, "!overslaan")
    return replace(at.heard(question, heard), in_place=False, wipe=_must_go(question, heard))


def amended(at: Position, key: str, text: str) -> Step:
    """What the new text of a message leads to that gave the answer to `key`; `text` is clean."""
    question = at.script.question(key)
    if question is None or question not in at.correctable():
        return at.again(Note("niet_meer_nodig"))
    stays = Note("oude_antwoord_blijft")
    if _is_story(question, text):
        return Step(at.talk, (Note("retry.verhaal"), stays), wipe=True)
    heard = _read(at, question, text, Draft())
    if _may_say_something_else(question, heard) and (first := _no_answer(at, text)):
        step = replace(first, says=(stays, *first.says))
        return replace(step, wipe=step.wipe or _must_go(question, heard))
    if isinstance(heard, Retry):
        step = _not_amended(at, question, heard, stays)
    elif isinstance(heard, Draft):
        step = Step(at.talk, (stays,))
    else:
        step = at.answered(question, heard)
        step = replace(step, says=(Note("aangepast"), *step.says))
    return replace(step, wipe=_must_go(question, heard))


def _is_story(question: Question | None, text: str) -> bool:
    """Whether a text is longer than any answer; where much is asked, its kind says what is too long."""
    kind = question.kind if question else None
    asks_much = isinstance(kind, GemeenteList) or (
        isinstance(kind, ShortText) and kind.limit > LONGEST_TEXT
    )
    return len(text) > LONGEST_TEXT and not asks_much


def _may_say_something_else(question: Question, heard: Value | Draft | Retry) -> bool:
    """Whether the text is none of the options; where there are none, any text may be no answer."""
    return isinstance(heard, Retry) or not question.kind.options


def _no_answer(at: Position, text: str) -> Step | None:
    """What is an answer to no question: somebody in need gets the numbers at once (domain.md 4.8),
    who greets is welcome, and who wants to be called hears that the office is told.
    """
    if at.lexicon.mentions(text, "nood.ook.nood"):
        return replace(at.again(Note("nood")), wipe=True, signals=("spoed",))
    if at.lexicon.is_only(text, "welkom_terug.ook.groet"):
        return at.resumed()
    if at.lexicon.is_only(text, "bel_mij.ook.bel_mij"):
        return replace(at.again(Note("bel_mij")), signals=("bel_mij",))
    return None


def _help(at: Position, text: str) -> Step | None:
    """What is no answer here may still say something: that, or what an option refers onwards for."""
    if step := _no_answer(at, text):
        return step
    question = at.current
    for option in question.replies if question else ():
        if question and at.lexicon.mentions(text, f"{at.script.stem(question)}.ook.{option}"):
            told = at.again(Note(f"na.{option}", question=question))
            alarms = _ALARMS.intersection({question.signals.get(option, "")})
            wipe = question.privacy is Privacy.DISCREET
            return replace(told, wipe=wipe, signals=tuple(alarms))
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
    return at_review(at, f"!{heard}") if isinstance(heard, str) else at.again(Note("retry.knop"))


def _read(at: Position, question: Question, text: str, draft: Draft) -> Value | Draft | Retry:
    return question.kind.read(text, at.ear(question), draft) if text else Retry("leeg")


def _not_amended(at: Position, question: Question, why: Retry, stays: Note) -> Step:
    """The old answer stays; what may be meant instead is asked."""
    note = at.retry(question, why)
    if not why.choices:
        return Step(at.talk, (note, stays))
    talk = at.edit(question).talk
    ask = replace(at.put(talk, question, Draft()), choices=why.choices, note=note)
    return Step(talk, (stays, ask))
