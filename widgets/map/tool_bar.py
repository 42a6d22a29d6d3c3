"""The map's tools and views as buttons; the chosen tool stays pressed."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QPalette
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from widgets.map.map_actions import VIEW_ACTIONS
from widgets.map.tool_specs import TOOL_SPECS
from widgets.map.tools.tool_id import ToolId
from widgets.parts.action_spec import ActionSpec
from widgets.parts.icons import icon


class ViewStep(Enum):
    """What the buttons of views ask for; the value is the action's id."""

    ZOOM_IN = "map_zoom_in"
    ZOOM_OUT = "map_zoom_out"
    ZOOM_ALL = "map_zoom_all"
    ZOOM_SELECTION = "map_zoom_selection"
    BACK = "map_back"
    FORWARD = "map_forward"


class MapToolBar(QToolBar):
    """Tells which tool is chosen and which view is asked for; the keys belong to the menu."""

    tool_chosen = Signal(object)
    """A `ToolId`."""
    view_asked = Signal(object)
    """A `ViewStep`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("map_tool_bar")
        self.setIconSize(QSize(20, 20))
        self.setMovable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._group = QActionGroup(self)
        self.tools: dict[ToolId, QAction] = {spec.tool: QAction(self) for spec in TOOL_SPECS}
        self.browse = self.tools[ToolId.BROWSE]
        self.identify = self.tools[ToolId.IDENTIFY]
        self.measure_distance = self.tools[ToolId.MEASURE_DISTANCE]
        self.measure_area = self.tools[ToolId.MEASURE_AREA]
        self.select_rectangle = self.tools[ToolId.SELECT_RECTANGLE]
        self.select_polygon = self.tools[ToolId.SELECT_POLYGON]
        self.select_radius = self.tools[ToolId.SELECT_RADIUS]
        self.views: dict[ViewStep, QAction] = {step: QAction(self) for step in ViewStep}
        self.bookmark_button = QToolButton()
        self._fill()
        self.show_history(back=False, forward=False)
        self.show_selection(False)
        self.retranslate()
        self._put_icons()

    def _fill(self) -> None:
        for spec in TOOL_SPECS:
            if spec.separator_before:
                self.addSeparator()
            action = self.tools[spec.tool]
            action.setCheckable(True)
            action.triggered.connect(
                lambda checked=False, tool=spec.tool: self.tool_chosen.emit(tool)
            )
            self._group.addAction(action)
            self.addAction(action)
        self.browse.setChecked(True)
        self.addSeparator()
        for step, action in self.views.items():
            action.triggered.connect(lambda checked=False, step=step: self.view_asked.emit(step))
            self.addAction(action)
        self.bookmark_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._bookmark_place = self.addWidget(self.bookmark_button)
        self._bookmark_place.setVisible(False)
        for button in self.findChildren(QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    # --- outside

    @property
    def chosen(self) -> ToolId:
        """The tool whose button is pressed; the usual one where none is."""
        pressed = (tool for tool, action in self.tools.items() if action.isChecked())
        return next(pressed, ToolId.BROWSE)

    def show_tool(self, tool: ToolId) -> None:
        """Press another tool's button without telling anybody."""
        self.tools[tool].setChecked(True)

    def show_none(self) -> None:
        """No button is pressed: the mouse belongs to a tool that is not of this bar."""
        self._group.setExclusive(False)
        for action in self.tools.values():
            action.setChecked(False)
        self._group.setExclusive(True)

    def show_history(self, *, back: bool, forward: bool) -> None:
        """Allow going back and forward."""
        self.views[ViewStep.BACK].setEnabled(back)
        self.views[ViewStep.FORWARD].setEnabled(forward)

    def show_selection(self, anything: bool) -> None:
        """Allow going to the selection."""
        self.views[ViewStep.ZOOM_SELECTION].setEnabled(anything)

    def use_bookmarks(self, menu: QMenu) -> None:
        """Give the bookmarks a button."""
        self.bookmark_button.setMenu(menu)
        self._bookmark_place.setVisible(True)

    # --- words and pictures

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Map tools"))
        self.setAccessibleName(self.tr("Map tools"))
        for spec in TOOL_SPECS:
            self._name(self.tools[spec.tool], spec.text, spec.hint, spec.shortcut)
        for step, action in self.views.items():
            view = _view_spec(step)
            self._name(action, view.text, view.hint, view.shortcut)
        self.bookmark_button.setToolTip(self.tr("Bookmarks: places to come back to"))
        self.bookmark_button.setAccessibleName(self.tr("Bookmarks"))
        self._more().setAccessibleName(self.tr("More map tools"))
        self._more().setToolTip(self.tr("More map tools"))

    def _name(self, action: QAction, text: str, hint: str, shortcut: str) -> None:
        """Words of a button; its tooltip tells the menu's key, which the button itself has not."""
        name = _without_mnemonic(QCoreApplication.translate("Actions", text))
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        said = QCoreApplication.translate("Actions", hint)
        action.setText(name)
        action.setToolTip(f"{said} ({keys})" if keys else said)
        action.setStatusTip(said)
        button = self.widgetForAction(action)
        if button is not None:
            button.setAccessibleName(name)

    def _put_icons(self) -> None:
        for tool, action in self.tools.items():
            action.setIcon(icon(tool.value, chosen=QPalette.ColorRole.Link))
        for step, action in self.views.items():
            action.setIcon(icon(_view_spec(step).icon))
        self.bookmark_button.setIcon(icon("bookmark"))
        self._more().setIcon(icon("more"))  # Qt's own arrow is black on dark

    def _more(self) -> QToolButton:
        """The button that shows what finds no room."""
        return self.findChild(QToolButton, "qt_toolbar_ext_button") or QToolButton(self)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._put_icons()
        super().changeEvent(event)


def _view_spec(step: ViewStep) -> ActionSpec:
    return next(spec for spec in VIEW_ACTIONS if spec.id == step.value)


def _without_mnemonic(text: str) -> str:
    """Words where Alt and a letter mean nothing: "瀏覽(&B)…" becomes "瀏覽"."""
    head, mark, _ = text.partition("(&")
    return (head if mark else text).replace("&", "").rstrip("…")
