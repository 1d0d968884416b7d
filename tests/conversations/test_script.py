"""Scripts, paths and conditions; and declarations that cannot work."""

from collections.abc import Callable

import pytest

from conversations.conditions import Beside, all_of, any_of, not_
from conversations.kinds import (
    Answer,
    GemeenteKind,
    ManyOf,
    Mark,
    Number,
    OneOf,
    Scale,
    ShortText,
    yes_no,
)
from conversations.script import Privacy, Question, Script, Stop, WrongScript, chosen
from conversations.scripts import SCRIPTS

a = Question("a", yes_no(), step=1)
b = Question("b", ManyOf(("x", "y")), step=2)
n = Question("n", Number(0, 9), step=3)


def script(*items: Question | Stop) -> Script:
    """A script of these."""
    return Script("s", "1", items)


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        ({}, [False, False, False, True, False, False]),
        ({"a": "ja"}, [True, False, False, False, False, True]),
        ({"a": "nee"}, [False, False, False, True, False, False]),
        ({"a": Mark.SKIPPED, "b": Mark.LATER}, [False, False, True, True, False, False]),
        ({"a": "ja", "b": ("x", "y")}, [True, True, False, False, True, True]),
        ({"b": ("y",)}, [False, False, False, True, False, False]),
    ],
)
def test_a_condition_is_total(answers: dict[str, Answer], holds: list[bool]) -> None:
    """What is unknown or has no value does not hold."""
    yes, x = a.is_("ja"), b.includes("x")
    conditions = [yes, x, b.is_later(), not_(yes), all_of(yes, x), any_of(yes, x)]
    assert [condition.holds(answers) for condition in conditions] == holds


@pytest.mark.parametrize(
    ("answer", "holds"), [(3, True), (2, False), (Mark.LATER, False), (None, False)]
)
def test_a_condition_may_test_a_value(answer: Answer | None, holds: bool) -> None:
    """A mark is no value."""
    condition = n.passes(lambda value: value == 3, "bekend")
    assert condition.holds({} if answer is None else {"n": answer}) is holds


def test_a_condition_names_what_it_reads() -> None:
    """So that a script can check that it looks back."""
    assert any_of(a.is_("ja"), all_of(b.includes("x"), not_(n.is_later()))).reads == {"a", "b", "n"}


@pytest.mark.parametrize(
    ("answer", "options"),
    [
        (None, ()),
        (Mark.LATER, ()),
        (7, ()),
        ("x", ("x",)),
        (("x", "y"), ("x", "y")),
        ((1,), ("1",)),
    ],
)
def test_chosen_are_the_options_in_an_answer(
    answer: Answer | None, options: tuple[str, ...]
) -> None:
    """One, several or none."""
    assert chosen(answer) == options


def test_the_path_stops_at_the_first_open_question() -> None:
    """What is answered after it is kept, not known."""
    path = script(a, b, n).path({"a": "ja", "n": 3})
    assert (path.known, path.open, path.stop) == ({"a": "ja"}, b, None)


def test_the_path_leaves_out_what_its_condition_excludes() -> None:
    """And answers that stand there."""
    c = Question("c", yes_no(), when=a.is_("ja"))
    path = script(a, c, n).path({"a": "nee", "c": "ja", "n": 3})
    assert (path.known, path.open) == ({"a": "nee", "n": 3}, None)


def test_a_condition_sees_only_what_is_on_the_path() -> None:
    """An answer off the path does not hold for a later question either."""
    c = Question("c", yes_no(), when=a.is_("ja"))
    d = Question("d", yes_no(), when=c.is_("ja"))
    assert script(a, c, d).path({"a": "nee", "c": "ja"}).open is None


def test_a_stop_ends_the_path() -> None:
    """When its condition holds."""
    stop = Stop("genoeg", when=a.is_("nee"))
    assert script(a, stop, b).path({"a": "nee"}).stop is stop
    assert script(a, stop, b).path({"a": "ja"}).open is b


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"a": "misschien"}, "a"),
        ({"a": "ja", "b": ("x", "weg")}, "b"),
        ({"a": "ja", "b": ("x",), "n": 10}, "n"),
        ({"a": Mark.SKIPPED}, "b"),
    ],
)
def test_a_withdrawn_option_makes_its_question_open_again(
    answers: dict[str, Answer], key: str
) -> None:
    """And nothing else."""
    asks = script(a, b, n).path(answers).open
    assert asks
    assert asks.key == key


def test_a_way_out_that_was_withdrawn_makes_its_question_open_again() -> None:
    """Except that a confidential question is always a point to talk about."""
    strict = Question("a", yes_no(), skip=False, later=False)
    secret = Question("a", yes_no(), skip=False, later=False, privacy=Privacy.CONFIDENTIAL)
    assert not strict.accepts(Mark.SKIPPED)
    assert not strict.accepts(Mark.LATER)
    assert secret.accepts(Mark.LATER)


def test_an_answer_under_a_former_key_counts() -> None:
    """Under the new name; a new answer counts before it."""
    renamed = Question("nieuw", yes_no(), formerly=("a", "heel_oud"))
    changed = script(renamed, b)
    assert changed.path({"heel_oud": "ja"}).known == {"nieuw": "ja"}
    assert changed.path({"a": "ja", "nieuw": "nee"}).known == {"nieuw": "nee"}
    assert changed.question("heel_oud") is renamed
    assert changed.question("b") is b
    assert changed.question("weg") is None


def test_steps_left_counts_numbers_not_questions() -> None:
    """What may still come counts, what cannot come any more does not."""
    twin = Question("twin", yes_no(), step=2)
    only_yes = Question("ja", yes_no(), step=4, when=a.is_("ja"))
    on_open = Question("open", yes_no(), step=5, when=n.passes(bool, "bekend"))
    many = script(a, b, twin, n, only_yes, on_open)

    def left(answers: dict[str, Answer]) -> int:
        return many.steps_left(answers, confidential=False)

    assert left({}) == 5
    assert left({"a": "ja"}) == 4
    assert left({"a": "nee"}) == 3
    assert left({"a": "nee", "b": ("x",)}) == 3
    assert left({"a": "nee", "b": ("x",), "twin": "ja", "n": 3}) == 1
    assert left({"a": "nee", "b": ("x",), "twin": "ja", "n": 0, "open": "ja"}) == 0


def test_steps_left_leaves_out_what_has_no_number() -> None:
    """As the opening has none; the total counts the highest."""
    opening = Question("opening", yes_no())
    assert script(opening, a).steps_left({}, confidential=True) == 1
    assert script(opening, a, n).steps == 3


LATER_ON = Question("later_on", yes_no())
LONG = "o" * 40
WRONG: list[tuple[Callable[[], object], str]] = [
    (lambda: script(a, a), r"s\.a: the key 'a' is used twice"),
    (
        lambda: script(a, Question("c", yes_no(), formerly=("a",))),
        r"s\.c: the key 'a' is used twice",
    ),
    (lambda: script(a, Stop("a", when=a.is_("ja"))), r"s\.a: the key 'a' is used twice"),
    (
        lambda: script(Question("a", yes_no(), when=LATER_ON.is_("ja")), LATER_ON),
        r"s\.a: its condition looks at later_on, which comes later or nowhere",
    ),
    (lambda: script(Stop("x", when=a.is_("ja"))), r"s\.x: its condition looks at a"),
    (
        lambda: script(Question("c", yes_no(), beside=Beside(frozenset({"a"}), lambda *_: ()))),
        r"s\.c: its condition looks at a",
    ),
    (
        lambda: script(Question("a", yes_no(), kept_if={"ja": LATER_ON.is_("ja")}), LATER_ON),
        r"s\.a: its condition looks at later_on",
    ),
    (lambda: a.is_("jaa"), "a: the condition asks for 'jaa', which is not one of its options"),
    (lambda: b.includes("z"), "b: the condition asks for 'z', which is not one of its options"),
    (lambda: script(Question("Key", yes_no())), r"s\.Key: a key is lower-case letters"),
    (lambda: script(Question("a", OneOf(("ja", "ja")))), r"s\.a: an option is there twice"),
    (lambda: script(Question("a", yes_no(), replies=("x",))), r"s\.a: 'x' is not one of its opt"),
    (lambda: script(Question("a", yes_no(), signals={"x": "y"})), r"s\.a: 'x' is not one of its"),
    (lambda: script(Question("a", ManyOf(("x",), alone=("y",)))), r"s\.a: 'y' is not one of its"),
    (
        lambda: script(a, Question("b", yes_no(), later=False, kept_if={"ja": a.is_("ja")})),
        r"s\.b: what is not kept becomes Liever bespreken, which it refuses",
    ),
    (
        lambda: script(Question("k" * 30, OneOf((LONG,)))),
        rf"s\.k+: the button of '{LONG}' needs \d+ bytes, Telegram takes 64",
    ),
    (
        lambda: script(Question("k" * 30, Scale(1, 10, (LONG,)))),
        rf"s\.k+: the button of '{LONG}\.10' needs \d+ bytes, Telegram takes 64",
    ),
    (lambda: script(Question("k" * 50, ShortText(9))), "the button of '!aanpassen' needs"),
]


@pytest.mark.parametrize(("declare", "sentence"), WRONG)
def test_a_wrong_declaration_says_what_is_wrong(
    declare: Callable[[], object], sentence: str
) -> None:
    """Where it stands, in a sentence that names it."""
    with pytest.raises(WrongScript, match=sentence):
        declare()


def test_the_shipped_scripts_are_found_by_name() -> None:
    """A stored talk knows its script by name only."""
    assert {name: held.name for name, held in SCRIPTS.items()} == {name: name for name in SCRIPTS}
    assert {"wethouder", "bellen", "coach", "kennismaking", "afspraken", "logboek"} <= set(SCRIPTS)


def test_a_gemeente_is_kept_by_its_code() -> None:
    """A name can change."""
    assert GemeenteKind().accepts("GM0344")
    assert not GemeenteKind().accepts("Utrecht")
