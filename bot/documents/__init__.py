"""The documents of a programme: for the college a PDF, for the begeleider that and one to edit."""

from bot.documents.as_docx import docx
from bot.documents.as_pdf import pdf
from bot.documents.inhoud import Voorblad, for_begeleider, for_college
from bot.programmas import Zinnen
from conversations.collegeperiode import Fase
from conversations.programma.blokken import Programma
from conversations.programma.intake import Intake

__all__ = ["Voorblad", "begeleider_docx", "begeleider_pdf", "college_pdf"]


def college_pdf(
    zinnen: Zinnen, programma: Programma, fase: Fase | None, voorblad: Voorblad
) -> bytes:
    """What the college reads.

    :param fase: of its term; the goals are told as what they mean in it.
    """
    return pdf(for_college(_plain(zinnen), programma, voorblad, fase))


def begeleider_pdf(
    zinnen: Zinnen, programma: Programma, intake: Intake, voorblad: Voorblad
) -> bytes:
    """What the begeleider reads: also what to look at and to lay out, and each werkvorm step by step."""
    return pdf(for_begeleider(_plain(zinnen), programma, intake, voorblad))


def begeleider_docx(
    zinnen: Zinnen, programma: Programma, intake: Intake, voorblad: Voorblad
) -> bytes:
    """The same, to be edited."""
    return docx(for_begeleider(_plain(zinnen), programma, intake, voorblad))


def _plain(zinnen: Zinnen) -> Zinnen:
    """The same sentences without markup: a chat has them with it."""
    return Zinnen(zinnen.words, zinnen.catalogus, plain=True)
