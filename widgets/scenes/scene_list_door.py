"""What the list of scenes asks of the application layer, replaceable in tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.scene_import.importer import SceneImportResult
from app.scene_import.matching import SceneMatch
from app.scenes.scene_list import (
    CrashToDraw,
    ListedScene,
    SceneShelf,
    crash_row,
    crash_to_draw,
    read_scene_list,
)
from app.scenes.thumbnail_size import ThumbnailSize
from app.store.store import Store
from app.tasks import Progress
from gis.crashes.records import CrashUid
from gis.display.primitives import DisplayList


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneListDoor:
    """Use cases of the list; all may take long."""

    read: Callable[[Store, Progress], SceneShelf]
    draw: Callable[[Store, Sequence[str], ThumbnailSize], Mapping[str, DisplayList]]
    """Pictures by uid; for scenes that hold nothing there is none."""
    match: Callable[[Store, str], SceneMatch]
    """The crashes that the scene of a uid may be of."""
    link: Callable[[Store, ListedScene, CrashUid | None], ListedScene]
    crash_to_draw: Callable[[Store, int], CrashToDraw | None]
    """A crash of the crash list by its row (fid), and the scene drawn of it."""
    crash_row: Callable[[Store, CrashUid], int | None]
    """The row (fid) of a scene's crash."""
    import_files: Callable[[Store, Sequence[Path], Progress], SceneImportResult]


def real_scene_list_door() -> SceneListDoor:
    """The door to the application layer; what draws and imports is loaded when it is wanted."""
    return SceneListDoor(
        read=lambda store, progress: read_scene_list(store, progress=progress),
        draw=_draw,
        match=_match,
        link=_link,
        crash_to_draw=crash_to_draw,
        crash_row=crash_row,
        import_files=_import,
    )


def _draw(store: Store, uids: Sequence[str], size: ThumbnailSize) -> Mapping[str, DisplayList]:
    from app.scenes.thumbnails import load_thumbnails

    return load_thumbnails(store, uids, size)


def _match(store: Store, uid: str) -> SceneMatch:
    from app.scenes.scene_link import crashes_of_scene

    return crashes_of_scene(store, uid)


def _link(store: Store, listed: ListedScene, crash_uid: CrashUid | None) -> ListedScene:
    from app.scenes.scene_link import link_scene

    return link_scene(store, listed, crash_uid)


def _import(store: Store, files: Sequence[Path], progress: Progress) -> SceneImportResult:
    from app.scene_import.importer import import_scenes

    return import_scenes(store, files, progress=progress)
