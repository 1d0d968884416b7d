"""Reads a pool from JSON: coaches and wethouders with the keys of the scripts, without any chat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.terminal.faults import WrongFile, shown
from bot.terminal.json_file import JsonReader
from bot.terminal.pool_answers import is_number
from conversations.gemeenten import Gemeenten
from conversations.pool import Barred, Coach, Gemist, Wethouder
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


class _Reader(JsonReader):
    def pool(self, text: str) -> Pool | None:
        found = self.whole(text, TOP)
        if found is None:
            return None
        top = self.fields("", found, TOP, TOP)
        coaches = [self._coach(*one) for one in self.objects("coaches", top.get("coaches", []))]
        ids = {coach.id for coach in coaches}
        wethouders = [
            self._wethouder(place, one, ids)
            for place, one in self.objects("wethouders", top.get("wethouders", []))
        ]
        self._different("coaches", coaches)
        self._different("wethouders", wethouders)
        today = self.date("vandaag", top["vandaag"]) if "vandaag" in top else date.min
        return Pool(today, tuple(coaches), tuple(wethouders))

    def _coach(self, place: str, one: Any) -> Coach:
        fields = self.fields(place, one, OF_COACH, ("id", "answers"))
        load = fields.get("lopend", 0)
        if not is_number(load) or load < 0:
            self.wrong(f"{place}.lopend", "aantal", wat=shown(load))
            load = 0
        until = fields.get("pauze_tot")
        return Coach(
            self._id(place, fields),
            self.answers(f"{place}.answers", fields.get("answers", {}), COACH),
            load,
            None if until is None else self.date(f"{place}.pauze_tot", until),
            frozenset(
                code
                for where, name in self.several(f"{place}.colleges", fields.get("colleges", []))
                if (code := self.gemeente(where, name))
            ),
        )

    def _wethouder(self, place: str, one: Any, coaches: set[str]) -> Wethouder:
        fields = self.fields(place, one, OF_WETHOUDER, ("id", "answers"))
        barred = dict(self.several(f"{place}.niet", fields.get("niet", [])))
        for where, coach in barred.items():
            if coach not in coaches:  # a slip here would bring back somebody who was refused
                self.wrong(where, "coach", wat=shown(coach))
        missed = dict(self.several(f"{place}.redenen", fields.get("redenen", [])))
        known = tuple(Gemist)
        for where, word in missed.items():
            if word not in known:
                self.wrong(where, "keuze", wat=shown(word), mag=", ".join(known))
        return Wethouder(
            self._id(place, fields),
            self.answers(f"{place}.answers", fields.get("answers", {}), WETHOUDER),
            dict.fromkeys(barred.values(), Barred.UITGESLOTEN),
            frozenset(Gemist(word) for word in missed.values() if word in known),
        )

    def _id(self, place: str, fields: Mapping[str, Any]) -> str:
        found = fields.get("id", "")
        if "id" in fields and not (
            isinstance(found, str) and 0 < len(found) <= LONGEST_ID and found.isprintable()
        ):
            self.wrong(f"{place}.id", "id", wat=shown(found), hoogstens=LONGEST_ID)
        return str(found)

    def _different(self, place: str, several: Sequence[Coach | Wethouder]) -> None:
        first: dict[str, int] = {}
        for at, one in enumerate(several):
            if one.id and first.setdefault(one.id, at) != at:
                self.wrong(f"{place}[{at}].id", "dubbel", wat=shown(one.id))
