"""The sample pool: ten coaches who do not exist, of whom two have a phone."""

import json
from datetime import datetime
from importlib import resources

from sqlalchemy import Connection

from conversations.kinds import Answer, Mark
from conversations.scripts import COACH
from conversations.talk import Talk
from storage import coaches, people, talks
from storage.coaches import Standing
from storage.sealing import Seal


def fill(db: Connection, seal: Seal, now: datetime) -> None:
    """Put the pool into a database that has none yet.

    :param now: aware UTC.
    """
    if coaches.everybody(db):
        return
    text = resources.files("bot.proeftuin").joinpath("pool.json").read_text(encoding="utf-8")
    for one in json.loads(text):
        answers = {key: _answer(given) for key, given in one["answers"].items()}
        answers |= {"foto": Mark.SKIPPED, "niet_geschikt": Mark.SKIPPED}
        phone = one["phone"]
        person_id = people.meet(db, phone, "nl", now).id if phone else people.expect(db, now)
        coach = coaches.new(db, person_id, now)
        coaches.become(db, coach.id, Standing.ACTIEF)
        held = talks.start(db, person_id, None, COACH.name, COACH.version, now)
        talks.save(db, seal, held, Talk(answers), answers, now, outcome="verstuurd")


def _answer(given: Answer | list[str]) -> Answer:
    return tuple(given) if isinstance(given, list) else given
