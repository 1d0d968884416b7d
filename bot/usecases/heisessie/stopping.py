"""Who asked for it stops it, or somebody is not in it any more: who hears that, and what follows."""

from dataclasses import dataclass

from bot.messages import Key, Message, column
from bot.usecases.heisessie import agenda, ending, office, overdragen, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import CLOSED, OPEN, State
from conversations.traject import Owner
from storage import cases, heisessies, leden
from storage.coaches import Coach
from storage.people import Known

# What somebody can stop in a role, and while what is so. Who is only asked to lead it says no.
STOPS = {Owner.AANVRAGER: "stop", Owner.BEGELEIDER: "teruggeven"}
CAN_STOP = {
    "stop": frozenset(OPEN) - {State.VRAGEN},
    "teruggeven": frozenset(OPEN[OPEN.index(State.INTAKEGESPREK) : OPEN.index(State.AFSPRAKEN)]),
}
# What a message asks, and its buttons: whether it is to stop, and whether that is sure.
ASKS = "stoppen"
BUTTONS = {
    "stop_aanbod": ("stop",),
    "stop_zeker": ("stop_ja", "laat"),
    "teruggeven_aanbod": ("teruggeven",),
    "teruggeven_zeker": ("teruggeven_ja", "laat"),
}


@dataclass(frozen=True)
class Part:
    """What somebody is in a heisessie, and the chats of all others."""

    at: At
    roles: list[Owner]
    place: str
    others: list[int]


def offer(turn: Turn, person: Known) -> bool:
    """The ways to stop what somebody asked for, or leads; whether there is any."""
    found = False
    for case in standing.of_person(turn, person):
        at = standing.of(turn, case)
        for role in standing.roles(turn, at, person):
            action = STOPS.get(role)
            if action and case.state in CAN_STOP[action] and (at.begeleider or action == "stop"):
                _ask(turn, person, at, f"{action}_aanbod")
                found = True
    return found


def offer_member(turn: Turn, person: Known) -> bool:
    """What a member can do who wants to stop; whether somebody is one."""
    mine = [
        at
        for case in standing.of_person(turn, person)
        if Owner.LID in standing.roles(turn, at := standing.of(turn, case), person)
    ]
    for at in mine:
        telling.tell(turn, at, person.telegram_id, "heisessie.stop_lid")
    return bool(mine)


def goes_along(turn: Turn, person: Known) -> list[str]:
    """What happens to each heisessie that somebody asked for or leads, when that person is erased."""
    found = []
    for case in standing.of_person(turn, person):
        at = standing.of(turn, case)
        if case.person_id == person.id and case.state is not State.VRAGEN:
            found.append(turn.words.say("wis.zeker.aanvrager", code=case.code))
        elif at.begeleider and at.begeleider.person_id == person.id:
            found.append(turn.words.say("wis.zeker.begeleider", code=case.code))
    return found


def sure(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Who asked for it wants to stop: that is asked once more."""
    _ask(turn, person, at, "stop_zeker")


def give_back_sure(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Who leads it cannot go on: that is asked once more."""
    _ask(turn, person, at, "teruggeven_zeker")


def offered(turn: Turn, at: At, asks: str) -> list[Key]:
    """The buttons of a message that asks this."""
    return [telling.key(turn, at, one) for one in BUTTONS[asks.partition("/")[2]]]


def give_back(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Another begeleider is looked for; nobody asks why."""
    turn.say(person.telegram_id, "heisessie.teruggegeven", code=at.case.code)
    _look_for_another(turn, at, known=True)


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
        _look_for_another(turn, at, known=part.at.case.coach_id is not None)


def without(turn: Turn, coach: Coach, *, only_asked: bool) -> None:
    """A coach leads nothing any more, or only takes nothing new: the office looks for another one."""
    for case in heisessies.of_coach(turn.db, coach.id):
        leads = case.coach_id == coach.id
        if case.state in CLOSED or (leads and only_asked):
            continue
        _look_for_another(turn, standing.of(turn, case), known=leads)


def _look_for_another(turn: Turn, at: At, *, known: bool) -> None:
    at = overdragen.let_go(turn, at, known=known)
    office.tell(turn, at, "coordinator.heisessie_zonder_begeleider", ("begeleiders", "bekijk"))


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


def _ask(turn: Turn, person: Known, at: At, what: str) -> None:
    asks = f"{ASKS}/{what}"
    text = turn.words.say(f"heisessie.{what}", code=at.case.code)
    message = Message(text=text, keys=column(offered(turn, at, asks)), asks=asks)
    turn.send(person.telegram_id, message, case_id=at.case.id)
