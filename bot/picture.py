"""The three marks of a wethouder at the start, in the middle and at the end, as a small picture."""

import io
from collections.abc import Sequence

# Told apart by shape as well as by colour.
LINES = (("#005f73", "o", "-"), ("#ca6702", "s", "--"), ("#6a4c93", "^", ":"))
LETTERS = 17  # points: a phone shows the picture at half its size or less


def marks(moments: Sequence[str], rows: Sequence[tuple[str, Sequence[int | None]]]) -> bytes:
    """A PNG of 720 by 480 pixels.

    :param moments: what stands under the picture, such as "Start", "Midden", "Eind".
    :param rows: per mark its name, and its value (1 to 10) at each moment; None where none was given.
    """
    # Here: it takes as long as all the rest of the start, and most days nobody needs it.
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 # likewise
    from matplotlib.figure import Figure  # noqa: PLC0415 # likewise

    figure = Figure(figsize=(7.2, 4.8), dpi=100, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    for (name, values), (colour, marker, style) in zip(rows, LINES, strict=False):
        given = [(at, value) for at, value in enumerate(values) if value is not None]
        places, heights = [at for at, _ in given], [value for _, value in given]
        axes.plot(places, heights, style, marker=marker, color=colour, label=name, lw=2.5, ms=10)
        for at, value in given:
            axes.annotate(
                str(value), (at, value), (8, 6), textcoords="offset points", color=colour,
                fontsize=LETTERS,
            )  # fmt: skip
    axes.set_xticks(range(len(moments)), moments)
    axes.set_xlim(-0.3, len(moments) - 0.7)
    axes.set_ylim(0.5, 10.5)
    axes.set_yticks(range(1, 11))
    axes.tick_params(labelsize=LETTERS)
    axes.grid(axis="y", alpha=0.3)
    axes.spines[["top", "right"]].set_visible(False)
    # One under the other: a name can be long.
    figure.legend(loc="outside upper left", ncols=1, frameon=False, fontsize=LETTERS)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()
