"""/health and /metrics of the running bot: counts and times, never a name, a code or a text."""

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.health import Health, look
from storage.database import Database, Unavailable


class _Collector:
    """One look, as gauges."""

    def __init__(self, health: Health) -> None:
        self._health = health

    def collect(self) -> Iterator[Metric]:
        health = self._health
        for name, about, number in (
            ("klik_cases_due", "Cases that are to be looked at now", health.due),
            ("klik_cases_faulty", "Cases that go wrong", len(health.faulty)),
            (
                "klik_cases_not_reached",
                "Cases with a message that did not arrive",
                len(health.lost),
            ),
            ("klik_messages_waiting", "Messages that could have left", health.waiting),
        ):
            yield GaugeMetricFamily(name, about, number)
        of_kind = GaugeMetricFamily("klik_cases_open", "Cases that are open", labels=["kind"])
        for kind, number in health.open.items():
            of_kind.add_metric([kind], number)
        yield of_kind
        last = GaugeMetricFamily(
            "klik_job_last_run", "When a job last began (unix)", labels=["job"]
        )
        following = GaugeMetricFamily(
            "klik_job_next_run", "When it runs next (unix)", labels=["job"]
        )
        failed = GaugeMetricFamily("klik_job_failed", "Whether its last run failed", labels=["job"])
        for run in health.runs:
            last.add_metric([run.name], run.began_at.timestamp())
            failed.add_metric([run.name], float(run.fault is not None))
            if run.next_at:
                following.add_metric([run.name], run.next_at.timestamp())
        yield from (last, following, failed)


def app(database: Database, now: Callable[[], datetime]) -> Starlette:
    """The two pages; both answer 503 while the database cannot be read."""

    async def metrics(_: Request) -> Response:
        try:
            health = await asyncio.to_thread(database.read, partial(look, now=now()))
        except Unavailable:
            return PlainTextResponse("database\n", 503)
        registry = CollectorRegistry(auto_describe=False)
        registry.register(_Collector(health))
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    async def health(_: Request) -> Response:
        try:
            await asyncio.to_thread(database.read, partial(look, now=now()))
        except Unavailable:
            return PlainTextResponse("database\n", 503)
        return PlainTextResponse("ok\n")

    return Starlette(routes=[Route("/metrics", metrics), Route("/health", health)])
