"""Reads from JSON what a programme is composed from: the answers of requester and members, with the keys
of the scripts, and what the begeleider knows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median_low
from typing import Any

from bot.terminal.faults import WrongFile, shown
from bot.terminal.json_file import JsonReader
from bot.terminal.pool_answers import is_number
from conversations.collegeperiode import Doel, Fase, Verkiezingen
from conversations.gemeenten import Gemeenten
from conversations.kinds import Answer
from conversations.programma.antwoorden import Begeleider, Leden, intake, people
from conversations.programma.intake import Intake, Vast, Voorgesprekken
from conversations.script import chosen
from conversations.scripts.college import COLLEGE
from conversations.scripts.collegelid import COLLEGELID
from conversations.werkvormen import Catalogus

TOP = ("dag", "fase", "groep", "begin", "einde", "college", "leden", "begeleider")
STATEMENTS = ("zeggen", "fout", "aanspreken", "doelen", "rollen")
TRUST = STATEMENTS[:3]
OF_LEDEN = (*STATEMENTS, "apart", "niet_missen", "werkwijze")
OF_BEGELEIDER = ("voorgesprekken", "eerder", "vast")
OF_VAST = ("werkvorm", "dag", "begin", "minuten")
FEWEST, MOST = 2, 40  # people that a file may name; a programme may still not be possible
TIME = re.compile(r"([01]?\d|2[0-3])[.:]([0-5]\d)")


@dataclass(frozen=True)
class Asked:
    """What a file holds: what to compose from, on which day (if it says so), for which gemeente (its
    code).
    """

    intake: Intake
    day: date | None
    gemeente: str | None


def read_intake(
    text: str, gemeenten: Gemeenten, verkiezingen: Verkiezingen, catalogus: Catalogus
) -> Asked:
    """What a text asks for. Raises WrongFile with all that is wrong."""
    reader = _Reader(gemeenten, verkiezingen, catalogus)
    asked = reader.asked(text)
    if reader.faults or asked is None:
        raise WrongFile(reader.faults)
    return asked


class _Reader(JsonReader):
    def __init__(
        self, gemeenten: Gemeenten, verkiezingen: Verkiezingen, catalogus: Catalogus
    ) -> None:
        super().__init__(gemeenten)
        self._verkiezingen, self._catalogus = verkiezingen, catalogus

    def asked(self, text: str) -> Asked | None:
        found = self.whole(text, TOP)
        if found is None:
            return None
        top = self.fields("", found, TOP, ("college",))
        college = self._college(top.get("college", {}))
        leden = self._leden(top.get("leden", {}))
        begeleider = self._begeleider(top, college)
        day = self.date("dag", top["dag"]) if "dag" in top else None
        gemeente = next(iter(chosen(college.get("gemeente"))), None)
        fase = self._fase(top, college, gemeente, day)
        if self.faults or fase is None:
            return None
        return Asked(intake(college, leden, begeleider, fase), day, gemeente)

    def _college(self, given: Any) -> Mapping[str, Answer]:
        """The answers of the requester; in a file goals may be left out."""
        goals = given.pop("doelen", None) if isinstance(given, dict) else None
        answers = self.answers("college", given, COLLEGE)
        several = [
            wat for _, wat in self.several(f"{COLLEGE.name}.doelen", [] if goals is None else goals)
        ]
        known = tuple(Doel)
        if not several or not {*several} <= {*known} or len({*several}) < len(several):
            self.wrong(f"{COLLEGE.name}.doelen", "doelen", mag=", ".join(known))
        return answers | {"doelen": tuple(several)}

    def _leden(self, given: Any) -> Leden:
        """The members as a group: medians, and what many of them chose."""
        fields = self.fields("leden", given, OF_LEDEN, ())
        said = {
            key: self._of_lid(key, fields[key])
            for key in fields
            if key in OF_LEDEN and key != "apart"
        }
        apart = fields.get("apart", False)
        if not isinstance(apart, bool):
            self.wrong("leden.apart", "waar", wat=shown(apart))
        trust = [mark for key in TRUST if isinstance(mark := said.get(key), int)]
        return Leden(
            median_low(trust) if trust else None,
            apart is True,
            chosen(said.get("niet_missen")),
            chosen(said.get("werkwijze")),
        )

    def _of_lid(self, key: str, given: Any) -> Answer | None:
        """What one of the questions to the members gave, all of them together."""
        question = COLLEGELID.question(key)
        assert question
        if key in STATEMENTS:
            return self.answer(f"leden.{key}", question, given)
        several = [wat for _, wat in self.several(f"leden.{key}", given)]
        for wat in several:
            if wat not in question.kind.options:
                mag = ", ".join(question.kind.options)
                self.wrong(f"leden.{key}", "keuze", wat=shown(wat), mag=mag)
        return tuple(several)

    def _begeleider(self, top: Mapping[str, Any], college: Mapping[str, Answer]) -> Begeleider:
        fields = self.fields("begeleider", top.get("begeleider", {}), OF_BEGELEIDER, ())
        talks = fields.get("voorgesprekken", Voorgesprekken.GEEN)
        if talks not in tuple(Voorgesprekken):
            mag = ", ".join(Voorgesprekken)
            self.wrong("begeleider.voorgesprekken", "keuze", wat=shown(talks), mag=mag)
            talks = Voorgesprekken.GEEN
        earlier = self.several("begeleider.eerder", fields.get("eerder", []))
        return Begeleider(
            Voorgesprekken(talks),
            self._people(top, college),
            self._time("begin", top["begin"]) if "begin" in top else None,
            self._time("einde", top["einde"]) if "einde" in top else None,
            frozenset(self._werkvorm(where, wat) for where, wat in earlier),
            tuple(
                self._vast(where, one, chosen(college.get("doelen")))
                for where, one in self.objects("begeleider.vast", fields.get("vast", []))
            ),
        )

    def _people(self, top: Mapping[str, Any], college: Mapping[str, Answer]) -> int | None:
        groep = top.get("groep", people(college))
        if "groep" not in top and not groep:
            self.wrong("groep", "ontbreekt")
        elif not is_number(groep) or not FEWEST <= groep <= MOST:
            self.wrong("groep", "getal", wat=shown(groep), laagste=FEWEST, hoogste=MOST)
        return groep if is_number(groep) else None

    def _vast(self, place: str, given: Any, goals: Sequence[str]) -> Vast:
        """A werkvorm that must be there: somewhere, by its id alone, or then and so long."""
        if not isinstance(given, dict):
            return Vast(self._werkvorm(place, given))
        fields = self.fields(place, given, OF_VAST, ("werkvorm", "begin", "minuten"))
        wat = self._werkvorm(f"{place}.werkvorm", fields.get("werkvorm", ""))
        numbers = {"dag": fields.get("dag", 1), "minuten": fields.get("minuten", 1)}
        for key, number in numbers.items():
            if not is_number(number) or number < 1:
                self.wrong(f"{place}.{key}", "aantal", wat=shown(number))
                numbers[key] = 1
        begin = self._time(f"{place}.begin", fields.get("begin", "00.00"))
        serves = self._catalogus[wat].doelen if wat in self._catalogus else ()
        doel = next((one for one in serves if one in goals), next(iter(serves), None))
        return Vast(wat, numbers["dag"] - 1, begin, numbers["minuten"], doel)

    def _werkvorm(self, place: str, given: Any) -> str:
        if given not in self._catalogus:
            first, *_, last = self._catalogus
            self.wrong(place, "werkvorm", wat=shown(given), van=first, tot=last)
        return str(given)

    def _time(self, place: str, given: Any) -> int:
        found = TIME.fullmatch(given) if isinstance(given, str) else None
        if found is None:
            self.wrong(place, "tijd", wat=shown(given))
            return 0
        return int(found[1]) * 60 + int(found[2])

    def _fase(
        self,
        top: Mapping[str, Any],
        college: Mapping[str, Answer],
        gemeente: str | None,
        day: date | None,
    ) -> Fase | None:
        """As the file says, or reckoned for the day."""
        if "fase" in top:
            if top["fase"] in tuple(Fase):
                return Fase(top["fase"])
            self.wrong("fase", "keuze", wat=shown(top["fase"]), mag=", ".join(Fase))
        elif day is None:
            self.wrong("dag", "ontbreekt")
        elif day > date.min:
            return self._reckoned(college, gemeente, day)
        return None

    def _reckoned(self, college: Mapping[str, Answer], gemeente: str | None, day: date) -> Fase:
        """Where the college is in its term on that day."""
        periode = self._verkiezingen.periode(
            gemeente,
            day,
            benoemd=_day(college.get("benoemd")),
            volgende=_day(college.get("verkiezingsdag")),
        )
        return Fase(periode.fase(day, wisseling="wisseling" in chosen(college.get("aanleiding"))))


def _day(answer: Answer | None) -> date | None:
    told = next(iter(chosen(answer)), None)
    return date.fromisoformat(told) if told else None
