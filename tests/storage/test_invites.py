"""A link opens once, in time, for one person; the token in it is nowhere."""

from collections.abc import Callable
from concurrent.futures import Future

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from storage import invites, people
from storage.database import Database
from storage.invites import COACH, Used, Why
from tests.clock import T0, T
from tests.storage.pool import do, until_it_waits

ANNA, BRAM = 1, 2


def made(db: Connection) -> str:
    return invites.make(db, COACH, "telegram 9", T0, 14)


def used(token: str, who: int, minutes: float = 0) -> Callable[[Connection], Used | Why]:
    return lambda db: invites.use(db, token, who, T(minutes))


def test_a_link_opens_for_the_first_and_for_nobody_else(database: Database) -> None:
    """Who opened it may press it again, even when its time has passed."""
    token = do(database, made)
    opened = do(database, used(token, ANNA))
    assert isinstance(opened, Used)
    assert (opened.purpose, opened.person_id) == (COACH, None)
    assert do(database, used(token, BRAM)) is Why.GEBRUIKT
    assert do(database, used(token, ANNA)) == opened
    assert do(database, used(token, ANNA, 99 * 24 * 60)) == opened


def test_a_link_opens_until_its_last_minute(database: Database) -> None:
    """And then no more."""
    token, fortnight = do(database, made), 14 * 24 * 60
    assert do(database, used(token, ANNA, fortnight)) is Why.VERLOPEN
    assert isinstance(do(database, used(token, ANNA, fortnight - 1)), Used)


def test_a_link_for_somebody_the_bot_knows_is_for_that_person_only(database: Database) -> None:
    """Forwarded to somebody else it opens nothing, and still works for whom it was meant."""

    def for_anna(db: Connection) -> tuple[str, int]:
        anna = people.meet(db, ANNA, "nl", T0).id
        return invites.make(db, COACH, "telegram 9", T0, 14, anna), anna

    token, anna = do(database, for_anna)
    assert do(database, used(token, BRAM)) is Why.VAN_ANDER
    opened = do(database, used(token, ANNA))
    assert isinstance(opened, Used)
    assert opened.person_id == anna


def test_a_link_for_somebody_who_was_not_met_opens_for_who_has_it(database: Database) -> None:
    """And says for whom it was made."""

    def expected(db: Connection) -> tuple[str, int]:
        person = people.expect(db, T0)
        return invites.make(db, COACH, "terminal x", T0, 14, person), person

    token, person = do(database, expected)
    opened = do(database, used(token, BRAM))
    assert isinstance(opened, Used)
    assert opened.person_id == person


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_whatever_stands_behind_a_link_is_unknown(database: Database, token: str) -> None:
    """Also half an emoji; nothing raises."""
    assert do(database, used(token, ANNA)) is Why.ONBEKEND


def test_two_who_press_at_once_do_not_both_get_in(database: Database) -> None:
    """The second one waits, and hears that it was used."""
    token = do(database, made)

    def first(db: Connection) -> Future[Used | Why]:
        opened = invites.use(db, token, ANNA, T0)
        assert isinstance(opened, Used)
        waiting = database.write(used(token, BRAM))
        return until_it_waits(db, waiting)

    assert do(database, first).result(30) is Why.GEBRUIKT


def test_the_token_is_nowhere_in_the_database(database: Database) -> None:
    """Who reads the database cannot open a link; each link is another one."""
    tokens = {do(database, made) for _ in range(20)}
    assert len(tokens) == 20
    assert {len(token) for token in tokens} == {22}
    rows = database.read(
        lambda db: [str(tuple(row)) for row in db.execute(text("SELECT * FROM invite"))]
    )
    assert not [token for token in tokens for row in rows if token in row]
