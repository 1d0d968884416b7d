"""The catalogue, what the scripts can say, and what the code can say, for the tests of the words."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from bot.words import catalog
from conversations.kinds import Scale
from conversations.script import Privacy, Question, Script, Stop
from conversations.scripts import SCRIPTS
from conversations.werkvormen import Werkvorm

ROOT = Path(__file__).parent.parent.parent
ID = re.compile(r"[a-z_]+(?:\.[a-z0-9_]+)*")
SAYING = {"say", "label", "find", "Note", "tell", "nothing_open"}  # functions that take an id
HOUSE = {"bureau", "telefoon", "email"}  # values that every sentence may use


@cache
def sentences(language: str = "nl") -> dict[str, str]:
    """Every sentence by its id."""
    return {str(m.id): str(m.string) for m in catalog(language) if m.id}


@cache
def of_scripts() -> set[str]:
    """Every id that the scripts can say."""
    ids: set[str] = set()
    for script in SCRIPTS.values():
        ids |= {f"{script.name}.{end}" for end in _ends(script)}
        for question in script.questions:
            stem = f"{script.name}.{question.words}"
            ids |= {f"{stem}.{end}" for end in _of_question(question)}
            ids |= {f"{script.name}.{question.about}"} if question.about else set()
    return ids


def _ends(script: Script) -> set[str]:
    confirming = {"overzicht", "overzicht.vraag", "verstuurd"}
    stops = {f"stop.{item.key}" for item in script.items if isinstance(item, Stop)}
    return {"naam", *stops, *(confirming if script.confirms else {"klaar"})}


def _of_question(question: Question) -> set[str]:
    ends = {"ask", "kort", "uitleg", *(f"na.{option}" for option in question.replies)}
    ends |= {f"optie.{option}" for option in question.kind.options}
    if isinstance(question.kind, Scale):
        ends |= {f"item.{item}" for item in question.kind.items}
    return ends | ({"bewaard"} if question.privacy is Privacy.CONFIDENTIAL else set())


def of_werkvorm(one: Werkvorm) -> list[str]:
    """Everything of a werkvorm that is read."""
    parts = (one.naam, one.titel, one.kort, one.opbrengst, one.meebrengen, one.materiaal)
    return [part for part in (*parts, *one.stappen, one.wel, one.niet) if part]


@cache
def code() -> tuple[ast.Module, ...]:
    """Every module that speaks."""
    files = [*sorted((ROOT / "bot").rglob("*.py")), *sorted((ROOT / "conversations").rglob("*.py"))]
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in files)


@cache
def nodes() -> tuple[ast.AST, ...]:
    return tuple(node for module in code() for node in ast.walk(module))


@cache
def texts_in_code() -> frozenset[str]:
    """Every string in the code, and every word in the page of the proeftuin."""
    found = {n.value for n in nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    for page in (ROOT / "bot" / "proeftuin" / "page").glob("*.[hj]*"):
        found |= set(re.findall(r"[\w.]+", page.read_text(encoding="utf-8")))
    return frozenset(found)


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Ids that are put together: f"retry.{why}" and the like, with what is filled in as a group."""
    found = []
    for node in nodes():
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            parts = [
                re.escape(str(p.value)) if isinstance(p, ast.Constant) else "([a-z0-9_.]+)"
                for p in node.values
            ]
            if ID.fullmatch(str(node.values[0].value).rstrip(".")):
                found.append(re.compile("".join(parts)))
    return tuple(found)


def said() -> Iterator[tuple[str, set[str] | None]]:
    """Ids that the code says as they stand, with the values it gives (None: cannot be told)."""
    formatted = dict(_formatted())
    for node in nodes():
        if not isinstance(node, ast.Call) or any(k.arg == "question" for k in node.keywords):
            continue  # one with `question=` says a sentence of that question
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
        ids = [text for text in texts if isinstance(text, str)]
        if name == "Retry" and ids:
            yield f"retry.{ids[0]}", _of_retry(node)
        elif name in SAYING and ids and ID.fullmatch(ids[0]):
            given = {keyword.arg for keyword in formatted.get(node, node).keywords}
            known = None not in given and name in ("say", "label")
            yield ids[0], {str(one) for one in given} if known else None


def _formatted() -> Iterator[tuple[ast.Call, ast.Call]]:
    """Calls of `say` whose sentence gets its values afterwards: say(...).format(...)."""
    for node in nodes():
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            said_first = node.func.value
            if node.func.attr == "format" and isinstance(said_first, ast.Call):
                yield said_first, node


def _of_retry(call: ast.Call) -> set[str] | None:
    if len(call.args) > 1 and isinstance(call.args[1], ast.Dict):
        return {str(k.value) for k in call.args[1].keys if isinstance(k, ast.Constant)}
    return set() if len(call.args) == 1 else None


def values_of(sentence: str) -> set[str]:
    """The names between braces."""
    return set(re.findall(r"\{(\w+)\}", sentence))


def plain(sentence: str) -> str:
    """Without markup and without values."""
    return re.sub(r"\{\w+\}", "", re.sub(r"</?[bi]>", "", sentence))


def lines_of(sentence: str) -> list[str]:
    """The single sentences in a text, without markup."""
    text = re.sub(r"</?[bi]>", "", sentence)
    return [part for part in re.split(r"(?<=[.?:])\s+|\n+", text) if part.strip()]
