"""The only place that knows Telegram."""

import os

# The library is moving to timedelta; without this it warns at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "1")  # noqa: TID251 # the library's own switch, not a setting of ours
