"""Scenes onto paper: paper and scale, the pages as they will be, printer or file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QDialog, QWidget

from app.messages import Language
from app.scenes.print.form_content import PartyName
from app.scenes.print.scene_print import (
    PrintedScene,
    SceneToPrint,
    SceneWish,
    write_document,
    write_printed,
)
from app.tasks import Progress
from gis.display.primitives import DisplayList
from gis.drafting.user_actions import ActionCount, UserAction
from widgets.map.print_preview import page_image
from widgets.parts.background import Background, Job
from widgets.scene_editor.print.print_choice import ScenePrintChoice
from widgets.scene_editor.print.scene_print_form import ScenePrintForm

PREVIEW_CHANNEL, SAVE_CHANNEL = "scene-print-preview", "scene-print-save"
SETTLE_MS = 150

AskNames = Callable[[SceneToPrint, Callable[[Mapping[int, PartyName]], None]], None]
MakePages = Callable[[SceneToPrint, SceneWish, Progress], PrintedScene]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePrintDoor:
    """What the dialog needs of the window."""

    make: MakePages
    """Reads the streets about the scene and lays the pages out; runs in the worker thread."""
    language: Callable[[], Language]
    ask_path: Callable[[str, str], Path | None]
    """Suffix and title; None where the officer changed their mind."""
    print_pages: Callable[[Sequence[DisplayList]], None]
    tell_error: Callable[[Exception], None]
    count: ActionCount
    names: AskNames | None = None
    """Asks for the confirmation of a case-file copy, writes it down, and tells the names by party
    number; tells nothing where it was not confirmed. Without it no names are offered."""


class ScenePrintDialog(QDialog):
    """Shows the pages of one scene; prints, or saves as PDF, DXF, SVG, PNG or JSON."""

    page_shown = Signal()
    saved = Signal(str)
    """Tells the path that was written."""
    choice_changed = Signal(str)
    """The choices as text, to be remembered."""

    def __init__(
        self,
        door: ScenePrintDoor,
        background: Background,
        choice: ScenePrintChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._door, self._background = door, background
        self._choice = choice
        self._scene: SceneToPrint | None = None
        self._names: Mapping[int, PartyName] = {}
        self._lines: bool | None = None
        self._printed: PrintedScene | None = None
        self.form = ScenePrintForm(self, offers_names=door.names is not None)
        self._is_done = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw)
        self.setModal(False)
        self.form.show_choice(choice)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        form = self.form
        form.picked.connect(self._picked)
        form.lines_box.clicked.connect(self._lines_clicked)
        form.names_wanted.connect(self._names_wanted)
        form.print_button.clicked.connect(self._on_print)
        for suffix, button in form.save_buttons.items():
            button.clicked.connect(partial(self._on_save, suffix))
        form.close_button.clicked.connect(self.reject)

    # --- what is printed

    def show_scene(self, scene: SceneToPrint) -> None:
        """Show the pages of a scene; names of another case are not kept."""
        if self._scene is None or self._scene.scene.case_no != scene.scene.case_no:
            self._names, self._lines = {}, None
            self.form.names_box.setChecked(False)
        self._scene = scene
        self.retranslate()
        self._redraw()

    @property
    def printed(self) -> PrintedScene | None:
        """The pages in sight; None while they are drawn."""
        return self._printed

    def wish(self) -> SceneWish:
        """How it is printed."""
        choice = self._choice
        return SceneWish(
            language=self._door.language(),
            size=choice.size,
            orientation=choice.orientation,
            scale=choice.scale or None,
            up=choice.up,
            measured_lines=self._lines,
            names=self._names,
        )

    def _lines_clicked(self, checked: bool) -> None:
        self._lines = checked
        self._redraw()

    def _picked(self) -> None:
        """Something of the form was chosen by hand."""
        self._door.count.count(UserAction.PICK)
        self._choice = self.form.choice
        self.choice_changed.emit(self._choice.to_text())
        self._redraw()

    def _names_wanted(self, wanted: bool) -> None:
        """Names only after a confirmation."""
        self._door.count.count(UserAction.CLICK)
        self.form.names_box.setChecked(False)  # until they are there
        scene = self._scene
        if wanted and self._door.names is not None and scene is not None:
            self._door.names(scene, lambda names: self._take_names(scene, names))
        elif self._names:
            self._names = {}
            self._redraw()

    def _take_names(self, asked: SceneToPrint, names: Mapping[int, PartyName]) -> None:
        """Names were opened; another case may be in sight meanwhile."""
        scene = self._scene
        if scene is None or scene.scene.case_no != asked.scene.case_no or not self.isVisible():
            return
        self._names = names
        self.form.names_box.setChecked(bool(names))
        if names:
            self._redraw()
        else:
            self.form.told.setText(self.tr("No names or plates are kept for this case."))

    # --- pages

    def _redraw(self) -> None:
        self._printed = None
        self.form.allow_saving(0)
        self.form.pages.wait(self.tr("Drawing the page…"))
        self._timer.start(SETTLE_MS)

    def _draw(self) -> None:
        """Lay out all pages and render the first, in the worker thread."""
        scene, wish, make = self._scene, self.wish(), self._door.make
        if scene is None:
            return
        width, font = self.form.pages.picture_width, QFont(self.font())

        def work(progress: Progress) -> tuple[PrintedScene, QImage]:
            printed = make(scene, wish, progress)
            return printed, page_image(printed.pages[0], width, font, progress)

        self._background.run(
            Job(
                work=work,
                channel=PREVIEW_CHANNEL,
                on_done=self._on_drawn,
                on_failed=self._on_failed,
                title=self.tr("Drawing the page…"),
            )
        )

    def _on_drawn(self, made: tuple[PrintedScene, QImage]) -> None:
        self._printed, image = made
        form = self._printed.form
        self.form.allow_saving(len(self._printed.pages))
        self.form.pages.show_pages(self._printed.pages, image)
        self.form.lines_box.setEnabled(bool(form.scene.measurements))
        self.form.lines_box.setChecked(form.draws_measured and bool(form.scene.measurements))
        self._tell(self._printed)
        self.page_shown.emit()

    def _tell(self, printed: PrintedScene) -> None:
        width, height = printed.frames[0].ground_size
        words = self.tr("1:{scale}, {width} × {height} m of ground, pages: {pages}")
        said = words.format(
            scale=printed.scale,
            width=f"{width:.0f}",
            height=f"{height:.0f}",
            pages=len(printed.pages),
        )
        if len(printed.frames) > 1:
            more = self.tr("One sheet does not hold the scene: {count} more drawings follow.")
            said += "\n" + more.format(count=len(printed.frames) - 1)
        self.form.told.setText(said)

    def _on_failed(self, error: Exception) -> None:
        self.form.pages.wait("")
        self._door.tell_error(error)

    # --- printer and files

    def _on_print(self) -> None:
        self._door.count.count(UserAction.CLICK)
        if self._printed is not None:
            self._door.print_pages(self._printed.pages)

    def _on_save(self, suffix: str) -> None:
        """Ask for a path and write the pages."""
        self._door.count.count(UserAction.CLICK)
        scene, printed = self._scene, self._printed
        if scene is None or (printed is None and suffix != ".json"):
            return
        title = self.tr("Scene {case}").format(case=scene.scene.case_no)
        path = self._door.ask_path(suffix, title.replace("/", "-"))
        if path is None:
            return
        self._door.count.count(UserAction.KEY)  # Enter, or a click, in the dialog of files

        def work(progress: Progress) -> Path:
            progress("MAP_SHEET_DRAWING", 0.0)
            if suffix == ".json":
                write_document(scene.scene, path)
            elif printed is not None:
                write_printed(printed, path)
            return path

        self._background.run(
            Job(
                work=work,
                channel=SAVE_CHANNEL,
                on_done=self._on_saved,
                on_failed=self._door.tell_error,
                title=self.tr("Saving the scene diagram"),
            )
        )

    def _on_saved(self, path: Path) -> None:
        self.saved.emit(str(path))
        if not self._is_done:  # a dialog that was closed meanwhile has no words left
            self.form.told.setText(self.tr("Saved: {path}").format(path=path))

    def done(self, result: int) -> None:
        """Draw no more."""
        self._timer.stop()
        self._names, self._printed = {}, None
        self._background.drop(PREVIEW_CHANNEL)
        self._is_done = True
        super().done(result)

    # --- words

    def retranslate(self) -> None:
        """Words in the language of the window."""
        case = "" if self._scene is None else self._scene.scene.case_no
        self.setWindowTitle(self.tr("Print scene {case}").format(case=case))
        self.form.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self._scene is not None:
                self._redraw()
        super().changeEvent(event)
