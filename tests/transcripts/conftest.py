"""The flag that writes the transcripts anew."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-transcripts",
        action="store_true",
        help="write what is said now in the transcripts",
    )


@pytest.fixture
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether the transcripts are being written anew."""
    return bool(request.config.getoption("--update-transcripts", default=False))
