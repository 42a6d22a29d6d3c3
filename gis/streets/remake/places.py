"""Shapes by key, found by place, of which a few change between questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

LATE_MOST = 200
"""Shapes that came later are looked at one by one; of more a new tree is made."""


class Places:
    """Shapes by key."""

    def __init__(self, shapes: Mapping[str, BaseGeometry]) -> None:
        self._shapes = dict(shapes)
        self._plant()

    def _plant(self) -> None:
        self._keys = list(self._shapes)
        self._tree = shapely.STRtree(np.array(list(self._shapes.values()), dtype=object))
        self._gone: set[str] = set()
        self._late: dict[str, BaseGeometry] = {}

    def get(self, key: str) -> BaseGeometry | None:
        """The shape of a key."""
        return self._shapes.get(key)

    def change(self, gone: Iterable[str], new: Mapping[str, BaseGeometry]) -> None:
        """Take shapes away, then put others."""
        for key in gone:
            if self._shapes.pop(key, None) is not None and self._late.pop(key, None) is None:
                self._gone.add(key)
        self._shapes |= new
        self._late |= new
        if len(self._late) > LATE_MOST:
            self._plant()

    def is_near(self, key: str, shapes: Iterable[BaseGeometry], distance_m: float) -> bool:
        """Whether a key's shape lies within a distance of any of `shapes`."""
        here = self._shapes[key]
        return any(shapely.dwithin(here, shape, distance_m) for shape in shapes)

    def near(self, shapes: Iterable[BaseGeometry], distance_m: float) -> set[str]:
        """Keys of what lies within a distance of any of `shapes`."""
        asked = np.array(list(shapes), dtype=object)
        if not len(asked):
            return set()
        _, at = self._tree.query(asked, predicate="dwithin", distance=distance_m)
        found = {self._keys[k] for k in np.unique(at).tolist()} - self._gone
        late = list(self._late)
        if late:
            there = np.array([self._late[key] for key in late], dtype=object)
            close = shapely.dwithin(asked[:, None], there[None, :], distance_m).any(axis=0)
            found |= {late[k] for k in np.flatnonzero(close).tolist()}
        return found
