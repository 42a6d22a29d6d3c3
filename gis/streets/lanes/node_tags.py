"""What the tags of an OpenStreetMap node say: signals, signs and crossings on a road."""

from __future__ import annotations

from collections.abc import Mapping

from gis.streets.derived import NodeFeatureKind
from gis.streets.lanes.values import NOTHING

SIGNS = {
    "traffic_signals": NodeFeatureKind.SIGNAL,
    "stop": NodeFeatureKind.STOP,
    "give_way": NodeFeatureKind.GIVE_WAY,
}
SIGNALLED = frozenset({"traffic_signals", "pelican", "toucan", "puffin", "pegasus"})
MARKED = frozenset({"marked", "zebra", "uncontrolled", "tiger", "traffic_signals;marked"})
RUMBLE = frozenset({"rumble_strip"})
UNMARKED = frozenset({"unmarked", "informal"})
SCRAMBLE = ("crossing_scramble", "crossing:scramble", "scramble")
"""Keys that say of a crossing that walkers may take the diagonals too."""
CYCLED = frozenset({"designated", "official"})
"""Values of `bicycle` with which a crossing is one for bicycles too."""
ON_FOOT = frozenset({"pedestrian_crossing", "crossing"})


def read_node_features(tags: Mapping[str, str]) -> tuple[NodeFeatureKind, ...]:
    """The features of a node; both a signal and a crossing can stand at one.

    A signal for walkers only (`traffic_signals=pedestrian_crossing`) is a crossing with signals.
    """
    highway = tags.get("highway", "")
    found: list[NodeFeatureKind] = []
    if highway in SIGNS:
        found.append(SIGNS[highway])
    crossing = tags.get("crossing", "").strip().lower()
    if highway == "traffic_signals" and tags.get("traffic_signals", "") in ON_FOOT:
        return (NodeFeatureKind.SIGNAL_CROSSING,)
    if highway == "crossing" or crossing not in NOTHING:
        found += _crossing(crossing, tags)
    if tags.get("traffic_calming", "").strip().lower() in RUMBLE:
        found.append(NodeFeatureKind.RUMBLE_BARS)
    return tuple(found)


def is_footway_crossing(tags: Mapping[str, str]) -> bool:
    """Whether a way is the part of a footway that crosses a road."""
    return tags.get("highway", "") in ("footway", "path") and "crossing" in (
        tags.get("footway"),
        tags.get("path"),
    )


def is_bicycle_crossing(tags: Mapping[str, str]) -> bool:
    """Whether a way is the part of a bicycle path that crosses a road."""
    return tags.get("highway", "") in ("cycleway", "path") and tags.get("cycleway") == "crossing"


def _crossing(said: str, tags: Mapping[str, str]) -> list[NodeFeatureKind]:
    """The kind of a crossing; `crossing=no` says that one must not cross there."""
    if said in ("no", "none"):
        return []
    found = [_walkers(said, tags)]
    if _is_yes(tags, *SCRAMBLE):
        found.append(NodeFeatureKind.DIAGONAL_CROSSING)
    cycled = tags.get("bicycle", "").strip().lower() in CYCLED
    if tags.get("cycleway") == "crossing" or (cycled and found[0] is not NodeFeatureKind.CROSSING):
        found.append(NodeFeatureKind.BICYCLE_CROSSING)
    return found


def _is_yes(tags: Mapping[str, str], *keys: str) -> bool:
    return any(tags.get(key, "").strip().lower() == "yes" for key in keys)


def _walkers(said: str, tags: Mapping[str, str]) -> NodeFeatureKind:
    """How walkers cross."""
    if said in SIGNALLED or tags.get("crossing:signals", "no") not in NOTHING:
        return NodeFeatureKind.SIGNAL_CROSSING
    markings = tags.get("crossing:markings", "").strip().lower()
    if said in UNMARKED or markings in ("no", "surface"):
        return NodeFeatureKind.CROSSING
    if said in MARKED or markings or tags.get("crossing_ref"):
        return NodeFeatureKind.MARKED_CROSSING
    return NodeFeatureKind.CROSSING
