"""What a foreign table shows, told by its columns: boundaries, census blocks, places.

The column names are those of the open data of Taiwan's Ministry of the Interior (village, town and
county boundaries; minimum statistical areas) and of the usual lists of places. A table that may
hold people never has its names on the map.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind

BOUNDARY_NAMES = ("VILLNAME", "TOWNNAME", "COUNTYNAME", "村里名稱", "鄉鎮市區名稱", "縣市名稱")
"""The finest first: that is what each feature is called."""
BLOCK_CODES = frozenset({"CODEBASE", "CODE1", "CODE2"})
PLACE_NAMES = ("名稱", "站名", "地標名稱", "設施名稱", "機關名稱", "name", "title")
_PEOPLE = re.compile(
    r"姓名|身[分份]證|車[牌號]|牌照|生日|出生|年齡|手機|person|plate|birth|\bage\b|passport", re.I
)


class TableRole(NamedTuple):
    """What a table is shown as, and the column of its names; empty where it has none."""

    kind: LayerKind
    name_column: str = ""


def role_of(columns: Sequence[str], shape: Shape) -> TableRole:
    """What the features of a table are, by its columns' names.

    An ordinary guest where nothing is known, and where a column may be of people.
    """
    if any(_PEOPLE.search(column) for column in columns):
        return TableRole(LayerKind.GUEST)
    known = {column.casefold(): column for column in columns}
    boundary = next(
        (known[one.casefold()] for one in BOUNDARY_NAMES if one.casefold() in known), ""
    )
    if shape is not Shape.POINT and boundary:
        return TableRole(LayerKind.BOUNDARIES, boundary)
    if shape is Shape.AREA and {one.casefold() for one in BLOCK_CODES} <= known.keys():
        return TableRole(LayerKind.BLOCKS)
    place = next((known[one.casefold()] for one in PLACE_NAMES if one.casefold() in known), "")
    if shape is Shape.POINT and place:
        return TableRole(LayerKind.PLACES, place)
    return TableRole(LayerKind.GUEST)
