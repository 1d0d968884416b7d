"""Whole conversations, as they stand on the phone: read the .txt files beside this one."""

from pathlib import Path

import pytest

from tests.transcripts.playing import play

HERE = Path(__file__).parent
TRANSCRIPTS = sorted(HERE.glob("*.txt"))


@pytest.mark.parametrize("file", TRANSCRIPTS, ids=lambda file: file.stem)
def test_the_conversation_goes_as_written(file: Path, updating: bool) -> None:
    """Write it anew with `pytest tests/transcripts --update-transcripts`, and read what changed."""
    written = file.read_text(encoding="utf-8")
    said = play(written)
    if updating:
        file.write_text(said, encoding="utf-8")
    else:
        assert said == written


def test_there_are_transcripts() -> None:
    """They are found where they stand."""
    assert len(TRANSCRIPTS) > 30
