"""Texts as a server stores them: PostgreSQL takes no NUL character."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

NUL, SHOWN_NUL = "\x00", "\u2400"


def storable(value: Any) -> Any:  # noqa: ANN401  # any column's value
    """The value; in a text each NUL becomes the sign that stands for it."""
    return value.replace(NUL, SHOWN_NUL) if isinstance(value, str) and NUL in value else value


def storable_texts(values: Sequence[str | None]) -> Sequence[str | None]:
    """A column of texts; looked at one by one only where there is a NUL among them."""
    if NUL not in "".join(filter(None, values)):
        return values
    return [storable(value) for value in values]
