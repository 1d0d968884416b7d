"""Changes of a programme that cannot be: each is refused with the rule that it would break."""

import pytest

from conversations.programma.regels import Breach, Rule
from conversations.programma.wijzigen import fix, move, resize, swap
from tests.conversations.programmas import A, catalogus
from tests.conversations.test_wijzigen import (
    AGREEMENTS,
    DOTS,
    PAUZE,
    SPARE,
    TIMELINE,
    draft,
    refused,
)


@pytest.mark.parametrize(
    ("result", "breach"),
    [
        (lambda p: swap(p, 99, "W06", A, catalogus()), Breach(Rule.NUMMER, 99)),
        (lambda p: resize(p, 0, 30, A, catalogus()), Breach(Rule.NUMMER, 0)),
        (lambda p: move(p, TIMELINE, 99, A, catalogus()), Breach(Rule.NUMMER, 99)),
        (lambda p: move(p, 99, TIMELINE, A, catalogus()), Breach(Rule.NUMMER, 99)),
        (lambda p: fix(p, 99, vast=True), Breach(Rule.NUMMER, 99)),
        (lambda p: swap(p, TIMELINE, "W99", A, catalogus()), Breach(Rule.ONBEKEND, TIMELINE, "W99")),
        (lambda p: swap(p, TIMELINE, "pauze", A, catalogus()), Breach(Rule.PLAATS, TIMELINE, "pauze")),
        (lambda p: swap(p, PAUZE, "W06", A, catalogus()), Breach(Rule.PLAATS, PAUZE, "W06")),
        (lambda p: swap(p, TIMELINE, "W32", A, catalogus()), Breach(Rule.DUBBEL, DOTS, "W32")),
        (lambda p: swap(p, TIMELINE, "W17", A, catalogus()), Breach(Rule.VERTROUWEN, TIMELINE, "W17")),
        (lambda p: swap(p, TIMELINE, "W08", A, catalogus()), Breach(Rule.FASE, TIMELINE, "W08")),
        (lambda p: swap(p, TIMELINE, "W04", A, catalogus()), Breach(Rule.VRAGENLIJST, TIMELINE, "W04")),
        (lambda p: swap(p, TIMELINE, "W11", A, catalogus()), Breach(Rule.UITSLAGEN, TIMELINE, "W11")),
        (lambda p: swap(p, TIMELINE, "W20", A, catalogus()), Breach(Rule.MT, TIMELINE, "W20")),
        (lambda p: swap(p, TIMELINE, "W20", A, catalogus()), Breach(Rule.GROEP, TIMELINE, "W20")),
        (lambda p: swap(p, TIMELINE, "W42", A, catalogus()), Breach(Rule.MEER_DAGEN, TIMELINE, "W42")),
        (lambda p: swap(p, TIMELINE, "W28", A, catalogus()), Breach(Rule.GEEN_DAGDEEL, TIMELINE, "W28")),
        (lambda p: swap(p, 2, "W06", A, catalogus()), Breach(Rule.BEGIN, 1)),
        (lambda p: resize(p, TIMELINE, 65, A, catalogus()), Breach(Rule.DUUR, TIMELINE, "W05", 65)),
        (lambda p: resize(p, TIMELINE, 52, A, catalogus()), Breach(Rule.DUUR, TIMELINE, "W05", 52)),
        (lambda p: resize(p, TIMELINE, -5, A, catalogus()), Breach(Rule.DUUR, TIMELINE, "W05", -5)),
        (lambda p: move(p, PAUZE, 3, A, catalogus()), Breach(Rule.BEGIN, 1)),
        (lambda p: move(p, AGREEMENTS, DOTS, A, catalogus()), Breach(Rule.SLOT, SPARE)),
        (lambda p: move(p, SPARE, TIMELINE, A, catalogus()), Breach(Rule.PLAATS, TIMELINE, "uitloop")),
        (lambda p: move(p, PAUZE, AGREEMENTS, A, catalogus()), Breach(Rule.PAUZE, 5, minuten=145)),
    ],
)  # fmt: skip
def test_what_breaks_a_rule_is_refused_with_the_rule(result: object, breach: Breach) -> None:
    """And where it would be."""
    assert breach in refused(result(draft()))
