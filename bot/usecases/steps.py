"""What waits for somebody now, said or not: who stopped all messages, or had many, can still go on."""

from bot.messages import Key
from bot.usecases import situation, wanted
from bot.usecases.standing import Standing
from bot.usecases.turn import Turn
from conversations.prompt import Kind
from conversations.prompts import PROMPTS
from conversations.traject import Owner
from storage.people import Known

# What moves a case on and is no wish of its own; the rest reminds.
STEPS = frozenset(
    {
        Kind.VERZOEK, Kind.VOORSTEL, Kind.MOMENTEN, Kind.KIEZEN, Kind.KLIK, Kind.AFSPRAKEN,
        Kind.LOGBOEK, Kind.TUSSENSTAND, Kind.TERUGKIJKEN,
    }
)  # fmt: skip


def waiting(turn: Turn, at: Standing, person: Known, role: Owner) -> list[Kind]:
    """The steps of a case that this person can take now."""
    own, case = wanted.own(turn, person.id, role), situation.of(turn, at)
    open_now = [
        prompt.kind
        for prompt in PROMPTS
        if prompt.kind in STEPS and role in prompt.to
        for due in prompt.when(case, role, turn.house.kalender, own)
        if due.at <= turn.now and (due.until is None or turn.now < due.until)
    ]
    return list(dict.fromkeys(open_now))


def keys(turn: Turn, at: Standing, person: Known, role: Owner) -> list[Key]:
    """A button for each of them (`d:{case}:{kind}`)."""
    return [
        Key(turn.words.label(f"knop.nu_{kind.value}"), f"d:{at.case.id}:{kind.value}")
        for kind in waiting(turn, at, person, role)
    ]
