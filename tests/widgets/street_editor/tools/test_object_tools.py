"""Signs, kerb lines, bays, detached markings: tools without a window, actions counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
import shapely.affinity
from shapely import LineString, Point, Polygon

from app.store.street_objects import load_objects
from app.streets.street_document import ChosenKind
from gis.drafting.user_actions import UserAction
from gis.streets.arm_design import ArmDesign, Wish
from gis.streets.object_pieces import pieces_of, with_objects
from gis.streets.objects import ObjectKind
from gis.streets.remake.change import StreetChange
from tests.helpers.street_objects import Desk
from tests.helpers.street_tools import rig_in, road_style
from widgets.street_editor.objects.object_pick import tool_for
from widgets.street_editor.tools.draw_road import DrawRoad


@pytest.fixture
def desk(tmp_path):
    rig = rig_in(tmp_path)
    yield Desk(rig)
    rig.store.close()


@pytest.fixture
def crossing(desk):
    """Two roads of 2 + 2 lanes that cross at (250, 250), one east, one north."""
    hand = desk.rig.hand(DrawRoad(desk.rig.around, road_style()))
    hand.drag((100.0, 250.0), (400.0, 250.0), shift=True)
    hand.drag((250.0, 100.0), (250.0, 400.0), shift=True)
    desk.drawn = desk.rig.count.total
    return desk


def south_kerb(desk) -> float:
    """Northing of the kerb on the south of the road to the east, far from the junction."""
    whole = shapely.union_all([b.shape for b in desk.rig.standing.whole().bodies])
    line = whole.intersection(LineString([(330.0, 200.0), (330.0, 250.0)]))
    return line.bounds[1]


def test_a_sign_looks_to_who_drives_there_and_a_drag_turns_it(crossing):
    desk = crossing
    desk.take(ObjectKind.SIGN, "遵1")
    y = south_kerb(desk)
    desk.hand.click(330.0, y - 1.0, shift=True)
    desk.hand.click(330.0, 500.0 - y + 1.0, shift=True)
    desk.hand.drag((340.0, y - 2.0), (345.0, y - 2.0), shift=True)
    south, north, turned = desk.objects
    # Traffic keeps right: on the south it goes east, so the sign looks west.
    assert south.bearing_deg == pytest.approx(270.0, abs=0.5)
    assert north.bearing_deg == pytest.approx(90.0, abs=0.5)
    assert turned.bearing_deg == pytest.approx(90.0)
    assert (turned.code, turned.at) == ("遵1", (340.0, y - 2.0))
    assert desk.rig.count.total - desk.drawn == 4  # the pick and three placings
    assert desk.rig.document.undo.undo_names[0] == "Place Stop"


def test_a_picture_on_the_road_lies_the_way_that_is_driven_and_takes_a_number(crossing):
    desk = crossing
    desk.take(ObjectKind.MARKING, "speed_limit_figures")
    desk.pick.figure = "40"
    desk.hand.click(330.0, south_kerb(desk) + 2.0, shift=True)
    (one,) = desk.objects
    assert (one.code, one.bearing_deg) == ("speed_limit_figures 40", pytest.approx(90.0, abs=0.5))


def test_a_quarter_turn_holds_for_the_next_ones(crossing):
    desk = crossing
    desk.take(ObjectKind.BUS_STOP, "bus_stop")
    desk.tool.key("r")
    desk.hand.click(330.0, south_kerb(desk) - 1.0, shift=True)
    (one,) = desk.objects
    assert one.bearing_deg == pytest.approx(0.0, abs=0.5)


def test_a_red_line_follows_the_kerb_round_the_corner_between_two_clicks(crossing):
    desk = crossing
    kerb = south_kerb(desk)
    desk.take(ObjectKind.MARKING, "no_stopping_line", UserAction.KEY)
    before = desk.rig.count.total
    desk.hand.click(290.0, kerb - 0.4)
    desk.hand.click(500.0 - kerb + 0.4, 210.0)
    (one,) = desk.objects
    assert desk.rig.count.total - before == 2
    assert (one.kind, one.code) == (ObjectKind.MARKING, "no_stopping_line")
    whole = shapely.union_all(
        [
            piece.shape
            for piece in (*desk.rig.standing.whole().bodies, *desk.rig.standing.whole().junctions)
        ]
    )
    away = [whole.boundary.distance(Point(p)) for p in one.shape.coords]
    assert max(away) < 0.081
    assert not any(whole.contains(Point(p)) for p in one.shape.coords)
    # The corner's kerb is rounded: shorter than round the outside of the corner.
    legs = (290.0 - (500.0 - kerb)) + (kerb - 210.0)
    assert 0.7 * legs < one.shape.length < legs
    (marking,) = pieces_of([one], desk.rig.document.editing._catalogue).markings
    assert (marking.article, marking.colour, marking.width_m) == ("169", "red", 0.1)


def test_points_on_two_kerbs_are_refused_and_nothing_is_stored(crossing):
    desk = crossing
    kerb = south_kerb(desk)
    desk.take(ObjectKind.MARKING, "no_parking_line", UserAction.KEY)
    desk.hand.click(330.0, kerb)
    desk.hand.click(330.0, 500.0 - kerb)
    desk.hand.click(330.0, 50.0)
    desk.hand.click(340.0, 50.0)
    assert desk.objects == []
    assert desk.rig.codes == ["OBJECT_KERBS_DIFFER", "OBJECT_NO_KERB_HERE"]


@pytest.mark.parametrize(
    ("code", "count", "size", "bearing"),
    [
        ("bay_car", 5, (6.0, 2.2), 90.0),
        ("bay_motorcycle", 30, (2.0, 1.0), 180.0),
    ],
)
def test_one_drag_along_a_kerb_sets_a_row_of_legal_bays_on_the_carriageway(
    crossing, code, count, size, bearing
):
    desk = crossing
    kerb = south_kerb(desk)
    desk.take(ObjectKind.BAY, code)
    before = desk.rig.count.total
    desk.hand.drag((320.0, kerb), (350.3, kerb))
    assert desk.rig.count.total - before == desk.rig.count.of(UserAction.DRAG) - 2 == 1
    bays = desk.objects
    assert len(bays) == count
    markings = pieces_of(bays, desk.rig.document.editing._catalogue).markings
    areas = [Polygon(one.shape.coords) for one in markings]
    assert {(one.length_m, one.width_m) for one in bays} == {size}
    assert all(gap == pytest.approx(bearing, abs=0.5) for gap in [b.bearing_deg for b in bays])
    whole = shapely.union_all(areas)
    assert whole.area == pytest.approx(count * size[0] * size[1], rel=1e-3)  # none overlaps
    body = shapely.union_all([piece.shape for piece in desk.rig.standing.whole().bodies])
    assert whole.difference(body.buffer(0.01)).area < 0.01
    assert desk.rig.document.undo.undo_names[0].startswith("Draw Parking bays")
    desk.rig.document.undo.undo()
    assert desk.objects == []


def test_a_row_too_short_for_a_bay_is_told(crossing):
    desk = crossing
    desk.take(ObjectKind.BAY, "bay_car")
    kerb = south_kerb(desk)
    desk.hand.drag((320.0, kerb), (324.0, kerb))
    assert desk.rig.codes == ["OBJECT_ROW_TOO_SHORT"]
    assert desk.objects == []


def detach_stop_line(desk):
    stop = next(m for m in desk.rig.standing.whole().markings if m.kind == "stop_line")
    at = stop.shape.centroid
    desk.use("detach")
    desk.hand.click(at.x, at.y)
    return stop


def test_a_detached_marking_is_shown_once_as_it_was_and_survives_the_making_anew(crossing):
    desk = crossing
    stop = detach_stop_line(desk)
    (one,) = desk.objects
    assert one.replaces == stop.uid
    assert one.shape.equals_exact(stop.shape)
    document = desk.rig.document
    assert document.chosen_uids(document.chosen[0].kind) == (one.uid,)
    # Its road is made anew, and with it the derived stop line of the same uid.
    street = document.network.streets[stop.road]
    faster = replace(street, speed_limit_kmh=40)
    document.run(StreetChange(gone=frozenset([stop.road]), new=(faster,)), "edit")
    again = desk.rig.standing.whole()
    assert stop.uid in {m.uid for m in again.markings}
    shown = with_objects(again, desk.objects, document.editing._catalogue).markings
    assert stop.uid not in {m.uid for m in shown}
    assert one.uid in {m.uid for m in shown}
    document.undo.undo(2)
    assert desk.objects == []


def test_undo_of_an_edit_that_took_the_rules_line_away_brings_back_what_an_object_stood_for(
    crossing,
):
    desk = crossing
    stop = detach_stop_line(desk)
    document = desk.rig.document
    street = document.network.streets[stop.road]
    none = ArmDesign(stop_line=Wish.NO)
    change = StreetChange(gone=frozenset([stop.road]), new=(replace(street, ends=(none, none)),))
    document.run(change, "no stop line")
    assert stop.uid not in {m.uid for m in desk.rig.standing.whole().markings}
    assert desk.objects[0].replaces is None
    document.undo.undo()
    assert stop.uid in {m.uid for m in desk.rig.standing.whole().markings}
    assert desk.objects[0].replaces == stop.uid
    document.undo.redo()
    assert desk.objects[0].replaces is None
    with document.editing._store.read() as connection:
        assert [one.replaces for one in load_objects(connection)] == [None]


def test_a_detached_stop_line_is_moved_by_its_middle(crossing):
    desk = crossing
    stop = detach_stop_line(desk)
    desk.use("select-objects")
    at = stop.shape.centroid
    desk.hand.drag((at.x, at.y), (at.x + 2.0, at.y + 1.0), shift=True)
    (one,) = desk.objects
    moved = shapely.affinity.translate(stop.shape, 2.0, 1.0)
    assert one.shape.equals_exact(moved, 1e-6)
    assert desk.rig.codes == []


def test_a_detached_crosswalk_takes_all_its_bars_and_one_entry(crossing):
    desk = crossing
    bars = [m for m in desk.rig.standing.whole().markings if m.kind == "crosswalk"]
    first = bars[0]
    road_bars = [m for m in bars if (m.road, m.junction) == (first.road, first.junction)]
    desk.use("detach")
    desk.hand.click(first.shape.centroid.x, first.shape.centroid.y)
    assert {one.replaces for one in desk.objects} == {m.uid for m in road_bars}
    assert desk.rig.document.undo.undo_names[0] == "Detach from its rule"
    desk.rig.document.undo.undo()
    desk.hand.click(first.shape.centroid.x, first.shape.centroid.y, shift=True)
    assert [one.replaces for one in desk.objects] == [first.uid]


def test_where_nothing_is_there_is_nothing_to_detach(crossing):
    crossing.use("detach")
    crossing.hand.click(450.0, 450.0)
    assert crossing.rig.codes == ["OBJECT_NOTHING_TO_DETACH"]


@pytest.fixture
def two(desk):
    """A pole and a kerb line, and the selecting tool."""
    desk.take(ObjectKind.POLE, "pole")
    desk.hand.click(100.0, 100.0)
    desk.tool_key("draw-object")
    desk.follow([(110.0, 100.0), (130.0, 100.0)])
    desk.use("select-objects")
    return desk


def test_objects_are_chosen_by_click_shift_ctrl_and_box(two):
    document = two.rig.document
    pole, kerb = two.objects

    def chosen():
        return [one.uid for one in document.chosen]

    two.hand.click(100.1, 100.0)
    assert chosen() == [pole.uid]
    two.hand.click(115.0, 100.2, shift=True)
    assert chosen() == [pole.uid, kerb.uid]
    two.hand.click(100.0, 100.0, ctrl=True)
    assert chosen() == [kerb.uid]
    two.hand.click(150.0, 150.0)
    assert chosen() == []
    two.hand.drag((95.0, 95.0), (120.0, 105.0))  # left to right encloses
    assert chosen() == [pole.uid]
    two.hand.drag((120.0, 105.0), (95.0, 95.0))  # right to left touches
    assert chosen() == [pole.uid, kerb.uid]


def test_the_chosen_move_together_and_escape_stores_nothing(two):
    document, tool = two.rig.document, two.tool
    pole, kerb = two.objects
    two.hand.drag((120.0, 105.0), (95.0, 95.0))
    hand = two.hand
    tool.press(hand.pointer(100.0, 100.0))
    tool.move(hand.pointer(104.0, 103.0))
    assert tool.key("Escape")
    tool.release(hand.pointer(104.0, 103.0))
    assert two.objects == [pole, kerb]
    two.hand.drag((115.0, 100.0), (119.0, 103.0))
    moved_pole, moved_kerb = document.objects.of(pole.uid, kerb.uid)
    assert moved_pole.at == pytest.approx((104.0, 103.0))
    assert moved_kerb.shape.coords[0] == pytest.approx((114.0, 103.0))
    assert document.undo.undo_names[0] == "Move objects"
    document.undo.undo()
    assert document.objects.of(pole.uid, kerb.uid) == (pole, kerb)


def test_ctrl_and_a_drag_leaves_the_chosen_and_puts_copies(two):
    document = two.rig.document
    pole, kerb = two.objects
    two.hand.drag((120.0, 105.0), (95.0, 95.0))
    two.hand.drag((115.0, 100.0), (115.0, 120.0), ctrl=True)
    assert document.objects.of(pole.uid, kerb.uid) == (pole, kerb)
    copies = two.objects[2:]
    assert sorted(one.at[1] for one in copies) == pytest.approx([120.0, 120.0])
    assert set(document.chosen_uids(ChosenKind.OBJECT)) == {one.uid for one in copies}
    assert document.undo.undo_names[0] == "Copy objects"


def test_grips_turn_points_and_pull_vertices_and_put_new_ones(two):
    document = two.rig.document
    pole, kerb = two.objects
    two.hand.click(*pole.at)
    two.hand.drag((100.0, 103.0), (106.0, 100.0), shift=True)  # the grip 3 m before it
    (turned,) = document.objects.of(pole.uid)
    assert turned.bearing_deg == pytest.approx(90.0)
    two.hand.click(115.0, 100.0)
    two.hand.drag((130.0, 100.0), (130.0, 110.0), shift=True)
    two.hand.drag((120.0, 105.0), (120.0, 115.0), shift=True)
    (pulled,) = document.objects.of(kerb.uid)
    assert list(pulled.shape.coords) == [(110.0, 100.0), (120.0, 115.0), (130.0, 110.0)]


def test_delete_and_quarter_turn_are_one_entry_each(two):
    document = two.rig.document
    two.hand.drag((120.0, 105.0), (95.0, 95.0))
    before = two.objects
    two.tool.key("r")
    assert document.undo.undo_names[0] == "Turn objects"
    lengths = [one.shape.length for one in two.objects]
    assert lengths == pytest.approx([0.0, 20.0])
    two.tool.key("Backspace")
    assert two.objects == []
    document.undo.undo(2)
    assert sorted(two.objects, key=lambda one: one.uid) == sorted(before, key=lambda one: one.uid)


def test_an_island_is_drawn_by_corners_and_a_crossed_outline_is_refused(desk):
    desk.take(ObjectKind.ISLAND)
    for corner in ((100, 100), (110, 100), (100, 108), (110, 108)):
        desk.hand.click(*corner)
    desk.tool.key("Return")
    assert desk.rig.codes == ["OBJECT_AREA_TANGLED"]
    desk.tool.key("Escape")
    for corner in ((100, 100), (110, 100), (110, 108)):
        desk.hand.click(*corner)
    desk.tool.key("Return")
    (one,) = desk.objects
    assert (one.kind, one.shape.area) == (ObjectKind.ISLAND, pytest.approx(40.0))


def test_every_entry_of_the_palette_is_drawn_by_some_tool(desk):
    for entry in desk.pick.entries:
        assert tool_for(entry) in desk.tools
        assert entry.name
        assert entry.gloss
