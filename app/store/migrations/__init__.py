"""Revisions of the store's schema, oldest first."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
VERSION_TABLE = "daoan_schema_version"
REVISIONS = (
    *("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010"),
    *("0011", "0012", "0013", "0014"),
)
"""Every revision this program knows; opening a store need not load Alembic to compare."""
HEAD = REVISIONS[-1]
