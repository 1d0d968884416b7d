"""Kinds that make a list: typed one by one or together, shown back, and done with Klaar."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from conversations import hearing
from conversations.dates import is_day, read_date
from conversations.kinds.answers import Button, Draft, Ear, Heard, Retry, Rows, Value, in_columns
from conversations.kinds.typed import GemeenteKind
from conversations.moments import MOMENT, Unclear, read_moments

NONE = "geen"
_CODE = re.compile(r"GM\d{4}")
_BETWEEN = re.compile("[,;&]")


def _names(text: str, ear: Ear) -> list[str]:
    """The names between the words "en", where these do not belong to a name: "Peel en Maas"."""
    names, parts = [], [part for part in re.split(r"\ben\b", text) if part.strip()]
    while parts:
        ends = range(len(parts), 1, -1)
        whole = (end for end in ends if ear.gemeenten.find("en".join(parts[:end])).certain)
        end = next(whole, 1)
        names.append("en".join(parts[:end]).strip())
        parts = parts[end:]
    return names


def on_list(draft: Draft) -> tuple[str, ...]:
    """What was added; without the names that are only suggested ("?GM0344") or unknown ("?")."""
    return tuple(one for one in draft.chosen if not one.startswith("?"))


@dataclass(frozen=True)
class GemeenteList:
    """Gemeenten, or none of them: a tuple of codes, or ("geen",).

    One name in doubt is asked as GemeenteKind does. Of several names those that are certain are
    added, those in doubt are shown to choose from, and that one is unknown is said.
    """

    at_most: int = 25
    options: tuple[str, ...] = (NONE,)

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:
        if hearing.pick(text, ear.options(self.options), ear.also) == NONE:
            return self._none(draft)
        names = [name for part in _BETWEEN.split(text) for name in _names(part, ear)]
        if len(names) == 1:
            heard = GemeenteKind().read(names[0], ear, draft)
            if isinstance(heard, Retry):
                return heard
        if len(names) > 2 * self.at_most:
            return self._too_many()
        matches = list(map(ear.gemeenten.find, names))
        added = [m.certain.code for m in matches if m.certain and not m.via]
        maybe = [f"?{c.code}" for m in matches if not m.certain or m.via for c in m.candidates]
        if not added and not maybe:
            return Retry("gemeente")
        unknown = ["?"] * any(not m.candidates for m in matches)
        return self._with(Draft(on_list(draft)), *added, *maybe, *unknown)

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:
        sign, code = option[:1], option[1:]
        if option == NONE:
            return self._none(draft)
        if option == "!klaar":
            return on_list(draft) or Retry("lijst_leeg")
        if sign not in "+-" or code not in ear.gemeenten:
            return None
        left = Draft(tuple(one for one in draft.chosen if one not in ("?", f"?{code}")))
        if sign == "-":
            return Draft(tuple(one for one in left.chosen if one != code))
        return self._with(left, code)

    def _none(self, draft: Draft) -> Heard:
        return Retry("niet_samen") if on_list(draft) else (NONE,)

    def _with(self, draft: Draft, *more: str) -> Heard:
        listed = on_list(Draft((*draft.chosen, *more)))
        rest = (o for o in (*draft.chosen, *more) if o[:1] == "?" and o[1:] not in listed)
        chosen = tuple(dict.fromkeys((*listed, *rest)))
        return self._too_many() if len(set(listed)) > self.at_most else Draft(chosen)

    def _too_many(self) -> Retry:
        return Retry("te_veel", {"hoogstens": self.at_most})

    def accepts(self, value: Value) -> bool:
        if value == (NONE,):
            return True
        codes = value if isinstance(value, tuple) else ()
        known = all(isinstance(one, str) and _CODE.fullmatch(one) for one in codes)
        return known and 0 < len(set(codes)) == len(codes) <= self.at_most

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:
        listed = on_list(draft)
        maybe = [one[1:] for one in draft.chosen if one.startswith("?GM")]
        suggested = dict.fromkeys(code for code in (*choices, *maybe) if code not in listed)
        added = [Button(f"-{code}", text=code, chosen=True) for code in listed]
        none = () if listed else ((Button(NONE, f"optie.{NONE}"),),)
        return (
            *((Button(f"+{code}", text=code),) for code in suggested),
            *in_columns(added, 2),
            *none,
        )

    def controls(self, draft: Draft) -> tuple[str, ...]:
        return ("klaar",) if on_list(draft) else ()

    def draft_of(self, value: Value) -> Draft:
        assert isinstance(value, tuple)
        return Draft(tuple(str(one) for one in value if one != NONE))

    def still(self, draft: Draft) -> Draft:
        fitting = [o for o in draft.chosen if o == "?" or _CODE.fullmatch(o.removeprefix("?"))]
        return Draft(tuple(fitting[: self.at_most]))

    def repeats(self, option: str, value: Value, ear: Ear) -> bool:
        draft = self.draft_of(value)
        return self.tap(option, ear, draft) in (draft, value)


@dataclass(frozen=True)
class Moments:
    """Moments for a talk, from tomorrow on and at most `ahead` days away: a tuple of texts such as
    "2026-11-24T10:00" and "2026-12-03/ochtend". When only one is asked, it is an answer at once.

    :param days: whether a whole day is one too ("2026-12-03").
    """

    at_most: int = 3
    ahead: int = 120
    days: bool = False
    options: tuple[str, ...] = ()

    def read(self, text: str, ear: Ear, draft: Draft) -> Heard:
        found = read_moments(text, ear.today, days=self.days)
        if isinstance(found, Unclear):
            day = read_date(found.part, ear.today) if found.why == "moment_tijd" else None
            if day is not None and day <= ear.today:
                return Retry("moment_voorbij")
            return Retry("dagen" if self.days else found.why, {"deel": found.part})
        chosen = tuple(sorted({*draft.chosen, *found}))
        checked = self._checked(chosen, ear)
        return checked if isinstance(checked, Retry) or self.at_most == 1 else Draft(chosen)

    def tap(self, option: str, ear: Ear, draft: Draft) -> Heard | None:
        if option == "!klaar":
            return self._checked(draft.chosen, ear) if draft.chosen else Retry("lijst_leeg")
        if option[:1] != "-" or not self._fits(option[1:]):
            return None
        return Draft(tuple(one for one in draft.chosen if one != option[1:]))

    def _checked(self, chosen: tuple[str, ...], ear: Ear) -> Heard:
        days = [date.fromisoformat(moment[:10]) for moment in chosen]
        if min(days) <= ear.today:
            return Retry("moment_voorbij")
        if max(days) > ear.today + timedelta(days=self.ahead):
            return Retry("datum_ver" if self.days else "moment_ver")
        too_many = len(chosen) > self.at_most
        return Retry("moment_te_veel", {"hoogstens": self.at_most}) if too_many else chosen

    def accepts(self, value: Value) -> bool:
        moments = value if isinstance(value, tuple) else ()
        readable = all(isinstance(one, str) and self._fits(one) for one in moments)
        return readable and 0 < len(set(moments)) == len(moments) <= self.at_most

    def rows(self, draft: Draft, choices: tuple[str, ...]) -> Rows:  # noqa: ARG002 # the protocol
        return tuple((Button(f"-{one}", text=one, chosen=True),) for one in draft.chosen)

    def controls(self, draft: Draft) -> tuple[str, ...]:
        return ("klaar",) if draft.chosen else ()

    def draft_of(self, value: Value) -> Draft:
        assert isinstance(value, tuple)
        return Draft() if self.at_most == 1 else Draft(tuple(map(str, value)))

    def still(self, draft: Draft) -> Draft:
        fitting = tuple(filter(self._fits, draft.chosen))
        return Draft() if self.at_most == 1 else Draft(fitting[: self.at_most])

    def _fits(self, one: str) -> bool:
        return is_moment(one) or (self.days and is_day(one))

    def repeats(self, option: str, value: Value, ear: Ear) -> bool:
        draft = self.draft_of(value)
        return self.tap(option, ear, draft) in (draft, value)


def is_moment(text: str) -> bool:
    """Whether this is a moment as it is kept, on a day that exists."""
    found = MOMENT.fullmatch(text)
    try:
        return found is not None and bool(date.fromisoformat(found[1]))
    except ValueError:
        return False
