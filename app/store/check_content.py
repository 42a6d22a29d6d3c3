"""Checks of texts that are JSON but may not say what the program reads from them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from sqlalchemy import Connection, text

from app.store.arm_design_json import arm_designs_from_json
from app.store.defects import StoreDefect
from app.store.section_json import section_from_json
from gis.streets.cross_section import Turn

_FEW = 5


def _read_turns(held: str) -> object:
    return [Turn(word) for word in json.loads(held)]


def _read_names(held: str) -> object:
    said = json.loads(held)
    if not isinstance(said, list) or not all(isinstance(name, str) for name in said):
        raise ValueError("no list of texts")
    return said


_READERS: tuple[tuple[str, str, Callable[[str], object]], ...] = (
    ("road", "cross_section", section_from_json),
    ("road", "arm_designs", arm_designs_from_json),
    ("road_state", "cross_section", section_from_json),
    ("road_state", "arm_designs", arm_designs_from_json),
    ("junction", "road_names", _read_names),
    ("street_lane", "turns", _read_turns),
    ("street_area", "junctions", _read_names),
)


def check_content(connection: Connection) -> Iterator[StoreDefect]:
    """Rows whose text is readable JSON of another content; needs all tables to be there."""
    for table, column, read in _READERS:
        different = text(f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
        bad = [held for (held,) in connection.execute(different) if not _readable(held, read)]
        fids = [fid for held in bad for fid in _rows_with(connection, table, column, held)]
        if fids:
            shown = ", ".join(f"fid {fid}" for fid in sorted(fids)[:_FEW])
            yield StoreDefect(
                code="CHECK_CONTENT_WRONG",
                table=table,
                count=len(fids),
                detail=f"{column}: {shown}",
            )


def _readable(held: str, read: Callable[[str], object]) -> bool:
    """Whether a text can be read, or is no JSON at all, which is told elsewhere."""
    try:
        json.loads(held)
    except ValueError:
        return True
    try:
        read(held)
    except (ValueError, KeyError, TypeError, AttributeError):
        return False
    return True


def _rows_with(connection: Connection, table: str, column: str, held: str) -> list[int]:
    asked = text(f'SELECT fid FROM "{table}" WHERE "{column}" = :held')
    return list(connection.scalars(asked, {"held": held}))
