from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mapping.bookmarks import Bookmarks, bookmarks_as_text, bookmarks_from_text
from gis.mapping.view_history import MapView

HERE = MapView((193_456.78, 2_597_123.45), 2500.0)
THERE = MapView((194_000.0, 2_598_000.0), 500.0)

numbers = st.floats(-1e7, 1e7).map(lambda value: round(value, 2))
views = st.builds(
    MapView, st.tuples(numbers, numbers), st.floats(1, 1e7).map(lambda value: round(value, 1))
)


@given(st.lists(st.tuples(st.text(max_size=70), views), max_size=5))
def test_what_is_kept_is_read_again(named_views):
    made = Bookmarks()
    for name, view in named_views:
        made = made.added(name, view)
    assert bookmarks_from_text(bookmarks_as_text(made)) == made
    assert len({one.name for one in made.listed}) == len(named_views)


def test_a_taken_name_gets_a_number():
    made = Bookmarks().added("車站", HERE).added(" 車站 ", THERE).added("車站", HERE)
    assert [one.name for one in made.listed] == ["車站", "車站 (2)", "車站 (3)"]
    assert made.named("車站 (2)").view == THERE


def test_renaming_keeps_place_and_view():
    made = Bookmarks().added("a", HERE).added("b", THERE).renamed("a", "c")
    assert [(one.name, one.view) for one in made.listed] == [("c", HERE), ("b", THERE)]
    assert made.renamed("c", "b").named("b (2)").view == HERE
    assert made.renamed("c", "  ") == made
    assert made.renamed("c", "c") == made


def test_a_bookmark_is_deleted_or_moved():
    made = Bookmarks().added("a", HERE).added("b", THERE)
    assert [one.name for one in made.without("a").listed] == ["b"]
    assert made.moved("b", HERE).named("b").view == HERE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no json",
        "[]",
        '{"views": 3}',
        '{"views": [3, null, {"name": "a"}]}',
        '{"views": [{"name": "a", "x": "east", "y": 1, "denominator": 1}]}',
        '{"views": [{"name": "a", "x": 1, "y": 1, "denominator": 0}]}',
        '{"views": [{"name": "a", "x": NaN, "y": 1, "denominator": 5}]}',
        '{"views": [{"name": "  ", "x": 1, "y": 1, "denominator": 5}]}',
    ],
)
def test_what_cannot_be_read_is_left_out(text):
    assert bookmarks_from_text(text) == Bookmarks()
