"""The only time there is in the tests."""

from datetime import UTC, datetime, timedelta

T0 = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
"""A Tuesday, 10.00 uur in Amsterdam."""


def T(minutes: float = 0, **more: float) -> datetime:  # noqa: N802 - reads as a point on a time line
    """Give the instant this long after T0, by the names timedelta has, like days=-3."""
    return T0 + timedelta(minutes=minutes, **more)
