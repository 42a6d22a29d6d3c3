"""What readers of street files hand over: lines in the file's coordinates, and doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS

from gis.streets.derived import NodeFeatureKind

Coords = NDArray[np.float64]
FARTHEST = 1e9
"""No coordinate in degrees, metres or feet is larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawLine:
    """One road of a file; `xy` is (n, 2) in the file's CRS, x before y."""

    source_id: str
    xy: Coords
    name: str = ""
    ref: str = ""
    road_class: str = ""
    level: int = 0
    direction: int = 0
    """1 one-way along the line, -1 against it, 0 both ways."""
    node_ids: tuple[int, ...] | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    """What the source says of lanes, under the keys of OpenStreetMap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeature:
    """A signal, sign or crossing at a point of the file's CRS."""

    kind: NodeFeatureKind
    xy: tuple[float, float]
    source_id: str
    sign: str = ""
    against: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something doubtful, with its place in the file's CRS; `refused` where nothing was stored."""

    code: str
    detail: str
    xy: tuple[float, float] | None = None
    refused: bool = False


@dataclass(slots=True, kw_only=True)
class StreetSource:
    """A file that was read."""

    name: str
    """The file's name, with "#layer" where the file has several layers of lines."""
    crs: CRS
    lines: list[RawLine] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    """Objects that are no roads, by tag."""
    doubts: list[Doubt] = field(default_factory=list)
    features: list[RawFeature] = field(default_factory=list)
    columns: dict[str, str] = field(default_factory=dict)
    """What each column was taken for ("路名": "name"); empty for OpenStreetMap."""
    unused_columns: tuple[str, ...] = ()
    """Columns that nothing was read from, in the file's order."""

    def doubt(
        self,
        code: str,
        detail: str,
        *,
        xy: tuple[float, float] | None = None,
        refused: bool = False,
    ) -> None:
        """Note something doubtful."""
        self.doubts.append(Doubt(code=code, detail=detail, xy=xy, refused=refused))

    def add(self, line: RawLine) -> None:
        """Take a road, without vertices that repeat the one before; refuse one of no length."""
        if not (np.abs(line.xy) < FARTHEST).all():  # NaN is not either
            self.doubt("COORDINATES_UNUSABLE", line.source_id, refused=True)
            return
        keep = np.append(True, (np.diff(line.xy, axis=0) != 0).any(axis=1))
        if keep.sum() < 2:
            first = (float(line.xy[0, 0]), float(line.xy[0, 1])) if len(line.xy) else None
            code = "LINE_ONE_POINT" if len(line.xy) < 2 else "LINE_NO_LENGTH"
            self.doubt(code, line.source_id, xy=first, refused=True)
            return
        nodes = line.node_ids
        self.lines.append(
            replace(
                line,
                xy=line.xy[keep],
                node_ids=None
                if nodes is None
                else tuple(node for node, kept in zip(nodes, keep, strict=True) if kept),
            )
        )

    @property
    def refused(self) -> int:
        """Roads of the file that could not be stored."""
        return sum(doubt.refused for doubt in self.doubts)
