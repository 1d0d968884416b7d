"""/instellingen: when and about what somebody wants to be written to, shown and changed in plain words."""

from collections.abc import Iterable, Iterator
from datetime import time

from bot.messages import Key, Message, column
from bot.usecases import sides, situation
from bot.usecases.turn import Turn
from conversations.instellingen import DAYS, REGIONS, Instellingen, Soort, understood
from conversations.traject import Owner
from storage import coaches, due, settings
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


def show(turn: Turn, person: Known, payload: str = "") -> None:
    """How it is set now, with what can be changed; or change it, when a wish was typed behind."""
    if payload and not typed(turn, person, payload):
        turn.say(person.telegram_id, "instellingen.niet_begrepen")
    elif not payload:
        _show(turn, person)


def typed(turn: Turn, person: Known, text: str) -> bool:
    """A wish that somebody typed, such as "niet op maandag"; False when it is none."""
    wish = understood(text, _own(turn, person))
    if wish is None:
        return False
    _choose(turn, person, **wish)
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
    elif topic not in TOPICS:
        turn.say(person.telegram_id, "knop_vreemd")
    elif change := _changes(own, topic, choice):
        _choose(turn, person, **change)
    else:
        _ask(turn, person, topic, own)


def _changes(own: Instellingen, topic: str, choice: str) -> dict[str, object]:
    """The fields that a choice sets; nothing when it is no choice."""
    match topic:
        case "tijden" if choice in HOURS:
            return HOURS[choice]
        case "dagen" if choice in DAYS:
            return {"not_on": own.not_on ^ {DAYS.index(choice)}}
        case "raadsavond" if choice in situation.EVENINGS:
            return {"council": situation.EVENINGS[choice]}
        case "raadsavond" if choice == "wisselt":
            return {"council": NO_EVENING}
        case "regio" if choice in REGIONS:
            return {"region": choice}
        case "regio" if choice == "weet_niet":
            return {"region": None}
        case "soorten" if choice in list(Soort):
            return {"off": own.off ^ {Soort(choice)}}
        case "soorten" if choice in ("aan", "uit"):
            return {"off": frozenset(Soort) if choice == "uit" else frozenset()}
        case _:
            return {}


def _choose(turn: Turn, person: Known, **change: object) -> None:
    settings.choose(turn.db, person.id, **change)
    due.look_again_for(turn.db, turn.now, person.id)
    _show(turn, person)


def _show(turn: Turn, person: Known) -> None:
    keys = [Key(turn.words.label(f"instellingen.{one}"), f"i:{person.id}:{one}") for one in TOPICS]
    keys.append(Key(turn.words.label("instellingen.knop.klaar"), f"i:{person.id}:klaar"))
    text = "\n".join(_lines(turn, _own(turn, person)))
    turn.send(person.telegram_id, Message(text=text, keys=column(keys)))


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
    """What can be chosen; of days and kinds also how they are set."""
    text = turn.words.say(f"instellingen.{topic}.vraag")
    keys = [
        Key(label, f"i:{person.id}:{topic}:{choice}")
        for choice, label in _options(turn, topic, own)
    ]
    turn.send(person.telegram_id, Message(text=text, keys=column(keys)))


def _options(turn: Turn, topic: str, own: Instellingen) -> Iterator[tuple[str, str]]:
    label = turn.words.label
    match topic:
        case "tijden":
            yield from ((one, label(f"instellingen.tijden.{one}")) for one in HOURS)
        case "dagen":
            for number, day in enumerate(DAYS):
                how = "niet" if number in own.not_on else "wel"
                yield day, label(f"instellingen.dagen.{how}", dag=day)
        case "raadsavond":
            for name, number in situation.EVENINGS.items():
                yield name, DAYS[number].capitalize()
            yield "wisselt", label("instellingen.raadsavond.wisselt")
        case "regio":
            yield from ((one, one) for one in REGIONS)
            yield "weet_niet", label("instellingen.regio.weet_niet")
        case _:
            for soort in Soort:
                how = "niet" if soort in own.off else "wel"
                yield (
                    soort.value,
                    label(
                        f"instellingen.soorten.{how}", soort=label(f"berichtsoort.{soort.value}")
                    ),
                )
            yield "uit", label("instellingen.soorten.uit")
            yield "aan", label("instellingen.soorten.aan")


def _own(turn: Turn, person: Known) -> Instellingen:
    """A coach is written to as a coach, anybody else as a wethouder."""
    is_coach = coaches.of_person(turn.db, person.id) is not None
    return situation.own(turn, person.id, Owner.COACH if is_coach else Owner.WETHOUDER)


def _list(turn: Turn, names: Iterable[str]) -> str:
    return turn.words.list(names)
