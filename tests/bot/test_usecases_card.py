"""The wethouder sees the card of the coach, and says what comes next."""

import pytest

from conversations.kinds import Answer, Mark
from conversations.traject import State
from conversations.voorstel import Voorstel
from storage.cases import Traject
from tests.bot import pool
from tests.bot.phone import SECOND, Handset, Town
from tests.bot.pool import CARLA
from tests.bot.proposing import GONE, buttons, propose, state


def test_the_card_has_a_photo_three_lines_and_why(
    coordinator: Handset, carla: Handset, anna: Handset, case: Traject
) -> None:
    """Under a neutral line; what rests on a personal answer is named by its kind only."""
    propose(coordinator, case)
    carla.tap("Ja")
    photo, why = list(anna.messages.values())[-2:]
    assert photo.plain.splitlines() == [
        "Er staat een voorstel voor u klaar.",
        "",
        "Carla Verzonnen",
        "Ik was twaalf jaar wethouder. Ik luister en vraag door.",
        "Wethouder en burgemeester · 12 jaar bestuurlijke ervaring · coach, ingeschreven bij NOBCO",
    ]
    assert anna.photos == ["foto-carla"]
    assert "Past bij de situatie." in why.plain
    assert "Werkt op de gewenste manier: een spiegel voorhouden." in why.plain
    assert "edia" not in why.plain
    assert anna.labels == ["Kennismaken", "Liever een ander", "Liever bespreken"]
    for hidden in ("Geen crisis", "Amsterdam", "Arnhem", "Het hele land"):
        assert hidden not in anna.everything


@pytest.mark.parametrize(
    ("gemeente", "told"),
    [
        ("GM0175", ("• Heeft geen band met deze gemeente", "• Werkt in deze provincie.")),
        (Mark.SKIPPED, ("De coördinator denkt dat u bij elkaar past.",)),
    ],
)
def test_a_coach_with_little_in_the_profile_has_a_card_too(
    coordinator: Handset, town: Town, anna: Handset, gemeente: Answer, told: tuple[str, ...]
) -> None:
    """Without a photo or words of introduction, and with what can be said of nearly everybody."""
    few = dict.fromkeys(("foto", "intro", "rollen", "jaren", "opleiding"), Mark.SKIPPED)
    rest = {"stijl": ("verteller",), "ervaring": Mark.SKIPPED, "grootte": ("meer",)}
    where = {"dagdelen": ("vr_middag",), "plek": ("bij_coach",), "woonplaats": Mark.SKIPPED}
    pool.coach(town, CARLA, **few, **rest, **where)
    case = pool.looking(town, gemeente=gemeente, plek=("bij_mij",), reistijd=Mark.SKIPPED)
    propose(coordinator, case)
    town.phone(CARLA).tap("Ja")
    card, why = list(anna.messages.values())[-2:]
    assert card.plain.splitlines()[2:] == ["Carla Verzonnen"]
    assert anna.photos == []
    assert all(line in why.plain for line in told)


def test_who_wants_to_meet_waits_for_moments(
    coordinator: Handset, carla: Handset, anna: Handset, case: Traject, town: Town
) -> None:
    """The coach is asked when."""
    propose(coordinator, case)
    carla.tap("Ja")
    anna.tap("Kennismaken")
    assert state(town, case) == (State.MOMENTEN, Voorstel.KENNISMAKEN)
    assert "Ik vraag wanneer het kan." in anna.everything
    assert buttons(anna) == []


def test_who_wants_another_explains_nothing(
    coordinator: Handset, carla: Handset, anna: Handset, case: Traject, town: Town
) -> None:
    """The coach hears one neutral sentence, and the next candidate is ready."""
    propose(coordinator, case)
    carla.tap("Ja")
    anna.tap("Liever een ander")
    assert state(town, case) == (State.ZOEKEN, Voorstel.AFGEWEZEN)
    assert anna.last.plain.startswith("Dat is geen probleem. U hoeft niets uit te leggen.")
    assert carla.last.plain == (
        f"Verzoek {case.code} gaat niet verder. U hoeft niets te doen. "
        "Dank u dat u wilde meedenken."
    )
    coordinator.tap("Kandidaten")
    assert "Geen enkele coach past binnen de grenzen." in coordinator.last.plain


def test_who_would_rather_talk_is_called(
    coordinator: Handset, carla: Handset, anna: Handset, case: Traject, town: Town
) -> None:
    """The coördinators hear it by code, and can go either way."""
    propose(coordinator, case)
    carla.tap("Ja")
    anna.tap("Liever bespreken")
    assert state(town, case) == (State.BESPREKEN, Voorstel.VOORGESTELD)
    assert coordinator.labels == ["Toch kennismaken", "Andere coach", "Bekijk"]
    coordinator.tap("Toch kennismaken")
    assert state(town, case) == (State.MOMENTEN, Voorstel.KENNISMAKEN)


@pytest.mark.parametrize("label", ["Kennismaken", "Liever een ander", "Liever bespreken"])
def test_what_the_wethouder_presses_after_it_was_withdrawn_changes_nothing(
    coordinator: Handset, carla: Handset, anna: Handset, case: Traject, town: Town, label: str
) -> None:
    """The wethouder heard that it does not go on."""
    propose(coordinator, case)
    carla.tap("Ja")
    number, data = anna.button(label)
    coordinator.press(f"c:{case.code}:intrekken").tap("Ja, trek het in")
    assert anna.last.plain.startswith("Het voorstel dat voor u klaarstond, gaat niet door.")
    assert buttons(anna) == []
    anna.press(data, number)
    assert anna.last.plain.startswith(GONE)
    assert state(town, case) == (State.ZOEKEN, Voorstel.INGETROKKEN)


def test_neither_side_sees_what_the_other_answered(
    coordinator: Handset, carla: Handset, anna: Handset, town: Town
) -> None:
    """Marker texts in what is not for the other side appear on no other phone."""
    pool.coach(town, niet_geschikt="MARKER_COACH", liever_niet=("GM0106",))
    case = pool.looking(town, wie_weet="anders", betaalt="gemeente")
    propose(coordinator, case)
    coordinator.press(f"c:{case.code}:andere").press(f"c:{case.code}:traject")
    carla.tap("Ja")
    anna.tap("Liever een ander")
    for phone in (coordinator, anna, town.phone(SECOND)):
        assert "MARKER_COACH" not in phone.everything
        assert "Assen" not in phone.everything
    assert "Anna de Wit" not in coordinator.everything
