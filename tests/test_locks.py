"""The locked dependencies."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_dependency_has_a_hash_and_no_address(name: str) -> None:
    """What is installed is what was locked, from whichever index the computer uses."""
    text = (ROOT / name).read_text()
    assert "://" not in text
    pinned = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
    parts = re.split(r"^(?=[a-z0-9][^\s=]*==)", text, flags=re.MULTILINE)[1:]
    assert pinned
    assert all("--hash=sha256:" in part for part in parts)


def test_every_dependency_of_the_project_is_locked() -> None:
    """A dependency that was added without `make lock` is named here."""
    project = (ROOT / "pyproject.toml").read_text()
    wanted = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert wanted
    names = re.findall(r'^  "([a-z0-9-]+)', wanted[1], re.MULTILINE)
    locked = (ROOT / "requirements.lock").read_text()
    assert [
        name for name in names if not re.search(rf"^{name}(\[\w+\])?==", locked, re.MULTILINE)
    ] == []
