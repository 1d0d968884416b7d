"""A member of the college: opens the link to a place, and answers in private, or would rather not."""

from bot.usecases import talking
from bot.usecases.heisessie import (
    agenda,
    beeld,
    bellen,
    prikker,
    sluiten,
    standing,
    telling,
    vertrek,
)
from bot.usecases.heisessie.standing import At
from bot.usecases.heisessie.uitnodigen import own_place
from bot.usecases.talking import Kept
from bot.usecases.telephone import ask_number
from bot.usecases.turn import Turn
from conversations.events import Resumed
from conversations.heisessie import CLOSED, State
from conversations.kinds import Answer
from conversations.scripts import COLLEGELID
from conversations.talk import Step
from storage import invites, leden
from storage.invites import Used
from storage.leden import Lid, Stand
from storage.people import Known
from storage.talks import Held

WITHOUT: dict[str, Answer] = {"tiende": "nee"}  # M10 is off
STANDS = {
    "klaar": Stand.DOET_MEE,
    "telefoon": Stand.BELLEN,
    "niet": Stand.NIET,
    "geen_toestemming": Stand.NIET,
}


def open_link(turn: Turn, person: Known, opened: Used) -> Kept | None:
    """Somebody pressed the link to a place. Whom it opens nothing leaves it as it was, for the one
    whom it is for.
    """
    at = standing.with_id(turn, opened.case_id)
    if at is None or at.case.state in CLOSED:
        turn.say(person.telegram_id, "leden.voorbij")
        return None
    if person.id in (at.case.person_id, at.lead.person_id if at.lead else None):
        invites.give_back(turn.db, opened.id)
        turn.say(person.telegram_id, "leden.voor_ander")
        return None
    lid = leden.join(turn.db, opened.id, person.id, person.telegram_id, turn.now)
    if lid is None:
        turn.say(person.telegram_id, "leden.vervallen")
    elif lid.stand is Stand.VERTROKKEN:
        turn.say(person.telegram_id, "leden.vertrokken_zelf")
    elif lid.invite_id != opened.id:
        invites.give_back(turn.db, opened.id)
        turn.say(person.telegram_id, "leden.al_plaats")
    else:
        return _welcome(turn, person, at, lid)
    return None


def take_part(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Who asks for the heisessie takes part too, in the place of the own role."""
    place = own_place(standing.answers(turn, at))
    if place is None or leden.of_person(turn.db, at.case.id, person.id):
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    for before in leden.of_case(turn.db, at.case.id):
        if before.place == place:
            vertrek.leave(turn, at, before)
    token = leden.invite(turn.db, at.case.id, place, f"telegram {person.telegram_id}", turn.now, 1)
    opened = invites.use(turn.db, token, person.telegram_id, turn.now)
    assert isinstance(opened, Used)
    lid = leden.join(turn.db, opened.id, person.id, person.telegram_id, turn.now)
    assert lid
    _welcome(turn, person, at, lid)


def asks(turn: Turn, at: At, person: Known) -> bool:
    """Whether the questions wait for this member."""
    lid = leden.of_person(turn.db, at.case.id, person.id)
    return lid is not None and beeld.asks_questions(turn, at) and lid.stand is Stand.GEVRAAGD


def questions(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The questions begin, or go on where they were."""
    if asks(turn, at, person):
        _ask(turn, person, at)
    else:
        turn.say(person.telegram_id, "heisessie.niet_nodig")


def ended(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The questions to a member ended (COLLEGELID). Of who does not answer them nothing is kept."""
    at = standing.with_id(turn, held.case_id)
    lid = leden.of_person(turn.db, at.case.id, person.id) if at else None
    assert at
    assert lid
    assert step.outcome
    lid = leden.to(turn.db, lid, STANDS[step.outcome], turn.now)
    if lid.stand is not Stand.DOET_MEE:
        vertrek.drop(turn, held)  # with what was still to be said of it: what follows is said after
    stop = "" if step.outcome == "klaar" else "stop."
    turn.say(person.telegram_id, f"collegelid.{stop}{step.outcome}")
    if lid.stand is Stand.BELLEN:
        bellen.asked(turn, at)
        if ask_number(turn, person, held):
            return  # and then the days
    _days(turn, person, at)


def number_given(turn: Turn, person: Known, held: Held) -> bool:
    """A member said on which number to call: the days are next, unless the questions go on. Whether
    it was a member.
    """
    at = standing.with_id(turn, held.case_id)
    if at is None or held.person_id == at.case.person_id:
        return False
    turn.say(person.telegram_id, "voorgesprek.nummer_klaar")
    if not asks(turn, at, person):
        _days(turn, person, at)
    return True


def _welcome(turn: Turn, person: Known, at: At, lid: Lid) -> Kept | None:
    if beeld.asks_questions(turn, at) and lid.stand is Stand.GEVRAAGD:
        return _ask(turn, person, at)
    turn.say(person.telegram_id, "leden.welkom")
    if at.case.day and at.case.day >= turn.today:
        telling.tell(turn, at, person.telegram_id, "dag.gekozen", wanneer=agenda.picked(turn, at))
        agenda.send(turn, at, person.telegram_id)
    else:
        _days(turn, person, at)
    return None


def _ask(turn: Turn, person: Known, at: At) -> Kept | None:
    mine = [one for one in talking.open_talks(turn, person) if one.case_id == at.case.id]
    there = next((one for one in mine if one.script == COLLEGELID.name), None)
    if there:
        return talking.go(turn, person, there, Resumed())
    talking.begin(turn, person, COLLEGELID, at.case.id, known=WITHOUT)
    return None


def _days(turn: Turn, person: Known, at: At) -> None:
    """Which days suit is asked, unless that was said; then all may have answered."""
    if at.case.state is State.LEDEN and prikker.asks(turn, at, person):
        prikker.show(turn, person, at)
    sluiten.when_all_answered(turn, at)
