"""A marker in every answer is found where it may be, and nowhere else."""

import logging
from pathlib import Path

import pytest
from sqlalchemy import Connection
from telegram.error import BadRequest

from bot.clock import Clock
from bot.inbound import Heard, Text
from bot.telegram.adapter import Call
from bot.usecases.hear import hear
from conversations.scripts import SCRIPTS
from conversations.talk import Talk
from storage import cases, people, talks
from storage.database import Database, open_engine
from tests.bot import rows
from tests.bot.intake import begin, go_to, question
from tests.bot.markers import logged, readable
from tests.bot.phone import ANNA, BRAM, COORDINATOR, SECOND, Town
from tests.clock import T0

NAME, NUMBER, STORY = "Kanarie Geelvink", "06 99887766", "kwinkelerend"
MARKERS = (NAME, "Kanarie", NUMBER, "99887766", STORY, "kanarie_in_")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that anybody logs, at the lowest level."""
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.fixture
def full(town: Town) -> Town:
    """A town where a marker was given as the answer to every question, and everything was done."""
    every_key(town)
    anna = town.phone(ANNA)
    go_to(begin(anna), "vandaag_bellen", naam=NAME, spoed="Het gaat niet goed met mij")
    anna.tap("Ja, bel mij")
    go_to(anna, telefoon=NUMBER)
    assert question(anna) == ""
    for chat in (COORDINATOR, SECOND):
        town.phone(chat).tap("Bekijk").command("overzicht")
    town.phone(COORDINATOR).tap("Gesprek gehouden", "Zoek een coach")
    anna.edit(anna.say(STORY), STORY)
    anna.say(f"{STORY} " * 200)
    for name in ("overzicht", "mijngegevens", "hulp"):
        anna.command(name)
    anna.tap("Ja, stuur het bestand")
    return town


def every_key(town: Town) -> None:
    """Somebody whose every answer, confidential ones included, and every draft is a marker."""

    def keep(db: Connection) -> None:
        person = people.meet(db, BRAM, "nl", T0)
        case = cases.open_for(db, person.id, T0, T0.date())
        for script in SCRIPTS.values():
            held = talks.start(db, person.id, case.id, script.name, script.version, T0)
            kept = {q.key: f"kanarie_in_{q.key}" for q in script.questions}
            talks.save(db, town.house.seal, held, Talk(kept), kept, T0, outcome="verstuurd")

    town.write(keep)


def test_no_answer_stands_readable_in_the_database(full: Town) -> None:
    """Not in a file, a log of it, or any column of any table, sealed bytes included."""
    assert readable(full, "te_bellen") or readable(full, "zoeken")
    assert not [marker for marker in (*MARKERS, "niet_goed") if readable(full, marker)]
    # And they are really there, for who has the key.
    every = {q.key for script in SCRIPTS.values() for q in script.questions}
    found = set()
    for row in full.read(lambda db: rows.of(db, "answer")):
        identity = f"answer/{row['talk_id']}/{row['turn']}/{row['key']}"
        found.add(full.house.seal.unseal(row["value"], identity))
    assert {f'"kanarie_in_{key}"' for key in every} <= found
    assert f'"{NAME}"' in found


def test_messages_that_wait_are_sealed_and_wiped_when_they_left(full: Town) -> None:
    """Before sending nobody can read them; afterwards nothing is left to read."""
    sent = full.read(lambda db: rows.of(db, "outgoing", state="sent"))
    assert len(sent) > 20
    assert {row["body"] for row in sent} == {None}
    full.delivers = False
    full.phone(COORDINATOR).command("overzicht").press(
        next(k.data for m in full.phone(COORDINATOR).messages.values() for k in m.keys)
    )
    assert full.read(lambda db: rows.of(db, "outgoing", state="waiting"))
    assert not [marker for marker in MARKERS if readable(full, marker)]


def test_no_answer_is_logged(log: pytest.LogCaptureFixture, full: Town) -> None:
    """Also when Telegram refuses a message that has a name in it."""
    anna = full.phone(ANNA)
    refused = iter([BadRequest("Can't parse entities")] * 2)
    answers = anna.answer

    def refuses(call: Call) -> int | None:
        for error in refused:
            raise error
        return answers(call)

    anna.answer = refuses  # type: ignore[method-assign]
    anna.command("overzicht")
    said = logged(log)
    assert "BadRequest" in said
    assert not [marker for marker in MARKERS if marker in said]


def test_no_answer_is_in_an_error_of_the_database(full: Town) -> None:
    """A statement that fails names no value of any row."""

    def twice(db: Connection) -> None:
        heard = Heard(77_000, ANNA, Text(STORY, 900), T0)
        hear(db, full.house, heard)
        db.execute(rows.TABLES["seen"].insert().values(update_id=77_000, at=T0))

    error = full.database.write(twice).exception(20)
    assert error is not None
    said = f"{error!r} {error.__cause__!r}"
    assert not [marker for marker in MARKERS if marker in said]


def test_a_name_and_number_are_shown_in_bekijk_only(full: Town) -> None:
    """In no other message of a coördinator; confidential answers in none; and in the person's own
    chat neither the number nor the story is seen back.
    """
    for chat in (COORDINATOR, SECOND):
        phone = full.phone(chat)
        for message in phone.messages.values():
            if "Dit bericht verdwijnt binnen 24 uur." not in message.plain:
                assert not [marker for marker in MARKERS if marker in message.plain]
            assert "kanarie_in_" not in message.plain
            assert STORY not in message.plain
    own = full.phone(ANNA).everything
    assert "99887766" not in own
    assert f"{STORY} {STORY}" not in own


def test_jobs_have_no_name_of_anybody(town: Town) -> None:
    """The clock's jobs are the same few for everybody."""
    jobs = Clock(town.database, town.house, town.outbox, lambda: town.now)._jobs
    names = sorted(job.id for job in jobs.get_jobs())
    assert names == ["day", "list", "retention", "tick", "tidy"]


def test_a_database_that_is_not_there_is_named_without_what_was_said(tmp_path: Path) -> None:
    """The operator's message of a database that fails holds no value."""
    gone = Database(open_engine(f"sqlite:///{tmp_path}/empty.db"))
    error = gone.write(lambda db: people.meet(db, 1, STORY, T0)).exception(10)
    assert STORY not in f"{error!r} {error.__cause__!r}"  # type: ignore[union-attr]
    gone.close()
