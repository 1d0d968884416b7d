"""Every interaction that asks something, as a declaration read from top to bottom."""

from conversations.script import Script
from conversations.scripts.bellen import BELLEN
from conversations.scripts.wethouder import WETHOUDER

__all__ = ["BELLEN", "SCRIPTS", "WETHOUDER"]

SCRIPTS: dict[str, Script] = {script.name: script for script in (WETHOUDER, BELLEN)}
