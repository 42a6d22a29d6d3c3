"""A bureau's own form: read from its file, its mistakes told in a sentence."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from app.messages import Language, say
from app.scenes.print.form_layout import (
    FormColumn,
    FormField,
    FormPart,
    FormSheet,
    read_form,
    standard_form,
)
from app.sheets.map_content import Orientation, PaperSize
from gis.problems import Problem


def standard() -> dict[str, Any]:
    text = files("resources").joinpath("catalogue", "scene_form.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def write(folder: Path, document: object) -> Path:
    path = folder / "form.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("paper", list(PaperSize))
@pytest.mark.parametrize("way", list(Orientation))
def test_the_standard_form_has_every_paper_and_says_everything(
    paper: PaperSize, way: Orientation
) -> None:
    form = standard_form()
    sheet = form.sheet(paper, way)
    assert (sheet.paper, sheet.orientation) == (paper, way)
    fields = {cell.field for slot in sheet.first for row in slot.rows for cell in row}
    assert fields == set(FormField)
    stacked = {part.part for slot in sheet.first for part in slot.stack}
    assert {FormPart.SCALE, FormPart.LEGEND, FormPart.PARTIES, FormPart.MEASUREMENTS} <= stacked
    columns = {one.column for rows in form.tables.values() for one in rows}
    assert columns == set(FormColumn)


def slots_apart(sheet: FormSheet) -> bool:
    for page in (sheet.first, sheet.more, sheet.tables):
        for place, one in enumerate(page):
            for other in page[place + 1 :]:
                wide = min(one.at.max_x, other.at.max_x) - max(one.at.min_x, other.at.min_x)
                high = min(one.at.max_y, other.at.max_y) - max(one.at.min_y, other.at.min_y)
                if wide > 1e-6 and high > 1e-6:
                    return False
    return True


def test_no_two_places_of_the_standard_form_overlap() -> None:
    assert all(slots_apart(sheet) for sheet in standard_form().sheets)


def test_a_bureaus_own_form_has_its_own_title_and_paper(tmp_path: Path) -> None:
    document = standard()
    document["title"]["zh_TW"] = "某某市政府警察局交通事故現場圖"
    document["sheets"] = [one for one in document["sheets"] if one["paper"] == "A3"][:1]
    form = read_form(write(tmp_path, document))
    assert form.titles[Language.CHINESE] == "某某市政府警察局交通事故現場圖"
    assert form.sheet(PaperSize.A3, Orientation.PORTRAIT).orientation is Orientation.LANDSCAPE
    with pytest.raises(Problem) as told:
        form.sheet(PaperSize.A4, Orientation.PORTRAIT)
    assert told.value.code == "SCENE_FORM_NO_PAPER"


def spoilt() -> list[object]:
    other = standard() | {"format": "something/1"}
    outside = standard()
    outside["sheets"][0]["first"][0]["at"] = [200, 7, 281, 10]
    unknown = standard()
    unknown["sheets"][0]["first"][1]["rows"] = [[["shoe_size", 1]]]
    blind = standard()
    blind["sheets"][0]["first"] = [
        slot for slot in blind["sheets"][0]["first"] if slot["part"] != "drawing"
    ]
    flat = standard()
    flat["sheets"][0]["letters_mm"] = 0
    return [other, outside, unknown, blind, flat, {}, [], 7, {"format": "daoan.scene_form/1"}]


@pytest.mark.parametrize("document", spoilt(), ids=range(9))
def test_a_file_that_is_no_form_is_told_in_a_sentence(tmp_path: Path, document: object) -> None:
    with pytest.raises(Problem) as told:
        read_form(write(tmp_path, document))
    assert told.value.code == "SCENE_FORM_BAD"
    for language in Language:
        assert "form.json" in say(told.value.code, language, **told.value.params)


def test_a_form_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(Problem) as told:
        read_form(tmp_path / "none.json")
    assert told.value.code == "SCENE_FORM_MISSING"
