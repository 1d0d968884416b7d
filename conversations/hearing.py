"""Reading what people type where buttons stand: choices, numbers, phone numbers.

Nothing here guesses: what is not clearly one of the options is doubt, or nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

Options = Sequence[tuple[str, str]]  # (key, label) in the order shown
Synonyms = Mapping[str, Sequence[str]]  # key -> other words for that option

_LONGEST_CHOICE = 8  # words; more is a story, not a choice
# These turn the meaning of what follows, so text and label must have the same ones.
_TURNS = frozenset({"niet", "geen", "nooit", "zonder", "niets", "niks", "noch", "oud", "ex"})
_SMALL_WORDS = frozenset({
    "aan", "bij", "dan", "dat", "den", "die", "dit", "een", "het", "hij", "hun", "maar", "met",
    "mij", "mijn", "naar", "nee", "niet", "ons", "tot", "uit", "uw", "van", "voor", "wat", "wel",
    "wij", "zich", "zij",
})  # fmt: skip
NUMBERS = (  # each at its own index
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    "twintig",
)  # fmt: skip
_APOSTROPHES = str.maketrans("‘’ʼ`´", "'" * 5)
_OPTION_NUMBER = re.compile(
    r"(?P<word>opties?|nummers?|nrs?\.?|keuzes?|antwoord)? ?(?P<number>[0-9]{1,3})[.):!]?"
)
_CLAUSE_END = re.compile(r"[;(]|[,:.] | [-–—] ")
_NUMBER_LIST = re.compile(r"(?<=[0-9])[.)]? (?=[0-9])")  # "1 3 4"
_AND = re.compile(r"( ?[,;/&+\n][,;/&+\n ]*(?:en )?| [-–•*] | en )", re.IGNORECASE)
_ONE_NUMBER = re.compile(rf"(?:het |een )?(?:cijfer )?([0-9]{{1,6}}|{'|'.join(NUMBERS)})[.!]?")
_ARTICLE = re.compile(rf"\been (?=[0-9]|(?:{'|'.join(NUMBERS)})\b)")  # "een 7" is one number
# Area codes of three digits (Nummerplan telefoon- en ISDN-diensten); all others have four.
_SHORT_AREA = re.compile(r"0(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[2-578])")
# Country codes (ITU-T E.164): one or two digits in these ranges, else three.
_COUNTRY = r"[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d"


@dataclass(frozen=True, slots=True)
class Unread:
    """What was typed is none of the options (no `keys`), or may be any of `keys`: ask.

    `part` is the piece that cannot be read, as typed; of an answer with a part unread nothing
    is taken.
    """

    part: str
    keys: tuple[str, ...] = ()


def clean(text: str) -> str:
    """`text` in NFC, without control, format and zero-width characters, single-spaced and stripped."""
    if not text.isprintable():
        spaced = (" " if char.isspace() else char for char in text)
        text = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"})
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """`text` cleaned, in lower case, without diacritics, one apostrophe: for comparing only."""
    lower = clean(text).casefold().replace("ĳ", "ij").translate(_APOSTROPHES)
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFD", lower)
    return "".join(char for char in parts if unicodedata.category(char)[0] != "M")


def has_phrase(text: str, phrase: str) -> bool:
    """Whether the words of `phrase` stand in `text`, whole and one after the other, however written."""
    return f" {' '.join(_words(phrase))} " in f" {' '.join(_words(text))} "


def pick(text: str, options: Options, also: Synonyms | None = None) -> str | Unread:
    """The key of the one option that `text` means; Unread when it is none, or may be several.

    Understood, in this order: a label (or what stands before its first comma or bracket), a
    synonym, the number shown, a telling part of a label, a near miss in spelling. What denies
    an option, or tells a story of more than eight words, is none of them.
    """
    words = _words(text)
    keys = _exact(text, options, also or {})
    if not keys and words and len(words) <= _LONGEST_CHOICE:
        keys = _by_number(text, options) or _by_part(words, options)
        keys = keys or _by_spelling(words, options, also or {})
    if len(keys) == 1:
        return keys.pop()
    return Unread(clean(text), tuple(dict.fromkeys(key for key, _ in options if key in keys)))


def pick_several(
    text: str, options: Options, also: Synonyms | None = None
) -> tuple[str, ...] | Unread:
    """The keys that `text` names, in the order typed and each once; or the part that cannot be read.

    Parts stand between commas, lines, "en" and the like, where these do not belong to a label.
    """
    pieces = _pieces(text)
    keys: dict[str, None] = {}
    while pieces and len(pieces) < 2 * _LONGEST_CHOICE * (len(options) + 1):
        taken, found = _take(pieces, options, also or {})
        if isinstance(found, Unread):
            return found
        keys[found] = None
        pieces = pieces[taken + 1 :]
    return Unread(clean(text)) if pieces else tuple(keys)


def read_number(text: str) -> int | None:
    """The whole number that `text` is ("7", "zeven", "een 7", "cijfer 7"), or None."""
    found = _ONE_NUMBER.fullmatch(fold(text))
    return _number(found[1]) if found else None


def read_numbers(text: str, n: int) -> tuple[int, ...] | None:
    """Exactly `n` whole numbers in the order typed ("rust 7, scherpte 6 en inzicht 8"), or None.

    Words between them may name what each is for; more than two words a number is a story.
    """
    said = fold(text)
    if _has_fraction(said):
        return None
    words = re.findall(r"[^\W_]+", _ARTICLE.sub("", said))
    numbers = [number for word in words if (number := _number(word)) is not None]
    mixed = any(_number(word) is None and any(map(str.isnumeric, word)) for word in words)
    return None if mixed or len(numbers) != n or len(words) > 3 * n else tuple(numbers)


def read_phone(text: str) -> str | None:
    """A Dutch or international number in one readable form, or None.

    "06-1234 5678", "0031 (0)6 12345678" and "31612345678" give "06 12345678"; others keep their
    country: "+32 475123456". Whether the number exists is not checked.
    """
    if re.search(r"[^0-9 .()/‐‑–+-]", clean(text)):
        return None
    digits = re.sub("[^0-9+]", "", clean(text).replace("(0)", ""))
    if at_home := re.fullmatch(r"(?:0|(?:\+|00)?310?)([1-9]\d{8})", digits):
        number = "0" + at_home[1]
        area = 2 if number.startswith("06") else 3 if _SHORT_AREA.match(number) else 4
        return f"{number[:area]} {number[area:]}"
    abroad = re.fullmatch(rf"(?:\+|00)(?!31)(?=\d{{8,15}}$)({_COUNTRY})(\d+)", digits)
    return f"+{abroad[1]} {abroad[2]}" if abroad else None


def _number(word: str) -> int | None:
    if word in NUMBERS:
        return NUMBERS.index(word)
    return int(word) if re.fullmatch("[0-9]{1,6}", word) else None


def _has_fraction(said: str) -> bool:
    """A minus, or "7,5"; but "7,6,8" is three numbers, as the comma is all there is between them."""
    pointed = re.search(r"\d[.,]\d|(?:^|[^\w])-\d", said) is not None
    return pointed and not re.fullmatch(r"\d+(?:([.,])\d+)(?:\1\d+)+", said)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text).replace("'", ""))


def _joined(text: str) -> str:
    return "".join(_words(text)) or clean(text).casefold()


def _exact(text: str, options: Options, also: Synonyms) -> set[str]:
    said = _joined(text)
    return (
        {key for key, label in options if _joined(label) == said}
        or {key for key, label in options if _joined(_CLAUSE_END.split(label)[0]) == said}
        or {key for key, _ in options for word in also.get(key, ()) if _joined(word) == said}
    )


def _by_number(text: str, options: Options) -> set[str]:
    found = _OPTION_NUMBER.fullmatch(fold(text))
    if not found or not 1 <= int(found["number"]) <= len(options):
        return set()
    keys = {options[int(found["number"]) - 1][0]}
    if not found["word"]:  # "2" may be the second option, or the one that starts with "2 keer"
        keys |= {key for key, label in options if _words(label)[:1] == [found["number"]]}
    return keys


def _telling(words: Sequence[str]) -> bool:
    return any(word.isdigit() or (len(word) > 2 and word not in _SMALL_WORDS) for word in words)


def _same_turns(words: Sequence[str], label: Sequence[str]) -> bool:
    return _TURNS.intersection(words) == _TURNS.intersection(label)


def _by_part(words: Sequence[str], options: Options) -> set[str]:
    labels = {key: _words(label) for key, label in options if _same_turns(words, _words(label))}
    said = " ".join(words)
    if not _telling(words):
        begins = {key for key, label in labels.items() if " ".join(label).startswith(said)}
        return begins if len(words) > 1 else set()
    whole = {key for key, label in labels.items() if f" {said} " in f" {' '.join(label)} "}
    if whole or words[-1].isdigit():  # "10" is no beginning of "100"
        return whole
    return {key for key, label in labels.items() if f" {said}" in f" {' '.join(label)}"}


def _by_spelling(words: Sequence[str], options: Options, also: Synonyms) -> set[str]:
    return {
        key
        for key, label in options
        for meant in _spellings(key, label, len(words), also)
        if _same_turns(words, meant) and _near(words, meant)
    }


def _spellings(key: str, label: str, size: int, also: Synonyms) -> Iterator[Sequence[str]]:
    words = _words(label)
    yield words
    yield from map(_words, also.get(key, ()))
    if _TURNS.isdisjoint(words):
        parts = (words[start : start + size] for start in range(len(words) - size + 1))
        yield from filter(_telling, parts)


def _near(said: Sequence[str], meant: Sequence[str]) -> bool:
    """Word by word a slip of the hand, or only a blank too many or too few."""
    return (
        all(map(_slip, said, meant)) if len(said) == len(meant) else "".join(said) == "".join(meant)
    )


def _slip(said: str, meant: str) -> bool:
    """Few letters differ, but not the first, and no digit: "online" is not "offline"."""
    if said[:1] != meant[:1] or re.findall(r"\d", said) != re.findall(r"\d", meant):
        return False
    length = min(len(said), len(meant))
    return OSA.distance(said, meant) <= (length >= 4) + (length >= 8)


def _pieces(text: str) -> list[str]:
    """Parts, and between them what parts them, so that they can be joined as typed."""
    lines = (clean(line).lstrip("-•* ") for line in text.splitlines())
    said = _NUMBER_LIST.sub(",", "\n".join(filter(None, lines)))
    return _AND.split(said.strip(" ,;/&+\n"))


def _take(pieces: Sequence[str], options: Options, also: Synonyms) -> tuple[int, str | Unread]:
    """How many pieces the first part takes, and what it means: a whole label before a lone piece."""
    for end in range(min(len(pieces), 2 * _LONGEST_CHOICE - 1), 1, -2):
        exact = _exact("".join(pieces[:end]), options, also)
        if len(exact) == 1:
            return end, exact.pop()
    return 1, pick(pieces[0], options, also)
