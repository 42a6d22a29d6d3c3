"""What became of each record that was brought back."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.take_along.snapshots import RecordKind
from gis.problems import Problem


class Outcome(StrEnum):
    """What became of a change."""

    SENT = "sent"
    MERGED = "merged"
    """Home had changed something else of it: both changes hold."""
    THERE = "there"
    """Home has it already: it was sent before."""
    CONFLICT = "conflict"
    """Home changed the same: nothing was overwritten, both versions are kept."""
    REFUSED = "refused"
    """Home does not take it; `problem` says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """One change with what became of it."""

    kind: RecordKind
    uids: tuple[str, ...]
    name: str
    """A road's name, a case number: what an officer knows it by."""
    outcome: Outcome
    problem: Problem | None = None
    home: str | None = None
    """Of a conflict about a scene or an object: the JSON that home holds; None: it is gone."""
    mine: str | None = None
    """The JSON that was to be sent; None: it was deleted here."""
