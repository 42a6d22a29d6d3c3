"""Layers of an open store: streets, junctions, crashes."""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, case, exists, func, or_, select

from app.mapping.street_layers import as_lines_from_afar, read_street_shapes, street_layers
from app.mapping.style_tables import STREET_CLASSES, CrashClass, StreetClass, styles_for
from app.store.raw_rows import read_geometries
from app.store.schema import crash, crash_party, junction, road, scene
from app.store.store import Store
from app.tasks import Progress, silent
from gis.crashes.records import PositionFlag, Severity
from gis.diagrams.build import DIED_LATER
from gis.mapping.features import Features, Shape, features_of, point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer, ScaleRange
from gis.streets.records import JunctionSource

STREETS = LayerId("streets")
JUNCTIONS = LayerId("junctions")
CRASHES = LayerId("crashes")
READING = "READING_LAYERS"
JUNCTIONS_FROM = 12_000.0
"""Junctions are seen from this scale denominator on."""


@dataclass(frozen=True, eq=False, kw_only=True)
class CrashPoints:
    """The crashes of a store that have a point, in the order of their `fid`."""

    xy: NDArray[np.float64]
    """(n, 2) metres of the store's CRS."""
    ids: NDArray[np.int64]
    """`fid` of each crash row, ascending."""
    classes: NDArray[np.uint8]
    """`CrashClass` of each."""

    def __len__(self) -> int:
        return len(self.ids)

    def mask_of(self, fids: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of these crashes are among some `fid`s."""
        if not len(self.ids):
            return np.zeros(0, np.bool_)
        last = int(self.ids[-1])
        among = np.zeros(last + 1, np.bool_)  # ids are dense: a table is quicker than a search
        among[fids[(fids >= 0) & (fids <= last)]] = True
        return among[self.ids]

    @property
    def usable(self) -> NDArray[np.bool_]:
        """Which of these crashes have a position that densities may use."""
        return np.asarray(self.classes != CrashClass.DOUBTFUL)


def read_crash_points(store: Store, progress: Progress = silent) -> CrashPoints:
    """The point, `fid` and class of every crash that has a point."""
    progress(READING, 0.0)
    with store.read() as connection:
        geometries, rows = read_geometries(
            connection, crash, crash.c.fid, _crash_class(), where=[crash.c.geom.is_not(None)]
        )
    progress(READING, 0.8)
    values = np.array(rows, dtype=np.int64).reshape(-1, 2)
    placed = ~(shapely.is_missing(geometries) | shapely.is_empty(geometries))
    return CrashPoints(
        xy=shapely.get_coordinates(geometries[placed]),
        ids=values[placed, 0],
        classes=values[placed, 1].astype(np.uint8),
    )


def _crash_class() -> ColumnElement[int]:
    """`CrashClass` of a crash row, decided by the database."""
    usable = [flag.value for flag in PositionFlag if flag.usable]
    column = crash.c
    died_later = select(crash_party.c.crash_uid).where(crash_party.c.injury_code == DIED_LATER)
    late = or_(func.coalesce(column.deaths_30d, 0) > column.deaths_24h, column.uid.in_(died_later))
    return case(
        (column.position_flag.not_in(usable), int(CrashClass.DOUBTFUL)),
        (column.severity == Severity.A1.value, int(CrashClass.DEATH)),
        (late, int(CrashClass.LATE_DEATH)),
        (column.severity == Severity.A2.value, int(CrashClass.INJURY)),
        else_=int(CrashClass.DAMAGE),
    )


def crash_layer(
    points: CrashPoints, keep: NDArray[np.bool_] | None = None, *, dark: bool
) -> MapLayer:
    """The crash layer, or that of the crashes where `keep` (in the order of `points`) is true.

    The gravest lie on top; ids are the crash rows' `fid`.
    """
    kept = np.arange(len(points)) if keep is None else np.flatnonzero(keep)
    order = kept[np.argsort(-points.classes[kept].astype(np.int16), kind="stable")]
    features = point_features(points.xy[order], points.ids[order], points.classes[order])
    return MapLayer(
        id=CRASHES,
        kind=LayerKind.CRASHES,
        features=features,
        style=styles_for(LayerKind.CRASHES, dark=dark),
    )


def read_street_layer(store: Store, *, dark: bool, progress: Progress = silent) -> MapLayer:
    """Roads by class with their names; the important and the higher ones lie on top."""
    progress(READING, 0.0)
    with store.read() as connection:
        geometries, rows = read_geometries(
            connection, road, road.c.fid, road.c.road_class, road.c.level, road.c.name
        )
    progress(READING, 0.8)
    classes = np.array([STREET_CLASSES.get(row[1], StreetClass.LOCAL) for row in rows], np.uint8)
    levels = np.array([row[2] for row in rows], np.int64)
    order = np.lexsort((-classes.astype(np.int16), levels))
    fids = np.array([row[0] for row in rows], np.int64)[order]
    made = features_of(geometries[order], fids, classes[order]).get(Shape.LINE)
    names = {row[0]: row[3] for row in rows}
    return MapLayer(
        id=STREETS,
        kind=LayerKind.STREETS,
        features=made,
        names=_names(made, names),
        style=styles_for(LayerKind.STREETS, dark=dark),
    )


def read_junction_layer(store: Store, *, dark: bool, progress: Progress = silent) -> MapLayer:
    """Junctions with their names: their own, else those of the roads that meet.

    One that lost its roads (taken back, deleted) is shown only where crashes or scenes are its own.
    """
    progress(READING, 0.0)
    with store.read() as connection:
        geometries, rows = read_geometries(
            connection,
            junction,
            junction.c.fid,
            junction.c.name,
            junction.c.road_names,
            where=[_is_met()],
        )
    fids = np.array([row[0] for row in rows], np.int64)
    made = features_of(geometries, fids).get(Shape.POINT)
    names = {fid: name or _road_names(roads) for fid, name, roads in rows}
    return MapLayer(
        id=JUNCTIONS,
        kind=LayerKind.JUNCTIONS,
        features=made,
        names=_names(made, names),
        style=styles_for(LayerKind.JUNCTIONS, dark=dark),
        scales=ScaleRange(0.0, JUNCTIONS_FROM),
    )


def _is_met() -> ColumnElement[bool]:
    """Whether roads meet at a junction, or something else knows it."""
    uid = junction.c.uid
    known = (
        road.c.from_junction_uid,
        road.c.to_junction_uid,
        crash.c.junction_uid,
        scene.c.junction_uid,
    )
    return or_(
        junction.c.source != JunctionSource.STREETS.value,
        *(exists().where(column == uid) for column in known),
    )


def _road_names(listed: str) -> str:
    return " / ".join(json.loads(listed))


def _names(features: Features | None, names: dict[int, str]) -> tuple[str, ...]:
    return () if features is None else tuple(names[fid] for fid in features.ids.tolist())


def read_network_layers(
    store: Store, *, dark: bool, progress: Progress = silent
) -> tuple[MapLayer, ...]:
    """The layers of streets and junctions, from the lowest."""
    streets = read_street_layer(store, dark=dark)
    progress(READING, 0.2)
    with store.read() as connection:
        shapes = read_street_shapes(connection)
    progress(READING, 0.4)
    real = street_layers(shapes, dark=dark)
    if real:
        streets = as_lines_from_afar(streets)
    progress(READING, 0.5)
    return (streets, *real, read_junction_layer(store, dark=dark))


def read_store_layers(
    store: Store, *, dark: bool, progress: Progress = silent
) -> tuple[tuple[MapLayer, ...], CrashPoints]:
    """All layers of a store from the lowest, and the crash points for filters and densities."""
    network = read_network_layers(store, dark=dark, progress=progress)
    progress(READING, 0.6)
    points = read_crash_points(store)
    progress(READING, 1.0)
    return (*network, crash_layer(points, dark=dark)), points
