"""Processes of the bench: each is asked over a pipe, and none is left behind."""

import asyncio
import contextlib
import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from multiprocessing.connection import Connection
from typing import Any

LONGEST_ANSWER = 30.0  # seconds
STOP = "stop"

Answers = Mapping[str, Callable[..., Any]]


class Asked:
    """The other end of a process that runs `answer`."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def __call__(self, question: str, *values: Any) -> Any:
        """Ask, and wait for the answer. Raises TimeoutError, or EOFError when it has died."""
        self._pipe.send((question, *values))
        return self.answer()

    def answer(self) -> Any:
        """Wait for what it says by itself, such as that it is ready. Raises what went wrong there."""
        if not self._pipe.poll(LONGEST_ANSWER):
            raise TimeoutError("a process of the bench does not answer")
        said = self._pipe.recv()
        if isinstance(said, Exception):
            raise said
        return said


@contextlib.contextmanager
def running(main: Callable[..., None], *values: Any) -> Iterator[Asked]:
    """Run `main(pipe, *values)` in a process of its own; it says "ready" by itself."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=main, args=(theirs, *values), daemon=True)
    process.start()
    theirs.close()
    asked = Asked(ours)
    try:
        asked.answer()
        yield asked
        with contextlib.suppress(OSError, EOFError):
            asked(STOP)
        process.join(5)
    finally:
        process.kill()
        process.join()
        ours.close()


async def answer(pipe: Connection, answers: Answers) -> None:
    """In the process: answer what is asked from the event loop, until "stop" comes."""
    stop = asyncio.Event()

    def one() -> None:
        question = STOP
        try:
            question, *values = pipe.recv()
            pipe.send(None if question == STOP else answers[question](*values))
        except EOFError:
            pass  # whoever asks is gone
        except Exception as error:  # noqa: BLE001 # it is handed to who asks
            pipe.send(error)
        if question == STOP:
            loop.remove_reader(pipe.fileno())
            stop.set()

    loop = asyncio.get_running_loop()
    loop.add_reader(pipe.fileno(), one)
    pipe.send("ready")
    await stop.wait()
