"""The house style (domain.md 6.2), as far as it can be measured."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.reference import load_werkvormen
from conversations.kinds import GemeenteKind, Scale
from conversations.scripts import SCRIPTS
from tests.words.sentences import lines_of, of_scripts, of_werkvorm, plain, sentences

OWN_WORDS = Path(__file__).parent / "eigen_woorden.txt"
LONGEST_BUTTON, LONGEST_SENTENCE, LONGEST_QUESTION = 36, 20, 65
ALL = sorted(sentences().items())
SPOKEN = [(name, text) for name, text in ALL if ".ook." not in name]
BUTTONS = [
    (name, text)
    for name, text in SPOKEN
    if name.startswith("knop.") or (".optie." in name and name in of_scripts())
]
ENGLISH = re.compile(
    r"\b(the|and|you|your|please|click|button|error|settings|message|send|ok|yes|no)\b"
)
SMILEY = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u2712\u2715-\u27BF]|[:;]-?[)(D]")


def test_a_button_fits_a_phone() -> None:
    """At most 36 characters, and never only a sign or a number."""
    assert [
        name
        for name, text in BUTTONS
        if len(text) > LONGEST_BUTTON or not re.search(r"[A-Za-z]{2}", text)
    ] == []


def test_a_short_name_fits_a_button() -> None:
    """It stands on one when somebody corrects an answer; alike questions add what they are about."""
    for script in SCRIPTS.values():
        for question in script.questions:
            about = f": {sentences()[f'{script.name}.{question.about}']}" if question.about else ""
            short = sentences()[f"{script.name}.{question.words}.kort"] + about
            assert len(short) <= LONGEST_BUTTON + 12 * bool(about), short


def test_a_question_is_short() -> None:
    """One question a message, in about sixty words."""
    asked = [(name, text) for name, text in SPOKEN if name.endswith(".ask")]
    assert [name for name, text in asked if len(plain(text).split()) > LONGEST_QUESTION] == []


def test_a_sentence_is_short() -> None:
    """Fifteen words is the aim, twenty the limit."""
    long = [
        line
        for _, text in SPOKEN
        for line in lines_of(text)
        if len(line.split()) > LONGEST_SENTENCE
    ]
    assert long == []


@pytest.mark.parametrize(
    ("unwanted", "sentences"),
    [
        (re.compile("!"), ALL),
        (SMILEY, ALL),
        (re.compile(r"\b\d{1,2}:\d\d\b"), ALL),
        (re.compile(r"\b(je|jij|jou|jouw|jullie|hoi|gaaf|super)\b", re.IGNORECASE), SPOKEN),
        (ENGLISH, SPOKEN),
    ],
    ids=["no exclamation mark", "no smiley", "10.00 uur", "u", "no English"],
)
def test_a_sentence_is_calm_and_polite(
    unwanted: re.Pattern[str], sentences: list[tuple[str, str]]
) -> None:
    """What others may type (.ook.) are words of theirs."""
    said = [re.sub(r"\b(?:e-mail|Telegram)\b", "", plain(text)) for _, text in sentences]
    assert [text for text in said if unwanted.search(text)] == []


@pytest.mark.parametrize(
    ("family", "longest"), [("opdracht.", 256), ("bot.beschrijving", 512), ("bot.kort", 120)]
)
def test_what_telegram_limits_is_within_it(family: str, longest: int) -> None:
    """Command descriptions, the description of the bot and the short one (Bot API)."""
    for name, text in ALL:
        if name.startswith(family):
            assert len(text.format_map({"bureau": "x" * 50})) <= longest


def test_words_that_the_office_does_not_use() -> None:
    """Plain ones stand in their place (domain.md 6.2)."""
    avoided = re.compile(r"\b(monitoren|middels|casus|issue|implementeren)\b", re.IGNORECASE)
    assert [name for name, text in ALL if avoided.search(text)] == []


def test_every_kind_of_question_says_how_to_answer() -> None:
    """Those without buttons say what to write."""
    for script in SCRIPTS.values():
        for question in script.questions:
            if isinstance(question.kind, GemeenteKind | Scale):
                ask = sentences()[f"{script.name}.{question.words}.ask"]
                assert re.search(r"Typ|Geef", ask)


def test_every_word_is_spelled_as_in_the_dictionary() -> None:
    """Hunspell's Dutch one, and a list of our own for names and words of the field."""
    hunspell = shutil.which("hunspell")
    if hunspell is None or "nl_NL" not in _dictionaries(hunspell):
        pytest.skip("hunspell with the Dutch dictionary (hunspell-nl) is not installed here")
    # What people may type (.ook.) is not ours to spell.
    catalogue = [text for one in load_werkvormen().values() for text in of_werkvorm(one)]
    text = "\n".join(_to_spell(text) for text in (*(text for _, text in SPOKEN), *catalogue))
    found = subprocess.run(
        [hunspell, "-d", "nl_NL", "-i", "utf-8", "-l"],
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    own = set(OWN_WORDS.read_text(encoding="utf-8").split())
    assert sorted(set(found.stdout.split()) - own) == []
    assert sorted(own - set(found.stdout.split())) == []


def _dictionaries(hunspell: str) -> str:
    asked = subprocess.run(
        [hunspell, "-d", "nl_NL", "-D"], input="", capture_output=True, text=True, check=False
    )
    return asked.stdout + asked.stderr


def _to_spell(text: str) -> str:
    """The words, a line each; without commands, names of settings and addresses."""
    addresses = r"KLIK_\w+|/[a-z]+|@\w+|\S+://\S+|\S+@\S+|\S*\.(?:nl|env|txt|db)\b|\w+/\w+"
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.sub(addresses, " ", plain(text)))
    return "\n".join(words)
