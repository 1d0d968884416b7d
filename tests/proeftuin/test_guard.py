"""Who may use the page: this computer, and nobody else."""

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.proeftuin.phones import phones
from bot.proeftuin.telegram import StandIn
from bot.words import Words
from tests.proeftuin.garden import Around
from tests.proeftuin.people import PEOPLE, SANNE, Clock


@pytest.fixture
async def client(standin: StandIn, clock: Clock) -> AsyncIterator[httpx.AsyncClient]:
    """A caller of the app, in process."""
    app = phones(standin, PEOPLE, Words("nl"), Around(standin, clock))
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as made:
        yield made


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"])
async def test_the_page_is_there_for_this_computer(client: httpx.AsyncClient, host: str) -> None:
    """Every name of the loopback is fine, and the page forbids everything from elsewhere."""
    answer = await client.get("/", headers={"Host": host})
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "[::1", "0.0.0.0"])
async def test_another_host_is_refused(client: httpx.AsyncClient, host: str) -> None:
    """A name elsewhere that points at this computer gets nothing."""
    assert (await client.get("/", headers={"Host": host})).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
    ],
)
async def test_a_post_from_another_site_is_refused(
    client: httpx.AsyncClient, standin: StandIn, headers: dict[str, str]
) -> None:
    """Nothing happens on any phone."""
    kind = {"Content-Type": "application/json"}
    path = f"/people/{SANNE.id}/start"
    answer = await client.post(path, content="{}", headers=kind | headers)
    assert answer.status_code == 403
    assert standin.transcript(SANNE.id) == []
    own = kind | {"Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin"}
    assert (await client.post(path, content="{}", headers=own)).status_code == 204


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (f"people/{SANNE.id}/say", '{"text": " "}'),
        (f"people/{SANNE.id}/say", "{}"),
        (f"people/{SANNE.id}/say", "no JSON"),
        (f"people/{SANNE.id}/say", "[]"),
        (f"people/{SANNE.id}/fly", "{}"),
        ("people/1/start", "{}"),
    ],
)
async def test_what_a_phone_cannot_do_is_a_conflict(
    client: httpx.AsyncClient, path: str, body: str
) -> None:
    """Never an error of the server."""
    kind = {"Content-Type": "application/json"}
    assert (await client.post(f"/{path}", content=body, headers=kind)).status_code == 409
