"""Reasons, limits and warnings of the matching, as a person reads them."""

from bot.words import Words
from conversations.grenzen import LetOp, Limit
from conversations.matching import Candidate
from conversations.redenen import Reason
from conversations.voorstel import Because

NONE = "reden.geen"  # nothing fits in particular


def reasons(words: Words, candidate: Candidate, *, in_chat: bool) -> list[str]:
    """Why this coach, the weightiest first; that nothing fits in particular when that is so."""
    said = [reason(words, one, in_chat=in_chat) for one in candidate.reasons]
    return said or [words.say(NONE)]


def reason(words: Words, one: Reason, *, in_chat: bool) -> str:
    """One reason, as Telegram's HTML. In a chat one that rests on a discreet answer is named by its
    kind only (design.md 5).
    """
    if in_chat and one.discreet:
        return words.say(f"reden.soort.{one.reden.value}")
    return words.say(f"reden.{one.reden.value}", wat=_what(words, one), aantal=one.number)


def _what(words: Words, one: Reason) -> str:
    labels = (words.label(label) for label in one.what)
    return words.list(label[:1].lower() + label[1:] for label in labels)


def kept(words: Words, candidate: Candidate) -> tuple[Because, ...]:
    """The reasons for a proposal as they are today, to be kept with it."""
    return tuple(_kept(words, one) for one in candidate.reasons) or (Because(NONE, {}, (), NONE),)


def because(words: Words, one: Because, *, in_chat: bool) -> str:
    """A reason that was kept, as Telegram's HTML; in a chat as `reason` tells it."""
    return words.say(one.neutral if in_chat else one.message, **one.values)


def _kept(words: Words, one: Reason) -> Because:
    whole = f"reden.{one.reden.value}"
    neutral = f"reden.soort.{one.reden.value}" if one.discreet else whole
    keys = tuple(f"{script}.{key}" for script, key in one.rests_on)
    return Because(whole, {"wat": _what(words, one), "aantal": one.number}, keys, neutral)


def limit(words: Words, one: Limit) -> str:
    """Why a coach cannot be proposed."""
    return words.say(f"grens.{one.value}")


def let_op(words: Words, one: LetOp) -> str:
    """What to look at before proposing."""
    return words.say(f"let_op.{one.value}")
