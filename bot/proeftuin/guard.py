"""Only this computer: no foreign Host, no request from another site, nothing from elsewhere in a page."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HERE = {"127.0.0.1", "localhost", "::1"}
_OWN = {"same-origin", "none"}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class OnlyHere:
    """ASGI middleware: refuses with 403 what does not come from a page of this computer itself.

    A site elsewhere can point its own name at 127.0.0.1 (so the Host must be ours), or post to it
    from its own page (so the Origin must be ours, and the body JSON, which a form cannot send).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        if _welcome(scope["method"], Headers(scope=scope)):
            await self._app(scope, receive, send_guarded)
        else:
            await Response(status_code=403)(scope, receive, send_guarded)


def _welcome(method: str, headers: Headers) -> bool:
    host = headers.get("host", "")
    try:
        if urlsplit(f"//{host}").hostname not in _HERE:
            return False
    except ValueError:
        return False
    if method in {"GET", "HEAD"}:
        return True
    return (
        headers.get("sec-fetch-site", "same-origin") in _OWN
        and headers.get("origin", f"http://{host}") == f"http://{host}"
        and headers.get("content-type", "").startswith("application/json")
    )
