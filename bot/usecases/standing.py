"""How a case stands, and moving it on: what guards look at is read here, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.usecases.turn import Turn
from conversations.kinds import Answer
from conversations.scripts import AFSPRAKEN, EVALUATIE_WETHOUDER, KLIK_COACH, KLIK_WETHOUDER
from conversations.traject import Event, Facts, Owner
from conversations.voorstel import Voorstel
from storage import appointments, cases, coaches, proposals, talks
from storage.appointments import Kind, State
from storage.cases import Traject
from storage.coaches import Coach
from storage.proposals import Proposal
from storage.talks import Held

USUAL = 6  # talks, where nothing else was agreed (5 to 8 is usually enough: domain.md 1.1)


@dataclass(frozen=True)
class Standing:
    """A case with the proposal that is open for it, and that coach."""

    case: Traject
    proposal: Proposal | None = None
    coach: Coach | None = None

    @property
    def planned(self) -> int:
        """How many talks it is to have."""
        return self.case.planned or USUAL

    @property
    def coach_chat(self) -> int | None:
        return self.coach.telegram_id if self.coach else None


def of(turn: Turn, case: Traject) -> Standing:
    """How a case stands now; locked, so that it stays so until the end of the turn."""
    case = cases.lock(turn.db, case.id)
    proposal = proposals.current(turn.db, turn.house.seal, case.id)
    coach = coaches.with_id(turn.db, proposal.coach_id) if proposal else None
    return Standing(case, proposal, coach)


def with_id(turn: Turn, case_id: int | None) -> Standing | None:
    """How the case with this id stands; None when there is none (any more)."""
    case = cases.with_id(turn.db, case_id) if case_id else None
    return of(turn, case) if case else None


def of_talk(turn: Turn, held: Held) -> Standing | None:
    """How the case of a talk stands; None when it goes on with another coach, or without one."""
    at = with_id(turn, held.case_id)
    mine = at and (at.proposal.id if at.proposal else None) == held.proposal_id
    return at if mine else None


def happen(turn: Turn, at: Standing, event: Event, agreed: date | None = None) -> Standing:
    """Move the case on. Raises IllegalEvent, and then nothing has changed.

    :param agreed: the day that the next state waits for (local).
    """
    now, today = turn.now, turn.today
    case = cases.happen(turn.db, at.case, event, now, today, facts(turn, at), agreed)
    return replace(at, case=case)


def becomes(turn: Turn, at: Standing, state: Voorstel) -> Standing:
    """The proposal is in another state now. Raises IllegalStep."""
    assert at.proposal
    return replace(at, proposal=proposals.to(turn.db, at.proposal, state, turn.now))


def facts(turn: Turn, at: Standing) -> Facts:
    """What the guards of the traject look at."""
    proposal = at.proposal
    if proposal is None:
        return Facts()
    return Facts(
        klik_wethouder=_klik(turn, proposal, KLIK_WETHOUDER.name, "verder"),
        klik_coach=_klik(turn, proposal, KLIK_COACH.name, "doen"),
        akkoord=agreed(turn, at),
        held=len(held(turn, at)),
        planned=at.planned,
        terugkomen=_said(turn, proposal, EVALUATIE_WETHOUDER.name, "terugkom") == "ja",
        with_coach=proposal.state is Voorstel.KLIK,
    )


def held(turn: Turn, at: Standing) -> list[appointments.Appointment]:
    """The talks that were held with the coach of now, oldest first."""
    every = appointments.of_case(turn.db, turn.house.seal, at.case.id, Kind.GESPREK)
    mine = at.proposal.id if at.proposal else None
    return [one for one in every if one.state is State.GEHOUDEN and one.about.proposal_id == mine]


def _said(turn: Turn, proposal: Proposal, script: str, key: str) -> str | None:
    """The newest answer to a question of a talk about a proposal."""
    answers: list[Answer] = [
        one.talk.answers[key]
        for one in talks.of_proposal(turn.db, turn.house.seal, proposal.id, script)
        if key in one.talk.answers
    ]
    return str(answers[-1]) if answers else None


def _klik(turn: Turn, proposal: Proposal, script: str, key: str) -> str | None:
    """What somebody says in the newest talk: a no counts at once, anything else when the talk ends,
    for until then it can be corrected.
    """
    every = talks.of_proposal(turn.db, turn.house.seal, proposal.id, script)
    answer = every[-1].talk.answers.get(key) if every else None
    counts = answer == "nee" or (every and every[-1].finished_at)
    return str(answer) if answer is not None and counts else None


def agreed(turn: Turn, at: Standing) -> frozenset[Owner]:
    """Who confirmed the agreements. Both confirm the same: what the coach changed is not agreed."""
    if at.proposal is None:
        return frozenset()
    newest = {
        Owner.WETHOUDER if one.person_id == at.case.person_id else Owner.COACH: one.talk.answers
        for one in talks.of_proposal(turn.db, turn.house.seal, at.proposal.id, AFSPRAKEN.name)
    }
    said = {who for who, answers in newest.items() if answers.get("akkoord") == "akkoord"}
    same = len({tuple(sorted(map(str, terms(one).items()))) for one in newest.values()}) == 1
    return frozenset(said if same else said - {Owner.COACH})


def terms(answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The agreements themselves, without whether somebody confirmed them."""
    return {key: answer for key, answer in answers.items() if key != "akkoord"}
