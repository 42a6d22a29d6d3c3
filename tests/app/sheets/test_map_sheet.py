from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from app.messages import Language
from app.painters.pdf import paint_pdf
from app.sheets.map_content import MAP_SCALES, Orientation, PaperSize, page_box
from app.sheets.map_grid import grid_step_m, grid_values
from app.sheets.map_sheet import lay_out_map_sheet, paper_map
from app.tasks import Cancelled
from gis.display.primitives import Bounds, Colour, Path, Picture, Text
from gis.mapping.features import Shape, point_features
from gis.mapping.layers import LayerKind
from gis.mapping.style import ClassStyle, LayerStyle
from tests.helpers.maps import ORIGIN, city_layers, layer, map_content, ring_features
from tests.helpers.paper import pdf_fonts, pdf_runs, pdf_text

MIDDLE = (ORIGIN[0] + 500, ORIGIN[1] + 500)
HUNDRED_M = ring_features(
    [np.array([(MIDDLE[0] - 50, MIDDLE[1]), (MIDDLE[0] + 50, MIDDLE[1])])], shape=Shape.LINE
)
PEN = LayerStyle(classes=(ClassStyle(line=Colour(255, 0, 0), width_px=3.0),), names_from=10_000)
CITY = city_layers(roads=200, lanes=100, crashes=300, side_m=1000)


def texts(sheet):
    return [item.text for item in sheet.items if isinstance(item, Text)]


@pytest.mark.parametrize("scale", [scale for scale in MAP_SCALES if scale >= 500])
@pytest.mark.parametrize("size", PaperSize)
def test_a_hundred_metres_measure_right_in_the_pdf(tmp_path, scale, size):
    content = map_content((layer(LayerKind.STREETS, HUNDRED_M, PEN),), scale=scale, size=size)
    paint_pdf([lay_out_map_sheet(content)], tmp_path / "m.pdf", title="m")
    first, last = pdf_runs(tmp_path / "m.pdf")[0]
    expected_mm = 100_000 / scale
    assert math.dist(first, last) == pytest.approx(expected_mm, rel=0.002)


def test_the_page_is_as_large_as_its_paper():
    a3 = lay_out_map_sheet(map_content((), size=PaperSize.A3)).frame
    assert (a3.width, a3.height) == pytest.approx((0.420, 0.297))
    a4 = page_box(PaperSize.A4, Orientation.PORTRAIT)
    assert (a4.width, a4.height) == pytest.approx((0.210, 0.297))


@pytest.mark.parametrize("orientation", Orientation)
def test_the_extent_lies_in_the_middle_and_fits_at_a_usual_scale(orientation):
    content = map_content(CITY, orientation=orientation)
    paper = paper_map(content)
    assert paper.ground.centre == pytest.approx(content.extent.centre)
    assert paper.ground.width >= content.extent.width
    assert paper.ground.height >= content.extent.height
    finer = max(
        content.extent.width / paper.frame.width, content.extent.height / paper.frame.height
    )
    assert finer <= paper.scale < finer * 1.7


def test_a_chosen_scale_is_kept_whatever_fits():
    paper = paper_map(map_content(CITY, scale=200))
    assert paper.scale == 200
    assert paper.ground.width == pytest.approx(paper.frame.width * 200)


def test_words_are_searchable_and_letters_embedded(tmp_path):
    names = ("民族路與中山路口東側延伸段",)
    named = layer(LayerKind.STREETS, HUNDRED_M, PEN, names=names)
    content = map_content((named, *CITY), scale=2500)
    paint_pdf([lay_out_map_sheet(content)], tmp_path / "m.pdf", title="m")
    said = pdf_text(tmp_path / "m.pdf")
    for words in (
        "嘉義市交通事故分布圖",
        "民國114年1月1日至114年12月31日",
        "A1、A2、機車",
        "比例尺 1:2500",
        "警政署交通事故資料",
        "民國115年3月1日",
        "第 1 頁，共 1 頁",
        "EPSG:3826",
        "A2 受傷",
        names[0],
    ):
        assert words in said
    fonts = pdf_fonts(tmp_path / "m.pdf")
    assert fonts
    assert all(fonts.values())


def test_an_english_sheet_speaks_english():
    said = " ".join(texts(lay_out_map_sheet(map_content(CITY, language=Language.ENGLISH))))
    for words in ("Scale 1:", "Source: ", "grid north", "Page 1 of 1", "Streets", "Blocks"):
        assert words in said


def test_values_at_the_frame_are_the_round_coordinates_at_their_ticks():
    content = map_content((), scale=1000)
    paper = paper_map(content)
    sheet = lay_out_map_sheet(content)
    assert grid_step_m(1000) == 50.0
    values = {
        item.text: item.at[0]
        for item in sheet.items
        if isinstance(item, Text) and item.text.isdigit() and len(item.text) == 6
    }
    assert len(values) >= 4
    for said, x in values.items():
        frame = paper.frame
        expected = frame.min_x + (float(said) - paper.ground.min_x) / 1000
        assert float(said) % 50 == 0
        assert x == pytest.approx(min(max(expected, frame.min_x), frame.max_x), abs=0.007)


def test_grid_values_are_all_multiples_within():
    assert grid_values(193_010.0, 193_210.0, 50.0) == [193_050.0, 193_100.0, 193_150.0, 193_200.0]
    assert grid_values(10.0, 20.0, 50.0) == []


def test_nothing_of_the_map_shows_outside_its_frame():
    content = map_content(CITY, scale=1000)
    sheet, frame = lay_out_map_sheet(content), paper_map(content).frame
    covers = [
        place
        for place, item in enumerate(sheet.items)
        if isinstance(item, Path) and item.fill == Colour(255, 255, 255) and len(item.runs) == 2
    ]
    assert len(covers) == 1
    cover = sheet.items[covers[0]]
    assert isinstance(cover, Path)
    assert cover.runs[0][2] == (sheet.frame.max_x, sheet.frame.max_y)
    assert cover.runs[1][0] == (frame.min_x, frame.min_y)
    of_the_map = {layer.id for layer in CITY} | {"names"}
    assert not {item.layer for item in sheet.items[covers[0] :]} & of_the_map


def test_no_name_hides_a_point():
    style = LayerStyle(classes=(ClassStyle(fill=Colour(9, 9, 9)),))
    names = ("中山路",)
    crash = layer(LayerKind.CRASHES, point_features(np.array([MIDDLE])), style)
    street = layer(LayerKind.STREETS, HUNDRED_M, PEN, names=names)
    items = lay_out_map_sheet(map_content((street, crash), scale=1000)).items
    places = {
        what: next(i for i, item in enumerate(items) if item.layer == what)
        for what in (street.id, "names", crash.id)
    }
    assert places[street.id] < places["names"] < places[crash.id]


def test_a_white_line_can_be_seen_in_the_legend():
    white = LayerStyle(classes=(ClassStyle(line=Colour(255, 255, 255), width_m=7.0),))
    content = map_content((layer(LayerKind.STREETS, HUNDRED_M, white),), scale=500)
    foot = paper_map(content).frame.min_y
    strokes = [
        item.stroke
        for item in lay_out_map_sheet(content).items
        if isinstance(item, Path)
        and item.stroke is not None
        and len(item.runs) == 1
        and math.dist(item.runs[0][0], item.runs[0][-1]) == pytest.approx(0.007)
        and item.runs[0][0][1] < foot
    ]
    assert [stroke.colour == Colour(255, 255, 255) for stroke in strokes] == [False, True]
    assert strokes[0].width_m > strokes[1].width_m


def test_the_legend_names_what_is_in_sight_only():
    everywhere = texts(lay_out_map_sheet(map_content(CITY)))
    assert {"A1 死亡", "A2 受傷", "A3 財損", "道路", "街廓"} <= set(everywhere)
    nowhere = map_content(CITY, extent=Bounds(0.0, 0.0, 100.0, 100.0), scale=500)
    assert not {"A1 死亡", "道路", "街廓"} & set(texts(lay_out_map_sheet(nowhere)))
    hidden = (replace(CITY[0], visible=False), *CITY[1:])
    assert "街廓" not in texts(lay_out_map_sheet(map_content(hidden)))


def test_a_legend_that_is_too_long_says_how_much_is_missing():
    many = tuple(replace(CITY[0], id=f"l{number}", title=f"圖層 {number}") for number in range(60))
    said = texts(lay_out_map_sheet(map_content(many, language=Language.ENGLISH)))
    shown = [text for text in said if text.startswith("圖層")]
    assert f"{60 - len(shown)} more not listed" in said


def test_a_basemap_lies_below_everything():
    picture = Picture(
        rgba=bytes(4),
        columns=1,
        rows=1,
        upper_left=(ORIGIN[0], ORIGIN[1] + 1000),
        upper_right=(ORIGIN[0] + 1000, ORIGIN[1] + 1000),
        lower_left=ORIGIN,
    )
    content = map_content(CITY, basemap=(picture,), scale=5000)
    first = lay_out_map_sheet(content).items[0]
    assert isinstance(first, Picture)
    assert math.dist(first.upper_left, first.upper_right) == pytest.approx(0.2)


def test_the_work_can_be_cancelled():
    def stop(code, share):
        raise Cancelled

    with pytest.raises(Cancelled):
        lay_out_map_sheet(map_content(CITY), stop)


@pytest.mark.parametrize("content", [map_content(()), map_content((), title="", filters=())])
def test_an_empty_map_is_still_a_page(content, tmp_path):
    paint_pdf([lay_out_map_sheet(content)], tmp_path / "m.pdf", title="m")
    assert "TWD97" in pdf_text(tmp_path / "m.pdf")


def test_layers_of_one_point_or_an_empty_extent_fit_too():
    at = Bounds(*MIDDLE, *MIDDLE)
    assert paper_map(map_content((), extent=at)).scale == 50


def test_looks_that_nobody_could_tell_apart_are_one_line_of_the_legend():
    grey, green = Colour(150, 160, 175), Colour(20, 120, 60)
    ways = ring_features(
        [np.array([(MIDDLE[0], MIDDLE[1] + y), (MIDDLE[0] + 50, MIDDLE[1] + y)]) for y in (0, 9)],
        shape=Shape.LINE,
    )
    ways = replace(ways, classes=np.array([0, 1], np.uint8))
    for second, lines in ((grey, set()), (green, {"Primary", "Secondary"})):
        looks = LayerStyle(
            classes=(
                ClassStyle(label="Primary", line=grey, width_m=20.0),
                ClassStyle(label="Secondary", line=second, width_m=15.0),
            )
        )
        content = map_content((layer(LayerKind.STREETS, ways, looks, title="Streets"),), scale=500)
        said = set(texts(lay_out_map_sheet(content)))
        assert "Streets" in said
        assert said & {"Primary", "Secondary"} == lines
