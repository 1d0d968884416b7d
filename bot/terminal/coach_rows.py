"""What a table says about coaches: columns that are questions of the profile, and rows as answers.

Consent, the code of conduct and what rests on them are never in a table: a coach says that yes
alone.
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.terminal.coach_table import Line, Table
from bot.terminal.faults import Fault, WrongFile, shown
from bot.words import Words
from conversations import hearing
from conversations.gemeenten import Gemeenten
from conversations.kinds import (
    Answer,
    Draft,
    Ear,
    GemeenteKind,
    GemeenteList,
    ManyOf,
    Number,
    OneOf,
    Retry,
    ShortText,
)
from conversations.kinds.answers import Value
from conversations.lexicon import Lexicon
from conversations.script import Question
from conversations.scripts import COACH

# What only the coach says or sends: consents with what rests on them, the code, and the photo.
OWN = frozenset({"toestemming", "toestemming_bijzonder", "achtergrond", "code", "foto"})
NAME = "naam"
COLUMNS = tuple(question for question in COACH.questions if question.key not in OWN)
TEXT_FAULTS = {  # by Retry.why
    "te_lang": "tekst_te_lang",
    "naam": "tekst_naam",
    "geen_naam": "tekst_geen_naam",
}


class WrongColumns(WrongFile):
    """A header that cannot be used."""


@dataclass(frozen=True)
class Row:
    """One coach of a table: a whole set of answers, or what is wrong."""

    number: int
    name: str
    answers: Mapping[str, Answer]
    faults: tuple[Fault, ...]


class Reader:
    """Reads tables, with the words that people type for an answer in the chat too."""

    def __init__(self, words: Words, gemeenten: Gemeenten, today: date) -> None:
        self._words = words
        self.gemeenten = gemeenten
        self._lexicon = Lexicon(words.find, gemeenten, today)
        self._names = {hearing.fold(self.column(one)): one for one in COLUMNS}
        self._names |= {one.key: one for one in COLUMNS}

    def column(self, question: Question) -> str:
        """What the column of a question is called."""
        return self._words.label(f"{COACH.stem(question)}.kort")

    def options(self, question: Question) -> str:
        """What can stand in a column, as the office writes it."""
        kind, stem = question.kind, COACH.stem(question)
        if isinstance(kind, OneOf | ManyOf):
            return "; ".join(self._words.label(f"{stem}.optie.{one}") for one in kind.options)
        if isinstance(kind, Number):
            bounds = {"laagste": kind.low, "hoogste": kind.high}
            return self._words.label("coaches.kan.getal", **bounds)
        return self._words.label(_CAN_BE[type(kind)])

    def rows(self, table: Table) -> Iterator[Row]:
        """Every row, in order. Raises WrongColumns before the first one."""
        columns = self._columns(table.header)
        return (self._row(columns, line) for line in table.lines)

    def _columns(self, header: Sequence[str]) -> list[Question]:
        own = {hearing.fold(self.column(q)) for q in COACH.questions if q.key in OWN} | OWN
        columns: list[Question] = []
        faults = []
        for title in map(hearing.clean, header):
            name = hearing.fold(title)
            question = self._names.get(name)
            if question is None:
                faults.append(self._unknown(title, eigen=name in own))
            elif question in columns:
                faults.append(Fault(shown(title), "kolom_dubbel", {}))
            else:
                columns.append(question)
        if not faults and NAME not in [question.key for question in columns]:
            faults.append(Fault("", "kolom_naam", {}))
        if faults:
            raise WrongColumns(faults)
        return columns

    def _unknown(self, title: str, *, eigen: bool) -> Fault:
        if eigen:
            return Fault(shown(title), "kolom_eigen", {})
        if not title:
            return Fault("", "kolom_leeg", {})
        names = [self.column(question) for question in COLUMNS]
        near = difflib.get_close_matches(title, names, n=1)
        if near:
            return Fault(shown(title), "kolom_bijna", {"naam": near[0]})
        return Fault(shown(title), "kolom", {})

    def _row(self, columns: Sequence[Question], line: Line) -> Row:
        faults = []
        answers: dict[str, Answer] = {}
        if len(line.cells) > len(columns):
            faults.append(Fault("", "cellen", {}))
        for question, cell in zip(columns, line.cells, strict=False):
            text = hearing.clean(cell)
            if text:
                read = self._read(question, text)
                if isinstance(read, Fault):
                    faults.append(read)
                else:
                    answers[question.key] = read
        name = str(answers.get(NAME, ""))
        if not name and not faults:
            faults.append(Fault("", "naam_leeg", {}))
        return Row(line.number, name, answers, tuple(faults))

    def _read(self, question: Question, text: str) -> Value | Fault:
        kind, ear = question.kind, self._lexicon.ear(COACH, question)
        if isinstance(kind, GemeenteList):
            return self._gemeenten(question, text, ear)
        if text in kind.options:
            return (text,) if isinstance(kind, ManyOf) else text
        read = kind.read(text, ear, Draft())
        if not isinstance(read, Retry | Draft):
            return read
        return self._fault(question, text, read)

    def _gemeenten(self, question: Question, text: str, ear: Ear) -> Value | Fault:
        """The codes, or ("geen",). A place or a name in doubt is not guessed here: nobody is asked."""
        kind = question.kind
        whole = kind.read(text, ear, Draft())
        if isinstance(whole, tuple):
            return whole
        found: dict[str, None] = {}
        for part in filter(None, map(str.strip, re.split("[,;&]", text))):
            read = kind.read(part, ear, Draft())
            codes = read.chosen if isinstance(read, Draft) else ()
            if not codes or any(code.startswith("?") for code in codes):
                return self._fault(question, part, read)
            found |= dict.fromkeys(codes)
        codes = tuple(found)
        if kind.accepts(codes):
            return codes
        return Fault(self.column(question), "gemeenten", {"tekst": shown(text)})

    def _fault(self, question: Question, text: str, read: object) -> Fault:
        """Why a cell is no answer, and what would be one."""
        kind, column = question.kind, self.column(question)
        values: dict[str, object] = {"tekst": shown(text)}
        if isinstance(kind, GemeenteKind | GemeenteList):
            near = [one.name for one in self.gemeenten.find(text).candidates]
            if near:
                return Fault(column, "gemeente_bijna", values | {"namen": self._words.list(near)})
            return Fault(column, "gemeente", values)
        if isinstance(kind, ShortText) and isinstance(read, Retry):
            return Fault(column, TEXT_FAULTS[read.why], dict(read.values))
        return Fault(column, "keuze", values | {"mag": self.options(question)})


_CAN_BE: Mapping[type, str] = {
    ShortText: "coaches.kan.tekst",
    GemeenteKind: "coaches.kan.gemeente",
    GemeenteList: "coaches.kan.gemeenten",
}
