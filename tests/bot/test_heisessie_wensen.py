"""What a programme is composed from: what the requester ranked, the members answered, and the
begeleider heard, each as far as it counts.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Connection

from bot.usecases.heisessie import beeld, standing, uitnodigen, wensen
from bot.usecases.heisessie.beeld import Beeld
from bot.usecases.turn import Turn
from conversations.collegeperiode import Doel, Fase
from conversations.groepsbeeld import Groepsbeeld, Vertrouwen
from conversations.heisessie import State
from conversations.kinds import Answer, Mark
from conversations.programma import samenstellen
from conversations.programma.intake import Intake, Voorgesprekken
from conversations.programma.samenstellen import Eerst
from conversations.werkvormen import Aard, Uitkomst, Wens
from storage import cases, heisessies, leden, programmas
from tests.bot.heisessie import TOLD
from tests.bot.na_de_dag import WISHES, College
from tests.bot.phone import Town

OPEN, REDELIJK, STROEF = 4, 3, 2  # as the begeleider says after the talks
DAY = date(2027, 1, 14)
# What the begeleider noted, with what was known of who takes part.
NOTED: dict[str, Answer] = {
    "doorgaan": "ja", "lengte": "dag", "doelen": Mark.SKIPPED, "uitkomst": Mark.SKIPPED,
    **{key: WISHES[key] for key in ("rol", "deelnemers", "aantal_wethouders")},
}  # fmt: skip


def composed(
    college: College,
    trust: Vertrouwen | None = None,
    mood: int | None = None,
    part: str = "dag",
    often: Mapping[str, tuple[str, ...]] | None = None,
    day: date = DAY,
) -> Intake:
    """What is known, when the members answered and the begeleider said so."""
    town = college.town

    def reckon(db: Connection) -> Intake:
        if trust or often:
            made = Beeld(Groepsbeeld({}, often or {}), trust)
            heisessies.keep_picture(db, town.house.seal, college.id, beeld.dump(made))
        case = heisessies.lock(db, college.id)
        heisessies.decide(db, case, town.now, day=day, part=part, mood=mood)
        with Turn(db, town.house, "wensen", town.now) as turn:
            at = standing.with_id(turn, college.id)
            assert at
            return wensen.intake(turn, at)

    return town.write(reckon)


@pytest.mark.parametrize(
    ("score", "apart", "mood", "level"),
    [
        (1, False, None, 1),
        (1, False, STROEF, 1),
        (1, False, REDELIJK, 2),
        (2, False, OPEN, 2),
        (3, False, OPEN, 2),
        (5, False, None, 3),
        (5, False, OPEN, 3),
        (5, False, REDELIJK, 2),
        (5, False, STROEF, 1),
        (5, True, OPEN, 1),
        (None, False, OPEN, 3),
        (None, False, STROEF, 1),
        (None, False, None, 1),
    ],
)
def test_a_group_is_asked_for_no_more_trust_than_it_has(
    town: Town, score: int | None, apart: bool, mood: int | None, level: int
) -> None:
    """Below three never all of it, and more than the least only when the begeleider says so after the
    talks; when somebody is far below the group, the least (domain.md 3.5).
    """
    trust = Vertrouwen(score, apart) if score else None
    assert composed(College(town, State.ONTWERP), trust, mood).level == level


def test_talks_that_went_badly_are_no_approval(town: Town) -> None:
    """They were held, and that is all."""
    college = College(town, State.ONTWERP)
    assert composed(college).voorgesprekken is Voorgesprekken.GEEN
    assert composed(college, mood=STROEF).voorgesprekken is Voorgesprekken.GEHOUDEN
    assert composed(college, mood=REDELIJK).voorgesprekken is Voorgesprekken.AKKOORD


def test_the_order_of_the_requester_stands_until_the_begeleider_notes_another(town: Town) -> None:
    """A question that the begeleider left out changes nothing."""
    order = ("overdracht", "reflectie", "succes")
    college = College(town, State.ONTWERP, doelen=order)
    begeleider = college.carla.id
    college.told(begeleider, "heisessie_gesprek", NOTED)
    assert composed(college).doelen == (Doel.OVERDRACHT, Doel.REFLECTIE, Doel.SUCCES)
    college.told(begeleider, "heisessie_gesprek", NOTED | {"doelen": order[::-1]})
    assert composed(college).doelen == (Doel.SUCCES, Doel.REFLECTIE, Doel.OVERDRACHT)


@pytest.mark.parametrize(("told", "first"), [(2, (Eerst.SFEER,)), (3, ()), (Mark.SKIPPED, ())])
def test_the_mood_that_the_begeleider_noted_counts_until_the_talks(
    town: Town, told: Answer, first: tuple[Eerst, ...]
) -> None:
    """C8: where it is low a human comes first, and what members say in those talks takes its place."""
    college = College(town, State.ONTWERP)
    college.told(college.carla.id, "heisessie_gesprek", NOTED | {"sfeer": told})
    trust = Vertrouwen(4, apart=False)
    found = composed(college, trust)
    assert found.sfeer == (None if told is Mark.SKIPPED else told)
    assert samenstellen.first_a_human(found) == first
    after = composed(college, trust, mood=REDELIJK)
    assert after.sfeer == REDELIJK
    assert samenstellen.first_a_human(after) == ()


def test_a_mood_that_was_passed_over_leaves_what_another_begeleider_heard(town: Town) -> None:
    """Who takes over need not ask it again."""
    college = College(town, State.ONTWERP)
    for told in (2, Mark.SKIPPED):
        college.told(college.carla.id, "heisessie_gesprek", NOTED | {"sfeer": told})
    assert composed(college).sfeer == 2


@pytest.mark.parametrize(("score", "mood", "level"), [(2, 5, 1), (3, 5, 2), (5, 1, 3)])
def test_the_mood_makes_the_trust_of_the_members_neither_more_nor_less(
    town: Town, score: int, mood: int, level: int
) -> None:
    """It is what one of them thinks (domain.md 3.5)."""
    college = College(town, State.ONTWERP)
    college.told(college.carla.id, "heisessie_gesprek", NOTED | {"sfeer": mood})
    assert composed(college, Vertrouwen(score, apart=False)).level == level


def test_a_dagdeel_takes_the_two_goals_that_matter_most(town: Town) -> None:
    """It begins when the part of the day does that was picked."""
    college = College(town, State.ONTWERP, lengte="dagdeel", doelen=("succes", "overdracht", "reflectie"))  # fmt: skip
    found = composed(college, part="middag")
    assert found.doelen == (Doel.SUCCES, Doel.OVERDRACHT)
    assert found.begin == 13 * 60


def test_who_left_is_not_among_the_group(town: Town) -> None:
    """The werkvormen are for those who are there."""
    college = College(town, State.ONTWERP)
    assert composed(college).groep == 5
    one = college.places[1]
    town.write(lambda db: leden.to(db, one, leden.Stand.VERTROKKEN, town.now))
    assert composed(college).groep == 4


def test_what_is_on_paper_can_be_taken_back_by_the_begeleider(town: Town) -> None:
    """Or a wish that no programme can have would stand in the way for ever."""
    college = College(town, State.ONTWERP, uitkomst=("verkiezingstijd",))
    assert composed(college).uitkomsten == {Uitkomst.VERKIEZINGSTIJD}
    college.told(college.carla.id, "heisessie_gesprek", NOTED | {"uitkomst": ("niets",)})
    assert composed(college).uitkomsten == frozenset()


@pytest.mark.parametrize(("lengte", "part"), [("dag", "dag"), ("dagdeel", "middag")])
def test_who_wants_a_whole_day_gets_no_part_of_one(lengte: str, part: str) -> None:
    """Also when an afternoon was named as a day that suits."""
    known = {"lengte": lengte, "data": ("2027-01-27/middag",)}
    assert uitnodigen.days(known, date(2027, 1, 1)) == [(date(2027, 1, 27), part)]


def test_what_was_done_before_is_found_in_the_words_of_who_asks(town: Town) -> None:
    """By the name that people use; the rest of what was told stays free."""
    told = "Vorige keer deden wij een WAARDEREND INTERVIEW, en dat werkte goed."
    wishes = TOLD["college"] | {"eerder": "ja", "eerder_ervaring": told}
    college = College(town, State.ONTWERP, **wishes)
    found = composed(college)
    assert found.eerder == {"W06"}
    for intake, there in ((found, False), (replace(found, eerder=frozenset()), True)):
        programma = samenstellen.compose(intake, town.house.werkvormen)
        assert programma
        assert ("W06" in programma.werkvormen) is there


def test_what_the_group_chose_is_a_wish(town: Town) -> None:
    """What must not be missing, how they like to work, and how not."""
    often = {"niet_missen": ("vieren",), "werkwijze": ("geen_oefeningen", "tweetallen")}
    found = composed(College(town, State.ONTWERP), Vertrouwen(4, apart=False), often=often)
    assert found.wensen == {Wens.VIEREN}
    assert Aard.TWEETALLEN in found.liefst
    assert found.liever_niet == {Aard.OEFENING}
    assert found.vragenlijst


@pytest.mark.parametrize(("told", "safe"), [("nee", True), ("misschien", False), ("ja", False)])
def test_what_may_not_be_safe_is_not_until_the_office_says_so(
    town: Town, told: str, safe: bool
) -> None:
    """There is no programme before."""
    college = College(town, State.ONTWERP, onveilig=told)
    assert composed(college).veilig is safe
    town.write(lambda db: cases.audit(db, "telegram 9", "veilig", college.id, town.now))
    assert composed(college).veilig is True


def test_a_draft_is_not_made_where_it_may_not_be_safe(town: Town) -> None:
    """The begeleider hears that talks with each come first."""
    college = College(town, State.ONTWERP, onveilig="misschien")
    college.press(college.carla, "ontwerp")
    assert "Ik stel nog niets samen." in college.carla.everything
    assert town.read(lambda db: programmas.of_case(db, town.house.seal, college.id)) == []


def test_halfway_a_plan_for_the_handover_is_not_asked_for(town: Town) -> None:
    """There is nothing to hand over then, so no programme could have it; all else on paper stays."""
    asked = ("werkafspraken", "overdrachtsplan")
    found = composed(College(town, State.ONTWERP, uitkomst=asked), day=date(2028, 1, 13))
    assert found.fase is Fase.HALVERWEGE
    assert found.uitkomsten == {Uitkomst.WERKAFSPRAKEN}
    assert samenstellen.compose(found, town.house.werkvormen)


def test_of_a_first_year_a_plan_for_the_handover_stays(town: Town) -> None:
    """Something was handed over then."""
    asked = ("werkafspraken", "overdrachtsplan")
    found = composed(College(town, State.ONTWERP, uitkomst=asked))
    assert found.uitkomsten == {Uitkomst.WERKAFSPRAKEN, Uitkomst.OVERDRACHTSPLAN}
