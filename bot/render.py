"""What a talk says, as messages in a person's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatchmethod

from bot.messages import Key, Keys, Message
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.kinds import Answer, Date, GemeenteKind, Mark, Phone, Ranking, Scale
from conversations.kinds.answers import Button
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
from conversations.toegang import Viewer, may_see

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def button_data(talk_id: int, key: str, option: str) -> str:
    """The data of a button: `t{talk id in base 36}:{key}:{option}`."""
    digits = ""
    while talk_id:
        talk_id, digit = divmod(talk_id, 36)
        digits = DIGITS[digit] + digits
    return f"t{digits}:{key}:{option}"


@dataclass(frozen=True)
class Render:
    """Renders one talk."""

    words: Words
    gemeenten: Gemeenten
    script: Script
    talk_id: int

    def messages(self, says: Iterable[Say]) -> list[Message]:
        """The messages of a step: a note goes in one message with what follows it."""
        made: list[Message] = []
        held = ""
        for one in says:
            message = self.message(one)
            text = f"{held}\n\n{message.text}" if held else message.text
            if isinstance(one, Note) and not self._stands_alone(one):
                held = text
            else:
                made.append(replace(message, text=text))
                held = ""
        return [*made, Message(text=held)] if held else made

    @staticmethod
    def _stands_alone(note: Note) -> bool:
        """A referral is a message of its own, so that it can be found again."""
        return note.id.startswith("na.")

    @singledispatchmethod
    def message(self, one: Say) -> Message:
        """One thing said, as a message."""
        raise TypeError(type(one))

    @message.register
    def _(self, one: Note) -> Message:
        stem = f"{self._stem(one.question)}." if one.question else ""
        return Message(text=self.words.say(f"{stem}{one.id}", **one.values))

    @message.register
    def _(self, one: Ask) -> Message:
        question = one.question
        parts = [
            self.message(one.note).text if one.note else "",
            self.words.say("wijzigen") if one.correcting and not one.note else "",
            self._question(question),
            self._draft(one),
            f"<i>{self.words.say(f'{self._stem(question)}.uitleg')}</i>" if one.explained else "",
        ]
        return Message(
            text="\n\n".join(part for part in parts if part),
            keys=(*self._answers(one), *self._controls(one)),
            phone_label=self.words.label("knop.deel_nummer")
            if isinstance(question.kind, Phone)
            else "",
            asks=question.key,
        )

    @message.register
    def _(self, one: Review) -> Message:
        name = self.script.name
        lines = [self.words.say(f"{name}.overzicht"), *self._summary(one.known)]
        return Message(
            text="\n".join([*lines, "", self.words.say(f"{name}.overzicht.vraag")]),
            keys=self._column("overzicht", "verstuur", "aanpassen", "wis"),
        )

    @message.register
    def _(self, one: SoFar) -> Message:
        lines = self._summary(one.known) or [self.words.say("overzicht.leeg")]
        head = self.words.say("overzicht.tot_nu", onderwerp=self.subject)
        return Message(
            text="\n".join([head, *lines]), keys=self._column("overzicht", "verder", "aanpassen")
        )

    @message.register
    def _(self, one: WhichAnswer) -> Message:
        rows = [(self._key(q.key, "!wijzig", self._short(q)),) for q in one.questions]
        return Message(
            text=self.words.say("wijzig.welke"), keys=(*rows, *self._column("overzicht", "verder"))
        )

    @message.register
    def _(self, one: OfferChange) -> Message:
        short, open_ = self._short(one.question), self._readable(one.question)
        values = (
            {"vraag": short, "antwoord": self.answer(one.question, one.answer)}
            if open_
            else {"vraag": short}
        )
        text = self.words.say("wijzig.aanbod" if open_ else "wijzig.aanbod_discreet", **values)
        return Message(
            text=text,
            keys=(*self._column(one.question.key, "wijzig"), *self._column("overzicht", "verder")),
        )

    @message.register
    def _(self, _: SureToWipe) -> Message:
        return Message(
            text=self.words.say("wis.zeker"), keys=self._column("overzicht", "wis_ja", "wis_nee")
        )

    @message.register
    def _(self, one: WelcomeBack) -> Message:
        form = {0: "geen", 1: "een"}.get(one.left, "meer")
        text = self.words.say(f"welkom_terug.{form}", onderwerp=self.subject, aantal=one.left)
        return Message(text=text, keys=self._column("overzicht", "verder"))

    @message.register
    def _(self, _: Paused) -> Message:
        return Message(text=self.words.say("gestopt"), keys=self._column("overzicht", "verder"))

    def settled(self, one: Settled) -> Message:
        """What the message of an answered question becomes; a discreet answer leaves no trace."""
        question = one.question
        if not self._readable(question) and not isinstance(one.answer, Mark):
            parts = [self._progress(question), self.words.say("beantwoord")]
        else:
            parts = [
                self._question(question),
                self.words.say("antwoord", antwoord=self.answer(question, one.answer)),
            ]
        return Message("change", "\n\n".join(part for part in parts if part))

    def answer(self, question: Question, answer: Answer) -> str:
        """An answer as a person reads it, unescaped."""
        if isinstance(answer, Mark):
            return self.words.label(f"antwoord.{answer.value}")
        kind, stem = question.kind, self._stem(question)
        if isinstance(kind, GemeenteKind):
            return self._gemeente(str(answer))
        if isinstance(kind, Date):
            return self.words.day(date.fromisoformat(str(answer)))
        if isinstance(kind, Scale) and isinstance(answer, tuple):
            return ", ".join(self._marks(question, answer))
        if kind.options:
            return self.words.list(
                self.words.label(f"{stem}.optie.{option}") for option in chosen(answer)
            )
        return str(answer)

    @property
    def subject(self) -> str:
        """What this talk is about, such as "uw intake voor een coach"."""
        return self.words.label(f"{self.script.name}.naam")

    def summary(self, known: Mapping[str, Answer], viewer: Viewer) -> list[str]:
        """A line for each answer that this viewer may see, in the order of the script."""
        return [
            self._line(question, self.answer(question, known[question.key]))
            for question in self.script.questions
            if question.key in known and may_see(viewer, self.script.name, question)
        ]

    # parts

    def _summary(self, known: Mapping[str, Answer]) -> list[str]:
        """What the person sees back in the chat: that a personal question was answered, not how."""
        lines = []
        for question in self.script.questions:
            if (
                question.key not in known
                or question.privacy is Privacy.CONFIDENTIAL
                or not question.step
            ):
                continue
            told = self._readable(question) or isinstance(known[question.key], Mark)
            answer = (
                self.answer(question, known[question.key])
                if told
                else self.words.label("antwoord.beantwoord")
            )
            lines.append(self._line(question, answer))
        return lines

    def _line(self, question: Question, answer: str) -> str:
        return self.words.say("overzicht.regel", wat=self._short(question), antwoord=answer)

    def _stem(self, question: Question) -> str:
        return f"{self.script.name}.{question.words}"

    def _readable(self, question: Question) -> bool:
        return question.privacy is Privacy.OPEN

    def _short(self, question: Question) -> str:
        short = self.words.label(f"{self._stem(question)}.kort")
        return f"{short}: {self._about(question)}" if question.about else short

    def _about(self, question: Question) -> str:
        return self.words.label(f"{self.script.name}.{question.about}") if question.about else ""

    def _progress(self, question: Question) -> str:
        if not question.step:
            return ""
        return self.words.say("voortgang", nummer=question.step, totaal=self.script.steps)

    def _question(self, question: Question) -> str:
        ask = self.words.say(f"{self._stem(question)}.ask", over=self._about(question))
        progress = self._progress(question)
        return f"{progress}\n{ask}" if progress else ask

    def _gemeente(self, code: str) -> str:
        return self.gemeenten[code].name if code in self.gemeenten else code

    def _marks(self, question: Question, marks: Iterable[object]) -> list[str]:
        assert isinstance(question.kind, Scale)
        names = (
            self.words.label(f"{self._stem(question)}.item.{item}") for item in question.kind.items
        )
        return [f"{name}: {mark}" for name, mark in zip(names, marks, strict=False)]

    def _draft(self, one: Ask) -> str:
        """Where a choice of several steps has got to."""
        kind = one.question.kind
        if isinstance(kind, Scale) and kind.items:
            given = self._marks(one.question, one.draft.chosen)
            coming = self.words.say(f"{self._stem(one.question)}.item.{kind.items[len(given)]}")
            return "\n".join([*given, f"<b>{coming}:</b>"])
        if one.draft.chosen and isinstance(kind, Ranking):
            return self.words.say("gekozen", keuze=self.answer(one.question, one.draft.chosen))
        return ""

    # buttons

    def _answers(self, one: Ask) -> Keys:
        rows = one.question.kind.rows(one.draft, one.choices)
        return tuple(
            tuple(self._answer_key(one.question, button) for button in row) for row in rows
        )

    def _answer_key(self, question: Question, button: Button) -> Key:
        text = (
            self.words.label(f"{self._stem(question)}.{button.words}")
            if button.words
            else button.text
        )
        if isinstance(question.kind, GemeenteKind):
            text = self._gemeente(button.option)
        return self._key(question.key, button.option, f"✔ {text}" if button.chosen else text)

    def _controls(self, one: Ask) -> Keys:
        question = one.question
        ways = ["laat"] if one.correcting else []
        ways += ["overslaan"] * question.skip + ["bespreken"] * question.later
        moves = ["terug"] if question.key != next(self.script.questions).key else []
        moves += ([] if one.explained else ["uitleg"]) + ["stop"]
        rows = [
            list(question.kind.controls(one.draft)),
            *([[ways[0]], ways[1:]] if one.correcting else [ways]),
            moves,
        ]
        return tuple(
            tuple(self._control(question.key, name) for name in row) for row in rows if row
        )

    def _column(self, key: str, *names: str) -> Keys:
        return tuple((self._control(key, name),) for name in names)

    def _control(self, key: str, name: str) -> Key:
        return self._key(key, f"!{name}", self.words.label(f"knop.{name}"))

    def _key(self, key: str, option: str, label: str) -> Key:
        return Key(label, button_data(self.talk_id, key, option))
