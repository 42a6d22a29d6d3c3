"""Ids of stored rows: UUIDs made by the client, so that a repeated write is recognised."""

from __future__ import annotations

from uuid import uuid4


def new_uid() -> str:
    """A new random UUID as text."""
    return str(uuid4())
