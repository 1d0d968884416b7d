"""Who may see which answer: one table, and nowhere else (design.md 5)."""

from enum import StrEnum

from conversations.script import Privacy, Question


class Viewer(StrEnum):
    SELF_IN_CHAT = "zelf"  # the person, in Telegram
    SELF_IN_FILE = "zelf, als bestand"  # the person, in a file that leaves the chat within a day
    COORDINATOR_IN_CHAT = "coordinator"  # whoever must call, in Telegram
    OFFICE = "bureau"  # on the office's own screen, never through Telegram
    WETHOUDER_ON_CARD = "wethouder, op de kaart"  # to whom a coach is proposed, in Telegram
    COACH_ASKED = "coach, gevraagd"  # before yes or no, in Telegram: nobody is named
    COACH_AFTER_YES = "coach, na twee keer ja"  # of one's own traject, in Telegram
    BEGELEIDER = "begeleider"  # of a heisessie that he or she leads, in Telegram
    OTHER_SIDE = "de ander"  # wethouder or coach of the same traject, in Telegram


# What somebody sees by how a question may be asked. Klik, log, mid-term and final are discreet,
# so that only the person and the office see them.
VISIBLE: dict[Viewer, frozenset[Privacy]] = {
    Viewer.SELF_IN_CHAT: frozenset({Privacy.OPEN}),
    Viewer.SELF_IN_FILE: frozenset({Privacy.OPEN, Privacy.DISCREET}),
    Viewer.COORDINATOR_IN_CHAT: frozenset({Privacy.OPEN}),
    Viewer.BEGELEIDER: frozenset({Privacy.OPEN}),
    Viewer.OFFICE: frozenset(Privacy),
}


def _of(script: str, *keys: str) -> frozenset[tuple[str, str]]:
    return frozenset((script, key) for key in keys)


# What somebody sees besides, question by question; all else stays hidden from them.
NAMED: dict[Viewer, frozenset[tuple[str, str]]] = {
    # Discreet answers without which the coördinator cannot call.
    Viewer.COORDINATOR_IN_CHAT: _of("bellen", "telefoon", "wanneer", "voicemail"),
    # The begeleider calls, and prepares the day with what was said in taps.
    Viewer.BEGELEIDER: _of("bellen", "telefoon", "wanneer", "voicemail", "naam") | _of(
        "college", "draagvlak", "aanleiding", "doelen", "uitkomst", "onveilig", "budget", "eerder",
        "eerder_ervaring", "profielen", "verslag",
    ),
    # domain.md (iii), column "Who sees"
    Viewer.WETHOUDER_ON_CARD: _of(
        "coach", "naam", "foto", "intro", "rollen", "jaren", "opleiding", "stijl", "plek", "talen"
    ),
    Viewer.COACH_ASKED: _of("wethouder", "stijl", "plek", "dagdelen", "vanaf"),
    Viewer.COACH_AFTER_YES: _of(
        "wethouder", "naam", "gemeente", "hoe_lang", "stijl", "observatie", "plek", "dagdelen",
        "raadsavond",
    ),
    Viewer.OTHER_SIDE: (
        _of("kennismaking", "momenten", "plek", "adres")
        | _of("logboek", "volgende")
        | _of("observatiekaart", "waar", "herkend", "moment", "gedrag", "stopteken", "nabespreken")
        | _of("afspraken", "aantal", "looptijd", "duur", "plek", "observaties", "bereikbaar")
        | _of("afspraken", "annuleren", "akkoord")
    ),
}  # fmt: skip

# Consent is a row of its own, not an answer to read back.
NOT_SHOWN = frozenset({"opening", "toestemming", "toestemming_bijzonder"})


def may_see(viewer: Viewer, script: str, question: Question) -> bool:
    """Whether this viewer may see the answer to this question of this script."""
    if question.key in NOT_SHOWN:
        return False
    named = (script, question.key) in NAMED.get(viewer, ())
    return named or question.privacy in VISIBLE.get(viewer, ())
