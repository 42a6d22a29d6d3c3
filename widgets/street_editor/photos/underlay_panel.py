"""The panel of photos under the drawing: list, opacity, order, calibration, tracing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.underlays.adding import found_again
from app.underlays.board import PhotoPhase
from app.underlays.picture_names import SUFFIXES
from app.underlays.underlay import Underlay, UnderlayId
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from widgets.parts.picture_actions import name_action, paint_pictures, picture_action
from widgets.street_editor.around import EditorAround
from widgets.street_editor.photos.calibration_box import CalibrationBox
from widgets.street_editor.photos.underlay_adding import add_pictures
from widgets.street_editor.photos.underlay_words import row_words
from widgets.street_editor.tool_words import say

BUTTON_ICON = QSize(18, 18)
ID_ROLE = Qt.ItemDataRole.UserRole
AskFiles = Callable[[QWidget, str, str], Sequence[Path]]
"""Parent, title and filter; the files chosen, none where the officer changed their mind."""


def ask_files(parent: QWidget, title: str, kinds: str) -> Sequence[Path]:
    """The system's dialog."""
    return [Path(name) for name in QFileDialog.getOpenFileNames(parent, title, "", kinds)[0]]


class UnderlayPanel(QWidget):
    """Shows a board and changes it."""

    def __init__(
        self, around: EditorAround, parent: QWidget | None = None, *, ask: AskFiles = ask_files
    ) -> None:
        super().__init__(parent)
        self._around, self._board, self._ask = around, around.underlays, ask
        self.list = QListWidget()
        self.opacity, self.opacity_label = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.calibration = CalibrationBox(around)
        self.trace = QCheckBox()
        self.trace_opacity, self.trace_label = QSlider(Qt.Orientation.Horizontal), QLabel()
        self.again = QPushButton()
        self.empty_text, self.empty_button = QLabel(), QPushButton()
        self._make_actions()
        self._set_up()
        self._lay_out()
        self.retranslate()
        self._board.changed.connect(self._board_changed)
        self._board.states_changed.connect(self._board_changed)

    def close_panel(self) -> None:
        """Listen no more: the board outlives the panel."""
        self._board.changed.disconnect(self._board_changed)
        self._board.states_changed.disconnect(self._board_changed)

    # --- making

    def _make_actions(self) -> None:
        self.add_action = picture_action(self, "layer_add", "", self.add)
        self.up_action = picture_action(self, "layer_up", "Alt+Up", lambda: self._move(1))
        self.down_action = picture_action(self, "layer_down", "Alt+Down", lambda: self._move(-1))
        self.zoom_action = picture_action(self, "layer_zoom", "", self._zoom)
        self.lock_action = picture_action(self, "underlay_lock", "", self._lock)
        self.lock_action.setCheckable(True)
        self.remove_action = picture_action(self, "layer_remove", "Delete", self._remove)
        self.actions_in_order = (
            *(self.add_action, self.up_action, self.down_action, self.zoom_action),
            *(self.lock_action, self.remove_action),
        )

    def _set_up(self) -> None:
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.list.addActions(list(self.actions_in_order))
        self.list.currentItemChanged.connect(self._choose)
        self.list.itemChanged.connect(self._check)
        self.list.itemActivated.connect(lambda item: self._zoom())
        sliders = {self.opacity: self.opacity_label, self.trace_opacity: self.trace_label}
        for slider, label in sliders.items():
            slider.setRange(0, 100)
            slider.setSingleStep(5)
            slider.setPageStep(20)
            label.setBuddy(slider)
        self.opacity.valueChanged.connect(self._set_opacity)
        self.opacity.sliderReleased.connect(lambda: self._count(UserAction.DRAG))
        self.trace.toggled.connect(self._set_trace)
        self.trace_opacity.valueChanged.connect(
            lambda percent: self._board.trace(opacity=percent / 100)
        )
        self.trace_opacity.sliderReleased.connect(lambda: self._count(UserAction.DRAG))
        self.again.clicked.connect(self._find_again)
        self.empty_button.clicked.connect(self.add)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for action in self.actions_in_order:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            button.setIconSize(BUTTON_ICON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        buttons.addStretch()
        look = QFormLayout()
        look.addRow(self.opacity_label, self.opacity)
        below = QFormLayout()
        below.addRow(self.trace)
        below.addRow(self.trace_label, self.trace_opacity)
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(buttons)
        column.addWidget(self.list, 1)
        column.addWidget(self.again)
        column.addLayout(look)
        column.addWidget(self.calibration)
        column.addLayout(below)
        self.pages = QStackedWidget()
        self.pages.addWidget(filled)
        self.pages.addWidget(self._empty_page())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.pages)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self.empty_text.setWordWrap(True)
        self.empty_text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(1)
        column.addWidget(self.empty_text)
        column.addWidget(self.empty_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    # --- what is shown

    def _board_changed(self, _: None) -> None:
        self._fill()

    def _fill(self) -> None:
        """The list as the board has it, the topmost first; rows that stay are kept."""
        board, items = self._board, tuple(reversed(self._board.shelf.items))
        with QSignalBlocker(self.list):
            while self.list.count() > len(items):
                self.list.takeItem(self.list.count() - 1)
            for row, underlay in enumerate(items):
                if row == self.list.count():
                    self.list.addItem(QListWidgetItem())
                self._show_row(self.list.item(row), underlay)
                if underlay == board.current:
                    self.list.setCurrentRow(row)
        self.pages.setCurrentIndex(0 if items else 1)
        self._show_current()

    def _show_row(self, item: QListWidgetItem, underlay: Underlay) -> None:
        words = row_words(underlay, self._board.state(underlay))
        item.setData(ID_ROLE, underlay.id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if underlay.visible else Qt.CheckState.Unchecked)
        item.setText(words)
        item.setToolTip(f"{words}\n{underlay.file}\n{underlay.width} × {underlay.height}")

    def _show_current(self) -> None:
        board, current = self._board, self._board.current
        place = -1 if current is None else board.shelf.place_of(current.id)
        phase = None if current is None else board.state(current).phase
        self.up_action.setEnabled(0 <= place < len(board.shelf.items) - 1)
        self.down_action.setEnabled(place > 0)
        for action in (self.zoom_action, self.lock_action, self.remove_action):
            action.setEnabled(current is not None)
        self.lock_action.setChecked(current is not None and current.locked)
        self.again.setVisible(phase in (PhotoPhase.MISSING, PhotoPhase.READING, PhotoPhase.STOPPED))
        self._say_again(phase)
        with QSignalBlocker(self.opacity):
            self.opacity.setValue(100 if current is None else round(current.opacity * 100))
        with QSignalBlocker(self.trace), QSignalBlocker(self.trace_opacity):
            self.trace.setChecked(board.tracing.on)
            self.trace_opacity.setValue(round(board.tracing.opacity * 100))
        self.trace_opacity.setEnabled(board.tracing.on)
        self.calibration.show_board()

    def _say_again(self, phase: PhotoPhase | None) -> None:
        words = {
            PhotoPhase.READING: self.tr("Stop reading"),
            PhotoPhase.STOPPED: self.tr("Read again"),
        }
        self.again.setText(
            words.get(phase) if phase in words else self.tr("Choose the picture again…")
        )

    # --- what is done

    def add(self) -> None:
        """Ask for picture files and add them."""
        files = self._ask(self, self.tr("Add pictures"), self._filter())
        if files:
            add_pictures(self._around, files, say, counts_as=UserAction.PICK)

    def _filter(self) -> str:
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in SUFFIXES)
        return self.tr("Pictures ({kinds})").format(kinds=kinds)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._count(UserAction.PICK)
            self._board.choose(UnderlayId(item.data(ID_ROLE)))

    def _check(self, item: QListWidgetItem) -> None:
        wanted = UnderlayId(item.data(ID_ROLE))
        visible = item.checkState() == Qt.CheckState.Checked
        found = self._board.shelf.get(wanted)
        if found is not None and found.visible != visible:
            self._count(UserAction.CLICK)
            self._board.shelf.change(wanted, visible=visible)

    def _set_opacity(self, percent: int) -> None:
        current = self._board.current
        if current is not None:
            self._board.shelf.change(current.id, opacity=percent / 100)

    def _set_trace(self, on: bool) -> None:  # Qt's own signal
        self._count(UserAction.CLICK)
        self._board.trace(on=on)

    def _move(self, steps: int) -> None:
        current = self._board.current
        if current is not None:
            self._count(UserAction.CLICK)
            name = say("Move picture {name}").format(name=current.name)
            self._board.move(current.id, steps, name)

    def _lock(self) -> None:
        current = self._board.current
        if current is not None:
            self._count(UserAction.CLICK)
            self._board.shelf.change(current.id, locked=not current.locked)

    def _remove(self) -> None:
        current = self._board.current
        if current is not None:
            self._count(UserAction.CLICK)
            name = say("Remove picture {name}").format(name=current.name)
            self._board.remove(current.id, name)

    def _zoom(self) -> None:
        current = self._board.current
        bounds = None if current is None else self._board.bounds(current)
        if bounds is not None:
            self._around.canvas.zoom_to(bounds)

    def _find_again(self) -> None:
        board, current = self._board, self._board.current
        if current is None:
            return
        self._count(UserAction.CLICK)
        phase = board.state(current).phase
        if phase is PhotoPhase.READING:
            board.stop_wanted.emit(current)
        elif phase is PhotoPhase.STOPPED:
            board.read_wanted.emit(current)
        else:
            self._choose_file(current)

    def _choose_file(self, current: Underlay) -> None:
        files = self._ask(self, self.tr("Choose the picture again"), self._filter())
        if not files:
            return
        try:
            found = found_again(current, files[0])
        except Problem as problem:
            self._around.tell(problem)
            return
        name = say("Find picture {name} again").format(name=current.name)
        self._board.find_again(found, name)
        self._around.tell(None)

    def _count(self, action: UserAction) -> None:
        self._around.count.count(action)

    # --- language and colours

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write all words again."""
        name_action(self.add_action, self.tr("Add picture…"))
        name_action(self.up_action, self.tr("Move picture up"))
        name_action(self.down_action, self.tr("Move picture down"))
        name_action(self.zoom_action, self.tr("Zoom to picture"))
        name_action(self.lock_action, self.tr("Lock: cannot be moved"))
        name_action(self.remove_action, self.tr("Remove picture (the file stays)"))
        self.list.setAccessibleName(self.tr("Pictures under the drawing, the topmost first"))
        self.opacity_label.setText(self.tr("&Opacity"))
        self.trace.setText(self.tr("T&race: street surfaces translucent over the picture"))
        self.trace_label.setText(self.tr("&Surfaces"))
        self.trace_opacity.setToolTip(self.tr("How much of the street surfaces stays, percent"))
        self.empty_text.setText(
            self.tr(
                "No pictures yet. Drop a drone photo or orthophoto on the map, or add one here: "
                "GeoTIFF and pictures with a world file lie right at once, others are calibrated "
                "by a few drags."
            )
        )
        self.empty_button.setText(self.tr("Add picture…"))
        self._paint_icons()
        self._fill()

    def _paint_icons(self) -> None:
        paint_pictures(self.actions_in_order)
