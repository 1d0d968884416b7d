"""What a begeleider changes in a programme: times follow, or it is refused with the reason."""

from dataclasses import replace

from conversations.programma.blokken import Programma, Tussen
from conversations.programma.intake import Vast
from conversations.programma.regels import Breach, Rule
from conversations.programma.samenstellen import compose
from conversations.programma.wijzigen import Refused, fix, fixed, move, resize, swap
from conversations.werkvormen import Uitkomst
from tests.conversations.programmas import (
    OV,
    SAMPLES,
    A,
    B,
    C,
    R,
    S,
    as_programma,
    catalogus,
    days,
    faults,
)

# The draft of sample A: 1 ontvangst, 2 W02, 3 W01, 4 W05 (50), 5 pauze, 6 W32 (60), 7 W35 (40),
# 8 W40 (10), 9 uitloop (15).
TIMELINE, PAUZE, DOTS, AGREEMENTS, LAST, SPARE = 4, 5, 6, 7, 8, 9


def draft(intake: object = A) -> Programma:
    """A composed programme."""
    found = compose(intake, catalogus())
    assert found
    return found


def changed(result: Programma | Refused) -> Programma:
    """A change that went through."""
    assert isinstance(result, Programma), result
    assert faults(days(result), A, composed=False) == []
    return result


def refused(result: Programma | Refused) -> list[Breach]:
    """Why a change did not."""
    assert isinstance(result, Refused)
    return list(result.breaches)


def line(programma: Programma, nummer: int) -> tuple[str, int, int]:
    """What a block is, when it begins, and how long it takes."""
    one = next(one for one in programma.onderdelen if one.nummer == nummer)
    return one.blok.wat, one.begin, one.blok.minuten


def test_a_swap_takes_as_long_as_what_was_there() -> None:
    """Or as near to that as the other werkvorm can be; what comes after follows."""
    after = changed(swap(draft(), TIMELINE, "W06", A, catalogus()))
    assert line(after, TIMELINE) == ("W06", 13 * 60 + 50, 50)
    assert after.dagen[0].blokken[3].doel is R
    after = changed(swap(draft(), TIMELINE, "W18", A, catalogus()))
    assert line(after, TIMELINE) == ("W18", 13 * 60 + 50, 40)
    assert line(after, DOTS)[1] == 14 * 60 + 45
    assert line(after, SPARE) == (Tussen.UITLOOP, 16 * 60 + 35, 25)


def test_a_swap_serves_the_same_goal_if_it_can() -> None:
    """Or another one that was asked for; but no goal may lose its only part."""
    intake = replace(B, doelen=(R, S))
    programma = draft(intake)
    extra = next(one.nummer for one in programma.onderdelen if one.blok.wat == "W17")
    after = swap(programma, extra, "W41", intake, catalogus())
    assert isinstance(after, Programma)
    assert next(b.doel for b in after.dagen[0].blokken if b.wat == "W41") is S
    assert Breach(Rule.DOEL, wat=R) in refused(swap(draft(), TIMELINE, "W41", A, catalogus()))
    assert Breach(Rule.DOEL, wat=R) in refused(swap(draft(), TIMELINE, "W36", A, catalogus()))


def test_shorter_and_longer_leave_or_take_time_at_the_end() -> None:
    """As much as there is to spare there, and no more."""
    after = changed(resize(draft(), TIMELINE, 60, A, catalogus()))
    assert line(after, DOTS)[1] == 15 * 60 + 5
    assert line(after, SPARE) == (Tussen.UITLOOP, 16 * 60 + 55, 5)
    full = changed(resize(after, PAUZE, 20, A, catalogus()))
    assert full.dagen[0].blokken[-1].wat == "W40"
    assert refused(resize(full, PAUZE, 25, A, catalogus())) == [Breach(Rule.TIJD, LAST, minuten=5)]
    assert line(changed(resize(full, TIMELINE, 55, A, catalogus())), SPARE)[2] == 5
    short = changed(resize(draft(), TIMELINE, 45, A, catalogus()))
    shorter = changed(resize(short, DOTS, 50, A, catalogus()))
    assert line(shorter, SPARE)[2] == 30
    assert refused(resize(shorter, PAUZE, 10, A, catalogus())) == [
        Breach(Rule.TIJD, SPARE, minuten=-5)
    ]


def test_in_the_evening_the_free_time_before_dinner_gives_and_takes() -> None:
    """Dinner stays where it is."""
    programma = draft(C)
    free = next(one for one in programma.onderdelen if one.blok.wat == Tussen.VRIJE_TIJD)
    before = next(one for one in programma.onderdelen if one.nummer == free.nummer - 1)
    minutes = before.blok.minuten + 5
    after = resize(programma, before.nummer, minutes, C, catalogus())
    assert isinstance(after, Programma)
    assert line(after, free.nummer)[2] == free.blok.minuten - 5
    assert line(after, free.nummer + 1) == line(programma, free.nummer + 1)
    talk = swap(programma, free.nummer + 1, "W08", C, catalogus())
    assert {Rule.PLAATS, Rule.DINER} <= {one.rule for one in refused(talk)}
    late = resize(programma, free.nummer + 2, 15, C, catalogus())
    assert isinstance(late, Programma)
    early = replace(programma.dagen[0], begin=11 * 60)
    shifted = Programma((early, programma.dagen[1]))
    assert Rule.TIJD in {one.rule for one in refused(resize(shifted, 2, 15, C, catalogus()))}


def test_a_move_puts_a_block_where_another_one_is() -> None:
    """Also on the other day; and times follow."""
    day = as_programma(SAMPLES["B"][1])
    after = move(day, 6, 5, B, catalogus())
    assert isinstance(after, Programma)
    assert [line(after, n)[0] for n in (4, 5, 6, 7)] == ["W04", Tussen.PAUZE, "W05", "W17"]
    assert move(after, 5, 6, B, catalogus()) == day
    programma = draft(C)
    where = {one.blok.wat: one for one in programma.onderdelen}
    first, second = where["W06"], where["W36"]
    there = move(programma, first.nummer, second.nummer, C, catalogus())
    back = move(programma, second.nummer, first.nummer, C, catalogus())
    for moved in (there, back):
        assert isinstance(moved, Refused)
        assert {one.rule for one in moved.breaches} <= {
            Rule.TIJD,
            Rule.PAUZE,
            Rule.LUNCH,
            Rule.DINER,
        }


def test_agreements_and_the_end_have_forty_minutes() -> None:
    """However short each of them is."""
    fast = changed(resize(draft(), AGREEMENTS, 30, A, catalogus()))
    assert line(fast, AGREEMENTS)[2] + line(fast, LAST)[2] == 40
    one_minute_less = replace(fast.dagen[0].blokken[6], minuten=25)
    blokken = (*fast.dagen[0].blokken[:6], one_minute_less, *fast.dagen[0].blokken[7:])
    wrong = Programma((replace(fast.dagen[0], blokken=blokken),))
    assert Breach(Rule.SLOTTIJD, SPARE, minuten=35) in refused(
        resize(wrong, PAUZE, 20, A, catalogus())
    )


def test_lunch_stays_in_its_time_and_can_be_taken_outdoors() -> None:
    """What pushes it out is refused."""
    day = as_programma(SAMPLES["B"][1])
    lunch = 8
    assert refused(swap(day, lunch, Tussen.LUNCH_BUITEN, B, catalogus())) == [
        Breach(Rule.TIJD, 15, minuten=15)
    ]
    shorter = resize(resize_ok(day, 11, 40), 10, 50, B, catalogus())
    assert isinstance(shorter, Programma)
    outside = swap(shorter, lunch, Tussen.LUNCH_BUITEN, B, catalogus())
    assert isinstance(outside, Programma)
    assert line(outside, lunch) == (Tussen.LUNCH_BUITEN, 12 * 60, 60)
    assert Breach(Rule.LUNCH, 4) in refused(move(day, lunch, 4, B, catalogus()))
    no_lunch = Programma(
        (replace(day.dagen[0], blokken=tuple(b for b in day.dagen[0].blokken if b.wat != "lunch")),)
    )
    assert Breach(Rule.LUNCH) in refused(resize(no_lunch, 5, 50, B, catalogus()))


def resize_ok(programma: Programma, nummer: int, minuten: int) -> Programma:
    """A change of length that goes through."""
    result = resize(programma, nummer, minuten, B, catalogus())
    assert isinstance(result, Programma)
    return result


def test_a_dagdeel_has_two_goals_at_most() -> None:
    """And what was asked for on paper stays."""
    programma = draft(replace(A, doelen=(S,), einde=17 * 60))
    paper = replace(A, doelen=(S,), uitkomsten=frozenset({Uitkomst.PRIORITEITEN}))
    dots = next(one.nummer for one in programma.onderdelen if one.blok.wat == "W32")
    lost = refused(swap(programma, dots, "W41", paper, catalogus()))
    assert Breach(Rule.UITKOMST, wat=Uitkomst.PRIORITEITEN) in lost
    blokken = list(draft().dagen[0].blokken)
    blokken[3] = replace(blokken[3], wat="W29", doel=OV)
    blokken[4:4] = [replace(blokken[3], wat="W18", doel=R, minuten=30)]
    three = Programma((replace(draft().dagen[0], blokken=tuple(blokken)),))
    assert Breach(Rule.DOELEN) in refused(resize(three, TIMELINE, 45, A, catalogus()))


def test_what_is_fixed_is_not_changed_and_not_pushed_along() -> None:
    """Until it is let go."""
    held = changed(fix(draft(), DOTS, vast=True))
    assert fixed(held) == (Vast("W32", 0, 14 * 60 + 55, 60, S),)
    for result in (
        swap(held, DOTS, "W41", A, catalogus()),
        resize(held, DOTS, 65, A, catalogus()),
        move(held, DOTS, TIMELINE, A, catalogus()),
    ):
        assert refused(result) == [Breach(Rule.VAST, DOTS)]
    pushed = resize(held, TIMELINE, 45, A, catalogus())
    assert refused(pushed) == [Breach(Rule.VAST, DOTS, "W32")]
    assert changed(resize(held, AGREEMENTS, 35, A, catalogus()))
    free = changed(fix(held, DOTS, vast=False))
    assert free == draft()


def test_a_new_version_is_composed_around_what_is_fixed() -> None:
    """Also around a break, a lunch, and the edges of a day."""
    programma = draft(B)
    wats = ["W02", "W05", Tussen.PAUZE, Tussen.LUNCH, "W07", "W36", "W35", Tussen.UITLOOP]
    for one in draft(B).onderdelen:
        if one.blok.wat in wats:
            held = fix(programma, one.nummer, vast=True)
            assert isinstance(held, Programma)
            programma = held
    again = compose(replace(B, vast=fixed(programma), eerder=frozenset({"W32"})), catalogus())
    assert again
    assert {*fixed(programma)} == {*fixed(again)}
    assert "W32" not in again.werkvormen
    assert faults(days(again), B, composed=False) == []
