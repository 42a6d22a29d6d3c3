"""Blocks (街廓): the faces that streets enclose; narrow ones are medians (分隔島)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.streets.engine.offsets import grouped
from gis.streets.engine.overlay import less, united

LEAST_M2 = 50.0
MEDIAN_M = 8.0
"""What lies between carriageways and is nowhere wider is a median or divider, not a block: nothing
is built there."""
LEAST_MEDIAN_M = 0.2
LEAST_MEDIAN_M2 = 1.0


class Faces(NamedTuple):
    """What streets enclose."""

    blocks: list[Polygon]
    medians: list[Polygon]


def find_faces(lines: NDArray[np.object_], paved: Sequence[BaseGeometry]) -> Faces:
    """Faces between `lines`, less what is paved."""
    blocks, medians = [], []
    for part in _faces(lines, paved):
        if not _is_narrow(part):
            if part.area >= LEAST_M2:
                blocks.append(part)
        elif part.area >= max(LEAST_MEDIAN_M2, 0.5 * LEAST_MEDIAN_M * part.length):
            medians.append(part)
    return Faces(blocks, medians)


def _is_narrow(face: Polygon) -> bool:
    """Whether no circle of `MEDIAN_M` fits in."""
    mean = 2.0 * face.area / face.length
    return mean <= MEDIAN_M and bool(shapely.buffer(face, -MEDIAN_M / 2.0).is_empty)


def _faces(lines: NDArray[np.object_], paved: Sequence[BaseGeometry]) -> list[Polygon]:
    if not len(lines):
        return []
    noded = united(lines)
    faces = shapely.get_parts(shapely.polygonize([noded]))
    if not len(faces):
        return []
    surface = np.array(paved, dtype=object)
    tree = shapely.STRtree(surface)
    face, over = tree.query(faces, predicate="intersects")
    found: list[Polygon] = []
    for k, touching in enumerate(grouped(face, over, len(faces))):
        near = surface[touching]
        rest = faces[k]
        if len(near):
            rest = less(faces[k], united(near))
        parts = shapely.get_parts(rest)
        found += [part for part in parts if part.geom_type == "Polygon" and part.area > 0.0]
    return found
