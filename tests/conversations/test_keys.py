"""Keys are a contract: what was ever shipped can still be read."""

from pathlib import Path

from conversations.scripts import SCRIPTS

FILE = Path(__file__).parent.parent / "known_keys.txt"


def shipped() -> set[str]:
    """script.key of every question, and script.key.option of every option, also under former keys."""
    keys: set[str] = set()
    for script in SCRIPTS.values():
        for question in script.questions:
            for key in (question.key, *question.formerly):
                name = f"{script.name}.{key}"
                keys |= {name, *(f"{name}.{option}" for option in question.kind.options)}
    return keys


def listed() -> dict[str, bool]:
    """Every key of the file, and whether it was retired."""
    lines = (line.split() for line in FILE.read_text(encoding="utf-8").splitlines())
    return {words[0]: words[1:] == ["retired"] for words in lines if words and words[0] != "#"}


def test_every_shipped_key_is_listed() -> None:
    """A new one is added to the file."""
    assert sorted(shipped() - listed().keys()) == []


def test_a_key_leaves_as_former_or_as_retired_only() -> None:
    """An answer that somebody gave under it must not be lost, or lose its meaning."""
    gone = {key for key, retired in listed().items() if not retired} - shipped()
    assert sorted(gone) == []


def test_a_retired_key_is_not_used_again() -> None:
    """It would give an old answer a new meaning."""
    assert sorted(shipped() & {key for key, retired in listed().items() if retired}) == []


def test_every_line_can_be_read() -> None:
    """A key, or a key and the word retired; each once."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert all(line.split()[1:] in ([], ["retired"]) for line in lines)
    assert len({line.split()[0] for line in lines}) == len(lines)
