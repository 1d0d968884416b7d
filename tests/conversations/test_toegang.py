"""Who may see which answer."""

import pytest

from conversations.script import Privacy, Question
from conversations.scripts import COACH, SCRIPTS, WETHOUDER
from conversations.toegang import NAMED, NOT_SHOWN, VISIBLE, Viewer, may_see

TO_CALL = {"bellen.telefoon", "bellen.wanneer", "bellen.voicemail"}
CARD = {
    "coach.naam", "coach.foto", "coach.intro", "coach.rollen", "coach.jaren",
    "coach.opleiding", "coach.stijl", "coach.plek", "coach.talen",
}  # fmt: skip
AFTER_YES = {
    "wethouder.naam", "wethouder.gemeente", "wethouder.hoe_lang", "wethouder.stijl",
    "wethouder.observatie", "wethouder.plek", "wethouder.dagdelen", "wethouder.raadsavond",
}  # fmt: skip
ASKED = {"wethouder.stijl", "wethouder.plek", "wethouder.dagdelen", "wethouder.vanaf"}
SHARED = {"kennismaking", "observatiekaart", "afspraken"}
ALONE = {
    "klik_wethouder", "klik_coach", "tussenstand_wethouder", "tussenstand_coach",
    "evaluatie_wethouder", "evaluatie_coach",
}  # fmt: skip


def seen(viewer: Viewer) -> set[str]:
    """Every field that this viewer may see."""
    return {
        f"{script.name}.{question.key}"
        for script in SCRIPTS.values()
        for question in script.questions
        if may_see(viewer, script.name, question)
    }


def fields(*privacy: Privacy) -> set[str]:
    """Every field that may be asked in these ways, but for the consents."""
    return {
        f"{script.name}.{question.key}"
        for script in SCRIPTS.values()
        for question in script.questions
        if question.privacy in privacy and question.key not in NOT_SHOWN
    }


@pytest.mark.parametrize(
    ("viewer", "may"),
    [
        (Viewer.SELF_IN_CHAT, fields(Privacy.OPEN)),
        (Viewer.SELF_IN_FILE, fields(Privacy.OPEN, Privacy.DISCREET)),
        (Viewer.COORDINATOR_IN_CHAT, fields(Privacy.OPEN) | TO_CALL),
        (Viewer.OFFICE, fields(*Privacy)),
        (Viewer.WETHOUDER_ON_CARD, CARD),
        (Viewer.COACH_ASKED, ASKED),
        (Viewer.COACH_AFTER_YES, AFTER_YES),
        (
            Viewer.OTHER_SIDE,
            {f for f in fields(*Privacy) if f.split(".")[0] in SHARED} | {"logboek.volgende"},
        ),
    ],
)
def test_each_viewer_sees_these_fields_and_no_others(viewer: Viewer, may: set[str]) -> None:
    """The whole matrix: every role by every field of every script."""
    assert seen(viewer) == may


def test_every_viewer_has_a_row() -> None:
    """A new one sees nothing until the table says so."""
    assert VISIBLE.keys() | NAMED.keys() == set(Viewer)


@pytest.mark.parametrize("viewer", [v for v in Viewer if v is not Viewer.OFFICE])
def test_a_confidential_answer_is_seen_on_the_offices_own_screen_only(viewer: Viewer) -> None:
    """Never through Telegram, not even in a person's own file."""
    assert not seen(viewer) & fields(Privacy.CONFIDENTIAL)


@pytest.mark.parametrize(
    "viewer",
    [Viewer.WETHOUDER_ON_CARD, Viewer.COACH_ASKED, Viewer.COACH_AFTER_YES, Viewer.OTHER_SIDE],
)
def test_nothing_discreet_reaches_the_other_side(viewer: Viewer) -> None:
    """What somebody says about the klik, half-way and at the end least of all."""
    assert not seen(viewer) & fields(Privacy.DISCREET)
    assert not {field.split(".")[0] for field in seen(viewer)} & ALONE


def test_klik_and_evaluations_are_seen_by_the_person_and_the_office_only() -> None:
    """The person in the file; nobody in Telegram."""
    for viewer in Viewer:
        found = {field for field in seen(viewer) if field.split(".")[0] in ALONE}
        assert bool(found) is (viewer in {Viewer.SELF_IN_FILE, Viewer.OFFICE})


def test_what_the_table_names_is_asked() -> None:
    """A misspelt key would hide an answer."""
    named = {f"{script}.{key}" for row in NAMED.values() for script, key in row}
    assert named <= fields(*Privacy)


@pytest.mark.parametrize("key", ["eerder", "functies_nu", "liever_niet", "niet_geschikt"])
def test_a_conflict_fact_of_a_coach_is_discreet(key: str) -> None:
    """The wethouder and the coördinator's chat do not see it."""
    question = COACH.question(key)
    assert isinstance(question, Question)
    assert question.privacy is Privacy.DISCREET


def test_consent_is_not_an_answer_to_read_back() -> None:
    """It is a row of its own."""
    assert {q.key for q in WETHOUDER.questions} >= NOT_SHOWN
    for script in SCRIPTS.values():
        for question in script.questions:
            if question.key in NOT_SHOWN:
                assert not any(may_see(viewer, script.name, question) for viewer in Viewer)
