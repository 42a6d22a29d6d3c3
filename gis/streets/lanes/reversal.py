"""The tags of a way as they would be had it been drawn the other way round."""

from __future__ import annotations

from collections.abc import Mapping

SWAPPED = {"forward": "backward", "backward": "forward", "left": "right", "right": "left"}
SIDE_VALUES = frozenset({"sidewalk", "shoulder", "cycleway", "parking", "busway"})
"""Keys whose value may be a side of the way."""
PER_DIRECTION = frozenset({"placement", "placement:start", "placement:end", "turn"})
"""Keys that mean the direction of the line where they have no suffix."""
ONE_WAY = {"yes": "-1", "true": "-1", "1": "-1", "-1": "yes", "reverse": "yes"}


def reversed_tags(tags: Mapping[str, str], *, oneway: bool) -> dict[str, str]:
    """Swap forward and backward, left and right, and the way `oneway` points.

    On a two-way road a `:lanes` tag or placement without a suffix means the direction of the
    line: it becomes one of the other direction. On a one-way road it means the traffic, whose
    direction stays what it is, so it is kept.
    """
    return {_key(key, tags, oneway=oneway): _value(key, value) for key, value in tags.items()}


def _key(key: str, tags: Mapping[str, str], *, oneway: bool) -> str:
    parts = key.split(":")
    swapped = ":".join([parts[0], *(SWAPPED.get(part, part) for part in parts[1:])])
    if swapped != key or oneway:
        return swapped
    directed = key in PER_DIRECTION or (parts[-1] == "lanes" and len(parts) > 1)
    other = f"{key}:backward"
    return other if directed and f"{key}:forward" not in tags else key


def _value(key: str, value: str) -> str:
    if key == "oneway" or key.endswith(":oneway"):
        return ONE_WAY.get(value.strip().lower(), value)
    if key in SIDE_VALUES:
        return SWAPPED.get(value.strip().lower(), value)
    return value
