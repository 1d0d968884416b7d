"""What people type about when they want to be written to, in the many ways in which they say it."""

from datetime import time

import pytest

from conversations.instellingen import DAYS, Instellingen
from conversations.wensen import understood

NOTHING = Instellingen()
MO, TU, WE, TH, FR = range(5)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("nooit op vrijdag", {FR}),
        ("liever niet op donderdag", {TH}),
        ("graag niet op maandag", {MO}),
        ("niet op maandag alstublieft", {MO}),
        ("geen berichten op maandag", {MO}),
        ("op maandag niet", {MO}),
        ("Op vrijdag liever niet.", {FR}),
        ("niet op maandag en woensdag", {MO, WE}),
        ("niet op maandag, woensdag of vrijdag", {MO, WE, FR}),
        ("niet op maandagen en op dinsdagen", {MO, TU}),
        ("alleen op dinsdag", {MO, WE, TH, FR}),
        ("alleen op dinsdag en donderdag", {MO, WE, FR}),
    ],
)
def test_days_are_kept_free(text: str, days: set[int]) -> None:
    """One or several; who wants one day only wants none of the others."""
    assert understood(text, NOTHING) == {"not_on": days}


@pytest.mark.parametrize(
    "text", ["weer op maandag", "ook op maandag", "wel weer op maandag", "op maandag weer wel"]
)
def test_a_day_is_given_back(text: str) -> None:
    """The others stay free."""
    own = Instellingen(not_on=frozenset({MO, FR}))
    assert understood(text, own) == {"not_on": {FR}}


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("niet voor tienen", time(10), time(20)),
        ("niet voor 10.00", time(10), time(20)),
        ("liever niet voor 10 uur", time(10), time(20)),
        ("nooit voor half tien", time(9, 30), time(20)),
        ("pas na 10 uur", time(10), time(20)),
        ("alleen na elven", time(11), time(20)),
        ("vanaf 10:30 uur", time(10, 30), time(20)),
        ("niet na 18.00 uur", time(8, 30), time(18)),
        ("niet meer na zessen", time(8, 30), time(18)),
        ("geen berichten na vijven", time(8, 30), time(17)),
        ("alleen voor 12 uur", time(8, 30), time(12)),
        ("tussen 9 en 12 uur", time(9), time(12)),
        ("alleen tussen 9.00 en half een", time(9), time(12, 30)),
        ("van 13.00 tot 17.00 uur", time(13), time(17)),
        ("alleen 's ochtends", time(8, 30), time(12)),
        ("alleen in de middag", time(12), time(17)),
        ("'s avonds", time(17), time(20)),
        ("niet 's avonds", time(8, 30), time(17)),
        ("liever niet in de ochtend", time(12), time(20)),
    ],
)
def test_hours_are_narrowed_down(text: str, since: time, until: time) -> None:
    """On the clock of the day: after five is in the afternoon."""
    wish = understood(text, NOTHING)
    assert wish == {"since": since, "until": until, "only_at": None}


def test_an_hour_leaves_the_other_end_as_it_was() -> None:
    """Unless nothing would be left between them."""
    morning = Instellingen(until=time(12))
    assert understood("niet voor 10 uur", morning) == {
        "since": time(10), "until": time(12), "only_at": None,
    }  # fmt: skip
    assert understood("niet voor 13 uur", morning) == {
        "since": time(13), "until": time(20), "only_at": None,
    }  # fmt: skip
    late = Instellingen(since=time(15))
    assert understood("niet na 14 uur", late) == {
        "since": time(8, 30), "until": time(14), "only_at": None,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["altijd", "de hele dag", "op elk moment", "Altijd."])
def test_every_hour_can_be_given_back(text: str) -> None:
    """The days are another matter."""
    assert understood(text, Instellingen(since=time(15), not_on=frozenset({MO}))) == {
        "since": time(8, 30), "until": time(20), "only_at": None,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["alleen om negen uur", "elke dag om negen", "om 9u", "om 9 u"])
def test_one_hour_may_be_a_word(text: str) -> None:
    """With something beside it: "om negen" alone may be an appointment."""
    assert understood(text, NOTHING) == {"only_at": time(9)}
    assert understood("alleen om half drie", NOTHING) == {"only_at": time(14, 30)}
    assert understood("om negen", NOTHING) is None


@pytest.mark.parametrize(
    "text",
    [
        *("niet voor 20.00 uur", "niet na 8 uur", "tussen 12 en 9", "tussen 21 en 22 uur"),
        *("niet 's middags", "niet in het weekend", "alleen op zaterdag", "niet op zondag"),
        *("niet op maandag en zondag", "niet op", "morgen niet", "niet vandaag", "niet voor 25 uur"),
        *("niet voor 9.75", "op maandag", "na 10 uur bellen", "maandag na 10 uur"),
        *("voor tien mensen", "niet na de vergadering", "alleen", "graag", "niet"),
    ],
)  # fmt: skip
def test_what_leaves_no_hour_or_is_something_else_is_no_wish(text: str) -> None:
    """Nothing is guessed."""
    assert understood(text, NOTHING) is None


@pytest.mark.parametrize("number", range(5))
def test_every_day_has_its_name(number: int) -> None:
    """From Monday on."""
    assert understood(f"niet op {DAYS[number]}", NOTHING) == {"not_on": {number}}
