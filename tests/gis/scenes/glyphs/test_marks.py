"""Marks of every kind are drawn as points, lines and areas, each kind in its own pattern."""

from __future__ import annotations

import math

import pytest
import shapely

from gis.display.primitives import Circle, Path
from gis.scenes.glyphs.look import PAPER
from gis.scenes.glyphs.marks import mark_items, mark_label, mark_shapes
from gis.scenes.scene import Mark, MarkForm, MarkKind
from tests.helpers.scene_glyphs import box_of, points_of, texts_of

LINE = ((0.0, 0.0), (6.0, 0.0), (10.0, 3.0))
AREA = ((0.0, 0.0), (6.0, 0.0), (6.0, 4.0), (0.0, 4.0))


def mark(kind: str, form: MarkForm, length_m: float | None = None) -> Mark:
    points = {MarkForm.LINE: LINE, MarkForm.AREA: AREA}.get(form, ((1.0, 2.0),))
    return Mark(kind=kind, form=form, points=points, length_m=length_m)


@pytest.mark.parametrize("kind", [*MarkKind, "glass"])
@pytest.mark.parametrize("form", [MarkForm.POINT, MarkForm.LINE, MarkForm.AREA])
def test_a_mark_of_any_kind_and_form_is_drawn_about_its_place(kind: str, form: MarkForm) -> None:
    one = mark(kind, form)
    items = mark_shapes(one, PAPER, key="mark/0/")
    reach = 1.0  # of signs and patterns at 1:200, and of a body

    assert items
    assert {item.key for item in items} == {"mark/0/"}
    ground = shapely.MultiPoint(one.points).envelope.buffer(reach)
    assert all(ground.covers(shapely.Point(at)) for at in points_of(items))


@pytest.mark.parametrize("form", [MarkForm.POINT, MarkForm.LINE, MarkForm.AREA])
def test_kinds_of_marks_are_told_apart_by_their_shape_alone(form: MarkForm) -> None:
    def shape(kind: str) -> tuple[object, ...]:
        found: list[object] = []
        for item in mark_shapes(mark(kind, form), PAPER):
            assert isinstance(item, Path | Circle)
            dashes = item.stroke.dashes_m if item.stroke else ()
            width = item.stroke.width_m if item.stroke else 0.0
            found.append((dashes, round(width, 3), item.fill is None))
            found += [(round(x, 2), round(y, 2)) for x, y in points_of([item])]
        return tuple(found)

    kinds = [kind for kind in MarkKind if form is MarkForm.LINE or kind is not MarkKind.YAW]
    shapes = {shape(kind) for kind in kinds}
    assert len(shapes) == len(kinds)


def test_a_skid_mark_is_as_wide_as_a_tyre() -> None:
    (band,) = mark_shapes(mark(MarkKind.SKID, MarkForm.LINE), PAPER)

    assert isinstance(band, Path)
    assert band.stroke is not None
    assert band.stroke.width_m == pytest.approx(0.2)
    assert band.runs == (LINE,)


def test_a_zigzag_starts_and_ends_where_the_scrape_does() -> None:
    (line,) = mark_shapes(mark(MarkKind.SCRAPE, MarkForm.LINE), PAPER)

    assert isinstance(line, Path)
    assert (line.runs[0][0], line.runs[0][-1]) == (LINE[0], LINE[-1])


def test_a_body_measured_by_feet_and_head_lies_between_them() -> None:
    one = Mark(kind=MarkKind.BODY, form=MarkForm.LINE, points=((0.0, 0.0), (0.0, 1.7)))
    items = mark_shapes(one, PAPER)
    box = box_of(items)

    (head,) = [item for item in items if isinstance(item, Circle)]
    assert head.centre[1] > 1.2
    assert (box.min_y, box.max_y) == pytest.approx((0.0, 1.7))


@pytest.mark.parametrize(
    ("measured", "told"),
    [(None, "M1 (A) 11.00 m"), (12.35, "M1 (A) 12.35 m"), (0.04, "M1 (A) 0.04 m")],
)
def test_a_line_tells_its_length_as_measured_at_the_scene_or_as_drawn(
    measured: float | None, told: str
) -> None:
    one = mark(MarkKind.SKID, MarkForm.LINE, measured)

    items = mark_items(one, PAPER, label="M1 (A)")

    assert texts_of(items) == [told]  # 6 m, and 5 m of a 3-4-5 triangle


def test_words_beside_a_line_are_never_upside_down() -> None:
    for turn in range(0, 360, 15):
        end = (10.0 * math.sin(math.radians(turn)), 10.0 * math.cos(math.radians(turn)))
        one = Mark(kind=MarkKind.SKID, form=MarkForm.LINE, points=((0.0, 0.0), end))

        label = mark_label(one, "M1", PAPER, key="")

        assert label is not None
        assert all(-90.0 < spot.angle_deg <= 90.0 for spot in label.spots)


@pytest.mark.parametrize(
    "one",
    [
        Mark(kind=MarkKind.SKID, form=MarkForm.LINE),
        Mark(kind=MarkKind.SKID, form=MarkForm.OTHER, points=LINE),
    ],
    ids=["without points", "of a form that is only kept"],
)
def test_what_cannot_be_drawn_is_left_out(one: Mark) -> None:
    assert mark_items(one, PAPER, label="M1") == []


@pytest.mark.parametrize(
    "ring",
    [
        ((0.0, 0.0), (4.0, 4.0), (4.0, 0.0), (0.0, 4.0)),
        ((0.0, 0.0), (4.0, 0.0), (8.0, 0.0)),
        ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0)),
    ],
    ids=["bow tie", "flat", "one place"],
)
def test_a_broken_ring_still_shows_its_outline(ring: tuple[tuple[float, float], ...]) -> None:
    one = Mark(kind=MarkKind.FLUID, form=MarkForm.AREA, points=ring)

    outline, *_ = mark_shapes(one, PAPER)

    assert isinstance(outline, Path)
    assert outline.runs == (ring,)
