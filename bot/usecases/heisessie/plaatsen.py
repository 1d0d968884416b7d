"""The places of a college: who asks hands out a link for each, and says when somebody has left."""

from bot.messages import GONE_AFTER, Key, Message
from bot.usecases import inviting
from bot.usecases.heisessie import sluiten, standing, telling, vertrek
from bot.usecases.heisessie.standing import At
from bot.usecases.heisessie.uitnodigen import name_of, own_place, places
from bot.usecases.turn import Turn
from storage import leden
from storage.leden import Lid, Stand
from storage.people import Known


def asks(turn: Turn, at: At, _: Known) -> bool:
    """Whether there is a link to hand out."""
    return bool(_without_link(turn, at))


def show(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """A link for each place that has none, to hand out, and under it every place. Who opened a link is
    not shown.
    """
    mine = own_place(standing.answers(turn, at))
    new = _without_link(turn, at)
    for place in new:
        _hand_out(turn, person, at, place)
    keys = [
        Key(name_of(turn, one.place), f"h:{at.case.id}:plaats:{one.id}")
        for one in leden.of_case(turn.db, at.case.id)
    ]
    if mine and leden.of_person(turn.db, at.case.id, person.id) is None:
        keys.append(telling.key(turn, at, "meedoen"))
    text = turn.words.say("leden.links" if new else "leden.links_al")
    telling.private(turn, at, person.telegram_id, [text], keys)


def one(turn: Turn, person: Known, at: At, value: str) -> None:
    """What can be done about one place."""
    if (lid := of(turn, at, value)) is None:
        turn.say(person.telegram_id, "heisessie.niet_nodig")
        return
    actions = ("nieuw",) if lid.stand is Stand.VERTROKKEN else ("nieuw", "weg")
    keys = [telling.key(turn, at, action, lid.id) for action in actions]
    text = turn.words.say("leden.plaats", plaats=name_of(turn, lid.place))
    telling.private(turn, at, person.telegram_id, [text], keys)


def new_link(turn: Turn, person: Known, at: At, value: str) -> None:
    """A link was lost, or a place has somebody else now: whoever had it, has it no longer."""
    if lid := of(turn, at, value):
        vertrek.leave(turn, at, lid)
        _hand_out(turn, person, at, lid.place)


def gone(turn: Turn, person: Known, at: At, value: str) -> None:
    """Somebody left the college; what the group said stays as it is, if it was made."""
    lid = of(turn, at, value)
    if lid and lid.stand is not Stand.VERTROKKEN:
        vertrek.leave(turn, at, lid)
        text = turn.words.say("leden.vertrokken", plaats=name_of(turn, lid.place))
        telling.in_place(turn, at, person.telegram_id, text)
        sluiten.when_all_answered(turn, at)
    else:
        turn.say(person.telegram_id, "heisessie.niet_nodig")


def of(turn: Turn, at: At, value: str) -> Lid | None:
    """The place of this heisessie that a button names."""
    every = {str(one.id): one for one in leden.of_case(turn.db, at.case.id)}
    return every.get(value)


def _hand_out(turn: Turn, person: Known, at: At, place: str) -> None:
    """A message for one place. It goes away, and is not protected: that one cannot be handed on."""
    by = f"telegram {person.telegram_id}"
    token = leden.invite(turn.db, at.case.id, place, by, turn.now, inviting.DAYS)
    link = inviting.address(turn.house.username, token)
    text = turn.words.say("leden.link", plaats=name_of(turn, place), link=link)
    message = Message(text=text, gone_after=GONE_AFTER)
    turn.send(person.telegram_id, message, case_id=at.case.id)


def _without_link(turn: Turn, at: At) -> list[str]:
    """The places of others that have none yet."""
    known = standing.answers(turn, at)
    there = {one.place for one in leden.of_case(turn.db, at.case.id)} | {own_place(known)}
    return [place for place in places(known) if place not in there]
