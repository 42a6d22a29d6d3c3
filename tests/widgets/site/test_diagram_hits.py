"""Which glyph lies under the pointer."""

from __future__ import annotations

from gis.display.primitives import Circle, Colour, Path, Stroke, Text
from widgets.site.diagram_hits import GlyphIndex

INK = Stroke(width_m=0.2)


def line(key: str, x: float) -> Path:
    return Path(runs=(((x, 0.0), (x, 10.0)),), stroke=INK, key=key)


def test_the_nearest_glyph_within_reach_is_found():
    index = GlyphIndex([line("a", 0.0), line("b", 3.0)], ["a", "b"])
    assert index.key_at((1.0, 5.0), 2.5) == "a"
    assert index.key_at((2.0, 5.0), 2.5) == "b"
    assert index.key_at((9.0, 5.0), 2.5) is None


def test_items_of_the_base_are_never_found():
    index = GlyphIndex([line("leg N", 0.0), line("a", 5.0)], ["a"])
    assert index.key_at((0.0, 5.0), 1.0) is None


def test_of_glyphs_on_top_of_each_other_the_upper_one_is_found():
    index = GlyphIndex([line("below", 0.0), line("above", 0.0)], ["below", "above"])
    assert index.key_at((0.0, 5.0), 1.0) == "above"


def test_a_filled_mark_is_found_inside_and_an_open_one_at_its_edge():
    filled = Circle(centre=(0, 0), radius_m=5, fill=Colour(0, 0, 0), key="filled")
    ring = Circle(centre=(20, 0), radius_m=5, stroke=INK, key="ring")
    index = GlyphIndex([filled, ring], ["filled", "ring"])
    assert index.key_at((1, 1), 0.5) == "filled"
    assert index.key_at((20, 0), 0.5) is None
    assert index.key_at((20, 5.2), 0.5) == "ring"


def test_the_number_of_a_glyph_can_be_pointed_at():
    index = GlyphIndex([Text(at=(0, 0), text="12", height_m=2.0, key="a")], ["a"])
    assert index.key_at((1.0, 0.8), 0.1) == "a"


def test_a_closed_path_without_fill_is_closed_for_the_pointer():
    box = Path(runs=(((0, 0), (4, 0), (4, 4)),), closed=True, stroke=INK, key="a")
    assert GlyphIndex([box], ["a"]).key_at((2, 2), 0.1) == "a"


def test_an_empty_drawing_has_nothing_to_find():
    assert GlyphIndex([], ["a"]).key_at((0, 0), 100.0) is None
