"""Reading typed moments for a talk: a day with a time, or a day with a part of the day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conversations.dates import read_date
from conversations.hearing import NUMBERS, fold

PARTS = ("ochtend", "middag", "avond")
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):([0-5]\d)|/(ochtend|middag|avond))")

_EARLIEST, _LATEST = 7, 22  # nobody means a talk at night: "om 2 uur" is 14.00 uur
_DAY = "(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_HOURS = "|".join(NUMBERS[1:13])
_PART = rf"(?:in de |'s |des )?(?:(?P<part>{'|'.join(PARTS)})s?|(?<=dag)(?P<morning>morgen))"
_CLOCK = (
    r"(?:(?:om|vanaf|rond) (?P<bare>\d{1,2})(?![.:\d])"
    r"|(?:om |vanaf |rond )?(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d)(?: ?uur| ?u)?"
    r"|(?: ?uur|u)(?P<past>[0-5]\d)?)"
    rf"|(?=(?:om|vanaf|rond|half|kwart) |\w+ uur)(?:om |vanaf |rond )?"
    rf"(?:(?P<to>half|kwart voor|kwart over) )?(?P<word>{_HOURS})(?: uur)?)"
    r"(?P<until> ?(?:-|–|tot) ?\d{1,2}(?:[.:][0-5]\d)?(?: ?uur| ?u)?)?"
    r"(?: (?:'s |in de )(?P<of>ochtend|morgen|middag|avond)s?)?"
)
_AT_END = [re.compile(rf"(?P<day>.*?),? ?(?:{time})", re.ASCII) for time in (_PART, _CLOCK)]
_AT_START = re.compile(rf"(?:{_CLOCK}),? (?:op )?(?P<day>.+)", re.ASCII)
_IN_BETWEEN = re.compile(rf"(?P<name>{_DAY}) ?(?P<part>ochtend|morgen|middag|avond) (?P<rest>.+)")
# A comma behind the name of a day parts nothing: "dinsdag, 24 november".
_BETWEEN = re.compile(r"(?<!maandag)(?<!dinsdag)(?<!woensdag)(?<!donderdag)(?<!vrijdag)"
                      r"(?<!zaterdag)(?<!zondag), ?|[;&\n]| (?:of|en) ")  # fmt: skip
_RUN_ON = re.compile(
    r"(?:(?<=uur)|(?<=ochtend)|(?<=middag)|(?<=avond)|(?<=[:.u]\d\d)|(?<=\du)) (?:[-–•*] )?"
    rf"(?=(?:{_DAY}|ma|di|wo|do|vr|za|zo)\b)"
)
_FILLER = re.compile(r"^(?:[-–•*] ?|(?:op|of|en|graag|liefst|eventueel|anders) )+|[ .!?,]+$")


@dataclass(frozen=True)
class Unclear:
    """What cannot be read: why ("moment", "moment_tijd", "moment_dag"), and the part it is about."""

    why: str
    part: str


def read_moments(text: str, today: date, *, days: bool = False) -> tuple[str, ...] | Unclear:
    """The moments that `text` names, in the order typed and each once, or what is unclear in it.

    "dinsdag 24 nov om 10.00", "volgende week donderdag 14 uur", "3 december ochtend", several
    between commas, "of" or "en"; a time alone belongs to the day before it. Canonical:
    "2026-11-24T10:00", "2026-12-03/ochtend". Whether a moment lies ahead is not looked at. Of a
    text with a part that is unclear nothing is taken.

    :param days: whether a day without a time is a moment too: the whole of it, "2026-12-03".
    """
    whole = _read(_bare(text), today)
    at_once = all(whole) or (days and whole[0])
    pieces = [(_bare(text), whole)] if at_once else list(_pieces(text, today))
    found: dict[str, None] = {}
    day, waiting = "", ""
    for piece, (on, at) in pieces:
        if not on and not at:
            return Unclear("moment", piece)
        if waiting and on:
            return Unclear("moment_tijd", waiting)
        day, waiting = on or day, "" if at or days else piece
        if not day:
            return Unclear("moment_dag", piece)
        if not on:
            found.pop(day, None)  # it was not the whole day
        if not waiting:
            found[day + at] = None
    if waiting or not found:
        return Unclear("moment_tijd" if waiting else "moment", waiting or _bare(text))
    return tuple(found)


def _bare(text: str) -> str:
    return _FILLER.sub("", fold(text))


def _pieces(text: str, today: date) -> Iterator[tuple[str, tuple[str, str]]]:
    for part in _BETWEEN.split(fold(text)):
        for piece in map(_bare, _RUN_ON.split(part)):
            if piece:
                yield piece, _read(piece, today)


def _read(said: str, today: date) -> tuple[str, str]:
    """The day and the time in a piece, each "" when it is not there or not clear."""
    if between := _IN_BETWEEN.fullmatch(said):
        part = "ochtend" if between["part"] == "morgen" else between["part"]
        on, at = _read(f"{between['name']} {between['rest']}", today)
        return (on, at or f"/{part}") if on else ("", "")
    if day := read_date(said, today):
        return day.isoformat(), ""
    for pattern in (*_AT_END, _AT_START):
        found = pattern.fullmatch(said)
        said_of = found.groupdict() if found else {}
        if time := _time(said_of) if found else "":
            if not said_of["day"]:
                return "", time
            if day := read_date(said_of["day"], today):
                return day.isoformat(), time
    return "", ""


def _time(said: dict[str, str | None]) -> str:
    """Such as "T10:00" or "/ochtend"; "" for a time at which nobody talks."""
    if part := said.get("part"):
        return f"/{part}"
    if said.get("morning"):
        return "/ochtend"
    digits = said["bare"] or said["hour"] or str(NUMBERS.index(said["word"] or "nul"))
    hour, minute = int(digits), int(said["minute"] or said["past"] or 0)
    if said["to"]:
        before, minute = {"half": (1, 30), "kwart voor": (1, 45), "kwart over": (0, 15)}[said["to"]]
        hour -= before
    late = said["of"] in ("middag", "avond")
    if hour < 12 and (late or (hour < _EARLIEST and not digits.startswith("0"))):
        hour += 0 if said["of"] in ("ochtend", "morgen") else 12
    return f"T{hour:02}:{minute:02}" if _EARLIEST <= hour <= _LATEST else ""
