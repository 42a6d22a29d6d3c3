"""What a block says of a scene's place, on a small block made by hand."""

from dataclasses import replace

import pytest
import shapely

from app.scenes.place_facts import BlockFacts
from gis.scenes.form.block_facts import with_block
from gis.scenes.form.fields import FormField as F
from gis.scenes.form.suggest import PlaceFacts
from gis.scenes.scene import Scene
from gis.streets.control import Control
from gis.streets.cross_section import CrossSection, Direction, Element, ElementKind
from gis.streets.derived import JunctionArea, Lane, Marking, StreetGeometry, StreetRoad, Surface
from gis.streets.markings.catalogue import MarkingKind
from gis.streets.records import Road
from tests.helpers.scene_forms import CENTRE, at, filled_scene

K = ElementKind
FORWARD, BACKWARD = Direction.FORWARD, Direction.BACKWARD
TWO_WAY = ((K.MIXED, 3.5, BACKWARD), (K.MIXED, 3.5, FORWARD))


def _street(uid, *ends, strips=TWO_WAY, road_class="residential", oneway=False, limit=None):
    elements = tuple(Element(kind=k, width_m=w, direction=d) for k, w, d in strips)
    return StreetRoad(
        road=Road(uid=uid, line=shapely.LineString(ends), road_class=road_class, oneway=oneway),
        section=CrossSection(elements=elements, left_m=sum(e.width_m for e in elements) / 2),
        speed_limit_kmh=limit,
    )


def _mark(kind, road, *points):
    shape = shapely.LineString(points) if len(points) == 2 else shapely.Polygon(points)
    return Marking(
        uid=f"{kind}{road}",
        article="",
        kind=kind,
        colour="white",
        width_m=0.1,
        road=road,
        junction=None,
        level=0,
        shape=shape,
    )


def _square(half, east=0.0, north=0.0):
    x, y = at(east, north)
    return shapely.box(x - half, y - half, x + half, y + half)


def _area(control=Control.SIGNAL, arms=4, north=0.0):
    return JunctionArea(
        uid="j",
        name="",
        level=0,
        arms=arms,
        control=control,
        junctions=(),
        shape=_square(8.0, north=north),
    )


def _block(**parts):
    """South road of the first party, east road of the second, a junction."""
    south = _street("south", at(0, -100), at(0, 0), limit=50)
    east = _street("east", at(0, 0), at(100, 0), limit=30)
    return StreetGeometry(**{"roads": (east, south), "junctions": (_area(),)} | parts)


def _facts(streets, scene=None):
    scene = scene or filled_scene()
    return with_block(PlaceFacts(), scene, scene.impact or CENTRE, streets)


def test_junction_and_the_first_partys_road_are_told():
    facts = _facts(_block())
    assert (facts.arms, facts.control, facts.speed_limit_kmh) == (4, Control.SIGNAL, 50)


def test_without_a_path_the_nearest_road_counts():
    scene = Scene(case_no="1", impact=at(50.0, 1.0))
    assert _facts(_block(), scene).speed_limit_kmh == 30


def test_far_from_all_roads_nothing_is_told():
    scene = Scene(case_no="1", impact=at(500.0, 500.0))
    facts = _facts(_block(), scene)
    assert facts == PlaceFacts()


def test_a_road_far_from_junctions_has_no_arms():
    scene = Scene(case_no="1", impact=at(0.0, -60.0))
    assert _facts(_block(), scene).arms == 0


def _codes(strips=TWO_WAY, markings=(), **road):
    street = _street("south", at(0, -100), at(0, 0), strips=strips, **road)
    streets = _block(roads=(street,), markings=tuple(_mark(k, "south", *_LINE) for k in markings))
    return dict(_facts(streets).codes)


_LINE = (at(0, -100), at(0, -10))
M = MarkingKind


@pytest.mark.parametrize(
    ("strips", "markings", "field", "code"),
    [
        (TWO_WAY, (), F.DIVIDER, "10"),
        (TWO_WAY, (M.NO_CROSSING_LINE,), F.DIVIDER, "05"),
        (TWO_WAY, (M.ONE_SIDE_NO_OVERTAKING_LINE,), F.DIVIDER, "07"),
        (TWO_WAY, (M.CENTRE_LINE,), F.DIVIDER, "09"),
        ((TWO_WAY[0], (K.MEDIAN, 1.0, Direction.NONE), TWO_WAY[1]), (), F.DIVIDER, "01"),
        (TWO_WAY, (), F.LANE_LINE, "5"),
        ((*TWO_WAY, (K.FAST, 3.5, FORWARD)), (M.LANE_LINE,), F.LANE_LINE, "4"),
        ((*TWO_WAY, (K.FAST, 3.5, FORWARD)), (M.NO_LANE_CHANGE_LINE,), F.LANE_LINE, "2"),
        (TWO_WAY, (), F.SLOW_LANE_LINE, "5"),
        ((*TWO_WAY, (K.SLOW, 2.0, FORWARD)), (M.FAST_SLOW_LINE,), F.SLOW_LANE_LINE, "4"),
        ((*TWO_WAY, (K.DIVIDER, 0.8, Direction.NONE)), (), F.SLOW_LANE_LINE, "1"),
        (TWO_WAY, (), F.EDGE_LINE, "2"),
        (TWO_WAY, (M.EDGE_LINE,), F.EDGE_LINE, "1"),
        (TWO_WAY, (), F.ROAD_CLASS, "5"),
    ],
)
def test_strips_and_lines_give_the_forms_codes(strips, markings, field, code):
    assert _codes(strips, markings)[field] == code


def test_what_the_block_cannot_know_is_not_told():
    narrow = (TWO_WAY[0], (K.MEDIAN, 0.3, Direction.NONE), TWO_WAY[1])
    assert F.DIVIDER not in _codes(narrow)
    assert F.DIVIDER not in _codes(oneway=True)
    assert F.ROAD_CLASS not in _codes(road_class="primary")


def _lane(kind):
    return Lane(
        uid="l",
        road="south",
        kind=kind,
        direction=FORWARD,
        width_m=3.0,
        level=0,
        seq=1,
        turns=(),
        assumed=False,
        shape=_square(2.0, 0.0, -60.0),
    )


@pytest.mark.parametrize(
    ("kind", "code"),
    [(K.FAST, "07"), (K.SLOW, "08"), (K.MIXED, "09"), (K.BUS, "10"), (K.BICYCLE, "23")],
)
def test_the_lane_that_holds_the_contact_point_is_the_location(kind, code):
    scene = Scene(case_no="1", impact=at(0.0, -60.0))
    assert dict(_facts(_block(lanes=(_lane(kind),)), scene).codes)[F.LOCATION] == code


def test_a_crosswalk_goes_before_the_lane_below_it_and_a_sidewalk_is_one():
    scene = Scene(case_no="1", impact=at(0.0, -60.0))
    crossing = _mark(M.CROSSWALK, "south", at(-4, -62), at(4, -62), at(4, -58), at(-4, -58))
    streets = _block(lanes=(_lane(K.FAST),), markings=(crossing,))
    assert dict(_facts(streets, scene).codes)[F.LOCATION] == "18"
    walk = Surface(uid="s", owner="south", level=0, shape=_square(2.0, 0.0, -60.0))
    assert dict(_facts(_block(sidewalks=(walk,)), scene).codes)[F.LOCATION] == "20"


def test_inside_the_junction_the_drawing_tells_the_location():
    streets = _block(lanes=(replace(_lane(K.FAST), shape=_square(5.0)),))
    assert F.LOCATION not in dict(_facts(streets).codes)


def test_facts_follow_the_scene_as_it_is_edited():
    facts = BlockFacts(_block())
    assert facts(filled_scene()).speed_limit_kmh == 50
    assert facts(filled_scene()).phase.value == "day"
    assert facts(Scene(case_no="1")) == PlaceFacts()


def test_where_a_scene_was_begun_counts_until_something_is_drawn():
    facts = BlockFacts(_block(), None, at(50.0, 1.0))
    assert facts(Scene(case_no="1")).speed_limit_kmh == 30
    assert facts(filled_scene()).speed_limit_kmh == 50
