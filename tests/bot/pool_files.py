"""The example of a pool as a file, with something changed in it; and `klik match` on such a file."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from click.testing import Result

from bot.terminal.match import EXAMPLE
from tests.bot.terminal import run, written

EXAMPLE_TEXT = (files("bot") / "terminal" / EXAMPLE).read_text(encoding="utf-8")


def match(file: Path | None, *options: str) -> Result:
    """What `klik match` says of a file and how it ends."""
    return run("match", *([file] if file else []), *options)


def pool_file(tmp_path: Path, text: str = EXAMPLE_TEXT) -> Path:
    """A file with a pool, the example if nothing else is given."""
    return written(tmp_path, text, name="pool.json")


def changed(change: str, value: Any) -> str:
    """The example with one thing changed; `change` is the way to it, such as "coaches.0.id"."""
    pool = json.loads(EXAMPLE_TEXT)
    *way, last = change.split(".")
    at = pool
    for step in way:
        at = at[int(step)] if step.isdecimal() else at[step]
    if isinstance(at, list):
        at.insert(int(last), value)
    elif value is None:
        del at[last]
    else:
        at[last] = value
    return json.dumps(pool)
