"""What nobody but the officer can decide: a conflict, who made it, and the choices so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from app.edits.three_way import (
    ColumnMerge,
    Fate,
    Merge,
    Outcome,
    RecordState,
    Value,
    same_value,
    three_way,
)


class Side(StrEnum):
    """Whose value, or whose deletion, shall hold."""

    THEIRS = "theirs"
    MINE = "mine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """Who changed something, and when (UTC), as the audit rows say."""

    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A decision about one column, made in view of their value."""

    column: str
    side: Side
    seen: Value
    """Their value that was on the screen; another one must be asked anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChoice:
    """A decision about a deletion, made in view of their record."""

    side: Side
    seen: RecordState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """All that was decided; what is not decided will be asked again."""

    columns: tuple[Choice, ...] = ()
    row: RowChoice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """Who changed which column last, and who touched the row last."""

    columns: tuple[tuple[str, Author], ...] = ()
    row: Author | None = None

    def of(self, column: str) -> Author | None:
        """Who changed a column last."""
        return dict(self.columns).get(column, self.row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A record from three sides; nothing of mine was written."""

    uid: str
    base: RecordState
    theirs: RecordState | None
    mine: RecordState | None
    merge: Merge
    authors: Authors = Authors()
    decided: Decision = Decision()
    """Choices made before that still fit."""

    @property
    def asked(self) -> tuple[ColumnMerge, ...]:
        """Columns to be chosen."""
        return tuple(one for one in self.merge.columns if one.outcome is Outcome.CONFLICT)

    def choose(self, sides: Mapping[str, Side]) -> Decision:
        """Choices for some columns, by their name, in view of what this conflict shows."""
        return Decision(
            columns=tuple(
                Choice(column=one.column, side=sides[one.column], seen=one.theirs)
                for one in self.asked
                if one.column in sides
            )
        )

    def choose_row(self, side: Side) -> Decision:
        """MINE: restore the record with my changes, or delete theirs; THEIRS: leave theirs."""
        return Decision(row=RowChoice(side=side, seen=self.theirs))

    @property
    def kept_sides(self) -> Mapping[str, Side]:
        """Sides chosen before that still fit, by column."""
        return {choice.column: choice.side for choice in self.decided.columns}


def still_fitting(decision: Decision, theirs: RecordState | None) -> Decision:
    """What of a decision holds for their present record: made in view of the same values."""
    columns = () if theirs is None else _fitting_columns(decision.columns, theirs)
    row = decision.row
    if row is not None and not _same_record(row.seen, theirs):
        row = None
    return replace(decision, columns=columns, row=row)


def _fitting_columns(choices: Iterable[Choice], theirs: RecordState) -> tuple[Choice, ...]:
    return tuple(
        choice for choice in choices if same_value(theirs.value(choice.column), choice.seen)
    )


def _same_record(a: RecordState | None, b: RecordState | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    pairs = zip(a.cells, b.cells, strict=True)
    return all(same_value(one.value, other.value) for one, other in pairs)


def decided_merge(
    base: RecordState, theirs: RecordState | None, mine: RecordState | None, decision: Decision
) -> Merge:
    """The three-way merge after choices that fit: a column chosen is no conflict any more."""
    merge = three_way(base, theirs, mine)
    if merge.fate is not Fate.KEPT:
        return merge
    sides = {choice.column: choice.side for choice in decision.columns}
    return replace(merge, columns=tuple(_decided(one, sides) for one in merge.columns))


def _decided(one: ColumnMerge, sides: Mapping[str, Side]) -> ColumnMerge:
    if one.outcome is not Outcome.CONFLICT or one.column not in sides:
        return one
    return replace(one, outcome=Outcome.MINE if sides[one.column] is Side.MINE else Outcome.THEIRS)
