"""Talks and their answers: loaded whole, saved as the difference."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, func, insert, select, update

from conversations.kinds import Answer, Draft, dump, load
from conversations.talk import Talk
from storage import models
from storage.models import columns
from storage.prepared import Prepared
from storage.sealing import Seal

TALK = columns(models.Talk)
ANSWER = columns(models.Answer)

_TALK = select(
    TALK.id, TALK.person_id, TALK.case_id, TALK.script, TALK.turn, TALK.draft, TALK.editing,
    TALK.opened_at, TALK.heard_at, TALK.finished_at, TALK.outcome, TALK.proposal_id,
)  # fmt: skip
SCRIPT = 3  # its place in a row


class Overtaken(Exception):
    """Another process saved this talk in the meantime; the use case runs again on fresh state."""


@dataclass(frozen=True)
class Held:
    """A talk as it is held: what was said (`talk`), and where it belongs. Instants are aware UTC.

    :param case_id: None when it is about no case, as the profile of a coach.
    :param proposal_id: the proposal that it is about, if it is about one.
    """

    id: int
    person_id: int
    case_id: int | None
    script: str
    turn: int
    talk: Talk
    opened_at: datetime
    heard_at: datetime
    finished_at: datetime | None = None
    outcome: str | None = None
    proposal_id: int | None = None


class _Talks:
    """The talks for which something holds, in this order, and what was answered in them: two statements,
    however many talks there are.
    """

    def __init__(self, *where: ColumnElement[bool], newest_first: bool = False) -> None:
        self._talks = Prepared(
            _TALK.where(*where).order_by(TALK.id.desc() if newest_first else TALK.id)
        )
        # The newest turn of a key counts: rows come oldest first, later ones replace earlier ones.
        self._answers = Prepared(
            select(ANSWER.talk_id, ANSWER.key, ANSWER.turn, ANSWER.value)
            .join(models.Talk, TALK.id == ANSWER.talk_id)
            .where(*where)
            .order_by(ANSWER.talk_id, ANSWER.turn)
        )

    def held(
        self, db: Connection, seal: Seal, scripts: Collection[str] = (), **values: Any
    ) -> list[Held]:
        """Those of these scripts, or of every one; what was said in others is not opened."""
        rows = [
            row for row in self._talks.rows(db, **values) if not scripts or row[SCRIPT] in scripts
        ]
        sealed: dict[int, dict[str, tuple[int, bytes]]] = {row[0]: {} for row in rows}
        for talk_id, key, turn, value in self._answers.rows(db, **values) if rows else ():
            if talk_id in sealed:
                sealed[talk_id][key] = turn, value
        return [_held(seal, row, sealed[row[0]]) for row in rows]


_OPEN = _Talks(TALK.person_id == bindparam("person"), TALK.finished_at.is_(None), newest_first=True)
_OF_PROPOSAL = _Talks(TALK.proposal_id == bindparam("proposal"), TALK.script == bindparam("named"))
_ALL = _Talks(TALK.person_id == bindparam("person"))
_OF_CASE = _Talks(TALK.case_id == bindparam("case"))
_GAVE = (
    select(ANSWER.talk_id, ANSWER.key)
    .join(models.Talk, TALK.id == ANSWER.talk_id)
    .where(TALK.person_id == bindparam("person"), ANSWER.message_id == bindparam("message"))
    .order_by(ANSWER.talk_id.desc(), ANSWER.turn.desc())
    .limit(1)
)
_NEW_ANSWER = Prepared(insert(models.Answer), "talk_id", "turn", "key", "value", "message_id", "at")
_NEW_TALK = insert(models.Talk).returning(TALK.id)
_SAVE = Prepared(
    update(models.Talk)
    .where(TALK.id == bindparam("talk"), TALK.turn == bindparam("was"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in ("turn", "draft", "editing", "heard_at", "finished_at", "outcome")
        }
    )
)


def open_of(db: Connection, seal: Seal, person_id: int) -> list[Held]:
    """The talks that a person is in; the one on top (the newest) first."""
    return _OPEN.held(db, seal, person=person_id)


def all_of(db: Connection, seal: Seal, person_id: int) -> list[Held]:
    """Every talk of a person, oldest first."""
    return _ALL.held(db, seal, person=person_id)


def of_case(db: Connection, seal: Seal, case_id: int, *scripts: str) -> list[Held]:
    """Every talk of a case, or those of these scripts, oldest first."""
    return _OF_CASE.held(db, seal, scripts, case=case_id)


def of_proposal(db: Connection, seal: Seal, proposal_id: int, script: str) -> list[Held]:
    """Every talk of one script about a proposal, oldest first."""
    return _OF_PROPOSAL.held(db, seal, proposal=proposal_id, named=script)


def newest(
    db: Connection, seal: Seal, script: str, only: str | None = None
) -> dict[int, dict[str, Answer]]:
    """The answers of everybody's newest talk of one script (to one question `only`), by person id."""
    last = select(func.max(TALK.id)).where(TALK.script == script).group_by(TALK.person_id)
    given = (
        select(TALK.person_id, TALK.id, ANSWER.key, ANSWER.turn, ANSWER.value)
        .join(models.Answer, ANSWER.talk_id == TALK.id)
        .where(TALK.id.in_(last))
        .order_by(ANSWER.turn)
    )
    if only:
        given = given.where(ANSWER.key == only)
    sealed: dict[int, dict[str, tuple[str, bytes]]] = {}
    for person_id, talk_id, key, turn, value in db.execute(given):
        sealed.setdefault(person_id, {})[key] = (f"answer/{talk_id}/{turn}/{key}", value)
    return {
        person_id: {key: load(seal.unseal(value, row)) for key, (row, value) in answers.items()}
        for person_id, answers in sealed.items()
    }


def start(
    db: Connection,
    person_id: int,
    case_id: int | None,
    script: str,
    version: str,
    now: datetime,
    proposal_id: int | None = None,
) -> Held:
    """A new talk, on top of those that are open; about a case, or a proposal for it, or neither."""
    values = {
        "person_id": person_id,
        "case_id": case_id,
        "proposal_id": proposal_id,
        "script": script,
        "script_version": version,
        "turn": 0,
    }
    talk_id = db.execute(_NEW_TALK, {**values, "opened_at": now, "heard_at": now}).scalar_one()
    assert talk_id
    return Held(talk_id, person_id, case_id, script, 0, Talk(), now, now, proposal_id=proposal_id)


def save(
    db: Connection,
    seal: Seal,
    held: Held,
    talk: Talk,
    kept: Mapping[str, Answer],
    now: datetime,
    *,
    message_id: int | None = None,
    outcome: str | None = None,
) -> Held:
    """Write what one turn changed. `outcome` finishes the talk, and then it stays as it is.

    :param kept: new answers; rows are added, never changed.
    :param message_id: Telegram's id of the message that gave the answer, where it was typed.
    Raises Overtaken when the talk is no longer as it was loaded.
    """
    turn = held.turn + 1
    finished = now if outcome else None
    draft = seal.seal(_drafts(talk), f"talk/{held.id}/draft") if talk.drafts else None
    new = {
        "turn": turn,
        "draft": draft,
        "editing": talk.editing,
        "heard_at": now,
        "finished_at": finished,
        "outcome": outcome,
    }
    values = {f"new_{name}": value for name, value in new.items()}
    if _SAVE.run(db, talk=held.id, was=held.turn, **values) != 1:
        raise Overtaken(f"talk {held.id}")
    for key, answer in kept.items():
        value = seal.seal(dump(answer), f"answer/{held.id}/{turn}/{key}")
        row = {
            "talk_id": held.id,
            "turn": turn,
            "key": key,
            "value": value,
            "message_id": message_id,
            "at": now,
        }
        _NEW_ANSWER.run(db, **row)
    return replace(held, turn=turn, talk=talk, heard_at=now, finished_at=finished, outcome=outcome)


def given_by(db: Connection, person_id: int, message_id: int) -> tuple[int, str] | None:
    """Which answer (talk id, key) a message of this person gave, if any."""
    row = db.execute(_GAVE, {"person": person_id, "message": message_id}).first()
    return (row[0], row[1]) if row else None


def _held(seal: Seal, row: Sequence[Any], sealed: Mapping[str, tuple[int, bytes]]) -> Held:
    talk_id, person_id, case_id, script, turn, draft, editing, *rest = row
    answers = {
        key: load(seal.unseal(value, f"answer/{talk_id}/{given}/{key}"))
        for key, (given, value) in sealed.items()
    }
    drafts = _load_drafts(seal.unseal(draft, f"talk/{talk_id}/draft")) if draft else {}
    return Held(talk_id, person_id, case_id, script, turn, Talk(answers, drafts, editing), *rest)


def _drafts(talk: Talk) -> str:
    return json.dumps({key: draft.chosen for key, draft in talk.drafts.items()})


def _load_drafts(stored: str) -> dict[str, Draft]:
    return {key: Draft(tuple(chosen)) for key, chosen in json.loads(stored).items()}


def check_keys(db: Connection, seal: Seal) -> None:
    """Open the newest answer there is. Raises CannotOpen when these keys are not the ones it was
    sealed with: better at the start than in somebody's intake.
    """
    newest = select(ANSWER.talk_id, ANSWER.turn, ANSWER.key, ANSWER.value)
    row = db.execute(newest.order_by(ANSWER.talk_id.desc(), ANSWER.turn.desc()).limit(1)).first()
    if row:
        seal.unseal(row.value, f"answer/{row.talk_id}/{row.turn}/{row.key}")


def erase(db: Connection, talk_id: int, keys: Iterable[str]) -> None:
    """Erase every answer that was ever given to these questions."""
    db.execute(delete(models.Answer).where(ANSWER.talk_id == talk_id, ANSWER.key.in_(list(keys))))


def drop(db: Connection, talk_id: int) -> None:
    """Erase a talk with its answers, as if it had never been begun."""
    db.execute(delete(models.Answer).where(ANSWER.talk_id == talk_id))
    db.execute(delete(models.Talk).where(TALK.id == talk_id))
