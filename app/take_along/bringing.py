"""Bring back: what was done in a store that was taken along goes to the store it came from.

It may be done again at any time: what home has already is left alone, and what was changed on both
sides is shown with both versions until somebody decides.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shapely import Polygon
from sqlalchemy import Connection, select

from app.store.location import is_server
from app.store.schema import road, scene
from app.store.store import Store
from app.store.street_schema import street_object
from app.store.streets import chunks
from app.store.take_schema import taken_area
from app.streets.editing import StreetEditing
from app.take_along.object_return import overwrite_object, send_objects
from app.take_along.returns import Outcome, Returned
from app.take_along.scene_return import overwrite_scene, send_scenes
from app.take_along.snapshots import RecordKind, load_snapshots
from app.take_along.street_return import send_roads
from app.tasks import Progress, silent
from gis.problems import Problem

BRINGING = "BRINGING_BACK"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFrom:
    """Where a store was taken from, when, by whom, and of which area."""

    home: str
    taken_at: datetime
    taken_by: str
    area: Polygon


def taken_from(connection: Connection) -> TakenFrom | None:
    """What a store that was taken along says of its home; None of any other store."""
    row = connection.execute(select(taken_area)).first()
    if row is None:
        return None
    return TakenFrom(home=row.home, taken_at=row.taken_at, taken_by=row.taken_by, area=row.geom)


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtBack:
    """All changes with what became of them, scenes first."""

    returned: tuple[Returned, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many of each outcome, all outcomes named."""
        found = Counter(one.outcome for one in self.returned)
        return {outcome.value: found[outcome] for outcome in Outcome}

    @property
    def conflicts(self) -> tuple[Returned, ...]:
        """What waits for somebody's decision."""
        return tuple(one for one in self.returned if one.outcome is Outcome.CONFLICT)


def bring_back(taken: Store, home: Store, *, progress: Progress = silent) -> BroughtBack:
    """Send scenes, objects and roads home, each change a unit of writing of its own.

    Raises:
        Problem: TAKE_NOT_TAKEN if the store was not taken along; TAKE_OTHER_CRS; TAKE_SAME_STORE;
            TAKE_OTHER_HOME if home knows nothing of what was taken; what the store at home raises
            when it cannot be reached: what was sent until then is remembered.
    """
    with taken.read() as connection:
        if taken_from(connection) is None:
            raise Problem("TAKE_NOT_TAKEN")
    if taken.epsg != home.epsg:
        raise Problem("TAKE_OTHER_CRS", here=taken.epsg, home=home.epsg)
    _refuse_other_home(taken, home)
    progress(BRINGING, 0.0)
    found = send_scenes(taken, home)
    progress(BRINGING, 0.3)
    editing = StreetEditing(home, actor=home.actor)
    found += send_objects(taken, editing.objects)
    progress(BRINGING, 0.5)
    found += send_roads(taken, editing)
    progress(BRINGING, 1.0)
    return BroughtBack(returned=tuple(found))


def _refuse_other_home(taken: Store, home: Store) -> None:
    """What went to a wrong store would be remembered as sent, and never reach its home."""
    if not is_server(home.location) and Path(taken.location).samefile(home.location):
        raise Problem("TAKE_SAME_STORE")
    tables = {RecordKind.SCENE: scene, RecordKind.ROAD: road, RecordKind.OBJECT: street_object}
    is_known, is_asked = False, False
    for kind, table in tables.items():
        with taken.read() as connection:
            uids = sorted(load_snapshots(connection, kind))
        is_asked = is_asked or bool(uids)
        with home.read() as connection:
            for some in chunks(uids):
                query = select(table.c.uid).where(table.c.uid.in_(some)).limit(1)
                is_known = is_known or connection.execute(query).first() is not None
    if is_asked and not is_known:
        raise Problem("TAKE_OTHER_HOME")


def overwrite(taken: Store, home: Store, conflict: Returned) -> Returned:
    """Settle a conflict about a scene or an object by the version that was taken along.

    Raises:
        Problem: TAKE_ROADS_ARE_PUT_ASIDE: roads wait among the changes put aside at home;
            STALE_WRITE if somebody changed it once more.
    """
    if conflict.kind is RecordKind.SCENE:
        return overwrite_scene(taken, home, conflict)
    if conflict.kind is RecordKind.OBJECT:
        editing = StreetEditing(home, actor=home.actor)
        return overwrite_object(taken, editing.objects, conflict)
    raise Problem("TAKE_ROADS_ARE_PUT_ASIDE")
