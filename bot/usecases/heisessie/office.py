"""What coördinators are told about a heisessie, by its code, and what they press."""

from collections.abc import Callable, Iterable

from bot.inbound import number_in
from bot.messages import GONE_AFTER, Key, Keys, Message, column, fitting
from bot.usecases import candidates
from bot.usecases.heisessie import ending, overdragen, standing, telling
from bot.usecases.heisessie.standing import At
from bot.usecases.turn import Turn
from conversations.heisessie import CLOSED, Event, State, can
from conversations.scripts import SCRIPTS
from conversations.toegang import Viewer
from storage import cases, coaches, heisessies, leden, outgoing, talks
from storage.coaches import Standing as Place
from storage.people import Known

TO_ACT = ("bekijk", "begeleiders")
TO_CALL = ("wie", "gesprek")  # of a begeleider, before and after the intakegesprek
TO_READ = ("bellen", "college")  # the scripts in which whom to call, and about what, was said
LONGEST_NAME = 24  # on a button


def tell(
    turn: Turn, at: At, message_id: str, actions: tuple[str, ...] = TO_ACT, **values: object
) -> None:
    """Tell every coördinator something about a heisessie: neutral, by its code."""
    text = turn.words.say(message_id, code=at.case.code, **values)
    if at.case.call_first:
        text += "\n" + turn.words.say("coordinator.bel_eerst")
    asks = message_id.removeprefix("coordinator.") if actions else ""
    message = Message(text=text, keys=keys(turn, at, actions), asks=asks)
    for chat in sorted(turn.house.coordinators):
        turn.send(chat, message, case_id=at.case.id, priority=outgoing.NOTICE)


def number_known(turn: Turn, at: At) -> None:
    """Somebody said on which number to call: whoever is to call now hears it."""
    tell(turn, at, "coordinator.heisessie_nummer", ("bekijk",))
    if at.begeleider and at.case.state is State.INTAKEGESPREK:
        telling.tell(turn, at, at.begeleider.telegram_id, "heisessie.nummer", TO_CALL)


def introduce(turn: Turn, person: Known, at: At) -> None:
    """The begeleider reads whom to call, in a message that goes away."""
    afterwards = ["gesprek"] if at.case.state is State.INTAKEGESPREK else []
    buttons = column(telling.key(turn, at, one) for one in afterwards)
    _private(turn, person, at, _about(turn, at, Viewer.BEGELEIDER), buttons)


def call_first(turn: Turn, at: At) -> None:
    """The coördinator must call before anything is planned."""
    cases.call_first(turn.db, at.case.id)


def keys(turn: Turn, at: At, actions: Iterable[str]) -> Keys:
    """The buttons of some actions, one under the other (`c:{code}:{action}`)."""
    return column(
        Key(turn.words.label(f"knop.heisessie_{action}"), f"c:{at.case.code}:{action}")
        for action in actions
    )


def pressed(turn: Turn, person: Known, code: str, action: str, value: str) -> None:
    """A button of a coördinator about a heisessie."""
    chat = person.telegram_id
    case = heisessies.with_code(turn.db, code)
    if case is None:
        turn.say(chat, "coordinator.heisessie_weg", code=code)
        return
    at = standing.of(turn, case)
    if action not in possible(at):
        stands(turn, person, at)
    else:
        ACTIONS[action](turn, person, at, value)


def possible(at: At) -> tuple[str, ...]:
    """What a coördinator can do with a heisessie as it stands."""
    state = at.case.state
    if state in CLOSED:
        return ()
    found = ["stand", "bekijk"]
    if can(state, Event.GEVRAAGD):
        found += ["begeleiders", "vraag"]
    if can(state, Event.BEGELEIDER_NEE):
        found.append("intrekken")
    if can(state, Event.VEILIG):
        found.append("veilig")
    return (*found, "stop", "stop_ja")


def stands(turn: Turn, person: Known, at: At, _: str = "") -> None:
    """How it stands, and the way to what can be done now."""
    say = turn.words.say
    state = say(f"heisessie.staat.{at.case.state.value}")
    lines = [say("coordinator.heisessie_staat", code=at.case.code, staat=state)]
    if at.case.owner and at.case.due:
        who = say(f"heisessie.wie.{at.case.owner.value}")
        since = turn.words.weekday(turn.house.kalender.day(at.case.changed_at))
        day = turn.words.weekday(at.case.due)
        lines.append(say("coordinator.heisessie_wie", wie=who, sinds=since, dag=day))
        if at.case.is_late(turn.today):
            lines.append(say("coordinator.heisessie_te_laat"))
    if at.lead:
        name = candidates.name_of(turn, at.lead)
        lines.append(say("coordinator.heisessie_begeleider", naam=name))
    actions = [one for one in possible(at) if one not in ("stand", "vraag", "stop_ja")]
    _private(turn, person, at, lines, keys(turn, at, actions))


def _show(turn: Turn, person: Known, at: At, _: str) -> None:
    """Number, and the open answers of who asks, in a message that goes away."""
    cases.audit(turn.db, f"telegram {person.telegram_id}", "bekijk", at.case.id, turn.now)
    buttons = keys(turn, at, TO_ACT[1:]) if can(at.case.state, Event.GEVRAAGD) else ()
    _private(turn, person, at, _about(turn, at, Viewer.COORDINATOR_IN_CHAT), buttons)


def _about(turn: Turn, at: At, viewer: Viewer) -> list[str]:
    """Who asks, on which number, and what this viewer may see of the answers."""
    lines = [turn.words.say("coordinator.heisessie_bekijk", code=at.case.code)]
    every = talks.of_case(turn.db, turn.house.seal, at.case.id, *TO_READ)
    newest = {one.script: one for one in every if one.person_id == at.case.person_id}
    for name in TO_READ:
        if name in newest:
            script = SCRIPTS[name]
            known = script.path(newest[name].talk.answers).known
            lines += ["", *turn.house.phrases(script).summary(known, viewer)]
    return lines


def _choose(turn: Turn, person: Known, at: At, _: str) -> None:
    """The coaches who can lead a college; nobody leads a day in which they take part."""
    told = coaches.profiles(turn.db, turn.house.seal)
    own = {at.case.person_id, *(one.person_id for one in leden.taking_part(turn.db, at.case.id))}
    able = [
        coach
        for coach, _ in coaches.everybody(turn.db)
        if coach.state is Place.ACTIEF
        and coach.person_id not in own
        and told.get(coach.id, {}).get("colleges") == "ja"
    ]
    if not able:
        turn.say(person.telegram_id, "coordinator.geen_begeleiders")
        return
    names = {coach.id: candidates.called(told[coach.id], coach.id) for coach in able}
    text = turn.words.say("coordinator.begeleiders", code=at.case.code)
    buttons = column(_ask_key(turn, at, id_, name) for id_, name in names.items())
    _private(turn, person, at, [text], buttons)


def _ask_key(turn: Turn, at: At, coach_id: int, name: str) -> Key:
    label = turn.words.label("knop.vraag", naam=fitting(name, LONGEST_NAME))
    return Key(label, f"c:{at.case.code}:vraag:{coach_id}")


def _ask(turn: Turn, person: Known, at: At, value: str) -> None:
    """This coach is asked, without a name or gemeente."""
    coach = coaches.with_id(turn.db, number_in(value))
    if coach is None or coach.state is not Place.ACTIEF:
        turn.say(person.telegram_id, "coordinator.geen_begeleiders")
        return
    at = standing.decide(turn, at, asked_id=coach.id)
    at = standing.happen(turn, at, Event.GEVRAAGD)
    assert at.case.due
    day = turn.words.weekday(at.case.due)
    text = turn.words.say("coordinator.begeleider_gevraagd", code=at.case.code, dag=day)
    message = Message(text=text, keys=keys(turn, at, ("intrekken",)), asks="begeleider_gevraagd")
    turn.send(person.telegram_id, message, case_id=at.case.id)


def _take_back(turn: Turn, person: Known, at: At, _: str) -> None:
    """Another begeleider is looked for; who was asked, or led it, hears that."""
    if at.lead:
        telling.tell(turn, at, at.lead.telegram_id, "heisessie.ingetrokken")
    stands(turn, person, overdragen.let_go(turn, at, known=at.begeleider is not None))


def _safe(turn: Turn, person: Known, at: At, _: str) -> None:
    """The office spoke with whoever it takes: it goes on with a talk, of which the begeleider hears."""
    cases.audit(turn.db, f"telegram {person.telegram_id}", "veilig", at.case.id, turn.now)
    at = standing.happen(turn, at, Event.VEILIG)
    if at.begeleider:
        first = TO_CALL if at.case.state is State.INTAKEGESPREK else ("bellen",)
        telling.tell(turn, at, at.begeleider.telegram_id, "heisessie.kan_verder", first)
    stands(turn, person, at)


def _sure(turn: Turn, person: Known, at: At, _: str) -> None:
    text = turn.words.say("coordinator.heisessie_stop", code=at.case.code)
    message = Message(text=text, keys=keys(turn, at, ("stop_ja", "stand")), asks="stop")
    turn.send(person.telegram_id, message, case_id=at.case.id)


def _stop(turn: Turn, person: Known, at: At, _: str) -> None:
    ending.end(turn, at, person.telegram_id)
    turn.say(person.telegram_id, "coordinator.heisessie_gestopt", code=at.case.code)


def _private(turn: Turn, person: Known, at: At, lines: list[str], buttons: Keys) -> None:
    """What names somebody goes away again."""
    message = Message(
        text="\n".join(lines),
        keys=buttons,
        protect=True,
        gone_after=GONE_AFTER,
        asks="heisessie" if buttons else "",
    )
    turn.send(person.telegram_id, message, case_id=at.case.id)


Action = Callable[[Turn, Known, At, str], None]
ACTIONS: dict[str, Action] = {
    "stand": stands,
    "bekijk": _show,
    "begeleiders": _choose,
    "vraag": _ask,
    "intrekken": _take_back,
    "veilig": _safe,
    "stop": _sure,
    "stop_ja": _stop,
}
WAITS_FOR_OFFICE = frozenset({State.TE_BELLEN, State.MENS_EERST})
