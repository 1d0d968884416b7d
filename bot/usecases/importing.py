"""Coaches that an office has in a table become people who were not met yet, each with a link."""

from collections.abc import Mapping

from bot.usecases import inviting
from bot.usecases.turn import Turn
from conversations.hearing import fold
from conversations.kinds import Answer
from conversations.scripts import COACH
from conversations.talk import Talk
from storage import cases, coaches, people, talks


def known_names(turn: Turn) -> set[str]:
    """The names of all coaches there are, folded as for comparing."""
    profiles = coaches.profiles(turn.db, turn.house.seal).values()
    return {fold(str(answers["naam"])) for answers in profiles if "naam" in answers}


def expect(turn: Turn, answers: Mapping[str, Answer], who: str) -> str:
    """Somebody to come, as a coach whose profile has these answers and is open at the rest. Returns
    the token of the personal link.

    :param who: does this, as in the audit: "terminal anna".
    """
    person = people.expect(turn.db, turn.now)
    coaches.new(turn.db, person, turn.now)
    held = talks.start(turn.db, person, None, COACH.name, COACH.version, turn.now)
    talks.save(turn.db, turn.house.seal, held, Talk(answers), answers, turn.now)
    cases.audit(turn.db, who, "coach_import", None, turn.now)
    return inviting.token(turn, who, person)
