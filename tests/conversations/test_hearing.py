"""What people type to pick one option."""

import pytest
from hypothesis import given

from conversations.hearing import Unread, clean, has_phrase, pick
from tests.conversations.themes import ANYTHING, KEYS, THEMES

CONSENT = [("ja", "Ja, graag"), ("nee", "Nee, bel mij"), ("later", "Weet ik nog niet")]


@pytest.mark.parametrize("text", ["2", "2.", "2)", "optie 2", "Nummer 2", "nr. 2", "2️⃣"])
def test_the_number_shown_picks(text: str) -> None:
    """The position in the list picks that option."""
    assert pick(text, THEMES) == "media"


@pytest.mark.parametrize("text", ["0", "8", "optie 9", "-1", "2,5", "22222"])
def test_a_number_that_is_not_shown_picks_nothing(text: str) -> None:
    """Only a number in the list is a choice."""
    assert pick(text, THEMES) == Unread(text)


def test_a_number_in_a_label_comes_before_doubt() -> None:
    """Here "30" is no position here, so it is the label with 30 in it; "2" may be either."""
    assert pick("30", THEMES) == "half"
    turns = [("twee", "2 keer"), ("drie", "3 keer")]
    assert pick("2", turns) == Unread("2", ("twee", "drie"))
    assert pick("optie 2", turns) == "drie"
    assert pick("2", [("drie", "3"), ("twee", "2")]) == "twee"


@pytest.mark.parametrize(
    "text",
    ["Omgang met de raad", "OMGANG MET DE RAAD", "“omgang met de raad”", "ómgang mét de raad."],
)
def test_a_label_picks_in_any_case(text: str) -> None:
    """Case, diacritics, quotes and full stops make no difference."""
    assert pick(text, THEMES) == "raad"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("raad", "raad"),
        ("de raad", "raad"),
        ("omg", "raad"),
        ("beeldvorming", "media"),
        ("iets anders", "anders"),
        ("oud wethouder", "oud"),
        ("oudwethouder", "oud"),
    ],
)
def test_a_telling_part_of_one_label_picks(text: str, key: str) -> None:
    """A beginning or part that one label has is enough."""
    assert pick(text, THEMES) == key


def test_a_part_of_several_labels_is_doubt() -> None:
    """The bot gets the candidates in the order shown, and asks."""
    assert pick("minuten", THEMES) == Unread("minuten", ("half", "heel"))
    assert pick("dag", [("di", "Dag"), ("ma", "Dag")]) == Unread("dag", ("di", "ma"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("medai", "media"),
        ("raadd", "raad"),
        ("druk en balns", "druk"),
        ("mediaen beeldvorming", "media"),
        ("Omgnag met de raad", "raad"),
    ],
)
def test_a_slip_in_spelling_picks_when_one_option_is_meant(text: str, key: str) -> None:
    """A few letters may be wrong."""
    assert pick(text, THEMES) == key


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("tevreden", "Ontevreden"),
        ("online", "Offline"),
        ("90 minuten", "60 minuten"),
        ("6 minuten", "60 minuten"),
        ("6", "60 minuten"),
        ("over twee weken", "Over drie weken"),
        ("neee", "Nee"),
        ("jaa", "Ja"),
    ],
)
def test_another_word_is_not_a_slip(text: str, label: str) -> None:
    """A first letter, a digit or a short word that differs makes it another word."""
    assert pick(text, [("een", label), ("twee", "Weet ik niet")]) == Unread(text)


@pytest.mark.parametrize(
    "text",
    [
        "geen raad",
        "niet de raad",
        "geen wethouder",
        "wethouder",
        "zonder media",
        "nooit 30 minuten",
        "raad niet",
        "geen medai",
    ],
)
def test_a_denied_option_is_not_picked(text: str) -> None:
    """Words like "niet" and "geen" turn the meaning, and so does "oud-" in a label."""
    assert pick(text, THEMES) == Unread(text)


def test_a_denial_picks_the_label_that_has_it() -> None:
    """The pair "Ik doe mee" and "Ik doe niet mee" are told apart by the whole phrase."""
    options = [("mee", "Ik doe mee"), ("niet", "Ik doe niet mee")]
    assert [pick(text, options) for text in ("mee", "niet mee", "ik doe niet mee")] == [
        "mee",
        "niet",
        "niet",
    ]


@pytest.mark.parametrize("text", ["ja maar niet echt", "ja nee", "ja hoor maar", "niet ja"])
def test_a_half_yes_is_not_yes(text: str) -> None:
    """What follows "ja" counts."""
    assert pick(text, [("ja", "Ja"), ("nee", "Nee")]) == Unread(text)


def test_nee_is_not_any_label_with_nee_in_it() -> None:
    """A bare "nee" is the label, or what stands before its comma; never a word further on."""
    assert pick("nee", CONSENT) == "nee"
    assert pick("ja", CONSENT) == "ja"
    assert pick("nee", [("a", "Ik zeg nee"), ("b", "Beneden"), ("c", "Nee heb ik")]) == Unread(
        "nee"
    )


@pytest.mark.parametrize("text", ["", " ", "?", "👍", "de", "met de", "en", "kletspraat"])
def test_nothing_like_an_option_is_nothing(text: str) -> None:
    """Small words and nonsense pick nothing."""
    assert pick(text, THEMES) == Unread(clean(text))


def test_two_small_words_are_a_beginning() -> None:
    """Though "bij mij" has no telling word, it begins one label."""
    places = [("hier", "Bij mij op kantoor"), ("daar", "Bij de coach")]
    assert pick("bij mij", places) == "hier"
    assert pick("op kantoor", places) == "hier"


def test_a_label_without_letters_is_itself() -> None:
    """A label of only an emoji can be typed."""
    assert pick("👍", [("ja", "👍"), ("nee", "👎")]) == "ja"


def test_a_story_is_not_an_option() -> None:
    """More than eight words pick only the label that they are."""
    story = "ik wil het eigenlijk graag een keer over de raad hebben"
    assert pick(story, THEMES) == Unread(story)
    assert pick(story, [("verhaal", story)]) == "verhaal"


def test_synonyms_pick_their_option() -> None:
    """Other words pick, also with a slip; those of an option that is not shown do not count."""
    also = {"raad": ["gemeenteraad"], "weg": ["pers"]}
    assert pick("gemeenteraad", THEMES, also) == "raad"
    assert pick("gemeenteraat", THEMES, also) == "raad"
    assert pick("pers", THEMES, also) == Unread("pers")
    assert pick("media", THEMES, {"raad": ["media en beeldvorming"]}) == "media"


@given(ANYTHING)
def test_pick_only_gives_keys_of_options(text: str) -> None:
    """Whatever is typed, nothing is raised and no other key comes out."""
    heard = pick(text, THEMES, {"elders": ["raad"]})
    assert KEYS.issuperset(heard.keys if isinstance(heard, Unread) else {heard})


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("Een world-café, met thee", "World Cafe", True),
        ("in duo’s", "duos", True),
        ("tijdlijnen", "tijdlijn", False),
        ("de wereld van het café", "wereld café", False),
        ("", "café", False),
    ],
)
def test_a_phrase_is_found_by_its_words(text: str, phrase: str, there: bool) -> None:
    """Whole, and one after the other; case, diacritics and what stands between make no difference."""
    assert has_phrase(text, phrase) is there
