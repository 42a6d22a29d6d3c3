"""Street geometry made again from what a store holds, in the unit that changed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.locate import locate_crashes
from app.store.store import WriteUnit
from app.store.street_geometry import load_features, load_streets, replace_street_geometry
from app.store.streets import load_junctions
from app.streets.making import make_street_geometry
from app.tasks import Progress, silent
from gis.streets.derived import NodeFeature, StreetGeometry, StreetRoad
from gis.streets.records import Junction, JunctionSource

MAKING, STORING = "MAKING_STREET_GEOMETRY", "STORING_STREETS"
Make = Callable[
    [Sequence[StreetRoad], Sequence[Junction], Sequence[NodeFeature], Callable[[float], None]],
    StreetGeometry,
]
"""`make_street_geometry`, or what stands for it in tests."""


def rebuild_street_geometry(
    unit: WriteUnit, progress: Progress = silent, *, make: Make = make_street_geometry
) -> StreetGeometry:
    """Make the geometry of all roads in the store and put it in place of what was there.

    Roads, junctions and features are read back from the unit, those of other sources among them,
    so that `check --recompute` and an import can only give the same.
    """
    connection = unit.connection
    streets = load_streets(connection)
    junctions = load_junctions(connection, source=JunctionSource.STREETS)
    features = load_features(connection)
    made = make(streets, junctions, features, lambda share: progress(MAKING, share))
    progress(STORING, 0.0)
    replace_street_geometry(unit, made)
    progress(STORING, 1.0)
    return made


def recompute_derived(unit: WriteUnit, progress: Progress) -> None:
    """Make all again that is derived in a store: street geometry, then the places of crashes."""
    rebuild_street_geometry(unit, progress)
    locate_crashes(unit, progress)
