"""A proposal goes on or ends, and what has ended stays as it ended."""

import pytest

from conversations.voorstel import BARS, OPEN, STEPS, IllegalStep, Voorstel, check

EVERY_PAIR = [(before, after) for before in Voorstel for after in Voorstel]


@pytest.mark.parametrize(("before", "after"), EVERY_PAIR)
def test_only_a_step_of_the_table_may_be_taken(before: Voorstel, after: Voorstel) -> None:
    """Everything else raises, and names both."""
    if after in STEPS.get(before, ()):
        check(before, after)
    else:
        with pytest.raises(IllegalStep, match=f"{after} kan niet na {before}"):
            check(before, after)


def test_every_proposal_can_end_and_every_end_is_reached() -> None:
    """Nothing hangs for ever in a place of a coach."""
    reached = set().union(*STEPS.values())
    begun = {Voorstel.GEVRAAGD, Voorstel.GENOEMD}  # asked, or never to be asked
    assert reached | begun == set(Voorstel)
    for state in OPEN:
        assert set(STEPS[state]) - set(OPEN)


def test_whoever_was_not_taken_up_does_not_come_back_and_what_was_withdrawn_may() -> None:
    """A proposal that the office took back says nothing about the coach."""
    assert set(BARS) == set(Voorstel) - set(OPEN) - {Voorstel.INGETROKKEN}
