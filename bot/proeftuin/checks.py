"""Whether a call has the parameters that the Bot API asks for: names, types and required ones.

The rules are data: bot_api.json, an extract of the published description of the Bot API (its
licence stands beside it). Telegram itself ignores a parameter that it does not know; the stand-in
refuses it, because it is always a mistake.
"""

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any, NamedTuple, cast

from bot.proeftuin.refused import Refused, bad_request

Params = dict[str, Any]
Json = dict[str, Any]


class Upload(NamedTuple):
    """A file that came with a call."""

    name: str
    content: bytes
    mime: str = "application/octet-stream"


_API: Json = json.loads(files("bot.proeftuin").joinpath("bot_api.json").read_text("utf-8"))
_WRONG = object()


def checked(method: str, params: Mapping[str, Any]) -> Params:
    """The parameters with their own types (a form sends everything as text).

    Raises Refused: 404 for an unknown method, 400 for a parameter that is unknown, missing or of
    the wrong type.
    """
    fields = _API["methods"].get(method)
    if fields is None:
        raise Refused(404, "Not Found")
    return _fields(
        fields, params, lambda name, kind: f"parameter {name} of {method} must be {kind}"
    )


def with_files(params: Mapping[str, Any], files: Mapping[str, Upload]) -> Params:
    """The parameters with the uploaded files in their places, by name or by "attach://name"."""
    attached = {f"attach://{name}": upload for name, upload in files.items()}
    named = {
        name: attached.pop(value, value) if isinstance(value, str) else value
        for name, value in params.items()
    }
    loose = {name: upload for name, upload in files.items() if f"attach://{name}" in attached}
    return named | loose


def _fields(fields: Json, given: Mapping[str, Any], wrong: Callable[[str, str], str]) -> Params:
    for name in given.keys() - fields.keys():
        raise bad_request(wrong(name, "left out: it does not exist"))
    found: Params = {}
    for name, field in fields.items():
        if given.get(name) is None:
            if field["required"]:
                raise bad_request(wrong(name, "specified"))
            continue
        kinds = field["types"]
        value = _value(kinds, given[name])
        if value is _WRONG:
            raise bad_request(wrong(name, " or ".join(kinds)))
        found[name] = value
    return found


def _value(kinds: list[str], given: Any) -> Any:
    refusal: Refused | None = None
    for kind in kinds:
        try:
            value = _one(kind, given)
        except Refused as refused:
            refusal = refusal or refused
            continue
        if value is not _WRONG:
            return value
    if refusal and len(kinds) == 1:
        raise refusal
    return _WRONG


def _one(kind: str, given: Any) -> Any:
    if simple := _SIMPLE.get(kind):
        return simple(given)
    if isinstance(given, str):
        try:
            given = json.loads(given)
        except ValueError:
            return _WRONG
    if kind.startswith("Array of "):
        return _array(kind.removeprefix("Array of "), given)
    return _object(kind, given)


def _array(kind: str, given: Any) -> Any:
    if not isinstance(given, list | tuple):
        return _WRONG
    values = [_one(kind, each) for each in given]
    return _WRONG if any(value is _WRONG for value in values) else values


def _object(kind: str, given: Any) -> Any:
    if not isinstance(given, Mapping):
        return _WRONG
    declared = _API["types"][kind]
    if "one_of" in declared:
        # The scopes of commands are the only union: "all_private_chats" -> ...AllPrivateChats.
        name = kind + "".join(part.title() for part in str(given.get("type")).split("_"))
        return _object(name, given) if name in declared["one_of"] else _WRONG
    fields = cast("Json", declared["fields"])
    return _fields(fields, given, lambda name, what: f"field {name} of {kind} must be {what}")


def _integer(given: Any) -> Any:
    if isinstance(given, str) and given.removeprefix("-").isdecimal():
        return int(given)
    return given if isinstance(given, int) and not isinstance(given, bool) else _WRONG


def _boolean(given: Any) -> Any:
    if isinstance(given, str):
        return {"true": True, "false": False}.get(given.lower(), _WRONG)
    return given if isinstance(given, bool) else _WRONG


def _typed(*types: type) -> Callable[[Any], Any]:
    return lambda given: given if isinstance(given, types) else _WRONG


_SIMPLE: dict[str, Callable[[Any], Any]] = {
    "Integer": _integer,
    "Boolean": _boolean,
    "String": _typed(str),
    "Float": _typed(float, int),
    "InputFile": _typed(Upload),
}
