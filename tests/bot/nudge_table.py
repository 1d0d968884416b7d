"""Every kind of nudge: how it comes to it, who hears it, from which moment on, and in which words."""

from collections.abc import Callable
from typing import NamedTuple

from conversations.prompt import Kind as Says
from conversations.traject import Event, Facts
from storage import cases
from storage.appointments import Kind
from storage.cases import Traject
from storage.coaches import Coach
from tests.bot import intake, knocks, pool
from tests.bot.knocks import happen, held, planned, talks_held
from tests.bot.phone import ANNA, Town

W, C = "anna", "carla"
TALK, WATCH = Kind.GESPREK, Kind.OBSERVATIE
Put = Callable[[Town, Coach], object]


class Row(NamedTuple):
    """One kind: how it comes to it, who hears it, from which moment on, and in which words."""

    kind: Says
    put: Put
    to: str
    at: str
    text: str
    first: str = ""  # when it was said for the first time, which must have arrived


def begun(town: Town, _: Coach) -> None:
    town.phone(ANNA).eager = False
    intake.go_to(intake.begin(town.phone(ANNA)), "hoe_lang")


def running(town: Town, by: Coach, number: int = 6) -> Traject:
    return pool.running(town, pool.looking(town), by, number)


def talked(*days: str, number: int = 6) -> Put:
    return lambda town, by: talks_held(town, running(town, by, number), by, *days)


def to_talk(day: str, kind: Kind = TALK) -> Put:
    return lambda town, by: planned(town, running(town, by), by, kind, day)


def called(town: Town, _: Coach) -> None:
    planned(town, pool.looking(town), None, Kind.INTAKEGESPREK, "2026-12-01")


def choosing(town: Town, by: Coach) -> None:
    happen(town, pool.meeting(town, pool.looking(town), by), Event.AANGEBODEN)


def watched(town: Town, by: Coach) -> None:
    held(town, planned(town, running(town, by), by, WATCH, "2026-11-24"))


def ended(town: Town, by: Coach) -> None:
    case = running(town, by)
    talks_held(town, case, by, "2026-11-24")
    happen(town, case, Event.GENOEG)


def to_come_back(town: Town, by: Coach) -> None:
    town.now = knocks.local("2026-12-01 21.00")
    case = happen(town, running(town, by), Event.GENOEG)
    wants = Facts(terugkomen=True)
    town.write(lambda db: cases.happen(db, case, Event.GEEVALUEERD, town.now, town.today, wants))


ROWS = [
    Row(Says.INTAKE, begun, W, "2026-11-26 09.00", "U hebt een vragenlijst openstaan."),
    Row(Says.INTAKE, begun, W, "2026-12-01 09.00", "Uw vragenlijst staat nog open.", "2026-11-26 09.00"),
    Row(Says.WISSEN, begun, W, "2026-12-08 09.00", "Uw antwoorden worden morgen gewist."),
    Row(Says.BELAFSPRAAK, called, W, "2026-11-30 09.00", "Op dinsdag 1 december om 10.00 uur hebt u een belafspraak."),
    Row(Says.VERZOEK, lambda t, by: pool.asked(t, pool.looking(t), by), C, "2026-11-25 08.30", "Er is een verzoek. Kunt u kijken?"),
    Row(Says.VOORSTEL, lambda t, by: pool.shown(t, pool.looking(t), by), W, "2026-11-25 08.30", "Er staat een voorstel voor u klaar."),
    Row(Says.MOMENTEN, lambda t, by: pool.meeting(t, pool.looking(t), by), C, "2026-11-25 08.30", "wilt u enkele momenten noemen"),
    Row(Says.KIEZEN, choosing, W, "2026-11-25 08.30", "Er zijn momenten voor een afspraak."),
    Row(Says.MORGEN, lambda t, by: pool.planned(t, pool.looking(t), by, 3), W + C, "2026-11-26 09.00", "op vrijdag 27 november om 10.00 uur staat een afspraak"),
    Row(Says.KLIK, lambda t, by: pool.planned(t, pool.looking(t), by, 0), W + C, "2026-11-25 09.00", "hoe was de kennismaking?"),
    Row(Says.KLIK, lambda t, by: pool.planned(t, pool.looking(t), by, 0), W + C, "2026-11-30 08.30", "u hoeft niets uit te leggen. Een ja of nee is genoeg.", "2026-11-25 09.00"),
    Row(Says.AFSPRAKEN, lambda t, by: pool.agreeing(t, pool.looking(t), by), W, "2026-11-25 08.30", "U kunt de afspraken vastleggen."),
    Row(Says.LOGBOEK, to_talk("2026-11-26"), C, "2026-11-27 09.00", "ging de afspraak door?"),
    Row(Says.PLANNEN, running, C, "2026-11-30 08.30", "zet u een datum vast?"),
    Row(Says.VOORBEREIDEN, to_talk("2026-12-01"), W, "2026-11-27 09.00", "Wat wilt u deze keer bespreken?"),
    Row(Says.VOORNEMEN, talked("2026-11-24"), W, "2026-11-25 09.00", "Wat gaat u deze week anders doen?"),
    Row(Says.RITME, running, W + C, "2027-01-05 09.00", "Zullen wij een nieuwe datum zoeken?"),
    Row(Says.TUSSENSTAND, talked("2026-11-12", "2026-11-18", "2026-11-24"), W + C, "2026-11-25 09.00", "het is tijd voor een korte tussenstand."),
    Row(Says.OBSERVATIE, to_talk("2026-12-08", WATCH), W + C, "2026-11-27 09.00", "op dinsdag 8 december om 10.00 uur staat een observatie gepland."),
    Row(Says.NABESPREKEN, watched, W + C, "2026-11-25 09.00", "plan een korte nabespreking."),
    Row(Says.NOG_EEN, talked("2026-11-24", number=2), W, "2026-11-25 09.00", "Er staat nog één gesprek gepland."),
    Row(Says.TERUGKIJKEN, ended, W + C, "2026-11-27 09.00", "kijkt u samen terug?"),
    Row(Says.TERUGKOMEN, to_come_back, W, "2027-03-02 09.00", "U wilde nog een keer terugkijken."),
    Row(Says.BEWAREN, lambda t, by: happen(t, pool.looking(t), Event.STOP), W, "2027-02-16 09.00", "Op dinsdag 23 februari wissen wij uw gegevens."),
    Row(Says.PAUZE, lambda t, by: happen(t, running(t, by), Event.PAUZE, "2026-12-01"), W, "2026-12-02 09.00", "Uw pauze is voorbij."),
    Row(Says.WEEK, to_talk("2026-12-02"), C, "2026-11-30 09.00", "deze week: woensdag 2 december om 10.00 uur."),
    Row(Says.MORGEN, to_talk("2026-11-27"), C, "2026-11-26 09.00", "op vrijdag 27 november om 10.00 uur staat een afspraak"),
]  # fmt: skip
