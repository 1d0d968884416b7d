"""Reads a pool from JSON: coaches and wethouders with the keys of the scripts, without any chat.

Everything that is wrong is found in one go, each fault with its place in the file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.terminal.faults import Fault, WrongFile, shown
from bot.terminal.pool_answers import answer_in, is_number, what_fits
from conversations.gemeenten import Gemeenten, Match
from conversations.kinds import Answer, GemeenteKind, GemeenteList, Mark
from conversations.pool import Barred, Coach, Gemist, Wethouder
from conversations.script import Question, Script
from conversations.scripts.coach import COACH
from conversations.scripts.wethouder import WETHOUDER

TOP = ("vandaag", "coaches", "wethouders")
OF_COACH = ("id", "answers", "lopend", "pauze_tot", "colleges")
OF_WETHOUDER = ("id", "answers", "niet", "redenen")
LONGEST_ID = 40


@dataclass(frozen=True)
class Pool:
    """What a file holds."""

    today: date
    coaches: tuple[Coach, ...]
    wethouders: tuple[Wethouder, ...]


def read_pool(text: str, gemeenten: Gemeenten) -> Pool:
    """The pool in a text. Raises WrongFile with all that is wrong."""
    reader = _Reader(gemeenten)
    pool = reader.pool(text)
    if reader.faults or pool is None:
        raise WrongFile(reader.faults)
    return pool


class _Reader:
    """Reads on after a fault, with something harmless in the place of what is wrong."""

    def __init__(self, gemeenten: Gemeenten) -> None:
        self.faults: list[Fault] = []
        self._gemeenten = gemeenten

    def pool(self, text: str) -> Pool | None:
        try:
            found = json.loads(text, object_pairs_hook=self._object)
        except json.JSONDecodeError as error:
            self._wrong("", "json", regel=error.lineno, teken=error.colno)
            return None
        except (RecursionError, ValueError):  # nested too deep; a number of thousands of digits
            self._wrong("", "vorm", mag=", ".join(TOP))
            return None
        top = self._fields("", found, TOP, TOP)
        coaches = [self._coach(*one) for one in self._objects("coaches", top.get("coaches", []))]
        ids = {coach.id for coach in coaches}
        wethouders = [
            self._wethouder(place, one, ids)
            for place, one in self._objects("wethouders", top.get("wethouders", []))
        ]
        self._different("coaches", coaches)
        self._different("wethouders", wethouders)
        today = self._date("vandaag", top["vandaag"]) if "vandaag" in top else date.min
        return Pool(today, tuple(coaches), tuple(wethouders))

    def _coach(self, place: str, one: Any) -> Coach:
        fields = self._fields(place, one, OF_COACH, ("id", "answers"))
        load = fields.get("lopend", 0)
        if not is_number(load) or load < 0:
            self._wrong(f"{place}.lopend", "aantal", wat=shown(load))
            load = 0
        until = fields.get("pauze_tot")
        return Coach(
            self._id(place, fields),
            self._answers(f"{place}.answers", fields, COACH),
            load,
            None if until is None else self._date(f"{place}.pauze_tot", until),
            frozenset(
                code
                for where, name in self._several(f"{place}.colleges", fields.get("colleges", []))
                if (code := self._gemeente(where, name))
            ),
        )

    def _wethouder(self, place: str, one: Any, coaches: set[str]) -> Wethouder:
        fields = self._fields(place, one, OF_WETHOUDER, ("id", "answers"))
        barred = dict(self._several(f"{place}.niet", fields.get("niet", [])))
        for where, coach in barred.items():
            if coach not in coaches:  # a slip here would bring back somebody who was refused
                self._wrong(where, "coach", wat=shown(coach))
        missed = dict(self._several(f"{place}.redenen", fields.get("redenen", [])))
        known = tuple(Gemist)
        for where, word in missed.items():
            if word not in known:
                self._wrong(where, "keuze", wat=shown(word), mag=", ".join(known))
        return Wethouder(
            self._id(place, fields),
            self._answers(f"{place}.answers", fields, WETHOUDER),
            dict.fromkeys(barred.values(), Barred.UITGESLOTEN),
            frozenset(Gemist(word) for word in missed.values() if word in known),
        )

    def _answers(self, place: str, fields: Mapping[str, Any], script: Script) -> dict[str, Answer]:
        """Answers that are accepted and lie on the path: others are never used, as in the chat."""
        given = fields.get("answers", {})
        if not isinstance(given, dict):
            self._wrong(place, "object", wat=shown(given))
            return {}
        answers: dict[str, Answer] = {}
        for key, said in given.items():
            question, where = script.question(key), f"{place}.{shown(key)}"
            if question is None:
                self._wrong(where, "vraag")
            elif (answer := self._answer(where, question, said)) is not None:
                answers[question.key] = answer
        known: dict[str, Answer] = {}
        for question in script.questions:
            if question.key in answers and question.when.holds(known):
                known[question.key] = answers[question.key]
        return known

    def _answer(self, place: str, question: Question, given: Any) -> Answer | None:
        before = len(self.faults)
        answer = answer_in(given)
        if isinstance(question.kind, GemeenteKind) and isinstance(answer, str | int):
            answer = answer if isinstance(answer, Mark) else self._gemeente(place, answer)
        if isinstance(question.kind, GemeenteList) and isinstance(answer, tuple):
            answer = tuple(
                name if name == "geen" else self._gemeente(f"{place}[{at}]", name) or ""
                for at, name in enumerate(answer)
            )
        if len(self.faults) > before or (answer is not None and question.accepts(answer)):
            return answer
        why, values = what_fits(question)
        self._wrong(place, why, wat=shown(given), **values)
        return None

    def _gemeente(self, place: str, name: object) -> str | None:
        """The code of a gemeente that is named by its code or by a name that the list knows."""
        if name in self._gemeenten:
            return str(name)
        found = self._gemeenten.find(name) if isinstance(name, str) else Match()
        if found.certain:
            return found.certain.code
        maybe = ", ".join(f"{one.name} ({one.code})" for one in found.candidates)
        self._wrong(place, "welke_gemeente" if maybe else "gemeente", wat=shown(name), mag=maybe)
        return None

    def _id(self, place: str, fields: Mapping[str, Any]) -> str:
        found = fields.get("id", "")
        if "id" in fields and not (
            isinstance(found, str) and 0 < len(found) <= LONGEST_ID and found.isprintable()
        ):
            self._wrong(f"{place}.id", "id", wat=shown(found), hoogstens=LONGEST_ID)
        return str(found)

    def _different(self, place: str, several: Sequence[Coach | Wethouder]) -> None:
        first: dict[str, int] = {}
        for at, one in enumerate(several):
            if one.id and first.setdefault(one.id, at) != at:
                self._wrong(f"{place}[{at}].id", "dubbel", wat=shown(one.id))

    def _date(self, place: str, given: Any) -> date:
        try:
            found = date.fromisoformat(given)
        except (TypeError, ValueError):
            found = None
        if found is None or found.isoformat() != given:
            self._wrong(place, "datum", wat=shown(given))
        return found or date.min

    def _fields(
        self, place: str, given: Any, known: Sequence[str], needed: Sequence[str]
    ) -> Mapping[str, Any]:
        if not isinstance(given, dict):
            self._wrong(place, "vorm", mag=", ".join(known))
            return {}
        dot = f"{place}." if place else ""
        for key in [key for key in given if key not in known]:
            self._wrong(f"{dot}{shown(key)}", "sleutel", mag=", ".join(known))
        for key in needed:
            if key not in given:
                self._wrong(f"{dot}{key}", "ontbreekt")
        return given

    def _objects(self, place: str, given: Any) -> list[tuple[str, Any]]:
        if isinstance(given, list):
            return [(f"{place}[{at}]", one) for at, one in enumerate(given)]
        self._wrong(place, "lijst", wat=shown(given))
        return []

    def _several(self, place: str, given: Any) -> Iterator[tuple[str, str]]:
        """The texts of a list, each with its place."""
        for where, one in self._objects(place, given):
            if isinstance(one, str):
                yield where, one
            else:
                self._wrong(where, "tekst", wat=shown(one))

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            self._wrong("", "twee_keer", wat=shown(key))
        return dict(pairs)

    def _wrong(self, place: str, why: str, **values: object) -> None:
        self.faults.append(Fault(place, why, values))
