"""Four graphs of a year that was simulated."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.simulation.figures import Figures
from bot.words import Words
from conversations.traject import OPEN, Owner

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROLES = (Owner.WETHOUDER, Owner.COACH)
BARS = 15
COUNTED = ("berichten", "dagen", "weken")  # the others have names below


def draw(found: Figures, words: Words, file: Path) -> None:
    """Write the picture: messages a person, time to match, klik, and cases by state. Raises OSError,
    and ValueError where the name of the file says nothing that can be drawn.
    """
    # Here: it takes as long as all the rest of the start.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 # likewise
    from matplotlib.figure import Figure  # noqa: PLC0415 # likewise

    figure = Figure(figsize=(13, 9), dpi=100, layout="constrained")
    FigureCanvasAgg(figure)
    (first, second), (third, fourth) = figure.subplots(2, 2)
    _spread(first, words, "berichten", [found.messages.get(role, []) for role in ROLES],
            [words.label(f"simulatie.{role.value}") for role in ROLES])  # fmt: skip
    _spread(second, words, "dagen", [found.to_card, found.to_talk],
            [words.label("simulatie.tot_kaart"), words.label("simulatie.tot_gesprek")])  # fmt: skip
    names = [words.label("simulatie.klik_ja"), words.label("simulatie.klik_nee")]
    third.bar(names, [found.klik, found.no_klik], color=["#0a9396", "#ca6702"])
    _title(third, words, "klik")
    _weeks(fourth, found, words)
    figure.savefig(file)


def _spread(
    axes: "Axes", words: Words, name: str, numbers: Sequence[Sequence[float]], labels: Sequence[str]
) -> None:
    """How often which number; nothing where there are none."""
    told = [(list(one), label) for one, label in zip(numbers, labels, strict=True) if one]
    if told:
        axes.hist([one for one, _ in told], bins=BARS, label=[label for _, label in told])
        axes.legend(frameon=False)
    _title(axes, words, name)


def _weeks(axes: "Axes", found: Figures, words: Words) -> None:
    """The cases in each state, one on the other; a state that no case was in is left out."""
    there = [state for state in OPEN if any(states.get(state) for _, states in found.weeks)]
    rows = [[states.get(state, 0) for _, states in found.weeks] for state in there]
    if rows:
        from matplotlib import colormaps  # noqa: PLC0415 # as above

        labels = [words.label(f"traject.{one.value}") for one in there]
        colours = colormaps["tab20"].colors  # type: ignore[attr-defined] # of this one it has them
        axes.stackplot(range(1, len(rows[0]) + 1), rows, labels=labels, colors=colours)
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=2, fontsize="small")
    _title(axes, words, "weken")


def _title(axes: "Axes", words: Words, name: str) -> None:
    """What is drawn, and what both axes count: whole people, cases, days and weeks."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 # as above

    axes.set_title(words.label(f"simulatie.plaatje.{name}"))
    axes.set_ylabel(words.label(f"simulatie.as.{name}.hoog"))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    if name in COUNTED:
        axes.set_xlabel(words.label(f"simulatie.as.{name}.breed"))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
