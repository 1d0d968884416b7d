"""The example of an intake as a file, with something changed in it; and `klik programma` on such a file."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from click.testing import Result

from bot.terminal.programma import EXAMPLE
from tests.bot.terminal import run, written

EXAMPLE_TEXT = (files("bot") / "terminal" / EXAMPLE).read_text(encoding="utf-8")


def programma(file: Path | None, *options: object) -> Result:
    """What `klik programma` says of a file and how it ends."""
    return run("programma", *([file] if file else []), *options)


def intake_file(tmp_path: Path, text: str = EXAMPLE_TEXT) -> Path:
    """A file with an intake, the example if nothing else is given."""
    return written(tmp_path, text, name="intake.json")


def changed(**changes: Any) -> str:
    """The example with some things changed; `college__lengte` is the length in college. None removes."""
    intake = json.loads(EXAMPLE_TEXT)
    for change, value in changes.items():
        *way, last = change.split("__")
        at = intake
        for step in way:
            at = at[step]
        if value is None:
            del at[last]
        else:
            at[last] = value
    return json.dumps(intake)
