"""What typed words can mean: labels, other words for them, gemeenten, what day it is, and when
councils are elected.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from conversations import hearing
from conversations.collegeperiode import Verkiezingen
from conversations.gemeenten import Gemeenten
from conversations.kinds import Ear, Scale
from conversations.script import Question, Script


@dataclass(frozen=True)
class Lexicon:
    """The sentences of a person's language (None where there is no such id), the gemeenten,
    today's date where the person is, and the elections.
    """

    say: Callable[[str], str | None]
    gemeenten: Gemeenten
    today: date
    verkiezingen: Verkiezingen = field(default_factory=Verkiezingen)

    def ear(self, script: Script, question: Question) -> Ear:
        """What can be typed at this question."""
        stem, options = script.stem(question), question.kind.options
        labels = {option: self.label(f"{stem}.optie.{option}") for option in options}
        if isinstance(question.kind, Scale):
            # Of a name such as "inzicht in uw aanpak" people write the first word.
            names = {item: self.label(f"{stem}.item.{item}") for item in question.kind.items}
            labels |= {item: hearing.fold(name).split()[0] for item, name in names.items()}
        also = self.also(stem, options)
        return Ear(labels, also, self.gemeenten, self.today, self.verkiezingen)

    def control(self, text: str, offered: Iterable[str]) -> str | None:
        """The button of those offered that the text names, such as "terug" or "liever bespreken"."""
        said = text.casefold().rstrip(".! ")
        for control in offered:
            words = (self.label(f"knop.{control}"), *self.also("knop", [control]).get(control, ()))
            if said in {word.casefold() for word in words}:
                return control
        return None

    def mentions(self, text: str, message_id: str) -> bool:
        """Whether the text has one of the words that this sentence lists between commas, not denied."""
        said = hearing.fold(text)
        return any(
            re.search(rf"(?<!niet )(?<!geen )\b{re.escape(phrase)}\b", said)
            for phrase in self._phrases(message_id)
        )

    def is_only(self, text: str, message_id: str) -> bool:
        """Whether the text is one or more of the phrases that this sentence lists between commas,
        and nothing else.
        """
        said, *phrases = map(_words_only, (text, *self._phrases(message_id)))
        listed = "|".join(sorted(phrases, key=len, reverse=True))  # the longest first
        return bool(said) and not re.sub(rf"\b(?:{listed})\b ?", "", said)

    def _phrases(self, message_id: str) -> list[str]:
        phrases = map(hearing.fold, (self.say(message_id) or "").split(","))
        return [phrase for phrase in phrases if phrase]

    def label(self, message_id: str) -> str:
        """The text of a button."""
        return self.say(message_id) or message_id

    def also(self, stem: str, options: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Other words for options: the sentence `{stem}.ook.{option}` lists them between commas."""
        found = {option: self.say(f"{stem}.ook.{option}") for option in options}
        return {
            o: tuple(w.strip() for w in words.split(",")) for o, words in found.items() if words
        }


def _words_only(text: str) -> str:
    return " ".join(re.findall(r"\w+", hearing.fold(text)))
