"""Link a stored scene to the crash record it was drawn of, after somebody confirmed which."""

from __future__ import annotations

from app.scene_import.matching import SceneMatch, match_scene
from app.scene_import.places import junction_at, store_point
from app.scenes.scene_list import ListedScene, listed_scene
from app.store.again import write_again
from app.store.scenes import crash_of_uid, load_stored_scene, standing_scene
from app.store.schema import scene as scene_table
from app.store.store import Store
from app.store.write_unit import WriteUnit
from gis.crashes.records import CrashUid, JunctionUid
from gis.problems import Problem

PATIENCE_S = 10.0


def crashes_of_scene(store: Store, uid: str) -> SceneMatch:
    """The crashes that a stored scene may be of.

    Raises:
        Problem: SCENE_GONE, SCENE_UNREADABLE.
    """
    with store.read() as connection:
        stored = load_stored_scene(connection, uid)
        if stored is None:
            raise Problem("SCENE_GONE")
        scene = standing_scene(connection, stored)
        return match_scene(connection, scene, store.epsg, scene_uid=uid)


def link_scene(store: Store, listed: ListedScene, crash_uid: CrashUid | None) -> ListedScene:
    """Say which crash a scene is of, or (None) that it is of none that is known.

    Its junction becomes the crash's; the drawing stays as it is, so sealed scenes can be linked.

    Raises:
        Problem: SCENE_CRASH_GONE; STALE_WRITE if somebody changed the scene since it was listed;
            SCENE_GONE; troubles of the store.
    """

    def work(unit: WriteUnit) -> None:
        values = {"crash_uid": crash_uid, "junction_uid": _junction(unit, store, listed, crash_uid)}
        unit.update(scene_table, uid=listed.uid, version=listed.version, values=values)

    write_again(store, work, actor=store.actor, action="link scene", patience_s=PATIENCE_S)
    found = listed_scene(store, listed.uid)
    if found is None:
        raise Problem("SCENE_GONE")
    return found


def _junction(
    unit: WriteUnit, store: Store, listed: ListedScene, crash_uid: CrashUid | None
) -> str | None:
    """The crash's junction, else the one at the scene's place."""
    if crash_uid is not None:
        crash = crash_of_uid(unit.connection, crash_uid)
        if crash is None:
            raise Problem("SCENE_CRASH_GONE")
        if crash[1] is not None:
            return JunctionUid(crash[1])
    stored = load_stored_scene(unit.connection, listed.uid)
    if stored is None:
        raise Problem("SCENE_GONE")
    at = store_point(standing_scene(unit.connection, stored), store.epsg)
    junction = junction_at(unit.connection, at, listed.place)
    return None if junction is None else junction.uid
