"""Reads what the office writes as JSON, with the keys of the scripts and without any chat.

Everything that is wrong is found in one go, each fault with its place in the file.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bot.terminal.faults import Fault, shown
from bot.terminal.pool_answers import answer_in, what_fits
from conversations.gemeenten import Gemeenten, Match
from conversations.kinds import Answer, GemeenteKind, GemeenteList, Mark
from conversations.script import Question, Script


class JsonReader:
    """Reads on after a fault, with something harmless in the place of what is wrong."""

    def __init__(self, gemeenten: Gemeenten) -> None:
        self.faults: list[Fault] = []
        self.gemeenten = gemeenten

    def whole(self, text: str, known: Sequence[str]) -> Any:
        """What a text holds, or None. `known` are the keys that belong at the top."""
        try:
            found = json.loads(text, object_pairs_hook=self._object)
        except json.JSONDecodeError as error:
            self.wrong("", "json", regel=error.lineno, teken=error.colno)
            return None
        except (RecursionError, ValueError):  # nested too deep; a number of thousands of digits
            found = None
        if found is None:
            self.wrong("", "vorm", mag=", ".join(known))
        return found

    def answers(self, place: str, given: Any, script: Script) -> dict[str, Answer]:
        """Answers that are accepted and lie on the path: others are never used, as in the chat."""
        if not isinstance(given, dict):
            self.wrong(place, "object", wat=shown(given))
            return {}
        answers: dict[str, Answer] = {}
        for key, said in given.items():
            question, where = script.question(key), f"{place}.{shown(key)}"
            if question is None:
                self.wrong(where, "vraag")
            elif (answer := self.answer(where, question, said)) is not None:
                answers[question.key] = answer
        known: dict[str, Answer] = {}
        for question in script.questions:
            if question.key in answers and question.when.holds(known):
                known[question.key] = answers[question.key]
        return known

    def answer(self, place: str, question: Question, given: Any) -> Answer | None:
        """One answer, if it is one."""
        before = len(self.faults)
        answer = answer_in(given)
        if isinstance(question.kind, GemeenteKind) and isinstance(answer, str | int):
            answer = answer if isinstance(answer, Mark) else self.gemeente(place, answer)
        if isinstance(question.kind, GemeenteList) and isinstance(answer, tuple):
            answer = tuple(
                name if name == "geen" else self.gemeente(f"{place}[{at}]", name) or ""
                for at, name in enumerate(answer)
            )
        if len(self.faults) > before or (answer is not None and question.accepts(answer)):
            return answer
        why, values = what_fits(question)
        self.wrong(place, why, wat=shown(given), **values)
        return None

    def gemeente(self, place: str, name: object) -> str | None:
        """The code of a gemeente that is named by its code or by a name that the list knows."""
        if name in self.gemeenten:
            return str(name)
        found = self.gemeenten.find(name) if isinstance(name, str) else Match()
        if found.certain:
            return found.certain.code
        maybe = ", ".join(f"{one.name} ({one.code})" for one in found.candidates)
        self.wrong(place, "welke_gemeente" if maybe else "gemeente", wat=shown(name), mag=maybe)
        return None

    def date(self, place: str, given: Any) -> date:
        """A day as it is written in JSON."""
        try:
            found = date.fromisoformat(given)
        except (TypeError, ValueError):
            found = None
        if found is None or found.isoformat() != given:
            self.wrong(place, "datum", wat=shown(given))
        return found or date.min

    def fields(
        self, place: str, given: Any, known: Sequence[str], needed: Sequence[str]
    ) -> Mapping[str, Any]:
        """An object with these keys."""
        if not isinstance(given, dict):
            self.wrong(place, "vorm", mag=", ".join(known))
            return {}
        dot = f"{place}." if place else ""
        for key in [key for key in given if key not in known]:
            self.wrong(f"{dot}{shown(key)}", "sleutel", mag=", ".join(known))
        for key in needed:
            if key not in given:
                self.wrong(f"{dot}{key}", "ontbreekt")
        return given

    def objects(self, place: str, given: Any) -> list[tuple[str, Any]]:
        """The parts of a list, each with its place."""
        if isinstance(given, list):
            return [(f"{place}[{at}]", one) for at, one in enumerate(given)]
        self.wrong(place, "lijst", wat=shown(given))
        return []

    def several(self, place: str, given: Any) -> Iterator[tuple[str, str]]:
        """The texts of a list, each with its place."""
        for where, one in self.objects(place, given):
            if isinstance(one, str):
                yield where, one
            else:
                self.wrong(where, "tekst", wat=shown(one))

    def wrong(self, place: str, why: str, **values: object) -> None:
        """Note a fault."""
        self.faults.append(Fault(place, why, values))

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        for key in dict.fromkeys(key for key in keys if keys.count(key) > 1):
            self.wrong("", "twee_keer", wat=shown(key))
        return dict(pairs)
