"""All crashes of a store as columns, read in bulk without a Python object for each crash."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from app.coverage import load_coverage, recording_breaks
from app.store.raw_columns import raw_columns
from app.store.schema import crash as crash_table
from app.store.schema import crash_party as party_table
from app.store.schema import junction as junction_table
from app.store.store import Store
from app.tasks import Progress, silent
from gis.crashes.coverage import MonthCoverage, RecordingBreak, states_by_class
from gis.crashes.crash_columns import (
    AGE_BANDS,
    DAY_PHASES,
    FORMS,
    MONTH_STATES,
    POSITION_FLAGS,
    SEVERITIES,
    UNKNOWN_DEATHS,
    Coded,
    CrashColumns,
    PartyColumns,
    Texts,
    party_columns,
    texts_of,
)
from gis.crashes.filters import TAIPEI
from gis.crashes.records import MonthState

_Number = TypeVar("_Number", bound=np.generic)
READING = "READING_CRASH_LIST"
CHUNK = 20_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL = 719_163
"""`date(1970, 1, 1).toordinal()`."""
_TAIPEI_MINUTES = 8 * 60
_DAY_MINUTES = 24 * 60
_HOUR_MINUTES = 60


@dataclass(frozen=True, eq=False, kw_only=True)
class CrashList:
    """All crashes of a store, and how far its months can be trusted."""

    columns: CrashColumns
    coverage: tuple[MonthCoverage, ...]
    breaks: tuple[RecordingBreak, ...]
    """Those that concern a city of the store."""
    epsg: int


class _Labels:
    """Numbers texts as they come; "" is number 0."""

    def __init__(self, known: Iterable[str] = ("",)) -> None:
        self._number: dict[str | None, int] = defaultdict(count().__next__)
        for label in known:
            self._number[label]
        if "" in self._number:
            self._number[None] = self._number[""]

    def numbers(self, values: Sequence[str | None], kind: type[_Number]) -> NDArray[_Number]:
        """The numbers of some texts."""
        return np.fromiter(map(self._number.__getitem__, values), dtype=kind, count=len(values))

    @property
    def labels(self) -> tuple[str, ...]:
        """All texts by their number."""
        return tuple(label for label in self._number if label is not None)


_TEXTS = ("case_no", "place_text")
_CODED = ("type_code", "cause_code", "weather_code", "city", "district", "junction_uid", "road_uid")
_ENUMS: Mapping[str, tuple[str, ...]] = {
    "severity": SEVERITIES,
    "day_phase": DAY_PHASES,
    "position_flag": POSITION_FLAGS,
    "form": FORMS,
}
_NUMBERS = ("deaths_24h", "deaths_30d", "injured", "local_hour")
_READ = (
    *("fid", "uid", "occurred_at", "local_month", "geom"),
    *(*_TEXTS, *_CODED, *_ENUMS, *_NUMBERS),
)
_PARTY_READ = ("crash_uid", "class_code", "age_band")


def read_crash_list(store: Store, progress: Progress = silent) -> CrashList:
    """All crashes of a store in one snapshot."""
    progress(READING, 0.0)
    with store.read() as connection:
        coverage = load_coverage(connection)
        total = connection.execute(select(func.count()).select_from(crash_table)).scalar_one()
        gathered = _Gathered()
        for chunk in raw_columns(
            connection, crash_table, _READ, at_once=CHUNK, missing=UNKNOWN_DEATHS
        ):
            gathered.add(chunk)
            progress(READING, 0.7 * gathered.count / max(total, 1))
        parties = _read_parties(connection, gathered, progress)
        names = _junction_names(connection, gathered.labels["junction_uid"].labels)
    columns = gathered.columns(coverage, names, parties)
    progress(READING, 1.0)
    cities = {"", *columns.city.labels}
    return CrashList(
        columns=columns,
        coverage=tuple(coverage),
        breaks=tuple(entry for entry in recording_breaks() if entry.city in cities),
        epsg=store.epsg,
    )


class _Gathered:
    """Columns while they are read, chunk by chunk."""

    def __init__(self) -> None:
        self.count = 0
        self.row_of: dict[str, int] = {}
        self.labels = {name: _Labels() for name in _CODED}
        self.labels |= {name: _Labels(map(str, members)) for name, members in _ENUMS.items()}
        self.labels["local_month"] = _Labels(())
        self._parts: dict[str, list[Any]] = defaultdict(list)

    def add(self, chunk: list[Any]) -> None:
        """Take the columns of some rows."""
        held = dict(zip(_READ, chunk, strict=True))
        size = len(held["fid"])
        self.row_of.update(zip(held["uid"], range(self.count, self.count + size), strict=True))
        self.count += size
        put = self._parts
        put["fid"].append(held["fid"])
        put["uid"].append(np.array(held["uid"], dtype=np.bytes_))
        for name in (*_CODED, "local_month"):
            put[name].append(self.labels[name].numbers(held[name], np.uint32))
        for name in _ENUMS:
            put[name].append(self.labels[name].numbers(held[name], np.uint8))
        put["deaths_24h"].append(held["deaths_24h"].astype(np.uint16))
        put["injured"].append(held["injured"].astype(np.uint16))
        put["deaths_30d"].append(held["deaths_30d"].astype(np.int16))
        put["minutes"].append(_local_minutes(held["occurred_at"], held["local_hour"]))
        put["xy"].append(held["geom"])
        for name in _TEXTS:
            put[name].append(texts_of(held[name]))

    def _whole(self, name: str, kind: type[_Number]) -> NDArray[_Number]:
        parts = self._parts.pop(name, [])
        return np.concatenate(parts).astype(kind, copy=False) if parts else np.empty(0, dtype=kind)

    def _coded(self, name: str) -> Coded:
        """A column of labels with the smallest numbers that hold them."""
        labels = self.labels[name].labels
        small = next(
            kind for kind in (np.uint8, np.uint16, np.uint32) if len(labels) <= np.iinfo(kind).max
        )
        return Coded(labels, self._whole(name, small))

    def columns(
        self,
        coverage: Sequence[MonthCoverage],
        junction_names: tuple[str, ...],
        parties: PartyColumns,
    ) -> CrashColumns:
        """All that was read."""
        minutes: NDArray[np.int64] = self._whole("minutes", np.int64)
        xy = self._whole("xy", np.float64).reshape(-1, 2)
        late, within = self._whole("deaths_30d", np.int16), self._whole("deaths_24h", np.uint16)
        severity, city = self._whole("severity", np.uint8), self._coded("city")
        uids = self._parts["uid"]
        return CrashColumns(
            fid=self._whole("fid", np.int64),
            uid=np.concatenate(uids) if uids else np.empty(0, "S1"),
            case_no=_joined(self._parts["case_no"]),
            place=_joined(self._parts["place_text"]),
            day=(minutes // _DAY_MINUTES + _EPOCH_ORDINAL).astype(np.int32),
            minute=(minutes % _DAY_MINUTES).astype(np.int16),
            severity=severity,
            late_death=late > within.astype(np.int32),
            deaths_24h=within,
            deaths_30d=late,
            injured=self._whole("injured", np.uint16),
            form=self._whole("form", np.uint8),
            type_code=self._coded("type_code"),
            cause_code=self._coded("cause_code"),
            weather_code=self._coded("weather_code"),
            city=city,
            district=self._coded("district"),
            day_phase=self._whole("day_phase", np.uint8),
            position_flag=self._whole("position_flag", np.uint8),
            month_state=month_states(city, self._coded("local_month"), severity, coverage),
            x=np.ascontiguousarray(xy[:, 0]),
            y=np.ascontiguousarray(xy[:, 1]),
            junction=self._coded("junction_uid"),
            junction_names=junction_names,
            road=self._coded("road_uid"),
            parties=parties,
        )


def month_states(
    city: Coded,
    month: Coded,
    severity: NDArray[np.uint8],
    coverage: Sequence[MonthCoverage],
) -> NDArray[np.uint8]:
    """How complete each crash's month is for its city and class, as numbers of `MONTH_STATES`."""
    number = {state: place for place, state in enumerate(MONTH_STATES)}
    shape = (len(city.labels), len(month.labels), len(SEVERITIES))
    table = np.full(shape, number[MonthState.UNKNOWN], np.uint8)
    cities = {label: place for place, label in enumerate(city.labels)}
    months = {label: place for place, label in enumerate(month.labels)}
    for (name, label, class_), state in states_by_class(coverage).items():
        if name in cities and label in months:
            table[cities[name], months[label], SEVERITIES.index(class_)] = number[state]
    found: NDArray[np.uint8] = table[city.index, month.index, severity]
    return found


def _local_minutes(moments: NDArray[np.int64], hours: NDArray[np.int64]) -> NDArray[np.int64]:
    """Local minutes since 1970 of UTC ones; where the stored local hour says otherwise (summer
    time, until 1979) the time zone is asked.
    """
    minutes = moments + _TAIPEI_MINUTES
    for row in np.flatnonzero(minutes % _DAY_MINUTES // _HOUR_MINUTES != hours).tolist():
        minutes[row] = _slow_minutes(int(moments[row]))
    return minutes


def _slow_minutes(moment: int) -> int:
    local = (_EPOCH + timedelta(minutes=moment)).astimezone(TAIPEI)
    days = local.date().toordinal() - _EPOCH_ORDINAL
    return days * _DAY_MINUTES + local.hour * _HOUR_MINUTES + local.minute


def _joined(parts: Sequence[Texts]) -> Texts:
    """Texts one after the other."""
    starts, shift = [np.zeros(1, np.int64)], 0
    for part in parts:
        starts.append(part.starts[1:] + shift)
        shift += len(part.data)
    return Texts(b"".join(part.data for part in parts), np.concatenate(starts))


def _read_parties(connection: Connection, gathered: _Gathered, progress: Progress) -> PartyColumns:
    """Class and age band of every party."""
    total = connection.execute(select(func.count()).select_from(party_table)).scalar_one()
    classes, bands = _Labels(), _Labels(map(str, AGE_BANDS))
    rows: list[NDArray[np.int64]] = []
    class_index: list[NDArray[np.uint8]] = []
    band_index: list[NDArray[np.uint8]] = []
    done = 0
    for crash_uids, codes, ages in raw_columns(
        connection, party_table, _PARTY_READ, at_once=CHUNK, missing=0
    ):
        places = map(gathered.row_of.__getitem__, crash_uids)
        rows.append(np.fromiter(places, np.int64, len(crash_uids)))
        class_index.append(classes.numbers(codes, np.uint8))
        band_index.append(bands.numbers(ages, np.uint8))
        done += len(crash_uids)
        progress(READING, 0.7 + 0.3 * done / max(total, 1))
    gathered.row_of.clear()
    if not rows:
        nobody = np.empty(0, np.uint8)
        return party_columns(np.empty(0, np.int64), Coded(("",), nobody), nobody)
    return party_columns(
        np.concatenate(rows),
        Coded(classes.labels, np.concatenate(class_index)),
        np.concatenate(band_index),
    )


def _junction_names(connection: Connection, uids: Sequence[str]) -> tuple[str, ...]:
    """Names of junctions by uid; one that has no name is called by its streets, else ""."""
    columns = junction_table.c
    query = select(columns.uid, columns.name, columns.road_names)
    names = {
        uid: name or " / ".join(json.loads(roads)) for uid, name, roads in connection.execute(query)
    }
    return tuple(names.get(uid, "") for uid in uids)
