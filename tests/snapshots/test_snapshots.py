"""Talks that were half-way in an earlier version go on in this one."""

import json
from pathlib import Path
from typing import Any

import pytest

from conversations import engine
from conversations.events import Back, Event, GoOn, Overview, Resumed, Tapped, Unheard
from conversations.kinds import Answer
from conversations.script import Script, chosen
from conversations.scripts import SCRIPTS
from tests.conversations.test_keys import listed
from tests.snapshots.making import LEXICON, loaded

HERE = Path(__file__).parent
SNAPSHOTS = [
    pytest.param(snapshot, id=f"{file.stem}-{number}")
    for file in sorted(HERE.glob("*.json"))
    for number, snapshot in enumerate(json.loads(file.read_text(encoding="utf-8")))
]
EVENTS: list[Event] = [GoOn(), Resumed(), Overview(), Back(), Unheard("voice"), Tapped("x", "!y")]


def was_retired(script: Script, key: str, answer: Answer) -> bool:
    """Whether the question, or an option in the answer, left on purpose."""
    names = [f"{script.name}.{key}", *(f"{script.name}.{key}.{o}" for o in chosen(answer))]
    return any(listed().get(name) for name in names)


@pytest.mark.parametrize("snapshot", SNAPSHOTS)
def test_no_answer_is_lost(snapshot: dict[str, Any]) -> None:
    """Each that counted is an answer to a question of today, unless it was retired."""
    script, talk = SCRIPTS[snapshot["script"]], loaded(snapshot)
    for key in snapshot["known"]:
        answer = talk.answers[key]
        question = script.question(key)
        assert was_retired(script, key, answer) or (question and question.accepts(answer)), key


@pytest.mark.parametrize("snapshot", SNAPSHOTS)
def test_no_talk_fails(snapshot: dict[str, Any]) -> None:
    """Whatever is heard next; something is said, and what was stored stays."""
    script, talk = SCRIPTS[snapshot["script"]], loaded(snapshot)
    for event in EVENTS:
        step = engine.hear(script, talk, event, LEXICON)
        assert step.says or step.outcome
        assert step.talk.answers.items() >= talk.answers.items()


def test_the_snapshots_are_of_all_kinds() -> None:
    """Every script and kind of state, and nearly every question."""
    every: list[Any] = [param.values[0] for param in SNAPSHOTS]
    assert len(every) >= 90
    assert any(one["editing"] for one in every)
    assert any(one["drafts"] for one in every)
    assert {one["script"] for one in every} == {"wethouder", "bellen"}
    assert len({key for one in every for key in one["known"]}) > 40
