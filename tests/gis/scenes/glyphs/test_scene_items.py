"""A scene's items name their parts, show all of them, and keep their words apart."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.symbol_catalogue import load_symbols
from gis.display.primitives import Circle, Item, Path, Text
from gis.scenes.glyphs.look import NIGHT, PAPER
from gis.scenes.glyphs.scene_items import scene_items
from gis.scenes.parts import PartKind, ScenePart, is_there, part_of_key
from gis.scenes.scene import (
    Dimension,
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    MarkKind,
    Photo,
    Pose,
    PoseState,
    Scene,
    SceneObject,
    SceneParty,
    SceneText,
)
from gis.scenes.survey.measurements import FixedPoint, Measurement, Method
from tests.helpers.scene_glyphs import points_of, text_boxes, texts_of
from tests.helpers.scene_values import scenes

CAR = SceneParty(
    no=1,
    class_code="B03",
    approach=((0.0, -30.0), (0.0, -4.0)),
    contact=Pose(at=(0.0, -4.0), heading_deg=0.0),
    positions=(Pose(at=(1.0, 2.0), heading_deg=20.0),),
    rest=Pose(at=(4.0, 9.0), heading_deg=40.0),
)
SCOOTER = SceneParty(
    no=2,
    class_code="C03",
    approach=((-25.0, 0.0), (0.5, 0.0)),
    contact=Pose(at=(0.5, 0.0), heading_deg=90.0),
    rest=Pose(at=(12.0, 3.0), heading_deg=75.0, state=PoseState.LEFT_SIDE),
)
SCENE = Scene(
    case_no="1",
    parties=(CAR, SCOOTER),
    impact=(0.0, -1.0),
    impact_sigma_m=0.8,
    marks=(
        Mark(kind=MarkKind.SKID, form=MarkForm.LINE, points=((-1.0, -20.0), (-1.0, -4.0)), party=1),
        Mark(id="K7", kind=MarkKind.BLOOD, form=MarkForm.POINT, points=((8.0, -6.0),)),
    ),
    objects=(SceneObject(id="O1", symbol="cone", at=(-9.0, 9.0)),),
    photos=(Photo(id="P1", at=(-12.0, -9.0), bearing_deg=45.0),),
    texts=(SceneText(at=(-15.0, 12.0), text="往民生路"),),
    dimensions=(Dimension(start=(-1.0, -20.0), end=(-1.0, -4.0), offset_m=3.0),),
    fixed_points=(
        KeptFixedPoint(point=FixedPoint(id="F1", at=(-18.0, -15.0))),
        KeptFixedPoint(point=FixedPoint(id="F2", at=(18.0, -15.0))),
    ),
    measurements=tuple(
        KeptMeasurement(
            row=Measurement(
                target=target,
                method=Method.TRIANGULATION,
                fixed=("F1", "F2"),
                values_m=(values),
            )
        )
        for target, values in (
            ("A.front_left_wheel", (33.1, 29.2)),
            ("A.rear_left_wheel", (30.2, 27.6)),
            ("B.front_wheel", (35.6, 19.1)),
            ("B.rear_wheel", (34.4, 19.2)),
            ("M1.1", (17.7, 19.6)),
            ("M1.2", (20.2, 21.9)),
        )
    ),
)


def drawn(scene: Scene = SCENE) -> tuple[Item, ...]:
    return scene_items(scene, load_symbols())


def of_part(items: tuple[Item, ...], part: ScenePart) -> list[Item]:
    return [item for item in items if part_of_key(item.key) == part]


def test_every_part_of_a_scene_has_items_and_every_item_belongs_to_it() -> None:
    items = drawn()
    wanted = [ScenePart(kind=PartKind.POSE, place=1, pose=name) for name in ("contact", "1", "")]
    wanted += [ScenePart(kind=PartKind.POSE, place=2, pose=name) for name in ("contact", "")]
    wanted += [ScenePart(kind=PartKind.APPROACH, place=number) for number in (1, 2)]
    wanted += [ScenePart(kind=PartKind.MARK, place=number) for number in (0, 1)]
    wanted += [ScenePart(kind=PartKind.FIXED_POINT, place=number) for number in (0, 1)]
    kinds = (PartKind.OBJECT, PartKind.PHOTO, PartKind.TEXT, PartKind.DIMENSION, PartKind.IMPACT)
    wanted += [ScenePart(kind=kind) for kind in kinds]

    named = {part for item in items if (part := part_of_key(item.key)) is not None}

    assert named == set(wanted)
    assert all(is_there(part, SCENE) for part in named)
    assert all(item.layer.startswith("scene_") for item in items)


def test_parties_are_told_by_letters_only() -> None:
    words = texts_of(drawn())

    assert {"A", "A1", "B"} <= set(words)
    assert words.count("A") == 2
    assert words.count("B") == 2
    assert "M1 (A) 16.00 m" in words
    assert "K7" in words


def test_places_before_the_last_are_dashed_and_let_the_ground_be_seen() -> None:
    items = drawn()
    contact = of_part(items, ScenePart(kind=PartKind.POSE, place=1, pose="contact"))
    rest = of_part(items, ScenePart(kind=PartKind.POSE, place=1))

    body, outline = contact[0], rest[0]
    assert isinstance(body, Path)
    assert isinstance(outline, Path)
    assert body.stroke is not None
    assert outline.stroke is not None
    assert body.stroke.dashes_m
    assert body.fill is not None
    assert body.fill.alpha == 0.0
    assert outline.stroke.dashes_m == ()
    assert outline.fill == PAPER.body


def test_nothing_of_a_place_before_the_last_is_filled_but_its_arrow_and_letter() -> None:
    contact = of_part(drawn(), ScenePart(kind=PartKind.POSE, place=2, pose="contact"))
    filled = [item for item in contact if isinstance(item, Path) and item.fill == PAPER.ink]

    (arrow,) = filled
    assert arrow.layer == "scene_path"


def test_an_approach_is_drawn_up_to_the_rear_of_its_vehicle() -> None:
    line = of_part(drawn(), ScenePart(kind=PartKind.APPROACH, place=1))[0]

    assert isinstance(line, Path)
    assert line.runs[0][0] == (0.0, -30.0)
    assert line.runs[0][-1] == pytest.approx((0.0, -4.0 - 2.3))


def test_the_contact_is_a_hatched_ellipse_within_a_circle_of_its_uncertainty() -> None:
    ellipse, hatch, circle = of_part(drawn(), ScenePart(kind=PartKind.IMPACT))

    assert isinstance(ellipse, Path)
    assert isinstance(hatch, Path)
    assert isinstance(circle, Circle)
    assert circle.radius_m == pytest.approx(0.8)
    ring = shapely.Polygon(ellipse.runs[0])
    assert ring.centroid.coords[0] == pytest.approx((0.0, -1.0))
    assert len(hatch.runs) > 3
    assert all(ring.buffer(1e-6).covers(shapely.LineString(run)) for run in hatch.runs)


def test_words_of_a_measured_scene_do_not_cover_one_another() -> None:
    boxes = text_boxes(drawn(), PAPER)
    names = list(boxes)

    covered = [
        (one, other)
        for place, one in enumerate(names)
        for other in names[:place]
        if boxes[one].intersection(boxes[other]).area > 1e-6
    ]

    assert len(names) > 15
    assert covered == []


def test_words_of_somebody_stand_where_they_were_put() -> None:
    (text,) = [item for item in drawn() if isinstance(item, Text) and item.text == "往民生路"]

    x, y = text.at
    assert x == pytest.approx(-15.0)
    assert abs(y - 12.0) < 0.5


def test_lines_of_a_text_stand_under_one_another_without_signs_that_cannot_be_printed() -> None:
    scene = Scene(case_no="1", texts=(SceneText(at=(0.0, 0.0), text="往民生路\n\n\x00北上"),))

    written = [item for item in drawn(scene) if isinstance(item, Text)]

    assert [item.text for item in written] == ["往民生路", "北上"]
    assert written[0].at[1] - written[1].at[1] == pytest.approx(2 * 0.0039 * PAPER.scale)


def test_dimensions_of_measured_points_and_own_places_can_be_left_out() -> None:
    look = replace(PAPER, dimensions=False, own_places=False)

    items = scene_items(SCENE, load_symbols(), look)

    layers = {item.layer for item in items}
    assert not layers & {"scene_measured", "scene_photo", "scene_fixed_point"}
    assert "scene_dimension" in layers


def test_pens_and_letters_are_as_large_on_every_paper() -> None:
    def letters(scale: float) -> dict[str, float]:
        items = scene_items(SCENE, load_symbols(), replace(PAPER, scale=scale))
        return {item.text: item.height_m / scale for item in items if isinstance(item, Text)}

    assert letters(100.0) == pytest.approx(letters(500.0))


def test_bodies_are_as_large_at_every_scale() -> None:
    def body(scale: float) -> tuple[tuple[float, float], ...]:
        items = scene_items(SCENE, load_symbols(), replace(PAPER, scale=scale))
        outline = of_part(items, ScenePart(kind=PartKind.POSE, place=1))[0]
        assert isinstance(outline, Path)
        return outline.runs[0]

    assert body(100.0) == body(500.0)


def test_night_is_drawn_in_the_same_shapes() -> None:
    def shapes(items: tuple[Item, ...]) -> list[object]:
        return [item.runs if isinstance(item, Path) else item.key for item in items]

    assert shapes(scene_items(SCENE, load_symbols(), NIGHT)) == shapes(drawn())


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(scenes(), st.sampled_from([50.0, 200.0, 1000.0]))
def test_any_scene_that_can_be_kept_can_be_drawn(scene: Scene, scale: float) -> None:
    items = scene_items(scene, load_symbols(), replace(PAPER, scale=scale))

    assert all(math.isfinite(x) and math.isfinite(y) for x, y in points_of(items))


def test_an_empty_scene_has_nothing_to_draw() -> None:
    assert drawn(Scene(case_no="1")) == ()


def test_a_thing_of_an_unknown_symbol_is_a_crossed_box() -> None:
    scene = Scene(case_no="1", objects=(SceneObject(id="O1", symbol="ufo", at=(3.0, 4.0)),))

    box, cross = drawn(scene)

    assert isinstance(box, Path)
    assert isinstance(cross, Path)
    assert shapely.Polygon(box.runs[0]).centroid.coords[0] == pytest.approx((3.0, 4.0))
    assert len(cross.runs) == 2
