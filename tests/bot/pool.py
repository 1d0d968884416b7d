"""A pool of coaches and cases at every step, put into the database directly: a test of one step need
not play all the steps before it.
"""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Connection

from conversations.kinds import Answer, Mark
from conversations.scripts import AFSPRAKEN, COACH, KLIK_COACH, KLIK_WETHOUDER, WETHOUDER
from conversations.talk import Talk
from conversations.traject import Event, Facts, Owner
from conversations.voorstel import Because, Voorstel
from storage import cases, coaches, people, planning, proposals, talks
from storage.appointments import About, Appointment, Kind, Slot
from storage.cases import Traject
from storage.coaches import Coach, Standing
from tests.bot.phone import ANNA, Town

CARLA, COEN = 7_000_000_021, 7_000_000_022
PROFILE: dict[str, Answer] = {
    "toestemming": "ja", "toestemming_bijzonder": "nee", "aanhef": "mevrouw", "naam": "Carla Verzonnen",
    "foto": "foto-carla", "intro": "Ik was twaalf jaar wethouder. Ik luister en vraag door.",
    "rollen": ("wethouder", "burgemeester"), "jaren": 12, "grootte": ("tot50", "tot100"),
    "ervaring": ("coalitie", "media"), "eerder": ("GM0344",), "eerder_provincies": ("geen",),
    "functies_nu": ("geen",), "liever_niet": ("geen",), "opleiding": "nobco", "code": "ja", "vog": "ja",
    "stijl": ("spiegel", "doorvrager"), "niet_geschikt": "Geen crisis.", "observaties": ("raad",),
    "woonplaats": "GM0202", "provincies": ("heel_land",), "reistijd": "90",
    "plek": ("bij_mij", "wandelen", "beeldbellen"), "dagdelen": ("di_ochtend", "do_middag"),
    "aantal": 2, "talen": ("geen",), "colleges": "nee", "intervisie": "ja",
}  # fmt: skip
INTAKE: dict[str, Answer] = {
    "opening": "verder", "toestemming": "ja", "toestemming_bijzonder": "ja", "aanhef": "mevrouw",
    "naam": "Anna de Wit", "gemeente": "GM0193", "herindeling": "nee", "hoe_lang": "tot_4_jaar",
    "herkomst": ("raadslid",), "spoed": "nee", "aanleiding": ("balans", "media"), "cijfers": (6, 7, 5),
    "doel": Mark.LATER, "krachten": Mark.LATER, "achtergrond": Mark.LATER,
    "stijl": ("spiegel",), "observatie": "later", "ervaring": ("burgemeester",), "uitsluiten": "nee",
    "plek": ("wandelen",), "reistijd": "90", "dagdelen": ("di_ochtend",), "raadsavond": "do",
    "reces": "school", "vanaf": "2027-01-04", "betaalt": "zelf", "wie_weet": "alleen_ik",
}  # fmt: skip


def coach(town: Town, user_id: int = CARLA, **answers: Answer) -> Coach:
    """A coach with a whole profile, who takes part."""

    def put(db: Connection) -> Coach:
        person = people.meet(db, user_id, "nl", town.now)
        made = coaches.new(db, person.id, town.now)
        coaches.become(db, made.id, Standing.ACTIEF)
        _talk(db, town, person.id, None, COACH.name, PROFILE | answers, "verstuurd")
        found = coaches.with_id(db, made.id)
        assert found
        return found

    return town.write(put)


def looking(town: Town, user_id: int = ANNA, **answers: Answer) -> Traject:
    """Somebody whose intakegesprek was held, and for whom a coach is looked for."""

    def put(db: Connection) -> Traject:
        person = people.meet(db, user_id, "nl", town.now)
        case = cases.open_for(db, person.id, town.now, town.today)
        _talk(db, town, person.id, case.id, WETHOUDER.name, INTAKE | answers, "verstuurd")
        for event in (Event.VERSTUURD, Event.GEBELD):
            case = cases.happen(db, case, event, town.now, town.today)
        return case

    return town.write(put)


def asked(town: Town, case: Traject, by: Coach) -> Traject:
    """The coach was asked."""

    def put(db: Connection) -> Traject:
        why = (Because("reden.geen", {}, (), "reden.geen"),)
        due = town.today + timedelta(days=3)
        proposals.make(db, town.house.seal, case.id, by.id, why, town.now, due, 99)
        return cases.happen(db, case, Event.GEVRAAGD, town.now, town.today)

    return town.write(put)


def shown(town: Town, case: Traject, by: Coach) -> Traject:
    """The coach said yes, and the wethouder has the card."""
    return _go(town, asked(town, case, by), Event.COACH_JA, Voorstel.VOORGESTELD)


def meeting(town: Town, case: Traject, by: Coach) -> Traject:
    """The wethouder wants to meet: the coach is to offer moments."""
    return _go(town, shown(town, case, by), Event.KENNISMAKEN, Voorstel.KENNISMAKEN)


def planned(town: Town, case: Traject, by: Coach, days: int = 2) -> tuple[Traject, Appointment]:
    """The kennismaking has a date, at 10.00 hours in so many days."""
    case = _go(town, meeting(town, case, by), Event.AANGEBODEN)

    def put(db: Connection) -> tuple[Traject, Appointment]:
        proposal = proposals.current(db, town.house.seal, case.id)
        assert proposal
        about = About(case.id, Kind.KENNISMAKING, 0, proposal.id, by.id)
        slot = Slot(town.today + timedelta(days=days), 45, "10:00", None, "wandelen")
        made = planning.plan(db, town.house.seal, about, slot, town.now)
        return (
            cases.happen(db, case, Event.GEKOZEN, town.now, town.today, Facts(), made.slot.day),
            made,
        )

    return town.write(put)


def agreeing(town: Town, case: Traject, by: Coach) -> Traject:
    """They met, and both said yes: the agreements come next."""
    case, made = planned(town, case, by, days=0)

    def put(db: Connection) -> Traject:
        seal = town.house.seal
        planning.held(db, seal, made.id, town.now, took_place=True)
        moved = cases.happen(db, case, Event.GEWEEST, town.now, town.today)
        proposal = proposals.current(db, seal, case.id)
        assert proposal
        yes = (
            (case.person_id, KLIK_WETHOUDER.name, {"verder": "ja"}),
            (by.person_id, KLIK_COACH.name, {"doen": "ja"}),
        )
        for person_id, script, answers in yes:
            _talk(db, town, person_id, case.id, script, answers, "klaar", proposal.id)
        proposals.to(db, proposal, Voorstel.KLIK, town.now)
        facts = Facts("ja", "ja")
        return cases.happen(db, moved, Event.KLIK, town.now, town.today, facts)

    return town.write(put)


def running(
    town: Town, case: Traject, by: Coach, talks_planned: int = 6, **more: Answer
) -> Traject:
    """The talks have begun: both confirmed the agreements."""
    case = agreeing(town, case, by)

    def put(db: Connection) -> Traject:
        proposal = proposals.current(db, town.house.seal, case.id)
        assert proposal
        agreed: dict[str, Answer] = {"aantal": talks_planned, "akkoord": "akkoord", **more}
        for person_id in (case.person_id, by.person_id):
            _talk(db, town, person_id, case.id, AFSPRAKEN.name, agreed, "klaar", proposal.id)
        cases.set_planned(db, case.id, talks_planned)
        facts = Facts(akkoord=frozenset({Owner.WETHOUDER, Owner.COACH}))
        moved = cases.happen(db, case, Event.AKKOORD, town.now, town.today, facts)
        return cases.lock(db, moved.id)

    return town.write(put)


def case_now(town: Town, case: Traject) -> Traject:
    """The case as it is now."""
    found = town.read(lambda db: cases.with_id(db, case.id))
    assert found
    return found


def _go(town: Town, case: Traject, event: Event, state: Voorstel | None = None) -> Traject:
    def put(db: Connection) -> Traject:
        proposal = proposals.current(db, town.house.seal, case.id)
        assert proposal
        if state:
            proposals.to(db, proposal, state, town.now)
        return cases.happen(db, case, event, town.now, town.today)

    return town.write(put)


def _talk(
    db: Connection,
    town: Town,
    person_id: int,
    case_id: int | None,
    script: str,
    answers: Mapping[str, Answer],
    outcome: str,
    proposal_id: int | None = None,
) -> None:
    held = talks.start(db, person_id, case_id, script, "1", town.now, proposal_id)
    seal = town.house.seal
    talks.save(db, seal, held, Talk(answers), answers, town.now, outcome=outcome)
