"""Who asked for it stops it, or somebody is not in it any more: who hears that, and what follows."""

from dataclasses import dataclass

from bot.messages import Key, Message, column
from bot.usecases.heisessie import agenda, ending, office, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import CLOSED, Event, State, can
from conversations.traject import Owner
from storage import cases, heisessies, leden
from storage.coaches import Coach
from storage.people import Known

# What a message asks: whether it is to stop, and whether that is sure.
ASKS, SURE = "stoppen", "stoppen/zeker"


@dataclass(frozen=True)
class Part:
    """What somebody is in a heisessie, and the chats of all others."""

    at: At
    roles: list[Owner]
    place: str
    others: list[int]


def offer(turn: Turn, person: Known) -> bool:
    """The ways to stop what somebody asked for; whether there is any."""
    mine = [
        one
        for one in heisessies.of_person(turn.db, person.id)
        if one.state not in CLOSED and one.state is not State.VRAGEN
    ]
    for case in mine:
        at = standing.of(turn, case)
        text = turn.words.say("heisessie.stop_aanbod", code=case.code)
        message = Message(text=text, keys=column(offered(turn, at, ASKS)), asks=ASKS)
        turn.send(person.telegram_id, message, case_id=case.id)
    return bool(mine)


def sure(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Who asked for it wants to stop: that is asked once more."""
    text = turn.words.say("heisessie.stop_zeker", code=at.case.code)
    message = Message(text=text, keys=column(offered(turn, at, SURE)), asks=SURE)
    turn.send(person.telegram_id, message, case_id=at.case.id)


def offered(turn: Turn, at: At, asks: str) -> list[Key]:
    """The buttons of a message that asks this."""
    actions = ("stop_ja", "laat") if asks == SURE else ("stop",)
    return [telling.key(turn, at, one) for one in actions]


def leave_it(turn: Turn, person: Known, _at: At, _: str = "") -> None:
    """It goes on."""
    turn.say(person.telegram_id, "wens.laat")


def stop(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Who asked for it stops it: everybody hears that, and so does the office where it knew."""
    knew = at.case.state is not State.VRAGEN
    at = ending.end(turn, at, person.telegram_id)
    turn.say(person.telegram_id, "heisessie.zelf_gestopt", code=at.case.code)
    if knew:
        office.tell(turn, at, "coordinator.heisessie_gestopt", ())


def parts(turn: Turn, person: Known) -> list[Part]:
    """What somebody is in, before that person is erased; what asks the office something about what
    goes with the person loses its buttons.
    """
    found = []
    for case in standing.of_person(turn, person):
        at = standing.of(turn, case)
        lid = leden.of_person(turn.db, case.id, person.id)
        others = [one for one in ending.chats(turn, at) if one != person.telegram_id]
        roles = standing.roles(turn, at, person)
        found.append(Part(at, roles, lid.place if lid else "", others))
        if Owner.AANVRAGER in roles:
            ending.end_notices(turn, at)
    return found


def part_company(turn: Turn, person: Known, part: Part) -> None:
    """Somebody was erased: what they asked for is gone, and the rest goes on without them."""
    agenda.take_out(turn, part.at, person.telegram_id)
    if Owner.AANVRAGER in part.roles:
        _gone(turn, part)
        return
    at = standing.with_id(turn, part.at.case.id)
    assert at
    if Owner.LID in part.roles:
        place = standing.said(turn.words, part.place)
        office.tell(turn, at, "coordinator.heisessie_lid_weg", ("stand",), wie=place)
        telling.tell(turn, at, _of(at.begeleider), "heisessie.lid_weg", wie=place)
    if Owner.BEGELEIDER in part.roles:
        _look_for_another(turn, at, told=part.at.case.coach_id is not None)


def without(turn: Turn, coach: Coach, *, only_asked: bool) -> None:
    """A coach leads nothing any more, or only takes nothing new: the office looks for another one."""
    for case in heisessies.of_coach(turn.db, coach.id):
        leads = case.coach_id == coach.id
        if case.state in CLOSED or (leads and only_asked):
            continue
        at = standing.decide(turn, standing.of(turn, case), asked_id=None, coach_id=None)
        if leads and coach.telegram_id:
            agenda.take_out(turn, at, coach.telegram_id)
        _look_for_another(turn, at, told=leads)


def _look_for_another(turn: Turn, at: At, *, told: bool) -> None:
    """It goes back to the office; who asked for it hears that, where a begeleider was known."""
    if can(at.case.state, Event.BEGELEIDER_NEE):
        at = standing.happen(turn, at, Event.BEGELEIDER_NEE)
    office.tell(turn, at, "coordinator.heisessie_zonder_begeleider", ("begeleiders", "bekijk"))
    if told:
        telling.tell(turn, at, at.case.telegram_id, "heisessie.zonder_begeleider")


def _gone(turn: Turn, part: Part) -> None:
    case = part.at.case
    cases.audit(turn.db, "zelf", "gewist", case.id, turn.now)
    for chat in part.others:
        telling.tell(turn, part.at, chat, "heisessie.gestopt")
        agenda.take_out(turn, part.at, chat)
    if case.state is not State.VRAGEN:
        office.tell(turn, part.at, "coordinator.heisessie_gewist", ())


def _of(coach: Coach | None) -> int | None:
    return coach.telegram_id if coach else None
