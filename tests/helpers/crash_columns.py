"""Crashes made at random, and the columns that stand for them, built row by row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from hypothesis import strategies as st

from gis.crashes.crash_columns import (
    AGE_BANDS,
    DAY_PHASES,
    FORMS,
    MONTH_STATES,
    POSITION_FLAGS,
    SEVERITIES,
    Coded,
    CrashColumns,
    party_columns,
    texts_of,
)
from gis.crashes.records import (
    AgeBand,
    Crash,
    CrashUid,
    DayPhase,
    FormEdition,
    JunctionUid,
    MonthState,
    Party,
    PartyRole,
    PositionFlag,
    RoadUid,
    Severity,
)

CLASSES = ("A01", "A02", "B03", "C02", "C03", "C05", "F01", "H01", "H02", None)
TYPES = ("01", "06", "13", "16", "17", None)
CAUSES = ("23", "44", "67", "71", None)
WEATHERS = ("6", "7", "8", None)
JUNCTIONS = ("j1", "j2", None)
ROADS = ("r1", "r2", None)
LOCAL = ZoneInfo("Asia/Taipei")

parties = st.lists(
    st.builds(
        Party,
        sequence=st.just(1),
        role=st.just(PartyRole.UNKNOWN),
        class_code=st.sampled_from(CLASSES),
        age_band=st.sampled_from(AgeBand),
    ),
    max_size=4,
).map(tuple)
moments = st.integers(0, 900 * 24 * 60).map(
    lambda minutes: datetime(2023, 12, 31, 15, 0, tzinfo=UTC) + timedelta(minutes=minutes)
)
crashes = st.builds(
    Crash,
    uid=st.uuids().map(lambda uid: CrashUid(str(uid))),
    occurred_at=moments,
    severity=st.sampled_from(Severity),
    form=st.just(FormEdition.FROM_112_07),
    type_code=st.sampled_from(TYPES),
    cause_code=st.sampled_from(CAUSES),
    weather_code=st.sampled_from(WEATHERS),
    day_phase=st.sampled_from(DayPhase),
    position_flag=st.sampled_from(PositionFlag),
    junction_uid=st.sampled_from(JUNCTIONS).map(lambda uid: uid and JunctionUid(uid)),
    road_uid=st.sampled_from(ROADS).map(lambda uid: uid and RoadUid(uid)),
    deaths_24h=st.integers(0, 2),
    deaths_30d=st.none() | st.integers(0, 3),
    injured=st.integers(0, 3),
    point=st.none() | st.tuples(st.integers(0, 9), st.integers(0, 9)),
    parties=parties,
)


def coded(values: Sequence[str | None]) -> Coded:
    """Texts as numbers of labels."""
    labels = ("", *sorted({value for value in values if value}))
    return Coded(labels, np.array([labels.index(value or "") for value in values], np.uint16))


def columns_of(
    records: Sequence[Crash], states: Sequence[MonthState] | None = None
) -> CrashColumns:
    """Columns of some records; fids count from 1."""
    local = [crash.occurred_at.astimezone(LOCAL) for crash in records]
    junction = coded([crash.junction_uid for crash in records])
    held = [(row, party) for row, crash in enumerate(records) for party in crash.parties]
    nowhere = (float("nan"), float("nan"))
    xy = np.array([crash.point or nowhere for crash in records], float).reshape(-1, 2)
    later = [-1 if crash.deaths_30d is None else crash.deaths_30d for crash in records]
    known = states or [MonthState.UNKNOWN] * len(records)
    return CrashColumns(
        fid=np.arange(1, len(records) + 1),
        uid=np.array([crash.uid for crash in records], np.bytes_),
        case_no=texts_of([crash.case_no for crash in records]),
        place=texts_of([crash.place_text for crash in records]),
        day=np.array([moment.date().toordinal() for moment in local], np.int32),
        minute=np.array([moment.hour * 60 + moment.minute for moment in local], np.int16),
        severity=_members(SEVERITIES, [crash.severity for crash in records]),
        late_death=np.array(
            [(crash.deaths_30d or 0) > crash.deaths_24h for crash in records], np.bool_
        ),
        deaths_24h=np.array([crash.deaths_24h for crash in records], np.uint16),
        deaths_30d=np.array(later, np.int16),
        injured=np.array([crash.injured for crash in records], np.uint16),
        form=_members(FORMS, [crash.form for crash in records]),
        type_code=coded([crash.type_code for crash in records]),
        cause_code=coded([crash.cause_code for crash in records]),
        weather_code=coded([crash.weather_code for crash in records]),
        city=coded([crash.city for crash in records]),
        district=coded([crash.district for crash in records]),
        day_phase=_members(DAY_PHASES, [crash.day_phase for crash in records]),
        position_flag=_members(POSITION_FLAGS, [crash.position_flag for crash in records]),
        month_state=_members(MONTH_STATES, known),
        x=xy[:, 0].copy(),
        y=xy[:, 1].copy(),
        junction=junction,
        junction_names=tuple(f"junction {label}" if label else "" for label in junction.labels),
        road=coded([crash.road_uid for crash in records]),
        parties=party_columns(
            np.array([row for row, _ in held], np.int64),
            coded([party.class_code for _, party in held]),
            _members(AGE_BANDS, [party.age_band for _, party in held]),
        ),
    )


def _members(members: Sequence[object], values: Sequence[object]) -> np.ndarray:
    return np.array([members.index(value) for value in values], np.uint8)


def made_columns(count: int, *, seed: int = 1, months: int = 36, parties: int = 2) -> CrashColumns:
    """Many crashes with likely shares, for benchmarks and big tables (2023-01 on)."""
    rng = np.random.default_rng(seed)

    def labels(names: Sequence[str], spread: float = 1.0) -> Coded:
        index = np.minimum(rng.exponential(len(names) / 5 * spread, count), len(names) - 1)
        return Coded(tuple(names), index.astype(np.uint8))

    classes = ["", *(f"{letter}{number:02d}" for letter in "ABCFGH" for number in range(1, 7))]
    total = parties * count
    return CrashColumns(
        fid=np.arange(1, count + 1),
        uid=np.arange(count).astype("S36"),
        case_no=texts_of([f"1140{number:07d}" for number in range(count)]),
        place=texts_of([f"道安市中山路{number % 997}號前" for number in range(count)]),
        day=(738_521 + rng.integers(0, int(months * 30.4), count)).astype(np.int32),
        minute=np.clip(rng.normal(840, 300, count), 0, 1439).astype(np.int16),
        severity=rng.choice(np.array([0, 1, 2], np.uint8), count, p=[0.01, 0.6, 0.39]),
        late_death=rng.random(count) < 0.01,
        deaths_24h=np.zeros(count, np.uint16),
        deaths_30d=np.full(count, -1, np.int16),
        injured=rng.integers(0, 4, count).astype(np.uint16),
        form=np.ones(count, np.uint8),
        type_code=labels(["", *(f"{number:02d}" for number in range(1, 33))]),
        cause_code=labels(["", *(f"{number:02d}" for number in range(1, 120))]),
        weather_code=labels(["", *map(str, range(1, 9))]),
        city=labels(["道安市"]),
        district=labels(["東區", "西區"]),
        day_phase=rng.integers(0, 4, count).astype(np.uint8),
        position_flag=rng.integers(0, 8, count).astype(np.uint8),
        month_state=rng.integers(0, 3, count).astype(np.uint8),
        x=190_000 + 9_000 * rng.random(count),
        y=2_600_000 + 9_000 * rng.random(count),
        junction=Coded(("", "j1"), rng.integers(0, 2, count).astype(np.uint8)),
        junction_names=("", "中山路 / 文化路"),
        road=Coded(("", "r1"), rng.integers(0, 2, count).astype(np.uint8)),
        parties=party_columns(
            rng.integers(0, count, total),
            Coded(tuple(classes), rng.integers(0, len(classes), total).astype(np.uint8)),
            rng.integers(0, 10, total).astype(np.uint8),
        ),
    )
