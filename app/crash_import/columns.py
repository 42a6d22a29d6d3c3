"""Where the columns of a file with party rows stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column stands: label (and group) by column name."""

    width: int
    labels: Mapping[str, int]
    groups: Mapping[str, int]
    titles: Mapping[str, str]
    """Headers as the file writes them, by column name."""

    def text(self, cells: Sequence[str], name: str) -> str:
        """The text of a column, "" where the file does not have it."""
        at = self.labels.get(name)
        return "" if at is None else cells[at].strip()

    def group(self, cells: Sequence[str], name: str) -> str:
        """The group (大類別) that goes with a column, "" without one."""
        at = self.groups.get(name)
        return "" if at is None else cells[at].strip()
