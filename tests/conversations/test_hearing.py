"""What people type where buttons stand."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conversations.hearing import (
    Unread,
    clean,
    fold,
    pick,
    pick_several,
    read_number,
    read_numbers,
    read_phone,
)

THEMES = [
    ("raad", "Omgang met de raad"),
    ("media", "Media en beeldvorming"),
    ("druk", "Druk en balans"),
    ("oud", "Oud-wethouder"),
    ("half", "30 minuten"),
    ("heel", "60 minuten"),
    ("anders", "Iets anders, namelijk"),
]
CONSENT = [("ja", "Ja, graag"), ("nee", "Nee, bel mij"), ("later", "Weet ik nog niet")]
KEYS = {key for key, _ in THEMES}

WORDS = ["1", "2", "7", "30", "raad", "media", "druk", "en", "balans", "geen", "nee", ",", ".", "é"]

answers = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  a \t b\n\nc ", "a b c"),
        ("e\u0301e\u0301n", "één"),
        ("a\u200bb\u00adc\u202ed", "abcd"),
        ("a\x00b\x07", "ab"),
        ("a\ud800b", "ab"),
        ("Łódź ñ Ж 漢", "Łódź ñ Ж 漢"),
        ("👍", "👍"),
        ("a\u00a0b\u2028c", "a b c"),
    ],
)
def test_clean_keeps_letters_and_drops_what_is_not_seen(text: str, expected: str) -> None:
    """Control, format and zero-width characters go; letters of any language stay."""
    assert clean(text) == expected


@given(st.text())
def test_clean_text_is_clean(text: str) -> None:
    """Cleaning twice changes nothing, and the result is NFC."""
    once = clean(text)
    assert clean(once) == once == unicodedata.normalize("NFC", once)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Súdwest-FRYSLÂN", "sudwest-fryslan"), ("’s", "'s"), ("Ĳssel", "ijssel"), ("7️⃣", "7")],
)
def test_fold_leaves_only_what_is_compared(text: str, expected: str) -> None:
    """Case, diacritics and kinds of apostrophe make no difference."""
    assert fold(text) == expected


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


@given(answers)
def test_pick_only_gives_keys_of_options(text: str) -> None:
    """Whatever is typed, nothing is raised and no other key comes out."""
    heard = pick(text, THEMES, {"elders": ["raad"]})
    assert KEYS.issuperset(heard.keys if isinstance(heard, Unread) else {heard})


@given(answers)
def test_pick_several_only_gives_keys_of_options(text: str) -> None:
    """Nothing is raised; each key comes once."""
    heard = pick_several(text, THEMES)
    keys = heard.keys if isinstance(heard, Unread) else heard
    assert KEYS.issuperset(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("1, 3 en 4", ("raad", "druk", "oud")),
        ("1 3 4", ("raad", "druk", "oud")),
        ("1. 3. 4.", ("raad", "druk", "oud")),
        ("4,3,1,3", ("oud", "druk", "raad")),
        ("opties 1 en 3", ("raad", "druk")),
        ("raad en media", ("raad", "media")),
        ("media & raad", ("media", "raad")),
        ("- raad\n- media\n", ("raad", "media")),
        ("- raad - media", ("raad", "media")),
        ("druk en balans", ("druk",)),
        ("druk en balans, raad", ("druk", "raad")),
        ("Media en beeldvorming en druk", ("media", "druk")),
        ("Iets anders, namelijk, en raad", ("anders", "raad")),
        ("medai, raadd", ("media", "raad")),
        ("2,", ("media",)),
    ],
)
def test_several_are_picked_at_once(text: str, keys: tuple[str, ...]) -> None:
    """Typed order counts (a ranking); between parts stand commas, lines, "en" or blanks."""
    assert pick_several(text, THEMES) == keys


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("raad, kletspraat, media", Unread("kletspraat")),
        ("minuten en raad", Unread("minuten", ("half", "heel"))),
        ("raad en niet media", Unread("niet media")),
        ("geen raad, media", Unread("geen raad")),
        ("1, 9", Unread("9")),
        ("1.3", Unread("1.3")),
        ("", Unread("")),
        (", ;", Unread("")),
        ("en", Unread("en")),
    ],
)
def test_one_unread_part_refuses_the_whole_answer(text: str, unread: Unread) -> None:
    """Nothing is half taken; the part is named."""
    assert pick_several(text, THEMES) == unread


def test_an_endless_list_is_refused() -> None:
    """A thousand parts are no choice, and are not worked through."""
    text = "1," * 1000
    assert pick_several(text, THEMES) == Unread(text)


@pytest.mark.parametrize(
    "text", ["7", "7.", "7!", "zeven", "Zeven", "een 7", "cijfer 7", "het cijfer zeven", "7️⃣"]
)
def test_a_number_is_read(text: str) -> None:
    """Digits or a word, with "een" or "cijfer" before it."""
    assert read_number(text) == 7


def test_een_is_one() -> None:
    """Only "een" before another number is an article."""
    assert [read_number(text) for text in ("een", "één", "een een")] == [1, 1, 1]


@pytest.mark.parametrize(
    "text", ["7,5", "7.5", "7 8", "-7", "7½", "²", "", "veel", "7 of 8", "1234567", "7e"]
)
def test_what_is_not_one_whole_number_is_none(text: str) -> None:
    """Fractions, two numbers, signs and other words are not taken."""
    assert read_number(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "7 6 8",
        "7, 6 en 8",
        "7,6,8",
        "7/6/8",
        "7-6-8",
        "7.6.8",
        "7\n6\n8",
        "zeven zes acht",
        "een 7, een zes en een 8",
        "rust 7, scherpte 6, inzicht 8",
        "Rust: 7; scherpte: 6; inzicht in uw aanpak: 8",
    ],
)
def test_three_numbers_are_read_at_once(text: str) -> None:
    """In the order typed, with the names of what they are for between them."""
    assert read_numbers(text, 3) == (7, 6, 8)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7 6",
        "7 6 8 9",
        "7,5 6 8",
        "7,5 6",
        "7 -6 8",
        "-7 6 8",
        "7e 6 8",
        "7½ 6 8",
        "ik geef 7 voor rust omdat ik 2 kinderen heb van 8",
    ],
)
def test_any_other_count_of_numbers_is_none(text: str) -> None:
    """Exactly three, whole, and not picked out of a story."""
    assert read_numbers(text, 3) is None


@given(answers)
def test_numbers_never_raise(text: str) -> None:
    """Any text gives a number or None."""
    assert read_number(text) is None or isinstance(read_number(text), int)
    assert read_numbers(text, 3) is None or len(read_numbers(text, 3) or ()) == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0612345678", "06 12345678"),
        ("06-1234 5678", "06 12345678"),
        ("06.12.34.56.78", "06 12345678"),
        ("+31 6 12345678", "06 12345678"),
        ("+31 (0)6 12345678", "06 12345678"),
        ("+31 06 12345678", "06 12345678"),
        ("0031 (0) 6 12345678", "06 12345678"),
        ("0031612345678", "06 12345678"),
        ("31612345678", "06 12345678"),
        ("(020) 123 45 67", "020 1234567"),
        ("085-1234567", "085 1234567"),
        ("0343 123456", "0343 123456"),
        ("+32 475 12 34 56", "+32 475123456"),
        ("0032475123456", "+32 475123456"),
        ("+1 (212) 555-1234", "+1 2125551234"),
        ("+352 123456", "+352 123456"),
        ("\u202a+31 6 12345678\u202c", "06 12345678"),
    ],
)
def test_a_phone_number_is_read(text: str, number: str) -> None:
    """Dutch numbers without country, others with it, in one readable form."""
    assert read_phone(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "+",
        "+-",
        "(0)",
        "06 123",
        "061234567890",
        "0012",
        "+31 99",
        "+31 6123456789",
        "+0612345678",
        "1234567890",
        "0000000000",
        "++31612345678",
        "+32 1234567890123456",
        "bel 0612345678",
        "06 1234567x",
        "٠٦١٢٣٤٥٦٧٨",
    ],
)
def test_what_cannot_be_a_phone_number_is_none(text: str) -> None:
    """Too short, too long, letters, or a number that no country has."""
    assert read_phone(text) is None


@given(st.one_of(st.text(), st.text("0123456789+-() .", max_size=20)))
def test_a_phone_number_read_again_is_the_same(text: str) -> None:
    """The readable form is canonical, and nothing is raised."""
    number = read_phone(text)
    assert number is None or read_phone(number) == number
