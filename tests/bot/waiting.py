"""Waiting for what must come, with a bound."""

import asyncio
from collections.abc import Callable

BOUND = 30.0  # seconds


async def until(holds: Callable[[], object], pause: float = 0.0) -> None:
    """Wait until it holds, looking again whenever others had their turn."""
    async with asyncio.timeout(BOUND):
        while not holds():  # noqa: ASYNC110 # there is no event of what another thread does
            await asyncio.sleep(pause)
