"""What somebody who types a wish about messages wants, such as "niet op maandag" or "niet voor tienen".

Nothing here guesses: what leaves no hour, or may be about something else, is no wish.
"""

import re
from collections.abc import Callable, Mapping
from datetime import time

from conversations.hearing import NUMBERS, fold
from conversations.instellingen import DAYS, FIRST, LAST, Instellingen, Soort

Wish = Mapping[str, object]

EARLIEST = 7  # nobody means an hour at night: "na vijven" is after 17.00 uur
PARTS = {"ochtend": (FIRST, time(12)), "morgen": (FIRST, time(12)),
         "middag": (time(12), time(17)), "avond": (time(17), LAST)}  # fmt: skip
# The hours as words, also as in "na vijven".
_PLURAL = ("enen", "tweeen", "drieen", "vieren", "vijven", "zessen", "zevenen", "achten", "negenen",
           "tienen", "elven", "twaalven")  # fmt: skip
_WORDS = {word: hour for row in (NUMBERS[1:13], _PLURAL) for hour, word in enumerate(row, 1)}
_HOUR = re.compile(
    rf"(?:(?P<half>half )?(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
    r"|(?P<hour>\d{1,2})(?:[.:](?P<minute>[0-5]\d))?)(?: ?uur| ?u)?"
)
_CLOCK = re.sub(r"\?P<\w+>", "?:", _HOUR.pattern)
_DAY = rf"(?:op )?(?:{'|'.join(DAYS)})(?:en)?"
_SEVERAL = rf"op (?P<days>{_DAY}(?:(?:, ?| en | of |, en ){_DAY})*)"
_NOT = r"(?:niet|nooit|geen berichten)(?: meer)?"
_PART = rf"(?:'s |in de )(?P<part>{'|'.join(PARTS)})s?"
_POLITE = re.compile(
    r"^(?:(?:ik wil |graag |liever |liefst )+)|(?: graag| alstublieft| aub| svp)+$"
)
_END = " .!"


def understood(text: str, own: Instellingen) -> Wish | None:
    """What somebody wants to be different, by the fields of Instellingen; None when it is no wish. An
    hour at which nobody is written to is no wish either.
    """
    said = _POLITE.sub("", fold(text).rstrip(_END)).rstrip(_END)
    for pattern, meant in WISHES:
        if found := pattern.fullmatch(said):
            return meant(found, own)
    return None


def _fewer(found: re.Match[str], own: Instellingen) -> Wish:
    return {"not_on": own.not_on | _days(found)}


def _more(found: re.Match[str], own: Instellingen) -> Wish:
    return {"not_on": own.not_on - _days(found)}


def _only(found: re.Match[str], _: Instellingen) -> Wish:
    return {"not_on": frozenset(range(len(DAYS))) - _days(found)}


def _at(found: re.Match[str], _: Instellingen) -> Wish | None:
    at = _time(found["at"])
    return {"only_at": at} if at and FIRST <= at < LAST else None


def _since(found: re.Match[str], own: Instellingen) -> Wish | None:
    since = _time(found["at"])
    return _hours(since, own.until if since and since < own.until else LAST)


def _until(found: re.Match[str], own: Instellingen) -> Wish | None:
    until = _time(found["at"])
    return _hours(own.since if until and own.since < until else FIRST, until)


def _between(found: re.Match[str], _: Instellingen) -> Wish | None:
    return _hours(_time(found["since"]), _time(found["until"]))


def _part(found: re.Match[str], _: Instellingen) -> Wish | None:
    return _hours(*PARTS[found["part"]])


def _not_part(found: re.Match[str], _: Instellingen) -> Wish | None:
    """Around the middle of the day two parts would be left, which cannot be set."""
    since, until = PARTS[found["part"]]
    if until == LAST:
        return _hours(FIRST, since)
    return _hours(until, LAST) if since == FIRST else None


def _always(_: re.Match[str], __: Instellingen) -> Wish | None:
    return _hours(FIRST, LAST)


def _stop(_: re.Match[str], __: Instellingen) -> Wish:
    return {"off": frozenset(Soort)}


def _hours(since: time | None, until: time | None) -> Wish | None:
    """These hours, if something of the day is left then."""
    if since is None or until is None or max(since, FIRST) >= min(until, LAST):
        return None
    return {"since": since, "until": until, "only_at": None}


def _days(found: re.Match[str]) -> frozenset[int]:
    return frozenset(number for number, day in enumerate(DAYS) if day in found["days"])


def _time(said: str) -> time | None:
    found = _HOUR.fullmatch(said)
    assert found
    digits, minute = found["hour"] or str(_WORDS[found["word"]]), int(found["minute"] or 0)
    hour = int(digits)
    if found["half"]:
        hour, minute = hour - 1, 30
    if hour < EARLIEST and not digits.startswith("0"):
        hour += 12
    return time(hour, minute) if hour < 24 else None


_FORMS: tuple[tuple[str, Callable[[re.Match[str], Instellingen], Wish | None]], ...] = (
    (rf"{_NOT} {_SEVERAL}", _fewer),
    (rf"{_SEVERAL} (?:liever )?(?:niet|nooit)(?: meer)?", _fewer),
    (rf"(?:wel weer|wel|weer|ook|wel meer) {_SEVERAL}", _more),
    (rf"{_SEVERAL} (?:wel weer|wel|weer wel)", _more),
    (rf"alleen {_SEVERAL}", _only),
    # "om negen" by itself may be an appointment.
    (rf"(?!om [a-z]+$)(?:alleen )?(?:dagelijks |elke dag )?om (?P<at>{_CLOCK})", _at),
    (rf"{_NOT} (?:voor|eerder dan) (?P<at>{_CLOCK})", _since),
    (rf"(?:alleen |pas )?(?:na|vanaf) (?P<at>{_CLOCK})", _since),
    (rf"{_NOT} (?:na|later dan) (?P<at>{_CLOCK})", _until),
    (rf"alleen (?:voor|tot) (?P<at>{_CLOCK})", _until),
    (rf"(?:alleen )?tussen (?P<since>{_CLOCK}) (?:en|tot) (?P<until>{_CLOCK})", _between),
    (rf"(?:alleen )?van (?P<since>{_CLOCK}) tot (?P<until>{_CLOCK})", _between),
    (rf"(?:alleen )?{_PART}", _part),
    (rf"{_NOT} {_PART}", _not_part),
    (r"altijd|de hele dag|op elk moment", _always),
    (r"(?:geen|stop(?: met)?|stop alle) berichten(?: meer)?", _stop),
)  # fmt: skip
WISHES = [(re.compile(form, re.ASCII), meant) for form, meant in _FORMS]
