"""The commands of the menu."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.messages import Key, Message
from bot.usecases import (
    coaching,
    following,
    inviting,
    overviews,
    own_data,
    preferences,
    standing,
    talking,
    wiping,
    wishes,
)
from bot.usecases.heisessie import overview, stopping
from bot.usecases.heisessie.standing import of_person
from bot.usecases.turn import Turn
from conversations.events import Back, Event, GoOn, Overview, Resumed
from conversations.says import Paused
from conversations.scripts import WETHOUDER
from conversations.traject import CLOSED, State
from storage import cases, coaches, talks, terms
from storage.cases import Traject
from storage.coaches import Coach, Standing
from storage.people import Known

IN_TALK: dict[str, Event] = {
    "start": Resumed(),
    "verder": GoOn(),
    "terug": Back(),
    "overzicht": Overview(),
}

ALSO = {"help": "hulp"}  # what people know from other bots
BEFORE_A_COACH = (State.VRAGEN, State.TE_BELLEN, State.GESPREK_GEPLAND, State.ZOEKEN)

# What buttons that belong to no talk send.
BUTTONS = coaching.BUTTONS | {
    "start",
    "heisessie",
    "heisessie:nieuw",
    "wis:ja",
    "wis:nee",
    "mijngegevens:ja",
    "mijngegevens:nee",
}


def command(turn: Turn, person: Known, name: str, payload: str = "") -> None:
    """One command; `payload` is what a link to the bot put behind it."""
    name = ALSO.get(name, name)
    chat = person.telegram_id
    if name == "start" and payload == "heisessie":
        command(turn, person, payload)
    elif name == "start" and payload:
        following.follow(turn, person, inviting.open_link(turn, person, payload))
    elif name == "overzicht" and _stands(turn, person):
        pass  # who is beyond the questions sees how everything stands
    elif name in IN_TALK:
        _in_talk(turn, person, name)
    elif name in SHOWS:
        SHOWS[name](turn, person)
    else:
        match name:
            case "profiel":
                following.follow(turn, person, coaching.profile(turn, person))
            case "instellingen":
                preferences.show(turn, person, payload)
            case _:
                turn.say(chat, "opdracht.onbekend")


def named(text: str) -> str | None:
    """The command that a text is the word for, such as "stop" or "Hulp."."""
    word = text.strip().casefold().rstrip(".! ")
    return word if word in WORDS or word in ALSO else None


def pressed(turn: Turn, person: Known, data: str) -> None:
    """A button that belongs to no talk (`BUTTONS`)."""
    match data:
        case "start" | "heisessie":
            command(turn, person, data)
        case "heisessie:nieuw":
            following.heisessie(turn, person, besides=True)
        case "wis:ja":
            wiping.wipe(turn, person)
        case "wis:nee":
            turn.say(person.telegram_id, "wis.nee")
        case "mijngegevens:ja":
            own_data.hand_over(turn, person)
        case "mijngegevens:nee":
            turn.say(person.telegram_id, "mijngegevens.niet")
        case _:
            following.follow(turn, person, coaching.pressed(turn, person, data))


def nothing_open(turn: Turn, person: Known, message_id: str, *, begin: bool = False) -> None:
    """Somebody speaks and no talk is open: begin, or say how it stands."""
    case = cases.of_person(turn.db, person.id)
    waits = case is not None and case.state is State.TE_BELLEN
    sent = _sent_at(turn, person) if waits else None
    if sent:
        turn.say(person.telegram_id, "al_verstuurd", wanneer=turn.house.moment(sent))
    elif not begin:
        known = any(_part(turn, person)) or bool(of_person(turn, person))
        takes_part = message_id != "knop_vreemd" and known
        turn.say(person.telegram_id, "niets_open.loopt" if takes_part else message_id)
    elif not _overview(turn, person):
        _begin(turn, person)


def _help(turn: Turn, person: Known) -> None:
    is_coach = coaches.of_person(turn.db, person.id) is not None
    turn.say(person.telegram_id, "hulp.coach" if is_coach else "hulp")


def _privacy(turn: Turn, person: Known) -> None:
    """What is kept, and what for, of each thing that somebody is in."""
    is_coach = coaches.of_person(turn.db, person.id) is not None
    in_heisessie = bool(of_person(turn, person))
    if is_coach:
        turn.say(person.telegram_id, "privacy.coach")
    elif not in_heisessie or cases.of_person(turn.db, person.id):
        turn.say(person.telegram_id, "privacy")
    if in_heisessie:
        turn.say(person.telegram_id, "privacy.heisessie")


def _begin(turn: Turn, person: Known) -> None:
    """The first questions: for who was invited as a coach the profile, for anybody else the intake."""
    if coaches.of_person(turn.db, person.id):
        following.follow(turn, person, coaching.profile(turn, person))
    else:
        case = cases.open_for(turn.db, person.id, turn.now, turn.today)
        talking.begin(turn, person, WETHOUDER, case.id)


def _in_talk(turn: Turn, person: Known, name: str) -> None:
    held = talks.open_of(turn.db, turn.house.seal, person.id)
    if held:
        newest = max(held, key=lambda one: (one.heard_at, one.id))
        following.follow(turn, person, talking.go(turn, person, newest, IN_TALK[name]))
    else:
        nothing_open(turn, person, "overzicht.niets", begin=name in ("start", "verder"))


def _overview(turn: Turn, person: Known) -> bool:
    """Show how everything stands, to a coach and to somebody whose intake was sent; False for others."""
    coach, case = _part(turn, person)
    college = overview.show(turn, person, beside=bool(coach or case))
    if coach:
        overviews.coach(turn, person, coach.id)
        coaching.own_part(turn, person, coach)
    if case:
        overviews.wethouder(turn, person, case)
    return bool(coach or case or college)


def _stands(turn: Turn, person: Known) -> bool:
    """Likewise, or what is over and still kept."""
    return _overview(turn, person) or overview.show_closed(turn, person)


def _part(turn: Turn, person: Known) -> tuple[Coach | None, Traject | None]:
    """What somebody takes part in: as a coach, and with a case of which the intake was sent."""
    coach = coaches.of_person(turn.db, person.id)
    case = cases.of_person(turn.db, person.id)
    # Who asked to be called may not have sent anything, and can still begin.
    is_sent = case and (case.state not in BEFORE_A_COACH or _sent_at(turn, person))
    takes_part = coach is not None and coach.state is not Standing.UITGENODIGD
    return coach if takes_part else None, case if is_sent else None


def _sent_at(turn: Turn, person: Known) -> datetime | None:
    """When the intake was sent, if it was."""
    every = talks.all_of(turn.db, turn.house.seal, person.id)
    sent = (one for one in reversed(every) if one.script == WETHOUDER.name)
    return next((one.finished_at for one in sent if one.outcome == "verstuurd"), None)


def _stop(turn: Turn, person: Known) -> None:
    """Stop with the questions; where none is open, the ways to rest and to stop with all of it."""
    coach, case = _part(turn, person)
    held = talks.open_of(turn.db, turn.house.seal, person.id)
    if held:
        message = turn.house.render(WETHOUDER, held[0].id).message(Paused())
        if coach or case:
            text = f"{message.text}\n\n{turn.words.say('gestopt.loopt')}"
            message = replace(message, text=text)
        turn.send(person.telegram_id, message)
        stopping.offer(turn, person)
        return
    if coach:
        coaching.own_part(turn, person, coach)
    college = stopping.offer(turn, person)
    if case and case.state not in CLOSED:
        wishes.offer(turn, person, standing.of(turn, case), "")
    elif not coach and not college and not stopping.offer_member(turn, person):
        nothing_open(turn, person, "overzicht.niets")


def _sure(turn: Turn, person: Known, message_id: str) -> None:
    """Ask first: what comes next cannot be undone, or shows what was private."""
    if terms.is_loose(turn.db, person.id):
        turn.say(person.telegram_id, "wis.niets")
        return
    about = message_id.removesuffix(".zeker")
    keys = tuple(
        (Key(turn.words.label(f"knop.{about}_{answer}"), f"{about}:{answer}"),)
        for answer in ("ja", "nee")
    )
    also = stopping.goes_along(turn, person) if about == "wis" else []
    text = "\n\n".join([turn.words.say(message_id), *also])
    turn.send(person.telegram_id, Message(text=text, keys=keys))


SHOWS: dict[str, Callable[[Turn, Known], None]] = {
    "stop": _stop,
    "hulp": _help,
    "privacy": _privacy,
    "heisessie": following.heisessie,
    "afspraken": overviews.appointments,
    "wissen": partial(_sure, message_id="wis.zeker"),
    "mijngegevens": partial(_sure, message_id="mijngegevens.zeker"),
}
# What can be typed without the stroke, where no question is open.
WORDS = {*IN_TALK, *SHOWS, "instellingen"}
