"""Block plans: sizes, words, kinds and grid values read back by other libraries."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import ezdxf
import pytest
from PIL import Image
from shapely import LineString, Polygon, box

from app.mapping.street_styles import ASPHALT, SurfaceClass, surface_style
from app.messages import Language
from app.sheets.lettering import words_in
from app.sheets.map_content import Orientation, PaperSize
from app.store.store import Store
from app.streets.block_content import read_block_content
from app.streets.block_layers import STREET_PARTS, block_layers
from app.streets.block_legend import block_entries, lay_out_entries
from app.streets.block_plan import (
    block_sheets,
    frame_for,
)
from app.streets.block_sheet import rooms
from gis.display.primitives import Bounds, Colour, Text
from gis.mapping.layers import LayerKind
from gis.mapping.print_frame import PrintFrame
from tests.helpers.block_plans import CHINESE, junction_of, print_one, with_line
from tests.helpers.paper import pdf_fonts, pdf_runs, pdf_text
from tests.helpers.street_geometry import AT, make_crossing, make_town
from tests.helpers.street_stores import put_geometry


@pytest.mark.parametrize(("scale", "expected_mm"), [(200, 50.0), (250, 40.0), (500, 20.0)])
@pytest.mark.parametrize("up_deg", [0.0, 37.0, -90.0])
def test_ten_metres_are_as_long_on_paper_as_the_scale_says(
    file_store: Store, tmp_path: Path, scale: int, expected_mm: float, up_deg: float
) -> None:
    put_geometry(file_store, with_line(10.0, 20.0))
    print_one(file_store, tmp_path / "a.pdf", scale=scale, up_deg=up_deg)
    bearing = math.radians(20.0 - up_deg)
    found = [
        run
        for run in pdf_runs(tmp_path / "a.pdf")
        if len(run) == 2
        and math.dist(*run) == pytest.approx(expected_mm, rel=0.002)
        and math.atan2(run[1][0] - run[0][0], run[1][1] - run[0][1])
        == pytest.approx(math.atan2(math.sin(bearing), math.cos(bearing)), abs=1e-3)
    ]
    assert len(found) == 1


def test_dashes_keep_their_length_and_place_where_the_frame_cuts_a_line(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_crossing())
    print_one(file_store, tmp_path / "a.pdf")
    whole = [
        run
        for run in pdf_runs(tmp_path / "a.pdf")
        if len(run) == 2 and math.dist(*run) == pytest.approx(20.0, rel=0.002)
    ]
    assert len(whole) >= 4  # 4 m dashes of the two lane lines on the eastern and western arms


def test_words_are_chinese_and_are_copied_from_embedded_fonts(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_crossing())
    print_one(file_store, tmp_path / "a.pdf")
    said = pdf_text(tmp_path / "a.pdf")
    for words in (
        *("中山路 / 文化路", "街廓圖", "比例尺 1:200", "圖例", "停止線", "TWD97"),
        *("枕木紋行人穿越道線", "民國114年3月9日", "第 1 張，共 1 張", "有依據 0%，經人確認 0%"),
    ):
        assert words in said, words
    fonts = pdf_fonts(tmp_path / "a.pdf")
    assert fonts
    assert all(fonts.values())


def test_road_names_stand_beside_the_roads_and_never_on_paint(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_crossing())
    subject = junction_of(file_store)
    frame = frame_for(subject, PaperSize.A4, Orientation.LANDSCAPE, scale=500)
    (page,) = block_sheets(file_store, [(subject.name, frame)], CHINESE)
    names = [item for item in page.items if isinstance(item, Text) and item.layer == "names"]
    assert {name.text for name in names} == {"中山路", "文化路"}
    room, _ = rooms(PaperSize.A4, Orientation.LANDSCAPE)
    for name in names:
        x = (name.at[0] - room.centre[0]) * 500
        y = (name.at[1] - room.centre[1]) * 500
        assert abs(x) > 9.0 or abs(y) > 9.0
        assert min(abs(x), abs(y)) > 9.0  # half the carriageway and the sidewalk: 7 m + 2 m


def test_the_legend_names_exactly_the_kinds_in_the_frame(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    x, y = AT

    def keys(ground: Polygon) -> set[str]:
        with file_store.read() as connection:
            content = read_block_content(connection, ground)
        entries = block_entries(content, words_in(Language.ENGLISH), Language.ENGLISH)
        assert len({entry.key for entry in entries}) == len(entries)
        return {entry.key for entry in entries}

    assert keys(box(x - 5, y - 5, x + 5, y + 5)) == {"ROAD_ASSUMED", "kerb"}
    near = {"遵1", "crosswalk", "ROAD_ASSUMED", "SLOW", "kerb"}
    assert keys(box(x + 11, y - 5, x + 12, y + 5)) == near


def test_a_turned_frame_takes_no_kind_that_only_its_box_would_hold(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    frame = PrintFrame(centre=AT, width_m=0.3, height_m=0.03, scale=200, up_deg=45.0)
    with file_store.read() as connection:
        content = read_block_content(connection, frame.outline)
        boxed = read_block_content(connection, box(*frame.outline.bounds))
    # the strip runs from north-west to south-east, between the arms
    assert not content.furniture
    assert "crosswalk" not in {paint.kind for paint in content.paints}
    assert boxed.furniture
    assert "crosswalk" in {paint.kind for paint in boxed.paints}


def test_parts_that_are_not_printed_are_neither_drawn_nor_in_the_legend(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    subject = junction_of(file_store)
    frame = frame_for(subject, PaperSize.A4, Orientation.LANDSCAPE)
    wish = replace(CHINESE, parts=STREET_PARTS - {LayerKind.FURNITURE, LayerKind.MARKING_AREAS})
    (page,) = block_sheets(file_store, [("", frame)], wish)
    drawn = {item.layer for item in page.items}
    assert {"surfaces", "markings", "kerbs"} <= drawn
    assert not {"furniture", "marking areas"} & drawn
    said = {item.text for item in page.items if isinstance(item, Text)}
    assert "停止線" in said  # a painted line in this store
    assert not {"枕木紋行人穿越道線", "停車再開"} & said


def contrast(colour: Colour) -> float:
    """To white (WCAG 2.1, relative luminance)."""
    parts = [part / 255 for part in (colour.red, colour.green, colour.blue)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def test_white_paint_is_seen_on_paper(file_store: Store, tmp_path: Path) -> None:
    """Beside the paint of crosswalk and legend lies asphalt that differs enough from white."""
    put_geometry(file_store, make_crossing())
    frame = print_one(file_store, tmp_path / "a.png")
    image = Image.open(tmp_path / "a.png").convert("RGB")
    room, _ = rooms(PaperSize.A4, Orientation.LANDSCAPE)

    def seen(x: float, y: float) -> tuple[int, ...]:
        """The pixel of a place, metres from the middle of the crossing."""
        paper_x = room.centre[0] + (AT[0] + x - frame.centre[0]) / frame.scale
        paper_y = room.centre[1] + (AT[1] + y - frame.centre[1]) / frame.scale
        found = image.getpixel(
            (round(paper_x / 0.297 * image.width), round((0.210 - paper_y) / 0.210 * image.height))
        )
        assert isinstance(found, tuple)
        return found

    assert seen(12.5, 0.0) == (255, 255, 255)
    fill = surface_style(dark=False).of(SurfaceClass.ROAD_ASSUMED).fill
    assert fill is not None
    assert seen(12.5, 1.0) == (fill.red, fill.green, fill.blue)
    assert contrast(fill) > 2.2
    assert contrast(ASPHALT) > 3.0


def test_grid_values_stand_at_their_coordinates(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    subject = junction_of(file_store)
    frame = frame_for(subject, PaperSize.A4, Orientation.LANDSCAPE, scale=200)
    (page,) = block_sheets(file_store, [("", frame)], CHINESE)
    room, _ = rooms(PaperSize.A4, Orientation.LANDSCAPE)
    values = {
        item.text: item.at
        for item in page.items
        if isinstance(item, Text) and item.text[:2] in ("E ", "N ")
    }
    eastings = {int(text[2:]): at for text, at in values.items() if text.startswith("E")}
    northings = {int(text[2:]): at for text, at in values.items() if text.startswith("N")}
    assert set(eastings) == {191_980 + 10 * n for n in range(5)} & set(eastings)
    assert len(eastings) >= 3
    assert len(northings) >= 3
    for easting, at in eastings.items():
        expected = room.centre[0] + (easting - frame.centre[0]) / 200
        assert at[0] == pytest.approx(expected, abs=0.0105)  # kept within the frame's width
    inner = sorted(eastings)[1:-1]
    for easting in inner:
        expected = room.centre[0] + (easting - frame.centre[0]) / 200
        assert eastings[easting][0] == pytest.approx(expected, abs=1e-9)


def test_the_dxf_is_sound_and_lies_at_its_coordinates_however_the_sheet_is_turned(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, with_line(10.0, 20.0))
    print_one(file_store, tmp_path / "a.dxf", up_deg=37.0)
    document = ezdxf.readfile(tmp_path / "a.dxf")
    assert document.audit().errors == []
    lines = [
        [tuple(point[:2]) for point in line]
        for line in document.modelspace().query('LWPOLYLINE[layer=="markings"]')
    ]
    end = (AT[0] + 10 * math.sin(math.radians(20)), AT[1] + 10 * math.cos(math.radians(20)))
    assert any(
        len(line) == 2 and math.dist(line[0], AT) < 0.002 and math.dist(line[1], end) < 0.002
        for line in lines
    )


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_one_sheet_becomes_a_file_of_its_kind(
    file_store: Store, tmp_path: Path, suffix: str
) -> None:
    put_geometry(file_store, make_crossing())
    print_one(file_store, tmp_path / f"a{suffix}")
    assert (tmp_path / f"a{suffix}").stat().st_size > 5_000


def test_the_kerb_has_no_seam_where_bodies_and_areas_meet(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    frame = PrintFrame(centre=AT, width_m=0.2, height_m=0.18, scale=200)
    with file_store.read() as connection:
        content = read_block_content(connection, frame.outline)
    kerbs = next(layer for layer in block_layers(content, frame) if layer.id == "kerbs")
    assert kerbs.features is not None
    x, y = AT
    across = LineString([(x + 9.9, y), (x + 10.1, y)])  # the mouth of the eastern arm
    lines = [
        LineString(ring)
        for place in range(len(kerbs.features))
        for ring in kerbs.features.rings_of(place)
    ]
    assert not any(line.intersects(across) for line in lines)
    edge = LineString([(x + 20.0, y + 6.9), (x + 20.0, y + 7.1)])
    assert any(line.intersects(edge) for line in lines)


def test_a_legend_without_room_counts_what_it_leaves_out(file_store: Store) -> None:
    put_geometry(file_store, make_town(1, 1))
    with file_store.read() as connection:
        content = read_block_content(
            connection, box(*[AT[0] - 60, AT[1] - 60, AT[0] + 60, AT[1] + 60])
        )
    words = words_in(Language.ENGLISH)
    entries = block_entries(content, words, Language.ENGLISH)
    items = lay_out_entries(entries, words, Bounds(0.0, 0.0, 0.050, 0.020), 200.0)
    said = [item.text for item in items if isinstance(item, Text)]
    assert said[-1] == f"{len(entries) - len(said) + 1} more not listed"
