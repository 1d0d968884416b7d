"""Reading a typed Dutch date.

A small grammar of our own: the general date readers accept halves of sentences, miss "over twee
weken" and "volgende week dinsdag", swap day and month, and look at the machine's clock.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from conversations.hearing import NUMBERS, fold

_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
_MONTH_NUMBER = (
    {name: number for number, name in enumerate(_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
    | {"mrt": 3, "febr": 2, "febuari": 2, "sept": 9}
)
_NEAR = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_MONTHS_IN = {"maand": 1, "maanden": 1, "jaar": 12, "jaren": 12}
_DAYS_IN = {"dag": 1, "dagen": 1, "week": 7, "weken": 7}

_FULL = rf"(?P<weekday>{'|'.join(_WEEKDAYS)})"
_ANY = rf"(?P<weekday>{'|'.join(_WEEKDAYS)}|(?:ma|di|wo|do|vr|za|zo)\b\.?)"
_SOON = r"(?:komende|aanstaande|a\.?s\.?|eerstvolgende|deze)"
_DAY = rf"(?:{_ANY},? )?(?:de )?(?P<day>\d{{1,2}})"
_OVER = re.compile(
    rf"over (?:(?P<half>een half jaar|een halfjaar)|(?P<count>\d{{1,3}}|'n|{'|'.join(NUMBERS)}) "
    rf"(?P<unit>{'|'.join([*_DAYS_IN, *_MONTHS_IN])}))",
    re.ASCII,
)
_IN_WEEK = [
    re.compile(rf"(?P<week>deze|volgende) week(?: (?:op )?{_ANY})?"),
    re.compile(rf"{_ANY} (?P<week>deze|volgende) week"),
]
_WEEKDAY = [re.compile(rf"(?:{_SOON} )?{_FULL}"), re.compile(rf"{_FULL} {_SOON}")]
_CALENDAR = [
    re.compile(
        rf"{_DAY}(?:e|de|ste)? ?(?P<month>{'|'.join(_MONTH_NUMBER)})\.?"
        r"(?:,? (?P<year>(?:19|20)\d\d|'\d\d))?",
        re.ASCII,
    ),
    re.compile(rf"{_DAY} ?[-/] ?(?P<month>\d{{1,2}})", re.ASCII),
    re.compile(
        rf"{_DAY} ?(?P<sign>[-/.]) ?(?P<month>\d{{1,2}}) ?(?P=sign) ?(?P<year>(?:19|20)?\d\d)",
        re.ASCII,
    ),
    re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII),
]


def is_day(text: str) -> bool:
    """Whether this is a day that exists, as it is kept: "2026-11-24"."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def add_months(day: date, months: int) -> date:
    """The same day of another month, or its last day where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def read_date(text: str, today: date) -> date | None:
    """The day that `text` names, seen from `today`, or None when it names none or not exactly one.

    "12 mei", "12-5-2027", "ma 7 december", "overmorgen", "over twee weken", "komende vrijdag".
    Without a year it is the next such day, `today` included; a weekday is the next one, `today`
    excluded; weeks start on Monday (ISO 8601), and "volgende week" alone is its Monday. A weekday
    that is not that of the date is a mistake in one of the two: None. A year that is typed may
    lie in the past. "volgende dinsdag" is None, as people mean two things by it.
    """
    said = re.sub(r"^op |[.!?]$", "", fold(text))
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    readers: tuple[Callable[[str, date], date | None], ...] = (_over, _in_week, _weekday, _calendar)
    return next((day for reader in readers if (day := reader(said, today))), None)


def _over(said: str, today: date) -> date | None:
    found = _OVER.fullmatch(said)
    if not found:
        return None
    if found["half"]:
        return add_months(today, 6)
    count = _count(found["count"])
    if found["unit"] in _DAYS_IN:
        return today + timedelta(days=count * _DAYS_IN[found["unit"]])
    return add_months(today, count * _MONTHS_IN[found["unit"]])


def _count(word: str) -> int:
    if word == "'n":
        return 1
    return NUMBERS.index(word) if word in NUMBERS else int(word)


def _in_week(said: str, today: date) -> date | None:
    found = _match(_IN_WEEK, said)
    if not found:
        return None
    monday = today - timedelta(days=today.weekday())
    if found["week"] == "volgende":
        return monday + timedelta(days=7 + (_weekday_number(found["weekday"]) or 0))
    number = _weekday_number(found["weekday"])
    day = monday + timedelta(days=number or 0)
    return None if number is None or day < today else day


def _weekday(said: str, today: date) -> date | None:
    found = _match(_WEEKDAY, said)
    number = _weekday_number(found["weekday"]) if found else None
    if number is None:
        return None
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _calendar(said: str, today: date) -> date | None:
    found = _match(_CALENDAR, said)
    if not found:
        return None
    parts = found.groupdict()
    month = _MONTH_NUMBER.get(parts["month"]) or int(parts["month"])
    day = _on(parts.get("year"), month, int(parts["day"]), today)
    weekday = _weekday_number(parts.get("weekday"))
    return None if day and weekday not in (None, day.weekday()) else day


def _on(year: str | None, month: int, day: int, today: date) -> date | None:
    if year:
        digits = year.removeprefix("'")
        return _date(int(digits) if len(digits) == 4 else 2000 + int(digits), month, day)
    # 29 February can be eight years away (1896 to 1904, 2096 to 2104)
    days = (_date(today.year + ahead, month, day) for ahead in range(9))
    return next((found for found in days if found and found >= today), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday_number(word: str | None) -> int | None:
    return next((n for n, name in enumerate(_WEEKDAYS) if word and name.startswith(word[:2])), None)


def _match(patterns: list[re.Pattern[str]], said: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.fullmatch(said))), None)
