"""Journals of scenes in hand: drawn in, and left by a program that died."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.scenes.journal import SceneJournal
from app.scenes.scene_document import SceneDocument
from app.scenes.scene_store import OpenScene
from app.undo import UndoStack
from gis.scenes.scene import Mark, MarkForm, Scene

SCENE = Scene(case_no="11401CY0001", place="中山路 / 文化路")
OPENED = OpenScene(uid="u", version=3, scene=SCENE, changed_by="lin")
START = datetime(2025, 1, 6, 5, 28, tzinfo=UTC)


def ticking() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is asked."""
    moments = iter(START + timedelta(seconds=number) for number in range(10_000))
    return lambda: next(moments)


def begun(folder: Path, opened: OpenScene | None = OPENED) -> tuple[SceneJournal, SceneDocument]:
    journal = SceneJournal.begin(folder, opened, SCENE, store="store.gpkg", clock=ticking())
    document = SceneDocument(SCENE, UndoStack())
    document.journal = journal.note
    return journal, document


def draw(document: SceneDocument, number: int) -> None:
    line = Mark(
        id=f"M{number}",
        kind="skid",
        form=MarkForm.LINE,
        points=((0.0, float(number)), (9.5, float(number))),
    )
    document.run(replace(document.scene, marks=(*document.scene.marks, line)), f"煞車痕 {number}")


def died(journal: SceneJournal) -> Path:
    """The program is gone: the system lets go of the file."""
    journal.close(keep=True)
    return journal.path
