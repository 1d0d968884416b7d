"""Personal links with which somebody becomes a coach: made by the office, opened once."""

from bot.messages import Message
from bot.usecases import talking
from bot.usecases.heisessie import meedoen
from bot.usecases.talking import Kept
from bot.usecases.turn import Turn
from conversations.events import GoOn, Resumed
from conversations.scripts import COACH
from storage import coaches, invites, people, talks
from storage.coaches import Standing
from storage.invites import Used, Why
from storage.people import Known
from storage.talks import Held

DAYS = 14  # that a link can be opened

CLOSED = {
    Why.ONBEKEND: "uitnodiging.onbekend",
    Why.VERLOPEN: "uitnodiging.verlopen",
    Why.GEBRUIKT: "uitnodiging.gebruikt",
    Why.VAN_ANDER: "uitnodiging.van_ander",
}

# Who has one for a heisessie has it from somebody in the college, and looks for no coach.
OF_MEMBER = {Why.VERLOPEN: "leden.verlopen", Why.GEBRUIKT: "leden.gebruikt"}


def token(turn: Turn, made_by: str, person_id: int | None = None) -> str:
    """A new invitation, as what stands behind `/start`; for this person only when one is given.

    :param made_by: as in the audit: "telegram 123", "terminal anna".
    """
    return invites.make(turn.db, invites.COACH, made_by, turn.now, DAYS, person_id)


def link(turn: Turn, made_by: str) -> str:
    """A new invitation, as a link that opens Telegram."""
    return address(turn.house.username, token(turn, made_by))


def address(username: str, behind: str) -> str:
    """The link to a bot that says `/start` with a token behind it."""
    return f"https://t.me/{username}?start={behind}"


def open_link(turn: Turn, person: Known, payload: str) -> Kept | None:
    """Somebody pressed a link: the profile of a coach begins, or goes on where it was, or it is the
    link to a place at a heisessie. Whoever also looks for a coach keeps that intake. A link that
    opens nothing is answered with why.
    """
    opened = invites.use(turn.db, payload, person.telegram_id, turn.now)
    if isinstance(opened, Why):
        of_member = invites.purpose(turn.db, payload) == invites.LID
        turn.say(person.telegram_id, (CLOSED | OF_MEMBER if of_member else CLOSED)[opened])
        return None
    if opened.purpose == invites.LID:
        return meedoen.open_link(turn, person, opened)
    coach = _coach(turn, person, opened)
    profile = profile_of(turn, person)
    if coach.state is Standing.ACTIEF:
        turn.say(person.telegram_id, "uitnodiging.al_coach")
        return None
    if profile and profile.finished_at is None and COACH.path(profile.talk.answers).known:
        return talking.go(turn, person, profile, Resumed())
    return begin(turn, person, profile)


def begin(turn: Turn, person: Known, profile: Held | None) -> Kept | None:
    """Welcome a coach, and begin the profile: on top of what the office filled in already, or of what
    the coach said before.
    """
    others = [one for one in talking.open_talks(turn, person) if one.script != COACH.name]
    text = turn.words.say("uitnodiging.welkom")
    if others:
        subject = turn.words.label(f"{others[0].script}.naam")
        text += "\n\n" + turn.words.say("uitnodiging.blijft", onderwerp=subject)
    turn.send(person.telegram_id, Message(text=text))
    if profile and (profile.finished_at is None or profile.talk.answers):
        return talking.go(turn, person, profile, GoOn())
    talking.begin(turn, person, COACH)
    return None


def profile_of(turn: Turn, person: Known) -> Held | None:
    """The newest profile that somebody has as a coach, finished or not."""
    every = talks.all_of(turn.db, turn.house.seal, person.id)
    return next((one for one in reversed(every) if one.script == COACH.name), None)


def _coach(turn: Turn, person: Known, opened: Used) -> coaches.Coach:
    """Who pressed, as a coach. What the office filled in for this link becomes theirs, unless they
    answered themselves before: then that stays, and nothing of the office's is kept beside it.
    """
    own = profile_of(turn, person)
    if opened.person_id and opened.person_id != person.id:
        people.attach(turn.db, opened.person_id, person.telegram_id, turn.now)
        every = talks.all_of(turn.db, turn.house.seal, person.id)
        theirs = [one for one in every if one.script == COACH.name]
        stays = own if own and own.talk.answers else None
        for one in theirs:
            if (one.id != stays.id) if stays else not one.talk.answers:
                talks.drop(turn.db, one.id)
    return coaches.new(turn.db, person.id, turn.now)
