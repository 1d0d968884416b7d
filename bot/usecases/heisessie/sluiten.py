"""The term of the members ends: the picture of the group is made, once, and a day can be picked."""

from collections.abc import Sequence

from bot.usecases.heisessie import beeld, bellen, standing, telling, veiligheid, vertrek
from bot.usecases.heisessie.beeld import Beeld
from bot.usecases.heisessie.standing import At
from bot.usecases.heisessie.uitnodigen import number
from bot.usecases.turn import Turn
from conversations.groepsbeeld import Answers, Vertrouwen, picture, trust
from conversations.heisessie import Event, State
from conversations.programma.samenstellen import LOW_MOOD
from conversations.scripts import COLLEGELID
from storage import heisessies, leden, prikken
from storage.leden import Lid, Stand

OPEN_ENOUGH = 3  # domain.md (v), N26: a group with less trust is called first
QUARREL = "oude_ruzie"


def when_all_answered(turn: Turn, at: At) -> None:
    """The term ends as soon as everybody who has a place has said all that was asked."""
    there = _present(turn, at)
    if at.case.state is not State.LEDEN or not there or len(there) < number(turn, at):
        return
    said, asks = prikken.choices(turn.db, at.case.id), beeld.asks_questions(turn, at)
    waiting = [one for one in there if (asks and one.stand is Stand.GEVRAAGD) or one.id not in said]
    if not waiting:
        close(turn, at)


def close(turn: Turn, at: At) -> None:
    """The term is over. Once the picture is there nobody needs the answers any more: they are erased,
    sooner than on the day after the session (domain.md (ii-b)).
    """
    kept = beeld.of(turn, at)
    if first := kept is None:
        kept = _make(turn, at)
        heisessies.keep_picture(turn.db, turn.house.seal, at.case.id, beeld.dump(kept))
        at = standing.decide(turn, at, call_members=bool(kept.bellen))
        _wipe_answers(turn, at)
    asked, at = at.case.questions, standing.happen(turn, at, Event.GESLOTEN)
    lines = [turn.words.say("sluiten.klaar", code=at.case.code)]
    if first and asked:
        lines += ["", *shown(turn, kept)]
        _tell_others(turn, at, kept)
    if first and kept.bellen:
        bellen.first(turn, at)
    keys = [telling.key(turn, at, "datum")]
    telling.told(turn, at, at.case.telegram_id, "\n".join(lines), keys)


def shown(turn: Turn, kept: Beeld) -> list[str]:
    """What everybody sees of the picture."""
    if kept.groep is None:
        return [turn.words.say("beeld.geen")]
    return [turn.words.say("beeld.kop"), *beeld.lines(turn, kept.groep)]


def _make(turn: Turn, at: At) -> Beeld:
    there, people = _present(turn, at), number(turn, at)
    answered = [
        COLLEGELID.path(held.talk.answers).known
        for lid in there
        if lid.stand is Stand.DOET_MEE
        for held in vertrek.answers_of(turn, at, lid)
        if held.finished_at
    ]
    trusts = trust(answered, people)
    all_of_them = (
        veiligheid.is_noted(turn, at) or _mood_is_low(turn, at) or _call_all(at, answered, trusts)
    )
    asking = [lid.place for lid in bellen.who_ask(turn, at)]
    call = bellen.present(turn, at) if all_of_them else asking
    return Beeld(picture(answered, people), trusts, tuple(call))


def _call_all(at: At, answered: Sequence[Answers], trusts: Vertrouwen | None) -> bool:
    """Whether every member is called: a group about which nothing is known, or where trust is low.
    When something weighs on one, all are called: nobody is picked out.
    """
    if not at.case.questions or trusts is None:
        return True
    quarrel = any(one.get("opzien") == QUARREL for one in answered)
    return trusts.score < OPEN_ENOUGH or trusts.apart or quarrel


def _mood_is_low(turn: Turn, at: At) -> bool:
    """Whether it is, by who asks for it (C8): then nothing may be composed before talks with all."""
    mood = standing.answers(turn, at).get("sfeer")
    return isinstance(mood, int) and mood <= LOW_MOOD


def _present(turn: Turn, at: At) -> list[Lid]:
    every = leden.of_case(turn.db, at.case.id)
    return [one for one in every if one.stand is not Stand.VERTROKKEN]


def _tell_others(turn: Turn, at: At, kept: Beeld) -> None:
    """Everybody sees the same picture, where there is one; the begeleider also that there is none."""
    head = turn.words.say("sluiten.beeld", code=at.case.code)
    text = "\n".join([head, "", *shown(turn, kept)])
    if kept.groep:
        for lid in leden.taking_part(turn.db, at.case.id):
            if lid.telegram_id != at.case.telegram_id:
                telling.told(turn, at, lid.telegram_id, text)
    if at.begeleider and at.begeleider.person_id != at.case.person_id:
        told = text if kept.groep else turn.words.say("sluiten.geen_beeld", code=at.case.code)
        telling.told(turn, at, at.begeleider.telegram_id, told)


def _wipe_answers(turn: Turn, at: At) -> None:
    """Who was still answering hears that it is too late."""
    for lid in _present(turn, at):
        for held in vertrek.answers_of(turn, at, lid):
            vertrek.drop(turn, held)
            if held.finished_at is None:
                assert lid.telegram_id
                telling.told(turn, at, lid.telegram_id, turn.words.say("sluiten.voorbij"))
