"""`klik match`: the matching without a chat, from a file with a pool."""

import html
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import click

from bot import reasons
from bot.reference import load_gemeenten
from bot.terminal.dutch import WORDS, Command, Faulty, faults_told
from bot.terminal.pool_file import Pool, read_pool
from bot.words import Words
from conversations.afstand import Kaart
from conversations.grenzen import RESTS_ON, LetOp, Limit
from conversations.matching import Candidate, Excluded, Ranking, rank
from conversations.pool import Key
from conversations.redenen import Reason

EXAMPLE = "pool_example.json"
Json = dict[str, Any]


@click.command("match", cls=Command, help=WORDS.label("klik.match.help"))
@click.argument("pool", required=False, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help=WORDS.label("klik.match.json"))
@click.option("--ronde", is_flag=True, help=WORDS.label("klik.match.ronde"))
@click.option("--voorbeeld", is_flag=True, help=WORDS.label("klik.match.voorbeeld"))
def match(pool: Path | None, *, as_json: bool, ronde: bool, voorbeeld: bool) -> None:
    if voorbeeld:
        example = resources.files("bot") / "terminal" / EXAMPLE
        click.echo(example.read_text(encoding="utf-8"), nl=False)
        return
    if pool is None:
        raise Faulty(WORDS.label("klik.match.welk"))
    kaart = Kaart(load_gemeenten())
    read = _read(pool, kaart)
    show = _Show(WORDS)
    found = show.ronde(_ronde(read, kaart)) if ronde else show.rankings(_rankings(read, kaart))
    # Piece by piece: of many wethouders this is a lot.
    if as_json:
        sys.stdout.writelines(json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(found))
        click.echo()
    else:
        sys.stdout.writelines(f"{line}\n" for line in show.lines(found))


def _read(file: Path, kaart: Kaart) -> Pool:
    with faults_told(file):
        return read_pool(file.read_text(encoding="utf-8-sig"), kaart.gemeenten)


def _rankings(pool: Pool, kaart: Kaart) -> Iterator[tuple[str, Ranking]]:
    return ((one.id, rank(one, pool.coaches, kaart, pool.today)) for one in pool.wethouders)


def _ronde(pool: Pool, kaart: Kaart) -> Mapping[str, Candidate | None]:
    from conversations.ronde import assign  # noqa: PLC0415 # the running bot does without scipy

    return assign(pool.wethouders, pool.coaches, kaart, pool.today)


class _Show:
    """The outcome as JSON, and that JSON as lines. It is for the office's own screen, so reasons are
    told whole.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._reason = cache(self._say_reason)
        self._let_op = cache(self._say_let_op)
        self._limit = cache(self._say_limit)

    def rankings(self, rankings: Iterable[tuple[str, Ranking]]) -> Json:
        return {
            "wethouders": [
                {
                    "id": id_,
                    "kandidaten": [self._candidate(one) for one in ranking.candidates],
                    "afgevallen": [self._excluded(one) for one in ranking.excluded],
                }
                for id_, ranking in rankings
            ]
        }

    def ronde(self, assigned: Mapping[str, Candidate | None]) -> Json:
        return {
            "ronde": [
                {"id": id_, "kandidaat": self._candidate(one) if one else None}
                for id_, one in assigned.items()
            ],
            "met_coach": sum(one is not None for one in assigned.values()),
        }

    def lines(self, found: Json) -> Iterator[str]:
        for one in found.get("wethouders", ()):
            yield one["id"]
            for place, candidate in enumerate(one["kandidaten"], start=1):
                yield f"  {place}. {candidate['coach']}"
                yield from _told(candidate)
            if not one["kandidaten"]:
                yield f"  {self._words.label('klik.match.niemand')}"
            if one["afgevallen"]:
                yield f"  {self._words.label('klik.match.afgevallen')}"
            for out in one["afgevallen"]:
                yield f"  - {out['coach']}: {' '.join(limit['zin'] for limit in out['grenzen'])}"
            yield ""
        for one in found.get("ronde", ()):
            candidate = one["kandidaat"]
            yield f"{one['id']}: {candidate['coach'] if candidate else self._words.label('klik.match.geen')}"
            yield from _told(candidate) if candidate else ()
        if "ronde" in found:
            numbers = {"aantal": found["met_coach"], "totaal": len(found["ronde"])}
            yield self._words.say("klik.match.met_coach", **numbers)

    def _candidate(self, one: Candidate) -> Json:
        return {
            "coach": one.coach,
            "lopend": one.load,
            "redenen": [self._reason(reason) for reason in one.reasons],
            "niets_bijzonders": None if one.reasons else self._words.label("reden.geen"),
            "let_op": [self._let_op(look) for look in one.let_op],
        }

    def _excluded(self, one: Excluded) -> Json:
        return {"coach": one.coach, "grenzen": [self._limit(limit) for limit in one.limits]}

    # The same few are said many times: each is put into words once.

    def _say_reason(self, one: Reason) -> Json:
        return {
            "reden": one.reden.value,
            "zin": html.unescape(reasons.reason(self._words, one, in_chat=False)),
            "antwoorden": _keys(one.rests_on),
            "in_chat": html.unescape(reasons.reason(self._words, one, in_chat=True)),
        }

    def _say_let_op(self, one: LetOp) -> Json:
        said = html.unescape(reasons.let_op(self._words, one))
        return {"let_op": one.value, "zin": said, "antwoorden": _keys(RESTS_ON[one])}

    def _say_limit(self, one: Limit) -> Json:
        return {"grens": one.value, "zin": html.unescape(reasons.limit(self._words, one))}


def _told(candidate: Json) -> Iterator[str]:
    for reason in candidate["redenen"]:
        yield f"     + {reason['zin']} [{', '.join(reason['antwoorden'])}]"
    if candidate["niets_bijzonders"]:
        yield f"     + {candidate['niets_bijzonders']}"
    for look in candidate["let_op"]:
        yield f"     ! {look['zin']} [{', '.join(look['antwoorden'])}]"


def _keys(keys: tuple[Key, ...]) -> list[str]:
    return [f"{script}.{key}" for script, key in keys]
