"""The documents of a programme: for the college a PDF, for the begeleider that and one to edit."""

from datetime import date, datetime

from bot.documents.as_docx import docx
from bot.documents.as_pdf import pdf
from bot.documents.inhoud import Voorblad, for_begeleider, for_college
from bot.programmas import Zinnen
from conversations.collegeperiode import Fase
from conversations.programma.blokken import Programma
from conversations.programma.intake import Intake


def college_pdf(
    zinnen: Zinnen,
    programma: Programma,
    *,
    code: str = "",
    gemeente: str | None = None,
    day: date | None = None,
    now: datetime | None = None,
    fase: Fase | None = None,
) -> bytes:
    """What the college reads.

    :param code: of the case, for the foot of each page.
    :param gemeente: its name; left out where the cover should not tell.
    :param day: of the session; `now` is when this version was made (local).
    """
    return pdf(for_college(_plain(zinnen), programma, Voorblad(code, gemeente, day, now), fase))


def begeleider_pdf(
    zinnen: Zinnen,
    programma: Programma,
    intake: Intake,
    *,
    code: str = "",
    day: date | None = None,
    now: datetime | None = None,
) -> bytes:
    """What the begeleider reads: also what to look at and to lay out, and each werkvorm step by step."""
    return pdf(for_begeleider(_plain(zinnen), programma, intake, Voorblad(code, None, day, now)))


def begeleider_docx(
    zinnen: Zinnen,
    programma: Programma,
    intake: Intake,
    *,
    code: str = "",
    day: date | None = None,
    now: datetime | None = None,
) -> bytes:
    """The same, to be edited."""
    return docx(for_begeleider(_plain(zinnen), programma, intake, Voorblad(code, None, day, now)))


def _plain(zinnen: Zinnen) -> Zinnen:
    """The same sentences without markup: a chat has them with it."""
    return Zinnen(zinnen.words, zinnen.catalogus, plain=True)
