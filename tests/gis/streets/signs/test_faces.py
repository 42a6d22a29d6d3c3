"""Faces of signs on plans: upright for who they look to, in the colours of the law."""

from __future__ import annotations

import pytest
import shapely

from app.marking_catalogue import load_marking_catalogue
from app.sign_catalogue import load_sign_catalogue
from gis.streets.derived import Furniture
from gis.streets.signs.catalogue import SignShape
from gis.streets.signs.face_paint import FacePaint
from gis.streets.signs.faces import ENLARGED, face_of, faces_of

SIGNS, MARKINGS = load_sign_catalogue(), load_marking_catalogue()


def parts(code: str, bearing_deg: float = 180.0) -> dict[int, shapely.Geometry]:
    """What is painted with each paint, at the origin; looking south it stands upright on a map."""
    one = Furniture(uid="", code=code, bearing_deg=bearing_deg, level=0, at=(0.0, 0.0))
    found = faces_of([one], SIGNS, MARKINGS)
    return {
        int(paint): shapely.union_all(found.shapes[found.paints == paint])
        for paint in set(found.paints.tolist())
    }


@pytest.mark.parametrize(
    ("code", "article", "size_m"),
    [
        # Article 57: discs of 65 cm, octagons of 70 cm, triangles of 90 cm; 23: 90 cm.
        ("遵1", "58", 0.70),
        ("遵2", "59", 0.90),
        ("禁1", "73", 0.65),
        ("限5", "85", 0.65),
        ("禁18", "74", 0.65),
        ("禁25", "78", 0.65),
        ("禁26", "79", 0.65),
        ("警34", "41", 0.90),
        ("警23", "33", 0.90),
        ("遵18", "64", 0.65),
        ("遵20", "65", 0.65),
    ],
)
def test_signs_have_article_and_standard_size_of_the_law(
    code: str, article: str, size_m: float
) -> None:
    entry = SIGNS.find(code)
    assert entry is not None
    assert (entry.article, entry.size_m) == (article, size_m)
    whole = shapely.union_all([part.shape for part in face_of(entry, "", MARKINGS)])
    x0, y0, x1, y1 = whole.bounds
    longest = max(x1 - x0, y1 - y0)
    # An octagon stands on a side: from side to side it is less than its diagonal.
    assert longest == pytest.approx(size_m * ENLARGED, rel=0.08)


def test_codes_are_unique() -> None:
    codes = [entry.code for entry in SIGNS.entries]
    assert len(codes) == len(set(codes))


def test_every_entry_has_a_face_of_sound_areas() -> None:
    for entry in SIGNS.entries:
        for part in face_of(entry, "50", MARKINGS):
            assert part.shape.is_valid, entry.code
            assert part.shape.area > 0.0, entry.code


def test_give_way_points_at_who_it_looks_to() -> None:
    upright = parts("遵2")[FacePaint.BASE_RED]
    assert upright.centroid.y > (upright.bounds[1] + upright.bounds[3]) / 2.0
    for_westbound = parts("遵2", 90.0)[FacePaint.BASE_RED]
    # Who drives west sees the point of the triangle nearest, in the east.
    assert for_westbound.centroid.x < (for_westbound.bounds[0] + for_westbound.bounds[2]) / 2.0


def test_the_slash_runs_from_the_upper_left_to_the_lower_right() -> None:
    red = parts("禁18")[FacePaint.TOP_RED]
    assert red.contains(shapely.Point(-0.2, 0.2))
    assert not red.intersects(shapely.Point(0.2, 0.2))


def test_a_limit_shows_its_figures_in_black_on_white_with_a_red_border() -> None:
    found = parts("限5 50")
    assert set(found) == {FacePaint.TOP_BLACK, FacePaint.PLATE_WHITE, FacePaint.BASE_RED}
    assert FacePaint.TOP_BLACK not in parts("限5")
    assert found[FacePaint.PLATE_WHITE].contains(found[FacePaint.TOP_BLACK])


def test_no_entry_is_a_white_bar_on_a_red_disc() -> None:
    found = parts("禁1")
    x0, y0, x1, y1 = found[FacePaint.TOP_WHITE].bounds
    assert x1 - x0 > 3.0 * (y1 - y0)
    assert found[FacePaint.BASE_RED].contains(found[FacePaint.TOP_WHITE])


def test_lamps_are_red_yellow_green_from_left_to_right() -> None:
    found = parts("signal_head")
    red, yellow, green = (
        found[paint].centroid.x
        for paint in (FacePaint.TOP_RED, FacePaint.TOP_YELLOW, FacePaint.TOP_GREEN)
    )
    assert red < yellow < green


def test_unknown_codes_have_a_grey_face_and_turning_moves_nothing_else() -> None:
    assert set(parts("US:R1-1")) == {FacePaint.BASE_GREY}
    for bearing in (0.0, 37.0, 215.0):
        turned, upright = (parts("遵1", each)[FacePaint.BASE_RED] for each in (bearing, 180.0))
        assert turned.area == pytest.approx(upright.area)


def test_faces_of_nothing_are_none() -> None:
    assert len(faces_of([], SIGNS, MARKINGS).shapes) == 0


def test_signals_are_told_from_signs() -> None:
    signals = {entry.code for entry in SIGNS.entries if entry.shape is SignShape.SIGNAL}
    assert signals == {"signal_head", "pedestrian_signal", "flashing_signal", "crossing_signal"}
