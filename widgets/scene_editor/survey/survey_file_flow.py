"""A total station's file on its way into the scene: choose, look, take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.survey_codes import load_survey_codes
from app.survey_files import read_survey_file
from gis.angles import Point
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.scenes.imported_survey import ImportedSurvey, with_survey
from gis.scenes.scene import Scene
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.survey.survey_file_dialog import SurveyFileDialog

AskFile = Callable[[QWidget, str, str], Path | None]
"""Parent, title and filter; None where the officer changed their mind."""


def ask_file(parent: QWidget, title: str, kinds: str) -> Path | None:
    """The system's dialog."""
    name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
    return Path(name) if name else None


class SurveyFileFlow(QObject):
    """One file at a time; what it puts into the scene is one entry of the undo list."""

    def __init__(self, around: SceneAround, parent: QWidget, ask: AskFile = ask_file) -> None:
        super().__init__(parent)
        self._around, self._window, self._ask = around, parent, ask
        self.dialog: SurveyFileDialog | None = None

    def begin(self) -> None:
        """Ask for a file and show what it holds."""
        self._around.count.count(UserAction.CLICK)
        title = self.tr("Read a total station's file")
        path = self._ask(self._window, title, self.tr("Points (*.csv *.txt *.CSV *.TXT)"))
        if path is None:
            return
        self._around.count.count(UserAction.PICK)
        self._around.tell(None)
        try:
            self._show(path)
        except Problem as problem:
            self._around.tell(problem)

    def _show(self, path: Path) -> None:
        around, rows = self._around, read_survey_file(path)
        scene = around.document.scene
        found = with_survey(
            scene,
            around.library,
            rows.points,
            load_survey_codes(),
            near=middle_of(scene) or self._sight(),
        )
        dialog = SurveyFileDialog(path.name, found, rows.problems, around.language(), self._window)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._take(scene, found, path.name))
        dialog.rejected.connect(lambda: around.count.count(UserAction.CLICK))
        dialog.open()

    def _take(self, before: Scene, found: ImportedSurvey, file: str) -> None:
        around = self._around
        around.count.count(UserAction.CLICK)
        if around.document.scene is not before:  # another window of it changed the scene meanwhile
            around.tell(Problem("SURVEY_SCENE_CHANGED"))
            return
        try:
            around.document.run(found.scene, self.tr("Read {file}").format(file=file))
        except Problem as problem:
            around.tell(problem)

    def _sight(self) -> Point:
        bounds = self._around.canvas.visible_bounds
        return ((bounds.min_x + bounds.max_x) / 2.0, (bounds.min_y + bounds.max_y) / 2.0)


def middle_of(scene: Scene) -> Point | None:
    """Where a scene lies, by the first thing that says so."""
    if scene.junction is not None:
        return scene.junction.centre
    if scene.fixed_points:
        return scene.fixed_points[0].point.at
    return scene.impact
