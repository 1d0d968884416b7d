"""The office oversees heisessies beside trajects; everybody sees what is kept and planned of theirs."""

import pytest

from bot.health import look
from bot.usecases import daily, reading
from conversations.heisessie import Event, State
from conversations.scripts import BELLEN, COLLEGELID, HEISESSIE_EVALUATIE
from storage import werkafspraken
from tests.bot import pool, rows
from tests.bot.na_de_dag import MEMBERS, College
from tests.bot.phone import ANNA, COORDINATOR, Handset, Town
from tests.bot.test_heisessie_nazorg_evaluatie import SAID


@pytest.fixture
def office(town: Town) -> Handset:
    """The phone of a coördinator."""
    return town.phone(COORDINATOR)


def read(town: Town, college: College) -> str:
    """What `klik case` shows."""
    house = town.house
    work = reading.case(
        house.words, house.gemeenten, house.seal, house.zone, college.case.code, "bureau", town.now
    )
    return "\n".join(town.write(work) or [])


def test_the_overview_has_both_kinds_under_whoever_is_next(town: Town, office: Handset) -> None:
    """One tap opens it; a request that was not sent is not the office's yet."""
    college = College(town, State.TE_BELLEN)
    traject = pool.looking(town, ANNA)
    office.command("overzicht")
    shown = office.last.plain
    assert shown.count("U bent aan zet") == 1
    assert college.case.code in shown
    assert traject.code in shown
    assert "sinds" in shown.lower()
    office.tap(f"{college.case.code}: Open")
    assert "Zo staat het: wij zoeken een begeleider" in office.last.plain


def test_a_request_that_was_not_sent_is_in_no_overview(town: Town, office: Handset) -> None:
    """It may still be thrown away."""
    college = College(town, State.VRAGEN, members=0)
    office.command("overzicht")
    assert college.case.code not in office.last.plain


def test_what_is_late_is_on_the_daily_list_with_a_tap(town: Town, office: Handset) -> None:
    """And said to be so when it is opened."""
    college = College(town, State.INTAKEGESPREK)
    town.move(days=14)
    town.write(lambda db: daily.tell(db, town.house, town.now))
    town.deliver()
    assert f"{college.case.code}: De begeleider van een heisessie is aan zet" in office.last.plain
    office.tap(f"{college.case.code}: Open")
    assert "Dat is te laat." in office.last.plain


@pytest.mark.parametrize(
    ("who", "said"), [(pool.CARLA, "de begeleider"), (MEMBERS[1], "wethouder 1")]
)
def test_the_office_hears_whom_messages_do_not_reach(
    town: Town, office: Handset, who: int, said: str
) -> None:
    """By what they are, nobody by name; and when they do again."""
    College(town)
    town.phone(who).block()
    assert f"mijn berichten komen niet meer aan bij {said}" in office.everything
    town.phone(who).unblock()
    assert f"mijn berichten komen weer aan bij {said}" in office.everything


def test_the_office_reads_members_by_their_place(town: Town) -> None:
    """That somebody looked is written down; what they said before and after the day is shown of the
    group only.
    """
    college = College(town)
    college.told(
        MEMBERS[1], COLLEGELID.name, {"opening": "doe_mee", "toestemming": "ja", "zeggen": 1}
    )
    college.told(MEMBERS[1], BELLEN.name, {"naam": "Kanarie"})
    for who in MEMBERS:
        college.told(who, HEISESSIE_EVALUATIE.name, SAID)
    shown = read(town, college)
    assert f"Heisessie {college.case.code}: het programma staat vast" in shown
    assert "wethouder 1" in shown
    assert "wethouder 2" not in shown
    assert "Zinvol" not in shown
    assert "Zeggen wat u denkt" not in shown
    looked = town.read(lambda db: rows.of(db, "audit", what="case", case_id=college.id))
    assert [row["who"] for row in looked] == ["bureau"]
    seal = town.house.seal
    lid = college.places[2].id
    town.write(lambda db: werkafspraken.add(db, seal, college.id, lid, "Bellen", None, town.now))
    town.move(days=20)
    shown = read(town, college)
    assert "1. wethouder 2: Bellen (nog niets gehoord)" in shown
    assert "Zinvol: 4 van 5" in shown


def test_everybody_sees_the_day_among_the_appointments(town: Town) -> None:
    """As long as it is to come."""
    college = College(town)
    for phone in (college.bram, college.carla, college.member(2)):
        phone.command("afspraken")
        assert phone.last.plain == f"De heisessie {college.case.code}: donderdag 26 november."
    town.move(days=3)
    assert "geen afspraken" in college.member(2).command("afspraken").last.plain


def test_a_member_gets_the_own_part_as_a_file_and_can_erase_it(town: Town) -> None:
    """Also who only opened the link: a place is kept of them."""
    college = College(town)
    seal, lid = town.house.seal, college.places[2].id
    town.write(lambda db: werkafspraken.add(db, seal, college.id, lid, "Bellen", None, town.now))
    town.write(lambda db: werkafspraken.add(db, seal, college.id, None, "Lunchen", None, town.now))
    member = college.member(2)
    member.command("mijngegevens").tap("Ja, stuur het bestand")
    assert f"Heisessie {college.case.code}" in member.files[-1]
    assert "Bellen" in member.files[-1]
    assert "Lunchen" not in member.files[-1]
    member.command("wissen").tap("Ja, wis al mijn antwoorden")
    assert town.read(lambda db: rows.of(db, "person", telegram_id=MEMBERS[2])) == []


def test_open_heisessies_are_counted(town: Town) -> None:
    """Beside trajects, in the metrics and by the doctor."""
    college = College(town)
    pool.looking(town)
    assert town.read(lambda db: look(db, town.now)).open == {"traject": 1, "heisessie": 1}
    college.happen(Event.STOP)
    assert town.read(lambda db: look(db, town.now)).open == {"traject": 1, "heisessie": 0}
