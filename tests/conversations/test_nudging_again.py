"""Each thing is said once; again only after it arrived, or when somebody asked for it."""

from dataclasses import replace
from datetime import timedelta

from conversations.nudging import nudges
from conversations.prompt import Kind
from conversations.traject import State
from tests.clock import T0, T
from tests.conversations.nudge_cases import (
    KALENDER,
    after,
    case,
    first,
    held,
    kinds,
    on_the_wall,
    person,
    plan,
    there,
    wall,
    went,
)

SHOWN = case(State.VOORGESTELD)
TALK = case(State.LOOPT, plans=(plan("gesprek", "2026-12-03"),))
OBSERVED = case(State.LOOPT, plans=held("observatie", "2026-12-03"))


def test_it_comes_again_when_the_one_before_arrived_and_no_answer_came() -> None:
    """So many days after it arrived, in the morning; this time it is not an answer to anything."""
    sent = after(SHOWN)
    arrived = replace(sent, delivered_at=T(days=1))
    found = there(first(SHOWN, ledger=(arrived,), now=T(days=2)))
    assert on_the_wall(found.at) == "2026-11-30 08:30"  # three days after Wednesday is a Saturday
    assert (found.time, found.asked, found.kind) == (2, False, sent.kind)
    assert found.occurrence != sent.occurrence


def test_what_did_not_arrive_does_not_come_again() -> None:
    """However long ago it was queued: the office sees that it did not arrive."""
    lost = after(SHOWN, delivered_at=None)
    assert first(SHOWN, ledger=(lost,), now=T(days=30)) is None


def test_nothing_comes_a_third_time() -> None:
    """Then a human calls."""
    once = after(SHOWN)
    again = there(first(SHOWN, ledger=(once,)))
    twice = went(again, again.at)
    assert first(SHOWN, ledger=(once, twice), now=T(days=60)) is None


def test_what_is_to_be_known_once_does_not_come_again() -> None:
    """The erasure is announced once."""
    about = case(State.AFGESLOTEN)
    assert first(about, ledger=(after(about),), now=T(days=85)) is None


def test_what_somebody_else_got_or_another_case_brought_is_another_thing() -> None:
    """Only this occurrence counts as said."""
    others = (replace(after(SHOWN), case=2), replace(after(SHOWN), occurrence="another"))
    assert there(first(SHOWN, ledger=others)).time == 1


def test_later_makes_it_come_again_at_that_moment() -> None:
    """It was asked for, and so does not count; another Later does the same."""
    later = replace(after(SHOWN), later=T(60))
    found = there(first(SHOWN, ledger=(later,), now=T(5)))
    assert (found.at, found.time, found.asked) == (T(60), 2, True)
    more = went(found, T(60), later=T(days=1))
    found = there(first(SHOWN, ledger=(later, more), now=T(61)))
    assert (found.at, found.time, found.asked) == (T(days=1), 3, True)


def test_after_later_it_is_repeated_as_if_that_were_the_first_time() -> None:
    """Who put it off has not had the reminder yet."""
    later = replace(after(SHOWN), later=T(60))
    once = went(there(first(SHOWN, ledger=(later,))), T(60))
    again = there(first(SHOWN, ledger=(later, once), now=T(61)))
    assert on_the_wall(again.at) == "2026-11-27 09:00"
    assert not again.asked
    twice = went(again, again.at)
    assert first(SHOWN, ledger=(later, once, twice), now=T(days=60)) is None


def test_later_keeps_to_the_hours_of_the_person() -> None:
    """An hour after half past seven in the evening is the next morning."""
    later = replace(after(SHOWN), later=wall("2026-11-24", "20:30"))
    assert on_the_wall(there(first(SHOWN, ledger=(later,))).at) == "2026-11-25 08:30"


def test_later_than_it_is_of_use_is_never() -> None:
    """Who wants to hear next week of a talk of this week does not."""
    sent = there(first(TALK))
    later = went(sent, sent.at, later=wall("2026-12-08"))
    assert there(first(TALK, ledger=(later,), now=sent.at)).drop


def test_a_clock_that_jumps_back_sends_nothing_twice() -> None:
    """A machine that was restored: what left tomorrow has left."""
    sent = after(SHOWN)
    for back in range(0, 400, 7):
        found = first(SHOWN, ledger=(sent,), now=T0 - timedelta(days=back))
        assert found
        assert (found.time, on_the_wall(found.at)) == (2, "2026-11-27 09:00")


def test_what_was_dropped_never_comes_back() -> None:
    """Not even when it could."""
    found = there(first(OBSERVED, now=wall("2026-12-07")))
    entry = went(found, wall("2026-12-07"))
    about = replace(OBSERVED, said=frozenset())
    left = nudges(about, person(), KALENDER, (entry,), wall("2026-12-04"))
    assert Kind.NABESPREKEN not in kinds(left)
