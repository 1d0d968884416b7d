"""Erasure: everything about one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, delete, or_, select, update

from conversations.voorstel import OPEN
from storage import outgoing
from storage.appointments import State
from storage.models import (
    HEISESSIE,
    TRAJECT,
    Answer,
    Appointment,
    Case,
    Coach,
    Consent,
    Invite,
    Outgoing,
    Person,
    Proposal,
    Talk,
    columns,
)
from storage.models_heisessie import (
    Collegelid,
    Heisessie,
    Prikdag,
    Prikkeuze,
    Programma,
    Werkafspraak,
)
from storage.models_nudges import Nudge, Setting

TALK = columns(Talk)
CASE = columns(Case)
COACH = columns(Coach)
ANSWER = columns(Answer)
INVITE = columns(Invite)
PERSON = columns(Person)
OUTGOING = columns(Outgoing)
PROPOSAL = columns(Proposal)
APPOINTMENT = columns(Appointment)
NUDGE = columns(Nudge)
LID = columns(Collegelid)


@dataclass(frozen=True)
class Erased:
    """What is to be done after an erasure.

    :param chats: in which something must be removed now.
    :param without_coach: ids of the cases of others in which the erased person was the coach.
    :param cancelled: ids of the appointments for these that were planned, and are off.
    """

    chats: list[int]
    without_coach: list[int]
    cancelled: list[int]


def forget(db: Connection, person_id: int, now: datetime) -> Erased:
    """Erase a person: answers, talks, consents, invites, the case with all that others said about it,
    the coach that the person was, and the person. What was to be sent about them is not sent.
    """
    kinds = {HEISESSIE: forget_heisessie, TRAJECT: forget_traject}
    chats = [
        chat
        for kind, forget_one in kinds.items()
        for case_id in _ids(db, CASE.id, CASE.person_id == person_id, CASE.kind == kind)
        for chat in forget_one(db, case_id, now)
    ]
    coach = _ids(db, COACH.id, COACH.person_id == person_id)
    _leave_colleges(db, person_id, coach)
    chats += forget_talks(db, _ids(db, TALK.id, TALK.person_id == person_id), now)
    chat = select(PERSON.telegram_id).where(PERSON.id == person_id).scalar_subquery()
    db.execute(delete(Outgoing).where(OUTGOING.chat_id == chat, OUTGOING.state == "sent"))
    without_coach, cancelled = _leave(db, coach, now)
    db.execute(delete(Invite).where(or_(INVITE.person_id == person_id, INVITE.used_by == chat)))
    db.execute(delete(Nudge).where(NUDGE.person_id == person_id))
    for table in (Setting, Coach, Consent):
        db.execute(delete(table).where(columns(table).person_id == person_id))
    db.execute(delete(Person).where(PERSON.id == person_id))
    return Erased(chats, without_coach, cancelled)


def forget_traject(db: Connection, case_id: int, now: datetime) -> list[int]:
    """Erase a traject with all that anybody said about it; the chats in which something must be
    removed now. The people in it stay.
    """
    proposals = _ids(db, PROPOSAL.id, PROPOSAL.case_id == case_id)
    about = or_(TALK.case_id == case_id, TALK.proposal_id.in_(proposals))
    chats = forget_talks(db, _ids(db, TALK.id, about), now, [case_id])
    for table in (Appointment, Proposal):
        db.execute(delete(table).where(columns(table).case_id == case_id))
    _forget_case(db, case_id)
    return chats


def forget_heisessie(db: Connection, case_id: int, now: datetime) -> list[int]:
    """Erase a heisessie with all that anybody said about it; the chats in which something must be
    removed now. The people in it stay.
    """
    chats = forget_talks(db, _ids(db, TALK.id, TALK.case_id == case_id), now, [case_id])
    db.execute(delete(Outgoing).where(OUTGOING.case_id == case_id, OUTGOING.state == "sent"))
    days = select(columns(Prikdag).id).where(columns(Prikdag).case_id == case_id)
    db.execute(delete(Prikkeuze).where(columns(Prikkeuze).prikdag_id.in_(days)))
    for table in (Werkafspraak, Prikdag, Programma, Collegelid, Invite, Heisessie):
        db.execute(delete(table).where(columns(table).case_id == case_id))
    _forget_case(db, case_id)
    return chats


def forget_members(
    db: Connection, case_id: int, script: str, number: str, now: datetime
) -> list[int]:
    """Erase what the members of a heisessie said: their script, and the one in which they told their
    number; that of who asked for it stays. Returns the chats in which something must be removed now.
    """
    asked_for = select(CASE.person_id).where(CASE.id == case_id).scalar_subquery()
    of_others = and_(TALK.script == number, TALK.person_id != asked_for)
    theirs = (TALK.case_id == case_id, or_(TALK.script == script, of_others))
    return forget_talks(db, _ids(db, TALK.id, *theirs), now)


def forget_talks(
    db: Connection, talk_ids: Sequence[int], now: datetime, case_ids: Sequence[int] = ()
) -> list[int]:
    """Erase talks with their answers. What was to be sent about these, or about these cases, is not
    sent; the chats in which something must be removed now.
    """
    chats = outgoing.take_back(db, talk_ids, now, case_ids)
    db.execute(delete(Answer).where(ANSWER.talk_id.in_(talk_ids)))
    db.execute(delete(Outgoing).where(OUTGOING.talk_id.in_(talk_ids), OUTGOING.state == "sent"))
    db.execute(delete(Talk).where(TALK.id.in_(talk_ids)))
    return chats


def _forget_case(db: Connection, case_id: int) -> None:
    """What somebody else was told about it still counts for how much that is in a year."""
    db.execute(update(Nudge).where(NUDGE.case_id == case_id).values(case_id=None, occurrence=""))
    db.execute(delete(Case).where(CASE.id == case_id))


def _leave_colleges(db: Connection, person_id: int, coach: Sequence[int]) -> None:
    """The heisessies of others go on without this member, or look for another begeleider."""
    mine = _ids(db, LID.id, LID.person_id == person_id)
    db.execute(delete(Prikkeuze).where(columns(Prikkeuze).collegelid_id.in_(mine)))
    gone = update(Collegelid).where(LID.id.in_(mine))
    db.execute(gone.values(person_id=None, invite_id=None, state="vertrokken"))
    for led in (columns(Heisessie).coach_id, columns(Heisessie).asked_id):
        db.execute(update(Heisessie).where(led.in_(coach)).values({led.name: None}))


def _leave(db: Connection, coach: Sequence[int], now: datetime) -> tuple[list[int], list[int]]:
    """The cases of others go on without this coach: what was held stays, without a name or place."""
    proposals = _ids(db, PROPOSAL.id, PROPOSAL.coach_id.in_(coach))
    without = _ids(db, PROPOSAL.case_id, PROPOSAL.id.in_(proposals), PROPOSAL.state.in_(OPEN))
    theirs = APPOINTMENT.coach_id.in_(coach)
    off = update(Appointment).where(theirs, APPOINTMENT.state == State.GEPLAND.value)
    new = {"state": State.AFGEZEGD.value, "sequence": APPOINTMENT.sequence + 1, "changed_at": now}
    cancelled = sorted(db.execute(off.values(new).returning(APPOINTMENT.id)).scalars())
    offered = update(Appointment).where(theirs, APPOINTMENT.state == State.AANGEBODEN.value)
    db.execute(offered.values(state=State.VERVALLEN.value, changed_at=now))
    nobody = {"coach_id": None, "proposal_id": None, "place": None}
    db.execute(update(Appointment).where(theirs).values(nobody))
    about = update(Talk).where(TALK.proposal_id.in_(proposals))
    db.execute(about.values(proposal_id=None))
    db.execute(delete(Proposal).where(PROPOSAL.id.in_(proposals)))
    return without, cancelled


def _ids(db: Connection, column: ColumnElement[int], *where: ColumnElement[bool]) -> list[int]:
    return list(db.execute(select(column).where(*where).order_by(column)).scalars())
