"""How the members look back on their heisessie, as a group (domain.md (iv)): for the begeleider and
the office, who hear nothing else of it.

As in groepsbeeld.py: made once, at the end of a term after which nobody can answer any more; from
four answers on, of each question apart; of a mark the median, of a choice what more than half chose.
Why nobody can be found in that is written there.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from conversations.groepsbeeld import LEAST_ANSWERS, Answers, medians, often

MARKS = ("zinvol", "openheid", "duidelijk")
CHOICES = ("beste", "weg", "vervolg")


@dataclass(frozen=True)
class Terugblik:
    """What the begeleider and the office see.

    :param number: how many looked back.
    :param medians: by mark, 1 to 5.
    :param often: by choice, the options that more than half of those who answered chose.
    """

    number: int
    medians: dict[str, int]
    often: dict[str, tuple[str, ...]]


def terugblik(answered: Sequence[Answers]) -> Terugblik | None:
    """The picture of those who looked back; None where too few did.

    :param answered: of each the answers to the script `heisessie_evaluatie`.
    """
    if len(answered) < LEAST_ANSWERS:
        return None
    return Terugblik(
        len(answered), medians(answered, MARKS), often(answered, dict.fromkeys(CHOICES))
    )
