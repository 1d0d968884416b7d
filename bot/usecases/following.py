"""What follows from a talk: what an answer sets off elsewhere, and what comes after its end."""

from collections.abc import Callable

from bot.messages import Key, Message
from bot.usecases import (
    agreeing,
    calling,
    coaching,
    coordinating,
    klikking,
    leaving,
    logbook,
    looking_back,
    meeting,
    observing,
    running,
    talking,
    wiping,
)
from bot.usecases.heisessie import (
    aanvragen,
    afspreken,
    begeleiden,
    bellen,
    evalueren,
    kiezen,
    meedoen,
    office,
    volgen,
    voorleggen,
)
from bot.usecases.heisessie.standing import with_id as of_heisessie
from bot.usecases.talking import Kept
from bot.usecases.telephone import ask_number
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.scripts import (
    AFSPRAKEN,
    ANDERE_DAGEN,
    BELLEN,
    COACH,
    COLLEGE,
    COLLEGELID,
    EVALUATIE_COACH,
    EVALUATIE_WETHOUDER,
    HEISESSIE_EVALUATIE,
    HEISESSIE_GESPREK,
    INTAKEGESPREK,
    KENNISMAKING,
    KLIK_COACH,
    KLIK_WETHOUDER,
    LOGBOEK,
    OBSERVATIEKAART,
    PAUZE,
    PLANNEN,
    PROGRAMMA_AKKOORD,
    RUST,
    TUSSENSTAND_COACH,
    TUSSENSTAND_WETHOUDER,
    WERKAFSPRAAK,
    WERKAFSPRAKEN_STAND,
    WETHOUDER,
)
from conversations.talk import Step
from conversations.traject import Event, State
from storage import cases, heisessies, talks
from storage.cases import Traject
from storage.people import Known
from storage.talks import Held


def follow(turn: Turn, person: Known, kept: Kept | None) -> None:
    """Do what follows from what was kept, if anything was."""
    if kept is None:
        return
    held, step = kept.held, kept.step
    for name in step.signals:
        _signal(turn, person, held, name)
    if held.script == BELLEN.name and "telefoon" in step.kept:
        # Who calls hears it now, whatever else is answered.
        _number_known(turn, held)
    if kept.calls:
        ask_number(turn, person, held)
    elif "bel_mij" in step.signals and talking.must_be_called(turn, held, step):
        _number_known(turn, held)
    if step.outcome == "gewist":
        wiping.wipe(turn, person)
    elif step.outcome:
        ENDS[held.script](turn, person, held, step)
        if held.script not in (COACH.name, PAUZE.name):  # these say themselves what else is open
            _go_on(turn, person, held)


def heisessie(turn: Turn, person: Known, *, besides: bool = False) -> None:
    """Somebody asks for a heisessie; an intake for a coach that was only opened is not reminded of."""
    follow(turn, person, aanvragen.begin(turn, person, besides=besides))
    case = cases.of_person(turn.db, person.id)
    if case and case.state is State.VRAGEN and not _answered(turn, person, case):
        wiping.forget_traject(turn, person, case)


def _answered(turn: Turn, person: Known, case: Traject) -> bool:
    every = talks.all_of(turn.db, turn.house.seal, person.id)
    return any(one.talk.answers.keys() - {"opening"} for one in every if one.case_id == case.id)


def _signal(turn: Turn, person: Known, held: Held, name: str) -> None:
    """Something that an answer or a text sets off. The number of a coach is known to the office."""
    if held.case_id is None:
        coaching.calls(turn, person, name)
    elif heisessies.with_id(turn.db, held.case_id):
        aanvragen.signal(turn, person, held, name)
    elif name in SIGNALS:
        SIGNALS[name](turn, person, held)
    elif name == "bel_mij" and not talking.is_of_own_case(turn, held):
        klikking.call_coach(turn, person, held)
    else:
        coordinating.signal(turn, case_of(turn, held), name)


def _number_known(turn: Turn, held: Held) -> None:
    if at := of_heisessie(turn, held.case_id):
        of_member = held.person_id != at.case.person_id
        (bellen if of_member else office).number_known(turn, at)
    else:
        coordinating.number_known(turn, case_of(turn, held))


def case_of(turn: Turn, held: Held) -> Traject:
    """The case that a talk is about."""
    case = cases.with_id(turn.db, held.case_id) if held.case_id else None
    assert case
    return case


def _go_on(turn: Turn, person: Known, held: Held) -> None:
    """Something small came on top of something larger: that is picked up again, unless the next
    thing was begun already.
    """
    rest = talks.open_of(turn.db, turn.house.seal, person.id)
    if rest and rest[0].id < held.id:
        subject = turn.words.label(f"{rest[0].script}.naam")
        turn.say(person.telegram_id, "weer_verder", onderwerp=subject)
        follow(turn, person, talking.go(turn, person, rest[0], GoOn()))


def _intake(turn: Turn, person: Known, held: Held, step: Step) -> None:
    chat, name = person.telegram_id, held.script
    match step.outcome:
        case "verstuurd":
            case = case_of(turn, held)
            cases.happen(turn.db, case, Event.VERSTUURD, turn.now, turn.today)
            sent = turn.words.say(f"{name}.verstuurd")
            if not talking.number_is_known(turn, person):
                sent += "\n\n" + turn.words.say("wethouder.nog_een_ding")
            turn.send(chat, Message(text=sent))
            coordinating.tell(turn, case, "coordinator.te_bellen")
            ask_number(turn, person, held)
        case "bel_mij":
            turn.say(chat, f"{name}.stop.bel_mij")
            if not ask_number(turn, person, held):
                coordinating.number_known(turn, case_of(turn, held))
        case "heisessie":
            turn.say(chat, f"{name}.stop.heisessie")
            follow(turn, person, aanvragen.begin(turn, person))
            wiping.forget_traject(turn, person, case_of(turn, held))
        case "mail":
            wiping.forget(turn, person)
            again = ((Key(turn.words.label("knop.verder"), "start"),),)
            turn.send(chat, Message(text=turn.words.say(f"{name}.stop.mail"), keys=again))
        case "geen_toestemming":
            wiping.forget(turn, person)
            turn.say(chat, f"{name}.stop.geen_toestemming")


def _number(turn: Turn, person: Known, held: Held, _: Step) -> None:
    if not meedoen.number_given(turn, person, held):
        turn.say(person.telegram_id, f"{held.script}.klaar")


End = Callable[[Turn, Known, Held, Step], None]
# What comes after the end of each script.
ENDS: dict[str, End] = {
    WETHOUDER.name: _intake,
    BELLEN.name: _number,
    INTAKEGESPREK.name: calling.planned,
    COACH.name: coaching.finished,
    PAUZE.name: coaching.paused,
    KENNISMAKING.name: meeting.offered,
    KLIK_WETHOUDER.name: klikking.answered,
    KLIK_COACH.name: klikking.answered,
    AFSPRAKEN.name: agreeing.answered,
    PLANNEN.name: running.planned,
    LOGBOEK.name: logbook.logged,
    OBSERVATIEKAART.name: observing.filled_in,
    RUST.name: leaving.rested,
    TUSSENSTAND_WETHOUDER.name: looking_back.told,
    TUSSENSTAND_COACH.name: looking_back.told,
    EVALUATIE_WETHOUDER.name: looking_back.evaluated,
    EVALUATIE_COACH.name: looking_back.told,
    COLLEGE.name: aanvragen.ended,
    HEISESSIE_GESPREK.name: begeleiden.logged,
    PROGRAMMA_AKKOORD.name: voorleggen.answered,
    COLLEGELID.name: meedoen.ended,
    ANDERE_DAGEN.name: kiezen.proposed,
    WERKAFSPRAAK.name: afspreken.written,
    HEISESSIE_EVALUATIE.name: evalueren.told,
    WERKAFSPRAKEN_STAND.name: volgen.told,
}
# What an answer sets off at once (`Question.signals`), besides what coordinating.py does with it.
SIGNALS: dict[str, Callable[[Turn, Known, Held], None]] = {
    "klik_nee": klikking.refused,
    "bel_coach": klikking.call_coach,
}
