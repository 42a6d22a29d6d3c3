"""Centre lines out of drawings; coordinates and lengths are worked by hand."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely import LineString

from app.messages import Language, explain
from app.street_import.importer import import_streets, read_streets
from app.street_import.source import StreetSource
from gis.problems import Problem
from tests.helpers.dxf_plans import CORNER, CROSS, new_plan, placed, write_r12


def lines_of(source: StreetSource) -> list[LineString]:
    return [LineString(line.xy) for line in source.lines]


def saved(document: Any, path: Path) -> Path:
    document.saveas(path)
    return path


def test_a_surveyors_r12_drawing_becomes_streets_with_a_junction(store, tmp_path: Path) -> None:
    result = import_streets(store, write_r12(tmp_path / "嘉義.dxf"))
    assert (result.roads, result.junctions) == (4, 1)
    assert result.dropped == {"entity=TEXT": 1}
    assert [found.code for found in result.diagnostics if found.code == "CRS_MAYBE_TWD67"]


def test_the_layer_that_is_named_like_roads_is_taken_and_the_others_are_counted(
    tmp_path: Path,
) -> None:
    lines = [*CROSS, ("建物", (0, 0), (10, 10)), ("建物", (10, 10), (20, 0))]
    source = read_streets(write_r12(tmp_path / "a.dxf", lines=lines))
    assert len(source.lines) == 2
    assert source.name == "a.dxf#道路中心線"
    assert source.dropped == {"entity=TEXT": 1, "layer=建物": 2}


SEVERAL = [("道路A", (0, 0), (10, 10)), ("道路B", (10, 10), (20, 0)), ("0", (0, 9), (9, 9))]


def test_several_layers_that_could_be_meant_are_listed(tmp_path: Path) -> None:
    path = write_r12(tmp_path / "a.dxf", lines=SEVERAL)
    with pytest.raises(Problem) as told:
        read_streets(path)
    assert told.value.code == "STREETS_DXF_LAYERS"
    for language in Language:
        assert "0 (1), 道路A (1), 道路B (1)" in explain(told.value, language)


@pytest.mark.parametrize(("layer", "count"), [("道路A", 1), ("道路a,0", 2)])
def test_layers_are_chosen_by_name(tmp_path: Path, layer: str, count: int) -> None:
    path = write_r12(tmp_path / "a.dxf", lines=SEVERAL)
    assert len(read_streets(path, layer=layer).lines) == count


def test_a_layer_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    path = write_r12(tmp_path / "a.dxf", lines=SEVERAL)
    with pytest.raises(Problem, match="STREETS_NO_LAYER") as told:
        read_streets(path, layer="道路A,道路C")
    assert "道路B" in explain(told.value, Language.ENGLISH)


def test_the_layers_name_may_be_the_class_or_the_name(tmp_path: Path) -> None:
    lines = [
        ("primary", (0, 0), (50, 0)),
        ("residential", (0, 9), (50, 9)),
        ("footway", (0, 5), (5, 5)),
    ]
    path = write_r12(tmp_path / "a.dxf", lines=lines)
    source = read_streets(path, mapping={"LAYER": "class"})
    assert [line.road_class for line in source.lines] == ["primary", "residential"]
    assert source.dropped["layer=footway"] == 1
    named = read_streets(path, mapping={"layer": "name"})
    assert {line.name for line in named.lines} == {"primary", "residential", "footway"}
    with pytest.raises(Problem, match="STREETS_NO_COLUMN"):
        read_streets(path, mapping={"colour": "class"})


def test_every_kind_of_line_is_flattened_to_a_centimetre(tmp_path: Path) -> None:
    document, space = new_plan()
    at = {"layer": "road"}
    x, y = CORNER
    space.add_lwpolyline(placed((0, 0), (10, 0), (10, 10)), dxfattribs=at)
    space.add_polyline2d(placed((0, 0), (0, 10)), dxfattribs=at)
    space.add_polyline3d([(x, y, 5), (x + 30, y, 9)], dxfattribs=at)
    space.add_lwpolyline(placed((0, 0), (4, 0), (4, 3)), close=True, dxfattribs=at)
    space.add_arc((x, y), radius=100, start_angle=0, end_angle=90, dxfattribs=at)
    space.add_spline([(x, y), (x + 10, y + 5), (x + 20, y)], dxfattribs=at)
    space.add_lwpolyline([(x, y, 0, 0, 1.0), (x + 20, y)], dxfattribs=at)  # half a circle
    space.add_circle((x, y), 5, dxfattribs=at)
    source = read_streets(saved(document, tmp_path / "a.dxf"))
    lengths = [line.length for line in lines_of(source)]
    assert lengths[:4] == pytest.approx([20, 10, 30, 12])
    assert lengths[4] == pytest.approx(50 * math.pi, rel=2e-4)
    assert lengths[6] == pytest.approx(10 * math.pi, rel=2e-3)
    middle = np.hypot(*(shapely.get_coordinates(lines_of(source)[4].segmentize(0.5)) - CORNER).T)
    assert abs(middle - 100).max() < 0.0101
    bow = shapely.get_coordinates(lines_of(source)[6].segmentize(0.2)) - CORNER
    assert abs(np.hypot(*(bow - (10, 0)).T) - 10).max() < 0.0101
    assert bow[:, 1].min() < -9.98  # a bulge above 0 turns left: below a chord to the east
    assert source.dropped == {"entity=CIRCLE": 1}
    assert source.doubts[-1].code == "CRS_MAYBE_TWD67"


def test_a_mirrored_arc_lies_where_the_drawing_shows_it(tmp_path: Path) -> None:
    """Its plane looks down: x runs the other way (extrusion 0, 0, -1)."""
    document, space = new_plan()
    x, y = CORNER
    down = {"layer": "road", "extrusion": (0, 0, -1)}
    space.add_arc((-x, y), radius=50, start_angle=0, end_angle=90, dxfattribs=down)
    space.add_lwpolyline([(-x, y), (-x - 30, y)], dxfattribs=down)
    source = read_streets(saved(document, tmp_path / "a.dxf"))
    arc, straight = (line.xy - CORNER for line in source.lines)
    assert np.allclose(arc[[0, -1]], [(-50, 0), (0, 50)])
    assert np.allclose(straight, [(0, 0), (30, 0)])


def test_blocks_are_unfolded_also_inside_each_other(tmp_path: Path) -> None:
    document, space = new_plan()
    inner = document.blocks.new("INNER")
    inner.add_line((0, 0), (10, 0), dxfattribs={"layer": "0"})
    outer = document.blocks.new("OUTER")
    outer.add_blockref("INNER", (5, 0), dxfattribs={"layer": "0"})
    space.add_blockref(
        "OUTER", CORNER, dxfattribs={"layer": "road", "rotation": 90, "xscale": 2, "yscale": 2}
    )
    space.add_blockref("NOWHERE", CORNER, dxfattribs={"layer": "road"})
    source = read_streets(saved(document, tmp_path / "a.dxf"))
    (line,) = source.lines
    assert np.allclose(line.xy - CORNER, [(0, 10), (0, 30)])
    assert source.doubts[0].code == "DXF_BLOCK_UNUSABLE"


def test_a_block_that_holds_itself_ends(tmp_path: Path) -> None:
    document, space = new_plan()
    block = document.blocks.new("LOOP")
    block.add_line((0, 0), (10, 0), dxfattribs={"layer": "road"})
    block.add_blockref("LOOP", (0, 10))
    space.add_blockref("LOOP", CORNER)
    source = read_streets(saved(document, tmp_path / "a.dxf"))
    assert source.lines
    assert "DXF_BLOCK_UNUSABLE" in {doubt.code for doubt in source.doubts}


@pytest.mark.parametrize(
    ("units", "scale", "doubted"),
    [
        (6, 1.0, False),
        (0, 1.0, False),
        (4, 1000.0, False),  # millimetres
        (5, 100.0, False),  # centimetres
        (4, 1.0, True),  # said to be millimetres, drawn in metres
        (1, 1.0, True),  # inches, what a new drawing has
        (0, 1000.0, True),  # millimetres, and nobody says so
    ],
)
def test_units_are_those_that_lie_in_taiwan(
    tmp_path: Path, units: int, scale: float, *, doubted: bool
) -> None:
    document, space = new_plan(units=units)
    space.add_lwpolyline(placed((0, 0), (30, 40), scale=scale), dxfattribs={"layer": "road"})
    path = saved(document, tmp_path / "a.dxf")
    for crs in ("auto", "3826"):
        source = read_streets(path, crs=crs)
        assert np.allclose(source.lines[0].xy, placed((0, 0), (30, 40)), atol=1e-6)
        assert ("DXF_UNITS_DOUBTFUL" in {doubt.code for doubt in source.doubts}) == doubted


def test_degrees_of_taiwan_are_degrees_and_small_plans_of_nowhere_ask_for_a_crs(
    tmp_path: Path,
) -> None:
    document, space = new_plan(units=0)
    space.add_line((120.45, 23.48), (120.46, 23.48), dxfattribs={"layer": "road"})
    assert read_streets(saved(document, tmp_path / "a.dxf")).crs.is_geographic
    document, space = new_plan()
    space.add_line((0, 0), (80, 50), dxfattribs={"layer": "road"})
    with pytest.raises(Problem, match="CRS_UNKNOWN"):
        read_streets(saved(document, tmp_path / "b.dxf"))


def test_a_drawing_elsewhere_is_read_in_the_crs_that_is_said(tmp_path: Path) -> None:
    document, space = new_plan()
    space.add_line((385_000, 6_450_000), (385_100, 6_450_000), dxfattribs={"layer": "road"})
    source = read_streets(saved(document, tmp_path / "a.dxf"), crs="32750")
    assert source.lines[0].xy[0].tolist() == [385_000, 6_450_000]


def test_a_drawing_without_lines_says_what_it_holds(tmp_path: Path) -> None:
    document, space = new_plan()
    space.add_3dface([(0, 0, 0), (1, 0, 0), (1, 1, 5), (0, 1, 5)])
    mesh = space.add_polymesh((3, 3))
    assert mesh.dxftype() == "POLYLINE"
    with pytest.raises(Problem) as told:
        read_streets(saved(document, tmp_path / "a.dxf"))
    assert told.value.code == "STREETS_DXF_NO_LINES"
    for language in Language:
        assert "3DFACE, POLYLINE" in explain(told.value, language)


def test_a_line_of_no_length_is_refused_and_the_rest_is_kept(tmp_path: Path) -> None:
    lines = [*CROSS, ("道路中心線", (5, 5), (5, 5))]
    source = read_streets(write_r12(tmp_path / "a.dxf", lines=lines))
    assert len(source.lines) == 2
    assert (source.refused, source.doubts[0].code) == (1, "LINE_NO_LENGTH")


def test_a_drawing_out_of_order_is_read_by_the_tolerant_reader(tmp_path: Path) -> None:
    """Codes without order in the header, as a broken converter writes them."""
    path = write_r12(tmp_path / "a.dxf", header="9 $DWGCODEPAGE 3 ANSI_950 30 x")
    assert len(read_streets(path).lines) == 2
