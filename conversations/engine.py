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
from dataclasses import dataclass, field, replace
from enum import StrEnum

from conversations import hearing
from conversations.events import (
    Amended,
    Back,
    Event,
    GoOn,
    Overview,
    Resumed,
    Tapped,
    Typed,
    Unheard,
)
from conversations.kinds import Answer, Draft, Ear, Mark, Retry, Value
from conversations.lexicon import Lexicon
from conversations.says import (
    Ask,
    Note,
    OfferChange,
    Paused,
    Review,
    Say,
    Settled,
    SoFar,
    SureToWipe,
    WelcomeBack,
    WhichAnswer,
)
from conversations.script import Privacy, Question, Script, chosen

LONGEST_TEXT = (
    300  # characters; a longer story in the chat is taken out of it again (domain.md (i))
)
REVIEW = "overzicht"  # the key that the buttons of the summary carry


class Door(StrEnum):
    """Through which door a talk is held."""

    CHAT = "chat"
    PAGE = "page"


@dataclass(frozen=True)
class Talk:
    """One person in one script: the answers, choices that are being made (by key), and the key of
    an answer that is being corrected.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    editing: str | None = None

    def draft(self, question: Question) -> Draft:
        return self.drafts.get(question.key, Draft())

    def without_draft(self, question: Question) -> "Talk":
        """This talk with nothing half-made or being corrected at that question."""
        return replace(
            self, drafts={k: d for k, d in self.drafts.items() if k != question.key}, editing=None
        )


@dataclass(frozen=True)
class Step:
    """What an event leads to.

    :param kept: answers to store.
    :param says: what to send, in order.
    :param in_place: whether the first thing said may replace the message that was tapped.
    :param settled: what the message of the answered question becomes.
    :param signals: what the outside is told, without content.
    :param wipe: whether the person's own message must be taken out of the chat.
    :param outcome: set when the talk ends: "verstuurd", "gewist", "klaar", or the key of a Stop.
    """

    talk: Talk
    says: tuple[Say, ...] = ()
    kept: Mapping[str, Answer] = field(default_factory=dict)
    in_place: bool = False
    settled: Settled | None = None
    signals: tuple[str, ...] = ()
    wipe: bool = False
    outcome: str | None = None


def begin(script: Script, lexicon: Lexicon, answers: Mapping[str, Answer] | None = None) -> Step:
    """The first question of a script; `answers` are known from elsewhere and not asked again."""
    return _Hearing(script, Talk(answers or {}), lexicon, Door.CHAT).go_on()


def hear(
    script: Script, talk: Talk, event: Event, lexicon: Lexicon, door: Door = Door.CHAT
) -> Step:
    """What `event` leads to in this talk. Never raises for anything a person can do."""
    if (
        isinstance(event, Tapped)
        and talk.editing
        and script.path(talk.answers).open is script.question(event.key)
    ):
        # The button belongs to the open question: answering that ends the correction.
        talk = replace(talk, editing=None)
    it = _Hearing(script, talk, lexicon, door)
    match event:
        case Typed(text):
            return it.typed(hearing.clean(text))
        case Tapped(key, option):
            return it.tapped(key, option)
        case Amended(key, text):
            return it.amended(key, hearing.clean(text))
        case Unheard(what):
            return it.again(Note(f"niet_gelezen.{what}"))
        case Back():
            return it.back()
        case Overview():
            return it.overview()
        case Resumed():
            return it.resumed()
        case GoOn():
            return it.go_on()


def current(script: Script, talk: Talk) -> Question | None:
    """The question on the table: the one being corrected, or else the first open one."""
    path = script.path(talk.answers)
    return (
        script.question(talk.editing) if talk.editing and talk.editing in path.known else path.open
    )


class _Hearing:
    """One event in one talk."""

    def __init__(self, script: Script, talk: Talk, lexicon: Lexicon, door: Door) -> None:
        self.script, self.talk, self.lexicon, self.door = script, talk, lexicon, door
        self.path = script.path(talk.answers)
        self.current = current(script, talk)

    # typed

    def typed(self, text: str) -> Step:
        question = self.current
        if control := self.lexicon.control(text, self._offered()):
            return self._control(f"!{control}")
        if len(text) > LONGEST_TEXT:
            return replace(self.again(Note("retry.verhaal")), wipe=True)
        if not question:
            return self._typed_at_review(text)
        step = self._heard(question, self._read(question, text, self.talk.draft(question)))
        return replace(
            step, in_place=False, wipe=question.privacy is Privacy.DISCREET and bool(step.kept)
        )

    def _offered(self) -> list[str]:
        offered = ["terug", "stop"]
        if self.current:
            offered += [
                "uitleg",
                "klaar",
                *["overslaan"] * self.current.skip,
                *["bespreken"] * self.current.later,
            ]
        return offered

    def _typed_at_review(self, text: str) -> Step:
        words = ("verstuur", "aanpassen", "wis")
        options = [(word, self.lexicon.label(f"knop.{word}")) for word in words]
        heard = hearing.pick(text, options, self.lexicon.also("knop", words))
        return self._at_review(f"!{heard}") if isinstance(heard, str) else self.go_on()

    def _read(self, question: Question, text: str, draft: Draft) -> Value | Draft | Retry:
        return question.kind.read(text, self._ear(question), draft) if text else Retry("leeg")

    # tapped

    def tapped(self, key: str, option: str) -> Step:
        question = self.script.question(key)
        if option == "!verder":
            return self.go_on()
        if option == "!stop":
            return Step(self.talk, (Paused(),))
        if option == "!wijzig":
            return self._change(question)
        if key == REVIEW and (not self.current or option.startswith("!wis")):
            return self._at_review(option)
        if not question or question is not self.current:
            return self._stale(question, option)
        if option.startswith("!"):
            return self._control(option)
        heard = question.kind.tap(option, self._ear(question), self.talk.draft(question))
        return self.go_on() if heard is None else self._heard(question, heard)

    def _stale(self, question: Question | None, option: str) -> Step:
        """A button of a question that is not on the table: say which, unless it repeats what is so."""
        if option == "!terug" and self.talk.editing:
            return Step(self.talk)
        if question is None or question.key not in self.path.known:
            return self.again(Note("knop_verlopen"))
        answer = self.path.known[question.key]
        return Step(self.talk, () if _repeats(option, answer) else (OfferChange(question, answer),))

    def _control(self, option: str) -> Step:
        question = self.current
        match option:
            case "!terug":
                return self.back()
            case "!stop":
                return Step(self.talk, (Paused(),))
            case "!laat" if question and self.talk.editing:
                return self._next(self.talk.without_draft(question), {})
            case "!overslaan" if question and question.skip:
                return self._answered(question, Mark.SKIPPED)
            case "!bespreken" if question and question.later:
                return self._answered(question, Mark.LATER)
            case "!uitleg" if question:
                return Step(
                    self.talk, (replace(self._ask(question), explained=True),), in_place=True
                )
        heard = (
            question.kind.tap(option, self._ear(question), self.talk.draft(question))
            if question
            else None
        )
        return self._heard(question, heard) if question and heard is not None else self.go_on()

    def _at_review(self, option: str) -> Step:
        match option:
            case "!verstuur" if self._closing(self.path.known) and not self.current:
                return Step(self.talk, outcome="verstuurd")
            case "!aanpassen":
                return Step(self.talk, (WhichAnswer(self._correctable()),))
            case "!wis":
                return Step(self.talk, (SureToWipe(),))
            case "!wis_ja":
                return Step(self.talk, outcome="gewist")
        return self.go_on()

    # corrected

    def _change(self, question: Question | None) -> Step:
        return (
            self._edit(question)
            if question is not None and question in self._correctable()
            else self.again(Note("niet_meer_nodig"))
        )

    def _edit(self, question: Question) -> Step:
        answer = self.path.known[question.key]
        draft = Draft() if isinstance(answer, Mark) else question.kind.draft_of(answer)
        talk = replace(
            self.talk, editing=question.key, drafts={**self.talk.drafts, question.key: draft}
        )
        return Step(talk, (Ask(question, draft, correcting=True),))

    def amended(self, key: str, text: str) -> Step:
        question = self.script.question(key)
        if question is None or question not in self._correctable():
            return self.again(Note("niet_meer_nodig"))
        heard = self._read(question, text, Draft())
        if isinstance(heard, Retry):
            return Step(
                self.talk, (Note(f"retry.{heard.why}", heard.values), Note("oude_antwoord_blijft"))
            )
        if isinstance(heard, Draft):
            return Step(self.talk, (Note("oude_antwoord_blijft"),))
        step = self._answered(question, heard)
        return replace(step, says=(Note("aangepast"), *step.says))

    # moved

    def go_on(self) -> Step:
        return self._next(self.talk, {})

    def again(self, note: Note) -> Step:
        """Say why nothing happened, and put the question again."""
        if self.current is None:
            return Step(self.talk, (note, *self._closing(self.path.known)))
        return Step(self.talk, (replace(self._ask(self.current), note=note),))

    def back(self) -> Step:
        earlier = self._correctable()
        if self.current in earlier:
            earlier = earlier[: earlier.index(self.current)]
        return self._edit(earlier[-1]) if earlier else self.again(Note("begin"))

    def overview(self) -> Step:
        done = self.current is None and self.script.confirms
        return self.go_on() if done else Step(self.talk, (SoFar(self.path.known),))

    def resumed(self) -> Step:
        left = self.script.steps_left(self.talk.answers, confidential=self.door is Door.PAGE)
        return Step(self.talk, (WelcomeBack(left),)) if self.current else self.go_on()

    def _correctable(self) -> tuple[Question, ...]:
        here = (q for q in self.script.questions if q.key in self.path.known)
        return tuple(question for question in here if not self._only_elsewhere(question))

    def _heard(self, question: Question, heard: Value | Draft | Retry) -> Step:
        if isinstance(heard, Retry):
            note = Note(f"retry.{heard.why}", heard.values)
            return Step(
                self.talk,
                (replace(self._ask(question), note=note, choices=heard.choices),),
                in_place=True,
            )
        if isinstance(heard, Draft):
            talk = replace(self.talk, drafts={**self.talk.drafts, question.key: heard})
            return Step(talk, (replace(self._ask(question), draft=heard),), in_place=True)
        return self._answered(question, heard)

    def _answered(self, question: Question, answer: Answer) -> Step:
        picked = chosen(answer)
        may_not = (
            o
            for o in picked
            if o in question.kept_if and not question.kept_if[o].holds(self.path.known)
        )
        stored = Mark.LATER if next(may_not, None) else answer
        replies = tuple(Note(f"na.{o}", question=question) for o in picked if o in question.replies)
        answers = {**self.talk.answers, question.key: stored}
        kept = {} if self.path.known.get(question.key) == stored else {question.key: stored}
        step = self._next(
            replace(self.talk.without_draft(question), answers=answers), kept, replies
        )
        signals = dict.fromkeys(question.signals[o] for o in picked if o in question.signals)
        return replace(step, signals=tuple(signals), settled=Settled(question, stored))

    def _next(self, talk: Talk, kept: dict[str, Answer], notes: tuple[Note, ...] = ()) -> Step:
        """The next question, after those that the chat does not ask have become points for the talk."""
        while (question := current(self.script, talk)) and self._only_elsewhere(question):
            kept[question.key] = Mark.LATER
            talk = replace(talk, answers={**talk.answers, question.key: Mark.LATER})
            notes += (Note("bewaard", question=question),)
        if question:
            ask = Ask(question, talk.draft(question), correcting=talk.editing == question.key)
            return Step(talk, (*notes, ask), kept)
        path = self.script.path(talk.answers)
        outcome = path.stop.key if path.stop else None if self.script.confirms else "klaar"
        return Step(talk, (*notes, *self._closing(path.known)), kept, outcome=outcome)

    def _only_elsewhere(self, question: Question) -> bool:
        return question.privacy is Privacy.CONFIDENTIAL and self.door is Door.CHAT

    def _closing(self, known: Mapping[str, Answer]) -> tuple[Say, ...]:
        return (Review(known),) if self.script.confirms and not self.path.stop else ()

    # on the table

    def _ask(self, question: Question) -> Ask:
        return Ask(
            question, self.talk.draft(question), correcting=self.talk.editing == question.key
        )

    def _ear(self, question: Question) -> Ear:
        return self.lexicon.ear(self.script, question)


def _repeats(option: str, answer: Answer) -> bool:
    """Whether a tap says what the answer already says, as a tap that arrives twice does."""
    if option in ("!overslaan", "!bespreken"):
        return answer is (Mark.SKIPPED if option == "!overslaan" else Mark.LATER)
    if option.startswith("!"):
        return True
    if option.startswith("-"):
        return option[1:] not in chosen(answer)
    mark = option.rpartition(".")[2]
    marks = answer if isinstance(answer, tuple) else (answer,)
    return option.removeprefix("+") in chosen(answer) or (mark.isdecimal() and int(mark) in marks)
