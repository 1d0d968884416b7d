"""Who may see which answer."""

import pytest

from conversations.script import Privacy
from conversations.scripts import BELLEN, SCRIPTS, WETHOUDER
from conversations.toegang import NOT_SHOWN, Viewer, may_see


@pytest.mark.parametrize("viewer", [v for v in Viewer if v is not Viewer.OFFICE])
def test_a_confidential_answer_is_seen_on_the_offices_own_screen_only(viewer: Viewer) -> None:
    """Never through Telegram, not even in a person's own file."""
    for script in SCRIPTS.values():
        for question in script.questions:
            if question.privacy is Privacy.CONFIDENTIAL:
                assert not may_see(viewer, script.name, question)


def test_a_discreet_answer_is_not_quoted_in_the_chat() -> None:
    """Not to the person; to the coördinator only what calling takes."""
    discreet = [
        (s.name, q) for s in SCRIPTS.values() for q in s.questions if q.privacy is Privacy.DISCREET
    ]
    assert not any(may_see(Viewer.SELF_IN_CHAT, name, q) for name, q in discreet)
    seen = {(n, q.key) for n, q in discreet if may_see(Viewer.COORDINATOR_IN_CHAT, n, q)}
    assert seen == {("bellen", "telefoon"), ("bellen", "wanneer"), ("bellen", "voicemail")}


def test_an_open_answer_is_seen_by_all() -> None:
    """As the name is by whoever calls."""
    naam = BELLEN.question("naam")
    assert naam
    assert all(may_see(viewer, "bellen", naam) for viewer in Viewer)


def test_consent_is_not_an_answer_to_read_back() -> None:
    """It is a row of its own."""
    assert {q.key for q in WETHOUDER.questions} >= NOT_SHOWN
    for question in WETHOUDER.questions:
        if question.key in NOT_SHOWN:
            assert not any(may_see(viewer, "wethouder", question) for viewer in Viewer)


def test_the_office_sees_all_else() -> None:
    """On its own screen, with an audit row."""
    for question in WETHOUDER.questions:
        assert may_see(Viewer.OFFICE, "wethouder", question) is (question.key not in NOT_SHOWN)
