"""Of the talks of a case those that are asked for are read, and no other answer is opened."""

import pytest
from sqlalchemy import Connection, update

from conversations.talk import Talk
from storage import talks
from storage.database import Database
from storage.sealing import Seal, Tampered
from tests.clock import T0
from tests.storage.pool import do, wethouder


def test_only_the_talks_that_are_asked_for_are_opened(database: Database, seal: Seal) -> None:
    """What cannot be opened is only missed where it is asked for."""

    def work(db: Connection) -> None:
        case = wethouder(db)
        for script in ("bellen", "wethouder", "bellen"):
            held = talks.start(db, case.person_id, case.id, script, "1", T0)
            kept = {"naam": f"{script} {held.id}"}
            talks.save(db, seal, held, Talk(kept), kept, T0)
        db.execute(
            update(talks.models.Answer).where(talks.ANSWER.talk_id == 2).values(value=b"\x01")
        )
        found = talks.of_case(db, seal, case.id, "bellen")
        assert [one.talk.answers for one in found] == [{"naam": "bellen 1"}, {"naam": "bellen 3"}]
        assert len(talks.of_case(db, seal, case.id, "bellen", "klik_coach")) == 2
        with pytest.raises(Tampered):
            talks.of_case(db, seal, case.id)

    do(database, work)


def test_of_each_question_the_newest_answer_counts(database: Database, seal: Seal) -> None:
    """In each talk by itself."""

    def work(db: Connection) -> None:
        case = wethouder(db)
        for said in ("eerst", "later"):
            held = talks.start(db, case.person_id, case.id, "wethouder", "1", T0)
            for turn in ("een", "twee"):
                kept = {"naam": f"{said} {turn}"}
                held = talks.save(db, seal, held, Talk(kept), kept, T0)
        every = talks.of_case(db, seal, case.id)
        assert [one.talk.answers["naam"] for one in every] == ["eerst twee", "later twee"]
        newest, *_ = talks.open_of(db, seal, case.person_id)
        assert newest == every[-1]

    do(database, work)
