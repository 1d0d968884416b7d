"""A document as PDF: tagged, so that it can be read aloud (PDF/UA-1), and the same bytes for the same
document: only the fonts that come with the library are used.
"""

import json
from dataclasses import asdict
from importlib.resources import files

from bot.documents.inhoud import Stuk

TEMPLATE = "programma.typ"


def pdf(stuk: Stuk) -> bytes:
    """The document; what stands in it is passed as data and never read as markup."""
    import typst  # noqa: PLC0415 # thirty megabytes that most days nobody needs

    template = (files("bot.documents") / TEMPLATE).read_bytes()
    return typst.compile(
        template,
        format="pdf",
        sys_inputs={"stuk": json.dumps(asdict(stuk))},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
    )
