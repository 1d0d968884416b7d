"""`python -m tests.bench`: what a turn costs Klik, beside a plain bot on the same stand-in; and what a
round for many wethouders gains (tests/bench/ronde.py), what the clock costs (nudges.py), and a
programme (programma.py).

Everything goes over HTTP on this computer; the bot is in one process, the stand-in and the people in
another. A turn is one thing that a person does, until the next question is on the phone. CPU is that
of the bot's process, so that other programs hardly change it; times and turns a second they do.
"""

import argparse
import contextlib
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from storage.sealing import new_key
from tests.bench import bots, nudges, phones, programma, ronde
from tests.bench.processes import Asked, running

WARM_UP = 1.5  # seconds, and longer for many people: each of them begins an intake
SENDS = 1600
CROWDS = (1, 32, 256)
Figures = dict[str, float]


def main() -> None:
    asked = _arguments()
    result: dict[str, Any] = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "seconds": asked.seconds,
    }
    with TemporaryDirectory() as name:
        folder = Path(name)
        result["klik"] = {
            str(crowd): figures
            for crowd, figures in _bot(asked.people, asked.seconds, bots.klik, folder)
        }
        _table("Klik: durable, sealed", result["klik"])
        if not asked.only_klik:
            plain = _bot([1, 32], asked.seconds, bots.plain)
            result["plain"] = {str(crowd): figures for crowd, figures in plain}
            _table("plain ConversationHandler: in memory, httpx", result["plain"])
            result["send"] = {request: _send(request) for request in bots.REQUESTS}
            for request, cost in result["send"].items():
                click.echo(f"one send through the library and {request}: {cost:.2f} ms of CPU")
            result["start_up"] = _start_up(folder / "own")
            for kind, seconds in result["start_up"].items():
                click.echo(f"start-up, {kind}: {seconds:.2f} s to the first poll")
            result["ronde"] = ronde.figures()
            result["nudges"] = nudges.figures()
            result["programma"] = programma.figures()
    click.echo(json.dumps(result))
    if asked.json:
        asked.json.write_text(json.dumps(result, indent=2) + "\n")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--seconds", type=float, default=6, help="measured for each crowd")
    parser.add_argument("--people", type=int, nargs="+", default=CROWDS, help="crowds")
    parser.add_argument("--only-klik", action="store_true")
    parser.add_argument("--json", type=Path, metavar="FILE")
    return parser.parse_args()


@contextlib.contextmanager
def _stand_in() -> Iterator[tuple[str, Asked]]:
    port = phones.free_port()
    with running(phones.main, port) as crowd:
        yield f"http://127.0.0.1:{port}", crowd


def _bot(
    crowds: list[int], seconds: float, main: Callable[..., None], *values: Any
) -> Iterator[tuple[int, Figures]]:
    """The figures of one bot, crowd by crowd."""
    with _stand_in() as (url, people), running(main, url, *values) as bot:
        for number in crowds:
            people("people", number)
            time.sleep(WARM_UP + number / 100)
            people("mark")
            bot("mark")
            time.sleep(seconds)
            used, counted = bot("read"), people("read")
            yield number, _figures(used, counted)


def _figures(used: Figures, counted: dict[str, Any]) -> Figures:
    turns, calls = counted["turns"], counted["calls"]
    number = max(len(turns), 1)
    polls = calls.pop("getUpdates", 0)
    return {
        "turns": len(turns),
        "turns_a_second": len(turns) / counted["seconds"],
        "cpu_ms": used["cpu"] * 1000 / number,
        "p50_ms": turns[len(turns) // 2] * 1000 if turns else 0,
        "p99_ms": turns[len(turns) * 99 // 100] * 1000 if turns else 0,
        "stall_ms": used["stall"] * 1000,
        "calls": sum(calls.values()) / number,
        "polls": polls / number,
        "memory_mb": used["memory"],
        "stuck": counted["stuck"],
    }


def _send(request: str) -> float:
    with _stand_in() as (url, people):
        people("people", 1)  # somebody pressed Start, so that the bot may write
        time.sleep(0.2)
        people("people", 0)
        with running(bots.sends, url, request, SENDS) as bot:
            return float(bot("read"))


def _start_up(folder: Path) -> Figures:
    """Seconds from the start of `klik run` to its first poll, with a new database and a known one."""
    folder.mkdir()
    with _stand_in() as (url, people):
        settings = {
            "TELEGRAM_TOKEN": phones.TOKEN,
            "TELEGRAM_API": url,
            "DATABASE_URL": f"sqlite:///{folder}/klik.db",
            "SECRET_KEYS": new_key(),
            "COORDINATORS": "1",
            "OFFICE_NAME": "Bureau",
            "OFFICE_PHONE": "010 1234567",
            "OFFICE_EMAIL": "bureau@example.org",
            "WEB_PORT": "0",
            "LOG_LEVEL": "WARNING",
        }
        environment = {f"KLIK_{name}": value for name, value in settings.items()}
        return {
            kind: _until_first_poll(people, environment, folder)
            for kind in ("new database", "known database")
        }


def _until_first_poll(people: Asked, environment: dict[str, str], folder: Path) -> float:
    people("mark")
    begun = time.time()
    program = [sys.executable, "-m", "bot", "run"]
    with subprocess.Popen(program, env=environment, cwd=folder) as klik:
        try:
            while (first := people("first_poll")) is None and time.time() < begun + 20:
                time.sleep(0.01)
        finally:
            klik.terminate()
    return (first or float("nan")) - begun


def _table(title: str, rows: dict[str, Figures]) -> None:
    heads = ("people", "turns", "turns/s", "CPU ms/turn", "p50 ms", "p99 ms", "stall ms", "calls/turn", "polls/turn", "MB", "stuck")  # fmt: skip
    click.echo(title)
    click.echo("".join(f"{head:>12}" for head in heads))
    for crowd, figures in rows.items():
        turns, *rest, stuck = figures.values()
        click.echo(
            f"{crowd:>12}{turns:>12}" + "".join(f"{v:>12.2f}" for v in rest) + f"{stuck:>12}"
        )
    click.echo()


if __name__ == "__main__":
    main()
