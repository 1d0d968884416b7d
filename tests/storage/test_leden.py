"""Who takes part in a heisessie: a place each, and one place a person."""

from sqlalchemy import Connection

from storage import invites, leden, people
from storage.database import Database
from storage.leden import Stand
from tests.clock import T0, T
from tests.storage.college import asked_for, member
from tests.storage.pool import do


def test_a_place_has_nobody_until_its_link_is_opened(database: Database) -> None:
    """Then it has who opened it, and nobody else."""

    def open_it(db: Connection) -> None:
        case = asked_for(db)
        token = leden.invite(db, case.id, "burgemeester", "telegram 9", T0, 14)
        (place,) = leden.of_case(db, case.id)
        assert (place.person_id, place.telegram_id, place.stand) == (None, None, Stand.GEVRAAGD)
        assert leden.taking_part(db, case.id) == []
        invite = invites.with_token(db, token)
        assert invite
        first, second = (people.meet(db, number, "nl", T0).id for number in (41, 42))
        joined = leden.join(db, invite, first, 41, T(1))
        assert joined == leden.with_id(db, place.id)
        assert leden.join(db, invite, first, 41, T(2)) == joined
        assert leden.join(db, invite, second, 42, T(2)) is None

    do(database, open_it)


def test_somebody_keeps_one_place(database: Database) -> None:
    """Also with the link of a colleague that was forwarded."""

    def twice(db: Connection) -> None:
        case = asked_for(db)
        lid = member(db, case, "burgemeester", 41)
        assert member(db, case, "secretaris", 41) == lid
        assert [one.person_id for one in leden.of_case(db, case.id)] == [lid.person_id, None]

    do(database, twice)


def test_a_new_link_ends_the_one_before_it(database: Database) -> None:
    """And who had the place has it no longer."""

    def again(db: Connection) -> None:
        case = asked_for(db)
        before = member(db, case, "burgemeester", 41)
        token = leden.invite(db, case.id, "burgemeester", "telegram 9", T(1), 14)
        (place,) = leden.of_case(db, case.id)
        assert place.id == before.id
        assert place.person_id is None
        assert before.invite_id
        assert leden.join(db, before.invite_id, before.person_id or 0, 41, T(2)) is None
        assert invites.with_token(db, token) == place.invite_id

    do(database, again)


def test_who_left_takes_no_part(database: Database) -> None:
    """The place is still known."""

    def leave(db: Connection) -> None:
        case = asked_for(db)
        lid = member(db, case, "wethouder-1", 41)
        assert [one.id for one in leden.taking_part(db, case.id)] == [lid.id]
        leden.to(db, lid, Stand.VERTROKKEN, T(1))
        assert leden.taking_part(db, case.id) == []
        found = leden.of_person(db, case.id, lid.person_id or 0)
        assert found
        assert (found.stand, found.changed_at) == (Stand.VERTROKKEN, T(1))

    do(database, leave)
