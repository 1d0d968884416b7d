"""Serves web pages beside the bot, in the same event loop."""

import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette


class _Quiet(uvicorn.Server):
    """Leaves signals alone: the server's own handling ends the process before the bot has stopped."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def listen(host: str, port: int) -> socket.socket:
    """A socket to serve on; port 0 takes a free one. Raises OSError when it is taken."""
    # With the protocol named: else asyncio leaves Nagle's algorithm on, 40 ms for every answer.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    listening.listen(128)
    return listening


def server(app: Starlette) -> uvicorn.Server:
    """A server; `serve(sockets=[...])` runs it until `should_exit` is set."""
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, lifespan="off", timeout_graceful_shutdown=2
    )
    return _Quiet(config)
