"""The house (README, design): arrows point inwards, names are plain, settings are read in one place."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHIPPED = ("conversations", "storage", "bot", "locales")
FILES = sorted(file for name in SHIPPED for file in (ROOT / name).rglob("*.py"))
PROEFTUIN = "bot.proeftuin"
# Names that say nothing about what is in the file.
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def name_of(file: Path) -> str:
    """Such as "bot/cli.py"."""
    return file.relative_to(ROOT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def imports(file: Path) -> set[str]:
    """The full name of every module that a file imports, also inside a function."""
    found: set[str] = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)}: a relative import"
            assert node.module
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def tops(file: Path) -> set[str]:
    """The packages that a file imports from."""
    return {name.split(".")[0] for name in imports(file)}


def within(folder: str) -> list[Path]:
    """The files of a folder."""
    return [file for file in FILES if name_of(file).startswith(folder)]


@pytest.mark.parametrize("file", within("conversations/"), ids=name_of)
def test_conversations_imports_nothing_but_itself(file: Path) -> None:
    """And the standard library, rapidfuzz for near misses in what people type, and each in one module
    the solver of a round, the search for a programme and the feast days.
    """
    special = {
        "conversations/ronde.py": {"numpy", "scipy"},
        "conversations/programma/zoeken.py": {"numpy"},
        "conversations/kalender.py": {"holidays"},
    }
    own = special.get(name_of(file), set())
    assert tops(file) <= {"conversations", "rapidfuzz", *own, *sys.stdlib_module_names}


def test_the_running_bot_does_not_load_the_solver() -> None:
    """It takes longer to load than the bot itself, and only the office's own command needs it."""
    asked = "import sys, bot.cli; sys.exit(bool({'numpy', 'scipy', 'conversations.ronde'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("file", within("conversations/"), ids=name_of)
def test_conversations_does_nothing_but_calculate(file: Path) -> None:
    """No clock, no files, no network, no waiting."""
    outside = {
        "os",
        "io",
        "pathlib",
        "socket",
        "time",
        "random",
        "asyncio",
        "sqlite3",
        "subprocess",
    }
    assert not tops(file) & outside
    called = {n.attr for n in ast.walk(tree(file)) if isinstance(n, ast.Attribute)}
    assert not called & {"now", "utcnow", "monotonic"}
    assert not any(isinstance(node, ast.AsyncFunctionDef) for node in ast.walk(tree(file)))


@pytest.mark.parametrize("file", within("storage/"), ids=name_of)
def test_storage_knows_the_conversations_and_not_the_bot(file: Path) -> None:
    """Nor Telegram."""
    assert not tops(file) & {"bot", "telegram", "aiohttp", "starlette"}


@pytest.mark.parametrize("file", within("bot/usecases/"), ids=name_of)
def test_a_use_case_knows_no_telegram(file: Path) -> None:
    """Not the library, and not our adapter for it."""
    assert "telegram" not in tops(file)
    assert not any(name.startswith("bot.telegram") for name in imports(file))


@pytest.mark.parametrize("file", within("bot/"), ids=name_of)
def test_nothing_but_the_command_knows_the_proeftuin(file: Path) -> None:
    """What is tried there is the real bot."""
    if name_of(file).startswith("bot/proeftuin/") or name_of(file) == "bot/cli.py":
        return
    assert not any(name.startswith(PROEFTUIN) for name in imports(file))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_file_is_named_after_nothing(file: Path) -> None:
    """A newcomer finds the place for a change by its name."""
    assert not EMPTY_NAMES & {*file.relative_to(ROOT).parts, file.stem}


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_settings_are_read_in_one_place(file: Path) -> None:
    """But for one switch of the Telegram library itself."""
    reads = [
        node
        for node in ast.walk(tree(file))
        if (isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv", "environb"})
        or (
            isinstance(node, ast.ImportFrom)
            and {a.name for a in node.names} & {"environ", "getenv"}
        )
    ]
    assert len(reads) <= (1 if name_of(file) == "bot/telegram/__init__.py" else 0)


def public(file: Path) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    """Classes and functions of a module that others may use."""
    for node in tree(file).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def says_it_all(node: ast.ClassDef | ast.FunctionDef) -> bool:
    """A class that is only names and values: an event, an enumeration, a table."""
    return isinstance(node, ast.ClassDef) and all(
        isinstance(one, ast.AnnAssign | ast.Assign) for one in node.body
    )


@pytest.mark.parametrize("file", [*within("conversations/"), *within("storage/")], ids=name_of)
def test_what_is_public_says_what_it_is(file: Path) -> None:
    """In a docstring, unless its fields say it all; and so does the file itself."""
    if "/versions/" in name_of(file) or not tree(file).body:
        return
    assert ast.get_docstring(tree(file)), name_of(file)
    silent = [n.name for n in public(file) if not says_it_all(n) and not ast.get_docstring(n)]
    assert silent == []
