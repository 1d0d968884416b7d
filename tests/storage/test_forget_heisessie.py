"""What goes of a heisessie with whom, and what stays."""

from collections.abc import Collection

from sqlalchemy import Connection

from conversations.talk import Talk
from storage import forget, heisessies, outgoing, prikken, programmas, talks, werkafspraken
from storage.database import Database
from storage.heisessies import Heisessie
from storage.leden import Lid
from storage.sealing import Seal
from tests.bot import rows
from tests.clock import T0, T
from tests.storage.college import BRAM, asked_for, member
from tests.storage.pool import coach, day, do, wethouder
from tests.storage.test_forget import everything

LEADS = 100


def story(db: Connection, seal: Seal, by: int = BRAM) -> tuple[Heisessie, Lid]:
    """A heisessie with something in every table, and one of its members."""
    case = asked_for(db, by)
    lid, other = (member(db, case, place, 10 * by + n) for n, place in enumerate(("a", "b")))
    (first,) = prikken.propose(db, case.id, [(day(9), "dag")], T0)
    for one in (lid, other):
        prikken.choose(db, case.id, one.id, {first.id: True}, T0)
        werkafspraken.add(db, seal, case.id, one.id, "x", None, T0)
        said(db, seal, one.person_id or 0, case.id, "collegelid")
    said(db, seal, case.person_id, case.id, "college")
    programmas.add(db, seal, case.id, "x", T0)
    return case, lid


def said(db: Connection, seal: Seal, person: int, case: int, script: str) -> None:
    """A talk about it, with a message that waits for the office."""
    held = talks.start(db, person, case, script, "1", T0)
    talks.save(db, seal, held, Talk({"k": "x"}), {"k": "x"}, T0)
    outgoing.put(db, seal, f"m{held.id}", 9, "x", T0, talk_id=held.id)


def scripts(db: Connection, case_id: int) -> Collection[str]:
    """Of the talks about it that are kept."""
    return sorted(row["script"] for row in rows.of(db, "talk", case_id=case_id))


def test_with_who_asked_for_it_all_of_it_goes(database: Database, seal: Seal) -> None:
    """The members stay, and so does the heisessie of another college."""

    def go(db: Connection) -> None:
        (case, lid), (theirs, _) = story(db, seal), story(db, seal, 3)
        before = everything(db, "case_id", [theirs.id])
        forget.forget(db, case.person_id, T(5))
        assert everything(db, "case_id", [case.id]) == {}
        assert rows.of(db, "person", id=case.person_id) == []
        assert len(rows.of(db, "person", id=lid.person_id)) == 1
        assert everything(db, "case_id", [theirs.id]) == before
        assert len(rows.of(db, "prikkeuze")) == 2
        assert {row["state"] for row in rows.of(db, "outgoing")} == {"taken back", "waiting"}

    do(database, go)


def test_a_member_leaves_an_empty_place(database: Database, seal: Seal) -> None:
    """With what was agreed for it; what the member said and chose goes."""

    def go(db: Connection) -> None:
        case, lid = story(db, seal)
        forget.forget(db, lid.person_id or 0, T(5))
        assert everything(db, "person_id", [lid.person_id or 0]) == {}
        place = rows.of(db, "collegelid", id=lid.id)[0]
        assert (place["person_id"], place["invite_id"], place["state"]) == (
            None, None, "vertrokken",
        )  # fmt: skip
        assert rows.of(db, "prikkeuze", collegelid_id=lid.id) == []
        assert len(rows.of(db, "werkafspraak")) == 2
        assert scripts(db, case.id) == ["college", "collegelid"]

    do(database, go)


def test_a_coach_leaves_it_without_a_begeleider(database: Database, seal: Seal) -> None:
    """Whether asked or leading; all else stays."""

    def go(db: Connection) -> None:
        (one, _), (other, _), lead = story(db, seal), story(db, seal, 3), coach(db, LEADS)
        heisessies.decide(db, one, T0, coach_id=lead.id)
        heisessies.decide(db, other, T0, asked_id=lead.id)
        forget.forget(db, lead.person_id, T(5))
        for case in (one, other):
            found = heisessies.lock(db, case.id)
            assert (found.coach_id, found.asked_id) == (None, None)
            assert len(scripts(db, case.id)) == 3

    do(database, go)


def test_what_members_said_goes_and_the_number_of_the_requester_stays(
    database: Database, seal: Seal
) -> None:
    """Who asked for it may be a member too; nothing about what goes leaves any more."""

    def go(db: Connection) -> None:
        case, lid = story(db, seal)
        said(db, seal, lid.person_id or 0, case.id, "heisessie_evaluatie")
        for script in ("collegelid", "bellen"):
            said(db, seal, case.person_id, case.id, script)  # who takes part too
        said(db, seal, lid.person_id or 0, case.id, "bellen")
        forget.forget_members(db, case.id, "collegelid", "bellen", T(5))
        assert scripts(db, case.id) == ["bellen", "college", "heisessie_evaluatie"]
        assert rows.of(db, "talk", script="bellen")[0]["person_id"] == case.person_id
        answered = {row["talk_id"] for row in rows.of(db, "answer")}
        assert answered == {row["id"] for row in rows.of(db, "talk")}
        states = sorted(row["state"] for row in rows.of(db, "outgoing"))
        assert states == ["taken back"] * 4 + ["waiting"] * 3
        assert len(rows.of(db, "collegelid")) == 2

    do(database, go)


def test_a_traject_of_the_same_person_stays_when_only_the_heisessie_goes(
    database: Database, seal: Seal
) -> None:
    """Two cases of one person are two."""

    def go(db: Connection) -> None:
        case, _ = story(db, seal)
        traject = wethouder(db, BRAM)
        forget.forget_heisessie(db, case.id, T(5))
        assert [row["id"] for row in rows.of(db, "case")] == [traject.id]

    do(database, go)
