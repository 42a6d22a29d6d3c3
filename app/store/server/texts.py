"""Texts as a server stores them: PostgreSQL takes no NUL character."""

from __future__ import annotations

from typing import Any

NUL, SHOWN_NUL = "\x00", "\u2400"


def storable(value: Any) -> Any:  # noqa: ANN401  # any column's value
    """The value; in a text each NUL becomes the sign that stands for it."""
    return value.replace(NUL, SHOWN_NUL) if isinstance(value, str) and NUL in value else value
