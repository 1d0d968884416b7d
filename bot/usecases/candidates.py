"""The candidates for a case: the pool as it is stored now, held against one wethouder."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.usecases.turn import Turn
from conversations.grenzen import Limit
from conversations.matching import Candidate, Ranking, rank
from conversations.pool import Answers, Coach, Gemist, Wethouder, missed_in
from conversations.script import Script, chosen
from conversations.scripts import COACH, KLIK_WETHOUDER, WETHOUDER
from storage import coaches, proposals, talks
from storage.cases import Traject
from storage.talks import Held


@dataclass(frozen=True)
class Found:
    """The ranking for a case.

    :param profiles: what the coaches said of themselves, by coach id.
    :param intake_id: the talk with the newest intake of the case.
    """

    ranking: Ranking
    profiles: Mapping[int, Answers]
    intake_id: int | None

    def name(self, coach_id: int) -> str:
        """The name of a coach; for the office."""
        return called(self.profiles.get(coach_id, {}), coach_id)

    def most(self, coach_id: int) -> int:
        """How many trajecten a coach wants at once."""
        return wants(self.profiles.get(coach_id, {}))

    def candidate(self, coach_id: int) -> Candidate | None:
        """This coach, when nothing forbids it."""
        return next((one for one in self.ranking.candidates if one.coach == str(coach_id)), None)

    def limits(self, coach_id: int) -> tuple[Limit, ...]:
        """What forbids this coach."""
        out = (one.limits for one in self.ranking.excluded if one.coach == str(coach_id))
        return next(out, ())


def ranking(turn: Turn, case: Traject) -> Found:
    """Every coach who takes part, for this case. Nobody is a coach of oneself."""
    told = coaches.profiles(turn.db, turn.house.seal)
    profiles = {coach_id: COACH.path(answers).known for coach_id, answers in told.items()}
    colleges = _colleges(turn, case)
    pool = [
        Coach(
            str(one.id),
            profiles.get(one.id, {}),
            load,
            one.paused_until,
            colleges.get(one.id, frozenset()),
        )
        for one, load in coaches.active(turn.db)
        if one.person_id != case.person_id
    ]
    scripts = (WETHOUDER.name, KLIK_WETHOUDER.name)
    every = talks.of_case(turn.db, turn.house.seal, case.id, *scripts)
    intakes = _of(every, WETHOUDER)
    wethouder = _wethouder(turn, case, every)
    ranked = rank(wethouder, pool, turn.house.kaart, turn.today)
    return Found(ranked, profiles, intakes[-1].id if intakes else None)


def intake(turn: Turn, case: Traject) -> tuple[int | None, Answers]:
    """The newest intake of a case: the id of that talk, and the answers on its path."""
    every = talks.of_case(turn.db, turn.house.seal, case.id, WETHOUDER.name)
    return (every[-1].id, _known(WETHOUDER, every[-1])) if every else (None, {})


def name_of(turn: Turn, coach: coaches.Coach) -> str:
    """The name of one coach; for the office."""
    named = talks.newest(turn.db, turn.house.seal, COACH.name, "naam")
    return called(named.get(coach.person_id, {}), coach.id)


def called(profile: Answers, coach_id: int) -> str:
    """The name in a profile, or a number where it has none yet; for the office."""
    return str(profile.get("naam", f"#{coach_id}"))


def wants(profile: Answers) -> int:
    """How many trajecten a coach with this profile wants at once."""
    most = profile.get("aantal")
    return most if isinstance(most, int) else 0


def _wethouder(turn: Turn, case: Traject, every: list[Held]) -> Wethouder:
    intakes = _of(every, WETHOUDER)
    missed: frozenset[Gemist] = frozenset().union(
        *(missed_in(_known(KLIK_WETHOUDER, one)) for one in _of(every, KLIK_WETHOUDER))
    )
    barred = {str(id_): why for id_, why in proposals.refused(turn.db, case.id).items()}
    answers = _known(WETHOUDER, intakes[-1]) if intakes else {}
    return Wethouder(case.code, answers, barred, missed)


def _colleges(turn: Turn, case: Traject) -> dict[int, frozenset[str]]:
    """By coach id the gemeenten in which a coach coaches somebody else now, or was asked to."""
    told = talks.newest(turn.db, turn.house.seal, WETHOUDER.name, "gemeente")
    found: dict[int, frozenset[str]] = {}
    for coach_id, person_id in coaches.pairs(turn.db):
        if person_id != case.person_id:
            theirs = chosen(told.get(person_id, {}).get("gemeente"))
            found[coach_id] = found.get(coach_id, frozenset()) | frozenset(theirs)
    return found


def _of(every: list[Held], script: Script) -> list[Held]:
    return [one for one in every if one.script == script.name]


def _known(script: Script, held: Held) -> Answers:
    return script.path(held.talk.answers).known
