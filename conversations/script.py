"""A script: one flat, ordered list of questions, and the path that answers take through it.

Rules of this file:
- The position is computed. `path` walks the list, leaves out what its condition excludes, and
  stops at the first open question or at a Stop.
- A condition looks back only, and is total: what is unknown or off the path simply does not hold.
- A wrong declaration does not come into being: the constructor names what is wrong.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from conversations.conditions import ALWAYS, Beside, Condition
from conversations.kinds import Answer, Kind, ManyOf, Mark, Scale, Value

LONGEST_DATA = 64  # bytes in the data of a button (Bot API, InlineKeyboardButton)
LONGEST_TALK_ID = 13  # digits of a 64-bit number in base 36
LONGEST_CONTROL = "!aanpassen"


class WrongScript(ValueError):
    """A declaration that cannot work; says which and why."""


class Privacy(StrEnum):
    """How a question may be asked (design.md 5; domain.md (i), channel class)."""

    OPEN = "open"  # buttons and text in the chat
    DISCREET = "discreet"  # taps in the chat, never quoted back
    CONFIDENTIAL = "confidential"  # never in Telegram


@dataclass(frozen=True, eq=False)
class Question:
    """One question.

    :param key: stable name; the key of the stored answer and the stem of its sentences.
    :param step: its number in "Vraag 4 van 16"; several may share one; 0 has no number.
    :param when: condition on earlier questions.
    :param skip, later: whether it offers Overslaan and Liever bespreken.
    :param asked: False where it is known when the talk begins, and nobody is asked it or can change it.
    :param replies: options that are answered with a sentence at once (`.na.{option}`).
    :param signals: option -> what the outside is told when it is chosen (never the answer itself).
    :param kept_if: option -> condition without which that choice is not stored (consent B).
    :param beside: what stands under it, given earlier answers.
    :param stem, about: words of several alike questions: shared stem, and the option it is about.
    :param formerly: keys under which earlier versions stored this answer.
    """

    key: str
    kind: Kind
    step: int = 0
    when: Condition = ALWAYS
    privacy: Privacy = Privacy.OPEN
    skip: bool = True
    later: bool = True
    asked: bool = True
    replies: tuple[str, ...] = ()
    signals: Mapping[str, str] = field(default_factory=dict)
    kept_if: Mapping[str, Condition] = field(default_factory=dict)
    beside: Beside | None = None
    stem: str = ""
    about: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        return self.stem or self.key

    def is_(self, *options: str) -> Condition:
        """Holds when the answer is one of these options."""
        self._known(*options)
        labels = tuple(part for option in options for part in ("of", (self, option)))[1:]
        return self._when(lambda known: known.get(self.key) in options, "is", *labels)

    def includes(self, option: str) -> Condition:
        """Holds when this option is among those chosen."""
        self._known(option)
        return self._when(
            lambda known: option in chosen(known.get(self.key)), "bevat", (self, option)
        )

    def is_later(self) -> Condition:
        """Holds when the answer is Liever bespreken."""
        return self._when(lambda known: known.get(self.key) is Mark.LATER, "is", "bespreken")

    def passes(self, test: Callable[[Value], bool], word: str) -> Condition:
        """Holds when there is a value and it passes the test; `word` says what that means."""

        def holds(known: Mapping[str, Answer]) -> bool:
            answer = known.get(self.key)
            return answer is not None and not isinstance(answer, Mark) and test(answer)

        return self._when(holds, word)

    def _when(
        self, holds: Callable[[Mapping[str, Answer]], bool], *told: "tuple[Question, str] | str"
    ) -> Condition:
        return Condition(frozenset({self.key}), holds, (self, *told))

    def accepts(self, answer: Answer) -> bool:
        """Whether a stored answer is (still) an answer to this question."""
        if answer is Mark.LATER:
            return self.later or self.privacy is Privacy.CONFIDENTIAL
        return self.skip if answer is Mark.SKIPPED else self.kind.accepts(answer)

    def _known(self, *options: str) -> None:
        for option in options:
            if option not in self.kind.options:
                raise WrongScript(
                    f"{self.key}: the condition asks for {option!r}, which is not one of its options"
                )


def chosen(answer: Answer | None) -> tuple[str, ...]:
    """The options in an answer: one, several or none."""
    if answer is None or isinstance(answer, Mark | int):
        return ()
    return (answer,) if isinstance(answer, str) else tuple(map(str, answer))


@dataclass(frozen=True, eq=False)
class Stop:
    """Where the talk ends early, when the condition holds; `key` names the outcome."""

    key: str
    when: Condition


@dataclass(frozen=True)
class Path:
    """The way through a script: what was answered on it, and what is open or where it stopped."""

    known: Mapping[str, Answer]
    open: Question | None
    stop: Stop | None


@dataclass(frozen=True, eq=False)
class Script:
    """An ordered list of questions and stops.

    :param confirms: whether everything is shown and must be sent by the person at the end.
    """

    name: str
    version: str
    items: tuple[Question | Stop, ...]
    confirms: bool = False

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for item in self.items:
            self._check_item(item, seen)
            seen |= {item.key, *(item.formerly if isinstance(item, Question) else ())}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The items that ask something."""
        return tuple(item for item in self.items if isinstance(item, Question))

    @cached_property
    def steps(self) -> int:
        """The 16 in "Vraag 4 van 16"."""
        return max(question.step for question in self.questions)

    def stem(self, question: Question) -> str:
        """Where the message ids of a question begin."""
        return f"{self.name}.{question.words}"

    def question(self, key: str) -> Question | None:
        """The question with this key, now or formerly."""
        return next((q for q in self.questions if key == q.key or key in q.formerly), None)

    def path(self, answers: Mapping[str, Answer]) -> Path:
        """Where these answers lead. Answers off the path are left out of `known`, not removed."""
        known: dict[str, Answer] = {}
        for item in self.items:
            if not item.when.holds(known):
                continue
            if isinstance(item, Stop):
                return Path(known, None, item)
            answer = answers.get(item.key)
            if answer is None and item.formerly:
                answer = next((answers[key] for key in item.formerly if key in answers), None)
            if answer is None or not item.accepts(answer):
                return Path(known, item, None)
            known[item.key] = answer
        return Path(known, None, None)

    def steps_left(self, answers: Mapping[str, Answer], *, confidential: bool) -> int:
        """How many numbered questions may still come; those never asked in the chat count only
        when `confidential`.
        """
        path = self.path(answers)
        if path.open is None:
            return 0
        every = self.questions
        here = every.index(path.open)
        passed = {question.key for question in every[:here]}

        def may_come(question: Question) -> bool:
            if question.privacy is Privacy.CONFIDENTIAL and not confidential:
                return False
            return not question.when.reads <= passed or question.when.holds(path.known)

        return len(
            {question.step for question in every[here:] if question.step and may_come(question)}
        )

    def _check_item(self, item: Question | Stop, seen: set[str]) -> None:
        where = f"{self.name}.{item.key}"
        if not re.fullmatch(r"[a-z][a-z0-9_]*", item.key):
            raise WrongScript(f"{where}: a key is lower-case letters, digits and underscores")
        for key in (item.key, *(item.formerly if isinstance(item, Question) else ())):
            if key in seen:
                raise WrongScript(f"{where}: the key {key!r} is used twice")
        looks = [item.when.reads]
        if isinstance(item, Question):
            looks += [condition.reads for condition in item.kept_if.values()]
            looks += [item.beside.reads] if item.beside else []
        for reads in looks:
            if forward := sorted(reads - seen):
                raise WrongScript(
                    f"{where}: its condition looks at {', '.join(forward)}, which comes later or nowhere"
                )
        if isinstance(item, Question):
            _check_options(where, item)


def _check_options(where: str, question: Question) -> None:
    kind, options = question.kind, question.kind.options
    if len(set(options)) < len(options):
        raise WrongScript(f"{where}: an option is there twice")
    alone = kind.alone if isinstance(kind, ManyOf) else ()
    for option in (*question.replies, *question.signals, *question.kept_if, *alone):
        if option not in options:
            raise WrongScript(f"{where}: {option!r} is not one of its options")
    if question.kept_if and not question.later:
        raise WrongScript(f"{where}: what is not kept becomes Liever bespreken, which it refuses")
    marks = [f"{item}.{kind.high}" for item in kind.items] if isinstance(kind, Scale) else []
    for option in (*options, *marks, LONGEST_CONTROL):
        size = LONGEST_TALK_ID + len(f"t:{question.key}:+{option}".encode())
        if size > LONGEST_DATA:
            raise WrongScript(
                f"{where}: the button of {option!r} needs {size} bytes, Telegram takes {LONGEST_DATA}"
            )
