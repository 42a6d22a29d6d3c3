"""Printed scenes: sizes, words, rows and fonts read back by other libraries."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import ezdxf
import pytest
from PIL import Image

from app.messages import Language
from app.scenes.print.scene_print import PrintedScene, SceneToPrint, print_scene, write_printed
from app.sheets.map_content import SIDES_M, Orientation, PaperSize
from app.store.store import Store
from app.streets.block_scales import PlanUp
from app.symbol_catalogue import load_symbols
from gis.display.primitives import Text
from gis.problems import Problem
from gis.scenes.interchange import read_scene
from gis.scenes.scene import Dimension, Mark, MarkForm, MarkKind, Scene
from tests.helpers.paper import pdf_fonts, pdf_runs, pdf_text
from tests.helpers.scene_prints import (
    CHINESE,
    NAMES,
    crowded_scene,
    measured,
    two_party_scene,
)
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry

pytestmark = pytest.mark.geopackage_only(
    "pages are alike on both: test_export_scene.py runs on a server"
)
LIBRARY = load_symbols()
TARGETS = ("A.front_left_wheel", "A.rear_left_wheel", "M1.1", "M1.2")
ENGLISH = replace(CHINESE, language=Language.ENGLISH)


@pytest.fixture
def store(file_store: Store) -> Store:
    put_geometry(file_store, make_crossing())
    return file_store


def printed(store: Store, scene: Scene, wish=CHINESE) -> PrintedScene:
    return print_scene(store, SceneToPrint(scene=scene, version=3), wish)


def words_of(found: PrintedScene, page: int) -> list[str]:
    return [item.text for item in found.pages[page].items if isinstance(item, Text)]


def with_ruler(scene: Scene, length_m: float, bearing_deg: float) -> Scene:
    """The scene with a straight scrape of a length; its line is drawn as a zigzag about it."""
    angle = math.radians(bearing_deg)
    end = (AT[0] + length_m * math.sin(angle), AT[1] + length_m * math.cos(angle))
    skid = Mark(kind=MarkKind.SKID, form=MarkForm.LINE, points=(AT, end))
    return replace(scene, marks=(skid,))


@pytest.mark.parametrize(
    ("scale", "expected_mm", "up_deg", "size"),
    [
        (100, 100.0, 0.0, PaperSize.A4),
        (200, 50.0, 0.0, PaperSize.A4),
        (200, 50.0, 37.0, PaperSize.A4),
        (200, 50.0, 0.0, PaperSize.A3),
        (250, 40.0, 37.0, PaperSize.A3),
        (500, 20.0, 0.0, PaperSize.A4),
    ],
)
def test_ten_metres_are_as_long_on_paper_as_the_scale_says(
    store: Store, tmp_path: Path, scale: int, expected_mm: float, up_deg: float, size: PaperSize
) -> None:
    scene = replace(
        with_ruler(two_party_scene(AT), 10.0, 20.0), parties=(), fixed_points=(), photos=()
    )
    wish = replace(CHINESE, size=size, scale=scale, up=PlanUp.FREE, up_deg=up_deg)
    found = printed(store, replace(scene, texts=(), impact=None), wish)
    write_printed(found, tmp_path / "a.pdf")
    bearing = math.radians(20.0 - up_deg)
    runs = [
        run
        for run in pdf_runs(tmp_path / "a.pdf")
        if len(run) == 2
        and math.dist(*run) == pytest.approx(expected_mm, rel=0.002)
        and math.atan2(run[1][0] - run[0][0], run[1][1] - run[0][1])
        == pytest.approx(math.atan2(math.sin(bearing), math.cos(bearing)), abs=1e-3)
    ]
    assert len(runs) == 1
    assert found.scale == scale


@pytest.mark.parametrize(
    ("measured_m", "told"), [(None, "12.35 m"), (12.35, "12.35 m"), (12.345, "12.345 m")]
)
def test_a_mark_is_as_long_beside_its_line_as_in_the_table(
    store: Store, measured_m: float | None, told: str
) -> None:
    scene = with_ruler(two_party_scene(AT), 12.3521, 20.0)
    (mark,) = scene.marks
    found = printed(store, replace(scene, marks=(replace(mark, length_m=measured_m),)))
    said = [words for page in range(len(found.pages)) for words in words_of(found, page)]
    assert [words for words in said if words.endswith(told)] == [f"M1 {told}", told]


def test_words_are_chinese_and_are_copied_from_embedded_fonts(store: Store, tmp_path: Path) -> None:
    scene = measured(two_party_scene(AT), LIBRARY, TARGETS, ("F1", "F2", "F3"))
    write_printed(printed(store, scene), tmp_path / "a.pdf")
    said = pdf_text(tmp_path / "a.pdf")
    for words in (
        *("道路交通事故現場圖", "11403AB0012", "民國114年3月8日（星期六）17時40分"),
        *("中山路 / 文化路", "15 路口交岔撞", "81 闖紅燈直行", "有照明且開啟"),
        *("自用小客車", "14 左側車身", "煞車痕", "刮地痕", "A 左前輪", "三角定位"),
        *("比例尺 1:200", "圖例", "當事人 B", "審核", "版次 3", "第 1 頁，共"),
        *("便利商店", "電桿 龍山 45", "當事人以代號表示，不含個人資料"),
    ):
        assert words in said, words
    fonts = pdf_fonts(tmp_path / "a.pdf")
    assert fonts
    assert all(fonts.values())


def test_english_pages_hold_no_chinese_but_what_the_scene_says(store: Store) -> None:
    scene = replace(two_party_scene(AT), place="P", station="", texts=(), photos=())
    scene = replace(scene, fixed_points=())
    found = printed(store, scene, ENGLISH)
    own = {"中山路", "文化路"}  # names of roads
    for page in range(len(found.pages)):
        for words in words_of(found, page):
            assert words in own or not any("\u4e00" <= one <= "\u9fff" for one in words), words


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("way", list(Orientation))
def test_every_row_is_printed_once_over_as_many_pages_as_it_takes(
    store: Store, size: PaperSize, way: Orientation
) -> None:
    scene = crowded_scene(AT, LIBRARY, parties=9, marks=18)
    found = printed(store, scene, replace(ENGLISH, size=size, orientation=way))
    said = [words for page in range(len(found.pages)) for words in words_of(found, page)]
    count = len(scene.measurements)
    numbers = [words for words in said if words.isdecimal()]
    for number in range(len(scene.parties) + 10, count + 1):  # smaller ones are said elsewhere too
        assert numbers.count(str(number)) == 1, number
    for place in range(18):
        assert said.count(f"M{place + 1}, point 2") == 1
    feet = [words for words in said if words.startswith("Page ")]
    total = len(found.pages)
    assert [foot.split(" of")[0] for foot in feet] == [f"Page {n + 1}" for n in range(total)]


@pytest.mark.parametrize("size", list(PaperSize))
@pytest.mark.parametrize("way", list(Orientation))
@pytest.mark.parametrize("language", list(Language))
def test_no_word_leaves_its_page(
    store: Store, size: PaperSize, way: Orientation, language: Language
) -> None:
    from app.sheets.clipping import text_corners

    scene = crowded_scene(AT, LIBRARY, parties=13, marks=5)
    wish = replace(CHINESE, language=language, size=size, orientation=way, names=NAMES)
    short, long = SIDES_M[size]
    wide, high = (long, short) if way is Orientation.LANDSCAPE else (short, long)
    for page in printed(store, scene, wish).pages:
        assert (page.frame.width, page.frame.height) == pytest.approx((wide, high))
        for item in page.items:
            if isinstance(item, Text):
                for x, y in text_corners(item):
                    assert 0.004 < x < wide - 0.004, item.text
                    assert 0.004 < y < high - 0.004, item.text


def test_names_and_plates_stand_on_the_case_file_copy_only(store: Store) -> None:
    scene = two_party_scene(AT)
    plain = printed(store, scene)
    copy = printed(store, scene, replace(CHINESE, names=NAMES))
    told = " ".join(words_of(plain, 0))
    assert "王小明" not in told
    assert "車號" not in told
    said = " ".join(words_of(copy, 0))
    for words in ("王小明", "陳美麗", "車號", "卷宗本（含個人資料）", "含姓名，限附卷使用"):
        assert words in said


def test_the_legend_names_each_kind_that_is_drawn_and_none_that_is_not(store: Store) -> None:
    scene = two_party_scene(AT)
    said = words_of(printed(store, scene, replace(CHINESE, size=PaperSize.A3)), 0)
    for words in ("碰撞前路線", "撞擊點", "固定點", "拍照位置及方向"):
        assert said.count(words) == 1, words
    bare = replace(scene, photos=(), fixed_points=(), marks=(), impact=None)
    less = words_of(printed(store, bare, replace(CHINESE, size=PaperSize.A3)), 0)
    assert "碰撞前路線" in less
    assert not {"撞擊點", "固定點", "拍照位置及方向", "刮地痕"} & set(less)


def test_many_measured_lines_are_left_to_the_table_unless_they_are_asked_for(
    store: Store,
) -> None:
    scene = crowded_scene(AT, LIBRARY, parties=6, marks=12)

    def lines(wish) -> int:
        page = printed(store, scene, wish).pages[0]
        return sum(getattr(item, "layer", "") == "scene_measured" for item in page.items)

    assert lines(CHINESE) == 0
    assert lines(replace(CHINESE, measured_lines=True)) > 50
    few = measured(two_party_scene(AT), LIBRARY, TARGETS, ("F1", "F2"))
    page = printed(store, few).pages[0]
    assert any(getattr(item, "layer", "") == "scene_measured" for item in page.items)


def test_a_scene_too_long_for_a_sheet_takes_further_drawings_at_its_scale(store: Store) -> None:
    x, y = AT
    scene = replace(
        two_party_scene(AT), dimensions=(Dimension(start=(x - 60.0, y), end=(x + 60.0, y)),)
    )
    found = printed(store, scene, replace(CHINESE, scale=200))
    assert {frame.scale for frame in found.frames} == {200}
    ground = [frame.outline for frame in found.frames[1:]]
    for east in (-60.0, -30.0, 0.0, 30.0, 60.0):
        from shapely import Point

        assert any(outline.covers(Point(x + east, y)) for outline in ground)
    assert len(found.pages) >= len(found.frames) > 2


def test_a_scene_without_anything_is_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(Problem) as told:
        printed(store, Scene(case_no="11403AB0013"))
    assert told.value.code == "SCENE_NOTHING_DRAWN"


def test_the_drawing_of_a_dxf_lies_at_its_own_coordinates(store: Store, tmp_path: Path) -> None:
    scene = with_ruler(two_party_scene(AT), 10.0, 20.0)
    found = printed(store, scene, replace(CHINESE, up=PlanUp.FREE, up_deg=30.0))
    write_printed(found, tmp_path / "a.dxf")
    document = ezdxf.readfile(tmp_path / "a.dxf")
    assert not document.audit().errors
    ends = [
        [tuple(point[:2]) for point in line.get_points()]
        for line in document.modelspace().query("LWPOLYLINE")
        if line.dxf.layer == "scene_mark"
    ]
    angle = math.radians(20.0)
    end = (AT[0] + 10 * math.sin(angle), AT[1] + 10 * math.cos(angle))
    assert any(
        len(run) == 2 and math.dist(run[0], AT) < 0.005 and math.dist(run[1], end) < 0.005
        for run in ends
    )


def test_pages_of_a_dxf_stand_side_by_side(store: Store, tmp_path: Path) -> None:
    scene = crowded_scene(AT, LIBRARY, parties=9, marks=18)
    found = printed(store, scene, replace(CHINESE, scale=200))
    assert len(found.pages) > 1
    write_printed(found, tmp_path / "a.dxf")
    document = ezdxf.readfile(tmp_path / "a.dxf")
    assert not document.audit().errors
    said = [text.dxf.text for text in document.modelspace().query("TEXT")]
    assert sum(words.startswith("第 ") and "頁，共" in words for words in said) == len(found.pages)


def test_svg_and_png_hold_all_pages(store: Store, tmp_path: Path) -> None:
    scene = crowded_scene(AT, LIBRARY, parties=9, marks=18)
    found = printed(store, scene)
    pages = len(found.pages)
    assert pages > 1
    write_printed(found, tmp_path / "a.svg")
    text = (tmp_path / "a.svg").read_text(encoding="utf-8")
    assert f"第 {pages} 頁，共 {pages} 頁" in text
    frame = found.pages[0].frame
    assert f'width="{frame.width * 1000:g}mm" height="{frame.height * 1000 * pages:g}mm"' in text
    write_printed(found, tmp_path / "a.png")
    with Image.open(tmp_path / "a.png") as picture:
        wide, high = picture.size
    assert high / wide == pytest.approx(pages * frame.height / frame.width, rel=0.002)


def test_json_is_the_scene_itself(store: Store, tmp_path: Path) -> None:
    scene = measured(two_party_scene(AT), LIBRARY, TARGETS, ("F1", "F2"))
    write_printed(printed(store, scene), tmp_path / "a.json")
    assert read_scene(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == scene
