"""Objects become what the law says of them: widths, dashes, bars, bays."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import shapely
from shapely import LineString, Point, Polygon

from app.marking_catalogue import load_marking_catalogue
from gis.streets.derived import Marking, StreetGeometry
from gis.streets.markings.catalogue import MarkingForm, MarkingKind
from gis.streets.object_pieces import TURNS, pieces_of, with_objects
from gis.streets.objects import (
    BAY_SIZES,
    BayKind,
    ObjectKind,
    ObjectLook,
    ObjectShape,
    ObjectUid,
    StreetObject,
)
from tests.helpers.street_geometry import make_crossing

CATALOGUE = load_marking_catalogue()
ALONG = LineString([(0, 0), (20, 0)])


def marking(code: str, shape: ObjectShape, **more: object) -> tuple[Marking, ...]:
    one = StreetObject(uid=ObjectUid("o"), kind=ObjectKind.MARKING, code=code, shape=shape, **more)
    return pieces_of([one], CATALOGUE).markings


@pytest.mark.parametrize(
    ("code", "article", "colour", "width_m", "dash_m"),
    [
        ("no_stopping_line", "169", "red", 0.10, None),
        ("no_parking_line", "168", "yellow", 0.10, None),
        ("lane_line", "182", "white", 0.10, (4.0, 6.0)),
        ("edge_line", "183", "white", 0.15, None),
        ("stop_line", "170", "white", 0.40, None),
    ],
)
def test_a_line_has_the_width_and_dash_of_its_article(
    code: str, article: str, colour: str, width_m: float, dash_m: tuple[float, float] | None
) -> None:
    (found,) = marking(code, ALONG)
    assert (found.uid, found.article, found.colour) == ("o", article, colour)
    assert (found.width_m, found.dash_m) == (pytest.approx(width_m), dash_m)
    assert found.shape.equals(ALONG)


def test_double_lines_leave_ten_centimetres_between_them() -> None:
    # 165: two lines of 10 cm with 10 cm between them: their axes lie 20 cm apart.
    left, right = marking("no_crossing_line", ALONG)
    assert shapely.distance(left.shape, right.shape) == pytest.approx(0.2)
    assert {one.dash_m for one in (left, right)} == {None}
    solid, dashed = marking("one_side_no_overtaking_line", ALONG)
    assert (solid.dash_m, dashed.dash_m) == (None, (4.0, 6.0))
    assert solid.shape.bounds[1] > 0 > dashed.shape.bounds[1]


def test_a_crosswalk_is_bars_square_to_its_line() -> None:
    # 185: bars 40 cm wide, gaps 40 to 80 cm, 2 to 8 m long.
    bars = marking("crosswalk", ALONG)
    boxes = sorted(one.shape.bounds for one in bars)
    assert len(bars) == 20
    assert all(box[2] - box[0] == pytest.approx(0.4) for box in boxes)
    gaps = {round(b[0] - a[2], 3) for a, b in pairwise(boxes)}
    assert all(0.4 <= gap <= 0.8 for gap in gaps)
    assert boxes[0][1] == pytest.approx(-2.0)
    assert boxes[0][3] == pytest.approx(2.0)
    assert boxes[0][0] >= 0
    assert boxes[-1][2] <= 20


def test_a_hatched_area_stays_inside_and_is_half_painted_at_most() -> None:
    area = Polygon([(0, 0), (12, 0), (14, 5), (0, 6)])
    for code in ("channelising", "box_junction"):
        found = marking(code, area)
        painted = shapely.union_all([one.shape for one in found])
        assert painted.difference(area.buffer(1e-6)).area == pytest.approx(0, abs=1e-6)
        assert 0.05 < painted.area / area.area < 0.65
        assert len(found) > 5


def test_a_bay_has_the_size_and_line_of_article_190_however_it_is_turned() -> None:
    size = BAY_SIZES[BayKind.CAR]
    one = StreetObject(
        uid=ObjectUid("o"),
        kind=ObjectKind.BAY,
        code=BayKind.CAR,
        shape=Point(100.0, 200.0),
        bearing_deg=30.0,
        length_m=size.length_m,
        width_m=size.width_m,
    )
    (found,) = pieces_of([one], CATALOGUE).markings
    assert (found.kind, found.article, found.width_m) == ("parking_line", "190", 0.1)
    outline = Polygon(found.shape.coords)
    assert outline.area == pytest.approx(size.length_m * size.width_m, abs=1e-3)
    long_side = max(
        pairwise(found.shape.coords),
        key=lambda side: math.dist(*side),
    )
    (ax, ay), (bx, by) = long_side
    assert math.degrees(math.atan2(bx - ax, by - ay)) % 180 == pytest.approx(30.0, abs=0.01)


@pytest.mark.parametrize("figure", sorted(TURNS))
def test_every_arrow_is_painted_about_its_place(figure: str) -> None:
    (found,) = marking(f"lane_arrow {figure}", Point(10, 10), bearing_deg=90.0)
    assert found.shape.is_valid
    west, south, east, north = found.shape.bounds
    assert 7.49 < west < east < 12.51  # 188: 5 m in the picture; turning ones end before it
    assert 8.0 < south < north < 12.0


@pytest.mark.parametrize(
    "code",
    ["slow_word", "stop_word", "speed_limit_figures 50", "exclusive_lane_words bus",
     "direction_lane_words left", "no_motorcycles_words", "exclusive_lane_diamond",
     "give_way_triangle", "priority_lane_words", "slow_lane_pictures"],
)  # fmt: skip
def test_words_and_pictures_are_valid_areas_about_their_place(code: str) -> None:
    found = marking(code, Point(0, 0), bearing_deg=45.0)
    whole = shapely.union_all([one.shape for one in found])
    assert all(one.shape.is_valid for one in found)
    assert whole.area > 0.1
    assert whole.envelope.centroid.distance(Point(0, 0)) < 0.6


def test_words_are_read_from_afar_to_near() -> None:
    # 150: "縱向者一律採由遠而近": the first character lies farthest along the way driven.
    found = marking("direction_lane_words left", Point(0, 0), bearing_deg=0.0)
    first, last = found[0].shape.centroid.y, found[-1].shape.centroid.y
    assert first > 5 > -5 > last


def test_every_marking_of_the_catalogue_can_be_placed_in_some_way() -> None:
    area = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)])
    without = {"direction_words", "sidewalk_words"}  # names: nothing to write without a name
    for entry in CATALOGUE.entries:
        shapes: list[ObjectShape] = [ALONG]
        if entry.form is MarkingForm.HATCH:
            shapes = [area]
        elif entry.form is MarkingForm.WORDS or entry.kind in (
            MarkingKind.LANE_ARROW, MarkingKind.MOTORCYCLE_BOX, MarkingKind.TWO_STAGE_BOX
        ):  # fmt: skip
            shapes = [Point(3, 4)]
        for shape in shapes:
            code = f"{entry.kind} 50" if entry.kind == "speed_limit_figures" else entry.kind
            words = entry.words[0][0] if entry.words else ""
            found = marking(f"{code} {words}".strip(), shape)
            assert found or entry.kind in without, entry.kind


def test_a_detached_piece_looks_as_it_did_and_the_derived_one_is_gone() -> None:
    made = make_crossing()
    before = made.markings[0]
    look = ObjectLook(colour=before.colour, width_m=before.width_m, dash_m=before.dash_m)
    one = StreetObject(
        uid=ObjectUid("own"), kind=ObjectKind.MARKING, code=before.kind, shape=before.shape,
        look=look, replaces=before.uid, level=before.level,
    )  # fmt: skip
    shown = with_objects(made, [one], CATALOGUE).markings
    assert before.uid not in {marking.uid for marking in shown}
    (own,) = (marking for marking in shown if marking.uid == "own")
    for name in ("article", "kind", "colour", "width_m", "dash_m", "shape", "level"):
        assert getattr(own, name) == getattr(before, name)
    assert len(shown) == len(made.markings)
    assert shown == tuple(sorted(shown, key=lambda marking: marking.uid))


def test_without_objects_nothing_is_made_anew() -> None:
    made: StreetGeometry = make_crossing()
    assert with_objects(made, [], CATALOGUE) is made


def test_furniture_and_islands_come_with_code_and_bearing() -> None:
    objects = [
        StreetObject(
            uid=ObjectUid("h"), kind=ObjectKind.HYDRANT, code="hydrant", shape=Point(1, 2)
        ),
        StreetObject(
            uid=ObjectUid("i"),
            kind=ObjectKind.ISLAND,
            shape=Polygon([(0, 0), (3, 0), (0, 3)]),
            level=1,
        ),
    ]
    found = pieces_of(objects, CATALOGUE)
    assert [(one.code, one.at) for one in found.furniture] == [("hydrant", (1.0, 2.0))]
    assert [(one.uid, one.level) for one in found.islands] == [("i", 1)]
