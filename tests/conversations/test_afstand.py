"""Distances, neighbours and journeys between gemeenten."""

import pytest

from conversations.afstand import NEAREST, PROVINCIES, km_between
from conversations.scripts.coach import COACH
from tests.conversations.pools import kaart

ZWOLLE, HATTEM, KAMPEN, AMSTERDAM, MAASTRICHT = "GM0193", "GM0244", "GM0166", "GM0363", "GM0935"
HULST, TERNEUZEN, VLIELAND, TEXEL = "GM0677", "GM0715", "GM0096", "GM0448"


def test_the_distance_is_that_of_the_crow() -> None:
    """Amsterdam to Maastricht is about 175 km, Zwolle to Hattem a few."""
    place = kaart().gemeenten
    assert km_between(place[AMSTERDAM], place[MAASTRICHT]) == pytest.approx(175, abs=5)
    assert km_between(place[ZWOLLE], place[HATTEM]) == pytest.approx(4.6, abs=1)
    assert km_between(place[ZWOLLE], place[ZWOLLE]) == 0


def test_neighbours_are_near_by_real_distance() -> None:
    """Over a border of a province as well."""
    assert {ZWOLLE, HATTEM, KAMPEN} <= kaart().near(ZWOLLE)
    assert AMSTERDAM not in kaart().near(ZWOLLE)


def test_a_gemeente_far_from_all_has_neighbours_too() -> None:
    """Terneuzen is a neighbour of Hulst, though their points lie more than 15 km apart."""
    assert km_between(kaart().gemeenten[HULST], kaart().gemeenten[TERNEUZEN]) > 15
    assert TERNEUZEN in kaart().near(HULST)
    assert TEXEL in kaart().near(VLIELAND)


def test_to_be_a_neighbour_is_mutual() -> None:
    """Whoever asks."""
    for code in kaart().codes:
        assert len(kaart().near(code)) > NEAREST
        assert all(code in kaart().near(other) for other in kaart().near(code))


def test_twice_the_limit_is_wider() -> None:
    """For who wants distance."""
    assert kaart().near(ZWOLLE) < kaart().near(ZWOLLE, 2)


def test_a_longer_way_takes_longer() -> None:
    """Zwolle to Amsterdam takes about an hour and a half."""
    assert kaart().minutes(ZWOLLE, AMSTERDAM) == pytest.approx(95, abs=10)
    assert kaart().minutes(ZWOLLE, ZWOLLE) == 0


@pytest.mark.parametrize(
    ("code", "size"), [(HATTEM, "tot20"), ("GM0317", "tot20"), (KAMPEN, "tot100"), (ZWOLLE, "meer")]
)
def test_the_size_of_a_gemeente_is_an_option_of_the_coach(code: str, size: str) -> None:
    """By its population."""
    assert kaart().size(code) == size


def test_every_province_is_an_option_of_the_coach() -> None:
    """Under which gemeenten are found."""
    assert {kaart().province(code) for code in kaart().codes} == set(PROVINCIES.values())
    for key in ("provincies", "eerder_provincies"):
        question = COACH.question(key)
        assert question
        assert set(PROVINCIES.values()) <= set(question.kind.options)
