"""Roads with their paint, and roads at random."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import strategies as st
from shapely import LineString, Polygon

from app.marking_catalogue import load_marking_catalogue
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction, Element, Turn
from gis.streets.derived import JunctionArea, Marking
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.markings.mark import mark_streets
from tests.helpers.street_shapes import (
    Arm,
    B,
    F,
    K,
    Made,
    junction,
    lane,
    road_shape,
    section,
    strip,
    two_way,
)

CATALOGUE = load_marking_catalogue()
M = MarkingKind
LEFT, THROUGH, RIGHT = Turn.LEFT, Turn.THROUGH, Turn.RIGHT
TURNS = ((), (LEFT,), (THROUGH,), (RIGHT,), (LEFT, THROUGH), (THROUGH, RIGHT))


def marked(made: Made, features: tuple = ()) -> list[Marking]:
    return list(mark_streets(made.shapes, made.areas, features, catalogue=CATALOGUE).markings)


def of_kind(markings: list[Marking], *kinds: MarkingKind) -> list[Marking]:
    return [marking for marking in markings if marking.kind in kinds]


def painted(marking: Marking) -> Polygon:
    """What a marking covers on the road."""
    if isinstance(marking.shape, Polygon):
        return marking.shape
    return marking.shape.buffer(marking.width_m / 2.0, cap_style="flat", join_style="mitre")


@st.composite
def random_sides(draw: st.DrawFn, direction: Direction) -> list[Element]:
    """Strips of one direction from the middle outwards."""
    lanes = draw(st.integers(0, 4))
    kinds = st.sampled_from([K.FAST, K.MIXED, K.MIXED, K.SLOW, K.BUS, K.MOTORCYCLE, K.BICYCLE])
    found = [
        Element(
            kind=draw(kinds),
            width_m=draw(st.floats(2.0, 4.5)),
            direction=direction,
            turns=draw(st.sampled_from(TURNS)),
        )
        for _ in range(lanes)
    ]
    if draw(st.booleans()):
        width = draw(st.sampled_from([0.3, 0.5, 1.0, 2.2, 5.0]))
        found.append(strip(draw(st.sampled_from([K.SHOULDER, K.PARKING, K.CHANNEL])), width))
    if draw(st.booleans()):
        found.append(strip(K.SIDEWALK, 2.0))
    return found


@st.composite
def random_sections(draw: st.DrawFn) -> CrossSection:
    left, right = draw(random_sides(B)), draw(random_sides(F))
    if not any(element.is_lane for element in [*left, *right]):
        right = [lane(F), *right]
    middle = draw(st.sampled_from([[], [], [strip(K.MEDIAN, 1.5)], [strip(K.CHANNEL, 2.0)]]))
    return section(*reversed(left), *middle, *right, shift_m=draw(st.floats(-3.0, 3.0)))


@st.composite
def random_roads(draw: st.DrawFn) -> Made:
    """One road between two junctions, straight or bent as far as its edges stay apart."""
    section_ = draw(random_sections())
    length = draw(st.floats(2.0, 160.0))
    half = max(abs(section_.offsets_m[0]), abs(section_.offsets_m[-1]))
    bend = draw(st.floats(-1.0, 1.0)) * min(1.2, 0.5 * length / half)
    steps = np.linspace(0.0, bend, 31)
    step = length / 30.0
    points = np.vstack(
        [(0.0, 0.0), np.cumsum(np.column_stack([np.cos(steps), np.sin(steps)])[1:] * step, axis=0)]
    )
    line = LineString(points if abs(bend) > 1e-3 else points[[0, -1]] * [1.0, 0.0])
    controls = draw(st.sampled_from([(Control.SIGNAL, Control.NONE), (Control.SIGNAL,) * 2]))
    road_class = draw(st.sampled_from(["primary", "tertiary", "residential", ""]))
    made = Made()
    ends = draw(st.sampled_from([("a", "b"), ("a", None), (None, "b")]))
    made.shapes.append(
        road_shape(
            "road", line, section_, start_area=ends[0], end_area=ends[1], road_class=road_class
        )
    )
    for uid, control, at in zip("ab", controls, (line.coords[0], line.coords[-1]), strict=True):
        shape = shapely.Point(at).buffer(10.0)
        made.areas.append(
            JunctionArea(
                uid=uid, name="", level=0, arms=1, control=control, junctions=(), shape=shape
            )
        )
        # Stubs make them junctions of three arms without neighbouring kerbs in the way.
        for number in (1, 2):
            far = shapely.affinity.translate(line, 1000.0 * number, 0.0)
            made.shapes.append(road_shape(f"stub-{uid}{number}", far, two_way(1), start_area=uid))
    return made


def crossing() -> Made:
    """A junction with everything: three lanes with turns, a skew side street, a median."""
    main = two_way(3, turns=[(LEFT,), (THROUGH,), (THROUGH, RIGHT)])
    side = two_way(2, median_m=1.5, turns=[(LEFT, THROUGH), (THROUGH, RIGHT)])
    return junction(
        Arm(bearing_deg=90, section=main),
        Arm(bearing_deg=20, section=side),
        Arm(bearing_deg=270, section=main),
        Arm(bearing_deg=185, section=two_way(1), road_class="residential"),
    )
