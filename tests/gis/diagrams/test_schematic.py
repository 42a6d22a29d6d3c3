"""The schematic view: order, stacking, labels that stay apart."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from shapely import MultiPoint, Polygon

from gis.angles import bearing_deg, gap_deg, turn_deg
from gis.crashes.records import Severity
from gis.diagrams.build import build_diagram
from gis.diagrams.contact_mark import contact_mark
from gis.diagrams.diagram import DiagramArm
from gis.diagrams.glyphs import item_points
from gis.diagrams.junction_drawing import junction_items, street_names
from gis.diagrams.leg_layout import lay_out_legs
from gis.diagrams.schematic import schematic_view
from gis.diagrams.text_size import text_bounds
from gis.diagrams.titled import titled_drawing
from gis.display.primitives import WHITE, Circle, Path, Text
from gis.scenes.record import Movement
from tests.helpers.diagrams import (
    CROSS,
    english,
    left_turn_sketch,
    make_site,
    make_sketch,
    rear_end_sketch,
    sketched_party,
    two_cars,
    type_name,
)

RECORDS = [
    ("13", "01 03"), ("13", "01 03 03"), ("10", "01 11"), ("11", "04 14"), ("12", "02 14"),
    ("15", "11 12"), ("14", "03 11"), ("13", "01 03 17"),
]  # fmt: skip


def mixed(count, arms=CROSS):
    crashes = []
    for index in range(count):
        kind, impacts = RECORDS[index % len(RECORDS)]
        actions = " ".join(["02" if kind == "14" else "09"] + ["09"] * impacts.count(" "))
        crashes.append(two_cars(kind, impacts, actions, index=index))
    sketches = [left_turn_sketch(f"S{index}") for index in range(count // 4)]
    sketches += [rear_end_sketch(f"R{index}") for index in range(count // 5)]
    return build_diagram(make_site(arms), crashes, sketches, words=english)


def view_of(diagram, **options):
    return schematic_view(diagram, english, type_name=type_name, **options)


def texts(view, layer):
    return [item for item in view.items if isinstance(item, Text) and item.layer == layer]


def overlap(a, b):
    return (
        min(a.max_x, b.max_x) - max(a.min_x, b.min_x) > 1e-9
        and min(a.max_y, b.max_y) - max(a.min_y, b.min_y) > 1e-9
    )


FIVE = tuple(
    DiagramArm(name=name, bearing_deg=bearing, street=name)
    for name, bearing in [("N", 8.0), ("E", 75.0), ("SE", 130.0), ("S", 190.0), ("W", 260.0)]
)


@pytest.mark.parametrize("arms", [CROSS, CROSS[:3], FIVE, ()])
@pytest.mark.parametrize("count", [1, 12, 140])
def test_key_numbers_never_overlap_each_other(arms, count):
    boxes = [text_bounds(text) for text in texts(view_of(mixed(count, arms)), "number")]
    assert len(boxes) >= count
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


@pytest.mark.parametrize("arms", [CROSS, FIVE, ()])
@pytest.mark.parametrize("count", [0, 12, 60])
def test_everything_lies_inside_the_frame(arms, count):
    diagram = mixed(count, arms)
    for view in (view_of(diagram), titled_drawing(diagram, view_of(diagram), english)):
        frame = view.frame
        for item in view.items:
            for x, y in item_points(item):
                assert frame.min_x <= x <= frame.max_x, item
                assert frame.min_y <= y <= frame.max_y, item


def test_headings_of_the_tray_do_not_overlap():
    boxes = [text_bounds(text) for text in texts(view_of(mixed(40)), "tray")]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]


def test_glyphs_up_to_rotation_lie_in_the_tray_only():
    view = view_of(mixed(16))
    outline = next(item for item in view.items if isinstance(item, Path) and item.layer == "tray")
    xs = [x for x, _ in outline.runs[0]]
    ys = [y for _, y in outline.runs[0]]
    for item in view.items:
        inside = all(
            min(xs) <= x <= max(xs) and min(ys) <= y <= max(ys) for x, y in item_points(item)
        )
        if item.key.startswith("C"):
            assert inside
        if item.key[:1] in ("S", "R") and len(item.key) > 1:
            assert not inside


def contacts(view, cases):
    """Contact marks by case number."""
    return {
        item.key: item.centre
        for item in view.items
        if isinstance(item, Circle) and item.layer == "contact" and item.key in cases
    }


def test_identical_crashes_stack_along_their_approach_at_one_spacing():
    cases = [f"S{index}" for index in range(3)]
    sketches = [left_turn_sketch(case) for case in cases] + [rear_end_sketch("R1")]
    view = view_of(build_diagram(make_site(), [], sketches, words=english))
    places = sorted(contacts(view, cases).values(), key=lambda place: place[1])
    assert {round(x, 6) for x, _ in places} == {round(places[0][0], 6)}
    steps = {round(b[1] - a[1], 6) for a, b in pairwise(places)}
    assert len(steps) == 1
    # the approach from the north is on the west side of its leg: traffic keeps right
    assert places[0][0] < 0 < places[0][1]


@pytest.mark.parametrize("arms", [CROSS, FIVE])
def test_stacks_stay_on_the_right_half_of_their_leg(arms):
    legs = lay_out_legs(arms, {arms[0].name: 7, arms[1].name: 2})
    for leg, count in ((legs[0], 7), (legs[1], 2)):
        for index in range(count):
            place = leg.slot(index)
            inward = (leg.arm.bearing_deg + 180.0) % 360.0
            # seen from a driver who comes in, the slot lies to the right of the centre line
            assert turn_deg(leg.arm.bearing_deg, bearing_deg((0.0, 0.0), place)) < 0
            assert gap_deg(inward, bearing_deg(place, (0.0, 0.0))) < 90.0
            assert math.hypot(*place) > leg.mouth_m


def test_legs_never_lie_on_each_other():
    from shapely import Polygon

    for arms in (CROSS, CROSS[:3], FIVE):
        legs = lay_out_legs(arms, {arm.name: 9 for arm in arms})
        bodies = [
            Polygon(
                [
                    leg.edge(-1, leg.mouth_m), leg.edge(-1, leg.end_m),
                    leg.edge(1, leg.end_m), leg.edge(1, leg.mouth_m),
                ]
            )
            for leg in legs
        ]  # fmt: skip
        for a, b in combinations(bodies, 2):
            assert a.intersection(b).area < 1e-6


def test_a_leg_is_drawn_at_its_true_bearing_with_its_street():
    view = view_of(mixed(0, FIVE))
    for arm in FIVE:
        (name,) = [text for text in texts(view, "street_name") if text.key == arm.name]
        box = text_bounds(name)
        assert gap_deg(bearing_deg((0.0, 0.0), box.centre), arm.bearing_deg) < 25.0


def test_north_is_drawn_only_where_the_legs_are_known():
    assert any(item.layer == "north" for item in view_of(mixed(1)).items)
    assert not any(item.layer == "north" for item in view_of(mixed(1, ())).items)
    assert not any(item.layer == "north" for item in view_of(mixed(1), north=False).items)


def hull(items):
    points = [point for item in items for point in item_points(item)]
    return MultiPoint(points).envelope


@pytest.mark.parametrize("count", [0, 4, 24])
@pytest.mark.parametrize("turn", range(0, 360, 15))
def test_the_north_arrow_lies_on_nothing_else_at_any_bearing(turn, count):
    gaps = [0.0, 88.0, 181.0, 262.0][: 4 if turn % 2 else 3]
    arms = tuple(
        DiagramArm(name="NESW"[n], bearing_deg=(turn + gap) % 360.0, street="世賢路一段")
        for n, gap in enumerate(gaps)
    )
    sketches = [
        make_sketch(
            f"S{n}",
            "13",
            sketched_party(1, "N", "E", Movement.STRAIGHT, heading_deg=(turn + 180.0) % 360.0),
            sketched_party(2, "N", "E", Movement.STOPPED, heading_deg=(turn + 180.0) % 360.0),
            arms=arms,
        )
        for n in range(count)
    ]
    view = view_of(build_diagram(make_site(arms), [], sketches, words=english))
    arrow = hull([item for item in view.items if item.layer == "north"])
    assert arrow.area > 0
    glyphs = {item.key for item in view.items if item.layer == "contact"}
    assert len(glyphs) == count
    for item in view.items:
        if item.layer == "north":
            continue
        if item.layer == "road" and isinstance(item, Path) and item.closed:
            assert not arrow.intersects(Polygon(item.runs[0]))
        elif item.layer != "road":
            assert not arrow.intersects(hull([item])), item


@pytest.mark.parametrize("turn", range(0, 360, 20))
@pytest.mark.parametrize("counts", [{}, {"A1": 9}])
def test_street_names_meet_no_leg_and_no_other_name(turn, counts):
    gaps = [0.0, 22.0, 60.0, 150.0, 171.0, 260.0]
    arms = [
        DiagramArm(name=f"A{n}", bearing_deg=(turn + gap) % 360.0, street="世賢路一段")
        for n, gap in enumerate(gaps)
    ]
    legs = lay_out_legs(arms, counts)
    names = street_names(legs)
    assert len(names) == len(arms)
    road = Polygon(junction_items(legs)[0].runs[0]).buffer(0)
    boxes = [text_bounds(name) for name in names]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert not [name for name in names if hull([name]).intersects(road)]


@pytest.mark.parametrize("sketches", [0, 3])
def test_a_junction_without_glyphs_is_small_beside_its_tray(sketches):
    crashes = [two_cars("13", "01 03", "09 09", index=index) for index in range(20)]
    drawn = [rear_end_sketch(f"R{index}") for index in range(sketches)]
    view = view_of(build_diagram(make_site(), crashes, drawn, words=english))
    road = hull([item for item in view.items if item.layer == "road"])
    tray = hull([item for item in view.items if item.layer == "tray"])
    assert (road.area < tray.area / 2) == (sketches == 0)


def test_crashes_that_look_alike_are_stacked_where_there_are_too_many():
    diagram = mixed(120)
    view = view_of(diagram, stack_over=100)
    loose = [glyph for glyph in diagram.glyphs if glyph.case_no.startswith("C")]
    assert len(loose) > 100
    labels = [text.text for text in texts(view, "number") if text.key in {g.case_no for g in loose}]
    assert sum(int(label.removeprefix("×")) if "×" in label else 1 for label in labels) == len(
        loose
    )
    assert len(labels) == len(RECORDS)
    assert [t for t in texts(view, "number") if t.key.startswith("S")], "legs are never stacked"
    assert len(texts(view_of(mixed(120)), "number")) == len(diagram.glyphs)


def test_a_stack_never_hides_a_graver_crash():
    crashes = [two_cars("13", "01 03", "09 09", index=index) for index in range(6)]
    crashes[3] = replace(crashes[3], severity=Severity.A1)
    diagram = build_diagram(make_site(), crashes, [], words=english)
    view = view_of(diagram, stack_over=3)
    assert sorted(text.text for text in texts(view, "number")) == ["4", "×5"]


def test_an_empty_diagram_says_so():
    (note,) = texts(view_of(mixed(0)), "note")
    assert note.text == english("DIAGRAM_EMPTY")


def test_every_item_of_a_glyph_names_its_case():
    diagram = mixed(8)
    view = view_of(diagram)
    glyph_layers = {"path", "contact", "number"}
    named = {item.key for item in view.items if item.layer in glyph_layers}
    assert named == {glyph.case_no for glyph in diagram.glyphs}


def test_a_left_turn_bends_left_on_its_legs():
    sketch = make_sketch(
        "S1",
        "16",
        sketched_party(1, "S", "W", Movement.LEFT, heading_deg=315.0),
        sketched_party(2, "N", "S", Movement.STRAIGHT),
    )
    view = view_of(build_diagram(make_site(), [], [sketch], words=english))
    paths = [
        item.runs[0]
        for item in view.items
        if isinstance(item, Path) and item.layer == "path" and not item.closed
    ]
    turn = next(path for path in paths if len(path) > 3)
    assert bearing_deg(turn[0], turn[1]) == pytest.approx(0.0, abs=1e-6)
    assert bearing_deg(turn[-2], turn[-1]) == pytest.approx(270.0)


def test_contact_marks_differ_by_shape_alone():
    def shape(severity, late):
        return tuple(
            (type(item).__name__, getattr(item, "radius_m", 0), item.fill in (None, WHITE))
            for item in contact_mark((0.0, 0.0), severity, late_death=late)
        )

    shapes = {
        shape(Severity.A1, False),
        shape(Severity.A2, True),
        shape(Severity.A2, False),
        shape(Severity.A3, False),
    }
    assert len(shapes) == 4
