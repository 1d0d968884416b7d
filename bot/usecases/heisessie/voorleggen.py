"""The programme goes to the college, which says yes or what must be different; and what is sent of it."""

import base64
from dataclasses import replace

from bot import documents
from bot.documents import Voorblad
from bot.messages import Message
from bot.programmas import Zinnen
from bot.usecases.heisessie import agenda, office, standing, telling, vertrek, wensen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.collegeperiode import Fase
from conversations.heisessie import Event, can
from conversations.programma import wijzigen
from conversations.programma.blokken import load
from conversations.scripts import PROGRAMMA_AKKOORD
from conversations.talk import Step
from storage import programmas, talks
from storage.people import Known
from storage.programmas import Versie
from storage.talks import Held


def show(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The requester reads the programme, with what is different, and is asked for a yes."""
    sent = _sent(turn, at)
    if not sent:
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    _send(turn, person.telegram_id, at, sent)
    telling.ask(turn, person, at, PROGRAMMA_AKKOORD)


def answered(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """What the college says (PROGRAMMA_AKKOORD)."""
    at = standing.with_id(turn, held.case_id)
    if at is None or not can(at.case.state, Event.JA):
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    match step.talk.answers.get("akkoord"):
        case "akkoord":
            _agreed(turn, person, at)
        case "wijzigen":
            phrases, question = (
                turn.house.phrases(PROGRAMMA_AKKOORD),
                PROGRAMMA_AKKOORD.question("wat"),
            )
            assert question
            what = phrases.answer(question, step.talk.answers["wat"])
            standing.happen(turn, at, Event.WIJZIGEN)
            turn.say(person.telegram_id, "programma_akkoord.klaar")
            _tell_lead(turn, at, turn.words.say("voorleggen.wijzigen", code=at.case.code, wat=what))
        case _:
            turn.say(person.telegram_id, "programma_akkoord.klaar")
            _tell_lead(turn, at, turn.words.say("voorleggen.bespreken", code=at.case.code))
            office.tell(turn, at, "coordinator.heisessie_belt", ("bekijk",))


def read(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Members, and who asked for it, read the programme that the college agreed to."""
    if sent := _sent(turn, at):
        _send(turn, person.telegram_id, at, sent)


def reopen(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The begeleider wants another programme after all: nothing is fixed until the college says yes again."""
    at = standing.happen(turn, at, Event.WIJZIGEN)
    for held in talks.of_case(turn.db, turn.house.seal, at.case.id, PROGRAMMA_AKKOORD.name):
        if held.finished_at is None:
            vertrek.drop(turn, held)  # a yes to this version is none to the next one
    turn.say(person.telegram_id, "voorleggen.heropend_begeleider")
    telling.tell(turn, at, at.case.telegram_id, "voorleggen.heropend")


def to_begeleider(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The begeleider's own version, with steps and materials: to read, and to edit."""
    sent = _sent(turn, at)
    if not sent:
        return
    programma = load(sent[0].body)
    intake = wensen.intake(turn, at, wijzigen.fixed(programma))
    zinnen, cover = Zinnen(turn.words, turn.house.werkvormen), _cover(turn, at, sent[0])
    for name, make, told in (
        ("programma.pdf", documents.begeleider_pdf, "voorleggen.bestand_begeleider"),
        ("programma.docx", documents.begeleider_docx, "voorleggen.bewerkbaar"),
    ):
        held = make(zinnen, programma, intake, cover)
        _file(turn, at, person.telegram_id, name, held, told)


def _agreed(turn: Turn, person: Known, at: At) -> None:
    (newest, *_) = _sent(turn, at)
    programmas.mark(turn.db, newest, agreed_at=turn.now)
    before = agenda.hours(turn, at)
    at = standing.happen(turn, at, Event.JA)
    if agenda.hours(turn, at) != before:
        at = standing.decide(turn, at, sequence=at.case.sequence + 1)
        for chat in telling.everybody(turn, at):
            agenda.send(turn, at, chat)
    turn.say(person.telegram_id, "voorleggen.vast_aanvrager", dag=agenda.picked(turn, at))
    _tell_lead(turn, at, turn.words.say("voorleggen.vast", code=at.case.code))


def _send(turn: Turn, chat: int, at: At, sent: list[Versie]) -> None:
    """The short version in the chat, and the document."""
    zinnen = Zinnen(turn.words, turn.house.werkvormen)
    programma = load(sent[0].body)
    say = turn.words.say
    agreed = sent[0].agreed_at is not None
    lines = [say("voorleggen.kop_vast" if agreed else "voorleggen.kop")]
    lines += [agenda.picked(turn, at), "", *zinnen.table(programma, at.case.day)]
    if not agreed and len(sent) > 1 and (new := zinnen.changed(load(sent[1].body), programma)):
        lines += ["", say("voorleggen.gewijzigd"), *new]
    if not agreed and (left := wensen.left_out(turn, at)):
        lines += ["", say("voorleggen.zonder", doelen=turn.words.list(map(zinnen.doel, left)))]
    lines += [] if agreed else ["", say("voorleggen.concept")]
    turn.send(chat, Message(text="\n".join(lines)), case_id=at.case.id)
    gemeente = standing.answers(turn, at).get("gemeente")
    code = gemeente if isinstance(gemeente, str) and gemeente in turn.house.kaart else None
    name = turn.house.gemeenten[code].name if code else None
    cover = replace(_cover(turn, at, sent[0]), gemeente=name)
    held = documents.college_pdf(zinnen, programma, Fase(wensen.phase(turn, at)), cover)
    _file(turn, at, chat, "programma.pdf", held, "voorleggen.bestand")


def _cover(turn: Turn, at: At, versie: Versie) -> Voorblad:
    """What stands on the cover of each of them: when it was made is told as a day."""
    made = versie.made_at.astimezone(turn.house.zone)
    agreed = versie.agreed_at is not None
    return Voorblad(at.case.code, day=at.case.day, now=made, agreed=agreed)


def _file(turn: Turn, at: At, chat: int, name: str, held: bytes, told: str) -> None:
    message = Message(
        "file", data=base64.b64encode(held).decode(), name=name, caption=turn.words.say(told)
    )
    turn.send(chat, message, case_id=at.case.id)


def _sent(turn: Turn, at: At) -> list[Versie]:
    """The versions that went to the college, the newest first."""
    every = programmas.of_case(turn.db, turn.house.seal, at.case.id)
    return [one for one in every if one.sent_at]


def _tell_lead(turn: Turn, at: At, text: str) -> None:
    chat = at.begeleider.telegram_id if at.begeleider else None
    telling.told(turn, at, chat, text)
