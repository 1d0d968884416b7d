"""python-telegram-bot's request backend that talks with the stand-in instead of the network."""

import json
from typing import Any

from telegram.request import BaseRequest, RequestData

from bot.proeftuin.checks import Upload
from bot.proeftuin.refused import Refused
from bot.proeftuin.telegram import StandIn


class StandInRequest(BaseRequest):
    """To be given to ApplicationBuilder.request() and .get_updates_request()."""

    def __init__(self, standin: StandIn) -> None:
        self._standin = standin

    @property
    def read_timeout(self) -> float | None:
        """No limit: nothing is read from a network."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 -- the library's signature
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more_timeouts: Any,
    ) -> tuple[int, bytes]:
        """One call: Telegram's status and JSON body. What fail_next raises goes through."""
        params = request_data.json_parameters if request_data else {}
        parts = (request_data.multipart_data if request_data else None) or {}
        files = {name: _upload(*part) for name, part in parts.items()}
        return await answered(self._standin, url.rpartition("/")[2], params, files)


async def answered(
    standin: StandIn, method: str, params: dict[str, Any], files: dict[str, Upload]
) -> tuple[int, bytes]:
    """Status and body of a call, a refusal included, as Telegram's servers write them."""
    try:
        result = await standin.call(method, params, files)
    except Refused as refused:
        body: dict[str, Any] = {
            "ok": False,
            "error_code": refused.error_code,
            "description": refused.description,
        }
        if refused.parameters:
            body["parameters"] = refused.parameters
        return refused.error_code, json.dumps(body).encode()
    return 200, json.dumps({"ok": True, "result": result}).encode()


def _upload(name: str, content: Any, mime: str) -> Upload:
    return Upload(name, content if isinstance(content, bytes) else content.read(), mime)
