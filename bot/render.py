"""What a talk says, as messages in a person's language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import singledispatchmethod

from bot.messages import Key, Keys, Message
from bot.phrases import Phrases
from bot.words import Words
from conversations.kinds import GemeenteKind, GemeenteList, Mark, Moments, Phone
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
from conversations.script import Question, Script
from conversations.taps import REVIEW

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

    phrases: Phrases
    talk_id: int

    @property
    def words(self) -> Words:
        return self.phrases.words

    @property
    def script(self) -> Script:
        return self.phrases.script

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
        stem = f"{self.script.stem(one.question)}." if one.question else ""
        return Message(text=self.words.say(f"{stem}{one.id}", **one.values))

    @message.register
    def _(self, one: Ask) -> Message:
        question = one.question
        parts = [
            self.message(one.note).text if one.note else "",
            self.words.say("wijzigen") if one.correcting and not one.note else "",
            self.phrases.question(question),
            "\n".join(map(self.words.say, one.beside)),
            self.phrases.draft(one),
            f"<i>{self.words.say(f'{self.script.stem(question)}.uitleg')}</i>"
            if one.explained
            else "",
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
        lines = [self.words.say(f"{name}.overzicht"), *self.phrases.summary_in_chat(one.known)]
        return Message(
            text="\n".join([*lines, "", self.words.say(f"{name}.overzicht.vraag")]),
            keys=self._column(REVIEW, "verstuur", "aanpassen", "wis"),
            asks=REVIEW,
        )

    @message.register
    def _(self, one: SoFar) -> Message:
        lines = self.phrases.summary_in_chat(one.known)
        head = "overzicht.tot_nu" if lines else "overzicht.leeg"
        text = "\n".join([self.words.say(head, onderwerp=self.phrases.subject), *lines])
        ways = ("verder", "aanpassen") if one.known else ("verder",)
        return Message(text=text, keys=self._column("overzicht", *ways))

    @message.register
    def _(self, one: WhichAnswer) -> Message:
        rows = [
            (self._key(q.key, "!wijzig", self.phrases.short(q)),)
            for q in one.questions
            if not self.phrases.gives_away(q)
        ]
        return Message(
            text=self.words.say("wijzig.welke"), keys=(*rows, *self._column("overzicht", "verder"))
        )

    @message.register
    def _(self, one: OfferChange) -> Message:
        short, open_ = self.phrases.short(one.question), self.phrases.readable(one.question)
        values = (
            {"vraag": short, "antwoord": self.phrases.answer(one.question, one.answer)}
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
        text = self.words.say(
            f"welkom_terug.{form}", onderwerp=self.phrases.subject, aantal=one.left
        )
        return Message(text=text, keys=self._column("overzicht", "verder"))

    @message.register
    def _(self, _: Paused) -> Message:
        return Message(text=self.words.say("gestopt"), keys=self._column("overzicht", "verder"))

    def settled(self, one: Settled) -> Message:
        """What the message of an answered question becomes; a discreet answer leaves no trace."""
        question, say = one.question, self.words.say
        done = say("antwoord", antwoord=self.phrases.answer_in_chat(question, one.answer))
        if self.phrases.readable(question):
            return Message("change", f"{self.phrases.question(question)}\n\n{done}")
        which = self.phrases.progress(question) or self.phrases.short(question)
        told = done if one.answer is Mark.SKIPPED else say("beantwoord")
        return Message("change", f"{which}\n{told}")

    # buttons

    def _answers(self, one: Ask) -> Keys:
        rows = one.question.kind.rows(one.draft, one.choices)
        return tuple(
            tuple(self._answer_key(one.question, button) for button in row) for row in rows
        )

    def _answer_key(self, question: Question, button: Button) -> Key:
        text = (
            self.words.label(f"{self.script.stem(question)}.{button.words}")
            if button.words
            else self._as_it_stands(question, button.text)
        )
        return self._key(question.key, button.option, f"✔ {text}" if button.chosen else text)

    def _as_it_stands(self, question: Question, text: str) -> str:
        """The text of a button that is no sentence: a mark, a gemeente, a moment."""
        if isinstance(question.kind, GemeenteKind | GemeenteList):
            return self.phrases.gemeente(text)
        return self.phrases.moment(text) if isinstance(question.kind, Moments) else text

    def _controls(self, one: Ask) -> Keys:
        question = one.question
        ways = ["laat"] if one.correcting else []
        ways += ["overslaan"] * question.skip + ["bespreken"] * question.later
        moves = ["terug", *([] if one.explained else ["uitleg"]), "stop"]
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
