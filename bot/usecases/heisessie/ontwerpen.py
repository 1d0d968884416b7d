"""The begeleider makes the programme: a draft with reasons, and changes of it, block by block.

A draft is the newest version that did not go to the college yet. Its buttons carry what it was when
they were shown: of an older draft they change nothing.
"""

import hashlib

from bot.inbound import number_in
from bot.messages import Key, Message, column, fitting
from bot.programmas import Zinnen, clock
from bot.usecases.heisessie import blokken, standing, telling, voorleggen, wensen
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import Event, can
from conversations.programma import botsing, samenstellen, uitleg, wijzigen
from conversations.programma.blokken import Onderdeel, dump, load
from conversations.programma.wijzigen import Refused
from storage import programmas
from storage.people import Known
from storage.programmas import Versie

# What a message asks: the draft, which block, or what is to become of one (`{ASKS}/{number}`).
ASKS, WHICH = "ontwerp", "ontwerp/blokken"


def show(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """The draft as it is; made anew where there is none."""
    versie = draft(turn, at) or _compose(turn, person, at)
    if versie:
        _show(turn, person, at, versie)


def again(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """Another draft: what is fixed stays, all else is found anew."""
    versie = _compose(turn, person, at)
    if versie:
        _show(turn, person, at, versie)


def blocks(turn: Turn, person: Known, at: At, stamp: str) -> None:
    """Which block is to change."""
    versie = _of(turn, person, at, stamp)
    if versie:
        keys = column(_block_keys(turn, at, versie))
        message = Message(text=turn.words.say("ontwerp.welk"), keys=keys, asks=WHICH)
        turn.send(person.telegram_id, message, case_id=at.case.id)


def block(turn: Turn, person: Known, at: At, value: str) -> None:
    """One block: why it is there, and what can be done with it."""
    stamp, _, number = value.partition(".")
    versie = _of(turn, person, at, stamp)
    one = _block(versie, number_in(number)) if versie else None
    if versie and one:
        _show_block(turn, person, at, versie, one)


def change(turn: Turn, person: Known, at: At, value: str) -> None:
    """A change of one block (`{stamp}.{number}.{what}.{more}`): the new draft, or why it cannot be."""
    stamp, number, what, more = (*value.split("."), "", "", "")[:4]
    versie = _of(turn, person, at, stamp)
    if versie is None or what not in blokken.CHANGES:
        return
    before = load(versie.body)
    intake = wensen.intake(turn, at, wijzigen.fixed(before))
    after = blokken.CHANGES[what](turn, before, number_in(number), more, intake)
    if isinstance(after, Refused):
        zinnen = _zinnen(turn)
        why = " ".join(dict.fromkeys(zinnen.regel(one) for one in after.breaches))
        turn.say(person.telegram_id, "ontwerp.kan_niet", waarom=why)
        return
    _show(
        turn, person, at, programmas.keep(turn.db, turn.house.seal, versie, dump(after), turn.now)
    )


def approve(turn: Turn, person: Known, at: At, stamp: str) -> None:
    """The draft goes to the college; nothing is fixed before that says yes."""
    versie = _of(turn, person, at, stamp)
    if versie and can(at.case.state, Event.GOEDGEKEURD):
        programmas.mark(turn.db, versie, sent_at=turn.now)
        standing.happen(turn, at, Event.GOEDGEKEURD)
        turn.say(person.telegram_id, "ontwerp.goedgekeurd")
        voorleggen.to_begeleider(turn, person, at)


def offered(turn: Turn, at: At, asks: str) -> list[Key]:
    """The buttons of a message about the draft, as that is now."""
    versie = draft(turn, at)
    if versie is None or asks == ASKS:
        return _draft_keys(turn, at, versie) if versie else []
    if asks == WHICH:
        return _block_keys(turn, at, versie)
    one = _block(versie, number_in(asks.rpartition("/")[2]))
    return _change_keys(turn, at, versie, one) if one else []


def draft(turn: Turn, at: At) -> Versie | None:
    """The newest version, while it did not go to the college."""
    newest = programmas.newest(turn.db, turn.house.seal, at.case.id)
    return newest if newest and newest.sent_at is None else None


def _compose(turn: Turn, person: Known, at: At) -> Versie | None:
    """A new draft; None when a human comes first, or when wishes do not go together: then that is said."""
    newest = programmas.newest(turn.db, turn.house.seal, at.case.id)
    vast = wijzigen.fixed(load(newest.body)) if newest else ()
    intake = wensen.intake(turn, at, vast)
    if first := samenstellen.first_a_human(intake):
        told = " ".join(_zinnen(turn).eerst(one) for one in first)
        turn.say(person.telegram_id, "ontwerp.eerst", waarom=told)
        return None
    found = samenstellen.compose(intake, turn.house.werkvormen)
    if found is None:
        wishes = botsing.botsing(intake, turn.house.werkvormen)
        told = turn.words.list(_zinnen(turn).wens(one) for one in wishes)
        text = turn.words.say("ontwerp.botst", wensen=told)
        keys = column([telling.key(turn, at, "opnieuw_gesprek")])
        turn.send(person.telegram_id, Message(text=text, keys=keys), case_id=at.case.id)
        return None
    body, kept = dump(found), draft(turn, at)
    if kept:
        return programmas.keep(turn.db, turn.house.seal, kept, body, turn.now)
    return programmas.add(turn.db, turn.house.seal, at.case.id, body, turn.now)


def _show(turn: Turn, person: Known, at: At, versie: Versie) -> None:
    programma = load(versie.body)
    intake = wensen.intake(turn, at, wijzigen.fixed(programma))
    told = uitleg.concept(programma, intake, turn.house.werkvormen)
    lines = [turn.words.say("ontwerp.kop", code=at.case.code, versie=versie.version), ""]
    lines += _zinnen(turn).table(programma, at.case.day)
    left = [_zinnen(turn).doel(one) for one in wensen.left_out(turn, at)]
    if left:
        lines += ["", turn.words.say("ontwerp.zonder", doelen=turn.words.list(left))]
    if told.waarschuwingen:
        lines += ["", *(f"• {_zinnen(turn).let_op(one)}" for one in told.waarschuwingen)]
    keys = column(_draft_keys(turn, at, versie))
    message = Message(text="\n".join(lines), keys=keys, asks=ASKS)
    turn.send(person.telegram_id, message, case_id=at.case.id)


def _show_block(turn: Turn, person: Known, at: At, versie: Versie, one: Onderdeel) -> None:
    programma = load(versie.body)
    intake = wensen.intake(turn, at, wijzigen.fixed(programma))
    title = _zinnen(turn).titel(one.blok)
    begin, einde = clock(one.begin), clock(one.einde)
    lines = [turn.words.say("ontwerp.blok", titel=title, begin=begin, einde=einde)]
    reasons = uitleg.waarom(programma, one, intake, turn.house.werkvormen)
    lines += [f"• {_zinnen(turn).waarom(why)}" for why in reasons]
    keys, asks = column(_change_keys(turn, at, versie, one)), f"{ASKS}/{one.nummer}"
    message = Message(text="\n".join(lines), keys=keys, asks=asks)
    turn.send(person.telegram_id, message, case_id=at.case.id)


def _draft_keys(turn: Turn, at: At, versie: Versie) -> list[Key]:
    mark = _stamp(versie)
    return [telling.key(turn, at, one, mark) for one in ("goed", "blokken", "opnieuw")]


def _block_keys(turn: Turn, at: At, versie: Versie) -> list[Key]:
    return [
        Key(
            fitting(f"{one.nummer}. {_zinnen(turn).titel(one.blok)}"),
            f"h:{at.case.id}:blok:{_stamp(versie)}.{one.nummer}",
        )
        for one in load(versie.body).onderdelen
    ]


def _change_keys(turn: Turn, at: At, versie: Versie, one: Onderdeel) -> list[Key]:
    programma = load(versie.body)
    intake = wensen.intake(turn, at, wijzigen.fixed(programma))
    about = f"h:{at.case.id}:wijzig:{_stamp(versie)}.{one.nummer}"
    keys = [
        Key(
            fitting(turn.words.label("knop.blok_ruil", wat=_zinnen(turn).naam(wat))),
            f"{about}.ruil.{wat}",
        )
        for wat in uitleg.alternatieven(programma, one.nummer, intake, turn.house.werkvormen)
    ]
    hold = "los" if one.blok.vast else "vast"
    labels = (hold,) if one.blok.vast else ("korter", "langer", "eerder", "later", hold)
    return keys + [Key(turn.words.label(f"knop.blok_{it}"), f"{about}.{it}") for it in labels]


def _of(turn: Turn, person: Known, at: At, stamp: str) -> Versie | None:
    """The draft that a button is about; None where it is another one by now, and that is shown."""
    versie = draft(turn, at)
    if versie and _stamp(versie) == stamp:
        return versie
    turn.say(person.telegram_id, "ontwerp.intussen")
    show(turn, person, at)
    return None


def _block(versie: Versie, number: int) -> Onderdeel | None:
    return next((one for one in load(versie.body).onderdelen if one.nummer == number), None)


def _zinnen(turn: Turn) -> Zinnen:
    return Zinnen(turn.words, turn.house.werkvormen)


def _stamp(versie: Versie) -> str:
    """What a draft is known by on its buttons."""
    return hashlib.sha256(versie.body.encode()).hexdigest()[:8]
