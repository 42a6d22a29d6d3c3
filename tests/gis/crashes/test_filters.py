"""Filters on crashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from shapely import box

from gis.crashes.filters import CrashFilter, Period
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    FormEdition,
    Party,
    PartyRole,
    PositionFlag,
    Severity,
)

CRASH = Crash(
    uid=CrashUid("u"),
    occurred_at=datetime(2024, 12, 31, 16, 30, tzinfo=UTC),  # 00:30 on New Year's Day in Taiwan
    severity=Severity.A2,
    form=FormEdition.FROM_112_07,
    type_code="13",
    point=(10.0, 10.0),
    parties=(
        Party(sequence=1, role=PartyRole.RIDER, class_code="C03", age_band=AgeBand.A18),
        Party(sequence=2, role=PartyRole.PEDESTRIAN, class_code="H01", age_band=AgeBand.A75),
    ),
)


@pytest.mark.parametrize(
    ("wanted", "matches"),
    [
        (CrashFilter(), True),
        (CrashFilter(period=Period(date(2025, 1, 1), date(2025, 1, 1))), True),
        (CrashFilter(period=Period(None, date(2024, 12, 31))), False),
        (CrashFilter(hours=frozenset({0})), True),
        (CrashFilter(hours=frozenset({16})), False),
        (CrashFilter(severities=frozenset({Severity.A1})), False),
        (CrashFilter(party_classes=frozenset({"C"})), True),
        (CrashFilter(party_classes=frozenset({"B", "H01"})), True),
        (CrashFilter(party_classes=frozenset({"F"})), False),
        (CrashFilter(party_classes=frozenset({"C"}), age_bands=frozenset({AgeBand.A75})), False),
        (CrashFilter(party_classes=frozenset({"H"}), age_bands=frozenset({AgeBand.A75})), True),
        (CrashFilter(polygon=box(0, 0, 10, 10)), True),
        (CrashFilter(polygon=box(11, 0, 20, 10)), False),
    ],
)
def test_all_conditions_must_hold_and_days_are_local(wanted, matches):
    assert wanted.matches(CRASH) is matches


@pytest.mark.parametrize("flag", list(PositionFlag))
def test_only_usable_positions_when_asked(flag):
    crash = replace(CRASH, position_flag=flag)
    assert CrashFilter(usable_positions_only=True).matches(crash) is flag.usable
    assert CrashFilter().matches(crash)
