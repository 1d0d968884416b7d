"""Finding the gemeente that a person means."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reference import _rows, load_gemeenten
from conversations.gemeenten import Gemeenten, Match

ALL = load_gemeenten()
OWN = {spelling for each in ALL for spelling in (each.name, each.name.split(" (")[0])}


def names(text: str) -> list[str]:
    """The candidates for `text`, by name."""
    return [each.name for each in ALL.find(text).candidates]


def test_the_rows_are_values() -> None:
    """342 gemeenten on 1 January 2026, found by CBS code."""
    utrecht = ALL["GM0344"]
    assert (utrecht.name, utrecht.province, utrecht.population > 300_000) == ("Utrecht",) * 2 + (
        True,
    )
    assert (round(utrecht.lat), round(utrecht.lon)) == (52, 5)
    assert "GM0344" in ALL
    assert "GM9999" not in ALL
    assert len({each.code for each in ALL}) == 342


def test_the_everyday_name_is_shown() -> None:
    """A province only where two gemeenten share the name."""
    shown = {each.name for each in ALL}
    assert len(shown) == 342
    everyday = {"Beek", "Hengelo", "Laren", "Middelburg", "Rijswijk", "Stein"}
    assert {name for name in shown if "(" in name} == {"Bergen (Limburg)", "Bergen (Noord-Holland)"}
    assert everyday <= shown


@pytest.mark.parametrize("form", ["{}", "gemeente {}", "De gemeente {}", "gem. {}", " {}. "])
def test_its_own_name_is_certain(form: str) -> None:
    """With or without "gemeente", in any case; never by way of a place."""
    for each in ALL:
        text = form.format(each.name)
        assert ALL.find(text) == ALL.find(text.upper()) == Match(each, (each,))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("sudwest fryslan", "Súdwest-Fryslân"),
        ("Zuidwest-Friesland", "Súdwest-Fryslân"),
        ("Den Haag", "'s-Gravenhage"),
        ("’s Gravenhage", "'s-Gravenhage"),
        ("s-gravenhage", "'s-Gravenhage"),
        ("gravenhage", "'s-Gravenhage"),
        ("DenBosch", "'s-Hertogenbosch"),
        ("Alphen a/d Rijn", "Alphen aan den Rijn"),
        ("Alphen a.d. Rijn", "Alphen aan den Rijn"),
        ("Krimpen aan de IJssel", "Krimpen aan den IJssel"),
        ("Ĳsselstein", "IJsselstein"),
        ("St. Michielsgestel", "Sint-Michielsgestel"),
        ("Nuenen c.a.", "Nuenen, Gerwen en Nederwetten"),
        ("Tietjerksteradeel", "Tytsjerksteradiel"),
        ("Hengelo (O.)", "Hengelo"),
        ("Groningen", "Groningen"),
        ("utrecht", "Utrecht"),
        ("Bergen (L)", "Bergen (Limburg)"),
        ("bergen, noord-holland", "Bergen (Noord-Holland)"),
        ("Bergen NH", "Bergen (Noord-Holland)"),
        ("Veere (Zeeland)", "Veere"),
        ("Amersfoort Utrecht", "Amersfoort"),
    ],
)
def test_other_spellings_are_certain(text: str, name: str) -> None:
    """Aliases, diacritics, hyphens, 's, "St.", "a/d", a province behind it."""
    found = ALL.find(text)
    assert found.certain
    assert (found.certain.name, found.via) == (name, None)


def test_every_alias_finds_its_gemeente() -> None:
    """Only "Bergen" stands for two."""
    for row in _rows("gemeenten.csv"):
        for alias in filter(None, row["aliases"].split("|")):
            assert ALL.find(alias).certain == (None if alias == "Bergen" else ALL[row["code"]])


@pytest.mark.parametrize("text", ["Bergen", "gemeente bergen"])
def test_a_shared_name_is_a_question(text: str) -> None:
    """Both Bergens are offered; the bot asks."""
    assert ALL.find(text).certain is None
    assert sorted(names(text)) == ["Bergen (Limburg)", "Bergen (Noord-Holland)"]


@pytest.mark.parametrize(
    ("text", "name", "via"),
    [
        ("Domburg", "Veere", "Domburg"),
        ("sint oedenrode", "Meierijstad", "Sint-Oedenrode"),
        ("'t Zand", "Schagen", "'t Zand"),
        ("Gravenzande", "Westland", "'s-Gravenzande"),
        ("Hengelo (Gelderland)", "Bronckhorst", "Hengelo"),
        ("Rijswijk, NB", "Altena", "Rijswijk"),
        ("Rijswijk Noord-Brabant", "Altena", "Rijswijk"),
        ("Aalburg", "Altena", "Aalburg"),
    ],
)
def test_a_place_or_former_gemeente_leads_to_its_gemeente(text: str, name: str, via: str) -> None:
    """With the name by which it was found, so that the bot can say so."""
    found = ALL.find(text)
    assert found.certain
    assert (found.certain.name, found.via) == (name, via)


def test_every_place_finds_its_gemeente_or_is_a_question() -> None:
    """Except where a gemeente has that very name: that one wins."""
    for row in _rows("plaatsen.csv"):
        found = ALL.find(row["place"])
        if row["place"] in OWN:
            assert found.via is None
        else:
            assert ALL[row["gemeente_code"]] in found.candidates
            assert found.certain in {None, ALL[row["gemeente_code"]]}


def test_every_former_gemeente_finds_its_successors() -> None:
    """All of them are offered; one is certain only when there is no other."""
    for row in _rows("voormalige_gemeenten.csv"):
        found, codes = ALL.find(row["former_name"]), row["current_codes"].split("|")
        assert {ALL[code] for code in codes} <= set(found.candidates)
        assert len(codes) == 1 or found.certain is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haaren", ["Oisterwijk", "Vught", "Boxtel", "Tilburg"]),
        ("Spijk", ["Zevenaar", "Altena", "Eemsdelta"]),
        ("Alphen", ["West Maas en Waal", "Alphen-Chaam", "Alphen aan den Rijn"]),
        ("Alphen (ZH)", ["Alphen aan den Rijn"]),
        ("Capelle", ["Capelle aan den IJssel"]),
        ("Schouwen", ["Schouwen-Duiveland"]),
        ("Veere, Friesland", ["Veere"]),
        ("Domburgg, Zeeland", ["Veere"]),
    ],
)
def test_what_may_mean_several_or_contradicts_is_a_question(text: str, expected: list[str]) -> None:
    """A place in several gemeenten, the beginning of a name, a province that does not fit."""
    assert ALL.find(text).certain is None
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Amersfort", "Amersfoort"),
        ("Den Haagg", "'s-Gravenhage"),
        ("Zaandstad", "Zaanstad"),
        ("Hardewijk", "Harderwijk"),
        ("Schiermonikoog", "Schiermonnikoog"),
        ("Noordoost Frieslant", "Noardeast-Fryslân"),
        ("Domburgh", "Veere"),
    ],
)
def test_a_slip_is_a_suggestion(text: str, name: str) -> None:
    """However near, it is confirmed first."""
    assert ALL.find(text).certain is None
    assert names(text)[0] == name


@given(st.sampled_from(sorted(name for name in OWN if len(name) > 10)), st.data())
def test_a_slip_in_a_long_name_never_takes_another(name: str, data: st.DataObject) -> None:
    """One letter more, less or other: the gemeente itself is offered, and no other is certain."""
    at = data.draw(st.integers(1, len(name) - 1))
    letter = data.draw(st.sampled_from(["", *string.ascii_lowercase]))
    typed = name[:at] + letter + name[at + data.draw(st.integers(0, 1)) :]
    found = ALL.find(typed)
    meant = ALL.find(name).candidates
    assert set(meant) & set(found.candidates)
    assert found.certain in {None, *meant}


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "12", "007", "ja", "nee", "nee hoor", "asdfgh", "hallo", "stop", "terug", "test",
        "weet ik niet", "geen idee", "overslaan", "liever bespreken", "gemeente", "wethouder",
        "in de raad van een middelgrote stad", "x" * 5000,
    ],
)  # fmt: skip
def test_nonsense_finds_nothing(text: str) -> None:
    """Digits, other answers and stories are no gemeente."""
    assert ALL.find(text) == Match()


@given(st.text(max_size=100))
def test_any_text_gives_at_most_five(text: str) -> None:
    """Nothing is raised; no gemeente is offered twice; the certain one is the only one."""
    found = ALL.find(text)
    assert len(found.candidates) <= 5
    assert len(set(found.candidates)) == len(found.candidates)
    assert found.certain is None or found.candidates == (found.certain,)


def test_it_is_built_from_rows() -> None:
    """Any rows as csv.DictReader gives them."""
    row = {
        "code": "GM1",
        "name": "Voorbeeld",
        "province": "Utrecht",
        "population": "5",
        "aliases": "",
    }
    made = Gemeenten(
        [row | {"lat": "52", "lon": "5"}], [], [{"former_name": "Oud", "current_codes": "GM1"}]
    )
    assert [made.find(text).via for text in ("voorbeeld", "oud")] == [None, "Oud"]
    assert made.find("oud").certain == made["GM1"]
