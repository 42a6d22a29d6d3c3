"""Which crashes a refused row may belong to: they must not replace records that have its party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from app.crash_import.columns import Columns
from app.crash_import.rows import SourceRow
from gis.crashes.moments import read_date, read_time

_IDENTITY = ("date", "time", "place")
_ENOUGH = 2
"""Of date, time and place so many must be readable; fewer tell nothing."""


def groups_lacking(
    refused: Sequence[SourceRow], firsts: Sequence[SourceRow], columns: Columns
) -> set[int]:
    """Numbers of the groups (given by their first rows) that a refused row may be part of.

    It may where date, time and place agree, as far as the refused row has them. Rather too many
    than too few: a group named without need only leaves a stored crash as it was.
    """
    indexes: dict[tuple[str, ...], dict[tuple[str, ...], list[int]]] = {}
    found: set[int] = set()
    for row in refused:
        known = _readable(row, columns)
        if len(known) < _ENOUGH:
            continue
        names = tuple(known)
        if names not in indexes:
            indexes[names] = _index(firsts, columns, names)
        found.update(indexes[names].get(tuple(known.values()), ()))
    return found


def _index(
    firsts: Sequence[SourceRow], columns: Columns, names: Sequence[str]
) -> dict[tuple[str, ...], list[int]]:
    """Groups by the texts of some columns."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(firsts):
        groups[tuple(columns.text(row.cells, name) for name in names)].append(number)
    return groups


def _readable(row: SourceRow, columns: Columns) -> dict[str, str]:
    """Date, time and place of a refused row, as far as it surely has them.

    A row that is too short was cut: its last cell is a piece. In one that is too long a cell fell
    apart somewhere, so that only a date and a time can be trusted, which show what they are.
    """
    found: dict[str, str] = {}
    for name in _IDENTITY:
        at = columns.labels[name]
        if at >= len(row.cells) - (len(row.cells) < columns.width):
            continue
        text = row.cells[at].strip()
        if name == "date":
            whole = read_date(text) is not None
        elif name == "time":
            whole = read_time(text) is not None
        else:
            whole = len(row.cells) <= columns.width and bool(text)
        if whole:
            found[name] = text
    return found
