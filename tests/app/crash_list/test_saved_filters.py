"""Saved filters survive as text; damaged text reads as none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from app.crash_list.saved_filters import (
    SavedFilter,
    filters_as_text,
    filters_from_text,
    with_saved,
)
from gis.crashes.filters import ANY_TIME, CrashFilter, Period
from gis.crashes.records import AgeBand, DayPhase, MonthState, PositionFlag, Severity

days = st.none() | st.dates(date(1950, 1, 1), date(2100, 12, 31))
filters = st.builds(
    CrashFilter,
    period=st.just(ANY_TIME) | st.builds(Period, days, days),
    severities=st.frozensets(st.sampled_from(Severity)),
    type_codes=st.frozensets(st.sampled_from(["", "03", "16"])),
    cause_codes=st.frozensets(st.sampled_from(["", "67"])),
    weather_codes=st.frozensets(st.sampled_from(["8"])),
    party_classes=st.frozensets(st.sampled_from(["C", "H01"])),
    age_bands=st.frozensets(st.sampled_from(AgeBand)),
    hours=st.frozensets(st.integers(0, 23)),
    weekdays=st.frozensets(st.integers(0, 6)),
    day_phases=st.frozensets(st.sampled_from(DayPhase)),
    position_flags=st.frozensets(st.sampled_from(PositionFlag)),
    month_states=st.frozensets(st.sampled_from(MonthState)),
    usable_positions_only=st.booleans(),
)


@given(kept=st.dictionaries(st.text(min_size=1).filter(str.strip), filters, max_size=4))
def test_filters_come_back_as_they_were(kept):
    saved = tuple(SavedFilter(name=name, crash_filter=one) for name, one in kept.items())
    assert filters_from_text(filters_as_text(saved)) == saved


@given(text=st.text())
def test_any_text_is_read_without_an_error(text):
    assert filters_from_text(text) == ()


@given(cut=st.integers(0, 400), put=st.characters())
def test_a_damaged_text_loses_filters_and_nothing_else(cut, put):
    saved = (SavedFilter(name="A", crash_filter=CrashFilter(hours=frozenset({7}))),)
    text = filters_as_text(saved)
    read = filters_from_text(text[:cut] + put + text[cut + 1 :])
    assert len(read) <= 1
    assert all(one.crash_filter.hours <= frozenset(range(24)) for one in read)


@pytest.mark.parametrize(
    "entry",
    [
        {"facets": {"severity": ["A9"]}},
        {"facets": {"no such facet": ["1"]}},
        {"facets": {"hour": [7]}},
        {"facets": []},
        {"first": "yesterday"},
        {"name": "  "},
        {"name": 3},
    ],
)
def test_an_entry_that_makes_no_sense_is_left_out_and_others_stay(entry):
    good = {"name": "B", "first": None, "last": None, "usable_positions_only": False, "facets": {}}
    text = json.dumps({"version": 1, "filters": [{**good, **entry}, good, 7]})
    assert [one.name for one in filters_from_text(text)] == ["B"]


def test_a_later_version_is_not_guessed_at():
    text = filters_as_text((SavedFilter(name="A", crash_filter=CrashFilter()),))
    assert filters_from_text(text.replace('"version": 1', '"version": 2')) == ()


def test_a_name_that_is_there_is_replaced_and_places_are_not_kept():
    asked = CrashFilter(hours=frozenset({7}), polygon=box(0, 0, 1, 1), usable_positions_only=True)
    first = with_saved((), "  night   owls ", asked)
    assert first == (SavedFilter(name="night owls", crash_filter=replace(asked, polygon=None)),)
    second = with_saved(first, "night owls", CrashFilter())
    assert second == (SavedFilter(name="night owls", crash_filter=CrashFilter()),)
    with pytest.raises(ValueError, match="name"):
        with_saved((), "  ", asked)
