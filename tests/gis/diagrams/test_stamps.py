"""Stacks and stamps of glyphs, and the tray's room on paper."""

from __future__ import annotations

import pytest

from gis.diagrams.build import build_diagram
from gis.diagrams.glyphs import glyph_items, own_pose
from gis.diagrams.schematic import schematic_view
from gis.diagrams.stamps import GlyphStamps, stacks_of_alike
from gis.diagrams.text_size import estimated_width_m, lines_within
from gis.display.primitives import Text
from tests.helpers.diagrams import english, make_site, two_cars, type_name

KINDS = [
    ("13", "01 03", "09 09"), ("15", "11 12", "09 09"), ("12", "02 14", "09 09"),
    ("10", "01 11", "09 09"), ("15", "12 11", "09 09"), ("13", "11 13", "09 10"),
    ("11", "04 14", "09 09"), ("13", "01 13", "09 09"),
]  # fmt: skip
SHEET_WIDTH_MM, SHEET_HEIGHT_MM = 116.0, 140.0


def diagram_of(count):
    crashes = [two_cars(*KINDS[index % len(KINDS)], index=index) for index in range(count)]
    return build_diagram(make_site(), crashes, [], words=english)


def test_a_stamped_glyph_is_the_glyph_itself():
    stamps = GlyphStamps()
    for glyph in diagram_of(24).glyphs:
        poses = [own_pose(party) for party in glyph.parties]
        assert stamps.items(glyph, poses, str(glyph.number)) == glyph_items(glyph, poses)


def test_stacks_hold_every_glyph_once_and_the_highest_goes_first():
    glyphs = diagram_of(50).glyphs
    stacks = stacks_of_alike(glyphs)
    held = [glyph.number for stack in stacks for glyph in stack.glyphs]
    assert sorted(held) == [glyph.number for glyph in glyphs]
    heights = [len(stack.glyphs) for stack in stacks]
    assert heights == sorted(heights, reverse=True)
    assert max(heights) > 1
    assert {stack.label for stack in stacks} >= {f"×{heights[0]}"}


@pytest.mark.parametrize("count", [1, 8, 30, 60, 150])
def test_key_numbers_are_at_least_two_millimetres_high_on_the_sheet(count):
    view = schematic_view(
        diagram_of(count), english, type_name=type_name, aspect=0.8, stack_over=100
    )
    scale = min(SHEET_WIDTH_MM / view.frame.width, SHEET_HEIGHT_MM / view.frame.height)
    heights = {
        item.height_m for item in view.items if isinstance(item, Text) and item.layer == "number"
    }
    assert min(heights) * scale >= 2.0


def test_lines_keep_to_their_width_and_marks_to_their_words():
    told = (
        "只表示相對關係，各圖可任意旋轉，不代表實際行進方向。 Relative geometry only (no bearing)."
    )
    lines = lines_within(told, 2.0, 24.0)
    assert len(lines) > 2
    assert all(estimated_width_m(line, 2.0) <= 24.0 + 1e-9 for line in lines)
    assert "".join(lines).replace(" ", "") == told.replace(" ", "")
    assert not [line for line in lines if line[0] in "，。)"]
    assert lines_within("", 2.0, 5.0) == ("",)
