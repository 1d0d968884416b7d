"""Documents."""

from typing import Any


def college_pdf(*_: Any, **__: Any) -> bytes:
    return b"%PDF"


def begeleider_pdf(*_: Any, **__: Any) -> bytes:
    return b"%PDF"


def begeleider_docx(*_: Any, **__: Any) -> bytes:
    return b"PK"
