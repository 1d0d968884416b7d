"""Where a talk stands, and the steps that can be taken from there."""

from dataclasses import replace

from conversations.kinds import Answer, Draft, Ear, Mark, Retry, Value
from conversations.lexicon import Lexicon
from conversations.says import Ask, Note, Review, Say, Settled, SoFar, WelcomeBack
from conversations.script import Path, Privacy, Question, Script, chosen
from conversations.talk import Door, Step, Talk, current

# Why a text is none of the options: at a discreet question it may be anything, a name for one.
NO_OPTION = frozenset({"knop", "knoppen", "deel"})


class Position:
    """A talk at one moment: the path so far, and the question on the table (`current`)."""

    def __init__(self, script: Script, talk: Talk, lexicon: Lexicon, door: Door) -> None:
        self.script, self.talk, self.lexicon, self.door = script, talk, lexicon, door
        self.path = script.path(talk.answers)
        self.current = current(script, talk, self.path)
        if self.correcting and self.only_elsewhere(self.current):
            # A correction that was begun on the private page is not gone on with in the chat.
            self.talk, self.current = replace(talk, editing=None), self.path.open

    @property
    def correcting(self) -> bool:
        """Whether the question on the table is one that was answered before."""
        return self.current is not None and self.current.key == self.talk.editing

    def go_on(self) -> Step:
        return self.move(self.talk, {})

    def leave(self) -> Step:
        """Go on with the open question; a correction that was going on is left for what it was."""
        if self.correcting and self.current:
            return self.move(self.talk.without_draft(self.current), {})
        return self.go_on()

    def again(self, note: Note) -> Step:
        """Say why nothing happened, and put the question again."""
        if self.current is None:
            return Step(self.talk, (note, *self.closing(self.path)))
        return Step(self.talk, (replace(self.ask(self.current), note=note),))

    def back(self) -> Step:
        earlier = self.before(self.current)
        return self.edit(earlier) if earlier else replace(self.again(Note("begin")), in_place=True)

    def before(self, question: Question | None) -> Question | None:
        """The last answer that can be corrected before this question."""
        earlier = self.correctable()
        if question in earlier:
            earlier = earlier[: earlier.index(question)]
        return earlier[-1] if earlier else None

    def overview(self) -> Step:
        done = self.current is None and self.script.confirms
        return self.go_on() if done else Step(self.talk, (SoFar(self.path.known),))

    def resumed(self) -> Step:
        left = self.script.steps_left(self.talk.answers, confidential=self.door is Door.PAGE)
        return Step(self.talk, (WelcomeBack(left),)) if self.current else self.go_on()

    def correctable(self) -> tuple[Question, ...]:
        here = (q for q in self.script.questions if q.asked and q.key in self.path.known)
        return tuple(question for question in here if not self.only_elsewhere(question))

    def heard(self, question: Question, heard: Value | Draft | Retry) -> Step:
        """What follows from something that was read: an answer, half a choice, or neither."""
        if isinstance(heard, Retry):
            note = self.retry(question, heard)
            return Step(
                self.talk,
                (replace(self.ask(question), note=note, choices=heard.choices),),
                in_place=True,
            )
        if isinstance(heard, Draft):
            talk = replace(self.talk, drafts={**self.talk.drafts, question.key: heard})
            return Step(talk, (replace(self.ask(question), draft=heard),), in_place=True)
        return self.answered(question, heard)

    @staticmethod
    def retry(question: Question, retry: Retry) -> Note:
        """Why it is no answer; what was typed at a discreet question is not quoted, and goes."""
        goes = question.privacy is Privacy.DISCREET and retry.why in NO_OPTION
        return Note("retry.weg") if goes else Note(f"retry.{retry.why}", retry.values)

    def answered(self, question: Question, answer: Answer) -> Step:
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
        step = self.move(replace(self.talk.without_draft(question), answers=answers), kept, replies)
        signals = dict.fromkeys(question.signals[o] for o in picked if o in question.signals)
        return replace(step, signals=tuple(signals), settled=Settled(question, stored))

    def move(self, talk: Talk, kept: dict[str, Answer], notes: tuple[Note, ...] = ()) -> Step:
        """The next question, after those that the chat does not ask have become points for the talk."""
        while (question := current(self.script, talk)) and self.only_elsewhere(question):
            kept[question.key] = Mark.LATER
            talk = replace(talk, answers={**talk.answers, question.key: Mark.LATER})
            notes += (Note("bewaard", question=question),)
        if question:
            return Step(talk, (*notes, self.put(talk, question, talk.draft(question))), kept)
        path = self.script.path(talk.answers)
        outcome = path.stop.key if path.stop else None if self.script.confirms else "klaar"
        return Step(talk, (*notes, *self.closing(path)), kept, outcome=outcome)

    def only_elsewhere(self, question: Question | None) -> bool:
        """Whether a question is not asked through this door."""
        confidential = question is not None and question.privacy is Privacy.CONFIDENTIAL
        return confidential and self.door is Door.CHAT

    def closing(self, path: Path) -> tuple[Say, ...]:
        """What is shown where there are no more questions."""
        return (Review(path.known),) if self.script.confirms and not path.stop else ()

    def ask(self, question: Question) -> Ask:
        return self.put(self.talk, question, self.talk.draft(question))

    def ear(self, question: Question) -> Ear:
        return self.lexicon.ear(self.script, question)

    def edit(self, question: Question) -> Step:
        """Put an answered question again, and leave another correction for what it was."""
        answer = self.path.known[question.key]
        draft = Draft() if isinstance(answer, Mark) else question.kind.draft_of(answer)
        talk = self.talk
        if self.correcting and self.current:
            talk = talk.without_draft(self.current)
        talk = replace(talk, editing=question.key, drafts={**talk.drafts, question.key: draft})
        return Step(talk, (self.put(talk, question, draft),))

    def put(self, talk: Talk, question: Question, draft: Draft) -> Ask:
        """The question in this talk, with what stands under it."""
        beside: tuple[str, ...] = ()
        if question.beside:
            known = self.script.path(talk.answers).known
            beside = question.beside.tell(known, self.ear(question))
        correcting = talk.editing == question.key
        return Ask(question, draft, correcting=correcting, beside=beside)
