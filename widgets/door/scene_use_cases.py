"""The use cases of the scene editor as they are; loaded when somebody draws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from app.store.store import Store
from app.tasks import Progress
from gis.angles import Point
from widgets.door.use_cases import SceneUseCases

if TYPE_CHECKING:
    from app.scenes.ground import SceneGround
    from app.scenes.scene_store import OpenScene
    from app.scenes.starting import SceneStart, SceneWish
    from gis.scenes.scene import Scene


def real_scene_use_cases() -> SceneUseCases:
    """Use cases over a store."""
    return SceneUseCases(
        find_start=_find_start,
        begin=_begin,
        begin_of_case=_begin_of_case,
        ground=_ground,
        open=_open,
        create=_create,
        save=_save,
        seal=_seal,
        correct=_correct,
    )


def _find_start(store: Store, at: Point, progress: Progress) -> SceneStart:
    from app.scenes.starting import find_start

    return find_start(store, at, datetime.now(UTC), progress)


def _begin(store: Store, wish: SceneWish, progress: Progress) -> Scene:
    from app.scenes.starting import begin_scene

    return begin_scene(store, wish)


def _begin_of_case(store: Store, case_no: str, progress: Progress) -> Scene:
    from app.scenes.starting import begin_scene_of_case

    return begin_scene_of_case(store, case_no, progress)


def _ground(store: Store, at: Point, moment: str | None, progress: Progress) -> SceneGround:
    from app.scenes.ground import load_ground

    return load_ground(store, at, moment, progress)


def _open(store: Store, case_no: str) -> OpenScene:
    from dataclasses import replace

    from app.scenes.print.store_crs import rewritten_in_crs
    from app.scenes.scene_store import open_scene

    opened = open_scene(store, case_no)
    return replace(opened, scene=rewritten_in_crs(opened.scene, store.epsg))


def _create(store: Store, scene: Scene, names: Sequence[str]) -> OpenScene:
    from app.scenes.scene_store import new_scene

    return new_scene(store, scene, names)


def _save(store: Store, opened: OpenScene, scene: Scene, names: Sequence[str]) -> OpenScene:
    from app.scenes.scene_store import save_scene

    return save_scene(store, opened, scene, names)


def _seal(store: Store, opened: OpenScene) -> OpenScene:
    from app.scenes.scene_store import seal_scene

    return seal_scene(store, opened)


def _correct(store: Store, opened: OpenScene, scene: Scene, reason: str) -> OpenScene:
    from app.scenes.scene_store import correct_scene

    return correct_scene(store, opened, scene, reason)
