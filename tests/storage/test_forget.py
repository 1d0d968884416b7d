"""An erasure takes everything about one person, and nothing refers to what is gone."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, select
from sqlmodel import SQLModel

from conversations.talk import Talk
from conversations.voorstel import Voorstel
from storage import (
    appointments,
    cases,
    forget,
    invites,
    outgoing,
    people,
    planning,
    proposals,
    talks,
)
from storage.appointments import About, Kind, State
from storage.cases import Traject
from storage.coaches import Coach
from storage.database import Database
from storage.sealing import Seal
from tests.bot import rows
from tests.clock import T0, T
from tests.storage.pool import TEN, ask, coach, day, do, walk, wethouder

ANNA, BRAM, CEES, OFFICE = 1, 2, 100, 9
KEPT = {"audit", "outgoing"}  # that something was done, and what is to be taken out of a chat


def story(db: Connection, seal: Seal, telegram_id: int, with_coach: Coach) -> Traject:
    """A traject that runs: talks of both sides, appointments, messages on their way."""
    case = wethouder(db, telegram_id)
    proposal = ask(db, seal, case, with_coach)
    proposal = walk(db, proposal, Voorstel.VOORGESTELD, Voorstel.KENNISMAKEN, Voorstel.KLIK)
    about = About(case.id, Kind.GESPREK, 1, proposal.id, with_coach.id)
    first = 1 if telegram_id == ANNA else 2
    shifted = [replace(TEN, day=day(first + days)) for days in (0, 7, 14)]
    held = planning.plan(db, seal, about, shifted[0], T0)
    planning.held(db, seal, held.id, T0, took_place=True)
    planning.plan(db, seal, about, shifted[1], T0)
    planning.offer(
        db, seal, About(case.id, Kind.OBSERVATIE, 0, proposal.id, with_coach.id), shifted[2:], T0
    )
    for person, script in (
        (case.person_id, "klik_wethouder"),
        (with_coach.person_id, "klik_coach"),
    ):
        said(db, seal, person, case.id, script, proposal.id)
    said(db, seal, case.person_id, case.id, "wethouder", None)
    invites.make(db, invites.COACH, "telegram 9", T0, 14, case.person_id)
    people.consent(db, case.person_id, "A", "1", T0, given=True)
    return case


def said(
    db: Connection, seal: Seal, person: int, case: int | None, script: str, proposal: int | None
) -> None:
    """A talk with an answer, and a message about it that waits for the office."""
    held = talks.start(db, person, case, script, "1", T0, proposal)
    assert (held.case_id, held.proposal_id) == (case, proposal)
    talks.save(db, seal, held, Talk({"k": "x"}), {"k": "x"}, T0)
    outgoing.put(db, seal, f"m{held.id}", OFFICE, "x", T0, talk_id=held.id)
    outgoing.put(
        db, seal, f"r{held.id}", OFFICE, "x", T(99), talk_id=held.id, asks=outgoing.REMOVAL
    )


def everything(db: Connection, column: str, of: Sequence[int]) -> dict[str, int]:
    """How many rows of each table have one of these numbers in a column with this name."""
    found = {}
    for table in SQLModel.metadata.sorted_tables:
        if column in table.c and table.name not in KEPT:
            count = len(db.execute(select(table).where(table.c[column].in_(of))).all())
            found |= {table.name: count} if count else {}
    return found


def two_stories(db: Connection, seal: Seal) -> tuple[Coach, Traject, Traject]:
    theirs = coach(db, CEES)
    said(db, seal, theirs.person_id, None, "coach", None)
    return theirs, story(db, seal, ANNA, theirs), story(db, seal, BRAM, theirs)


def of_bram(db: Connection) -> list[list[dict[str, object]]]:
    """Everything of the other wethouder."""
    person = rows.of(db, "person", telegram_id=BRAM)[0]["id"]
    case = rows.of(db, "case", person_id=person)[0]["id"]
    names = ("proposal", "appointment", "talk")
    about = [rows.of(db, name, case_id=case) for name in names]
    return [
        *about,
        rows.of(db, "invite", person_id=person),
        rows.of(db, "consent", person_id=person),
    ]


def test_a_wethouder_takes_along_what_others_said_about_the_case(
    database: Database, seal: Seal
) -> None:
    """The coach's klik too; the coach, the pool and the other wethouder stay as they were."""
    theirs, anna, _ = do(database, lambda db: two_stories(db, seal))
    others = database.read(of_bram)
    gone = do(database, lambda db: forget.forget(db, anna.person_id, T(5)))

    def left(db: Connection) -> None:
        assert everything(db, "person_id", [anna.person_id]) == {}
        assert everything(db, "case_id", [anna.id]) == {}
        answered = {row["talk_id"] for row in rows.of(db, "answer")}
        assert answered == {row["id"] for row in rows.of(db, "talk")}
        assert len(answered) == 1 + 3
        assert [case.id for case in cases.of_coach(db, theirs.id)] != []
        assert len(proposals.of_coach(db, seal, theirs.id)) == 1

    database.read(left)
    assert database.read(of_bram) == others
    assert (gone.without_coach, gone.cancelled) == ([], [])
    assert gone.chats == [OFFICE] * 3


def test_what_waited_about_any_talk_of_the_case_is_taken_back(
    database: Database, seal: Seal
) -> None:
    """Of the wethouder and of the coach about it; what is to be removed later is removed now."""
    _, anna, _ = do(database, lambda db: two_stories(db, seal))
    about = {row["id"] for row in database.read(lambda db: rows.of(db, "talk", case_id=anna.id))}
    do(database, lambda db: forget.forget(db, anna.person_id, T(5)))
    for row in database.read(lambda db: rows.of(db, "outgoing")):
        removal = row["asks"] == outgoing.REMOVAL
        if row["talk_id"] in about:
            assert (row["state"], row["due"]) == (
                ("waiting", T(5)) if removal else ("taken back", T0)
            )
        else:
            assert (row["state"], row["due"]) == ("waiting", T(99) if removal else T0)


def test_a_coach_leaves_the_cases_of_others_without_a_coach(database: Database, seal: Seal) -> None:
    """Those that are open are named, and so is what was planned; what was held stays counted,
    without a place.
    """
    theirs, anna, bram = do(database, lambda db: two_stories(db, seal))

    def ended(db: Connection) -> None:
        (mine,) = proposals.of_case(db, seal, bram.id)
        proposals.to(db, mine, Voorstel.BEEINDIGD, T0)
        planning.clear(db, seal, bram.id, T0)
        token = invites.make(db, invites.COACH, "telegram 9", T0, 14)
        assert isinstance(invites.use(db, token, CEES, T0), invites.Used)

    do(database, ended)
    gone = do(database, lambda db: forget.forget(db, theirs.person_id, T(5)))
    assert gone.without_coach == [anna.id]

    def left(db: Connection) -> None:
        assert everything(db, "person_id", [theirs.person_id]) == {}
        assert everything(db, "coach_id", [theirs.id]) == {}
        assert rows.of(db, "coach") == rows.of(db, "proposal") == []
        assert rows.of(db, "invite", used_by=CEES) == []
        for case in (anna, bram):
            there = appointments.of_case(db, seal, case.id)
            assert [one.state for one in there] == [State.GEHOUDEN, State.AFGEZEGD, State.VERVALLEN]
            assert {one.slot.place for one in there} == {None}
            assert there[1].sequence == 1
        (planned,) = gone.cancelled
        found = appointments.with_id(db, seal, planned)
        assert found
        assert found.about == About(anna.id, Kind.GESPREK, 1)
        scripts = [one.script for one in talks.of_case(db, seal, anna.id)]
        assert scripts == ["klik_wethouder", "wethouder"]

    database.read(left)


def test_talks_about_a_proposal_are_found_by_it(database: Database, seal: Seal) -> None:
    """Each side's own, by its script."""

    def found(db: Connection) -> None:
        _, anna, _ = two_stories(db, seal)
        (mine,) = proposals.of_case(db, seal, anna.id)
        (told,) = talks.of_proposal(db, seal, mine.id, "klik_coach")
        assert (told.case_id, told.proposal_id) == (anna.id, mine.id)
        assert told.talk.answers == {"k": "x"}
        assert talks.of_proposal(db, seal, mine.id, "wethouder") == []

    do(database, found)


def test_somebody_whom_only_the_office_knows_can_be_erased(database: Database) -> None:
    """Also before a bot was opened."""

    def unmet(db: Connection) -> forget.Erased:
        person = people.expect(db, T0)
        invites.make(db, invites.COACH, "telegram 9", T0, 14, person)
        gone = forget.forget(db, person, T0)
        assert rows.of(db, "person") == rows.of(db, "invite") == []
        return gone

    assert do(database, unmet) == forget.Erased([], [], [])
