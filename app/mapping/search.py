"""One box for all: streets, junctions, cases, places, coordinates and features of layers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.mapping.search_index import SearchIndex
from gis.angles import Point
from gis.crashes.place_text import narrow
from gis.crs import TAIWAN_EPSG, project_point
from gis.display.primitives import Bounds
from gis.mapping.key_lines import KeyLines, Match
from gis.mapping.layers import LayerId
from gis.mapping.names import Names, SearchKind
from gis.mapping.search_keys import corner_keys, query_parts

CoordinateParser = Callable[[str], Point | None]
"""Metres of the store's CRS of a text that is a pair of coordinates; None of any other text."""

_LOCAL = ZoneInfo("Asia/Taipei")
_PER_KIND = 8
_LONGEST_FUZZY = 24
"""A longer text is a sentence: nothing is but a typing error away from it."""
_CASE_NUMBER = re.compile(r"[0-9a-z-]{6,}")
_PAIR = re.compile(r"\(?\s*(-?\d+(?:\.\d+)?)\s*[,，;\s]\s*(-?\d+(?:\.\d+)?)\s*\)?")
_KINDS = tuple(SearchKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """One thing found."""

    kind: SearchKind
    title: str
    match: Match = Match.EXACT
    detail: str = ""
    """A text of the data that tells more: where a case happened, what a layer is called."""
    at: Point | None = None
    """Metres of the store's CRS; None where nobody knows where it is."""
    bounds: Bounds | None = None
    """The box about it; of no size for a point."""
    ref: str = ""
    """The uid of a junction, the number of a case, the name of a street."""
    count: int = 0
    """Crashes of a junction or place, stretches of a street."""
    occurred_at: datetime | None = None
    """Local time of a case."""
    layer_id: LayerId | None = None
    feature: int | None = None
    """Its place among the layer's features."""


def search(
    text: str,
    index: SearchIndex,
    *,
    layers: Sequence[Names] = (),
    coordinates: CoordinateParser | None = None,
    per_kind: int = _PER_KIND,
) -> list[SearchResult]:
    """What a typed text may mean, the best first: exact, prefix, all parts, typing errors.

    Streets of a junction come in any order and with or without 路口; of each kind up to
    `per_kind` are told. Things close but for a typing error are told where no junction, street,
    case or feature fits as it stands.
    """
    found: list[SearchResult] = []
    at = (coordinates or plain_coordinates(index.epsg))(text)
    if at is not None:
        found.append(_coordinates(text, at))
    parts = query_parts(text)
    all_names = [*index.names, *layers]
    if parts:
        for names in all_names:
            found += _told(names, _fitting(names, parts, per_kind), per_kind)
        if all(one.kind is SearchKind.PLACE for one in found):
            for names in all_names:
                found += _told(names, _close(names, parts, per_kind), per_kind)
    return sorted(found, key=lambda one: (one.match, _KINDS.index(one.kind)))


def plain_coordinates(epsg: int = TAIWAN_EPSG) -> CoordinateParser:
    """Reads "x, y" in metres of `epsg`, "longitude, latitude" and, in Taiwan, the other order."""

    def parse(text: str) -> Point | None:
        pair = _PAIR.fullmatch(narrow(text))
        if pair is None:
            return None
        one, other = float(pair[1]), float(pair[2])
        if abs(one) > 180 or abs(other) > 180:
            return (one, other) if 0 <= one < 1e6 and 0 <= other < 1e7 else None
        lon, lat = (other, one) if _is_latitude(one) and _is_longitude(other) else (one, other)
        if not (_is_longitude(lon) and _is_latitude(lat)):
            return None
        return project_point(lon, lat, epsg=epsg)

    return parse


def _is_longitude(degrees: float) -> bool:
    """Of Taiwan with its islands."""
    return 117 <= degrees <= 123.5


def _is_latitude(degrees: float) -> bool:
    return 20 <= degrees <= 27


def _coordinates(text: str, at: Point) -> SearchResult:
    x, y = at
    return SearchResult(
        kind=SearchKind.COORDINATES,
        title=narrow(text),
        detail=f"x {x:.1f}, y {y:.1f} m",
        at=at,
        bounds=Bounds(x, y, x, y),
    )


# --- what fits as it stands


def _fitting(names: Names, parts: Sequence[str], limit: int) -> dict[int, Match]:
    """Places of names that fit, the best first; also junctions by their streets in a row."""
    made = names.keys.found(parts, limit)
    if len(names.corners.keys):
        corner = corner_keys(["".join(parts)])
        for key, match in names.corners.keys.found(corner, limit).items():
            place = int(names.corners.of[key])
            if match is Match.EXACT:
                made[place] = match
            elif match is Match.PREFIX:
                made.setdefault(place, Match.PARTS)
    return dict(sorted(made.items(), key=lambda one: (one[1], one[0])))


# --- what is a typing error away


def _close(names: Names, parts: Sequence[str], limit: int) -> dict[int, Match]:
    """Places of names that are a typing error or two away, the nearest first.

    Case numbers differ by so little that only one error is thought of.
    """
    typed = "".join(parts)
    if names.kind is SearchKind.PLACE or not 2 <= len(typed) <= _LONGEST_FUZZY:
        return {}
    if names.kind is SearchKind.CASE and not _CASE_NUMBER.fullmatch(typed):
        return {}
    if not len(names.corners.keys):
        errors = 1 if names.kind is SearchKind.CASE else _errors_in(typed)
        return dict.fromkeys(_near(typed, names.keys, errors, limit), Match.FUZZY)
    (corner,) = corner_keys([typed])
    near = _near(corner, names.corners.keys, _errors_in(corner), 2 * limit)
    return dict.fromkeys((int(names.corners.of[key]) for key in near), Match.FUZZY)


def _errors_in(typed: str) -> int:
    """One in a name of up to four characters, two in a longer one."""
    return 1 if len(typed) <= 4 else 2


def _near(typed: str, keys: KeyLines, errors: int, limit: int) -> list[int]:
    """Places of the nearest keys that are at most so many typing errors away."""
    if len(typed) < 2:
        return []
    found = process.extract(
        typed, keys.listed, scorer=OSA.distance, processor=None, score_cutoff=errors, limit=limit
    )
    return [place for _, _, place in found]


# --- records


def _told(names: Names, fitting: dict[int, Match], limit: int) -> list[SearchResult]:
    """Records of the first ones."""
    return [_result(names, place, match) for place, match in list(fitting.items())[:limit]]


def _result(names: Names, place: int, match: Match) -> SearchResult:
    title = names.titles[place]
    x, y = (float(value) for value in names.at[place])
    known = not (np.isnan(x) or np.isnan(y))
    return SearchResult(
        kind=names.kind,
        title=title,
        match=match,
        detail=names.detail_of(place),
        at=(x, y) if known else None,
        bounds=Bounds(*(float(side) for side in names.boxes[place])) if known else None,
        ref=names.refs[place] if len(names.refs) else title,
        count=int(names.counts[place]),
        occurred_at=_local(names.times[place]) if names.times is not None else None,
        layer_id=LayerId(names.layer_id) if names.layer_id else None,
        feature=int(names.features[place]) if names.features is not None else None,
    )


def _local(time: np.datetime64) -> datetime:
    moment: datetime = time.astype("datetime64[m]").item()
    return moment.replace(tzinfo=UTC).astimezone(_LOCAL)
