"""A coach's own part in the pool: the profile, a pause, and whether the coach takes part."""

from datetime import date, timedelta

from bot.messages import GONE_AFTER, Key, Message, column
from bot.usecases import inviting, talking
from bot.usecases.heisessie import stopping
from bot.usecases.talking import Kept
from bot.usecases.turn import Turn
from conversations.events import GoOn
from conversations.grenzen import CONFLICT_FACTS
from conversations.pool import Answers, is_told
from conversations.script import Question
from conversations.scripts import COACH, PAUZE
from conversations.talk import Step
from storage import coaches, outgoing, talks
from storage.coaches import Coach, Standing
from storage.people import Known
from storage.talks import Held

FOUR_WEEKS = timedelta(weeks=4)
# What the buttons of a coach send: a profile, a pause, taking part or not.
BUTTONS = frozenset({"profiel", "pauze", "weer", "stoppen", "stoppen_ja", "stoppen_nee"})


def own_part(turn: Turn, person: Known, coach: Coach) -> None:
    """Whether a coach takes part, with buttons to change that."""
    day = turn.words.day(coach.paused_until) if coach.paused_until else ""
    said = "coach.pauzeert" if _rests(turn, coach) else "coach.doet_mee"
    if coach.state is not Standing.ACTIEF:
        said = "coach.doet_niet_mee"
    text = turn.words.say(said, tot=day)
    turn.send(person.telegram_id, Message(text=text, keys=column(choices(turn, coach))))


def choices(turn: Turn, coach: Coach) -> list[Key]:
    """What a coach can change about taking part, as buttons."""
    actions: tuple[str, ...] = ("profiel",)
    if coach.state is Standing.ACTIEF:
        actions = ("weer" if _rests(turn, coach) else "pauze", "profiel", "stoppen")
    return [_key(turn, action) for action in actions]


def pressed(turn: Turn, person: Known, data: str) -> Kept | None:
    """One of `BUTTONS`."""
    coach = coaches.of_person(turn.db, person.id)
    if coach is None:  # a button from before everything was erased
        turn.say(person.telegram_id, "knop_vreemd")
        return None
    match data:
        case "profiel":
            return profile(turn, person)
        case "pauze":
            return _ask_how_long(turn, person)
        case "weer":
            coaches.pause(turn.db, coach.id, None)
            turn.say(person.telegram_id, "coach.weer")
            _tell(turn, person, "coordinator.coach_weer")
        case "stoppen":
            sure = column(_key(turn, answer) for answer in ("stoppen_ja", "stoppen_nee"))
            text = turn.words.say("coach.stoppen")
            turn.send(person.telegram_id, Message(text=text, keys=sure))
        case "stoppen_nee":
            turn.say(person.telegram_id, "coach.stoppen_niet")
        case "stoppen_ja":
            _stop(turn, person, coach)
    return None


def profile(turn: Turn, person: Known) -> Kept | None:
    """The profile as it is: the whole of it, to change, where nothing in it is open. One that was
    sent is opened again, so that there is never a second with old answers in it.
    """
    if coaches.of_person(turn.db, person.id) is None:
        turn.say(person.telegram_id, "coach.geen")
        return None
    held = inviting.profile_of(turn, person)
    if held is None or not COACH.path(held.talk.answers).known:
        return inviting.begin(turn, person, held)
    return talking.go(turn, person, held, GoOn())


def finished(turn: Turn, person: Known, held: Held, step: Step) -> None:
    """The end of a profile: who gave consent, signs the code and told the conflict facts takes part."""
    coach = coaches.new(turn.db, person.id, turn.now)
    if step.outcome == "geen_toestemming":
        _erase_profile(turn, person, coach, held)
        return
    missing = still_missing(COACH.path(step.talk.answers).known)
    was, now = coach.state, Standing.UITGENODIGD if missing else Standing.ACTIEF
    coaches.become(turn.db, coach.id, now)
    if missing:
        what = turn.words.list(_label(turn, question) for question in missing)
        turn.say(person.telegram_id, "coach.mist", wat=what)
        _tell(turn, person, "coordinator.coach_mist", wat=what)
    elif was is Standing.ACTIEF:
        turn.say(person.telegram_id, "coach.gewijzigd")
        _tell(turn, person, "coordinator.coach_gewijzigd")
    else:
        turn.say(person.telegram_id, f"{COACH.name}.verstuurd")
        _tell(turn, person, "coordinator.coach_nieuw")
    _offer_rest(turn, person)


def calls(turn: Turn, person: Known, name: str) -> None:
    """A coach asks for a call, or is in need, while a profile is filled in."""
    _tell(turn, person, f"coordinator.coach_{name}")
    if _name(inviting.profile_of(turn, person)) is None:
        turn.say(person.telegram_id, "coach.bel_zelf")


def still_missing(known: Answers) -> list[Question]:
    """The questions without which a coach cannot be proposed (grenzen.of_coach)."""
    told = {key: is_told(known, key) for key in CONFLICT_FACTS}
    told["code"] = known.get("code") == "ja"
    return [question for question in COACH.questions if not told.get(question.key, True)]


def paused(turn: Turn, person: Known, held: Held, step: Step) -> None:  # noqa: ARG001 # an End
    """A pause was chosen: nothing new is asked before that day; what runs goes on."""
    coach = coaches.of_person(turn.db, person.id)
    if coach is None:
        return
    until = _until(step.talk.answers, turn.today)
    coaches.pause(turn.db, coach.id, until)
    stopping.without(turn, coach, only_asked=True)
    day = turn.words.day(until)
    again = ((_key(turn, "weer"),),)
    text = turn.words.say("pauze.klaar", tot=day)
    turn.send(person.telegram_id, Message(text=text, keys=again))
    _tell(turn, person, "coordinator.coach_pauze", tot=day)


def _rests(turn: Turn, coach: Coach) -> bool:
    return coach.paused_until is not None and turn.today < coach.paused_until


def _until(answers: Answers, today: date) -> date:
    if answers["hoe_lang"] == "datum":
        return date.fromisoformat(str(answers["tot"]))
    if answers["hoe_lang"] == "vier_weken":
        return today + FOUR_WEEKS
    summer = date(today.year, 9, 1)  # the school holidays end in the last days of August
    return summer if today < summer else date(today.year + 1, 9, 1)


def _ask_how_long(turn: Turn, person: Known) -> Kept | None:
    for held in talking.open_talks(turn, person):
        if held.script == PAUZE.name:
            return talking.go(turn, person, held, GoOn())
    talking.begin(turn, person, PAUZE)
    return None


def _stop(turn: Turn, person: Known, coach: Coach) -> None:
    """No more proposals; what runs goes on until the office has called about it."""
    if coach.state is not Standing.GESTOPT:
        coaches.become(turn.db, coach.id, Standing.GESTOPT)
        _tell(turn, person, "coordinator.coach_gestopt")
        stopping.without(turn, coach, only_asked=True)
    turn.say(person.telegram_id, "coach.gestopt")


def _erase_profile(turn: Turn, person: Known, coach: Coach, held: Held) -> None:
    """Without consent nothing of the profile is kept. What somebody else needs, such as a running
    traject or the own intake of this person, is left alone.
    """
    if coach.state is Standing.ACTIEF:
        coaches.become(turn.db, coach.id, Standing.GESTOPT)
        _tell(turn, person, "coordinator.coach_gestopt")
    stopping.without(turn, coach, only_asked=False)
    every = [key for one in COACH.questions for key in (one.key, *one.formerly)]
    talks.erase(turn.db, held.id, every)
    turn.say(person.telegram_id, f"{COACH.name}.stop.geen_toestemming")
    _offer_rest(turn, person)


def _offer_rest(turn: Turn, person: Known) -> None:
    """Something else is open as well: one button goes on with it."""
    rest = talking.open_talks(turn, person)
    if rest:
        subject = turn.words.label(f"{rest[0].script}.naam")
        text = turn.words.say("coach.nog_open", onderwerp=subject)
        again = ((Key(turn.words.label("knop.verder"), "start"),),)
        turn.send(person.telegram_id, Message(text=text, keys=again))


def _tell(turn: Turn, person: Known, message_id: str, **values: object) -> None:
    """Tell every coördinator something about a coach, by name, in a message that goes away."""
    held = inviting.profile_of(turn, person)
    name = _name(held) or turn.words.label("coordinator.coach_zonder_naam")
    news = turn.words.say("coordinator.coach_nieuws")
    text = f"{news}\n{turn.words.say(message_id, naam=name, **values)}"
    message = Message(text=text, protect=True, gone_after=GONE_AFTER)
    for chat in sorted(turn.house.coordinators):
        turn.send(chat, message, talk_id=held.id if held else None, priority=outgoing.NOTICE)


def _name(held: Held | None) -> str | None:
    """What a coach is called, once that was told."""
    told = held is not None and is_told(held.talk.answers, "naam")
    return str(held.talk.answers["naam"]) if held and told else None


def _label(turn: Turn, question: Question) -> str:
    label = turn.words.label(f"{COACH.stem(question)}.kort")
    return label[:1].lower() + label[1:]


def _key(turn: Turn, action: str) -> Key:
    return Key(turn.words.label(f"knop.{action}"), action)
