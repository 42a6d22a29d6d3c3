"""Streets on paper: sizes and counts read back by other libraries."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import ezdxf
import pypdfium2
import pytest
import shapely
from ezdxf import bbox

from app.mapping import street_styles
from app.mapping.style_tables import styles_for
from app.messages import Language, say
from app.store.store import Store
from app.streets.export import StreetExport, export_streets
from app.streets.plan_sheets import label_code
from gis.mapping.layers import LayerKind
from gis.problems import Problem
from tests.helpers.street_geometry import AT, make_crossing, make_town
from tests.helpers.street_stores import put_geometry

POINTS_PER_M = 72 / 0.0254
A4, A3 = (0.297, 0.210), (0.420, 0.297)


def export(store: Store, out: Path, scale: int = 500) -> StreetExport:
    return export_streets(store, out, language=Language.ENGLISH, scale=scale)


def pages_of(path: Path) -> list[tuple[float, float]]:
    """Width and height of each page, metres."""
    with closing(pypdfium2.PdfDocument(path)) as document:
        return [
            tuple(round(side / POINTS_PER_M, 3) for side in document[place].get_size())  # type: ignore[misc]
            for place in range(len(document))
        ]


def words_of(path: Path, page: int = 0) -> str:
    with closing(pypdfium2.PdfDocument(path)) as document:
        return str(document[page].get_textpage().get_text_range())


@pytest.mark.parametrize(("scale", "size"), [(1000, A4), (500, (0.297, 0.420))])
def test_the_smallest_paper_is_chosen_that_holds_all(
    file_store: Store, tmp_path: Path, scale: int, size: tuple[float, float]
) -> None:
    put_geometry(file_store, make_crossing())  # 120 m across
    made = export(file_store, tmp_path / "a.pdf", scale)
    assert pages_of(tmp_path / "a.pdf") == [size]
    assert made.pages == 1
    assert f"1:{scale}" in words_of(tmp_path / "a.pdf").replace(" ", "")


def test_a_town_is_cut_into_sheets_that_are_named_by_row_and_column(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_town(3, 3))
    made = export(file_store, tmp_path / "a.pdf")
    pages = pages_of(tmp_path / "a.pdf")
    assert set(pages) == {A3}
    assert made.pages == len(pages) > 1
    assert "Street plan A1" in words_of(tmp_path / "a.pdf")
    assert "中山路" in "".join(words_of(tmp_path / "a.pdf", n) for n in range(len(pages)))


def test_sheets_without_streets_are_left_out(file_store: Store, tmp_path: Path) -> None:
    whole = make_town(2, 1)
    put_geometry(file_store, whole)
    near = export(file_store, tmp_path / "near.pdf").pages
    assert near is not None
    x, y = AT
    far = make_crossing((x + 2000.0, y + 2000.0), tag="far")
    put_geometry(file_store, far, beside=whole)
    pages = export(file_store, tmp_path / "far.pdf").pages
    assert pages is not None
    assert pages <= near + 4  # the ground between is some hundred sheets


def test_more_sheets_than_anybody_prints_are_refused_with_a_scale_that_fits(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_town(60, 1))
    with pytest.raises(Problem, match="STREETS_TOO_MANY_SHEETS") as told:
        export(file_store, tmp_path / "a.pdf", 50)
    assert not (tmp_path / "a.pdf").exists()
    enough = told.value.params["enough"]
    assert isinstance(enough, int)
    assert enough > 50


@pytest.mark.parametrize("scale", [200, 500])
def test_an_svg_is_a_page_to_scale(file_store: Store, tmp_path: Path, scale: int) -> None:
    put_geometry(file_store, make_crossing())
    export(file_store, tmp_path / "a.svg", scale)
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    expected_mm = 120_000 / scale + 20  # 60 m arms and 10 mm on either side
    assert float(root.attrib["width"].removesuffix("mm")) == pytest.approx(expected_mm, abs=0.01)
    dashes = {
        path.attrib["stroke-dasharray"]
        for path in root.iter("{http://www.w3.org/2000/svg}path")
        if "stroke-dasharray" in path.attrib
    }
    assert dashes == {f"{4000 / scale:g} {6000 / scale:g}"}  # 4 m and 6 m, art. 182


def test_a_large_svg_is_still_paper(file_store: Store, tmp_path: Path) -> None:
    put_geometry(file_store, make_town(4, 1))  # 540 m: 5.4 m of paper at 1:100
    export(file_store, tmp_path / "a.svg", 100)
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert float(root.attrib["width"].removesuffix("mm")) == pytest.approx(5420.0, abs=0.01)


def test_a_dxf_is_sound_in_metres_with_a_layer_for_each_kind(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_crossing())
    export(file_store, tmp_path / "a.dxf")
    document = ezdxf.readfile(tmp_path / "a.dxf")
    assert document.audit().errors == []
    assert document.dxfversion == "AC1032"  # R2018
    assert document.units == ezdxf.units.M
    space = document.modelspace()
    counts = {
        name: len(space.query(f'LWPOLYLINE[layer=="{name}"]'))
        for name in ("ROAD", "ROAD_BODY", "JUNCTION", "LANE", "SIDEWALK", "ISLAND", "BLOCK")
    }
    assert counts == {
        "ROAD": 4, "ROAD_BODY": 4, "JUNCTION": 1, "LANE": 16, "SIDEWALK": 8, "ISLAND": 4,
        "BLOCK": 1,
    }  # fmt: skip
    lanes = space.query('LWPOLYLINE[layer=="LANE"]')
    areas = sorted(shapely.Polygon([point[:2] for point in lane]).area for lane in lanes)
    assert areas == pytest.approx(sorted(lane.shape.area for lane in make_crossing().lanes))
    box = bbox.extents(space.query('LWPOLYLINE[layer=="ROAD_BODY"]'))
    assert box.extmin.vec2.isclose((AT[0] - 60, AT[1] - 60))


def test_dashes_and_widths_in_a_dxf_are_those_of_the_marking(
    file_store: Store, tmp_path: Path
) -> None:
    put_geometry(file_store, make_crossing())
    export(file_store, tmp_path / "a.dxf")
    document = ezdxf.readfile(tmp_path / "a.dxf")
    white = document.modelspace().query('LWPOLYLINE[layer=="MARKING_WHITE"]')
    dashed = [line for line in white if line.dxf.linetype != "CONTINUOUS"]
    assert len(dashed) == 8
    for line in dashed:
        assert line.dxf.const_width == pytest.approx(0.1)
        pattern = document.linetypes.get(line.dxf.linetype).pattern_tags.tags
        assert [tag.value for tag in pattern if tag.code == 49] == [4.0, -6.0]
    assert len(document.modelspace().query('HATCH[layer=="MARKING_WHITE"]')) == 12
    names = document.modelspace().query('TEXT[layer=="NAME"]')
    assert {name.dxf.text for name in names} == {"中山路", "文化路"}


@pytest.mark.parametrize("language", Language)
def test_every_label_of_a_street_layer_has_words_on_paper(language: Language) -> None:
    styles = [
        *street_styles.surface_style(dark=False).classes,
        *styles_for(LayerKind.STREETS, dark=False).classes,
        *map(street_styles.area_style, street_styles.PAINT),
    ]
    for style in styles:
        assert say(label_code(style.label), language)
