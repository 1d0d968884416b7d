"""The calendar that is shipped knows the recess of every gemeente."""

import csv
from collections import Counter
from datetime import date
from importlib import resources
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from bot.reference import load_kalender
from conversations.instellingen import REGIONS
from conversations.kalender import Kalender

SPLIT = {"De Ronde Venen", "Neder-Betuwe", "Montferland", "Altena"}
EVERY = frozenset(REGIONS)


@pytest.fixture(scope="module")
def kalender() -> Kalender:
    """The real one, with two months in which budgets are made."""
    return load_kalender(ZoneInfo("Europe/Amsterdam"), frozenset({10, 11}))


def table(name: str) -> list[dict[str, str]]:
    text = (resources.files("conversations") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_every_gemeente_has_a_region_and_four_have_two(kalender: Kalender) -> None:
    """No code is there that is not a gemeente, and no region that has no recess."""
    names = {row["code"]: row["name"] for row in table("gemeenten.csv")}
    assert {row["code"] for row in table("gemeente_schoolregio.csv")} == set(names)
    regions = {code: kalender.regions(code) for code in names}
    assert {names[code] for code, found in regions.items() if len(found) == 2} == SPLIT
    assert {len(found) for found in regions.values()} == {1, 2}
    assert frozenset().union(*regions.values()) == EVERY


@pytest.mark.parametrize(
    ("name", "region"), [("Zwolle", "Noord"), ("Utrecht", "Midden"), ("Tiel", "Midden"), ("Breda", "Zuid")]
)  # fmt: skip
def test_a_gemeente_lies_where_its_schools_belong(
    kalender: Kalender, name: str, region: str
) -> None:
    """By its code, as people's answers have it."""
    (code,) = [row["code"] for row in table("gemeenten.csv") if row["name"] == name]
    assert kalender.regions(code) == {region}


def test_where_nobody_knows_the_gemeente_every_recess_counts(kalender: Kalender) -> None:
    """That is the quietest."""
    assert kalender.regions(None) == kalender.regions("GM9999") == EVERY


@pytest.mark.parametrize(
    ("day", "regions"),
    [
        ("2026-12-24", EVERY),
        ("2027-01-04", set()),
        ("2027-02-15", {"Zuid"}),
        ("2027-02-22", {"Noord", "Midden"}),
        ("2027-07-12", {"Noord"}),
        ("2027-09-03", {"Zuid"}),
        ("2027-10-18", {"Noord", "Midden"}),
    ],
)
def test_a_recess_is_that_of_its_region(
    kalender: Kalender, day: str, regions: frozenset[str]
) -> None:
    """As published for 2026 and 2027."""
    there = {one for one in REGIONS if kalender.in_recess(date.fromisoformat(day), {one})}
    assert there == set(regions)


def test_recesses_follow_each_other_for_five_school_years() -> None:
    """Each begins on a Saturday and ends on a Sunday, and two of a region share a weekend at most."""
    rows = table("recesses.csv")
    for region in REGIONS:
        mine = [row for row in rows if row["region"] == region]
        spans = sorted(tuple(date.fromisoformat(row[one]) for one in ("start", "end")) for row in mine)  # fmt: skip
        assert {(first.weekday(), last.weekday()) for first, last in spans} == {(5, 6)}
        assert all((last - start).days <= 1 for (_, last), (start, _) in pairwise(spans))
    summers = Counter(row["school_year"] for row in rows if row["name"] == "Zomervakantie")
    assert summers == dict.fromkeys(summers, 3)
    assert len(summers) == 5


def test_the_months_in_which_budgets_are_made_are_passed_on(kalender: Kalender) -> None:
    """They are a setting."""
    october = kalender.morning(date(2026, 10, 5))
    assert kalender.per_week(october) < load_kalender(kalender.zone, frozenset()).per_week(october)
