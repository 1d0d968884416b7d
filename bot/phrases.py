"""Questions, answers and summaries in a person's language."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot import moments
from bot.words import Words
from conversations.gemeenten import Gemeenten
from conversations.kinds import (
    Answer,
    Date,
    Draft,
    GemeenteKind,
    GemeenteList,
    Mark,
    Moments,
    PhotoKind,
    Ranking,
    Scale,
    on_list,
)
from conversations.says import Ask
from conversations.script import Privacy, Question, Script, chosen
from conversations.toegang import NOT_SHOWN, Viewer, may_see


@dataclass(frozen=True)
class Phrases:
    """The phrases of one script."""

    words: Words
    gemeenten: Gemeenten
    script: Script

    def answer(self, question: Question, answer: Answer, *, to_others: bool = False) -> str:
        """An answer as a person reads it, unescaped: who gave it, or others."""
        if isinstance(answer, Mark):
            return self.words.label(f"antwoord.{answer.value}")
        kind, stem = question.kind, self.script.stem(question)
        if isinstance(kind, GemeenteKind):
            return self.gemeente(str(answer))
        if isinstance(kind, Date):
            return self.words.day(date.fromisoformat(str(answer)))
        if isinstance(kind, Scale) and isinstance(answer, tuple):
            return ", ".join(self.marks(question, answer))
        if isinstance(kind, PhotoKind):
            return self.words.label("antwoord.foto")
        if isinstance(kind, Moments):
            return self.words.list(map(self.moment, chosen(answer)))
        if isinstance(kind, GemeenteList) and answer != kind.options:
            return self.words.list(map(self.gemeente, chosen(answer)))
        if kind.options:
            first, *more = [self._option(stem, one, to_others=to_others) for one in chosen(answer)]
            return self.words.list([first, *map(self._further, more)])
        return str(answer)

    def _option(self, stem: str, option: str, *, to_others: bool) -> str:
        """What stands on a button; told to others as they see it ("Bij mij" is not where they are)."""
        theirs = f"{stem}.ander.{option}"
        as_chosen = f"{stem}.optie.{option}"
        return self.words.label(theirs if to_others and theirs in self.words else as_chosen)

    def _further(self, label: str) -> str:
        """A label that is not the first of a list: without its capital, unless it is a name."""
        provinces = {gemeente.province for gemeente in self.gemeenten}
        return label if label in provinces else label[:1].lower() + label[1:]

    @property
    def subject(self) -> str:
        """What this talk is about, such as "uw intake voor een coach"."""
        return self.words.label(f"{self.script.name}.naam")

    def summary(self, known: Mapping[str, Answer], viewer: Viewer) -> list[str]:
        """A line for each answer that this viewer may see, in the order of the script. Who must call
        is not kept from the number by a list of what was skipped.
        """
        brief = viewer is Viewer.COORDINATOR_IN_CHAT
        others = viewer is not Viewer.SELF_IN_FILE
        return [
            self.line(question, self.answer(question, known[question.key], to_others=others))
            for question in self.script.questions
            if question.key in known
            and may_see(viewer, self.script.name, question)
            and not (brief and known[question.key] is Mark.SKIPPED)
        ]

    def summary_in_chat(self, known: Mapping[str, Answer]) -> list[str]:
        """What the person sees back in the chat: that a personal question was answered, not how."""
        return [
            self.line(question, self.answer_in_chat(question, known[question.key]))
            for question in self.script.questions
            if question.key in known
            and question.key not in NOT_SHOWN
            and question.privacy is not Privacy.CONFIDENTIAL
            and not self.gives_away(question)
        ]

    def gives_away(self, question: Question) -> bool:
        """Whether it is asked only because of a discreet answer: naming it would tell that one."""
        asked_for = (self.script.question(key) for key in question.when.reads)
        return any(one and one.privacy is Privacy.DISCREET for one in asked_for)

    def answer_in_chat(self, question: Question, answer: Answer) -> str:
        """An answer, or only that it was given."""
        told = self.readable(question) or answer is Mark.SKIPPED
        return self.answer(question, answer) if told else self.words.label("antwoord.beantwoord")

    def line(self, question: Question, answer: str) -> str:
        """One line of a summary."""
        return self.words.say("overzicht.regel", wat=self.short(question), antwoord=answer)

    def readable(self, question: Question) -> bool:
        """Whether its answer may be quoted back in the chat."""
        return may_see(Viewer.SELF_IN_CHAT, self.script.name, question) or question.key in NOT_SHOWN

    def short(self, question: Question) -> str:
        """Its short name, for a summary or a button."""
        short = self.words.label(f"{self.script.stem(question)}.kort")
        return f"{short}: {self.about(question)}" if question.about else short

    def about(self, question: Question) -> str:
        """What this one of several alike questions is about."""
        return self.words.label(f"{self.script.name}.{question.about}") if question.about else ""

    def progress(self, question: Question) -> str:
        """Such as "Vraag 4 van 16", for a question that has a number."""
        if not question.step:
            return ""
        return self.words.say("voortgang", nummer=question.step, totaal=self.script.steps)

    def question(self, question: Question) -> str:
        """The question as it is put."""
        ask = self.words.say(f"{self.script.stem(question)}.ask", over=self.about(question))
        progress = self.progress(question)
        return f"{progress}\n{ask}" if progress else ask

    def gemeente(self, code: str) -> str:
        """The everyday name."""
        return self.gemeenten[code].name if code in self.gemeenten else code

    def moment(self, moment: str) -> str:
        """A moment as it is kept, such as "dinsdag 24 november om 10.00 uur"."""
        return moments.said(self.words, moments.parsed(moment))

    def marks(self, question: Question, marks: Iterable[object]) -> list[str]:
        """Such as "Rust: 7", for every mark that was given."""
        assert isinstance(question.kind, Scale)
        names = (
            self.words.label(f"{self.script.stem(question)}.item.{item}")
            for item in question.kind.items
        )
        return [f"{name}: {mark}" for name, mark in zip(names, marks, strict=False)]

    def draft(self, one: Ask) -> str:
        """Where a choice of several steps has got to."""
        kind = one.question.kind
        if isinstance(kind, Scale) and kind.items:
            given = self.marks(one.question, one.draft.chosen)
            coming = self.words.say(
                f"{self.script.stem(one.question)}.item.{kind.items[len(given)]}"
            )
            return "\n".join([*given, f"<b>{coming}:</b>"])
        if one.draft.chosen and isinstance(kind, GemeenteList | Moments):
            return " ".join(self._list(one.draft))
        if one.draft.chosen and isinstance(kind, Ranking):
            return self.words.say("gekozen", keuze=self.answer(one.question, one.draft.chosen))
        return ""

    def _list(self, draft: Draft) -> Iterator[str]:
        """What a list that is being made asks for: names to choose from, or to write again."""
        if "?" in draft.chosen:
            yield self.words.say("lijst.onbekend")
        if any(len(one) > 1 and one.startswith("?") for one in draft.chosen):
            yield self.words.say("lijst.welke")
        elif on_list(draft):
            yield self.words.say("lijst.staat")
