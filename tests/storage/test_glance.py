"""The clock sees of a talk when it was heard, and opens only the answers that it needs."""

from sqlalchemy import Connection, text

from conversations.kinds import Answer
from conversations.talk import Talk
from storage import glance, talks
from storage.cases import Traject
from storage.database import Database
from storage.glance import Glimpse
from storage.sealing import Seal, new_key
from storage.talks import Held
from tests.clock import T0, T
from tests.storage.pool import ask, coach, do, wethouder

SCRIPT = "wethouder"


def begin(db: Connection, case: Traject, script: str = SCRIPT, proposal: int | None = None) -> Held:
    return talks.start(db, case.person_id, case.id, script, "1", T0, proposal)


def say(
    db: Connection, seal: Seal, held: Held, answers: dict[str, Answer], outcome: str | None = None
) -> Held:
    """These answers are given, one turn and one minute later."""
    now = T(held.turn + 1)
    return talks.save(db, seal, held, Talk(answers), answers, now, outcome=outcome)


def told(database: Database, seal: Seal, case: Traject, *keys: str) -> dict[str, Answer]:
    return database.read(lambda db: glance.told(db, seal, case.person_id, SCRIPT, keys))


def test_talks_about_a_case_are_seen_from_the_outside(database: Database, seal: Seal) -> None:
    """In order, with how they stand; those about another case are not among them."""

    def made(db: Connection) -> tuple[Traject, int]:
        case = wethouder(db)
        begin(db, wethouder(db, 2))
        proposal = ask(db, seal, case, coach(db))
        say(db, seal, begin(db, case), {"naam": "x"})
        say(db, seal, begin(db, case, "klik_wethouder", proposal.id), {"verder": "ja"}, "klaar")
        return case, proposal.id

    case, proposal = do(database, made)
    assert database.read(lambda db: glance.talks_of(db, case.id)) == [
        Glimpse(case.person_id, SCRIPT, None, T(1), finished=False, outcome=None),
        Glimpse(case.person_id, "klik_wethouder", proposal, T(1), finished=True, outcome="klaar"),
    ]


def test_the_newest_answer_in_the_newest_talk_counts(database: Database, seal: Seal) -> None:
    """Of this script and this person; what was not asked for is not given."""

    def made(db: Connection) -> Traject:
        case, other = wethouder(db), wethouder(db, 2)
        say(db, seal, begin(db, case), {"gemeente": "GM0001", "raadsavond": "ma"})
        newest = say(db, seal, begin(db, case), {"gemeente": "GM0002", "naam": "x"})
        say(db, seal, newest, {"gemeente": "GM0003"})
        say(db, seal, begin(db, case, "klik_wethouder"), {"gemeente": "GM0004"})
        say(db, seal, begin(db, other), {"gemeente": "GM0005"})
        return case

    case = do(database, made)
    assert told(database, seal, case, "gemeente", "raadsavond") == {"gemeente": "GM0003"}
    assert told(database, seal, case) == {}


def test_who_said_nothing_has_told_nothing(database: Database, seal: Seal) -> None:
    """Before a first talk, and at its beginning."""
    case = do(database, wethouder)
    assert told(database, seal, case, "gemeente") == {}
    do(database, lambda db: begin(db, case))
    assert told(database, seal, case, "gemeente") == {}


def test_no_other_answer_is_opened(database: Database, seal: Seal) -> None:
    """One that was sealed with a key that is lost stays shut."""

    def made(db: Connection) -> Traject:
        case = wethouder(db)
        held = say(db, Seal([new_key()]), begin(db, case), {"naam": "x"})
        say(db, seal, held, {"gemeente": "GM0001"})
        return case

    case = do(database, made)
    assert told(database, seal, case, "gemeente") == {"gemeente": "GM0001"}
    count = database.read(lambda db: db.scalar(text("SELECT count(*) FROM answer")))
    assert count == 2
