"""A heisessie from its request to the day that was picked, played on phones by tapping and typing."""

from collections.abc import Iterable, Mapping
from itertools import islice

import pytest
from sqlalchemy import Connection

from conversations.heisessie import Event, State
from conversations.kinds import Answer, Mark
from conversations.talk import Talk
from conversations.taps import REVIEW
from storage import heisessies, leden, people, talks
from storage.heisessies import Heisessie
from storage.leden import Lid
from tests.bot import pool
from tests.bot.intake import Given
from tests.bot.phone import COORDINATOR, Handset, Town

# What is said and shown is the same on either database: tests of no more than that need only one. All
# that is stored, locked or erased around a heisessie is tested on both in the other files.
ON_ONE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SECRETARIS = 7_000_000_041
MEMBERS = tuple(range(7_000_000_051, 7_000_000_063))
FIRST, SECOND, THIRD = (
    "donderdag 14 januari",
    "donderdag 21 januari",
    "woensdag 27 januari",
)
DAYS = "14 januari, 21 januari en 27 januari middag"
REQUEST: dict[str, Given] = {
    "opening": "Ik ga verder",
    "toestemming": "Ja",
    "rol": "Gemeentesecretaris",
    "opdrachtgever": "Het hele college",
    "draagvlak": "Ja",
    "gemeente": "> Zwolle",
    "verkiezingen": "Op de gewone datum",
    "benoemd": "> 12 juni 2026",
    "deelnemers": ("De burgemeester", "De wethouders", "De gemeentesecretaris", "Klaar"),
    "aantal_wethouders": "> 4",
    "aanleiding": ("Een nieuw college", "Klaar"),
    "doelen": ("Stilstaan bij onze samenwerking", "Een goede overdracht"),
    "uitkomst": ("Werkafspraken", "Klaar"),
    "sfeer": "> 4",
    "onveilig": "Nee",
    "lengte": "Een hele dag",
    "locatie": ("In de regio", "Klaar"),
    "overnachten": "Zonder overnachting",
    "wensen": ("Niets bijzonders", "Klaar"),
    "budget": "Tot € 2.500",
    "raadsavond": "Donderdag",
    "data": (f"> {DAYS}", "Klaar"),
    "eerder": "Nee",
    "profielen": ("Nee", "Klaar"),
    "vragenlijst": "Ja",
    "verslag": "Alleen deelnemers, alleen afspraken",
}  # fmt: skip
NUMBER: dict[str, Given] = {
    "naam": "> Gerda Griffel",
    "telefoon": "> 06 12 34 56 78",
    "wanneer": ("Woensdagmiddag", "Klaar"),
    "voicemail": "Nee",
}
# What these two come to.
TOLD: dict[str, dict[str, Answer]] = {
    "college": {
        "opening": "verder", "toestemming": "ja", "rol": "secretaris", "draagvlak": "ja",
        "gemeente": "GM0193", "verkiezingen": "gewoon", "benoemd": "2026-06-12",
        "deelnemers": ("burgemeester", "wethouders", "secretaris"), "aantal_wethouders": 4,
        "aanleiding": ("nieuw_college",), "doelen": ("reflectie", "overdracht", "succes"),
        "uitkomst": ("werkafspraken",), "sfeer": Mark.LATER, "onveilig": "nee", "lengte": "dag",
        "locatie": ("regio",), "overnachten": "zonder", "wensen": ("geen",), "budget": "laag",
        "raadsavond": "do", "data": ("2027-01-14", "2027-01-21", "2027-01-27/middag"),
        "eerder": "nee", "profielen": ("geen",), "vragenlijst": "ja", "verslag": "afspraken",
    },
    "bellen": {
        "naam": "Gerda Griffel", "telefoon": "06 12345678", "wanneer": ("wo_middag",),
        "voicemail": "nee",
    },
}  # fmt: skip
OUTCOMES = {"college": "verstuurd", "bellen": "klaar"}
TALK: dict[str, Given] = {
    "doorgaan": "Ja, wij gaan door",
    "vragenlijst": "Ja",
    "lengte": "Een hele dag",
    "doelen": "Overslaan",
    "uitkomst": "Overslaan",
    "sfeer": "4",
    "data": (f"> {DAYS}", "Klaar"),
}
MEMBER: dict[str, Given] = {
    "opening": "Ik doe mee",
    "toestemming": "Ja",
    "zeggen": "4",
    "fout": "4",
    "aanspreken": "3",
    "doelen": "4",
    "rollen": "5",
    "niet_missen": ("Terugkijken", "Klaar"),
    "opzien": "Nergens tegenop",
    "werkwijze": ("In tweetallen", "Klaar"),
    "vooraf": "Nee, dat hoeft niet",
}


def question(phone: Handset) -> str:
    """The key of the question that is on the table; "" where there is none."""
    if phone.last.keyboard and "keyboard" in phone.last.keyboard:
        return "telefoon"
    data = phone.last.keys[0].data.split(":") if phone.last.keys else []
    of_talk = len(data) == 3 and data[0].startswith("t")
    return data[1] if of_talk and data[1] != REVIEW else ""


def answer(
    phone: Handset, ready: Mapping[str, Given], until: str = "", **instead: Given
) -> Handset:
    """Answer every question until this one is on the table, or none is."""
    given = dict(ready) | instead
    for _ in islice(iter(int, 1), 60):
        key = question(phone)
        if key in ("", until):
            assert key == until, phone.everything
            return phone
        said = given[key]
        for one in (said,) if isinstance(said, str) else said:
            phone.say(one.removeprefix("> ")) if one.startswith("> ") else phone.tap(one)
    raise AssertionError(f"still at {question(phone)}")


def request(town: Town, user_id: int = SECRETARIS, **instead: Given) -> Handset:
    """Somebody asks for a heisessie, and says on which number to call."""
    phone = answer(town.phone(user_id).command("heisessie"), REQUEST | NUMBER, **instead)
    phone.tap("Ja, verstuur")
    return answer(phone, NUMBER)


def put(town: Town) -> None:
    """The same request, put into the database directly: to play it takes longer than most tests."""

    def work(db: Connection) -> None:
        person = people.meet(db, SECRETARIS, "nl", town.now)
        case = heisessies.open_for(db, person.id, town.now, town.today)
        for script, answers in TOLD.items():
            held = talks.start(db, person.id, case.id, script, "1", town.now)
            seal, outcome = town.house.seal, OUTCOMES[script]
            talks.save(db, seal, held, Talk(answers), answers, town.now, outcome=outcome)
        heisessies.happen(db, case, Event.VERSTUURD, town.now, town.today)

    town.write(work)


def led(town: Town, **instead: Given) -> Heisessie:
    """The office asks Carla, and she says yes: she is to call who asks."""
    pool.coach(town, colleges="ja")
    if instead:
        request(town, **instead)
    else:
        put(town)
    town.phone(COORDINATOR).press(f"c:{now(town).code}:begeleiders").tap("Vraag Carla Verzonnen")
    carla = town.phone(pool.CARLA)
    carla.command("overzicht").tap("Bekijk het verzoek", "Ja, ik doe het")
    return now(town)


def asked(town: Town, *, talk: Mapping[str, Given] | None = None, **instead: Given) -> Heisessie:
    """The intakegesprek was held: the members can be asked."""
    led(town, **instead)
    carla = town.phone(pool.CARLA)
    carla.command("overzicht").tap("Noteer het intakegesprek")
    answer(carla, TALK | dict(talk or {}))
    return now(town)


def links(town: Town) -> list[str]:
    """Who asks hands out the links: what stands behind each, in the order of the places."""
    phone = town.phone(SECRETARIS)
    phone.command("overzicht").tap("Links voor de deelnemers")
    return [link(text) for text in phone.news if "start=" in text]


def link(text: str) -> str:
    """What stands behind the link in a message."""
    return text.split("start=")[1].split(maxsplit=1)[0]


def open_links(town: Town, behind: Iterable[str]) -> list[Handset]:
    """Each link is opened by a member."""
    phones = [town.phone(user_id) for user_id, _ in zip(MEMBERS, behind, strict=False)]
    for phone, one in zip(phones, behind, strict=False):
        phone.command("start", one)
    return phones


def days(phone: Handset, *which: str) -> Handset:
    """Which days suit."""
    return phone.tap(*which, "Klaar") if which else phone.tap("Geen enkele dag kan")


def now(town: Town) -> Heisessie:
    """The one heisessie, as it is now."""
    (found,) = town.read(heisessies.open_ones)
    return found


def state(town: Town) -> State:
    """The state that it is in."""
    return now(town).state


def places(town: Town) -> dict[str, Lid]:
    """Every place, by its name."""
    case = now(town)
    return {one.place: one for one in town.read(lambda db: leden.of_case(db, case.id))}
