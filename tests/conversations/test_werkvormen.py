"""The catalogue of werkvormen: what is in it, and what is said of one that is wrong."""

import csv
from importlib.resources import files

import pytest

from conversations.collegeperiode import Doel
from conversations.hearing import fold
from conversations.werkvormen import FIXED, Moment, WrongCatalogus, named
from conversations.werkvormen import catalogus as read
from tests.conversations.programmas import catalogus

Row = dict[str, str]


def rows() -> list[Row]:
    """Those that are shipped."""
    text = (files("conversations") / "data" / "werkvormen.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_it_covers_what_the_dossier_covers() -> None:
    """domain.md (vi): 42 rows; by goal, by trust, and for a college of four, five and seven."""
    every = catalogus().values()
    assert len(every) == 42
    assert [sum(goal in one.doelen for one in every) for goal in Doel] == [34, 23, 13]
    assert [sum(one.vertrouwen == trust for one in every) for trust in (1, 2, 3)] == [18, 21, 3]
    assert [fitting(every, people) for people in (4, 5, 7)] == [39, 40, 39]


def fitting(every: object, people: int) -> int:
    return sum(one.smallest <= people <= one.largest for one in every)


def test_a_row_is_read_as_it_stands() -> None:
    """With its lists, and with every phase where none is named."""
    timeline = catalogus()["W05"]
    assert timeline.doelen == (Doel.REFLECTIE, Doel.OVERDRACHT)
    assert (timeline.shortest, timeline.longest, timeline.estimated) == (45, 60, True)
    assert timeline.stroef is False
    assert len(timeline.stappen) == 5
    assert len(catalogus()["W07"].fasen) == 8
    assert not catalogus()["W07"].estimated


def test_each_outcome_is_given_by_one_werkvorm() -> None:
    """So that it is clear which one must be there."""
    papers = [paper for one in catalogus().values() for paper in one.uitkomsten]
    assert sorted(papers) == sorted({*papers})
    assert len(papers) == 4


def test_every_werkvorm_says_where_it_comes_from() -> None:
    """A licence for each, a name for what is shared alike, and addresses that are addresses."""
    for one in catalogus().values():
        assert one.licentie
        assert all(address.startswith("http") for address in one.bronnen)
    alike = {one.id for one in catalogus().values() if "CC BY-SA 4.0" in one.licentie}
    assert alike == {"W19", "W22", "W23"}
    assert all("Liberating Structures" in catalogus()[id_].licentie for id_ in alike)


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("van", "tien", "W05: van: 'tien' is no number from 5 to 120"),
        ("van", "90", "W05: van is more than tot"),
        ("groep_van", "13", "W05: groep_van is more than groep_tot"),
        ("vertrouwen", "4", "W05: vertrouwen: '4' is no number from 1 to 3"),
        ("geschat", "misschien", "W05: geschat: 'misschien' is none of ja, nee or nothing"),
        ("doelen", "reflectie|feest", "W05: doelen: 'feest' is none of reflectie, succes"),
        ("doelen", "", "W05: doelen is empty"),
        ("aard", "dansen", "W05: aard: 'dansen' is none of groep"),
        ("stappen", "", "W05: stappen is empty"),
        ("past_bij", "start", "W05: past_bij has a phase that fasen has not"),
        ("naam", " ", "W05: naam: is empty"),
        ("id", "W06", "W06: is there twice"),
        ("uitkomsten", "prioriteiten", "W32: prioriteiten: is given by another one, too"),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(column: str, value: str, told: str) -> None:
    """The id of the row, the column, and what is wrong."""
    wrong = rows()
    next(row for row in wrong if row["id"] == "W05")[column] = value
    with pytest.raises(WrongCatalogus) as raised:
        read(wrong)
    assert any(line.startswith(told) for line in str(raised.value).splitlines()), raised.value


def test_everything_that_is_wrong_is_told_at_once() -> None:
    """Also a column that is not there, a kind of which the depths differ, and what is always needed."""
    wrong = [row for row in rows() if row["id"] != "W35"]
    for row in wrong:
        if row["id"] == "W29":
            row["diepte"] = "3"
        if row["id"] == "W06":
            del row["kort"]
    with pytest.raises(WrongCatalogus) as raised:
        read(wrong)
    told = str(raised.value).splitlines()
    assert "W06: kort: the column is missing" in told
    assert "W30: diepte differs within its soort" in told
    assert "W35: is missing" in told


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        ("Insights", {"W12"}),
        ("Geen Belbin meer graag.", {"W11"}),
        ("de BELBIN-test, en daarna een wandeling", {"W11", "W07"}),
        ("world café", {"W21"}),
        ("Wereldcafe met de directie", {"W21"}),
        ("De tijdlijn was mooi", {"W05"}),
        ("de tijdlijn van de collegeperiode", {"W05"}),
        ("een wandeling in duo’s", {"W07"}),
        ("Start, stop, doorgaan", {"W18"}),
        ("roddelmethode; kernkwadranten van Ofman", {"W24", "W09"}),
        # Not what is in no catalogue, no part of a word or of a name, and not what comes every time.
        ("lego", set()),
        ("avondwandelingen langs het meer, en meer grip", set()),
        ("de roos", set()),
        ("Check-out, werkafspraken en de check-in met één vraag", set()),
        ("", set()),
    ],
)
def test_what_was_done_before_is_known_by_the_names_that_people_use(
    told: str, ids: set[str]
) -> None:
    """C14: by any of them, as whole words, however they are written."""
    assert named(told, catalogus()) == ids


def test_every_name_is_of_one_werkvorm() -> None:
    """So that one that was done keeps no other one out; what comes every time needs no other name."""
    names = [fold(name) for one in catalogus().values() for name in (one.naam, *one.ook)]
    assert len(names) == len({*names})
    assert not any(catalogus()[id_].ook for id_ in FIXED)


def test_what_is_always_there_stands_at_the_edges_of_a_day() -> None:
    """And the talk at dinner is for an evening."""
    moments = {id_: catalogus()[id_].moment for id_ in (*FIXED, "W42")}
    assert set(moments.values()) == {Moment.OPENING, Moment.SLOT, Moment.AVOND}
