"""The begeleider: asked without a name or gemeente, and the intakegesprek with who asks."""

from bot.messages import Key, Message, column
from bot.usecases.heisessie import (
    agenda,
    beeld,
    office,
    ontwerpen,
    sluiten,
    standing,
    telling,
    uitnodigen,
    veiligheid,
)
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import Event, State, can
from conversations.kinds import Answer, Mark
from conversations.scripts import HEISESSIE_GESPREK
from conversations.talk import Step
from conversations.traject import Owner
from storage.people import Known
from storage.talks import Held

REQUEST = "heisessie_verzoek"  # what the message with the request asks
# Of the intake: who takes part, and in which role it was asked for.
PARTICIPANTS = ("rol", "deelnemers", "aantal_wethouders")


def show_request(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """What the request is about: how long, and on which day if one was picked; nobody is named, nor
    the gemeente.
    """
    known = standing.answers(turn, at)
    length = turn.words.say(f"heisessie.lengte.{known.get('lengte', 'advies')}")
    text = turn.words.say("heisessie.verzoek", lengte=length, dag=_until(turn, at))
    if at.case.day:  # another one led it before
        text += " " + turn.words.say("heisessie.verzoek_dag", wanneer=agenda.picked(turn, at))
    message = Message(text=text, keys=column(offered(turn, at, REQUEST)), asks=REQUEST)
    turn.send(person.telegram_id, message, case_id=at.case.id)


def offered(turn: Turn, at: At, _: str) -> list[Key]:
    """The buttons under a request."""
    return [telling.key(turn, at, one) for one in ("ja", "nee")]


def say_yes(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The begeleider leads it, and hears whom to call; who asked for it hears that somebody calls."""
    at = standing.decide(turn, at, coach_id=at.case.asked_id, asked_id=None)
    at = standing.happen(turn, at, Event.BEGELEIDER_JA)
    office.tell(turn, at, "coordinator.begeleider_ja", ("stand",))
    text = turn.words.say("heisessie.begeleider_dank", dag=_until(turn, at))
    afterwards = column([telling.key(turn, at, "gesprek")])
    turn.send(person.telegram_id, Message(text=text, keys=afterwards), case_id=at.case.id)
    show_requester(turn, person, at)
    if at.case.day:
        agenda.send(turn, at, person.telegram_id)
    told = "heisessie.begeleider_bekend"
    telling.tell(turn, at, at.case.telegram_id, told, dag=_until(turn, at))


def show_requester(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Whom to call, in a message that goes away."""
    office.introduce(turn, person, at)


def say_no(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Another one is looked for."""
    at = standing.decide(turn, at, asked_id=None)
    at = standing.happen(turn, at, Event.BEGELEIDER_NEE)
    turn.say(person.telegram_id, "heisessie.begeleider_nee")
    office.tell(turn, at, "coordinator.begeleider_nee")


def log(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """What was agreed in the intakegesprek; what is known, or matters no more, is not asked."""
    telling.ask(turn, person, at, HEISESSIE_GESPREK, _known(turn, at))


def logged(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The intakegesprek was noted (HEISESSIE_GESPREK)."""
    at = standing.with_id(turn, held.case_id)
    if at and Owner.BEGELEIDER not in standing.roles(turn, at, person):
        at = None  # somebody else leads it by now
    if at and at.case.state is State.ONTWERP and step.talk.answers.get("doorgaan") == "ja":
        ontwerpen.again(turn, person, at)
    elif at is None or not can(at.case.state, Event.GEBELD):
        turn.say(person.telegram_id, "heisessie.niet_nodig")
    elif step.talk.answers.get("doorgaan") == "ja":
        turn.say(person.telegram_id, "heisessie_gesprek.klaar")
        if at.case.day:  # another begeleider took over: the members know the day
            standing.happen(turn, at, Event.GEBELD)
        else:
            sluiten.when_all_answered(turn, uitnodigen.begin(turn, at))
    else:
        turn.say(person.telegram_id, "heisessie.eerst_iets")
        veiligheid.stop(turn, at)


def _known(turn: Turn, at: At) -> dict[str, Answer]:
    """What was answered before of who takes part; and of what is over how it was decided. By then the
    mood changes nothing: whom to call was decided when the members had answered.
    """
    every = standing.answers(turn, at)
    known = {key: every[key] for key in PARTICIPANTS if key in every}
    if at.case.day or beeld.of(turn, at):  # the term of the members is over
        known["sfeer"] = Mark.SKIPPED
        known["vragenlijst"] = "ja" if at.case.questions else "nee"
    if at.case.day:
        known["data"] = (uitnodigen.written(at.case.day, at.case.part),)
    return known


def _until(turn: Turn, at: At) -> str:
    return turn.words.weekday(at.case.due or turn.today)
