"""The `klik` command as somebody in the office types it, and what it must say of what is wrong."""

import re
from pathlib import Path

from click.testing import CliRunner, Result

from bot.cli import klik

# Words that are in no Dutch sentence of ours.
ENGLISH = re.compile(
    r"\b(the|is not|error|unavailable|traceback|exception|invalid|failed|cannot|no such|for)\b",
    re.IGNORECASE,
)
OURS = re.compile(r"KLIK_\w+|klik [a-z ]+|https?://\S*")  # names, whatever language they are in

# A table with one coach, in two lines.
HEADER = "Naam;Jaren als bestuurder;Gemeenten van eerder;Banden van nu;Liever niet;Stijl"
ROW = "Carla Verzonnen;12;Utrecht, Zwolle;geen;geen;Ik vraag door en spreek tegen"


def run(*arguments: object) -> Result:
    """What the command says and how it ends."""
    return CliRunner().invoke(klik, [str(one) for one in arguments])


def import_coaches(file: Path) -> Result:
    """`klik coaches import`."""
    return run("coaches", "import", file)


def assert_refused(result: Result, *parts: str, code: int = 1) -> None:
    """It ends with this code and a Dutch sentence that has these parts, never with a trace."""
    said = result.output
    assert result.exit_code == code, said
    assert result.exception is None or isinstance(result.exception, SystemExit)
    for part in parts:
        assert part in said
    assert not ENGLISH.search(OURS.sub("", said)), said


def written(
    tmp_path: Path, *lines: str, name: str = "coaches.csv", encoding: str = "utf-8"
) -> Path:
    """A file with these lines."""
    file = tmp_path / name
    file.write_bytes("\r\n".join(lines).encode(encoding))
    return file
