"""What simulated people answer to a question on their phone, and which button they press."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from bot.inbound import Inbound, Phone, Pressed, Text
from bot.simulation.town import Shown
from bot.words import Words
from conversations.kalender import Kalender, is_working

OWN_NUMBER = "0612345678"
COUNTRY = frozenset({"Midden"})  # whose recess nobody plans in
Weights = Mapping[str, float]

# How often which option; of a question that is not here each option is as likely as another.
TAPS: Mapping[str, Weights] = {
    "opening": {"verder": 1},
    "toestemming": {"ja": 1},
    "herindeling": {"nee": 1},
    "spoed": {"nee": 0.95, "niet_goed": 0.05},
    "vandaag_bellen": {"nee": 0.7, "ja": 0.3},
    "uitsluiten": {"nee": 1},
    "reistijd": {"90": 1},
    "vanaf": {"nu": 0.7, "twee_weken": 0.3},
    "verder": {"ja": 0.78, "nee": 0.15, "twijfel": 0.07},
    "doen": {"ja": 0.93, "nee": 0.04, "twijfel": 0.03},
    "geschikt": {"ja": 1},
    "onafhankelijk": {"ja": 1},
    "eerst": {"nee": 1},
    "akkoord": {"akkoord": 0.95, "bespreken": 0.05},
    "doorgegaan": {"ja": 0.92, "nee": 0.08},
    "weten": {"nee": 1},
    "veranderen": {"nee": 0.95, "bel_mij": 0.05},
    "vertrouwelijk": {"ja": 1},
    "terugkom": {"ja": 0.3, "nee": 0.7},
    "overzicht": {"!verstuur": 1, "!verder": 1},
}
# What is typed where there is nothing to tap.
TYPED: Mapping[str, tuple[str, ...]] = {
    "naam": ("Verzonnen Naam",),
    "adres": ("Voor het station",),
    "aantal": ("5", "6", "6", "7", "8"),
    "nog": ("4",),
    "gesprekken": ("6",),
    "observaties": ("0",),
}
# How many days from now a moment lies, and how many moments are named.
MOMENTS = {"momenten": (3, 14, 3), "moment": (4, 18, 1), "volgende": (21, 42, 1)}
NO_NEXT_YET = 0.2  # of those who log a talk
MARKS = 3
# Buttons that belong to no talk; what is not here is pressed on purpose only.
BUTTONS: Weights = {
    "v:ja": 0.86, "v:nee": 0.1, "v:bel": 0.04,
    "v:kennismaken": 0.86, "v:ander": 0.07, "v:bespreken": 0.07,
    "a:kies": 0.6, "a:geen": 0.1,
    "w:verder": 0.85, "w:meerja": 0.8, "w:meernee": 0.2,
    "w:observatieja": 0.6, "w:observatienee": 0.4, "w:kaart": 1, "w:laat": 0.6,
    "w:meer": 0.1,
    "f:opnieuw": 1,
}  # fmt: skip


class Answers:
    """How one person answers: the same for the same chance."""

    def __init__(self, words: Words, kalender: Kalender, gemeente: str, chance: Random) -> None:
        self._words, self._kalender, self._gemeente = words, kalender, gemeente
        self._chance = chance

    def to(self, shown: Shown, number: int, today: date) -> Inbound | None:
        """What is said or pressed at a question; None when there is nothing to answer.

        :param number: of the message that says it.
        """
        if shown.shares_number:
            return Phone(OWN_NUMBER, own=True, message_id=number)
        options = [key.data.split(":", 2)[2] for key in shown.keys]
        labels = dict(zip(options, (key.label for key in shown.keys), strict=True))
        taps = [one for one in options if one[:1] not in "!-+"]
        if "!klaar" in options and any(one.startswith("-") for one in options):
            return _pressed(shown, "!klaar")
        if many := [one for one in options if one.startswith("+")]:
            return Text(labels[self._chance.choice(many)], number)
        if taps and "." in taps[0]:
            return Text(", ".join(str(self._chance.randint(4, 9)) for _ in range(MARKS)), number)
        if taps or shown.asks not in {*TYPED, *MOMENTS, "gemeente"}:
            option = self._one(TAPS.get(shown.asks, {}), taps or options)
            return _pressed(shown, option) if option else None
        if shown.asks == "volgende" and self._chance.random() < NO_NEXT_YET:
            return _pressed(shown, "!overslaan")
        return Text(self._typed(shown.asks, today), number)

    def button(self, shown: Shown) -> str | None:
        """The data of the button that is pressed on a message that belongs to no talk, if any."""
        every = [key.data for key in shown.keys]
        return self._one({data: BUTTONS.get(_name(data), 0) for data in every}, every)

    def moments(self, today: date, first: int, last: int, number: int) -> str:
        """Moments in working hours, some days from today, as they are typed."""
        days = [today + timedelta(days=one) for one in range(first, last + 60)]
        free = [
            day for day in days if is_working(day) and not self._kalender.in_recess(day, COUNTRY)
        ]
        near = free[: max(last - first - 2, number)]
        picked = sorted(self._chance.sample(near, min(number, len(near))))
        hours = (self._chance.randint(9, 16) for _ in picked)
        return ", ".join(
            f"{self._words.day(day)} om {hour}.00 uur"
            for day, hour in zip(picked, hours, strict=False)
        )

    def _typed(self, asks: str, today: date) -> str:
        if asks == "gemeente":
            return self._gemeente
        if asks in MOMENTS:
            return self.moments(today, *MOMENTS[asks])
        return self._chance.choice(TYPED[asks])

    def _one(self, weights: Weights, options: Sequence[str]) -> str | None:
        """One of the options, by weight; without any weight each is as likely."""
        known = [weights.get(one, 0) for one in options]
        if not weights:
            known = [float(not one.startswith("!")) for one in options]
        return self._chance.choices(options, known)[0] if any(known) else None


def _pressed(shown: Shown, option: str) -> Pressed | None:
    data = next((key.data for key in shown.keys if key.data.endswith(f":{option}")), None)
    return Pressed(data, shown.id) if data else None


def _name(data: str) -> str:
    """The kind of a button: that of `a:12:verzet_ja-1` is "a:verzet_ja"."""
    letter, _, action = (*data.split(":", 2), "", "")[:3]
    return f"{letter}:{action.partition('-')[0]}"
