"""`klik show`: a whole script as readable Dutch and as a Mermaid diagram."""

import re

import pytest
from click.testing import CliRunner

from bot.cli import klik
from conversations import show
from conversations.conditions import ALWAYS, all_of, any_of, not_
from conversations.kinds import (
    Date,
    GemeenteList,
    Kind,
    ManyOf,
    Moments,
    Number,
    Phone,
    PhotoKind,
    Ranking,
    Scale,
    ShortText,
    yes_no,
)
from conversations.script import Privacy, Question, Script, Stop
from conversations.scripts import SCRIPTS, WETHOUDER
from tests.conversations.talking import WORDS

DECLARED = re.compile(r"^  (\w+)(?:\[\"[^\"]*\"\]|\(\[\"[^\"]*\"\]\)|\{\{\"[^\"]*\"\}\})$")
ARROW = re.compile(r"^  (\w+) -->(?:\|\"[^\"]*\"\|)? (\w+)$")


def shown(name: str, *more: str) -> str:
    """What the command prints."""
    result = CliRunner().invoke(klik, ["show", name, *more])
    assert result.exit_code == 0
    return result.output


def test_the_text_holds_every_question_and_option() -> None:
    """In the words that people read."""
    text = shown("wethouder")
    for question in WETHOUDER.questions:
        stem = f"wethouder.{question.words}"
        ask = WORDS.find(f"{stem}.ask")
        assert ask
        assert ask.splitlines()[0].replace(" {over}.", "") in text
        for option in question.kind.options:
            assert f"    - {WORDS.find(f'{stem}.optie.{option}')}\n" in text
        assert f"({question.key})\n" in text


def test_the_text_says_under_which_condition_a_question_comes() -> None:
    """In the words of the question and of its option."""
    text = shown("wethouder")
    assert "Alleen als: niet: „Wethouder sinds” is „Ik begin binnenkort”" in text
    assert "Alleen als: „Gemeente” is bekend" in text
    assert "Stopt hier als: „Toestemming” is „Nee, ik bel liever” (geen_toestemming)" in text
    assert "Alleen als: „Wie aandacht vragen” bevat „Lokale pers”" in text
    conditions = [item for item in WETHOUDER.items if item.when is not ALWAYS]
    assert text.count(" als: ") == len(conditions)


def test_the_text_says_how_a_question_may_be_asked() -> None:
    """As many times as there are such questions."""
    text = shown("wethouder")
    for privacy, line in (
        (Privacy.DISCREET, "Discreet:"),
        (Privacy.CONFIDENTIAL, "Vertrouwelijk:"),
    ):
        assert text.count(line) == sum(q.privacy is privacy for q in WETHOUDER.questions)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_diagram_is_well_formed(name: str) -> None:
    """Every line is a box or an arrow, every box is there once, every arrow's ends are boxes."""
    head, *lines = shown(name, "--mermaid").strip().splitlines()
    assert head == "flowchart TD"
    boxes = [found[1] for line in lines if (found := DECLARED.match(line))]
    arrows = [(found[1], found[2]) for line in lines if (found := ARROW.match(line))]
    assert len(boxes) + len(arrows) == len(lines)
    assert len(set(boxes)) == len(boxes)
    assert {end for arrow in arrows for end in arrow} == set(boxes)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_diagram_holds_every_question_stop_and_condition(name: str) -> None:
    """And a way on from each of them but a stop."""
    diagram = shown(name, "--mermaid")
    starts = {found[1] for line in diagram.splitlines() if (found := ARROW.match(line))}
    for item in SCRIPTS[name].items:
        node = f"stop_{item.key}" if isinstance(item, Stop) else item.key
        assert f"\n  {node}" in diagram
        assert (node in starts) is isinstance(item, Question)
        assert (f"if_{item.key}" in starts) is (item.when is not ALWAYS)


@pytest.mark.parametrize(
    ("kind", "how"),
    [
        (yes_no(), "Eén antwoord"),
        (ManyOf(("ja", "nee"), at_most=2), "Hoogstens 2 antwoorden"),
        (ManyOf(("ja", "nee")), "Meer antwoorden"),
        (Ranking(("ja", "nee")), "Op volgorde zetten"),
        (Scale(1, 10, ("x", "y", "z")), "3 × een heel getal van 1 tot 10"),
        (Number(0, 5), "1 × een heel getal van 0 tot 5"),
        (ShortText(80), "Tekst van hoogstens 80 tekens"),
        (Date(), "Een datum"),
        (GemeenteList(at_most=25), "Hoogstens 25 gemeenten"),
        (Moments(), "Momenten, hoogstens 3"),
        (PhotoKind(), "Een foto"),
        (Phone(), "Typen"),
    ],
)
def test_every_kind_says_how_it_is_answered(kind: Kind, how: str) -> None:
    """In a line of its own, under its options."""
    script = Script("s", "1", (Question("q", kind, skip=False, later=False),))
    assert f"\n  {how}\n" in show.text(script, lambda name: WORDS.find(name) or name)


def test_conditions_read_as_dutch() -> None:
    """Joined by their own words."""
    q = Question("q", yes_no())
    when = any_of(all_of(q.is_("ja", "nee"), not_(q.is_later())), q.includes("ja"))
    script = Script("s", "1", (q, Question("r", yes_no(), when=when)))
    text = show.text(script, lambda name: WORDS.find(name) or name)
    assert (
        "Alleen als: „s.q.kort” is „s.q.optie.ja” of „s.q.optie.nee” en niet: „s.q.kort” is "
        "„Liever bespreken” of „s.q.kort” bevat „s.q.optie.ja”\n"
    ) in text


def test_quotes_do_not_break_the_diagram() -> None:
    """Mermaid ends a label at a quote."""
    script = Script("s", "1", (Question("q", yes_no()),))
    assert "\"zeg 'ja'\"" in show.mermaid(script, lambda _: 'zeg "ja"')
