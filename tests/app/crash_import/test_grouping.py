"""Rows of one key: one crash or several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.crash_import.grouping import split_restarts


def split(numbers):
    return [list(crash) for crash in split_restarts(numbers, lambda number: number)]


@pytest.mark.parametrize(
    ("numbers", "crashes"),
    [
        ([1, 2, 3], [[1, 2, 3]]),
        ([3, 1, 2], [[1, 2, 3]]),
        ([2, 3], [[2, 3]]),
        ([1, 2, 1, 2], [[1, 2], [1, 2]]),
        ([1, 1, 2, 2], [[1, 2], [1, 2]]),
        ([1, 2, 1, 2, 3], [[1, 2], [1, 2, 3]]),
        ([2, 1, 2, 1], [[1, 2], [1, 2]]),
        ([2, 3, 1, 2], [[2, 3], [1, 2]]),
        ([1, 1], [[1], [1]]),
        ([*range(1, 11), 10], [[*range(1, 11), 10]]),
    ],
)
def test_party_numbers_that_start_again_begin_a_new_crash(numbers, crashes):
    assert split(numbers) == crashes


@given(st.lists(st.integers(1, 6), min_size=1, max_size=12))
def test_no_row_is_lost_or_doubled(numbers):
    assert sorted(number for crash in split(numbers) for number in crash) == sorted(numbers)


@given(st.permutations(range(1, 8)))
def test_rows_of_one_crash_in_any_order_are_one_crash(numbers):
    assert split(numbers) == [list(range(1, 8))]
