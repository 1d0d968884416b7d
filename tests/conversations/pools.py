"""Random pools: coaches and wethouders who answered anything that their scripts allow."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random

from bot.reference import load_gemeenten
from conversations.afstand import PROVINCIES, Kaart
from conversations.kinds import Answer, Mark
from conversations.pool import Barred, Coach, Gemist, Wethouder
from conversations.scripts.wethouder import DAGDELEN

TODAY = date(2026, 11, 22)
PLACES = ("bij_mij", "bij_coach", "neutraal", "wandelen", "beeldbellen")
# key -> options, and how many of them at most
WETHOUDER_CHOICES: Mapping[str, tuple[Sequence[str], int]] = {
    "hoe_lang": (("begint", "honderd_dagen", "tot_1_jaar", "tot_4_jaar", "langer"), 1),
    "herindeling": (("ja", "nee", "weet_niet"), 1),
    "aanleiding": (("begin", "raad", "college", "fractie", "organisatie", "media", "besluit", "balans", "moeilijke_periode", "vooruitkijken", "portefeuille"), 3),
    "stijl": (("klankbord", "spiegel", "tegenspreken", "ervaring", "meekijken", "vooruitkijken"), 2),
    "observatie": (("raad", "elders", "beeld", "later", "nee"), 1),
    "ervaring": (("wethouder", "burgemeester", "gedeputeerde", "grootte", "coalitie", "herindeling", "crisis"), 3),
    "achtergrond": (("andere_partij", "zelfde_richting", "lokale_partij", "man", "vrouw"), 2),
    "uitsluiten": (("nee", "aan_de_telefoon", "weet_niet"), 1),
    "plek": (PLACES, 3),
    "reistijd": (("30", "60", "90"), 1),
    "dagdelen": (DAGDELEN, 6),
}  # fmt: skip
COACH_CHOICES: Mapping[str, tuple[Sequence[str], int]] = {
    "aanhef": (("heer", "mevrouw", "naam"), 1),
    "rollen": (("wethouder", "burgemeester", "gedeputeerde", "secretaris", "raadslid"), 3),
    "grootte": (("tot20", "tot50", "tot100", "meer"), 3),
    "ervaring": (("start", "coalitie", "herindeling", "crisis", "media", "bezuiniging", "integriteit", "vertrek"), 4),
    "eerder_provincies": (tuple(PROVINCIES.values()), 1),
    "achtergrond": (("lokale_partij", "landelijke_partij", "geen_partij"), 1),
    "vog": (("ja", "aangevraagd", "nee"), 1),
    "stijl": (("klankbord", "spiegel", "doorvrager", "verteller", "meekijker"), 2),
    "observaties": (("raad", "elders", "beeld"), 3),
    "provincies": (tuple(PROVINCIES.values()), 5),
    "reistijd": (("30", "60", "90"), 1),
    "plek": (PLACES, 4),
    "dagdelen": (DAGDELEN, 8),
}  # fmt: skip
ONE = frozenset(
    {"hoe_lang", "herindeling", "observatie", "uitsluiten", "reistijd", "aanhef", "vog"}
)


@cache
def kaart() -> Kaart:
    """The real map, made once for all tests."""
    return Kaart(load_gemeenten())


def chances(
    random: Random, choices: Mapping[str, tuple[Sequence[str], int]], gaps: float
) -> dict[str, Answer]:
    """Random answers to these questions; each is missing, skipped or kept for a talk by a chance."""
    answers: dict[str, Answer] = {}
    for key, (options, most) in choices.items():
        if random.random() < gaps:
            if random.random() < 0.5:
                answers[key] = random.choice([Mark.SKIPPED, Mark.LATER])
            continue
        picked = random.sample(options, random.randint(1, min(most, len(options))))
        answers[key] = picked[0] if key in ONE else tuple(o for o in options if o in picked)
    return answers


def gemeenten_list(random: Random, codes: Sequence[str]) -> tuple[str, ...]:
    """Up to three gemeenten, or none."""
    return tuple(random.sample(codes, random.randint(0, min(3, len(codes))))) or ("geen",)


def coach(random: Random, name: str, codes: Sequence[str], gaps: float = 0.1) -> Coach:
    """A coach; by a chance of `gaps` each thing that is needed is not there."""
    answers = chances(random, COACH_CHOICES, gaps)
    for key in ("toestemming", "code"):
        answers[key] = "nee" if random.random() < gaps / 2 else "ja"
    for key in ("eerder", "functies_nu", "liever_niet"):
        if random.random() >= gaps / 2:
            answers[key] = gemeenten_list(random, codes)
    if random.random() >= gaps:
        answers["woonplaats"] = random.choice(codes)
        answers["aantal"] = random.randint(0, 6)
    if random.random() < 0.3:
        answers["provincies"] = ("heel_land",)
    elif isinstance(area := answers.get("provincies"), tuple) and "woonplaats" in answers:
        answers["provincies"] = (*{*map(str, area), kaart().province(str(answers["woonplaats"]))},)
    if random.random() < gaps:
        answers["niet_geschikt"] = "Een crisis in de organisatie."
    paused = TODAY + timedelta(days=random.randint(-3, 3)) if random.random() < gaps else None
    colleges = frozenset(random.sample(codes, random.randint(0, min(2, len(codes)))))
    return Coach(name, answers, random.randint(0, 2), paused, colleges)


def wethouder(
    random: Random,
    name: str,
    codes: Sequence[str],
    coaches: Sequence[Coach] = (),
    gaps: float = 0.1,
) -> Wethouder:
    """A wethouder, perhaps with coaches who do not come back."""
    answers = chances(random, WETHOUDER_CHOICES, gaps)
    answers["toestemming"] = "nee" if random.random() < gaps / 4 else "ja"
    answers["gemeente"] = random.choice(codes) if random.random() >= gaps else Mark.LATER
    ids = [one.id for one in coaches]
    barred = random.sample(ids, random.randint(0, min(2, len(ids))))
    missed = random.sample(list(Gemist), random.choice([0, 0, 1, 2]))
    reasons = {id_: random.choice(list(Barred)) for id_ in barred}
    return Wethouder(name, answers, reasons, frozenset(missed))


@cache
def around(first: str) -> tuple[str, ...]:
    """All gemeenten, the nearest to this one first."""
    return tuple(sorted(kaart().codes, key=lambda code: kaart().minutes(first, code)))


def pool(
    random: Random, coaches: int, wethouders: int, spread: int = 342, gaps: float = 0.1
) -> tuple[list[Coach], list[Wethouder]]:
    """So many of both, in at most `spread` gemeenten that lie near each other."""
    codes = around(random.choice(kaart().codes))[:spread]
    some = [coach(random, f"c{n}", codes, gaps) for n in range(coaches)]
    return some, [wethouder(random, f"w{n}", codes, some, gaps) for n in range(wethouders)]
