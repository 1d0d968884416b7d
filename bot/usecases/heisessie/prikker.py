"""A member says which of the proposed days suit. What was tapped so far stands in the buttons themselves,
as the first day and a number of which each bit is a day: so it outlives a restart.
"""

from bot.inbound import number_in
from bot.messages import Key
from bot.usecases import sides
from bot.usecases.heisessie import agenda, sluiten, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from bot.usecases.wanted import EVENINGS
from conversations import hearing
from conversations.datumprikker import Prikdag, signs
from conversations.heisessie import State
from conversations.instellingen import Instellingen
from storage import heisessies, leden, prikken
from storage.leden import Lid
from storage.people import Known
from storage.shown import is_shown

CHOSEN = "✔ "
ASKS = "prikken"  # what the message with the days asks
NONE = ("geen", "nee", "geen enkele", "niet")


def asks(turn: Turn, at: At, person: Known) -> bool:
    """Whether this member has not said which days suit."""
    lid = leden.of_person(turn.db, at.case.id, person.id)
    return lid is not None and lid.id not in prikken.choices(turn.db, at.case.id)


def show(turn: Turn, person: Known, at: At, value: str = "") -> None:
    """The days as buttons, with what was said before or, after a tap, with that one changed."""
    if not (days := coming(turn, at)):
        turn.say(person.telegram_id, "prikker.geen")
        return
    mask = _tapped(days, value)
    if mask is None:
        at = standing.elsewhere(at)
        mask = _before(turn, at, person, days)
    if not at.pressed:
        sides.end(turn, at.case.id, ASKS, person.telegram_id)
    keys = _keys(turn, at, days, mask)
    telling.in_place(turn, at, person.telegram_id, _text(turn, at, days), keys, ASKS)


def typed(turn: Turn, person: Known, text: str) -> str | None:
    """The data of the button that a typed answer stands for ("14 januari en 21 januari", "geen"), of
    days that were shown and not answered yet.
    """
    for case in heisessies.of_member(turn.db, person.id):
        at = standing.of(turn, case)
        shown = is_shown(turn.db, ASKS, case.id, person.telegram_id)
        if case.state is State.LEDEN and shown and asks(turn, at, person):
            return _meant(turn, at, text)
    return None


def done(turn: Turn, person: Known, at: At, value: str) -> None:
    """These days suit."""
    days = coming(turn, at)
    if not (mask := _tapped(days, value)):
        show(turn, person, standing.elsewhere(at), value)
        if mask == 0:  # of other days than these nobody chose none
            turn.say(person.telegram_id, "prikker.geen_gekozen")
        return
    _keep(turn, person, at, {one.id: bool(mask >> place & 1) for place, one in enumerate(days)})


def none(turn: Turn, person: Known, at: At, value: str) -> None:
    """None of the days suits."""
    days = coming(turn, at)
    if _tapped(days, value) is None:
        show(turn, person, standing.elsewhere(at))
    else:
        _keep(turn, person, at, {one.id: False for one in days})


def coming(turn: Turn, at: At) -> list[Prikdag]:
    """The days that were proposed and are still to come."""
    return [one for one in prikken.of_case(turn.db, at.case.id) if one.day > turn.today]


def own(turn: Turn, at: At) -> Instellingen:
    """Whose council evening and recess count: those of the gemeente of who asks."""
    known = standing.answers(turn, at)
    gemeente = known.get("gemeente")
    regions = turn.house.kalender.regions(gemeente if isinstance(gemeente, str) else None)
    return Instellingen(council=EVENINGS.get(str(known.get("raadsavond"))), regions=regions)


def against(turn: Turn, at: At, one: Prikdag) -> str:
    """What speaks against a day, in words; "" where nothing does."""
    found = signs(one.day, turn.house.kalender, own(turn, at))
    return turn.words.list(turn.words.label(f"prikker.{sign.value}") for sign in found)


def _keep(turn: Turn, person: Known, at: At, suits: dict[int, bool]) -> None:
    lid = _mine(turn, at, person)
    prikken.choose(turn.db, at.case.id, lid.id, suits, turn.now)
    if not at.pressed:  # it was typed
        sides.end(turn, at.case.id, ASKS, person.telegram_id)
    said = [agenda.when(turn, one) for one in coming(turn, at) if suits[one.id]]
    name = "prikker.genoteerd" if said else "prikker.geen_dag"
    assert at.case.due
    values = {"dagen": turn.words.list(said), "dag": turn.words.weekday(at.case.due)}
    keys = [telling.key(turn, at, "prik")]
    telling.in_place(turn, at, person.telegram_id, turn.words.say(name, **values), keys)
    sluiten.when_all_answered(turn, at)


def _meant(turn: Turn, at: At, text: str) -> str | None:
    days = coming(turn, at)
    none = telling.key(turn, at, "prik_geen", f"{days[0].id}-0" if days else "")
    if isinstance(hearing.pick(text, [("geen", none.label)], {"geen": NONE}), str):
        return none.data
    options = [(str(1 << place), agenda.when(turn, one)) for place, one in enumerate(days)]
    bits = hearing.pick_several(text, options)
    if isinstance(bits, hearing.Unread):
        return None
    return telling.key(turn, at, "prik_klaar", f"{days[0].id}-{sum(map(int, bits))}").data


def _text(turn: Turn, at: At, days: list[Prikdag]) -> str:
    lines = [
        turn.words.say("prikker.let_op", dag=agenda.when(turn, one), waarom=why)
        for one in days
        if (why := against(turn, at, one))
    ]
    return "\n\n".join(
        [turn.words.say("prikker.vraag", code=at.case.code), *(["\n".join(lines)] if lines else [])]
    )


def _keys(turn: Turn, at: At, days: list[Prikdag], mask: int) -> list[Key]:
    first = days[0].id
    return [
        *(
            Key(
                CHOSEN * (mask >> place & 1) + agenda.when(turn, one),
                f"h:{at.case.id}:prik:{first}-{mask ^ 1 << place}",
            )
            for place, one in enumerate(days)
        ),
        telling.key(turn, at, "prik_klaar", f"{first}-{mask}"),
        telling.key(turn, at, "prik_geen", f"{first}-0"),
    ]


def _tapped(days: list[Prikdag], value: str) -> int | None:
    """What a button holds; None when it is about other days."""
    first, _, mask = value.partition("-")
    known = days and first == str(days[0].id) and mask.isdecimal()
    return number_in(mask) % 2 ** len(days) if known else None


def _before(turn: Turn, at: At, person: Known, days: list[Prikdag]) -> int:
    said = prikken.choices(turn.db, at.case.id).get(_mine(turn, at, person).id, {})
    return sum(said.get(one.id, False) << place for place, one in enumerate(days))


def _mine(turn: Turn, at: At, person: Known) -> Lid:
    lid = leden.of_person(turn.db, at.case.id, person.id)
    assert lid
    return lid
