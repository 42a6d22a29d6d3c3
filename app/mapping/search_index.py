"""Reads the names of a store for searching: once for each state of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from app.store.geometry_blob import decode_points
from app.store.raw_rows import raw_geometry, raw_time, read_geometries
from app.store.schema import crash as crash_table
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.store import Store
from app.tasks import Progress, silent
from gis.crashes.place_text import base_name
from gis.mapping.features import Floats, Ints
from gis.mapping.key_lines import key_lines
from gis.mapping.names import Corners, Names, SearchKind
from gis.mapping.search_keys import corner_keys, search_keys

_STREETS_OF_A_JUNCTION = 4
"""With more streets the name is a list of ramps, and no pairs are made of it."""


@dataclass(frozen=True, eq=False, kw_only=True)
class SearchIndex:
    """All that a store has to find."""

    epsg: int
    names: tuple[Names, ...] = ()

    def of(self, kind: SearchKind) -> Names | None:
        """The names of one kind."""
        return next((names for names in self.names if names.kind is kind), None)


def build_search_index(store: Store, progress: Progress = silent) -> SearchIndex:
    """Names of streets and junctions, case numbers and place texts of a store."""
    with store.read() as connection:
        progress("MAP_SEARCH_INDEX", 0.0)
        streets = _streets(connection)
        progress("MAP_SEARCH_INDEX", 0.1)
        junctions = _junctions(connection)
        progress("MAP_SEARCH_INDEX", 0.2)
        rows = _crash_rows(connection)
    progress("MAP_SEARCH_INDEX", 0.6)
    places, place_of = _places(rows)
    progress("MAP_SEARCH_INDEX", 0.8)
    cases = _cases(rows, places, place_of)
    return SearchIndex(epsg=store.epsg, names=(junctions, streets, cases, places))


# --- streets


def _streets(connection: Connection) -> Names:
    """Streets by name, and streets of several sections also as a whole."""
    lines, rows = read_geometries(
        connection, road_table, road_table.c.name, where=[road_table.c.name != ""]
    )
    titles: dict[str, int] = {}
    street_of = [titles.setdefault(str(name).strip(), len(titles)) for (name,) in rows]
    boxes, counts = _boxes_by(np.array(street_of, dtype=np.int64), shapely.bounds(lines))
    names = list(titles)
    wholes: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        wholes.setdefault(base_name(name), []).append(place)
    several = {whole: of for whole, of in wholes.items() if whole not in titles and len(of) > 1}
    for of in several.values():
        boxes = np.vstack([boxes, _box_about(boxes[of])])
        counts = np.append(counts, counts[of].sum())
    names += several
    order = np.lexsort((np.arange(len(names)), -counts))
    listed = [names[place] for place in order]
    return Names(
        kind=SearchKind.STREET,
        keys=key_lines(search_keys(listed)),
        titles=key_lines(listed),
        boxes=boxes[order],
        at=_middles(boxes[order]),
        counts=counts[order],
    )


def _boxes_by(group: Ints, boxes: Floats) -> tuple[Floats, Ints]:
    """The box about all boxes of each group, and how many there are."""
    count = int(group.max()) + 1 if len(group) else 0
    made = np.full((count, 4), np.inf)
    made[:, 2:] = -np.inf
    np.minimum.at(made[:, :2], group, boxes[:, :2])
    np.maximum.at(made[:, 2:], group, boxes[:, 2:])
    return made, np.bincount(group, minlength=count)


def _box_about(boxes: Floats) -> Floats:
    return np.hstack([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])


def _middles(boxes: Floats) -> Floats:
    middles: Floats = (boxes[:, :2] + boxes[:, 2:]) / 2
    return middles


# --- junctions


def _junctions(connection: Connection) -> Names:
    """Junctions with a name, those with more crashes first."""
    columns = junction_table.c
    points, rows = read_geometries(
        connection,
        junction_table,
        columns.uid,
        columns.name,
        columns.road_names,
        where=[columns.name != ""],
    )
    held = crash_table.c.junction_uid
    query = select(held, func.count()).where(held.is_not(None)).group_by(held)
    crashes = {uid: number for uid, number in connection.execute(query)}
    counts = np.array([crashes.get(uid, 0) for uid, _, _ in rows], dtype=np.int64)
    order = np.lexsort((np.arange(len(rows)), -counts))
    rows = [rows[place] for place in order]
    at = shapely.bounds(points[order]).reshape(-1, 4)[:, :2]
    return Names(
        kind=SearchKind.JUNCTION,
        keys=key_lines(search_keys([name for _, name, _ in rows])),
        titles=key_lines([name for _, name, _ in rows]),
        boxes=np.hstack([at, at]),
        at=at,
        counts=counts[order],
        refs=tuple(uid for uid, _, _ in rows),
        corners=_corners([json.loads(streets) for _, _, streets in rows]),
    )


def _corners(streets: Sequence[Sequence[str]]) -> Corners:
    """Each two streets of each junction in both orders."""
    pairs = list(_pairs(streets))
    keys = search_keys([pair for pair, _ in pairs])
    return Corners(
        keys=key_lines(corner_keys(keys)),
        of=np.array([place for _, place in pairs], dtype=np.int64),
    )


def _pairs(streets: Sequence[Sequence[str]]) -> Iterator[tuple[str, int]]:
    for place, names in enumerate(streets):
        if len(names) <= _STREETS_OF_A_JUNCTION:
            for one, other in permutations(names, 2):
                yield one + other, place


# --- crashes


@dataclass(frozen=True, eq=False, kw_only=True)
class _Crashes:
    """What of all crashes is searched."""

    case_numbers: list[str]
    times: NDArray[np.datetime64]
    texts: list[str]
    xy: Floats
    """NaN where nobody knows."""


def _crash_rows(connection: Connection) -> _Crashes:
    columns = crash_table.c
    query = select(
        columns.case_no,
        raw_time(connection, columns.occurred_at),
        columns.place_text,
        raw_geometry(connection, columns.geom),
    )
    cursor = connection.execute(query).cursor
    if cursor is None:
        raise TypeError("a select has a cursor")
    # The driver's own tuples: SQLAlchemy's rows take as long again.
    rows = cursor.fetchall()
    return _Crashes(
        case_numbers=[row[0] or "" for row in rows],
        times=np.array([row[1][:16] for row in rows], dtype="datetime64[m]"),
        texts=[row[2] for row in rows],
        xy=decode_points([row[3] for row in rows]),
    )


def _places(crashes: _Crashes) -> tuple[Names, Ints]:
    """Place texts, those with more crashes first; and the place of each crash among them."""
    texts: dict[str, int] = {}
    text_of = np.array([texts.setdefault(text, len(texts)) for text in crashes.texts], np.int64)
    counts = np.bincount(text_of, minlength=len(texts))
    if "" in texts:
        counts[texts[""]] = 0
    order = np.lexsort((np.arange(len(texts)), -counts))
    place_by_text = np.empty_like(order)
    place_by_text[order] = np.arange(len(order))
    place_of = place_by_text[text_of]
    by_number = list(texts)
    titles = [by_number[place] for place in order]
    at = _medians(place_of, crashes.xy, len(titles))
    places = Names(
        kind=SearchKind.PLACE,
        keys=key_lines(search_keys(titles)),
        titles=key_lines(titles),
        boxes=np.hstack([at, at]),
        at=at,
        counts=counts[order],
    )
    return places, place_of


def _medians(group: Ints, xy: Floats, count: int) -> Floats:
    """The median coordinates of each group; NaN for groups without any."""
    made = np.full((count, 2), np.nan)
    known = np.flatnonzero(~np.isnan(xy).any(axis=1))
    group = group[known]
    sizes = np.bincount(group, minlength=count)
    middle = (np.cumsum(sizes) - sizes + sizes // 2)[sizes > 0]
    for axis in (0, 1):
        values = xy[known, axis]
        made[sizes > 0, axis] = values[np.lexsort((values, group))][middle]
    return made


def _cases(crashes: _Crashes, places: Names, place_of: Ints) -> Names:
    """Cases by number, the newest first."""
    numbered = np.array([bool(number) for number in crashes.case_numbers], dtype=np.bool_)
    order = np.argsort(crashes.times, kind="stable")[::-1]
    order = order[numbered[order]]
    titles = [crashes.case_numbers[place] for place in order]
    at, where = crashes.xy[order], place_of[order]
    return Names(
        kind=SearchKind.CASE,
        keys=key_lines(search_keys(titles)),
        titles=key_lines(titles),
        boxes=np.hstack([at, at]),
        at=at,
        counts=np.zeros(len(order), np.int64),
        detail_of=lambda place: places.titles[int(where[place])],
        times=crashes.times[order],
    )
