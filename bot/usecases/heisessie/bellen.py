"""Members whom the begeleider calls before there is a programme (domain.md (v), N26). Who they are is
told to the begeleider only; that somebody asks for it, to the office too.
"""

from bot.usecases.heisessie import beeld, office, standing, telling, veiligheid, vertrek
from bot.usecases.heisessie.standing import At
from bot.usecases.heisessie.uitnodigen import name_of, own_place, places
from bot.usecases.turn import Turn
from conversations.heisessie import Event, State
from conversations.scripts import BELLEN
from conversations.toegang import Viewer
from storage import leden, talks
from storage.leden import Lid, Stand
from storage.people import Known

MOODS = {"stroef": 2, "redelijk": 3, "open": 4}  # how open the group is, 1 to 5
ASKS = {"opzien": "bel_mij", "vooraf": "ja"}  # the answers that ask for a call


def asked(turn: Turn, at: At) -> None:
    """A member asks to be called."""
    office.tell(turn, at, "coordinator.heisessie_belt", ("bekijk",))
    _tell(turn, at, turn.words.say("voorgesprek.gevraagd", code=at.case.code))


def number_known(turn: Turn, at: At) -> None:
    """A member said on which number to call."""
    office.number_known(turn, at)
    _tell(turn, at, turn.words.say("voorgesprek.nummer", code=at.case.code))


def first(turn: Turn, at: At) -> None:
    """The term of the members is over, and these are called before there is a programme."""
    _tell(turn, at, turn.words.say("voorgesprek.eerst", code=at.case.code))


def show(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Whom to call, and on which number, in a message that goes away."""
    every, before = who(turn, at), at.case.state is State.VOORGESPREKKEN
    name = "wie" if every else "niemand_eerst" if before else "niemand"
    text = [turn.words.say(f"voorgesprek.{name}", code=at.case.code)]
    for place, lid in every.items():
        text += ["", f"<b>{name_of(turn, place)}</b>"]
        told = _number(turn, at, lid) if lid else []
        text += told or [turn.words.say("voorgesprek.geen_nummer")]
    keys = [telling.key(turn, at, one) for one in (*MOODS, "kan_niet")] if before else []
    telling.private(turn, at, person.telegram_id, text, keys)


def spoken(turn: Turn, person: Known, at: At, _: str = "", *, mood: int = 3) -> None:
    """All talks were held: the programme is next, also when the day is moved later.

    :param mood: how open the group is, 1 to 5, as the begeleider says.
    """
    at = standing.decide(turn, at, call_members=False, mood=mood)
    standing.happen(turn, at, Event.GESPROKEN)
    turn.say(person.telegram_id, "voorgesprek.gesproken")


def unsafe(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """A talk together cannot be now: a human comes first."""
    turn.say(person.telegram_id, "heisessie.eerst_iets")
    veiligheid.stop(turn, at)


def asks(turn: Turn, at: At, _: Known) -> bool:
    """Whether there is anybody to call."""
    return bool(who(turn, at))


def who(turn: Turn, at: At) -> dict[str, Lid | None]:
    """The places that are to be called, each with who has it: as was decided at the end of the term,
    and who asks.
    """
    kept, every = beeld.of(turn, at), present(turn, at)
    if veiligheid.is_noted(turn, at):
        return every
    call = {*(kept.bellen if kept else ()), *(lid.place for lid in who_ask(turn, at))}
    return {place: lid for place, lid in every.items() if place in call}


def present(turn: Turn, at: At) -> dict[str, Lid | None]:
    """Every place that nobody left, also without a link; who asks was spoken already, and is among
    them only when taking part.
    """
    known = standing.answers(turn, at)
    there = {one.place: one for one in leden.of_case(turn.db, at.case.id)}
    others: dict[str, Lid | None] = dict.fromkeys(places(known))
    if (mine := own_place(known)) is not None:
        del others[mine]
    every = others | there
    return {
        place: lid for place, lid in every.items() if not lid or lid.stand is not Stand.VERTROKKEN
    }


def who_ask(turn: Turn, at: At) -> list[Lid]:
    """The members who asked to be called, with a button or in a text: then they gave a number."""
    return [
        lid
        for lid in leden.taking_part(turn.db, at.case.id)
        if lid.stand is Stand.BELLEN
        or _number(turn, at, lid)
        or any(
            held.talk.answers.get(key) == asks
            for held in vertrek.answers_of(turn, at, lid)
            for key, asks in ASKS.items()
        )
    ]


def _number(turn: Turn, at: At, lid: Lid) -> list[str]:
    """What a member said of how to call, where it was said for this heisessie."""
    every = talks.of_case(turn.db, turn.house.seal, at.case.id, BELLEN.name)
    mine = [one for one in every if one.person_id == lid.person_id]
    if not mine or lid.person_id is None:
        return []
    known = BELLEN.path(mine[-1].talk.answers).known
    return turn.house.phrases(BELLEN).summary(known, Viewer.BEGELEIDER)


def _tell(turn: Turn, at: At, text: str) -> None:
    chat = at.begeleider.telegram_id if at.begeleider else None
    telling.told(turn, at, chat, text, [telling.key(turn, at, "bellen")])
