"""Tasks 10 and 11 of an accident handler on five random geometries each, actions counted."""

from __future__ import annotations

import math
import random

import pytest
import shapely
from shapely import LineString

from gis.angles import bearing_deg, gap_deg, moved
from gis.diagrams.reasons import Refusal
from gis.diagrams.scene_symbol import collision_symbol
from gis.drafting.lines import line_crossing
from gis.drafting.user_actions import UserAction
from gis.scenes.scene import MarkForm, MarkKind, PoseState
from gis.scenes.symbols import anchors_of, placed_anchor
from tests.helpers.scene_tools import SceneRig, along, random_crossing, shaken
from tests.helpers.street_tools import rig_in

pytestmark = pytest.mark.gui
TASK_10_MOST, TASK_11_MOST = 23, 10
SCRAPE_M, AIM_M = 12.5, 0.12
SECTIONS = ("urban_2_2", "urban_2_2_median", "urban_3_3_median", "street_1_1", "uneven_1_2")
CROSSING_TYPE = "15"
"""路口交岔撞: two that cross inside a junction."""


@pytest.fixture
def streets(tmp_path):
    rig = rig_in(tmp_path)
    yield rig
    rig.store.close()


# --- task 11


def chosen_lanes(crossing, rng):
    """A lane of each road towards the junction, and where their middles cross."""
    lines = []
    for heading in crossing.headings:
        heading = heading + rng.choice((0.0, 180.0))
        beside, lane = rng.choice(crossing.lanes_towards(heading))
        lines.append((beside, heading, lane))
    (a, heading_a, _), (b, heading_b, _) = lines
    at = line_crossing((a, moved(a, heading_a, 1.0)), (b, moved(b, heading_b, 1.0)))
    return lines, at


@pytest.mark.parametrize("seed", range(5))
def test_two_paths_on_their_lanes_make_the_collision_symbol_in_seven_actions(streets, seed):
    rng = random.Random(seed)
    crossing = random_crossing(streets, rng, SECTIONS)
    (one, other), meeting = chosen_lanes(crossing, rng)
    rig = SceneRig(scene=crossing.scene, streets=crossing.streets)
    rig.take("scene-approach")
    ends = []
    for (_, heading, _), symbol, short in ((one, "passenger_car", 0.0), (other, "scooter", 2.2)):
        rig.pick_party(symbol)
        end = moved(meeting, heading + 180.0, short)
        ends.append(end)
        start = moved(end, heading + 180.0, rng.uniform(45.0, 60.0))
        rig.follow(shaken(along(start, end), rng))
    rig.take("scene-impact")
    touch = rig.snapper._points[0].places[0][1]
    rig.hand.click(*touch)
    assert rig.codes == []
    assert rig.count.total == 7 <= TASK_11_MOST
    check_paths(rig, (one, other), ends)
    check_symbol(rig, (one, other), crossing)


def check_paths(rig, lines, ends):
    """Each path runs on the middle of its lane, and its party looks along it."""
    parties = rig.now.parties
    assert [party.symbol for party in parties] == ["passenger_car", "scooter"]
    for party, (beside, heading, lane), end in zip(parties, lines, ends, strict=True):
        truth = LineString([moved(beside, heading, -120.0), moved(beside, heading, 120.0)])
        on_lane = LineString(party.approach).intersection(lane.shape.buffer(-0.5))
        assert on_lane.length > 15.0
        assert shapely.hausdorff_distance(on_lane, on_lane.intersection(truth.buffer(0.02))) == 0.0
        assert math.dist(party.contact.at, end) < 2.0
        assert gap_deg(party.contact.heading_deg, heading) < 5.0
        assert party.approach[-1] == party.contact.at


def check_symbol(rig, lines, crossing):
    """The scene translates without a doubt, and its symbol has both parties' ways."""
    symbol = collision_symbol(rig.now)
    assert not isinstance(symbol, Refusal)
    assert symbol.record.type_code == CROSSING_TYPE
    assert not {w.code for w in symbol.record.warnings} - {"MOVEMENT_UNKNOWN"}
    arms = {arm.name: arm.bearing_deg for arm in crossing.scene.junction.arms}
    for party, (_, heading, _) in zip(symbol.glyph.parties, lines, strict=True):
        assert gap_deg(arms[party.leg_in], heading + 180.0) < 1.0
    assert len(symbol.items) > 4
    assert symbol.glyph.contact == rig.now.impact


# --- task 10


def slide(rng):
    """A curved scrape of 12.5 m, where it began, where the motorcycle lies, the debris' outline."""
    centre = (rng.uniform(-40.0, 40.0), rng.uniform(-40.0, 40.0))
    radius, begin = rng.uniform(12.0, 40.0), rng.uniform(0.0, 360.0)
    side = rng.choice((-1.0, 1.0))
    drawn_m = SCRAPE_M * rng.uniform(0.8, 1.25)
    turn = math.degrees(drawn_m / radius) * side
    hand = [moved(centre, begin + turn * k / 30.0, radius) for k in range(31)]
    whole = math.degrees(SCRAPE_M / radius) * side
    end = moved(centre, begin + whole, radius)
    heading = begin + whole + 90.0 * side
    rest = moved(end, heading + rng.uniform(-20.0, 20.0), rng.uniform(1.5, 2.5))
    middle = moved(end, heading + 90.0, 4.0)
    debris = [
        moved(middle, 12.0 * k, 1.5 + 0.4 * math.sin(math.radians(36.0 * k))) for k in range(30)
    ]
    return hand, rest, heading + rng.uniform(-60.0, 60.0), debris


def aimed(at, rng):
    """Where a hand clicks that means a place: some pixels beside it."""
    return moved(at, rng.uniform(0.0, 360.0), rng.uniform(0.0, AIM_M))


@pytest.mark.parametrize("seed", range(5))
def test_a_motorcycle_slide_with_six_dimensions_takes_nineteen_actions(seed):
    rng = random.Random(seed)
    hand, rest, heading, debris = slide(rng)
    rig = SceneRig()
    rig.take("scene-mark")
    rig.count.count(UserAction.PICK)
    rig.around.pick.take_mark(MarkKind.SCRAPE)
    rig.follow(hand)
    assert rig.tool.typed(f"{SCRAPE_M}")
    rig.count.count(UserAction.PICK)
    rig.around.pick.take_mark(MarkKind.DEBRIS)
    rig.follow(debris)
    rig.take("scene-impact").click(*moved(hand[0], 30.0, 1.2))
    rig.take("scene-rest")
    rig.pick_party("scooter")
    rig.tool.key("u")
    rig.hand.drag(rest, moved(rest, heading, 2.0), shift=True)
    check_slide(rig, hand, rest, heading, debris)
    assert rig.count.total == 12
    rig.take("scene-dimension")
    wanted = dimension_ends(rig, debris)
    for start, end in wanted:
        rig.hand.drag(aimed(start, rng), aimed(end, rng))
    drawn = [(*one.start, *one.end) for one in rig.now.dimensions]
    assert drawn == [pytest.approx((*start, *end)) for start, end in wanted]
    assert rig.codes == []
    assert rig.count.total == 19 <= TASK_10_MOST
    undo = rig.document.undo
    for _ in range(11):
        undo.undo()
    assert rig.now == rig.scene


def check_slide(rig, hand, rest, heading, debris):
    scrape, area = rig.now.marks
    assert (scrape.kind, scrape.form, scrape.length_m) == ("scrape", MarkForm.LINE, SCRAPE_M)
    line = LineString(scrape.points)
    assert line.length == pytest.approx(SCRAPE_M, abs=1e-6)
    assert scrape.points[0] == pytest.approx(hand[0])
    truth = LineString([*hand, moved(hand[-1], bearing_deg(*hand[-2:]), 4.0)])
    assert max(truth.distance(shapely.Point(p)) for p in scrape.points) < 0.5
    assert (area.kind, area.form) == ("debris", MarkForm.AREA)
    outline = shapely.Polygon(debris)
    common = shapely.Polygon(area.points).intersection(outline).area
    assert common == pytest.approx(outline.area, rel=0.05)
    (party,) = rig.now.parties
    assert party.rest.at == pytest.approx(rest)
    assert gap_deg(party.rest.heading_deg, heading) < 1e-6
    assert party.rest.state == PoseState.LEFT_SIDE
    assert rig.now.impact == pytest.approx(moved(hand[0], 30.0, 1.2))


def dimension_ends(rig, debris):
    """Six pairs of places that the drawing has: from the contact point along the traces."""
    scene = rig.now
    scrape, area = scene.marks
    (party,) = scene.parties
    anchors = anchors_of(rig.library.of_party(party))
    front, rear = (placed_anchor(party.rest, anchors[k]) for k in ("front_wheel", "rear_wheel"))
    start, end = scrape.points[0], scrape.points[-1]
    return [
        (scene.impact, start),
        (start, end),
        (end, rear),
        (scene.impact, front),
        (end, area.points[0]),
        (rear, area.points[len(area.points) // 2]),
    ]
