"""Which frames and how many sheets a block plan has."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from shapely import box

from app.sheets.map_content import Orientation, PaperSize
from app.store.store import Store
from app.streets.block_plan import (
    PlanSubject,
    best_orientation,
    block_sheets,
    frame_for,
    frames_for,
    place_subject,
    up_of,
    write_sheets,
)
from app.streets.block_scales import PlanUp
from gis.problems import Problem
from tests.helpers.block_plans import CHINESE, junction_of
from tests.helpers.paper import pdf_text
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry


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
