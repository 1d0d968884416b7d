"""Plays a transcript: what a person does stands in it, what the phone shows is written after it.

A line at the margin is what the person does; indented lines are what follows. `> text` is typed
(commands too), `[label]` is the newest button with that label, `[label @ key]` a button of that
question however old, `(sticker)` something that is not text, `(foto)` a photo, `(bewerkt key: text)` Telegram's own
"edit message". The heading names the script, and the question up to which all was answered.
"""

import re
from collections.abc import Iterable

from bot.messages import Message
from bot.phrases import Phrases
from bot.reference import load_gemeenten
from bot.render import Render
from bot.words import Words
from conversations import engine
from conversations.events import (
    Amended,
    Back,
    Event,
    GoOn,
    Overview,
    Photo,
    Resumed,
    Tapped,
    Typed,
    Unheard,
)
from conversations.kinds import Answer, Mark
from conversations.lexicon import Lexicon
from conversations.scripts import SCRIPTS
from conversations.talk import Step, Talk
from tests.clock import T0

GEMEENTEN = load_gemeenten()
WORDS = Words("nl", bureau="Bureau Voorbeeld", telefoon="(nummer)", email="bureau@voorbeeld.nl")
LEXICON = Lexicon(WORDS.find, GEMEENTEN, T0.date())
COMMANDS: dict[str, Event] = {
    "/start": Resumed(),
    "/verder": GoOn(),
    "/terug": Back(),
    "/overzicht": Overview(),
}
# What somebody answers who has nothing special.
USUAL: dict[str, Answer] = {
    "opening": "verder",
    "toestemming": "ja",
    "toestemming_bijzonder": "ja",
    "aanhef": "mevrouw",
    "naam": "Noor Voorbeeld",
    "gemeente": "GM0307",
    "herindeling": "nee",
    "hoe_lang": "tot_4_jaar",
    "herkomst": ("raadslid", "deeltijd"),
    "spoed": "nee",
    "aanleiding": ("raad", "balans"),
    "cijfers": (6, 7, 5),
    "stijl": ("spiegel", "tegenspreken"),
    "observatie": "later",
    "ervaring": ("wethouder", "coalitie"),
    "uitsluiten": "nee",
    "plek": ("neutraal", "wandelen"),
    "reistijd": "60",
    "dagdelen": ("di_ochtend", "vr_middag"),
    "raadsavond": "do",
    "reces": "school",
    "vanaf": "2026-12-08",
    "betaalt": "gemeente",
    "wie_weet": "secretaris",
    "telefoon": "06 12345678",
    "wanneer": ("ma_ochtend",),
    "voicemail": "nee",
    **dict.fromkeys(("doel", "krachten", "achtergrond"), Mark.LATER),
}
# What others answer otherwise than a wethouder.
OTHERS: dict[str, dict[str, Answer]] = {
    "coach": {
        "naam": "Cas Voorbeeld",
        "foto": Mark.SKIPPED,
        "intro": "Ik was acht jaar wethouder.",
        "rollen": ("wethouder",),
        "jaren": 8,
        "grootte": ("tot50",),
        "ervaring": ("start", "coalitie"),
    },
    "college": {
        "rol": "secretaris",
        "draagvlak": "ja",
        "verkiezingen": "gewoon",
        "benoemd": "2026-06-12",
        "deelnemers": ("burgemeester", "wethouders", "secretaris"),
        "aantal_wethouders": 4,
        "aanleiding": ("nieuw_college",),
        "doelen": ("reflectie", "succes", "overdracht"),
        "uitkomst": ("werkafspraken",),
        "sfeer": Mark.LATER,
        "onveilig": "nee",
        "lengte": "dag",
        "locatie": ("regio",),
        "overnachten": "zonder",
        "wensen": ("geen",),
        "budget": "laag",
    },
    "collegelid": {
        "tiende": "nee",
        "opening": "doe_mee",
        "zeggen": 4,
        "fout": 3,
        "aanspreken": 4,
        "doelen": 5,
        "rollen": 4,
        "niet_missen": ("terugkijken",),
        "opzien": "niets",
        "werkwijze": ("tweetallen", "buiten"),
        "vooraf": "nee",
    },
}
HEADING = re.compile(r"# .*\((?P<script>\w+)(?:, na (?P<after>\w+))?(?P<changed>(?:, \w+=\w*)*)\)")


def play(transcript: str) -> str:
    """The same transcript, with what is said now."""
    heading, *lines = transcript.splitlines()
    found = HEADING.fullmatch(heading)
    assert found, "# Titel (script) or # Titel (script, na vraag, vraag=antwoord)"
    phone = Phone(found["script"])
    page = [heading, ""]
    changed = dict(pair.split("=") for pair in found["changed"].split(", ")[1:])
    page += phone.start(found["after"] or "", changed)
    for line in lines:
        if line.startswith("#"):
            page += ["", line]
        elif line and not line.startswith(" "):
            page += ["", line, "", *phone.do(line)]
    return "\n".join(page) + "\n"


class Phone:
    """The talk of one person, as it stands on a phone."""

    def __init__(self, script: str) -> None:
        self.script = SCRIPTS[script]
        self.render = Render(Phrases(WORDS, GEMEENTEN, self.script), 1)
        self.buttons: list[tuple[str, str, str]] = []  # label, key, option: oldest first

    def start(self, after: str, changed: dict[str, str]) -> list[str]:
        """With everything answered up to a question; the rest of the questions comes."""
        if not after:
            step = engine.begin(self.script, LEXICON)
            self.talk = step.talk
            return self._lines(step)
        keys = [q.key for q in self.script.questions]
        held = keys[: keys.index(after) + 1]
        usual = USUAL | OTHERS.get(self.script.name, {})
        answers = {k: a for k, a in usual.items() if k in held}
        for key, answer in changed.items():
            answers[key] = (answer,) if isinstance(usual[key], tuple) else answer
        self.talk = Talk(
            {key: answer for key, answer in answers.items() if answer not in ("", ("",))}
        )
        step = engine.hear(self.script, self.talk, GoOn(), LEXICON)
        self.talk = step.talk
        return self._lines(step)

    def do(self, line: str) -> list[str]:
        """What follows from a line."""
        step = engine.hear(self.script, self.talk, self._event(line), LEXICON)
        if not step.outcome:
            self.talk = step.talk
        return self._lines(step) or ["    (niets)"]

    def _event(self, line: str) -> Event:
        if line.startswith("> "):
            return COMMANDS.get(line[2:]) or Typed(line[2:].replace("«lang»", "bla " * 100))
        if line.startswith("["):
            label, _, of = line[1:-1].partition(" @ ")
            fits = [(k, o) for text, k, o in self.buttons if text == label and of in (k, "")]
            assert fits, f"no button says {line}"
            return Tapped(*fits[-1])
        if edited := re.fullmatch(r"\(bewerkt (\w+): (.*)\)", line):
            return Amended(edited[1], edited[2])
        return Photo("AgACAgQAAx0") if line == "(foto)" else Unheard(line.strip("()"))

    def _lines(self, step: Step) -> list[str]:
        page = []
        if step.wipe:
            page.append("    (het bericht hierboven is uit het gesprek gehaald)")
        if step.settled:
            page += _page(self.render.settled(step.settled), "de vraag wordt")
        for number, message in enumerate(self.render.messages(step.says)):
            page += _page(message, "in plaats daarvan" if step.in_place and not number else "")
            self.buttons += [
                (key.label.removeprefix("✔ "), *key.data.split(":", 2)[1:])  # type: ignore[misc]
                for row in message.keys
                for key in row
            ]
        page += [f"    => het bureau hoort: {signal}" for signal in step.signals]
        if step.outcome:
            page.append(f"    => einde: {step.outcome}")
            page += _page(Message(text=self._last_words(step.outcome)), "")
        return page

    def _last_words(self, outcome: str) -> str:
        name = self.script.name
        ids = (f"{name}.{outcome}", f"{name}.stop.{outcome}", "wis.gedaan")
        return WORDS.say(next(one for one in ids if one in WORDS))


def _page(message: Message, how: str) -> Iterable[str]:
    """A message as text, its buttons between brackets."""
    yield f"    ({how})" if how else "    Klik:"
    yield from (f"    {line}".rstrip() for line in message.text.splitlines())
    for row in message.keys:
        yield "      " + " ".join(f"[{key.label}]" for key in row)
    if message.phone_label:
        yield f"      [[{message.phone_label}]]"
    yield ""
