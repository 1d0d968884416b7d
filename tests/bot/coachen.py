"""A coach who comes in through a link, step by step, for the tests of what follows."""

from bot.inbound import Command
from bot.usecases import importing, inviting
from bot.usecases.turn import Turn
from conversations.kinds import Answer
from storage import coaches
from storage.coaches import Coach
from tests.bot.phone import Handset, Town
from tests.bot.pool import PROFILE

OWN = ("toestemming", "toestemming_bijzonder", "foto", "code")
GIVEN = {key: answer for key, answer in PROFILE.items() if key not in OWN}


def link(town: Town) -> str:
    """The token of an invitation for whoever has it."""
    with_link = town.write(
        lambda db: inviting.link(Turn(db, town.house, "x", town.now), "telegram 1")
    )
    return with_link.rpartition("=")[2]


def personal(town: Town, **answers: Answer) -> str:
    """The token for a coach whom the office filled in."""
    return town.write(
        lambda db: importing.expect(
            Turn(db, town.house, "x", town.now), GIVEN | answers, "terminal x"
        )
    )


def open_link(phone: Handset, token: str) -> Handset:
    """Press the link."""
    return phone.hear(Command("start", token))


def finish(phone: Handset, code: str = "Ja") -> Handset:
    """Say what only the coach says, and send the profile."""
    phone.tap("Ja", "Nee, bewaar die niet", "Overslaan")
    return phone.tap(code, "Ja, verstuur")


def joined(town: Town, phone: Handset, **answers: Answer) -> Handset:
    """A coach who takes part."""
    return finish(open_link(phone, personal(town, **answers)))


def coach_of(town: Town, phone: Handset) -> Coach | None:
    """The coach with this phone."""
    every = town.read(coaches.everybody)
    return next((coach for coach, _ in every if coach.telegram_id == phone.id), None)
