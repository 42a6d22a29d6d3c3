"""Until when each recorded state of a road holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gis.streets.provenance import ChainLink, ends_of

T0 = datetime(2020, 1, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    return T0 + timedelta(days=number)


def test_a_state_ends_where_the_next_begins() -> None:
    assert ends_of([ChainLink(None, day(1)), ChainLink(day(1), day(5))]) == [day(1), day(5)]


def test_works_of_an_earlier_date_cut_what_was_recorded_before_them() -> None:
    chain = [ChainLink(None, day(10)), ChainLink(day(10), day(4))]
    assert ends_of(chain) == [day(4), day(10)]  # the second never held: equal moments


def test_a_correction_of_all_the_past_leaves_a_state_that_never_held() -> None:
    assert ends_of([ChainLink(None, None)]) == [None]
    assert ends_of([ChainLink(None, day(3)), ChainLink(day(3), day(3))]) == [day(3), day(3)]


def test_a_road_that_was_gone_for_a_while_is_gone_for_that_while() -> None:
    assert ends_of([ChainLink(None, day(2)), ChainLink(day(6), day(8))]) == [day(2), day(8)]


@given(
    st.lists(st.tuples(st.none() | st.integers(0, 30), st.none() | st.integers(0, 30)), max_size=7)
)
def test_at_any_moment_the_state_recorded_last_is_the_only_one_that_holds(
    drawn: list[tuple[int | None, int | None]],
) -> None:
    # each edit closes from where the next begins, unless the road was deleted in between
    chain = [
        ChainLink(None if a is None else day(a), None if b is None else day(b)) for a, b in drawn
    ]
    ends = ends_of(chain)
    for moment in range(-1, 32):
        at = day(moment)
        # brute force: go through what was recorded; each says how it is from a moment on
        holding: int | None = None
        for place, (begin, closed) in enumerate(chain):
            if begin is None or begin <= at:
                holding = place
            if closed is None or closed <= at:
                holding = None
        found = [
            place
            for place, (link, end) in enumerate(zip(chain, ends, strict=True))
            if (link.valid_from is None or link.valid_from <= at) and end is not None and at < end
        ]
        assert found == ([] if holding is None else [holding])
