"""Pieces of sheets: fitted and wrapped letters, cut drawings, tables, charts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from app.painters.fonts import text_width_m
from app.sheets.charts import Part, bar_rows, divided_bar, hour_bars
from app.sheets.clipping import clipped
from app.sheets.dates import month_runs
from app.sheets.frame import north_arrow, printed_scale
from app.sheets.lettering import fitted, wrapped
from app.sheets.style import BAR, BODY_M, DAY_BAR
from app.sheets.table import Column, lay_out_table, table_height_m
from gis.display.primitives import BLACK, Bounds, Circle, DisplayList, Path, Stroke, Text
from tests.helpers.paper import line, ring, words

LETTERS = "中山路，文化（路）口。ABC abc 12-3 直行×左轉「」"
BOX = Bounds(0.0, 0.0, 10.0, 10.0)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=60), st.floats(min_value=4.0, max_value=20.0))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrapped(text, width, 1.0)
    assert all(text_width_m(part, 1.0) <= width + 1e-9 for part in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=LETTERS, max_size=60), st.integers(1, 3))
def test_cut_lines_are_no_more_than_asked_and_fit(text: str, most: int) -> None:
    lines = wrapped(text, 6.0, 1.0, max_lines=most)
    assert len(lines) <= most
    assert all(text_width_m(part, 1.0) <= 6.0 + 1e-9 for part in lines)
    whole = "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert whole or lines[-1].endswith("…")


def test_closing_marks_never_begin_a_line_and_opening_ones_never_end_it() -> None:
    assert wrapped("一二三四。五六七（八九", 4.0, 1.0) == ("一二三", "四。五六", "七（八九")


def test_latin_words_stay_whole_where_they_fit() -> None:
    assert wrapped("turning vehicle did", 5.0, 1.0) == ("turning", "vehicle", "did")


def test_a_word_breaks_at_its_hyphen_and_keeps_the_comma_that_follows_it() -> None:
    assert wrapped("14 Two-wheeler, left", 5.0, 1.0) == ("14 Two-", "wheeler,", "left")
    assert wrapped("case 113-A-0012 of", 6.0, 1.0) == ("case", "113-A-0012", "of")


def test_a_text_that_is_too_long_ends_in_an_ellipsis() -> None:
    assert fitted("一二三四五", 4.0, 1.0) == "一二三…"
    assert fitted("一二三四", 4.0, 1.0) == "一二三四"


PLACE = st.integers(-5000, 15000).map(lambda thousandths: thousandths / 1000)
POINT = st.tuples(PLACE, PLACE)


@settings(max_examples=120, deadline=None)
@given(st.lists(POINT, min_size=2, max_size=8, unique=True))
def test_lines_are_cut_as_shapely_cuts_them(run: list[tuple[float, float]]) -> None:
    kept = clipped([line(*run)], BOX)
    pieces = [shapely.LineString(piece) for item in kept for piece in item.runs]  # type: ignore[union-attr] # paths only
    expected = sum(
        shapely.LineString(pair).intersection(shapely.box(0, 0, 10, 10)).length
        for pair in pairwise(run)
    )
    assert sum(piece.length for piece in pieces) == pytest.approx(expected, abs=1e-6)


@settings(max_examples=120, deadline=None)
@given(st.lists(POINT, min_size=3, max_size=7, unique=True))
def test_areas_are_cut_as_shapely_cuts_them(points: list[tuple[float, float]]) -> None:
    hull = shapely.MultiPoint(points).convex_hull
    if hull.geom_type != "Polygon":
        return
    kept = clipped([ring(tuple(hull.exterior.coords[:-1]))], BOX)
    area = sum(shapely.Polygon(piece).area for item in kept for piece in item.runs)  # type: ignore[union-attr] # paths only
    assert area == pytest.approx(hull.intersection(shapely.box(0, 0, 10, 10)).area, abs=1e-6)


def test_texts_that_would_cross_the_frame_are_left_out() -> None:
    inside = words("中山路", 1.0, 1.0, height_m=2.0)
    across = words("中山路", 6.0, 1.0, height_m=2.0)
    assert clipped([inside, across], BOX) == (inside,)


def test_a_circle_over_the_edge_is_cut_and_one_inside_stays_a_circle() -> None:
    inside = Circle(centre=(5, 5), radius_m=2, fill=BLACK)
    across = Circle(centre=(10, 5), radius_m=2, fill=BLACK, stroke=Stroke(width_m=0.1))
    kept = clipped([inside, across], BOX)
    assert kept[0] == inside
    assert all(isinstance(item, Path) for item in kept[1:])
    assert max(x for item in kept[1:] for run in item.runs for x, _ in run) <= 10 + 1e-9  # type: ignore[union-attr] # paths only


COLUMNS = (Column(heading="號", width_m=0.01), Column(heading="肇因", width_m=0.04))


def more(count: int) -> str:
    return f"另有{count}"


def table(rows: int, room: float, cause: str = "未注意車前狀態") -> tuple[int, list[str], float]:
    laid = lay_out_table(
        COLUMNS,
        [(str(place), cause) for place in range(rows)],
        top_left=(0.0, 0.2),
        max_height_m=room,
        more=more,
    )
    return laid.shown, [i.text for i in laid.items if isinstance(i, Text)], laid.height_m


@pytest.mark.parametrize("room", [0.01, 0.02, 0.033, 0.05, 0.1])
def test_a_table_never_grows_beyond_its_room_and_counts_what_it_leaves_out(room: float) -> None:
    shown, said, height = table(30, room, "有號誌路口，轉彎車未讓對向直行車先行通過")
    assert height <= room + 1e-9
    if height:
        assert said[-1] == f"另有{30 - shown}"


def test_a_table_with_room_wraps_and_says_nothing_more() -> None:
    shown, said, height = table(3, 0.1, "有號誌路口，轉彎車未讓對向直行車先行通過")
    rows = [(str(place), "有號誌路口，轉彎車未讓對向直行車先行通過") for place in range(3)]
    assert shown == 3
    assert not any(text.startswith("另有") or text.endswith("…") for text in said)
    assert height == pytest.approx(table_height_m(COLUMNS, rows))


def test_room_that_is_left_unfolds_the_first_rows() -> None:
    cause = "有號誌路口，轉彎車未讓對向直行車先行通過"
    rows = [(str(place), cause) for place in range(3)]
    whole, short = table_height_m(COLUMNS, rows), table_height_m(COLUMNS, rows, max_lines=1)
    shown, said, _ = table(3, short + (whole - short) / 3 + 1e-6, cause)
    assert shown == 3
    assert [text for text in said if text.endswith("…")] == ["有號誌路口，轉彎車未讓對向直行…"] * 2


def test_a_table_without_room_paints_nothing() -> None:
    assert table(3, 0.002) == (0, [], 0.0)


def test_bars_are_as_long_as_their_counts_say() -> None:
    items = bar_rows([("側撞", 8), ("追撞", 2)], Bounds(0, 0, 0.06, 0.1), label_m=0.02)
    long, short = (i.runs[0][1][0] - i.runs[0][0][0] for i in items if isinstance(i, Path))
    assert long == pytest.approx(4 * short)


def test_a_sum_of_the_rest_has_no_bar() -> None:
    items = bar_rows([("a", 8), ("b", 90)], Bounds(0, 0, 0.06, 0.1), label_m=0.02, bars=1)
    (only,) = (item for item in items if isinstance(item, Path))
    assert only.runs[0][1][0] == pytest.approx(0.06)


def test_hour_bars_are_as_high_as_their_counts_say() -> None:
    counts = [0] * 24
    counts[7], counts[18] = 6, 3
    items = hour_bars(counts, Bounds(0, 0, 0.06, 0.02), colour=BAR)
    bars = [i.runs[0] for i in items if isinstance(i, Path) and i.fill]
    heights = [run[2][1] - run[0][1] for run in bars]
    assert heights[0] == pytest.approx(2 * heights[1])
    assert bars[0][0][0] == pytest.approx(0.06 * 7.12 / 24)
    with pytest.raises(ValueError, match="24"):
        hour_bars([1], Bounds(0, 0, 1, 1), colour=BAR)


def test_a_divided_bar_is_divided_by_counts_and_names_zeros() -> None:
    parts = [Part(label="日", count=3, colour=BAR), Part(label="夜", count=0, colour=DAY_BAR)]
    items = divided_bar(parts, Bounds(0, 0, 0.06, 0.01))
    assert [i.text for i in items if isinstance(i, Text)] == ["日 3", "夜 0"]


def test_the_printed_scale_is_the_largest_usual_one_that_fits() -> None:
    drawing = DisplayList((), Bounds(0, 0, 80, 40))
    assert printed_scale(drawing, Bounds(0, 0, 0.4, 0.4)) == 200
    assert printed_scale(drawing, Bounds(0, 0, 0.39, 0.4)) == 250


@pytest.mark.parametrize(("north_deg", "tip"), [(0.0, (0.0, 1.0)), (90.0, (-1.0, 0.0))])
def test_the_arrow_points_north(north_deg: float, tip: tuple[float, float]) -> None:
    """Where the page's up is east (90 degrees), north is to the left."""
    arrow = north_arrow((0.0, 0.0), 2.0, north_deg=north_deg, letter="N")[0]
    assert isinstance(arrow, Path)
    assert arrow.runs[0][0] == pytest.approx(tip, abs=1e-9)


def test_months_join_over_the_turn_of_the_year() -> None:
    months = [date(2025, 1, 1), date(2024, 12, 1), date(2024, 11, 1), date(2025, 3, 1)]
    assert month_runs(months) == [
        (date(2024, 11, 1), date(2025, 1, 1)),
        (date(2025, 3, 1), date(2025, 3, 1)),
    ]


def test_body_letters_are_readable() -> None:
    """6.5 points is the least that office printers keep legible for Chinese."""
    assert BODY_M / 0.0254 * 72 >= 6.5
