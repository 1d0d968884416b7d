"""How many examples Hypothesis tries: few at the desk, many in CI."""

import os

from hypothesis import HealthCheck, settings

QUIET = [HealthCheck.too_slow]  # a slow machine is no fault of the code
settings.register_profile("dev", max_examples=200, deadline=None, suppress_health_check=QUIET)
settings.register_profile("ci", max_examples=1000, deadline=None, suppress_health_check=QUIET)
settings.load_profile("ci" if os.environ.get("CI") else "dev")  # noqa: TID251 # of the tests, not of the bot
