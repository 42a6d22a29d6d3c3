"""What `check` found wrong in a store."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreDefect:
    """One kind of defect in one place; `code` names a sentence in `resources/i18n`."""

    code: str
    table: str = ""
    count: int = 1
    """How many rows or entries are affected."""
    detail: str = ""
    """The first few of them (fids, names), or the database's own words."""
