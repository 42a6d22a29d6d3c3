"""The rule of merging: what became of each column between what was read, what stands now and mine.

Nothing of either side is lost: what only one side changed is kept, what both changed alike is no
conflict, what both changed differently is asked. Geometries are compared exactly, bit by bit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import shapely
from shapely.geometry.base import BaseGeometry

Value = str | int | float | datetime | BaseGeometry | None
"""What a column may hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One column's value."""

    column: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordState:
    """Some columns of a row as they stood at one version; cells are ordered by column."""

    version: int
    cells: tuple[Cell, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(cell.column for cell in self.cells)

    def value(self, column: str) -> Value:
        """What a column holds.

        Raises:
            KeyError: for a column that is not among the cells.
        """
        for cell in self.cells:
            if cell.column == column:
                return cell.value
        raise KeyError(column)

    def changed(self, cells: Iterable[Cell]) -> RecordState:
        """The same row with other values in some columns.

        Raises:
            KeyError: for a column that is not among the cells.
        """
        wanted = {cell.column: cell for cell in cells}
        if unknown := sorted(wanted.keys() - set(self.columns)):
            raise KeyError(", ".join(unknown))
        merged = tuple(wanted.get(cell.column, cell) for cell in self.cells)
        return RecordState(version=self.version, cells=merged)


def record_state(version: int, cells: Iterable[Cell]) -> RecordState:
    """A state of cells in any order."""
    return RecordState(version=version, cells=tuple(sorted(cells, key=lambda cell: cell.column)))


class Outcome(StrEnum):
    """What became of a column."""

    UNCHANGED = "unchanged"
    MINE = "mine"
    """Only I changed it."""
    THEIRS = "theirs"
    """Only they changed it."""
    SAME = "same"
    """Both changed it to the same value."""
    CONFLICT = "conflict"


class Fate(StrEnum):
    """What became of the row."""

    KEPT = "kept"
    THEY_DELETED = "they_deleted"
    I_DELETE = "i_delete"
    BOTH_DELETED = "both_deleted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMerge:
    """One column from three sides; a side that deleted the row holds None."""

    column: str
    base: Value
    theirs: Value
    mine: Value
    outcome: Outcome

    @property
    def merged(self) -> Value:
        """The value after merging.

        Raises:
            ValueError: where both sides changed it differently.
        """
        if self.outcome is Outcome.CONFLICT:
            raise ValueError(f"{self.column} is in conflict")
        return self.mine if self.outcome is Outcome.MINE else self.theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A row from three sides.

    With a deletion on one side `columns` say what the other side changed, as MINE or THEIRS.
    """

    fate: Fate
    columns: tuple[ColumnMerge, ...]
    version: int | None
    """The version that the result must be written on; None where the row is gone."""

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Columns that both sides changed differently."""
        return tuple(one.column for one in self.columns if one.outcome is Outcome.CONFLICT)

    @property
    def asks(self) -> bool:
        """Whether somebody has to decide: a column, or a deletion against a change."""
        if self.fate is Fate.KEPT:
            return bool(self.conflicts)
        lost = Outcome.MINE if self.fate is Fate.THEY_DELETED else Outcome.THEIRS
        return any(one.outcome is lost for one in self.columns)

    @property
    def merged(self) -> RecordState | None:
        """The record after merging; None where it is gone or going.

        Raises:
            ValueError: while something is to be decided.
        """
        if self.asks:
            raise ValueError("the merge is not decided")
        if self.fate is not Fate.KEPT or self.version is None:
            return None
        cells = (Cell(column=one.column, value=one.merged) for one in self.columns)
        return record_state(self.version, cells)

    @property
    def to_write(self) -> tuple[Cell, ...]:
        """Cells in which the merged record differs from what is stored now."""
        if self.fate is not Fate.KEPT or self.asks:
            return ()
        changed = (one for one in self.columns if one.outcome is Outcome.MINE)
        return tuple(Cell(column=one.column, value=one.mine) for one in changed)


def same_value(a: Value, b: Value) -> bool:
    """Whether two values are the same: geometries by every bit, NaN is NaN, 1 is not True."""
    if isinstance(a, BaseGeometry) and isinstance(b, BaseGeometry):
        return bool(shapely.to_wkb(a) == shapely.to_wkb(b))
    if isinstance(a, BaseGeometry) or isinstance(b, BaseGeometry):
        return False
    if isinstance(a, bool) is not isinstance(b, bool):
        return False
    return bool(a == b) or (a != a and b != b)


def three_way(base: RecordState, theirs: RecordState | None, mine: RecordState | None) -> Merge:
    """What became of a row that was read as `base`; None is a row deleted by that side.

    Raises:
        ValueError: if the sides do not hold the same columns.
    """
    for side in (theirs, mine):
        if side is not None and side.columns != base.columns:
            raise ValueError("the sides hold different columns")
    fate = _fate(theirs, mine)
    gone = fate is Fate.BOTH_DELETED
    merged = () if gone else tuple(_column(cell, theirs, mine) for cell in base.cells)
    version = None if theirs is None else theirs.version
    return Merge(fate=fate, columns=merged, version=version)


def _fate(theirs: RecordState | None, mine: RecordState | None) -> Fate:
    if theirs is None:
        return Fate.BOTH_DELETED if mine is None else Fate.THEY_DELETED
    return Fate.I_DELETE if mine is None else Fate.KEPT


def _column(base: Cell, theirs: RecordState | None, mine: RecordState | None) -> ColumnMerge:
    """One column; a side that deleted the row has changed nothing in it."""
    of_theirs = base.value if theirs is None else theirs.value(base.column)
    of_mine = base.value if mine is None else mine.value(base.column)
    return ColumnMerge(
        column=base.column,
        base=base.value,
        theirs=None if theirs is None else of_theirs,
        mine=None if mine is None else of_mine,
        outcome=_outcome(base.value, of_theirs, of_mine),
    )


def _outcome(base: Value, theirs: Value, mine: Value) -> Outcome:
    if same_value(theirs, mine):
        return Outcome.UNCHANGED if same_value(base, mine) else Outcome.SAME
    if same_value(base, theirs):
        return Outcome.MINE
    return Outcome.THEIRS if same_value(base, mine) else Outcome.CONFLICT
