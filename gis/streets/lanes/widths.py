"""Widths of strips: by what is said of each, by the width of the whole road, else by default.

- Widths that are said of a strip stay. The other lanes share what is left of the road's `width`
  in proportion to their usual widths, each within what is believed of its kind.
- What is left when all lanes are 6 m wide becomes shoulders at the kerbs.
- A width that the lanes do not fit into, or that leaves too wide shoulders, is dropped: the number
  of lanes is easier to see than a width.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from gis.streets.cross_section import LANE_KINDS, ElementKind
from gis.streets.lanes.defaults import RoadDefaults, SectionDefaults, StripWidth
from gis.streets.lanes.strips import Strip

SHARED_MAX_M = 4.8
"""Two cars pass each other on more than this; below it one lane serves both directions."""
LEAST_LANE_M = 2.6
"""Lanes that are made from a width alone are at least this wide."""
SPARE_M = (0.5, 2.5)
"""Width of a shoulder that stands for what the lanes leave of a road's width, least and most."""


def lanes_for_width(defaults: RoadDefaults, width_m: float, *, two_way: bool) -> tuple[int, bool]:
    """Lanes each way (0: one for both) that a width has room for, and whether for an outer one."""
    half = width_m / 2.0 if two_way else width_m
    if two_way and (width_m < SHARED_MAX_M or (defaults.lanes_each_way == 0 and width_m <= 6.0)):
        return 0, False
    usual = max(defaults.lanes_each_way if two_way else defaults.lanes_one_way, 1)
    outer = defaults.outer_kind is not None and half >= LEAST_LANE_M + defaults.outer_m
    half -= defaults.outer_m if outer else 0.0
    count = max(1, min(round(half / defaults.lane_m), int(half / LEAST_LANE_M), 2 * usual))
    return count, outer


def fitted(
    strips: Sequence[Strip], width_m: float, defaults: SectionDefaults, *, kerbs: tuple[bool, bool]
) -> tuple[Strip, ...] | None:
    """Strips whose part inside the carriageway is just `width_m` wide; None where they cannot be.

    `kerbs`: whether a shoulder may be added at the left and at the right.
    """
    inside = [i for i, strip in enumerate(strips) if not strip.outside]
    free = [i for i in inside if _gives(strips[i])]
    left = width_m - sum(strips[i].width_m for i in inside if i not in free)
    bounds = [defaults.strips[strips[i].kind] for i in free]
    least, most = sum(b.least_m for b in bounds), sum(b.most_m for b in bounds)
    if left < least - 1e-9 or (not free and left < -1e-9):
        return None
    spare = left - most
    if spare > 1e-9:
        return _with_shoulders(strips, free, spare, defaults, kerbs=kerbs)
    widths = _shared([strips[i].width_m for i in free], bounds, left)
    return _with_widths(strips, dict(zip(free, widths, strict=True)))


def _gives(strip: Strip) -> bool:
    """Whether a strip's width follows from that of the road: lanes without one of their own."""
    return strip.kind in LANE_KINDS and strip.kind is not ElementKind.BICYCLE and not strip.fixed


def _shared(usual: Sequence[float], bounds: Sequence[StripWidth], total: float) -> list[float]:
    """Widths in proportion to the usual ones, within their bounds, that make the total."""
    found: dict[int, float] = {}
    while len(found) < len(usual):
        rest = [i for i in range(len(usual)) if i not in found]
        scale = (total - sum(found.values())) / sum(usual[i] for i in rest)
        low = {i: bounds[i].least_m for i in rest if usual[i] * scale < bounds[i].least_m}
        high = {i: bounds[i].most_m for i in rest if usual[i] * scale > bounds[i].most_m}
        missing = sum(bound - usual[i] * scale for i, bound in low.items())
        beyond = sum(usual[i] * scale - bound for i, bound in high.items())
        clamped = low if missing >= beyond else high
        found |= clamped or {i: usual[i] * scale for i in rest}
    return [found[i] for i in range(len(usual))]


def _with_widths(strips: Sequence[Strip], widths: Mapping[int, float]) -> tuple[Strip, ...]:
    return tuple(
        replace(strip, width_m=widths.get(i, strip.width_m)) for i, strip in enumerate(strips)
    )


def _with_shoulders(
    strips: Sequence[Strip],
    free: Sequence[int],
    spare: float,
    defaults: SectionDefaults,
    *,
    kerbs: tuple[bool, bool],
) -> tuple[Strip, ...] | None:
    """All lanes as wide as can be and shoulders beside them; None where those grow too wide."""
    low, most = SPARE_M
    sides = sum(kerbs)
    if spare > sides * most:
        if spare > 2 * most:
            return None
        kerbs, sides = (True, True), 2
    wanted = max(spare, sides * low)
    taken = (wanted - spare) / len(free) if free else 0.0
    wanted = wanted if free else spare
    full = {i: defaults.strips[strips[i].kind].most_m - taken for i in free}
    shoulder = Strip(kind=ElementKind.SHOULDER, width_m=wanted / sides, there=False)
    inside = [i for i, strip in enumerate(strips) if not strip.outside]
    made = list(_with_widths(strips, full))
    if kerbs[1]:
        made.insert(_kerb(strips, inside[-1], -1) + 1, shoulder)
    if kerbs[0]:
        made.insert(_kerb(strips, inside[0], 1), shoulder)
    return tuple(made)


def _kerb(strips: Sequence[Strip], outermost: int, inward: int) -> int:
    """The outermost lane: a shoulder lies between it and what is parked at the kerb."""
    i = outermost
    while strips[i].kind is ElementKind.PARKING and 0 <= i + inward < len(strips):
        i += inward
    return i
