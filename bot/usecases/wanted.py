"""What somebody wants of messages: as was chosen, or as follows from what was answered anyway."""

from bot.usecases.turn import Turn
from conversations.instellingen import FIRST, LAST, Instellingen
from conversations.kinds import Answer
from conversations.scripts import COACH, COLLEGE, WETHOUDER
from conversations.traject import Owner
from storage import glance, settings

EVENINGS = {"ma": 0, "di": 1, "wo": 2, "do": 3}
# Where somebody lives or works: whose recess it is.
_WETHOUDER, _COACH = (WETHOUDER.name, "gemeente"), (COACH.name, "woonplaats")
PLACE = {
    Owner.WETHOUDER: _WETHOUDER,
    Owner.COACH: _COACH,
    Owner.BEGELEIDER: _COACH,
    Owner.AANVRAGER: (COLLEGE.name, "gemeente"),
    Owner.LID: _WETHOUDER,  # known of who looks for a coach too; of nobody else
}


def own(turn: Turn, person_id: int, role: Owner) -> Instellingen:
    """What somebody chose, or else what follows from the answers that were given anyway."""
    chosen = settings.of(turn.db, person_id)
    script, place = PLACE[role]
    keys = [place, "raadsavond"] if place == "gemeente" else [place]
    told = glance.told(turn.db, turn.house.seal, person_id, script, keys)
    council = (
        EVENINGS.get(str(told.get("raadsavond"))) if chosen.council is None else chosen.council
    )
    regions = turn.house.kalender.regions(_code(told.get(place)))
    return Instellingen(
        chosen.since or FIRST,
        chosen.until or LAST,
        chosen.only_at,
        chosen.not_on or frozenset(),
        council,
        frozenset({chosen.region}) if chosen.region else regions,
        chosen.off,
    )


def _code(answer: Answer | None) -> str | None:
    return answer if isinstance(answer, str) else None
