"""Whether the agreements live: each member sees and tells of the own ones, who asked for the heisessie
of those of all together, and sees them all by place (domain.md (v), N30).
"""

from collections import Counter

from bot.messages import Key, Message, column
from bot.usecases import freezing
from bot.usecases.heisessie import evalueren, office, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import WEEK, Event, State
from conversations.scripts import WERKAFSPRAKEN_STAND
from conversations.talk import Step
from storage import leden, werkafspraken
from storage.people import Known
from storage.talks import Held
from storage.werkafspraken import Stand, Werkafspraak

# What a message asks: whether it is to be closed, and whether that is sure.
ASKS, SURE = "leeft", "leeft/afsluiten"


def mine(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The own agreements, and those of all together."""
    every = _every(turn, at)
    seen = [one for one in every if one.collegelid_id is None or one in own(turn, at, person)]
    heading = "werkafspraken.uwe" if seen else "werkafspraken.geen_uwe"
    lines = [
        turn.words.say(heading, code=at.case.code),
        *standing.numbered(turn.words, turn.db, seen),
    ]
    keys = [telling.key(turn, at, "leeft")] if asks(turn, at, person) else []
    telling.private(turn, at, person.telegram_id, lines, keys)


def own(turn: Turn, at: At, person: Known) -> list[Werkafspraak]:
    """The agreements of which this person tells whether they live."""
    lid = leden.of_person(turn.db, at.case.id, person.id)
    place = lid.id if lid and lid.stand is not leden.Stand.VERTROKKEN else 0
    asked_for_it = at.case.person_id == person.id
    return [
        one
        for one in _every(turn, at)
        if (asked_for_it if one.collegelid_id is None else one.collegelid_id == place)
    ]


def asks(turn: Turn, at: At, person: Known) -> list[Werkafspraak]:
    """The own agreements of which it is time to say whether they live, and it was not said yet."""
    too_early = at.case.due is None or turn.today < at.case.due - WEEK
    return [] if too_early else to_tell(turn, at, person)


def to_tell(turn: Turn, at: At, person: Known) -> list[Werkafspraak]:
    """The own agreements of which it was not said yet how they stand, also when it is not yet time."""
    if at.case.state is not State.VOLGEN:
        return []
    return [one for one in own(turn, at, person) if one.stand is Stand.OPEN]


def waits(turn: Turn, at: At, person: Known) -> bool:
    """Whether somebody still has something to say about that."""
    return bool(asks(turn, at, person))


def has_any(turn: Turn, at: At, _: Known | None = None) -> bool:
    """Whether there is anything of which can be shown how it stands."""
    return bool(_every(turn, at))


def ask(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Whether the first of these lives; which one is said before it."""
    open_ones = asks(turn, at, person)
    if not open_ones:
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    lines = [
        turn.words.say("werkafspraken.deze"),
        *standing.numbered(turn.words, turn.db, open_ones[:1]),
    ]
    telling.private(turn, at, person.telegram_id, lines)
    telling.ask(turn, person, at, WERKAFSPRAKEN_STAND)


def told(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """Somebody said how one stands (WERKAFSPRAKEN_STAND): that it is to be talked about is told to
    the begeleider, and nobody hears what is needed.
    """
    at = standing.with_id(turn, held.case_id)
    open_ones = asks(turn, at, person) if at else []
    if at is None or not open_ones:
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    stand = Stand(str(step.talk.answers["stand"]))
    werkafspraken.to(turn.db, open_ones[0], stand, turn.now)
    if step.talk.answers.get("nodig") == "bespreken" and stand is Stand.HAPERT:
        _wants_to_talk(turn, at)
    if len(open_ones) > 1:
        ask(turn, person, at)
    else:
        turn.say(person.telegram_id, f"{WERKAFSPRAKEN_STAND.name}.klaar")


def overview(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """How many stand how, and each one by place, for who asked for the heisessie."""
    every = _every(turn, at)
    say, label = turn.words.say, turn.words.label
    count = Counter(one.stand for one in every)
    heading = "werkafspraken.overzicht" if every else "werkafspraken.geen"
    lines = [say(heading, code=at.case.code)]
    lines += [
        say("werkafspraken.aantal", stand=label(f"werkafspraken.stand.{one.value}"), aantal=number)
        for one in Stand
        if (number := count[one])
    ]
    for one, line in zip(every, standing.numbered(turn.words, turn.db, every), strict=True):
        lines.append(f"{line} <b>{label(f'werkafspraken.stand.{one.stand.value}')}</b>")
    closes = at.case.state is State.VOLGEN
    keys = offered(turn, at, ASKS) if closes else []
    telling.private(turn, at, person.telegram_id, lines, keys, ASKS if closes else "")


def close(turn: Turn, person: Known, at: At, sure: str = "") -> None:
    """It is over, and nobody is asked anything any more: that is asked once more."""
    if sure:
        end(turn, at)
        return
    text = turn.words.say("heisessie.afsluiten_zeker", code=at.case.code)
    message = Message(text=text, keys=column(offered(turn, at, SURE)), asks=SURE)
    turn.send(person.telegram_id, message, case_id=at.case.id)


def offered(turn: Turn, at: At, asks: str) -> list[Key]:
    """The buttons of a message that asks this."""
    if asks == SURE:
        return [telling.key(turn, at, "afsluiten_ja", "ja"), telling.key(turn, at, "laat")]
    return [telling.key(turn, at, "afsluiten")]


def end(turn: Turn, at: At) -> None:
    """The heisessie is closed, by who asked for it or by the day."""
    if not evalueren.was_shown(turn.db, at.case.id):
        evalueren.show(turn, at)  # nobody can look back on what is closed
    at = standing.happen(turn, at, Event.TERUGGEKEKEN)
    freezing.lapse(turn, at.case.id)
    shows = ("hoe_staan",) if _every(turn, at) else ()
    telling.tell(turn, at, at.case.telegram_id, "heisessie.afgesloten", shows)
    if at.begeleider and at.begeleider.person_id != at.case.person_id:
        telling.tell(turn, at, at.begeleider.telegram_id, "heisessie.afgesloten")
    office.tell(turn, at, "coordinator.heisessie_afgesloten", ())


def _wants_to_talk(turn: Turn, at: At) -> None:
    if at.begeleider and at.begeleider.telegram_id:
        telling.tell(turn, at, at.begeleider.telegram_id, "werkafspraken.bespreken")
    else:
        office.tell(turn, at, "coordinator.heisessie_bespreken", ())


def _every(turn: Turn, at: At) -> list[Werkafspraak]:
    return werkafspraken.of_case(turn.db, turn.house.seal, at.case.id)
