"""/instellingen: when and about what somebody wants to be written to, shown and changed in plain words.

Rule of this file: a button says what is to be, not what is to change. Pressed twice it does the same.
"""

from collections.abc import Iterable, Iterator
from datetime import time

from bot.messages import Key, Message, column
from bot.usecases import sides, situation
from bot.usecases.turn import Turn
from conversations import hearing
from conversations.instellingen import DAYS, REGIONS, Instellingen, Soort
from conversations.traject import Owner
from conversations.wensen import understood
from storage import coaches, due, settings, shown
from storage.people import Known
from storage.settings import NO_EVENING

# What can be chosen for the hours: the fields that it sets.
HOURS: dict[str, dict[str, object]] = {
    "altijd": {"since": None, "until": None, "only_at": None},
    "ochtend": {"since": None, "until": time(12), "only_at": None},
    "middag": {"since": time(12), "until": time(17), "only_at": None},
    "om_9": {"only_at": time(9)},
    "om_13": {"only_at": time(13)},
    "om_17": {"only_at": time(17)},
}
TOPICS = ("tijden", "dagen", "raadsavond", "regio", "soorten")
ASKS = "instellingen"  # in the newest message: behind a slash the topic that it is about
HOW = ("wel", "niet")


def show(turn: Turn, person: Known, payload: str = "") -> None:
    """How it is set now, with what can be changed; or change it, when a wish was typed behind."""
    if payload and not typed(turn, person, payload):
        turn.say(person.telegram_id, "instellingen.niet_begrepen")
    elif not payload:
        _show(turn, person)


def typed(turn: Turn, person: Known, text: str) -> bool:
    """A wish that somebody typed, such as "niet op maandag", or what is on a button of the settings
    that were shown last; False when it is neither.
    """
    own, topic = _own(turn, person), _shown(turn, person)
    keys = _keys(turn, person, topic, own) if topic is not None else []
    meant = hearing.pick(text, [(key.data, key.label) for key in keys])
    if isinstance(meant, str):
        pressed(turn, person, person.id, meant.split(":", 2)[2], 0)
    elif wish := understood(text, own):
        _choose(turn, person, **wish)
    else:
        return False
    return True


def wished(turn: Turn, person: Known, text: str) -> bool:
    """A wish that somebody typed right after the settings, which comes before any open question."""
    wish = understood(text, _own(turn, person)) if _shown(turn, person) is not None else None
    if wish:
        _choose(turn, person, **wish)
    return wish is not None


def not_understood(turn: Turn, person: Known) -> bool:
    """Say so when the settings were shown last; False when they were not."""
    if _shown(turn, person) is None:
        return False
    turn.say(person.telegram_id, "instellingen.niet_begrepen")
    return True


def pressed(turn: Turn, person: Known, number: int, action: str, message_id: int) -> None:
    """A button of the settings (`i:{person}:{topic}`, or with `:{choice}` behind it)."""
    topic, _, choice = action.partition(":")
    sides.strip(turn, person, message_id)
    if number != person.id:
        turn.say(person.telegram_id, "knop_vreemd")
        return
    own = _own(turn, person)
    if topic == "klaar":
        turn.say(person.telegram_id, "instellingen.klaar")
    elif topic == "terug":
        _show(turn, person)
    elif topic not in TOPICS:
        turn.say(person.telegram_id, "knop_vreemd")
    elif change := _changes(own, topic, choice):
        _choose(turn, person, **change)
    else:
        _ask(turn, person, topic, own)


def _changes(own: Instellingen, topic: str, choice: str) -> dict[str, object]:
    """The fields that a choice sets; nothing when it is no choice."""
    name, _, how = choice.partition("-")
    match topic:
        case "tijden" if choice in HOURS:
            return HOURS[choice]
        case "dagen" if name in DAYS and how in HOW:
            day = {DAYS.index(name)}
            return {"not_on": own.not_on | day if how == "niet" else own.not_on - day}
        case "raadsavond" if choice in situation.EVENINGS:
            return {"council": situation.EVENINGS[choice]}
        case "raadsavond" if choice == "wisselt":
            return {"council": NO_EVENING}
        case "regio" if choice in REGIONS:
            return {"region": choice}
        case "regio" if choice == "weet_niet":
            return {"region": None}
        case "soorten" if name in list(Soort) and how in HOW:
            soort = {Soort(name)}
            return {"off": own.off | soort if how == "niet" else own.off - soort}
        case "soorten" if choice in ("aan", "uit"):
            return {"off": frozenset(Soort) if choice == "uit" else frozenset()}
        case _:
            return {}


def _choose(turn: Turn, person: Known, **change: object) -> None:
    settings.choose(turn.db, person.id, **change)
    due.look_again_for(turn.db, turn.now, person.id)
    _show(turn, person)


def _show(turn: Turn, person: Known) -> None:
    own = _own(turn, person)
    keys, text = _keys(turn, person, "", own), "\n".join(_lines(turn, own))
    turn.send(person.telegram_id, Message(text=text, keys=column(keys), asks=ASKS))


def _shown(turn: Turn, person: Known) -> str | None:
    """The topic of the settings that were said last, "" for all of them; None when it was something else."""
    asks, _, topic = (shown.newest(turn.db, person.telegram_id) or "").partition("/")
    return topic if asks == ASKS else None


def _keys(turn: Turn, person: Known, topic: str, own: Instellingen) -> list[Key]:
    """The buttons under a topic, or under all of the settings."""
    label = turn.words.label
    if topic:
        options = [(f"{topic}:{choice}", name) for choice, name in _options(turn, topic, own)]
        options.append(("terug", label("knop.terug")))
    else:
        options = [(one, label(f"instellingen.{one}")) for one in TOPICS]
        options.append(("klaar", label("instellingen.knop.klaar")))
    return [Key(name, f"i:{person.id}:{action}") for action, name in options]


def _lines(turn: Turn, own: Instellingen) -> Iterator[str]:
    say = turn.words.say
    yield say("instellingen.kop")
    yield ""
    since, until = (one.strftime("%H.%M") for one in own.hours)
    if own.only_at:
        yield say("instellingen.om", om=own.only_at.strftime("%H.%M"))
    else:
        yield say("instellingen.uren", van=since, tot=until)
    if own.not_on:
        yield say(
            "instellingen.niet_op", dagen=_list(turn, (DAYS[one] for one in sorted(own.not_on)))
        )
    if own.council is not None and own.council != NO_EVENING:
        yield say("instellingen.raad", dag=DAYS[own.council])
    region = own.regions if len(own.regions) < len(REGIONS) else ()
    yield say(
        "instellingen.reces" if region else "instellingen.reces_alle",
        regio=_list(turn, sorted(region)),
    )
    for is_off, name in ((False, "instellingen.wel"), (True, "instellingen.niet")):
        told = [
            turn.words.label(f"berichtsoort.{one.value}")
            for one in Soort
            if (one in own.off) is is_off
        ]
        if told:
            yield say(name, soorten=_list(turn, told))
    yield ""
    yield say("instellingen.typ")


def _ask(turn: Turn, person: Known, topic: str, own: Instellingen) -> None:
    """What can be chosen."""
    text = turn.words.say(f"instellingen.{topic}.vraag")
    keys = column(_keys(turn, person, topic, own))
    turn.send(person.telegram_id, Message(text=text, keys=keys, asks=f"{ASKS}/{topic}"))


def _options(turn: Turn, topic: str, own: Instellingen) -> Iterator[tuple[str, str]]:
    label = turn.words.label
    match topic:
        case "tijden":
            yield from ((one, label(f"instellingen.tijden.{one}")) for one in HOURS)
        case "dagen":
            for number, day in enumerate(DAYS):
                how = HOW[number not in own.not_on]
                yield f"{day}-{how}", label(f"instellingen.dagen.{how}", dag=day)
        case "raadsavond":
            for name, number in situation.EVENINGS.items():
                yield name, DAYS[number].capitalize()
            yield "wisselt", label("instellingen.raadsavond.wisselt")
        case "regio":
            yield from ((one, one) for one in REGIONS)
            yield "weet_niet", label("instellingen.regio.weet_niet")
        case _:
            for soort in Soort:
                how, what = HOW[soort not in own.off], label(f"berichtsoort.{soort.value}")
                yield f"{soort.value}-{how}", label(f"instellingen.soorten.{how}", soort=what)
            yield "uit", label("instellingen.soorten.uit")
            yield "aan", label("instellingen.soorten.aan")


def _own(turn: Turn, person: Known) -> Instellingen:
    """A coach is written to as a coach, anybody else as a wethouder."""
    is_coach = coaches.of_person(turn.db, person.id) is not None
    return situation.own(turn, person.id, Owner.COACH if is_coach else Owner.WETHOUDER)


def _list(turn: Turn, names: Iterable[str]) -> str:
    return turn.words.list(names)
