"""The composer: the samples of the dossier, what is best, and when a human comes first."""

from dataclasses import replace

import pytest

from conversations.collegeperiode import Fase
from conversations.programma.blokken import Blok, Dag, Programma, Tussen, dump, load
from conversations.programma.controle import check
from conversations.programma.intake import Intake, Lengte, Vast, Voorgesprekken
from conversations.programma.regels import Breach, Rule
from conversations.programma.samenstellen import Eerst, compose, first_a_human
from conversations.werkvormen import Aard, Uitkomst, Wens
from tests.conversations.programmas import (
    OV,
    SAMPLES,
    A,
    B,
    C,
    D,
    R,
    S,
    as_programma,
    catalogus,
    days,
    faults,
)

MADE_FOR = {"A": A, "B": B, "C": C, "D": D}


def composed(intake: Intake) -> Programma:
    """The programme, of an intake that has one."""
    found = compose(intake, catalogus())
    assert found
    return found


def wats(programma: Programma) -> list[str]:
    """What is in it, in its order."""
    return [one.blok.wat for one in programma.onderdelen]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_of_the_dossier_are_valid(name: str) -> None:
    """For the checker of the tests, and for our own."""
    intake, sample = SAMPLES[name]
    assert faults(sample, intake) == []
    assert check(as_programma(sample), intake, catalogus()) == ()


@pytest.mark.parametrize("name", MADE_FOR)
def test_what_is_composed_for_the_samples_is_valid(name: str) -> None:
    """Under the same rules."""
    programma = composed(MADE_FOR[name])
    assert faults(days(programma), MADE_FOR[name]) == []
    assert check(programma, MADE_FOR[name], catalogus()) == ()


def test_for_the_first_sample_the_same_programme_is_found() -> None:
    """To the minute: a dagdeel in the last year, success before reflection."""
    assert days(composed(A)) == SAMPLES["A"][1]


def test_the_same_question_gives_the_same_answer() -> None:
    """Nothing in it is left to chance."""
    assert composed(B) == composed(replace(B)) == composed(B)


def test_a_group_without_trust_gets_nothing_that_asks_for_it() -> None:
    """And one with much trust gets what it can bear."""
    asks = {one.id: one.vertrouwen for one in catalogus().values()}
    low = composed(replace(B, vertrouwen=2, voorgesprekken=Voorgesprekken.GEHOUDEN))
    assert {asks[id_] for id_ in low.werkvormen} == {1}
    agreed = composed(replace(B, vertrouwen=2, voorgesprekken=Voorgesprekken.AKKOORD))
    assert max(asks[id_] for id_ in agreed.werkvormen) == 2
    assert max(asks[id_] for id_ in composed(replace(B, vertrouwen=3)).werkvormen) == 2
    assert max(asks[id_] for id_ in composed(B).werkvormen) == 3
    # One member who is far below the others makes it a group without trust; so does knowing nothing.
    assert {asks[id_] for id_ in composed(replace(B, apart=True)).werkvormen} == {1}
    assert {asks[id_] for id_ in composed(replace(B, vertrouwen=None)).werkvormen} == {1}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"veilig": False}, [Eerst.ONVEILIG]),
        ({"veilig": False, "voorgesprekken": Voorgesprekken.AKKOORD}, [Eerst.ONVEILIG]),
        ({"veilig": None}, [Eerst.NIET_GEVRAAGD]),
        ({"vertrouwen": 2}, [Eerst.VERTROUWEN]),
        ({"sfeer": 2}, [Eerst.SFEER]),
        ({"sfeer": 1, "vertrouwen": None}, [Eerst.SFEER]),
        ({"sfeer": 3, "vertrouwen": 4}, []),
        ({"veilig": None, "vertrouwen": 1, "voorgesprekken": Voorgesprekken.GEHOUDEN}, []),
    ],
)
def test_a_human_comes_first_where_it_may_not_be_safe(
    changed: dict[str, object], why: list[Eerst]
) -> None:
    """A signal stands until somebody takes it back; little trust asks for talks with each of them."""
    assert first_a_human(replace(A, **changed)) == tuple(why)


def test_what_must_be_on_paper_is_in_it() -> None:
    """And what the begeleider wants."""
    wants = frozenset({Uitkomst.PRIORITEITEN, Uitkomst.VERKIEZINGSTIJD, Uitkomst.OVERDRACHTSPLAN})
    programma = composed(replace(B, uitkomsten=wants, vast=(Vast("W26"),)))
    assert {"W26", "W32", "W36", "W38"} <= {*programma.werkvormen}


@pytest.mark.parametrize("wens", list(Wens))
def test_what_must_not_be_missing_is_in_it_where_it_can_be(wens: Wens) -> None:
    """However little it fits otherwise."""
    intake = replace(B, wensen=frozenset({wens, Wens.TERUGKIJKEN}))
    programma = composed(intake)
    met = {one for id_ in programma.werkvormen for one in catalogus()[id_].wensen}
    assert intake.wensen <= met
    assert faults(days(programma), intake) == []


def test_what_was_done_before_or_does_not_suit_is_left_out() -> None:
    """Unless the begeleider wants it all the same."""
    tired = replace(B, eerder=frozenset({"W05", "W32"}), liever_niet=frozenset({Aard.TWEETALLEN}))
    left = composed(tired)
    assert not {"W05", "W32", "W17", "W06"} & {*left.werkvormen}
    assert "W05" in composed(replace(tired, vast=(Vast("W05"),))).werkvormen


def test_what_was_done_before_is_done_again_for_what_must_be_on_paper() -> None:
    """Nothing else gives it, and nobody could take back what was told of an earlier time."""
    again = replace(
        B, eerder=frozenset({"W05", "W32"}), uitkomsten=frozenset({Uitkomst.PRIORITEITEN})
    )
    assert {"W05", "W32"} & {*composed(again).werkvormen} == {"W32"}


def test_something_outdoors_follows_lunch() -> None:
    """A walk where that is possible, or else lunch with a turn around the block."""
    with_walk = wats(composed(B))
    assert with_walk[with_walk.index(Tussen.LUNCH) + 1] == "W07"
    assert Tussen.LUNCH_BUITEN in wats(composed(replace(B, vertrouwen=None)))


def test_an_evening_has_free_time_a_talk_at_dinner_and_one_last_word() -> None:
    """Or dinner without one, where it is not about how they work together."""
    first, second = composed(C).dagen
    assert [one.wat for one in first.blokken][-3:] == [Tussen.VRIJE_TIJD, "W42", "W40"]
    assert second.blokken[0].wat == "W01"
    businesslike = composed(replace(C, doelen=(S, OV)))
    assert Tussen.DINER in wats(businesslike)
    assert faults(days(businesslike), replace(C, doelen=(S, OV))) == []


def test_two_days_without_a_night_are_two_days_of_work() -> None:
    """Each with a welcome."""
    intake = replace(C, nacht=False, begin=9 * 60)
    programma = composed(intake)
    assert [dag.einde for dag in programma.dagen] == [17 * 60, 17 * 60]
    assert wats(programma).count(Tussen.ONTVANGST) == 2
    assert faults(days(programma), intake) == []


def test_directie_is_there_for_one_part() -> None:
    """Not for two of a kind, in whatever goal."""
    with_mt = composed(replace(B, mt=8))
    assert len({"W20", "W21"} & {*with_mt.werkvormen}) == 1


def test_where_the_length_is_left_open_the_shortest_is_taken() -> None:
    """In which everything fits."""
    assert len(composed(replace(A, lengte=Lengte.ADVIES)).dagen) == 1
    advised = composed(replace(B, lengte=Lengte.ADVIES))
    assert (advised.dagen[0].begin, advised.dagen[0].einde) == (9 * 60, 17 * 60)


def test_a_large_group_may_have_other_shares_where_the_usual_cannot_be() -> None:
    """What takes at least fifty minutes does not go into less than half of what is left."""
    intake = replace(A, doelen=(R, S), groep=9, uitkomsten=frozenset({Uitkomst.PRIORITEITEN}))
    assert faults(days(composed(intake)), intake) == []


@pytest.mark.parametrize("begin", [9 * 60, 9 * 60 + 3, 10 * 60 + 40])
def test_a_dagdeel_through_noon_has_lunch_in_it(begin: int) -> None:
    """Also when it does not begin on the five minutes."""
    intake = replace(A, begin=begin)
    programma = composed(intake)
    assert faults(days(programma), intake) == []
    lunches = [wat for wat in wats(programma) if wat.startswith("lunch")]
    assert len(lunches) == (begin + 240 >= 810)


@pytest.mark.parametrize(
    "changed",
    [
        {"begin": 15 * 60},  # it would end too late
        {"begin": 6 * 60},
        {"einde": 12 * 60},  # before it begins
        {"einde": 16 * 60 + 2},  # not by five minutes
        {"einde": 14 * 60 + 30},  # too short for anything
        {"lengte": Lengte.DAG, "doelen": (OV, S), "fase": Fase.HALVERWEGE},
        {"vast": (Vast("W99"),)},
        {"vast": (Vast("W32", 0, 13 * 60 + 7, 60, S),)},
        {"vast": (Vast("W32", 1, 15 * 60, 60, S),)},
        {"vast": (Vast("W40", 0, 16 * 60, 10),)},
        {"vast": (Vast("W42"),)},
        {"lengte": Lengte.TWEE_DAGEN, "doelen": (R,), "begin": 9 * 60, "vertrouwen": None},
    ],
)
def test_what_cannot_be_is_not_composed(changed: dict[str, object]) -> None:
    """What is in the way is for botsing.py to say."""
    assert compose(replace(A, **changed), catalogus()) is None


def test_a_programme_survives_the_store() -> None:
    """As text, with what is fixed."""
    programma = Programma((Dag(540, 600, (Blok("W05", 45, R, vast=True), Blok(Tussen.PAUZE, 15))),))
    assert load(dump(programma)) == programma
    assert load(dump(composed(C))) == composed(C)


def test_forty_minutes_are_kept_for_agreements_whatever_the_catalogue_says() -> None:
    """Where somebody writes that agreements can be made in ten minutes."""
    quick = {**catalogus(), "W35": replace(catalogus()["W35"], shortest=10, longest=30)}
    found = compose(A, quick)
    assert found
    closing = [one.minuten for one in found.dagen[0].blokken if one.wat in ("W35", "W40")]
    assert sum(closing) == 40


def test_a_programme_with_a_werkvorm_that_is_no_more_is_not_valid() -> None:
    """The office took it out of the catalogue meanwhile."""
    programma = composed(A)
    less = {id_: one for id_, one in catalogus().items() if id_ != "W05"}
    assert Breach(Rule.ONBEKEND, 4, "W05") in check(programma, A, less)
