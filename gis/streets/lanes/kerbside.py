"""What lies beside the lanes: cycle lanes and tracks, shoulders, parking, sidewalks, by side.

Each side is read from its own tag (`sidewalk:left`), else from that of both sides
(`sidewalk:both`), else from the plain one (`sidewalk=left`). From the lanes outward: shoulder,
cycle lane, parking lane, then outside the carriageway lay-bys, cycle track and sidewalk. A
sidewalk that is drawn as a way of its own (`separate`) exists, so it is taken with the usual
width, assumed; ways beside a road are no roads of the network.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gis.streets.cross_section import Direction, ElementKind, KerbRule
from gis.streets.lanes.defaults import SectionDefaults
from gis.streets.lanes.strips import Strip
from gis.streets.lanes.tag_notes import TagNotes
from gis.streets.lanes.values import NOTHING

SIDES = ("left", "right")
DEPTHS_M = {"parallel": 2.2, "diagonal": 4.6, "perpendicular": 5.0}
"""Depth of parking places: 停車格 of 2.0 to 2.5 m along the kerb, 5 m and more across it."""
IN_CARRIAGEWAY = frozenset({"lane", "yes", "shoulder", "marked", "on_street", "painted_area_only"})
LAY_BY = frozenset({"street_side", "lay_by"})
HALF_ON_KERB = "half_on_kerb"
NO_PARKING = NOTHING | frozenset(
    {"no_parking", "no_stopping", "no_standing", "fire_lane", "separate", "on_kerb", "shoulder_no"}
)
OPPOSITE = {"opposite_lane": "lane", "opposite_track": "track"}
NO_CYCLE_STRIP = NOTHING | frozenset(
    {
        *("separate", "shared_lane", "share_busway", "shared", "crossing", "sidepath", "sidewalk"),
        *(
            "opposite",
            "opposite_share_busway",
            "link",
            "shoulder",
            "use_sidepath",
            "asl",
            "soft_lane",
        ),
    }
)
KERB_RULES = {
    "no_parking": KerbRule.NO_PARKING,
    "no_waiting": KerbRule.NO_PARKING,
    "no_stopping": KerbRule.NO_STOPPING,
    "no_standing": KerbRule.NO_STOPPING,
    "fire_lane": KerbRule.NO_STOPPING,
}
"""Restrictions that are painted on the kerb; the United States say "standing" of a short stop."""
NO_SIDEWALK = NOTHING | frozenset({"use_sidepath"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kerb:
    """One side of a road."""

    side: str
    two_way: bool
    left_hand: bool
    listed_bicycles: frozenset[Direction]
    """Directions whose bicycle lanes stand among the lanes already."""

    @property
    def near(self) -> bool:
        """Whether traffic along the line keeps to this side."""
        return (self.side == "left") == self.left_hand

    @property
    def direction(self) -> Direction:
        """Direction of the lanes beside this kerb."""
        return Direction.FORWARD if self.near or not self.two_way else Direction.BACKWARD


def read_kerb(notes: TagNotes, kerb: Kerb, defaults: SectionDefaults) -> tuple[Strip, ...]:
    """Strips beside the lanes of one side, from the lanes outward."""
    strips = [
        *_shoulder(notes, kerb, defaults),
        *_cycleway(notes, kerb, defaults),
        *_parking(notes, kerb),
        *_sidewalk(notes, kerb, defaults),
    ]
    return (*(s for s in strips if not s.outside), *(s for s in strips if s.outside))


def _said(notes: TagNotes, name: str, side: str) -> tuple[str, str]:
    """Key and value that hold for a side of what may be tagged by side, for both, or plainly."""
    key, value = notes.first(f"{name}:{side}", f"{name}:both")
    if key:
        return key, value
    plain = notes.get(name)
    if plain in SIDES:
        return (name, "yes") if plain == side else (name, "no")
    return (name, "yes") if plain == "both" else (name if plain else "", plain)


def _width(
    notes: TagNotes, name: str, kerb: Kerb, defaults: SectionDefaults, kind: ElementKind
) -> tuple[float, bool]:
    """Width of a strip and whether the source says it."""
    bounds = defaults.strips[kind]
    keys = (f"{name}:{kerb.side}:width", f"{name}:both:width", f"{name}:width")
    said = notes.length_m(*keys, least=bounds.least_m, most=bounds.most_m)
    return (bounds.usual_m, False) if said is None else (said, True)


def _shoulder(notes: TagNotes, kerb: Kerb, defaults: SectionDefaults) -> Iterator[Strip]:
    key, value = _said(notes, "shoulder", kerb.side)
    if value in NOTHING:
        return
    if value not in ("yes", "both", "paved", "both_sides"):
        notes.drop(key)
        return
    if notes.get("shoulder") == "yes" and key == "shoulder" and not (kerb.two_way or kerb.near):
        return
    width, fixed = _width(notes, "shoulder", kerb, defaults, ElementKind.SHOULDER)
    yield Strip(kind=ElementKind.SHOULDER, width_m=width, fixed=fixed)


def _cycleway(notes: TagNotes, kerb: Kerb, defaults: SectionDefaults) -> Iterator[Strip]:
    key, value = notes.first(f"cycleway:{kerb.side}", "cycleway:both")
    plain = not key
    if plain:
        key, value = ("cycleway", notes.get("cycleway"))
    if value in NO_CYCLE_STRIP:
        return
    if value in OPPOSITE:
        if kerb.two_way or (plain and kerb.near):
            if kerb.two_way:
                notes.drop(key)
            return
        direction, value = Direction.BACKWARD, OPPOSITE[value]
    elif value not in ("lane", "track", "yes"):
        notes.drop(key)
        return
    elif plain and not kerb.two_way and not kerb.near:
        return
    else:
        direction = _cycle_direction(notes, kerb)
    if value == "yes" or (value == "lane" and direction in kerb.listed_bicycles):
        return
    width, fixed = _width(notes, "cycleway", kerb, defaults, ElementKind.BICYCLE)
    yield Strip(
        kind=ElementKind.BICYCLE,
        width_m=width,
        fixed=fixed,
        direction=direction,
        outside=value == "track",
    )


def _cycle_direction(notes: TagNotes, kerb: Kerb) -> Direction:
    """Direction of a cycle lane: that of the lanes beside it unless its own `oneway` says more.

    At the far side of a one-way street that cycles may use both ways it runs against the traffic.
    """
    key, said = notes.first(
        f"cycleway:{kerb.side}:oneway", "cycleway:both:oneway", "cycleway:oneway"
    )
    if said == "no":
        return Direction.BOTH
    if said == "-1":
        return Direction.BACKWARD
    if said not in ("", "yes"):
        notes.drop(key)
    if said != "yes" and not (kerb.two_way or kerb.near) and notes.get("oneway:bicycle") == "no":
        return Direction.BACKWARD
    return kerb.direction if said != "yes" else Direction.FORWARD


def _parking(notes: TagNotes, kerb: Kerb) -> Iterator[Strip]:
    key, value = notes.first(f"parking:{kerb.side}", "parking:both")
    if key:
        _, orientation = notes.first(f"{key}:orientation")
    else:
        key, orientation = notes.first(f"parking:lane:{kerb.side}", "parking:lane:both")
        value = (
            notes.get(f"{key}:{orientation}") or "lane" if orientation in DEPTHS_M else orientation
        )
    if value in NO_PARKING:
        return
    known = value in IN_CARRIAGEWAY or value in LAY_BY or value == HALF_ON_KERB
    if not known:
        notes.drop(key)
        return
    depth = DEPTHS_M.get(orientation or "parallel", DEPTHS_M["parallel"])
    if orientation and orientation not in DEPTHS_M:
        notes.drop(f"{key}:orientation")
    least, most = 1.5, 7.0
    said = notes.length_m(f"{key}:width", f"parking:lane:{kerb.side}:width", least=least, most=most)
    width = said if said is not None else depth
    yield Strip(
        kind=ElementKind.PARKING,
        width_m=width / 2.0 if value == HALF_ON_KERB else width,
        fixed=said is not None,
        outside=value in LAY_BY,
    )


def read_kerb_rule(notes: TagNotes, side: str) -> KerbRule:
    """What is forbidden along a side, by today's tags or by the older `parking:lane`."""
    for name in ("parking:{}:restriction", "parking:condition:{}", "parking:lane:{}", "parking:{}"):
        _, said = notes.first(name.format(side), name.format("both"))
        if said in KERB_RULES:
            return KERB_RULES[said]
    return KerbRule.NONE


def _sidewalk(notes: TagNotes, kerb: Kerb, defaults: SectionDefaults) -> Iterator[Strip]:
    key, value = _said(notes, "sidewalk", kerb.side)
    if not key:
        notes.assume("sidewalk")
    if value in NO_SIDEWALK:
        return
    if value not in ("yes", "separate", "lane", "separated"):
        notes.drop(key)
        return
    width, fixed = _width(notes, "sidewalk", kerb, defaults, ElementKind.SIDEWALK)
    yield Strip(
        kind=ElementKind.SIDEWALK,
        width_m=width,
        fixed=fixed,
        there=value == "yes",
        outside=True,
    )
