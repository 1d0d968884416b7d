"""A marker in everything that is said around a heisessie is found where it may be, and nowhere else."""

import logging

import pytest

from conversations.heisessie import State
from tests.bot import heisessie as story
from tests.bot.heisessie import FIRST, MEMBER, NUMBER, SECRETARIS, answer, days
from tests.bot.markers import logged, readable
from tests.bot.phone import COORDINATOR, Handset, Town

NAME, PHONE, STORY, AGREED = "Kanarie Geelvink", "06 99887766", "kwinkelerend", "meerkoeten tellen"
FAULT = "putterig"
MARKERS = (NAME, "Kanarie", PHONE, "99887766", STORY, AGREED, FAULT, "oude_ruzie")


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that anybody logs, at the lowest level."""
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.fixture
def held(log: pytest.LogCaptureFixture, town: Town, carla: Handset) -> Town:
    """A heisessie from its request to the agreements, with a marker wherever something is typed."""
    story.asked(town, naam=f"> {NAME}", telefoon=f"> {PHONE}")
    first, *others, last = story.open_links(town, story.links(town))
    days(answer(first, MEMBER, opzien="Oude ruzie"), FIRST)
    for phone in others:
        days(answer(phone, MEMBER), FIRST)
    called = {
        "opening": "Liever een telefoongesprek",
        "naam": f"> {NAME}",
        "telefoon": f"> {PHONE}",
    }
    days(answer(last, MEMBER | NUMBER, **called), FIRST)
    carla.tap("Bekijk wie u belt")
    town.move(days=15)
    gerda = town.phone(SECRETARIS).tap("Kies een dag", FIRST, "Ja, dit wordt de dag")
    carla.command("overzicht").tap("Bekijk wie u belt", "Gesproken: het is redelijk open")
    carla.command("overzicht").tap("Maak het programma", "Naar het college")
    gerda.command("overzicht").tap("Bekijk het conceptprogramma")
    gerda.tap("Er moet iets anders", "De tijden", "Klaar").say(STORY)
    carla.command("overzicht").tap("Maak het programma", "Naar het college")
    gerda.command("overzicht").tap("Bekijk het conceptprogramma", "Ja, akkoord namens het college")
    town.move(days=40)
    carla.command("overzicht").tap("De werkafspraken", "Noteer een afspraak", "Iedereen")
    carla.say(AGREED)
    carla.tap("Over zes weken", "Dit waren ze allemaal")
    for phone in (gerda, carla, first, town.phone(COORDINATOR)):
        phone.say(FAULT)
        for name in ("overzicht", "mijngegevens"):
            phone.command(name)
    assert story.state(town) is State.VOLGEN
    return town


def test_what_is_said_around_a_heisessie_is_readable_in_no_log_and_no_database(
    held: Town, log: pytest.LogCaptureFixture
) -> None:
    """Names, numbers, opinions, what must be different, and what was agreed."""
    assert "Using selector" in logged(log)
    assert not [marker for marker in MARKERS if marker in logged(log)]
    assert not [marker for marker in MARKERS if readable(held, marker)]
    # And it was really said.
    member = held.phone(story.MEMBERS[0]).command("overzicht").tap("Mijn werkafspraken")
    assert AGREED in member.last.plain
    assert NAME not in member.everything
