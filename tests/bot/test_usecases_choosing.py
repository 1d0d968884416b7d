"""The candidates in the coördinator's chat: why, how busy, and what forbids the others."""

from datetime import timedelta

import pytest
from sqlalchemy import Connection

from bot import reasons
from bot.usecases import candidates, reading
from bot.usecases.turn import Turn
from conversations.kinds import Mark
from conversations.scripts import KLIK_WETHOUDER
from conversations.talk import Talk
from conversations.traject import Event, State
from conversations.voorstel import Voorstel
from storage import cases, coaches, proposals, talks
from storage.cases import Traject
from storage.coaches import Standing
from tests.bot import pool, rows
from tests.bot.phone import ANNA, BRAM, Handset, Town
from tests.bot.pool import CARLA, COEN


def look(coordinator: Handset, case: Traject, action: str = "kandidaten") -> str:
    """What the coördinator sees."""
    return coordinator.press(f"c:{case.code}:{action}").last.plain


def many(town: Town, number: int) -> None:
    """So many coaches."""
    for one in range(number):
        pool.coach(town, 8_000 + one, naam=f"Coach {one:02}")


def test_each_candidate_has_load_reasons_and_warnings(coordinator: Handset, town: Town) -> None:
    """By name for the office; what rests on a personal answer by its kind only."""
    pool.coach(town, niet_geschikt="Geen crisis.")
    case = pool.looking(town, uitsluiten="ja")
    said = look(coordinator, case)
    assert "Carla Verzonnen (trajecten: 0 van 2)" in said
    assert "• Past bij de situatie." in said
    assert "• Werkt op de gewenste manier: een spiegel voorhouden." in said
    assert "Let op: Vraag de wethouder eerst of er namen zijn die afvallen." in said
    assert "Let op: Lees eerst waarvoor deze coach niet geschikt is." in said
    for hidden in ("Anna", "Zwolle", "Geen crisis.", "Media"):
        assert hidden not in said
    assert coordinator.last.protected
    assert coordinator.labels == ["Vraag Carla Verzonnen", "Andere coach, en wie afviel"]
    town.move(hours=24)
    assert "Carla" not in coordinator.everything


def test_five_candidates_at_once_and_then_more(coordinator: Handset, town: Town) -> None:
    """The page that is left loses its buttons."""
    many(town, 7)
    case = pool.looking(town)
    look(coordinator, case)
    assert sum(label.startswith("Vraag ") for label in coordinator.labels) == 5
    left = coordinator.last
    coordinator.tap("Meer")
    assert left.keys == []
    assert sum(label.startswith("Vraag ") for label in coordinator.labels) == 2
    assert "Meer" not in coordinator.labels


def test_a_long_name_fits_a_button(coordinator: Handset, town: Town) -> None:
    """It is cut there, and whole in the text."""
    name = "Wilhelmina van den Nieuwenhuizen-Oosterveld"
    pool.coach(town, naam=name)
    assert name in look(coordinator, pool.looking(town))
    assert len(coordinator.labels[0]) <= 36


def test_every_coach_is_on_the_list_by_name_with_what_forbids(
    coordinator: Handset, town: Town
) -> None:
    """Only who fits has a button; that a limit always holds is said."""
    pool.coach(town)
    pool.coach(town, COEN, naam="Albert Ontbreekt", code="nee", woonplaats="GM0193")
    case = pool.looking(town)
    said = look(coordinator, case, "andere").splitlines()
    assert said[1] == "Wie afviel, kunt u hier niet vragen. Een grens geldt altijd."
    assert said[3].startswith("Albert Ontbreekt: Deze coach heeft de gedragscode niet ondertekend.")
    assert said[4] == "Carla Verzonnen: past."
    assert coordinator.labels == ["Vraag Carla Verzonnen", "Kandidaten"]


def test_the_list_by_name_has_pages(coordinator: Handset, town: Town) -> None:
    """A message of Telegram holds 4096 characters."""
    many(town, 17)
    case = pool.looking(town)
    look(coordinator, case, "andere")
    coordinator.tap("Meer")
    assert len(coordinator.labels) == 2 + 1
    assert all(len(m.text) < 4096 for m in coordinator.messages.values())


def test_a_coach_is_found_by_a_typed_name_with_what_forbids(
    coordinator: Handset, town: Town
) -> None:
    """In a long list too: part of a name is enough, and one tap asks. Only while names are on view."""
    many(town, 17)
    pool.coach(town, CARLA, naam="Zus Laatst", code="nee")
    pool.coach(town, COEN, naam="Zus Eerder")
    case = pool.looking(town)
    coordinator.say("zus")
    assert "niets mee" in coordinator.last.plain
    look(coordinator, case, "andere")
    assert "Schrijf de naam" in coordinator.last.plain
    coordinator.say("  ZUS ")
    said = coordinator.last.plain.splitlines()
    assert said[2] == "Zus Eerder: past."
    assert said[3].startswith("Zus Laatst: Deze coach heeft de gedragscode niet ondertekend.")
    assert coordinator.labels == ["Vraag Zus Eerder", "Zus Eerder valt af", "Kandidaten"]
    coordinator.say("Piet")
    assert "geen coach" in coordinator.last.plain
    coordinator.tap("Vraag Zus Eerder")
    assert pool.case_now(town, case).state is State.COACH_GEVRAAGD
    coordinator.say("zus")
    assert "niets mee" in coordinator.last.plain


def test_a_name_that_a_wethouder_excludes_falls_out_until_it_is_taken_back(
    coordinator: Handset, town: Town
) -> None:
    """Told on the phone: a typed name and one tap; it is a limit like the others, also for later."""
    pool.coach(town)
    pool.coach(town, COEN, naam="Coen Verzonnen")
    case = pool.looking(town, uitsluiten="aan_de_telefoon")
    assert "Schrijf die naam hier." in look(coordinator, case)
    coordinator.say("coen")
    coordinator.tap("Coen Verzonnen valt af")
    assert "Vraag Coen Verzonnen" not in coordinator.labels
    coordinator.press(f"c:{case.code}:valt_af:2")
    assert len(town.read(lambda db: rows.of(db, "proposal"))) == 1
    coordinator.press(f"c:{case.code}:vraag:2")
    assert pool.case_now(town, case).state is State.ZOEKEN
    assert "Een van beiden wil deze combinatie niet." in look(coordinator, case, "andere")
    look(coordinator, case)
    coordinator.say("coen")
    coordinator.tap("Coen Verzonnen mag weer")
    assert "Vraag Coen Verzonnen" in coordinator.labels
    for made_up in ("99", "", "x"):
        coordinator.press(f"c:{case.code}:valt_af:{made_up}")
    assert town.read(lambda db: rows.of(db, "proposal")) == []


def test_a_limit_cannot_be_passed_with_a_button(coordinator: Handset, town: Town) -> None:
    """An old one, or one that was made up: what forbids it, and who comes next."""
    carla = pool.coach(town)
    case = pool.looking(town)
    look(coordinator, case)
    number, data = coordinator.button("Vraag Carla Verzonnen")
    town.write(lambda db: coaches.pause(db, carla.id, town.today + timedelta(days=9)))
    coordinator.press(data, number)
    assert any("Neemt nu geen nieuwe trajecten aan." in said for said in coordinator.news)
    assert "Geen enkele coach past" in coordinator.last.plain
    for made_up in ("99", "", "x", "9" * 30):
        coordinator.press(f"c:{case.code}:vraag:{made_up}")
    assert pool.case_now(town, case).state is State.ZOEKEN
    assert town.read(lambda db: rows.of(db, "proposal")) == []


def test_what_was_asked_is_kept_with_why(coordinator: Handset, town: Town) -> None:
    """Whole on the office's own screen, each reason with the answers it rests on."""
    pool.coach(town)
    case = pool.looking(town)
    look(coordinator, case)
    coordinator.tap("Vraag Carla Verzonnen")
    assert "heeft tot en met vrijdag 27 november de tijd" in coordinator.last.plain
    house = town.house
    read = reading.case(
        house.words, house.gemeenten, house.seal, house.zone, case.code, "terminal", town.now
    )
    lines = town.write(read)
    assert lines
    assert "Voorstel aan Carla Verzonnen, dinsdag 24 november om 10.00 uur: gevraagd" in lines
    (why,) = [line for line in lines if line.startswith("- Kent de aanleiding")]
    assert "media" in why.casefold()
    assert why.endswith("[wethouder.aanleiding, coach.ervaring]")


def test_a_reason_that_was_kept_without_any_is_told(town: Town) -> None:
    """Nothing fits in particular."""
    case = pool.asked(town, pool.looking(town), pool.coach(town))
    (held,) = town.read(lambda db: proposals.of_case(db, town.house.seal, case.id))
    said = [reasons.because(town.house.words, one, in_chat=False) for one in held.reasons]
    assert said == ["Geen van de wensen wijst bijzonder op deze coach."]


@pytest.mark.parametrize("action", ["kandidaten", "andere", "vraag:1"])
def test_a_case_that_does_not_look_has_no_candidates(
    coordinator: Handset, town: Town, action: str
) -> None:
    """How it stands, and the way to what can be done."""
    case = pool.asked(town, pool.looking(town), pool.coach(town))
    assert look(coordinator, case, action) == (
        f"Dat kan nu niet. Traject {case.code}: een coach is gevraagd."
    )
    assert coordinator.labels == ["Open"]
    assert len(town.read(lambda db: rows.of(db, "proposal"))) == 1


# What the ranking is made of


def found(town: Town, case: Traject) -> candidates.Found:
    """The ranking for a case."""

    def read(db: Connection) -> candidates.Found:
        return candidates.ranking(Turn(db, town.house, "x", town.now), case)

    return town.read(read)


def limits(town: Town, case: Traject, coach: coaches.Coach) -> set[str]:
    """What forbids this coach."""
    return {one.value for one in found(town, case).limits(coach.id)}


def test_a_coach_of_the_same_college_is_excluded(town: Town) -> None:
    """As long as the traject or the proposal of the colleague is open."""
    carla = pool.coach(town)
    pool.asked(town, pool.looking(town, BRAM), carla)
    case = pool.looking(town)
    assert limits(town, case, carla) == {"college"}
    (first,) = town.read(lambda db: rows.of(db, "proposal"))

    def refuse(db: Connection) -> None:
        held = proposals.with_id(db, town.house.seal, first["id"])
        assert held
        proposals.to(db, held, Voorstel.GEWEIGERD, town.now)

    town.write(refuse)
    assert limits(town, case, carla) == set()


def test_a_coach_who_is_full_or_stopped_is_not_a_candidate(town: Town) -> None:
    """Whoever stopped is not even named."""
    carla, coen = pool.coach(town, aantal=1), pool.coach(town, COEN)
    pool.asked(town, pool.looking(town, BRAM, gemeente="GM0200"), carla)
    case = pool.looking(town)
    assert limits(town, case, carla) == {"vol"}
    assert found(town, case).candidate(coen.id)
    town.write(lambda db: coaches.become(db, coen.id, Standing.GESTOPT))
    assert found(town, case).candidate(coen.id) is None
    assert limits(town, case, coen) == set()


def test_nobody_is_a_coach_of_oneself(town: Town) -> None:
    """Also who takes part in the pool."""
    mine = pool.coach(town, ANNA)
    case = pool.looking(town, ANNA)
    assert found(town, case).candidate(mine.id) is None


def test_what_was_missed_in_the_last_coach_weighs_in_the_next_round(town: Town) -> None:
    """The refused coach is out; another style is looked for, and that is a reason."""
    carla = pool.coach(town, stijl=("spiegel",))
    coen = pool.coach(town, COEN, naam="Coen Bedacht", stijl=("verteller",))
    case, made = pool.planned(town, pool.looking(town), carla, days=0)

    def no_klik(db: Connection) -> None:
        seal = town.house.seal
        proposal = proposals.current(db, seal, case.id)
        assert proposal
        held = talks.start(
            db, case.person_id, case.id, KLIK_WETHOUDER.name, "1", town.now, proposal.id
        )
        told = {"verder": "nee", "zoekt": "persoon"}
        talks.save(db, seal, held, Talk(told), told, town.now, outcome="klaar")
        proposals.to(db, proposal, Voorstel.GEEN_KLIK, town.now)
        moved = cases.happen(db, case, Event.GEWEEST, town.now, town.today)
        cases.happen(db, moved, Event.INGETROKKEN, town.now, town.today)

    town.write(no_klik)
    assert limits(town, case, carla) == {"geen_klik"}
    next_one = found(town, case).candidate(coen.id)
    assert next_one
    kept = reasons.kept(town.house.words, next_one)
    assert "reden.anders" in {one.message for one in kept}
    assert "klik_wethouder.zoekt" in {key for one in kept for key in one.keys}
    assert made.about.coach_id == carla.id


def test_a_coach_without_a_profile_is_named_by_number(coordinator: Handset, town: Town) -> None:
    """And cannot be asked."""

    def put(db: Connection) -> None:
        for row in rows.of(db, "talk", script="coach"):
            talks.erase(db, row["id"], pool.PROFILE)

    carla = pool.coach(town, CARLA, aantal=Mark.SKIPPED)
    town.write(put)
    case = pool.looking(town)
    assert f"#{carla.id}: " in look(coordinator, case, "andere")
    assert found(town, case).most(carla.id) == 0
