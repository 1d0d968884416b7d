"""After the day: what was agreed is written down one by one, by the begeleider or who asked for it."""

from collections.abc import Mapping
from datetime import date

from bot.inbound import number_in
from bot.messages import Key
from bot.usecases import talking
from bot.usecases.heisessie import standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import TERMS, WEEK, Event, State
from conversations.kinds import Answer
from conversations.scripts import WERKAFSPRAAK
from conversations.talk import Step
from storage import leden, talks, werkafspraken
from storage.leden import Lid, Stand
from storage.people import Known
from storage.talks import Held

# What a message asks: what is next, which one goes out, or whether there is none.
ASKS, WHICH, NONE = "werkafspraken", "werkafspraken/weg", "werkafspraken/geen"
LIST = ("werkafspraak", "uithalen", "alle")


def begin(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """One more agreement."""
    telling.ask(turn, person, at, WERKAFSPRAAK)


def written(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """An agreement was told (WERKAFSPRAAK). Where nobody has that place, only whose it is is asked
    again.
    """
    at = standing.with_id(turn, held.case_id)
    if at is None or at.case.state is not State.AFSPRAKEN:
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    answers = step.talk.answers
    # Kept in one place only, so that what is taken out is gone.
    talks.erase(turn.db, held.id, ("wat",))
    mine, place = places(turn, at), _place(answers)
    if place and place not in mine:
        names = [standing.said(turn.words, one) for one in mine]
        there = turn.words.list(names) or turn.words.label("werkafspraak.iedereen")
        turn.say(
            person.telegram_id,
            "werkafspraak.geen_plek",
            wie=standing.said(turn.words, place),
            plekken=there,
        )
        told = {one: answers[one] for one in ("wat", "wanneer") if one in answers}
        talking.begin(turn, person, WERKAFSPRAAK, at.case.id, known=told)
        return
    lid_id = mine[place].id if place else None
    until = answers.get("wanneer")
    day = date.fromisoformat(until) if isinstance(until, str) else None
    what, seal = str(answers["wat"]), turn.house.seal
    werkafspraken.add(turn.db, seal, at.case.id, lid_id, what, day, turn.now)
    turn.say(person.telegram_id, "werkafspraak.klaar")
    show(turn, person, at)


def show(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """All that was written down, with the way to more, to take one out, and to the end."""
    every = werkafspraken.of_case(turn.db, turn.house.seal, at.case.id)
    heading = "werkafspraken.lijst" if every else "werkafspraken.leeg"
    lines = [
        turn.words.say(heading, code=at.case.code),
        *standing.numbered(turn.words, turn.db, every),
    ]
    telling.private(turn, at, person.telegram_id, lines, offered(turn, at, ASKS), ASKS)


def choose(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Which one is to be taken out."""
    every = werkafspraken.of_case(turn.db, turn.house.seal, at.case.id)
    lines = [turn.words.say("werkafspraken.welke"), *standing.numbered(turn.words, turn.db, every)]
    telling.private(turn, at, person.telegram_id, lines, offered(turn, at, WHICH), WHICH)


def take_out(turn: Turn, person: Known, at: At, value: str) -> None:
    """One was written down by mistake; pressed twice it is gone once."""
    one = werkafspraken.with_id(turn.db, turn.house.seal, number_in(value))
    if one and one.case_id == at.case.id:
        werkafspraken.drop(turn.db, one)
    show(turn, person, at)


def close(turn: Turn, person: Known, at: At, sure: str = "") -> None:
    """These were all; that there is none is asked first. Members hear that they can see theirs."""
    there = bool(werkafspraken.of_case(turn.db, turn.house.seal, at.case.id))
    if not sure and not there:
        lines = [turn.words.say("werkafspraken.geen_zeker")]
        telling.private(turn, at, person.telegram_id, lines, offered(turn, at, NONE), NONE)
        return
    assert at.case.day
    six_weeks = at.case.day + WEEK * (TERMS[State.VOLGEN].days // 7)
    # Late or not: whoever is asked whether it lives has a week to say so.
    at = standing.happen(turn, at, Event.GENOTEERD, max(six_weeks, turn.today) + WEEK)
    turn.say(person.telegram_id, "werkafspraken.klaar" if there else "werkafspraken.klaar_geen")
    told, seen = ("genoteerd", ("mijn_afspraken",)) if there else ("geen", ())
    others = {at.case.telegram_id, at.lead.telegram_id if at.lead else None}
    members = {one.telegram_id for one in leden.taking_part(turn.db, at.case.id)}
    for chat in sorted(one for one in (others - members) - {person.telegram_id} if one):
        telling.tell(turn, at, chat, f"werkafspraken.{told}")
    for chat in sorted(one for one in members if one):
        telling.tell(turn, at, chat, f"werkafspraken.{told}", seen)


def offered(turn: Turn, at: At, asks: str) -> list[Key]:
    """The buttons of a message that asks this, as it is now."""
    every = werkafspraken.of_case(turn.db, turn.house.seal, at.case.id)
    match asks:
        case "werkafspraken/weg":
            return [
                telling.key(turn, at, "schrap", one.id, nummer=number)
                for number, one in enumerate(every, start=1)
            ]
        case "werkafspraken/geen":
            return [telling.key(turn, at, "alle_geen", "ja"), telling.key(turn, at, "werkafspraak")]
        case _:
            actions = LIST if every else (LIST[0], LIST[2])
            return [telling.key(turn, at, action) for action in actions]


def places(turn: Turn, at: At) -> dict[str, Lid]:
    """Whoever takes part, by place."""
    every = leden.of_case(turn.db, at.case.id)
    return {one.place: one for one in every if one.stand is not Stand.VERTROKKEN}


def _place(answers: Mapping[str, Answer]) -> str | None:
    """The place in an answer; None: all together."""
    who = str(answers["wie"])
    if who == "wethouder":
        return f"wethouder-{answers['welke']}"
    return None if who == "iedereen" else who
