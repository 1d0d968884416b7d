"""Who has a place no longer: the answers go, what was made of them for the group stays."""

from bot.usecases.heisessie import agenda, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.scripts import COLLEGELID
from storage import invites, leden, outgoing, prikken, talks
from storage.leden import Lid, Stand
from storage.talks import Held


def leave(turn: Turn, at: At, lid: Lid) -> None:
    """Somebody leaves a place: answers and days are erased, and the link opens nothing more."""
    if lid.invite_id:
        invites.end(turn.db, lid.invite_id, turn.now)
    prikken.choose(turn.db, at.case.id, lid.id, {}, turn.now)
    for held in answers_of(turn, at, lid):
        drop(turn, held)
    if lid.telegram_id and lid.stand is not Stand.VERTROKKEN:
        text = turn.words.say("leden.niet_meer", code=at.case.code)
        telling.told(turn, at, lid.telegram_id, text)
        if lid.telegram_id != at.case.telegram_id:
            agenda.take_out(turn, at, lid.telegram_id)
    leden.to(turn.db, lid, Stand.VERTROKKEN, turn.now)


def answers_of(turn: Turn, at: At, lid: Lid) -> list[Held]:
    """The questionnaires of whoever has a place, finished or not."""
    every = talks.of_case(turn.db, turn.house.seal, at.case.id, COLLEGELID.name)
    return [one for one in every if lid.person_id and one.person_id == lid.person_id]


def drop(turn: Turn, held: Held) -> None:
    """A talk is erased, with whatever of it was still to be said."""
    turn.wake(outgoing.take_back(turn.db, [held.id], turn.now))
    talks.drop(turn.db, held.id)
