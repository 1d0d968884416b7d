"""A link makes a coach of the first who presses it in time, and of nobody else."""

import pytest
from sqlalchemy import Connection

from bot.usecases import candidates
from bot.usecases.turn import Turn
from storage import coaches, invites, people
from storage.cases import Traject
from storage.coaches import Standing
from tests.bot import pool, rows
from tests.bot.coachen import coach_of, finish, joined, link, open_link, personal
from tests.bot.intake import begin, go_to, question
from tests.bot.phone import ANNA, BRAM, Handset, Town
from tests.bot.pool import CARLA, COEN


@pytest.fixture
def carla(town: Town) -> Handset:
    """The phone of a coach."""
    return town.phone(CARLA)


def test_a_link_opens_telegram_with_the_name_of_the_bot(town: Town) -> None:
    """And carries no more than what a link to a bot can."""
    from bot.inbound import Command
    from bot.telegram.adapter import PAYLOAD
    from bot.usecases import inviting
    from bot.usecases.turn import Turn

    made = town.write(lambda db: inviting.link(Turn(db, town.house, "x", town.now), "telegram 1"))
    before, _, token = made.rpartition("=")
    assert before == "https://t.me/KlikVoorbeeldBot?start"
    assert PAYLOAD.fullmatch(token)
    assert town.phone(CARLA).hear(Command("start", token)).news


def test_a_good_link_welcomes_and_begins_the_profile(town: Town, carla: Handset) -> None:
    """The first question is the consent, and nobody is a coach who takes part yet."""
    open_link(carla, link(town))
    assert "Welkom" in carla.news[0]
    assert carla.labels[:2] == ["Ja", "Nee, ik bel liever"]
    coach = coach_of(town, carla)
    assert coach
    assert coach.state is Standing.UITGENODIGD


def test_what_the_office_filled_in_is_not_asked_again(town: Town, carla: Handset) -> None:
    """Consent, photo and code are; then the whole profile is shown."""
    open_link(carla, personal(town)).tap("Ja", "Nee, bewaar die niet", "Overslaan", "Ja")
    assert "Carla Verzonnen" in carla.last.plain
    assert "Ja, verstuur" in carla.labels


def test_the_same_person_goes_on_where_they_were(town: Town, carla: Handset) -> None:
    """Nothing is asked twice, and there is one profile; also when the link's time has passed."""
    token = link(town)
    open_link(carla, token).tap("Ja")
    town.move(days=20)
    open_link(carla, token)
    assert "Welkom terug" in carla.last.plain
    carla.tap("Ga verder")
    assert "Nee, bewaar die niet" in carla.labels
    assert len(town.read(lambda db: rows.of(db, "talk"))) == 1


def test_a_link_pressed_twice_begins_one_profile(town: Town, carla: Handset) -> None:
    """Also when nothing was answered yet: the question is put again, there is no second profile."""
    token = link(town)
    open_link(open_link(carla, token), token)
    assert carla.labels[:2] == ["Ja", "Nee, ik bel liever"]
    assert len(town.read(lambda db: rows.of(db, "talk"))) == 1
    open_link(carla, link(town))
    assert len(town.read(lambda db: rows.of(db, "talk"))) == 1


def test_who_takes_part_hears_so(town: Town, carla: Handset) -> None:
    """A link pressed again changes nothing."""
    token = personal(town)
    finish(open_link(carla, token))
    before = town.read(lambda db: rows.of(db, "talk"))
    assert "al mee als coach" in open_link(carla, token).news[0]
    assert town.read(lambda db: rows.of(db, "talk")) == before


@pytest.mark.parametrize("why", ["onbekend", "verlopen", "gebruikt", "van_ander"])
def test_a_link_that_opens_nothing_says_why_and_whom_to_call(town: Town, why: str) -> None:
    """Unknown, too late, used by somebody else, or made for somebody else."""
    stranger = town.phone(COEN)
    token = link(town)
    if why == "onbekend":
        token = "A" * 22
    elif why == "verlopen":
        town.move(days=14)
    elif why == "gebruikt":
        open_link(town.phone(CARLA), token)
    else:

        def for_carla(db: Connection) -> str:
            carla = people.meet(db, CARLA, "nl", town.now)
            return invites.make(db, invites.COACH, "terminal x", town.now, 14, carla.id)

        token = town.write(for_carla)
    open_link(stranger, token)
    assert [said for said in stranger.news if "038 000 0000" in said] == stranger.news
    assert len(stranger.news) == 1
    assert coach_of(town, stranger) is None
    assert not town.read(lambda db: rows.of(db, "talk", person_id=2 if why == "gebruikt" else 1))
    # And the bot is there for who looks for a coach.
    assert stranger.command("start").labels


def test_somebody_who_looks_for_a_coach_can_be_one_and_keeps_the_intake(
    town: Town, anna: Handset
) -> None:
    """One person, two roles: after the profile one button goes on with the intake."""
    go_to(begin(anna), "hoe_lang")
    open_link(anna, personal(town))
    assert "uw intake voor een coach" in anna.news[0]
    finish(anna)
    assert "uw intake voor een coach" in anna.last.plain
    anna.tap("Ga verder")
    anna.tap("Ga verder")
    assert question(anna) == "hoe_lang"
    assert len(town.read(lambda db: rows.of(db, "person", telegram_id=ANNA))) == 1


def test_who_has_a_profile_keeps_it_when_the_office_made_another(
    town: Town, carla: Handset
) -> None:
    """What was said by themselves counts; the file of the office leaves nothing behind."""
    joined(town, carla)
    open_link(carla, personal(town, naam="Iemand Anders", jaren=1))
    profiles = town.read(lambda db: coaches.profiles(db, town.house.seal))
    assert [(answers["naam"], answers["code"]) for answers in profiles.values()] == [
        ("Carla Verzonnen", "ja")
    ]
    assert len(town.read(lambda db: rows.of(db, "coach"))) == 1
    assert len(town.read(lambda db: rows.of(db, "talk"))) == 1


def test_who_said_no_before_gets_what_the_office_filled_in(town: Town, carla: Handset) -> None:
    """Nothing was left of the first time."""
    open_link(carla, link(town)).tap("Nee, ik bel liever")
    finish(open_link(carla, personal(town)))
    coach = coach_of(town, carla)
    assert coach
    assert coach.state is Standing.ACTIEF


def test_a_link_opens_nothing_for_who_was_erased(town: Town, carla: Handset) -> None:
    """It was erased as well."""
    token = personal(town)
    finish(open_link(carla, token)).command("wissen").tap("Ja, wis al mijn antwoorden")
    assert "ken ik niet" in open_link(carla, token).news[0]
    assert coach_of(town, carla) is None
    assert "al door iemand" in open_link(town.phone(BRAM), _used(town)).news[0]


@pytest.mark.parametrize(("role", "limit"), [("coach", "toestemming"), ("wethouder", "intake")])
def test_who_agreed_in_one_role_did_not_agree_in_the_other(
    town: Town, role: str, limit: str
) -> None:
    """One person who is both, and said yes once."""
    said = {"coach": "ja", "wethouder": "ja"} | {role: "nee"}
    both = pool.coach(town, ANNA, toestemming=said["coach"])
    own = pool.looking(town, ANNA, toestemming=said["wethouder"])
    other = pool.coach(town, COEN)

    def limits(db: Connection, case: Traject, coach_id: int) -> tuple[str, ...]:
        turn = Turn(db, town.house, "x", town.now)
        return tuple(candidates.ranking(turn, case).limits(coach_id))

    case, coach = (pool.looking(town, BRAM), both) if role == "coach" else (own, other)
    assert limit in town.write(lambda db: limits(db, case, coach.id))


def _used(town: Town) -> str:
    token = link(town)
    open_link(town.phone(COEN), token)
    return token
