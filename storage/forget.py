"""Erasure: everything about one person."""

from datetime import datetime

from sqlalchemy import Connection, delete, or_, select

from storage import outgoing
from storage.models import Answer, Case, Consent, Outgoing, Person, Talk, columns

TALK = columns(Talk)
CASE = columns(Case)
ANSWER = columns(Answer)
PERSON = columns(Person)
OUTGOING = columns(Outgoing)


def forget(db: Connection, person_id: int, now: datetime) -> list[int]:
    """Erase a person: answers, talks, consents, case and the person. What was to be sent about
    them is not sent. Returns the chats in which something must be removed now.
    """
    talk_ids = list(db.execute(select(TALK.id).where(TALK.person_id == person_id)).scalars())
    case_ids = db.execute(select(CASE.id).where(CASE.person_id == person_id)).scalars()
    chats = outgoing.take_back(db, talk_ids, now, case_ids)
    db.execute(delete(Answer).where(ANSWER.talk_id.in_(talk_ids)))
    chat = select(PERSON.telegram_id).where(PERSON.id == person_id).scalar_subquery()
    theirs = or_(OUTGOING.chat_id == chat, OUTGOING.talk_id.in_(talk_ids))
    db.execute(delete(Outgoing).where(theirs, OUTGOING.state == "sent"))
    for table in (Talk, Consent, Case):
        db.execute(delete(table).where(columns(table).person_id == person_id))
    db.execute(delete(Person).where(PERSON.id == person_id))
    return chats
