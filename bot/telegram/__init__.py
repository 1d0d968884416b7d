"""The only place that knows Telegram."""

import os
import warnings

from telegram.warnings import PTBUserWarning

# The library is moving to timedelta; without this it warns at every 429.
os.environ.setdefault("PTB_TIMEDELTA", "1")  # noqa: TID251 # the library's own switch, not a setting of ours
# It would have us use its typed method for each call. Those build and read a whole Message that
# nobody looks at: a fifth of the CPU of a turn (make bench).
warnings.filterwarnings("ignore", "Please use 'Bot.", PTBUserWarning)
