"""Letters: fallback, boxes, widths and subsets of the program's fonts."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from app.painters import fonts
from app.painters.font_files import TRADITIONAL, find_font, packaged_file
from app.painters.fonts import default_fonts, font_set, text_width_m
from gis.problems import Problem


def test_chinese_letters_are_as_wide_as_their_height() -> None:
    assert text_width_m("中山路", 0.003) == pytest.approx(0.009)


def test_bold_latin_letters_are_wider_than_regular_ones() -> None:
    assert text_width_m("Wamo", 1, bold=True) > text_width_m("Wamo", 1)


@pytest.mark.parametrize("bold", [False, True])
def test_measured_widths_are_those_of_the_embedded_subset(bold: bool) -> None:
    letters = frozenset("AVWMil.,0179中—…×")
    with TTFont(io.BytesIO(default_fonts().first.subset(letters, bold=bold))) as cut:
        names, metrics = cut.getBestCmap(), cut["hmtx"]
        em = cut["head"].unitsPerEm
        embedded = {c: metrics[names[ord(c)]][0] / em for c in letters}
    assert {c: text_width_m(c, 1, bold=bold) for c in letters} == pytest.approx(embedded)


def test_a_subset_holds_only_the_letters_asked_for_and_no_weight_axis() -> None:
    with TTFont(io.BytesIO(default_fonts().first.subset(frozenset("道安"), bold=False))) as cut:
        assert {chr(code) for code in cut.getBestCmap()} == {"道", "安"}
        assert "fvar" not in cut
        assert cut["name"].getDebugName(6) == "NotoSansTC-Regular"


def test_the_same_letters_give_the_same_bytes_in_any_order() -> None:
    face = default_fonts().first
    first = face.subset(frozenset("市東區"), bold=True)
    fonts._cut.cache_clear()
    assert face.subset(frozenset("區市東"), bold=True) == first


def test_subsetting_says_nothing_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        fonts._cut.cache_clear()
        default_fonts().first.subset(frozenset("靜"), bold=False)
    assert caplog.records == []


def test_a_letter_missing_in_traditional_comes_from_the_simplified_face() -> None:
    runs = default_fonts().runs("叄民")
    assert [(run.text, run.face.family) for run in runs] == [
        ("叄", "Noto Sans SC"),
        ("民", "Noto Sans TC"),
    ]
    assert default_fonts().missing("叄民") == ()


def test_a_letter_in_no_face_becomes_a_box_and_is_named() -> None:
    text = "王\U0002f8ff\ue123"
    assert "".join(run.text for run in default_fonts().runs(text)) == "王□□"
    assert default_fonts().missing(text) == ("\ue123", "\U0002f8ff")


def test_breaks_are_spaces_and_invisible_marks_go() -> None:
    assert fonts.clean_text("甲\n乙\u200d\ufe0f\u00a0丙") == "甲 乙 丙"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_any_text_can_be_measured(text: str) -> None:
    assert text_width_m(text, 0.01) >= 0


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="中山路A1 w叄", max_size=12), st.text(alphabet="文化B.", max_size=12))
def test_width_of_joined_texts_is_the_sum(left: str, right: str) -> None:
    together = text_width_m(left + right, 1)
    assert together == pytest.approx(text_width_m(left, 1) + text_width_m(right, 1))


def test_all_of_big5_has_glyphs() -> None:
    """Big5 (1984, level 1 and 2: 13,053 ideographs) is what Taiwan's registers are written in."""
    big5 = []
    for high in range(0xA4, 0xFA):
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            try:
                big5.append(bytes((high, low)).decode("big5"))
            except UnicodeDecodeError:
                continue
    assert len(big5) > 13_000
    assert default_fonts().missing("".join(big5)) == ()


def test_a_font_file_of_choice_comes_first_and_the_package_fills_its_gaps(tmp_path: Path) -> None:
    small = tmp_path / "own.ttf"
    small.write_bytes(default_fonts().first.subset(frozenset("甲A"), bold=False))
    chosen = font_set(str(small))
    assert chosen.first.path == small
    assert [run.face.path for run in chosen.runs("甲乙")] == [small, packaged_file(TRADITIONAL)]


def test_a_system_family_is_found_by_name_in_font_folders(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "x.ttf").write_bytes(
        default_fonts().first.subset(frozenset("A"), bold=False)
    )
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    assert find_font("NotoSansTC", (tmp_path,)) == (tmp_path / "deep" / "x.ttf", 0)


def test_the_environment_can_name_the_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = tmp_path / "env.ttf"
    small.write_bytes(default_fonts().first.subset(frozenset("甲"), bold=False))
    monkeypatch.setenv(fonts.FONT_SETTING, str(small))
    assert fonts.font_file() == small


@pytest.mark.parametrize(
    ("content", "code"), [(None, "FONT_NOT_FOUND"), (b"rubbish", "FONT_UNREADABLE")]
)
def test_an_unusable_font_file_is_told_in_words(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "bad.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Problem) as caught:
        font_set(str(path))
    assert caught.value.code == code


def test_a_font_without_truetype_outlines_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cff.otf"
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.t2CharStringPen import T2CharStringPen

    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupNameTable({"familyName": "Cff", "styleName": "Regular"})
    outline = T2CharStringPen(500, None).getCharString()
    builder.setupCFF("Cff", {}, {".notdef": outline}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupPost()
    builder.save(path)
    with pytest.raises(Problem) as caught:
        find_font(str(path))
    assert caught.value.code == "FONT_NOT_TRUETYPE"
