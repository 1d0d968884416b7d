"""Which cells of a matrix are tried where all of them would take too long."""

from collections.abc import Sequence
from itertools import combinations, product

Cell = tuple[object, ...]


def covering(first: int, *values: Sequence[object]) -> list[Cell]:
    """Every cell that has the first value of the first `first` dimensions, and of the others as many as
    it takes to have each pair of values of two dimensions together. Cells that begin alike are together.
    """
    cells = list(product(*values))
    chosen = [cell for cell in cells if cell[:first] == cells[0][:first]]
    missing = {pair for cell in cells for pair in pairs(cell)}
    missing -= {pair for cell in chosen for pair in pairs(cell)}
    while missing:
        chosen.append(max(cells, key=lambda cell: len(missing & pairs(cell))))
        missing -= pairs(chosen[-1])
    return sorted(chosen, key=cells.index)


def pairs(cell: Cell) -> set[tuple[tuple[int, object], ...]]:
    """The values that are in it together, two by two."""
    return set(combinations(enumerate(cell), 2))
