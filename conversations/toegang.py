"""Who may see which answer: one table, and nowhere else (design.md 5)."""

from enum import StrEnum

from conversations.script import Privacy, Question


class Viewer(StrEnum):
    SELF_IN_CHAT = "zelf"  # the person, in Telegram
    SELF_IN_FILE = "zelf, als bestand"  # the person, in a file that leaves the chat within a day
    COORDINATOR_IN_CHAT = "coordinator"  # whoever must call, in Telegram
    OFFICE = "bureau"  # on the office's own screen, never through Telegram


VISIBLE: dict[Viewer, frozenset[Privacy]] = {
    Viewer.SELF_IN_CHAT: frozenset({Privacy.OPEN}),
    Viewer.SELF_IN_FILE: frozenset({Privacy.OPEN, Privacy.DISCREET}),
    Viewer.COORDINATOR_IN_CHAT: frozenset({Privacy.OPEN}),
    Viewer.OFFICE: frozenset(Privacy),
}

# Discreet answers without which the coördinator cannot call.
TO_CALL = frozenset({("bellen", "telefoon"), ("bellen", "wanneer"), ("bellen", "voicemail")})

# Consent is a row of its own, not an answer to read back.
NOT_SHOWN = frozenset({"opening", "toestemming", "toestemming_bijzonder"})


def may_see(viewer: Viewer, script: str, question: Question) -> bool:
    """Whether this viewer may see the answer to this question of this script."""
    if question.key in NOT_SHOWN:
        return False
    to_call = viewer is Viewer.COORDINATOR_IN_CHAT and (script, question.key) in TO_CALL
    return to_call or question.privacy in VISIBLE[viewer]
