"""Who asks picks the day of a heisessie, or proposes other days; everybody hears it, in their calendar too."""

from bot.messages import Key
from bot.usecases.heisessie import agenda, prikker, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.heisessie.uitnodigen import days, propose
from bot.usecases.turn import Turn
from conversations.datumprikker import TERM, Score, best, scores
from conversations.heisessie import Event, can
from conversations.scripts import ANDERE_DAGEN
from conversations.talk import Step
from storage import leden, prikken
from storage.leden import Stand
from storage.people import Known
from storage.talks import Held


def show(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The days that are still to come, the best first, with how many can and what speaks against it."""
    ranked = _ranked(turn, at)
    name = "kiezen.vraag" if best(ranked, turn.today) else "kiezen.niemand"
    lines = [turn.words.say(name if ranked else "kiezen.voorbij")]
    lines += [_line(turn, at, one) for one in ranked]
    keys = [
        Key(agenda.when(turn, one.prikdag), f"h:{at.case.id}:kies:{one.prikdag.id}")
        for one in ranked
    ]
    keys.append(telling.key(turn, at, "andere"))
    telling.in_place(turn, at, person.telegram_id, "\n".join(lines), keys)


def sure(turn: Turn, person: Known, at: At, value: str) -> None:
    """One day was tapped: ask first, in the same message, for everybody hears it."""
    if (one := _picked(turn, at, value)) is None:
        show(turn, person, at)
        return
    text = turn.words.say(
        "kiezen.zeker", wanneer=agenda.when(turn, one.prikdag), kan=_can(turn, one)
    )
    keys = [telling.key(turn, at, "kies_ja", one.prikdag.id), telling.key(turn, at, "datum")]
    telling.in_place(turn, at, person.telegram_id, text, keys)


def pick(turn: Turn, person: Known, at: At, value: str) -> None:
    """This is the day."""
    if (one := _picked(turn, at, value)) is None:
        show(turn, person, at)
        return
    day, part = one.prikdag.day, one.prikdag.part
    at = standing.decide(turn, at, day=day, part=part, sequence=at.case.sequence + 1)
    at = standing.happen(turn, at, Event.GEKOZEN)
    wanneer = agenda.picked(turn, at)
    telling.in_place(
        turn, at, person.telegram_id, turn.words.say("kiezen.gekozen", wanneer=wanneer)
    )
    text = turn.words.say("dag.gekozen", code=at.case.code, wanneer=wanneer)
    for chat in telling.everybody(turn, at):
        if chat != person.telegram_id:
            telling.told(turn, at, chat, text)
        agenda.send(turn, at, chat)


def other(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Other days are asked; until they are named, what was picked stays."""
    telling.ask(turn, person, at, ANDERE_DAGEN)


def proposed(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """Other days were named (ANDERE_DAGEN): the members say again which suit, and the day that was
    picked is off.
    """
    at = standing.with_id(turn, held.case_id)
    if at is None or not can(at.case.state, Event.ANDERE_DATA):
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    named = days(step.talk.answers, turn.today)
    if not named:  # that was some days ago
        turn.say(person.telegram_id, "kiezen.voorbij")
        other(turn, person, at)
        return
    if at.case.day:
        at = _off(turn, at)
    until = turn.house.kalender.working_days(turn.today, TERM)
    closes = max(until, at.case.closes or until)
    at = standing.happen(turn, standing.decide(turn, at, closes=closes), Event.ANDERE_DATA, closes)
    turn.say(person.telegram_id, "andere_dagen.klaar", dag=turn.words.weekday(closes))
    propose(turn, at, named)


def _off(turn: Turn, at: At) -> At:
    """The day is off, in the calendars too; the one that comes instead is a move of it."""
    at = standing.decide(turn, at, sequence=at.case.sequence + 1)
    text = turn.words.say("dag.vervallen", code=at.case.code)
    for chat in telling.everybody(turn, at):
        telling.told(turn, at, chat, text)
        agenda.send(turn, at, chat, cancelled=True)
    return standing.decide(turn, at, day=None, part=None)


def _ranked(turn: Turn, at: At) -> list[Score]:
    """What is still to come, the best first; who left does not count."""
    left = {one.id for one in leden.of_case(turn.db, at.case.id) if one.stand is Stand.VERTROKKEN}
    said = prikken.choices(turn.db, at.case.id)
    there = {lid: suits for lid, suits in said.items() if lid not in left}
    coming = prikker.coming(turn, at)
    return scores(coming, there, turn.house.kalender, prikker.own(turn, at))


def _picked(turn: Turn, at: At, value: str) -> Score | None:
    return next((one for one in _ranked(turn, at) if str(one.prikdag.id) == value), None)


def _line(turn: Turn, at: At, one: Score) -> str:
    values = {"dag": agenda.when(turn, one.prikdag), "kan": _can(turn, one)}
    if why := prikker.against(turn, at, one.prikdag):
        return turn.words.say("kiezen.dag_let_op", waarom=why, **values)
    return turn.words.say("kiezen.dag", **values)


def _can(turn: Turn, one: Score) -> str:
    return turn.words.label("kiezen.kan", kan=one.can, van=one.of)
