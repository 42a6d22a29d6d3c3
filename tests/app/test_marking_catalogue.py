"""The catalogue of markings holds what the text of the law says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from app.marking_catalogue import load_marking_catalogue
from gis.streets.markings.catalogue import MarkingKind

CATALOGUE = load_marking_catalogue()
M = MarkingKind


def test_every_kind_has_one_record() -> None:
    assert sorted(entry.kind for entry in CATALOGUE.entries) == sorted(MarkingKind)


def test_every_record_names_its_edition_article_and_both_names() -> None:
    for entry in CATALOGUE.entries:
        assert entry.edition == date(2024, 7, 22)
        assert re.fullmatch(r"1[5-9]\d(-\d)?", entry.article)
        assert entry.name
        assert entry.gloss
        for span in (entry.width_m, entry.length_m, entry.clear_m, entry.apart_m):
            assert span.least <= span.usual <= span.most


@pytest.mark.data
def test_names_and_articles_stand_in_the_text_of_the_law(shared_data: Path) -> None:
    text = (shared_data / "law" / "markings_art146_192.md").read_text(encoding="utf-8")
    articles = {
        head.replace(" ", ""): body
        for head, body in re.findall(r"## 第 ([\d-]+ ?) ?條\n(.*?)(?=\n## |\Z)", text, re.S)
    }
    for entry in CATALOGUE.entries:
        name = re.sub(r"（.*|線$|「|」|標字$|標線$|雙向|雙邊|單向|單邊", "", entry.name)
        if "待轉區" in entry.name:
            name = "待轉區"
        body = articles[entry.article].replace("「", "").replace("」", "")
        assert name in body, (entry.kind, name)


@pytest.mark.parametrize(
    ("kind", "width", "dash"),
    [
        (M.CENTRE_LINE, 0.10, (4.0, 6.0)),
        (M.LANE_LINE, 0.10, (4.0, 6.0)),
        (M.EDGE_LINE, 0.15, None),
        (M.FAST_SLOW_LINE, 0.10, None),
        (M.LEFT_TURN_BAY, 0.10, (0.5, 0.5)),
        (M.GUIDE_LINE, 0.10, (0.5, 0.5)),
        (M.MERGE_LINE, 0.30, (1.0, 2.0)),
        (M.GIVE_WAY_LINE, 0.30, (0.6, 0.4)),
        (M.TWO_STAGE_BOX, 0.15, None),
        (M.CROSSWALK, 0.40, None),
    ],
)
def test_widths_and_dashes_are_those_of_the_law(
    kind: MarkingKind, width: float, dash: tuple[float, float] | None
) -> None:
    assert (CATALOGUE[kind].width_m.usual, CATALOGUE[kind].dash_m) == (width, dash)
