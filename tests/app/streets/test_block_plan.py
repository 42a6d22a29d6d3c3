"""Block plans: sizes, words, kinds and grid values read back by other libraries."""

from __future__ import annotations

import math
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import ezdxf
import numpy as np
import pypdfium2
import pytest
from PIL import Image
from shapely import LineString, Point, Polygon, box

from app.mapping.street_styles import ASPHALT, SurfaceClass, surface_style
from app.messages import Language
from app.sheets.lettering import words_in
from app.sheets.map_content import Orientation, PaperSize
from app.store import schema
from app.store.road_states import street_values
from app.store.store import Store
from app.store.street_objects import change_objects
from app.store.streets import insert_network
from app.streets.block_base import read_plan_base
from app.streets.block_content import read_block_content
from app.streets.block_layers import STREET_PARTS, block_layers
from app.streets.block_legend import block_entries, lay_out_entries
from app.streets.block_plan import (
    BlockWish,
    PlanSubject,
    best_orientation,
    block_sheets,
    frame_for,
    frames_for,
    junction_subject,
    place_subject,
    up_of,
    write_sheets,
)
from app.streets.block_scales import PlanUp
from app.streets.block_sheet import rooms
from gis.display.primitives import Bounds, Circle, Colour, Text
from gis.mapping.features import point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.print_frame import PrintFrame
from gis.mapping.style import ClassStyle, LayerStyle, Symbol
from gis.problems import Problem
from gis.streets.derived import Marking, StreetGeometry, StreetRoad
from gis.streets.objects import ObjectChange, ObjectKind, ObjectUid, StreetObject
from gis.streets.provenance import Provenance
from tests.helpers.paper import pdf_fonts, pdf_runs, pdf_text
from tests.helpers.street_geometry import AT, make_crossing, make_junctions, make_town
from tests.helpers.street_stores import put_geometry

DAY = date(2025, 3, 9)
CHINESE = BlockWish(language=Language.CHINESE, printed_on=DAY)


def with_line(length_m: float, bearing_deg: float) -> StreetGeometry:
    """The crossing with one more line from its middle."""
    angle = math.radians(bearing_deg)
    end = (AT[0] + length_m * math.sin(angle), AT[1] + length_m * math.cos(angle))
    ruler = Marking(
        uid="ruler",
        article="183",
        kind="edge_line",
        colour="blue",
        width_m=0.15,
        road=None,
        junction=None,
        level=0,
        shape=LineString([AT, end]),
    )
    whole = make_crossing()
    return replace(whole, markings=(*whole.markings, ruler))


def junction_of(store: Store) -> PlanSubject:
    with store.read() as connection:
        uid = connection.exec_driver_sql("select uid from street_area").scalar()
    found = junction_subject(store, str(uid))
    assert found is not None
    return found


def print_one(
    store: Store, out: Path, *, wish: BlockWish = CHINESE, scale: int = 200, up_deg: float = 0.0
) -> PrintFrame:
    subject = junction_of(store)
    frame = frame_for(subject, wish.size, wish.orientation, up_deg=up_deg, scale=scale)
    pages = block_sheets(store, [(subject.name, frame)], wish)
    write_sheets(pages, [frame], wish, out, title=subject.name)
    return frame


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


def test_several_sheets_hold_a_junction_together_and_only_a_pdf_holds_them(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_crossing())
    subject = PlanSubject(name="中山路", shape=box(AT[0] - 40, AT[1] - 30, AT[0] + 40, AT[1] + 30))
    frame = frame_for(subject, PaperSize.A4, Orientation.LANDSCAPE, scale=200)
    frames = frames_for(subject, frame)
    assert len(frames) == 4
    pages = block_sheets(file_store, [(subject.name, one) for one in frames], CHINESE)
    write_sheets(pages, frames, CHINESE, tmp_path / "a.pdf", title="a")
    with closing(pypdfium2.PdfDocument(tmp_path / "a.pdf")) as document:
        assert len(document) == 4
    assert "第 3 張，共 4 張" in pdf_text(tmp_path / "a.pdf")
    with pytest.raises(Problem, match="BLOCK_PLAN_ONE_SHEET_A_FILE"):
        write_sheets(pages, frames, CHINESE, tmp_path / "a.dxf", title="a")
    assert not (tmp_path / "a.dxf").exists()


def test_the_frame_of_a_junction_holds_its_stop_lines_at_the_largest_scale_that_fits(
    file_store: Store,
) -> None:
    put_geometry(file_store, make_crossing())
    subject = junction_of(file_store)
    assert subject.name == "中山路 / 文化路"
    width = subject.shape.bounds[2] - subject.shape.bounds[0]
    assert 32.0 <= width <= 36.0  # stop lines 16 m from the middle, and a metre about them
    for size, scale in ((PaperSize.A4, 200), (PaperSize.A3, 200)):
        frame = frame_for(subject, size, Orientation.LANDSCAPE)
        assert frame.scale == scale
        assert frame.outline.covers(subject.shape)
    large = PlanSubject(name="", shape=subject.shape.buffer(20.0))
    frame = frame_for(large, PaperSize.A4, Orientation.LANDSCAPE)
    assert frame.scale == 500
    assert not frame_for(large, PaperSize.A4, Orientation.LANDSCAPE, scale=250).outline.covers(
        large.shape
    )


@pytest.mark.parametrize("way", Orientation)
def test_the_main_street_lies_along_the_longer_side(file_store: Store, way: Orientation) -> None:
    put_geometry(file_store, make_crossing())
    subject = replace(junction_of(file_store), street_deg=70.0)
    up = up_of(PlanUp.STREET, subject, way)
    expected = -20.0 if way is Orientation.LANDSCAPE else 70.0
    assert up == pytest.approx(expected)
    assert up_of(PlanUp.NORTH, subject, way) == 0.0


def test_the_way_of_the_sheet_is_the_one_with_the_larger_scale() -> None:
    x, y = AT
    high = PlanSubject(name="", shape=box(x, y, x + 30, y + 41))
    wide = PlanSubject(name="", shape=box(x, y, x + 41, y + 30))
    assert best_orientation(high, PaperSize.A4, up=PlanUp.NORTH) is Orientation.PORTRAIT
    assert best_orientation(wide, PaperSize.A4, up=PlanUp.NORTH) is Orientation.LANDSCAPE


def test_where_there_are_no_streets_nothing_is_printed(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    subject = place_subject(file_store, (AT[0] + 5_000, AT[1]))
    frame = frame_for(subject, PaperSize.A4, Orientation.LANDSCAPE)
    with pytest.raises(Problem, match="BLOCK_PLAN_NO_STREETS"):
        block_sheets(file_store, [("", frame)], CHINESE)


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


def test_another_layer_is_turned_with_the_plan_and_named_in_its_legend(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    frame = PrintFrame(centre=AT, width_m=0.2, height_m=0.15, scale=200, up_deg=90.0)
    places = np.array([(AT[0] + 10.0, AT[1]), (AT[0] + 500.0, AT[1])])
    poles = MapLayer(
        id=LayerId("guest:1"),
        kind=LayerKind.GUEST,
        title="電桿",
        features=point_features(places),
        style=LayerStyle(classes=(ClassStyle(fill=Colour(1, 2, 3), symbol=Symbol.CIRCLE),)),
    )
    away = replace(poles, id=LayerId("guest:2"), title="遠方", features=point_features(places[1:]))
    room, _ = rooms(PaperSize.A4, Orientation.LANDSCAPE)
    frame = replace(frame, width_m=room.width, height_m=room.height)
    wish = replace(CHINESE, over=(poles, away))
    (page,) = block_sheets(file_store, [("", frame)], wish)
    drawn = [item for item in page.items if item.layer == "guest:1"]
    assert len(drawn) == 1
    assert isinstance(drawn[0], Circle)
    x, y = room.centre  # east is up: 10 m east of the middle is 50 mm above it
    assert drawn[0].centre == pytest.approx((x, y + 0.05), abs=2e-5)
    said = {item.text for item in page.items if isinstance(item, Text)}
    assert "電桿" in said
    assert "遠方" not in said


def test_objects_placed_by_hand_are_on_the_plan_and_what_they_stand_for_is_not(
    file_store: Store,
) -> None:
    put_geometry(file_store, make_crossing())
    stop = next(one for one in make_crossing().markings if one.kind == "stop_line")
    x, y = AT
    placed = [
        StreetObject(uid=ObjectUid("1"), kind=ObjectKind.HYDRANT, shape=Point(x + 12, y + 12)),
        StreetObject(
            uid=ObjectUid("2"),
            kind=ObjectKind.MARKING,
            code="no_parking_line",
            shape=LineString([(x + 20, y + 6), (x + 30, y + 6)]),
            replaces=stop.uid,
        ),
        StreetObject(
            uid=ObjectUid("3"),
            kind=ObjectKind.KERB,
            shape=LineString([(x + 12, y + 14), (x + 14, y + 14)]),
        ),
        StreetObject(uid=ObjectUid("4"), kind=ObjectKind.POLE, shape=Point(x + 500, y)),
    ]
    with file_store.write(actor="a", action="t") as unit:
        change_objects(unit, ObjectChange(new=tuple(placed)), {})
    with file_store.read() as connection:
        content = read_block_content(connection, box(x - 60, y - 60, x + 60, y + 60))
    kinds = [paint.kind for paint in content.paints]
    assert kinds.count("stop_line") == 3
    assert kinds.count("no_parking_line") == 1
    assert {one.code for one in content.furniture} == {"遵1", "hydrant"}
    entries = block_entries(content, words_in(Language.CHINESE), Language.CHINESE)
    keys = [entry.key for entry in entries]
    assert keys.count("kerb") == 1
    assert {"hydrant", "no_parking_line"} <= set(keys)
    frame = PrintFrame(centre=AT, width_m=0.3, height_m=0.3, scale=500)
    lines = next(one for one in block_layers(content, frame) if one.kind is LayerKind.MARKINGS)
    assert lines.features is not None


def test_the_base_says_when_the_roads_in_the_frame_changed_last_and_who_confirmed_them(
    file_store: Store,
) -> None:
    whole = make_crossing()
    first, second, third, fourth = whole.roads
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)

    def known(street: StreetRoad, **more: object) -> StreetRoad:
        return replace(street, provenance=Provenance(**more))  # type: ignore[arg-type]

    roads = (
        known(first, author="lin", recorded_at=datetime(2025, 3, 7, 20, 0, tzinfo=UTC)),
        known(second, author="wang", recorded_at=datetime(2024, 1, 1, tzinfo=UTC)),
        known(
            third,
            recorded_at=long_ago,
            confirmed_by="chen",
            confirmed_at=datetime(2025, 1, 1, tzinfo=UTC),
        ),
        known(
            fourth,
            recorded_at=long_ago,
            confirmed_by="lin",
            confirmed_at=datetime(2025, 2, 1, tzinfo=UTC),
        ),
    )
    with file_store.write(actor="a", action="t") as unit:
        insert_network(unit, [], make_junctions(whole), run_uid=None)
        unit.insert(schema.road, [street_values(street) for street in roads])
    with file_store.read() as connection:
        base = read_plan_base(connection, [street.road.uid for street in roads])
        nothing = read_plan_base(connection, [])
    assert base.confirmed_by == ("lin", "chen")
    assert nothing.changed_on is None
    assert base.changed_on == date(2025, 3, 8)  # 20:00 UTC on the 7th is the 8th in Taiwan
    assert base.drawn_by == "lin"
