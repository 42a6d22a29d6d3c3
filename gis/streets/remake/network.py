"""Roads by uid, by node and by place; an edit gives another network and costs what it changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from gis.angles import Point
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.engine.arms import Node, ends_of
from gis.streets.remake.layered import Layered

CHANGED_MOST = 400
"""Roads that lie over the base at most; of more a new base and a new index are made."""
AT_M = 1e-6
"""What is nearer than this lies at a place."""


class _Base:
    """The roads that many versions of a network share, with their places."""

    def __init__(self, streets: dict[RoadUid, StreetRoad]) -> None:
        self.streets = streets
        self.ends = {uid: ends_of(street) for uid, street in streets.items()}
        found: dict[Node, list[RoadUid]] = defaultdict(list)
        for uid, ends in self.ends.items():
            for node in set(ends):
                found[node].append(uid)
        self.at = {node: tuple(uids) for node, uids in found.items()}

    @cached_property
    def uids(self) -> list[RoadUid]:
        """The roads in the order of the tree."""
        return list(self.streets)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Lines by place, made when somebody first asks."""
        lines = [street.road.line for street in self.streets.values()]
        return shapely.STRtree(np.array(lines, dtype=object))


class Network:
    """Roads by uid and by node; `changed` gives another, this one stays."""

    streets: Layered[RoadUid, StreetRoad]
    ends: Layered[RoadUid, tuple[Node, Node]]
    at: Layered[Node, tuple[RoadUid, ...]]

    def __init__(self, streets: Mapping[RoadUid, StreetRoad]) -> None:
        self._rest_on(_Base(dict(streets)))

    def _rest_on(self, base: _Base) -> None:
        self._base = base
        self.streets, self.ends = Layered(base.streets), Layered(base.ends)
        self.at = Layered(base.at)

    def changed(self, gone: Iterable[RoadUid], new: Iterable[StreetRoad]) -> Network:
        """The network with some roads gone and others in their place; this one stays."""
        made = Network.__new__(Network)
        made._base = self._base
        made.streets, made.ends = self.streets.copy(), self.ends.copy()
        made.at = self.at.copy()
        for uid in gone:
            made._take(uid)
        for street in new:
            made._put(street)
        if len(made.streets.changes) > CHANGED_MOST:
            made._rest_on(_Base(made.streets.flat()))
        return made

    def _take(self, uid: RoadUid) -> None:
        if self.streets.take(uid) is None:
            return
        for node in set(self.ends.take(uid) or ()):
            left = tuple(one for one in self.at[node] if one != uid)
            if left:
                self.at.put(node, left)
            else:
                self.at.take(node)

    def _put(self, street: StreetRoad) -> None:
        uid, ends = street.road.uid, ends_of(street)
        self.streets.put(uid, street)
        self.ends.put(uid, ends)
        for node in set(ends):
            self.at.put(node, (*self.at.get(node, ()), uid))

    def roads_at(self, nodes: Iterable[Node]) -> set[RoadUid]:
        """The roads that end at any of `nodes`."""
        return {uid for node in nodes for uid in self.at.get(node, ())}

    def near(self, shapes: Sequence[BaseGeometry], distance_m: float) -> list[StreetRoad]:
        """The roads whose lines lie within a distance of any of `shapes`, by uid."""
        asked = np.array(list(shapes), dtype=object)
        if not len(asked):
            return []
        over = self.streets.changes
        _, at = self._base.tree.query(asked, predicate="dwithin", distance=distance_m)
        uids = self._base.uids
        found = {uids[k] for k in set(at.tolist())}
        found = {uid for uid in found if uid not in over}
        late = [street for street in over.values() if street is not None]
        if late:
            lines = np.array([street.road.line for street in late], dtype=object)
            close = shapely.dwithin(asked[:, None], lines[None, :], distance_m).any(axis=0)
            found |= {late[k].road.uid for k in np.flatnonzero(close).tolist()}
        return [self.streets[uid] for uid in sorted(found)]

    def nodes_at(self, spots: Iterable[Point]) -> list[Node]:
        """The nodes at places: several where roads of different junctions or levels end there."""
        wanted = set(spots)
        near = self.near([shapely.Point(at) for at in wanted], AT_M)
        nodes = {node for one in near for node in self.ends[one.road.uid] if node[:2] in wanted}
        return sorted(nodes, key=lambda node: (node[0], node[1], node[2] or ""))
