"""The stand-in behind HTTP, as Telegram's own servers are: for the bench, in a process of its own."""

import argparse
import json
from datetime import UTC, datetime
from email import message_from_bytes, policy
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.proeftuin.checks import Upload
from bot.proeftuin.doings import do
from bot.proeftuin.request import answered
from bot.proeftuin.telegram import StandIn
from bot.proeftuin.world import Person

_NOBODY = "proeftuin.rol.wethouder"


def door(standin: StandIn, token: str) -> Starlette:
    """The ASGI app: /bot<token>/<method> as at Telegram, and the people of the stand-in.

    POST /people/<id>/<doing> does what doings.py names, with a JSON body; GET /people/<id>?seen=n
    waits until that chat changed more than n times and answers {"changes": n, "messages": [...]}.
    """

    async def call(request: Request) -> Response:
        if request.path_params["token"] != token:
            return _refusal(HTTPStatus.UNAUTHORIZED)
        params, files = await _body(request)
        method = request.path_params["method"]
        try:
            status, body = await answered(standin, method, params, files)
        except Exception:  # noqa: BLE001 -- a fault on order of any kind is a connection that breaks
            return _HangUp()
        return Response(body, status, media_type="application/json")

    async def act(request: Request) -> Response:
        try:
            do(
                standin,
                request.path_params["who"],
                request.path_params["doing"],
                await _json(request),
            )
        except (LookupError, ValueError):
            return _refusal(HTTPStatus.CONFLICT)
        return JSONResponse({"ok": True})

    async def look(request: Request) -> Response:
        who = request.path_params["who"]
        if "seen" in request.query_params:
            await standin.changed(who, int(request.query_params["seen"]))
        changes = {"changes": standin.changes(who), "messages": standin.transcript(who)}
        return JSONResponse(changes)

    methods = ["GET", "POST"]
    return Starlette(
        routes=[
            Route("/bot{token}/{method}", call, methods=methods),
            Route("/people/{who:int}/{doing}", act, methods=["POST"]),
            Route("/people/{who:int}", look),
        ]
    )


class _HangUp(Response):
    """Promises a body and breaks the connection: the caller cannot know whether it was done."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del scope, receive
        headers = [(b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})


def _refusal(status: HTTPStatus) -> Response:
    body = {"ok": False, "error_code": status.value, "description": status.phrase}
    return JSONResponse(body, status.value)


async def _json(request: Request) -> dict[str, Any]:
    body = await request.body()
    values = json.loads(body) if body else {}
    if not isinstance(values, dict):
        raise ValueError("The body must be a JSON object.")  # noqa: TRY004 -- bad input, no fault of ours
    return values


async def _body(request: Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    kind = request.headers.get("content-type", "")
    query = dict(request.query_params)
    if kind.startswith("application/json"):
        return query | await _json(request), {}
    if kind.startswith("multipart/form-data"):
        return _multipart(kind, await request.body())
    return query | dict(parse_qsl((await request.body()).decode(), keep_blank_values=True)), {}


def _multipart(kind: str, body: bytes) -> tuple[dict[str, Any], dict[str, Upload]]:
    head = f"Content-Type: {kind}\r\n\r\n".encode()
    params: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    for part in message_from_bytes(head + body, policy=policy.HTTP).iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        content = part.get_payload(decode=True)
        content = content if isinstance(content, bytes) else b""
        if filename := part.get_filename():
            files[name] = Upload(filename, content, part.get_content_type())
        else:
            params[name] = content.decode()
    return params, files


def main() -> None:
    """`python -m bot.proeftuin.http`: a stand-in of its own for so many people, until Ctrl-C."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--people", type=int, default=256)
    parser.add_argument("--token", default="1:proeftuin")
    parser.add_argument("--paced", action="store_true")
    asked = parser.parse_args()
    people = tuple(
        Person(5_000_000_000 + number, f"P{number}", "", "nl", _NOBODY)
        for number in range(asked.people)
    )
    standin = StandIn(lambda: datetime.now(UTC), people, paced=asked.paced)
    uvicorn.run(
        door(standin, asked.token),
        host="127.0.0.1",
        port=asked.port,
        log_level="error",
        access_log=False,
    )


if __name__ == "__main__":
    main()
