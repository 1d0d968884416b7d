"""A talk, and a step in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from conversations.kinds import Answer, Draft
from conversations.says import Say, Settled
from conversations.script import Path, Question, Script


class Door(StrEnum):
    """Through which door a talk is held."""

    CHAT = "chat"
    PAGE = "page"


@dataclass(frozen=True)
class Talk:
    """One person in one script: the answers, choices that are being made (by key), and the key of
    an answer that is being corrected.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    editing: str | None = None

    def draft(self, question: Question) -> Draft:
        """The half-made choice at a question, without what that question no longer has."""
        return question.kind.still(self.drafts.get(question.key, Draft()))

    def without_draft(self, question: Question) -> "Talk":
        """This talk with nothing half-made or being corrected at that question."""
        return replace(
            self, drafts={k: d for k, d in self.drafts.items() if k != question.key}, editing=None
        )


@dataclass(frozen=True)
class Step:
    """What an event leads to.

    :param kept: answers to store.
    :param says: what to send, in order.
    :param in_place: whether the first thing said may replace the message that was tapped.
    :param settled: what the message of the answered question becomes.
    :param signals: what the outside is told, without content.
    :param wipe: whether the person's own message must be taken out of the chat.
    :param outcome: set when the talk ends: "verstuurd", "gewist", "klaar", or the key of a Stop.
    """

    talk: Talk
    says: tuple[Say, ...] = ()
    kept: Mapping[str, Answer] = field(default_factory=dict)
    in_place: bool = False
    settled: Settled | None = None
    signals: tuple[str, ...] = ()
    wipe: bool = False
    outcome: str | None = None


def current(script: Script, talk: Talk, path: Path | None = None) -> Question | None:
    """The question on the table: the one being corrected, or else the first open one. `path` is
    the talk's, where it is known already.
    """
    path = path or script.path(talk.answers)
    return (
        script.question(talk.editing) if talk.editing and talk.editing in path.known else path.open
    )
