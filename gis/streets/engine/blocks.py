"""Blocks (街廓): the faces that streets enclose."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from gis.streets.engine.offsets import grouped
from gis.streets.engine.overlay import less, united

LEAST_M2 = 50.0


def find_blocks(lines: NDArray[np.object_], paved: Sequence[BaseGeometry]) -> list[Polygon]:
    """Faces between `lines`, less what is paved, at least `LEAST_M2` each."""
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
        found += [part for part in parts if part.geom_type == "Polygon" and part.area >= LEAST_M2]
    return found
