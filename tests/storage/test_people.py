"""Somebody the office knows opens the bot, and is one person from then on."""

import pytest
from sqlalchemy import Connection, func, select

from conversations.talk import Talk
from conversations.voorstel import Voorstel
from storage import coaches, invites, people, planning, proposals, talks
from storage.coaches import Standing
from storage.database import Database
from storage.models import Person
from storage.people import Known
from storage.sealing import Seal
from tests.clock import T0, T
from tests.storage.pool import TEN, ask, coach, do, talk, walk, wethouder

ANNA = 1


def expected(db: Connection, seal: Seal) -> int:
    """A coach of an import: a profile, a consent and a link, and no chat yet."""
    person = people.expect(db, T0)
    coaches.new(db, person, T0)
    held = talks.start(db, person, None, "coach", "1", T0)
    talks.save(db, seal, held, Talk({"intro": "x"}), {"intro": "x"}, T0)
    people.consent(db, person, "A", "1", T0, given=True)
    return person


def everybody(db: Connection) -> int:
    return db.scalar(select(func.count()).select_from(Person)) or 0


@pytest.mark.parametrize("was_met", [False, True])
def test_what_was_known_belongs_to_who_opens_the_bot(
    database: Database, seal: Seal, was_met: bool
) -> None:
    """Whether the bot had met this Telegram id before, or not; there is one person afterwards."""

    def opened(db: Connection) -> None:
        person = expected(db, seal)
        token = invites.make(db, invites.COACH, "terminal x", T0, 14, person)
        before = people.meet(db, ANNA, "nl", T0) if was_met else None
        known = people.attach(db, person, ANNA, T(5))
        assert isinstance(known, Known)
        assert known == people.find(db, ANNA)
        assert before in (None, known)
        assert everybody(db) == 1
        found = coaches.of_person(db, known.id)
        assert found
        assert (found.telegram_id, found.state) == (ANNA, Standing.UITGENODIGD)
        assert coaches.profiles(db, seal) == {found.id: {"intro": "x"}}
        assert [kind for kind, *_ in people.consents(db, known.id)] == ["A"]
        used = invites.use(db, token, ANNA, T(6))
        assert isinstance(used, invites.Used)
        assert used.person_id == known.id
        assert people.attach(db, used.person_id, ANNA, T(7)) == known

    do(database, opened)


def test_people_without_a_chat_are_not_found_in_one(database: Database) -> None:
    """Two of them are two, and neither is met."""

    def found(db: Connection) -> tuple[int, int, Known | None]:
        return people.expect(db, T0), people.expect(db, T0), people.find(db, ANNA)

    first, second, known = do(database, found)
    assert first != second
    assert known is None


def test_somebody_who_is_attached_is_not_attached_to_another(database: Database) -> None:
    """A person with a chat keeps it, whoever comes with that number."""

    def twice(db: Connection) -> None:
        anna = people.meet(db, ANNA, "nl", T0)
        bram = people.attach(db, anna.id, 2, T0)
        assert bram.telegram_id == 2
        assert people.find(db, ANNA) == anna
        assert everybody(db) == 2

    do(database, twice)


def test_who_is_a_coach_twice_is_one_coach_with_everything_of_both(
    database: Database, seal: Seal
) -> None:
    """Imported once more while already in the pool: the coach the bot met stays."""

    def twice(db: Connection) -> None:
        met = coach(db, ANNA)
        double = coaches.of_person(db, expected(db, seal))
        assert double
        case = wethouder(db, 9)
        walk(db, ask(db, seal, case, double), Voorstel.VOORGESTELD)
        planning.plan(db, seal, talk(case, double), TEN, T0)
        people.attach(db, double.person_id, ANNA, T0)
        assert [one.id for one, _ in coaches.everybody(db)] == [met.id]
        assert [one.case_id for one in proposals.of_coach(db, seal, met.id)] == [case.id]
        assert coaches.profiles(db, seal) == {met.id: {"intro": "x"}}

    do(database, twice)
