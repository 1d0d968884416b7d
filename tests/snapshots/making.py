"""Makes the snapshots of a version, once: `python -m tests.snapshots.making FILE`.

Random talks through the scripts of today, with a fixed seed, stored as they stand half-way. The
file is kept for ever; a later version is tried on it.
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

from bot.reference import load_gemeenten
from bot.words import Words
from conversations import engine
from conversations.events import Back, Event, Tapped, Typed
from conversations.kinds import Draft, ManyOf, Ranking, dump, load
from conversations.lexicon import Lexicon
from conversations.script import Privacy, Question, Script
from conversations.scripts import SCRIPTS
from conversations.talk import Door, Talk, current
from tests.clock import T0

LEXICON = Lexicon(Words().find, load_gemeenten(), T0.date())
TYPED = {
    "naam": "Noor Voorbeeld",
    "gemeente": "Utrecht",
    "telefoon": "06 12345678",
    "cijfers": "6 7 8",
}


def stored(script: Script, talk: Talk) -> dict[str, Any]:
    """A talk as the store keeps it."""
    return {
        "script": script.name,
        "version": script.version,
        "answers": {key: dump(answer) for key, answer in talk.answers.items()},
        "drafts": {key: list(draft.chosen) for key, draft in talk.drafts.items()},
        "editing": talk.editing,
        "known": sorted(script.path(talk.answers).known),
    }


def loaded(snapshot: dict[str, Any]) -> Talk:
    """And back."""
    return Talk(
        {key: load(answer) for key, answer in snapshot["answers"].items()},
        {key: Draft(tuple(chosen)) for key, chosen in snapshot["drafts"].items()},
        snapshot["editing"],
    )


def _event(question: Question, chance: random.Random) -> Event:
    """Something that answers a question, or begins to."""
    if chance.random() < 0.05:
        return Back()
    ways = [*["!overslaan"] * question.skip, *["!bespreken"] * question.later]
    if ways and chance.random() < 0.15:
        return Tapped(question.key, chance.choice(ways))
    options = question.kind.options
    if isinstance(question.kind, ManyOf | Ranking):
        more = ["!klaar"] if isinstance(question.kind, ManyOf) else []
        return Tapped(question.key, chance.choice([*(f"+{o}" for o in options), *more * 4]))
    if options:
        go_on = {"opening": "verder", "toestemming": "ja"}
        return Tapped(question.key, go_on.get(question.key) or chance.choice(options))
    return Typed(TYPED.get(question.key, "Rustiger beginnen"))


def make(seed: int, many: int) -> list[dict[str, Any]]:
    """So many talks of different lengths; some went on through the private page."""
    chance = random.Random(seed)
    talks = []
    for number in range(many):
        script = SCRIPTS["bellen" if number % 6 == 0 else "wethouder"]
        door = Door.PAGE if number % 4 == 1 else Door.CHAT
        talk = engine.begin(script, LEXICON).talk
        for _ in range(chance.randint(1, 12 if script.name == "bellen" else 70)):
            question = current(script, talk)
            if question and (door is Door.PAGE or question.privacy is not Privacy.CONFIDENTIAL):
                step = engine.hear(script, talk, _event(question, chance), LEXICON, door)
                talk = step.talk
        talks.append(stored(script, talk))
    return talks


if __name__ == "__main__":
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in make(seed=1, many=90))
    Path(sys.argv[1]).write_text(f"[\n{lines}\n]\n", encoding="utf-8")
