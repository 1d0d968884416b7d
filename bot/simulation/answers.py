"""What simulated people answer to a question on their phone, and which button they press."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from random import Random

from bot.inbound import Inbound, Phone, Pressed, Text
from bot.simulation.town import Shown
from bot.words import Words
from conversations.kalender import Kalender, is_working

OWN_NUMBER = "0612345678"
HIGH = {"1": 0.03, "2": 0.07, "3": 0.25, "4": 0.4, "5": 0.25}
COUNTRY = frozenset({"Midden"})  # whose recess nobody plans in
Weights = Mapping[str, float]

# How often which option; of a question that is not here each option is as likely as another. Where
# several can be chosen, each is by its own chance.
TAPS: Mapping[str, Weights] = {
    "opening": {"verder": 0.96, "bel_mij": 0.04, "doe_mee": 0.88, "telefoon": 0.07, "niet": 0.05},
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
    "akkoord": {"akkoord": 0.85, "wijzigen": 0.1, "bespreken": 0.05},
    "doorgegaan": {"ja": 0.92, "nee": 0.08},
    "weten": {"nee": 1},
    "veranderen": {"nee": 0.95, "bel_mij": 0.05},
    "vertrouwelijk": {"ja": 1},
    "terugkom": {"ja": 0.3, "nee": 0.7},
    "overzicht": {"!verstuur": 1, "!verder": 1},
    # Of a heisessie
    "rol": {"secretaris": 1},
    "verkiezingen": {"gewoon": 0.9, "weet_niet": 0.1},
    "deelnemers": {"burgemeester": 1, "wethouders": 1, "secretaris": 1},
    "onveilig": {"nee": 0.9, "misschien": 0.07, "ja": 0.03},
    "vragenlijst": {"ja": 0.8, "na_overleg": 0.1, "nee": 0.1},
    "doorgaan": {"ja": 0.93, "eerst_iets": 0.07},
    "zeggen": HIGH,
    "fout": HIGH,
    "aanspreken": HIGH,
    "opzien": {
        "niets": 0.6,
        "te_persoonlijk": 0.2,
        "tijdverlies": 0.12,
        "oude_ruzie": 0.04,
        "bel_mij": 0.04,
    },
    "vooraf": {"nee": 0.95, "ja": 0.05},
}
# What is typed where there is nothing to tap.
TYPED: Mapping[str, tuple[str, ...]] = {
    "naam": ("Verzonnen Naam",),
    "adres": ("Voor het station",),
    "aantal": ("5", "6", "6", "7", "8"),
    "nog": ("4",),
    "gesprekken": ("6",),
    "observaties": ("0",),
    "benoemd": ("12 juni 2026", "1 juli 2024"),
    "eerder_ervaring": ("Dat was nuttig.",),
    "toelichting": ("Liever wat korter.",),
    "aantal_wethouders": ("3", "4"),
    "welke": ("1", "2", "3", "4"),
    "wat": ("Elke maandag een half uur samen vooruitkijken.",),
}
# How many days from now a moment lies, and how many moments are named.
MOMENTS = {
    "momenten": (3, 14, 3), "moment": (4, 18, 1), "volgende": (21, 42, 1), "data": (28, 56, 4),
}  # fmt: skip
NO_NEXT_YET = 0.2  # of those who log a talk
MARKS = 3
# Buttons that belong to no talk: what is left of 1 is the chance that a message is left alone. What is
# not here is pressed on purpose only. With a colon behind it: the button that has a value.
BUTTONS: Weights = {
    "v:ja": 0.86, "v:nee": 0.1, "v:bel": 0.04,
    "v:kennismaken": 0.86, "v:ander": 0.07, "v:bespreken": 0.07,
    "a:kies": 0.6, "a:geen": 0.1,
    "w:verder": 0.85, "w:meerja": 0.8, "w:meernee": 0.2,
    "w:observatieja": 0.6, "w:observatienee": 0.4, "w:kaart": 1, "w:laat": 0.6,
    "w:meer": 0.1,
    "f:opnieuw": 1,
    # Of a heisessie: who leads it
    "h:verzoek": 1, "h:ja": 0.8, "h:nee": 0.15, "h:gesprek": 0.3, "h:bellen": 0.5,
    "h:stroef": 0.1, "h:redelijk": 0.3, "h:open": 0.3, "h:kan_niet": 0.03,
    "h:ontwerp": 1, "h:goed:": 0.7, "h:blokken:": 0.1, "h:opnieuw:": 0.1, "h:opnieuw_gesprek": 0.5,
    "h:blok:": 1, "h:wijzig:": 1, "h:werkafspraken": 0.5, "h:werkafspraak": 0.5, "h:alle": 0.4,
    "h:uithalen": 0.05, "h:schrap:": 1, "h:alle_geen:": 0.3,
    # who asks for it
    "h:links": 1, "h:meedoen": 0.9, "h:datum": 0.9, "h:kies:": 1, "h:kies_ja:": 9, "h:andere": 0.05,
    "h:programma": 1, "h:hoe_staan": 0.3, "h:afsluiten": 0.4,
    "h:afsluiten_ja": 0.9,
    # and the members
    "h:vragen": 1, "h:prik": 0.3, "h:prik:": 0.3, "h:prik_klaar:": 0.6, "h:prik_geen:": 0.05,
    "h:lees": 0.8, "h:evaluatie": 0.7, "h:mijn_afspraken": 0.3, "h:leeft": 0.9,
}  # fmt: skip


class Answers:
    """How one person answers: the same for the same chance.

    :param own: what this person always types, by question.
    """

    def __init__(
        self, words: Words, kalender: Kalender, own: Mapping[str, str], chance: Random
    ) -> None:
        self._words, self._kalender, self._own = words, kalender, own
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
            if "!klaar" not in options:  # they are put in order
                return _pressed(shown, self._chance.choice(many))
            picked = self._several(TAPS.get(shown.asks, {}), many)
            return Text(", ".join(labels[one] for one in picked), number)
        if taps and "." in taps[0]:
            return Text(", ".join(str(self._chance.randint(4, 9)) for _ in range(MARKS)), number)
        if taps or shown.asks not in {*TYPED, *MOMENTS, *self._own}:
            option = self._one(TAPS.get(shown.asks, {}), taps or options)
            return _pressed(shown, option) if option else None
        if shown.asks == "volgende" and self._chance.random() < NO_NEXT_YET:
            return _pressed(shown, "!overslaan")
        return Text(self._typed(shown.asks, today), number)

    def button(self, shown: Shown) -> str | None:
        """The data of the button that is pressed on a message that belongs to no talk, if any."""
        chances = {key.data: BUTTONS.get(_name(key.data), 0) for key in shown.keys}
        left = max(0, 1 - sum(chances.values()))
        return self._one({**chances, "": left}, [*chances, ""]) or None

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
        if asks in self._own:
            return self._own[asks]
        if asks in MOMENTS:
            return self.moments(today, *MOMENTS[asks])
        return self._chance.choice(TYPED[asks])

    def _one(self, weights: Weights, options: Sequence[str]) -> str | None:
        """One of the options, by weight; without any weight each is as likely."""
        known = [weights.get(one, 0) for one in options]
        if not weights:
            known = [float(not one.startswith("!")) for one in options]
        return self._chance.choices(options, known)[0] if any(known) else None

    def _several(self, weights: Weights, options: Sequence[str]) -> list[str]:
        """Each option by its own chance; one of them where none has any."""
        luck = {one: self._chance.random() for one in options if one[1:] in weights}
        picked = [one for one, drawn in luck.items() if drawn < weights[one[1:]]]
        return picked or [self._chance.choice(options)]


def _pressed(shown: Shown, option: str) -> Pressed | None:
    data = next((key.data for key in shown.keys if key.data.endswith(f":{option}")), None)
    return Pressed(data, shown.id) if data else None


def _name(data: str) -> str:
    """The kind of a button: that of `a:12:verzet_ja-1` is "a:verzet_ja", of `h:3:kies:5` "h:kies:"."""
    letter, _, action = (*data.split(":", 2), "", "")[:3]
    name, colon, _ = action.partition("-")[0].partition(":")
    return f"{letter}:{name}{colon}"
