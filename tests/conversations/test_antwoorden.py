"""From answers to what a programme is composed from."""

from conversations.collegeperiode import Doel, Fase
from conversations.kinds import Answer, Mark
from conversations.programma.antwoorden import Begeleider, Leden, intake, people
from conversations.programma.intake import Intake, Lengte, Vast, Voorgesprekken
from conversations.werkvormen import Aard, Uitkomst, Wens

COLLEGE: dict[str, Answer] = {
    "deelnemers": ("burgemeester", "wethouders", "secretaris", "directie"),
    "aantal_wethouders": 4,
    "aantal_directie": 5,
    "doelen": ("succes", "reflectie"),
    "uitkomst": ("werkafspraken", "niets"),
    "sfeer": 4,
    "onveilig": "nee",
    "lengte": "dag",
    "overnachten": "met",
    "budget": "hoog",
    "profielen": ("teamrollen", "geen"),
}
LEDEN = Leden(4, apart=True, niet_missen=("knopen",), werkwijze=("buiten", "geen_oefeningen"))
BEGELEIDER = Begeleider(
    Voorgesprekken.GEHOUDEN, None, 540, 1020, frozenset({"W05"}), (Vast("W17"),)
)


def test_every_answer_has_its_place() -> None:
    """What says nothing about a programme is passed over."""
    assert intake(COLLEGE, LEDEN, BEGELEIDER, Fase.CAMPAGNE) == Intake(
        (Doel.SUCCES, Doel.REFLECTIE),
        6,
        Fase.CAMPAGNE,
        Lengte.DAG,
        begin=540,
        einde=1020,
        nacht=True,
        mt=5,
        budget_hoog=True,
        veilig=True,
        sfeer=4,
        vertrouwen=4,
        apart=True,
        vragenlijst=True,
        voorgesprekken=Voorgesprekken.GEHOUDEN,
        uitkomsten=frozenset({Uitkomst.WERKAFSPRAKEN}),
        wensen=frozenset({Wens.KNOPEN}),
        liefst=frozenset({Aard.BUITEN}),
        liever_niet=frozenset({Aard.OEFENING}),
        eerder=frozenset({"W05"}),
        uitslagen=frozenset({"W11"}),
        vast=(Vast("W17"),),
    )


def test_what_was_not_told_is_the_careful_value() -> None:
    """Nobody said that it is safe, or how open they are; the length is advice."""
    told: dict[str, Answer] = {"doelen": ("succes",), "sfeer": Mark.LATER, "onveilig": Mark.LATER}
    found = intake(told, Leden(), Begeleider(groep=5), Fase.START)
    assert (found.veilig, found.sfeer, found.vertrouwen, found.vragenlijst) == (
        None,
        None,
        None,
        False,
    )
    assert (found.groep, found.mt, found.lengte) == (5, 0, Lengte.ADVIES)


def test_a_signal_stays_a_signal() -> None:
    """Perhaps is one, too."""
    for said in ("misschien", "ja"):
        told = COLLEGE | {"onveilig": said}
        assert intake(told, LEDEN, BEGELEIDER, Fase.START).veilig is False


def test_the_people_are_counted() -> None:
    """Those who are there all the time."""
    assert people(COLLEGE) == 6
    assert people({"deelnemers": ("wethouders",), "aantal_wethouders": 3}) == 3
    assert people({}) == 0
