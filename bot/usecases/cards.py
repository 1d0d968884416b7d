"""What each side is shown of the other: the coach a request without a name, and more after a yes; the
wethouder the card of the coach.
"""

from html import escape

from bot import reasons
from bot.messages import GONE_AFTER, Key, Message, column
from bot.usecases import candidates
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.kinds import Mark
from conversations.pool import Answers
from conversations.scripts import COACH, WETHOUDER
from conversations.toegang import Viewer, may_see
from storage import outgoing, talks
from storage.proposals import Proposal

# A size is told only where at least so many gemeenten of the province have it: else it is a name.
FEW = 3
COACH_SAYS = ("ja", "nee", "bel")
WETHOUDER_SAYS = ("kennismaken", "ander", "bespreken")


def request(turn: Turn, at: Standing) -> None:
    """Ask the coach: nothing that names the wethouder or the gemeente, and nothing discreet."""
    assert at.proposal
    say = turn.words.say
    _, answers = candidates.intake(turn, at.case)
    told = {key: answer for key, answer in answers.items() if not isinstance(answer, Mark)}
    lines = [
        say("voorstel.verzoek", code=at.case.code),
        "",
        *_where(turn, told),
        *turn.house.phrases(WETHOUDER).summary(told, Viewer.COACH_ASKED),
        "",
        say("voorstel.verzoek.vraag", dag=turn.words.weekday(at.proposal.due)),
    ]
    says = column(keys(turn, at.proposal, COACH_SAYS))
    _send(turn, at, at.coach_chat, Message(text="\n".join(lines), keys=says, asks="verzoek"))


def introduction(turn: Turn, at: Standing) -> None:
    """The coach said yes: name and gemeente, in a message that goes away."""
    talk_id, answers = candidates.intake(turn, at.case)
    lines = [
        turn.words.say("voorstel.na_ja", code=at.case.code),
        "",
        *turn.house.phrases(WETHOUDER).summary(answers, Viewer.COACH_AFTER_YES),
    ]
    message = Message(text="\n".join(lines), protect=True, gone_after=GONE_AFTER)
    _send(turn, at, at.coach_chat, message, talk_id)


def card(turn: Turn, at: Standing) -> None:
    """The wethouder sees who the coach is, and why this one."""
    assert at.proposal
    assert at.coach
    say = turn.words.say
    given = talks.newest(turn.db, turn.house.seal, COACH.name).get(at.coach.person_id, {})
    known = {
        question.key: given[question.key]
        for question in COACH.questions
        if may_see(Viewer.WETHOUDER_ON_CARD, COACH.name, question)
        and not isinstance(given.get(question.key, Mark.SKIPPED), Mark)
    }
    lines = [say("kaart.kop", naam=known.get("naam", ""))]
    lines += [escape(str(known["intro"]), quote=False)] if "intro" in known else []
    lines.append(_background(turn, known))
    photo = known.get("foto")
    kind, file_id = ("photo", str(photo)) if photo else ("say", "")
    chat = at.case.telegram_id
    _send(turn, at, chat, Message(kind, "\n".join(lines), file_id=file_id, protect=True))
    because = [one for one in at.proposal.reasons if one.message != reasons.NONE]
    why = [f"• {reasons.because(turn.words, one, in_chat=True)}" for one in because]
    why = why or [say("kaart.waarom.geen")]
    text = "\n".join([say("kaart.waarom"), *why, "", say("kaart.vraag")])
    says = column(keys(turn, at.proposal, WETHOUDER_SAYS))
    _send(turn, at, chat, Message(text=text, keys=says, asks="kaart"))


def keys(turn: Turn, proposal: Proposal, actions: tuple[str, ...]) -> list[Key]:
    """The buttons under a request, or under a card."""
    label = turn.words.label
    return [Key(label(f"knop.voorstel_{one}"), f"v:{proposal.id}:{one}") for one in actions]


def _where(turn: Turn, told: Answers) -> list[str]:
    """Size and province of the gemeente, as far as these do not name it."""
    gemeente, kaart, words = told.get("gemeente"), turn.house.kaart, turn.words
    if not isinstance(gemeente, str) or gemeente not in kaart:
        return []
    province, size = kaart.province(gemeente), kaart.size(gemeente)
    alike = [c for c in kaart.codes if (kaart.province(c), kaart.size(c)) == (province, size)]
    name = words.label(f"coach.provincies.optie.{province}")
    lines = [words.say("voorstel.verzoek.provincie", provincie=name)]
    if len(alike) >= FEW:
        label = words.label(f"coach.grootte.optie.{size}")
        lines.append(words.say("voorstel.verzoek.grootte", grootte=label))
    return lines


def _background(turn: Turn, known: Answers) -> str:
    """Roles, years and training, on one line."""
    phrases, parts = turn.house.phrases(COACH), []
    roles = COACH.question("rollen")
    if roles and "rollen" in known:
        parts.append(phrases.answer(roles, known["rollen"]))
    if "jaren" in known:
        parts.append(turn.words.say("kaart.jaren", aantal=known["jaren"]))
    if "opleiding" in known:
        parts.append(turn.words.say(f"kaart.opleiding.{known['opleiding']}"))
    return " · ".join(parts)


def _send(
    turn: Turn, at: Standing, chat: int | None, message: Message, talk_id: int | None = None
) -> None:
    if chat:
        case_id = at.case.id
        turn.send(chat, message, talk_id=talk_id, case_id=case_id, priority=outgoing.NOTICE)
