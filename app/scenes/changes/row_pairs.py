"""Rows of a list without names: which of the new ones is which of the old ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gis.scenes.delta import as_text

Row = dict[str, Any]
_SAME: dict[str, tuple[str, ...]] = {
    "measurements": ("target",),
    "texts": ("at",),
    "dimensions": ("start", "end"),
}
"""Keys that tell rows apart."""


def paired_rows(
    field: str, before: Sequence[Row], after: Sequence[Row]
) -> Iterator[tuple[int, Row | None, Row | None]]:
    """Place from 0, the row before and after; None where it was added or taken away.

    Rows of one target belong together in their order; what is left over is the same rows changed
    where both sides have as many, else other ones.
    """
    left = list(enumerate(before))
    found: list[tuple[int, Row | None, Row | None]] = []
    added: list[tuple[int, Row]] = []
    for place, row in enumerate(after):
        same = next((one for one in left if _name(field, one[1]) == _name(field, row)), None)
        if same is None:
            added.append((place, row))
        else:
            left.remove(same)
            found.append((place, same[1], row))
    if len(left) == len(added):
        found += [(at, one, row) for (_, one), (at, row) in zip(left, added, strict=True)]
    else:
        found += [(at, one, None) for at, one in left]
        found += [(at, None, row) for at, row in added]
    yield from sorted(found, key=lambda one: one[0])


def _name(field: str, row: Row) -> str:
    keys = _SAME.get(field)
    return as_text(row if keys is None else [row.get(key) for key in keys])
