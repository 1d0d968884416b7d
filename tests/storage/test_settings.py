"""What somebody chose comes back as it was, and what was not chosen stays open."""

from datetime import time
from typing import Any

import pytest
from sqlalchemy import Connection, text

from conversations.instellingen import Soort
from storage import forget, settings
from storage.database import Database
from storage.settings import NO_EVENING, Chosen
from tests.clock import T0
from tests.storage.pool import do, wethouder

EVERYTHING: dict[str, Any] = {
    "since": time(9, 30),
    "until": time(17),
    "only_at": time(9),
    "not_on": frozenset({0, 4}),
    "council": 3,
    "region": "Zuid",
    "off": frozenset({Soort.WEEK, Soort.VRAAG}),
}


def chosen(database: Database, person_id: int) -> Chosen:
    return database.read(lambda db: settings.of(db, person_id))


def choose(database: Database, person_id: int, **values: object) -> Chosen:
    do(database, lambda db: settings.choose(db, person_id, **values))
    return chosen(database, person_id)


def test_who_chose_nothing_has_nothing(database: Database) -> None:
    """Everything is as for everybody."""
    person = do(database, wethouder).person_id
    assert chosen(database, person) == Chosen()


@pytest.mark.parametrize("name", EVERYTHING)
def test_one_choice_leaves_the_others_open(database: Database, name: str) -> None:
    """And can be taken back, but for what is stopped, of which nothing is left."""
    person = do(database, wethouder).person_id
    assert choose(database, person, **{name: EVERYTHING[name]}) == Chosen(**{name: EVERYTHING[name]})  # fmt: skip
    assert choose(database, person, **{name: None}) == Chosen()


def test_choices_are_kept_together_and_for_each_person(database: Database) -> None:
    """A new one replaces the old one."""
    anna, bram = (do(database, lambda db, n=n: wethouder(db, n)).person_id for n in (1, 2))
    assert choose(database, anna, **EVERYTHING) == Chosen(**EVERYTHING)
    assert chosen(database, bram) == Chosen()
    after = choose(database, anna, council=NO_EVENING, off=frozenset({Soort.BEWAREN}))
    assert after == Chosen(
        **(EVERYTHING | {"council": NO_EVENING, "off": frozenset({Soort.BEWAREN})})
    )


def test_no_day_and_nothing_stopped_are_choices_too(database: Database) -> None:
    """Somebody gave the last free day back."""
    person = do(database, wethouder).person_id
    choose(database, person, not_on=frozenset({0}), off=frozenset(Soort))
    assert choose(database, person, not_on=frozenset(), off=frozenset()) == Chosen(not_on=frozenset())  # fmt: skip


def test_monday_is_a_day_and_not_nothing(database: Database) -> None:
    """Its number is zero; midnight is an hour likewise."""
    person = do(database, wethouder).person_id
    found = choose(database, person, council=0, not_on=frozenset({0}), since=time(0))
    assert (found.council, found.not_on, found.since) == (0, {0}, time(0))


def test_who_is_erased_takes_the_choices_along(database: Database) -> None:
    """Those of another stay."""
    anna, bram = (do(database, lambda db, n=n: wethouder(db, n)).person_id for n in (1, 2))
    for person in (anna, bram):
        choose(database, person, **EVERYTHING)
    do(database, lambda db: forget.forget(db, anna, T0))

    def left(db: Connection) -> list[int]:
        return list(db.scalars(text("SELECT person_id FROM setting")))

    assert database.read(left) == [bram]
