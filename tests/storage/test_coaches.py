"""The pool knows who takes part, how many places are taken, and the newest profile of each."""

from sqlalchemy import Connection, event

from conversations.kinds import Answer
from conversations.talk import Talk
from conversations.voorstel import OPEN, STEPS, Voorstel
from storage import coaches, people, talks
from storage.coaches import Coach, Standing
from storage.database import Database
from storage.sealing import Seal
from tests.clock import T0
from tests.storage.pool import ask, coach, day, do, walk, wethouder

ALONG = {
    Voorstel.GEVRAAGD: (),
    Voorstel.VOORGESTELD: (Voorstel.VOORGESTELD,),
    Voorstel.KENNISMAKEN: (Voorstel.VOORGESTELD, Voorstel.KENNISMAKEN),
    Voorstel.KLIK: (Voorstel.VOORGESTELD, Voorstel.KENNISMAKEN, Voorstel.KLIK),
}


def profile(db: Connection, seal: Seal, who: Coach, *rounds: dict[str, Answer]) -> None:
    """One talk "coach", answered in so many turns."""
    held = talks.start(db, who.person_id, None, "coach", "1", T0)
    for kept in rounds:
        held = talks.save(db, seal, held, Talk({**held.talk.answers, **kept}), kept, T0)


def test_a_coach_is_invited_once(database: Database) -> None:
    """Inviting again finds the coach there is, in the standing it has."""

    def twice(db: Connection) -> tuple[Coach, Coach]:
        person = people.expect(db, T0)
        first = coaches.new(db, person, T0)
        assert first == Coach(first.id, person, None, Standing.UITGENODIGD, None, T0)
        coaches.become(db, first.id, Standing.ACTIEF)
        return first, coaches.new(db, person, T0)

    first, again = do(database, twice)
    assert (again.id, again.state) == (first.id, Standing.ACTIEF)
    assert do(database, lambda db: coaches.with_id(db, first.id)) == again
    assert do(database, lambda db: coaches.of_person(db, first.person_id)) == again
    assert do(database, lambda db: coaches.with_id(db, 404)) is None


def test_a_pause_has_an_end_and_can_be_ended(database: Database) -> None:
    """Until a day, or not at all any more."""

    def paused(db: Connection, coach_id: int, until: int | None) -> object:
        coaches.pause(db, coach_id, day(until) if until else None)
        found = coaches.with_id(db, coach_id)
        return found and found.paused_until

    made = do(database, coach)
    assert do(database, lambda db: paused(db, made.id, 40)) == day(40)
    assert do(database, lambda db: paused(db, made.id, None)) is None


def test_a_place_is_taken_by_every_open_proposal_and_by_no_other(
    database: Database, seal: Seal
) -> None:
    """A question, a card, a kennismaking and a traject each take one place; an end gives it back."""

    def taken(db: Connection) -> None:
        theirs, other = coach(db), coach(db, 101)
        for number, state in enumerate(OPEN):
            proposal = ask(db, seal, wethouder(db, number + 1), theirs)
            proposal = walk(db, proposal, *ALONG[state])
            assert coaches.load(db, theirs.id) == 1
            assert coaches.place_free(db, theirs.id, 2)
            assert not coaches.place_free(db, theirs.id, 1)
            assert [load for _, load in coaches.active(db)] == [1, 0]
            walk(db, proposal, min(STEPS[state] - set(OPEN)))
            assert coaches.load(db, theirs.id) == 0
        assert coaches.load(db, other.id) == 0

    do(database, taken)


def test_who_was_invited_or_has_stopped_is_not_active(database: Database) -> None:
    """Everybody is known all the same."""

    def pool(db: Connection) -> tuple[list[int], list[int]]:
        coach(db, 1)
        coaches.new(db, people.expect(db, T0), T0)
        coaches.become(db, coach(db, 3).id, Standing.GESTOPT)
        everybody, active = coaches.everybody(db), coaches.active(db)
        return [one.id for one, _ in everybody], [one.id for one, _ in active]

    everybody, active = do(database, pool)
    assert len(everybody) == 3
    assert active == everybody[:1]


def test_the_newest_profile_of_each_coach_counts(database: Database, seal: Seal) -> None:
    """And in it the newest answer to each question; talks of other scripts and people do not."""

    def pool(db: Connection) -> dict[int, dict[str, Answer]]:
        first, second, silent = coach(db, 1), coach(db, 2), coach(db, 3)
        profile(db, seal, first, {"intro": "oud", "aantal": "2"})
        profile(db, seal, first, {"intro": "nieuw"}, {"stijl": ("spiegel",)}, {"intro": "nieuwst"})
        profile(db, seal, second, {"aantal": "4"})
        other = talks.start(db, first.person_id, None, "logboek", "1", T0)
        talks.save(db, seal, other, Talk(), {"intro": "log"}, T0)
        nobody = people.meet(db, 9, None, T0)
        profile(db, seal, Coach(0, nobody.id, 9, Standing.ACTIEF, None, T0), {"intro": "geen"})
        found = coaches.profiles(db, seal)
        assert silent.id not in found
        return {place: found[one.id] for place, one in enumerate((first, second))}

    assert do(database, pool) == {
        0: {"intro": "nieuwst", "stijl": ("spiegel",)},
        1: {"aantal": "4"},
    }


def test_the_profiles_of_a_whole_pool_are_read_in_two_queries(
    database: Database, seal: Seal
) -> None:
    """However many coaches there are."""

    def pool(db: Connection) -> int:
        for number in range(30):
            profile(db, seal, coach(db, number + 1), {"intro": "x", "aantal": "2"})
        asked: list[str] = []
        event.listen(db, "before_cursor_execute", lambda *given: asked.append(given[2]))
        assert len(coaches.profiles(db, seal)) == 30
        return len(asked)

    assert do(database, pool) == 2
