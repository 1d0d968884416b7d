"""A small script to talk through, and somebody who talks."""

from dataclasses import dataclass, field

from bot.reference import load_gemeenten
from bot.words import Words
from conversations import engine
from conversations.conditions import not_
from conversations.events import Amended, Event, Tapped, Typed
from conversations.kinds import Answer, ManyOf, Number, OneOf, Ranking, Scale, ShortText
from conversations.lexicon import Lexicon
from conversations.says import Ask, Note
from conversations.script import Privacy, Question, Script
from conversations.talk import Door, Step, Talk, current
from tests.clock import T0

WORDS = Words("nl", bureau="Bureau Voorbeeld", telefoon="(telefoon)", email="bureau@voorbeeld.nl")
GEMEENTEN = load_gemeenten()
REAL = Lexicon(WORDS.find, GEMEENTEN, T0.date())

LABELS = {
    "dieren.soort.optie.hond": "Een hond",
    "dieren.soort.optie.kat": "Een kat",
    "dieren.soort.optie.vis": "Een goudvis",
    "dieren.soort.ook.vis": "vis, karper",
    "dieren.eten.optie.vlees": "Vlees",
    "dieren.eten.optie.graan": "Graan",
    "dieren.eten.optie.gras": "Gras",
    "dieren.eten.optie.niets": "Helemaal niets",
    "dieren.volgorde.optie.rust": "Rust",
    "dieren.volgorde.optie.ruimte": "Ruimte",
    "dieren.volgorde.optie.regelmaat": "Regelmaat",
}


def sentence(message_id: str) -> str | None:
    """A sentence of the small script, or a real one."""
    return LABELS.get(message_id) or WORDS.find(message_id)


LEXICON = Lexicon(sentence, GEMEENTEN, T0.date())

soort = Question("soort", OneOf(("hond", "kat", "vis")), step=1)
naam = Question("naam", ShortText(40, no_names=True), step=1, later=False)
eten = Question(
    "eten",
    ManyOf(("vlees", "graan", "gras", "niets"), at_most=2, alone=("niets",)),
    step=2,
    when=not_(soort.is_("vis")),
    replies=("gras",),
)
geheim = Question(
    "geheim", OneOf(("ja", "nee")), step=3, privacy=Privacy.CONFIDENTIAL, signals={"ja": "alarm"}
)
gewicht = Question("gewicht", Number(1, 100), step=4, privacy=Privacy.DISCREET, skip=False)
cijfers = Question("cijfers", Scale(1, 5, ("rust", "moed")), step=5, privacy=Privacy.DISCREET)
volgorde = Question("volgorde", Ranking(("rust", "ruimte", "regelmaat")), step=6)

DIEREN = Script(
    "dieren", "1", (soort, naam, eten, geheim, gewicht, cijfers, volgorde), confirms=True
)
DONE: dict[str, Answer] = {
    "soort": "hond",
    "naam": "Loekie",
    "eten": ("vlees", "graan"),
    "geheim": "ja",
    "gewicht": 12,
    "cijfers": (3, 4),
    "volgorde": ("ruimte", "rust", "regelmaat"),
}


def up_to(key: str) -> dict[str, Answer]:
    """The answers before that question."""
    return {k: DONE[k] for k in list(DONE)[: list(DONE).index(key)]}


@dataclass
class Chat:
    """Somebody in a talk; `kept` is what was stored, in order."""

    script: Script = DIEREN
    talk: Talk = field(default_factory=Talk)
    lexicon: Lexicon = LEXICON
    door: Door = Door.CHAT
    kept: list[dict[str, Answer]] = field(default_factory=list)

    def hear(self, event: Event) -> Step:
        step = engine.hear(self.script, self.talk, event, self.lexicon, self.door)
        self.talk = step.talk
        self.kept.append(dict(step.kept))
        return step

    def tap(self, option: str, key: str = "") -> Step:
        return self.hear(Tapped(key or self.key, option))

    def type(self, text: str) -> Step:
        return self.hear(Typed(text))

    def amend(self, key: str, text: str) -> Step:
        return self.hear(Amended(key, text))

    @property
    def key(self) -> str:
        """The question on the table, "" when there is none."""
        question = current(self.script, self.talk)
        return question.key if question else ""


def at(key: str = "", answers: dict[str, Answer] | None = None, **more: Answer) -> Chat:
    """A chat where everything before that question was answered; without a key, everything."""
    known = answers if answers is not None else up_to(key) if key else DONE
    return Chat(talk=Talk({**known, **more}))


def asked(step: Step) -> Ask:
    """The question that a step ends with."""
    last = step.says[-1]
    assert isinstance(last, Ask)
    return last


def why(step: Step) -> str:
    """The id of the sentence that says why a step took nothing."""
    first = step.says[0]
    note = first.note if isinstance(first, Ask) else first
    assert isinstance(note, Note)
    return note.id
