"""The site sheet: complete, truthful, and nothing over anything else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path as FilePath

import pytest

from app.messages import Language
from app.painters.paint import paint_file
from app.sheets.clipping import text_corners
from app.sheets.site_sheet import SheetEvent, SiteSheetContent, lay_out_site_sheet
from app.sheets.style import SHEET_LAYER
from gis.crashes.records import PositionFlag, Severity
from gis.diagrams.diagram import NotDrawnReason
from gis.display.primitives import Circle, DisplayList, Path, Text
from tests.helpers.paper import pdf_fonts, pdf_text
from tests.helpers.site_sheets import cross_drawing, line_symbols, site_content

WORKS = (SheetEvent(first=date(2025, 6, 1), last=date(2025, 6, 20), words="車道改繪"),)
BREAK = (SheetEvent(first=date(2025, 3, 1), words="改由分局登錄"),)
LONG = "嘉義市東區中山路與文化路及民族路二段一百二十巷三弄五十五號前（近中央噴水圓環北側）" * 2

CONTENTS = {
    "none": site_content(0),
    "three": site_content(3, works=WORKS),
    "twelve": site_content(12, symbol_key=line_symbols(9, Language.CHINESE)),
    "sixty": site_content(60, to_scale=True, base_date=date(2025, 10, 1), recording_breaks=BREAK),
    "two hundred": site_content(
        200,
        symbol_key=line_symbols(24, Language.CHINESE),
        north_deg=None,
        works=WORKS * 3,
        recording_breaks=BREAK * 3,
        incomplete_months=tuple(date(2025, month, 1) for month in (1, 3, 5, 7, 9, 11)),
        notes=(LONG,) * 9,
    ),
    "long names": site_content(14, site_name=LONG, city=LONG, filters=(LONG,) * 5),
    "English": site_content(20, language=Language.ENGLISH, to_scale=True, works=WORKS),
    "tall drawing": site_content(30, drawing=cross_drawing(5, half_m=20.0), to_scale=True),
}


def texts(sheet: DisplayList) -> list[Text]:
    """Texts of the sheet itself, without those of the placed drawing."""
    return [i for i in sheet.items if isinstance(i, Text) and i.layer == SHEET_LAYER]


def said(sheet: DisplayList) -> str:
    return "\n".join(item.text for item in texts(sheet))


@pytest.fixture(params=CONTENTS.values(), ids=CONTENTS.keys())
def content(request: pytest.FixtureRequest) -> SiteSheetContent:
    return request.param  # type: ignore[no-any-return] # a fixture's parameter


def test_no_two_texts_overlap(content: SiteSheetContent) -> None:
    boxes = []
    for item in texts(lay_out_site_sheet(content)):
        xs, ys = zip(*text_corners(item), strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys), item.text))
    clashes = [
        (a[4], b[4])
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
        if min(a[2], b[2]) - max(a[0], b[0]) > 1e-4 and min(a[3], b[3]) - max(a[1], b[1]) > 3e-4
    ]
    assert clashes == []


def test_everything_stays_on_the_page(content: SiteSheetContent) -> None:
    sheet = lay_out_site_sheet(content)
    points = []
    for item in sheet.items:
        match item:
            case Path():
                points += [point for run in item.runs for point in run]
            case Circle():
                points.append(item.centre)
            case Text():
                points += text_corners(item)
    assert min(x for x, _ in points) >= 0.010
    assert max(x for x, _ in points) <= 0.200
    assert min(y for _, y in points) >= 0.006
    assert max(y for _, y in points) <= 0.287


def test_drawn_and_not_drawn_make_the_total(content: SiteSheetContent) -> None:
    numbers = re.search(
        r"(\d+) (?:件＝已繪|crashes =) (\d+) (?:件＋未繪|drawn \+) (\d+)",
        said(lay_out_site_sheet(content)),
    )
    assert numbers is not None
    total, drawn, missing = map(int, numbers.groups())
    assert total == drawn + missing == len(content.crashes)


def test_rows_shown_and_rows_said_to_be_left_out_are_all_crashes(content: SiteSheetContent) -> None:
    sheet = lay_out_site_sheet(content)
    shown = {item.text for item in texts(sheet)} & {crash.case_no for crash in content.crashes}
    left_out = re.findall(r"另有 (\d+) 件未列|(\d+) more not listed on this page", said(sheet))
    assert len(shown) + sum(int(a or b) for a, b in left_out) == content.total


def test_severity_counts_are_those_of_the_crashes() -> None:
    content = CONTENTS["sixty"]
    sheet = lay_out_site_sheet(content)
    rows = {item.text: item.at[1] for item in texts(sheet)}
    bold = {(item.at[1], item.text) for item in texts(sheet) if item.bold}
    late = [crash for crash in content.crashes if crash.late_death]
    expected = {
        "A1 死亡（24小時內）": sum(c.severity is Severity.A1 for c in content.crashes),
        "A2 後續死亡（2–30日）": len(late),
        "A2 受傷": sum(c.severity is Severity.A2 for c in content.crashes) - len(late),
        "A3 財損": sum(c.severity is Severity.A3 for c in content.crashes),
    }
    for words, count in expected.items():
        assert (rows[words], str(count)) in bold


def test_a_small_site_lists_every_crash_with_its_number_reason_and_parties() -> None:
    content = CONTENTS["twelve"]
    words = said(lay_out_site_sheet(content))
    for crash in content.crashes:
        assert crash.case_no in words
    reasons = {crash.not_drawn for crash in content.not_drawn}
    assert reasons == {NotDrawnReason.TOO_FEW_PARTIES}
    assert words.count("當事者資料不足") == len(content.not_drawn)
    assert "自用小客車 直行 × 行人 左轉" in words


def test_the_scale_is_printed_and_kept_where_the_drawing_is_ground() -> None:
    content = CONTENTS["sixty"]
    sheet = lay_out_site_sheet(content)
    found = re.search(r"比例尺 1:(\d+)", said(sheet))
    assert found is not None
    drawn = {i.text: i.at for i in sheet.items if isinstance(i, Text) and i.layer != SHEET_LAYER}
    apart = (drawn["中山路"][0] - (drawn["文化路"][0])) * int(found.group(1))
    assert apart == pytest.approx(26.0)
    assert "示意圖" not in said(sheet)


def test_a_schematic_says_that_it_has_no_scale() -> None:
    words = said(lay_out_site_sheet(CONTENTS["twelve"]))
    assert "示意圖（未依比例）" in words
    assert "比例尺" not in words


def test_both_calendars_are_printed() -> None:
    words = said(lay_out_site_sheet(CONTENTS["three"]))
    assert "民國114年1月1日至114年12月31日 (2025-01-01 至 2025-12-31)" in words
    assert "列印日期：民國115年2月3日 (2026-02-03)" in words


def test_times_in_the_list_are_those_of_taiwan() -> None:
    """2025-01-01T02:17Z is 10:17 in Taiwan."""
    content = CONTENTS["twelve"]
    first = content.crashes[0]
    assert f"{first.occurred_at:%H:%M}" == "02:17"
    assert "114.01.01 10:17" in said(lay_out_site_sheet(content))


def test_different_circumstances_are_warned_of() -> None:
    words = said(lay_out_site_sheet(replace(CONTENTS["three"], recording_breaks=BREAK)))
    assert "期間內施工或改善" in words
    assert "紀錄方式變更" in words


def test_incomplete_months_are_named_as_spans() -> None:
    months = tuple(date(2025, month, 1) for month in (2, 3, 4, 9))
    words = said(lay_out_site_sheet(site_content(5, incomplete_months=months)))
    assert "民國114年2月至民國114年4月、民國114年9月" in words


def test_letters_without_a_font_are_named_in_a_note() -> None:
    words = said(lay_out_site_sheet(site_content(1, site_name="\ue123街口")))
    assert "U+E123" in words
    assert "U+" not in said(lay_out_site_sheet(site_content(1)))


def test_the_kind_of_deaths_is_said_as_the_data_know_it() -> None:
    content = CONTENTS["twelve"]
    assert "死亡人數僅計" in said(lay_out_site_sheet(content))
    known = tuple(replace(crash, deaths_30d=crash.deaths_24h) for crash in content.crashes)
    words = said(lay_out_site_sheet(replace(content, crashes=known)))
    assert "死亡人數僅計" not in words
    assert "30日內" in words
    partly = (*known[:5], *content.crashes[5:])
    assert "其中 7 件無30日內死亡資料" in said(lay_out_site_sheet(replace(content, crashes=partly)))


def test_position_quality_names_the_doubtful_kinds() -> None:
    flags = ((PositionFlag.GOOD, 7), (PositionFlag.MISMATCH, 2), (PositionFlag.MISSING, 1))
    words = said(lay_out_site_sheet(site_content(3, positions=flags)))
    assert "可用 7 件；有疑義 3 件（與路名不符 2、缺坐標 1）" in words


@pytest.mark.parametrize("reason", list(NotDrawnReason))
@pytest.mark.parametrize("language", list(Language))
def test_every_reason_has_words(reason: NotDrawnReason, language: Language) -> None:
    content = site_content(3, language=language)
    crashes = tuple(
        replace(crash, key="", not_drawn=reason, detail="x") for crash in content.crashes
    )
    bracketed = "（x）" if language is Language.CHINESE else " (x)"
    assert bracketed in said(lay_out_site_sheet(replace(content, crashes=crashes)))


def test_a_crash_is_either_drawn_or_not() -> None:
    crash = site_content(1).crashes[0]
    with pytest.raises(ValueError, match="exactly one"):
        replace(crash, key="", not_drawn=None)
    with pytest.raises(ValueError, match="exactly one"):
        replace(crash, key="1", not_drawn=NotDrawnReason.NO_DIRECTION)


def test_the_sheet_as_pdf_can_be_searched_and_holds_its_fonts(tmp_path: FilePath) -> None:
    out = tmp_path / "sheet.pdf"
    assert paint_file(lay_out_site_sheet(CONTENTS["twelve"]), out, title="t") == ()
    words = pdf_text(out)
    for wanted in ("中山路／文化路口", "嚴重程度（件數）", "未繪原因", "20250101-0217-k000"):
        assert wanted in words
    assert pdf_fonts(out)
    assert all(pdf_fonts(out).values())


def test_the_same_content_gives_the_same_bytes(tmp_path: FilePath) -> None:
    for name in ("a.pdf", "b.pdf"):
        paint_file(lay_out_site_sheet(site_content(12)), tmp_path / name, title="t")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
