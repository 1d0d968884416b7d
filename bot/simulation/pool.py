"""The coaches of a simulation: made up, with a phone each, put into the database as they stand."""

from datetime import datetime
from random import Random

from sqlalchemy import Connection

from bot.usecases.turn import House
from conversations.kinds import Answer, Mark
from conversations.scripts import COACH as PROFILE
from conversations.scripts.coach import ervaring, rollen, stijl
from conversations.talk import Talk
from storage import coaches, people, talks
from storage.coaches import Standing

# The first chat of each
WETHOUDER, COACH, AANVRAGER, LID = 1_000_000_000, 2_000_000_000, 3_000_000_000, 4_000_000_000
LEADS = 3  # one in so many coaches leads colleges
PLACES = (2, 5)  # at once
# What makes no difference here.
ALIKE: dict[str, Answer] = {
    "toestemming": "ja", "toestemming_bijzonder": "nee", "aanhef": "heer", "foto": Mark.SKIPPED,
    "intro": "Ik was wethouder. Ik luister en vraag door.", "jaren": 12, "grootte": ("tot50", "tot100"),
    "eerder_provincies": ("geen",), "functies_nu": ("geen",), "liever_niet": ("geen",),
    "opleiding": "nobco", "code": "ja", "vog": "ja", "niet_geschikt": Mark.SKIPPED,
    "observaties": ("raad",), "provincies": ("heel_land",), "reistijd": "90",
    "plek": ("bij_mij", "neutraal", "wandelen", "beeldbellen"), "dagdelen": ("di_ochtend", "do_middag"),
    "talen": ("geen",), "intervisie": "ja",
}  # fmt: skip


def fill(db: Connection, house: House, chance: Random, number: int, now: datetime) -> None:
    """Put so many coaches into the pool."""
    places = sorted(one.code for one in house.gemeenten)
    for one in range(number):
        person = people.meet(db, COACH + one, "nl", now)
        coach = coaches.new(db, person.id, now)
        coaches.become(db, coach.id, Standing.ACTIEF)
        home, before = chance.sample(places, 2)
        answers = ALIKE | {
            "naam": f"Verzonnen Coach {one + 1}", "woonplaats": home, "eerder": (before,),
            "rollen": tuple(chance.sample(rollen.kind.options, 2)),
            "ervaring": tuple(chance.sample(ervaring.kind.options, 3)),
            "stijl": tuple(chance.sample(stijl.kind.options, 2)),
            "aantal": chance.randint(*PLACES), "colleges": "nee" if one % LEADS else "ja",
        }  # fmt: skip
        held = talks.start(db, person.id, None, PROFILE.name, PROFILE.version, now)
        talks.save(db, house.seal, held, Talk(answers), answers, now, outcome="verstuurd")
