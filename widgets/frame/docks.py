"""The host that docks panels (`dock_table`) around the map."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QMainWindow,
    QTabBar,
    QWidget,
)

from widgets.frame.action_names import describe
from widgets.frame.dock_layout import apply_usual_layout
from widgets.frame.dock_table import DOCKS, DockId, DockSide, DockSpec

CONTEXT = "Docks"
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
STATE_VERSION = 5
"""Raise it where docks are added, renamed or rearranged: older states then read as the default."""
HELP_PAGE = "helpPage"
"""Property of a widget: the page of the help that speaks of it and of what stands in it."""


class DockHost(QMainWindow):
    """Docks around a centre. A window inside the window, so that empty pages hide all at once."""

    def __init__(self, centre: QWidget, panels: Mapping[DockId, QWidget]) -> None:
        super().__init__()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AnimatedDocks
        )
        for corner, side in (
            (Qt.Corner.BottomLeftCorner, DockSide.LEFT),
            (Qt.Corner.BottomRightCorner, DockSide.RIGHT),
        ):
            self.setCorner(corner, side.value)
        self.setCentralWidget(centre)
        self.actions_by_id: dict[DockId, QAction] = {}
        self._absent = {spec.id for spec in DOCKS if spec.on_demand}
        self.specs = tuple(spec for spec in DOCKS if spec.id in panels)
        self.docks = {spec.id: self._dock(spec, panels[spec.id]) for spec in self.specs}
        self.actions_by_id = {spec.id: self._action(spec) for spec in self.specs}
        self._usual_pending = True
        self._before_room: QByteArray | None = None
        """The layout to come back to, while most panels make room."""
        self._alone: Collection[DockId] = ()
        """The panels that others make room for."""
        self._arrange()  # side by side, docks would make the window wider than it may be
        self.retranslate()

    def _dock(self, spec: DockSpec, panel: QWidget) -> QDockWidget:
        dock = QDockWidget(self)
        dock.setObjectName(spec.id.value)
        dock.setProperty(HELP_PAGE, spec.help_page)
        dock.setAllowedAreas(Qt.DockWidgetArea.AllDockWidgetAreas)
        if spec.strip:
            dock.setTitleBarWidget(QWidget())
            dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        panel.setMinimumSize(panel.minimumSize().expandedTo(QSize(*spec.least)))
        dock.setWidget(panel)
        self.addDockWidget(spec.side.value, dock)
        # Qt names the buttons of a title bar "Close" and "Float" again whenever it lays it out.
        dock.visibilityChanged.connect(lambda _: self._dock_changed(dock))
        dock.topLevelChanged.connect(lambda _: self._dock_changed(dock))
        return dock

    def _action(self, spec: DockSpec) -> QAction:
        action = QAction(self)
        action.setObjectName(f"dock_{spec.id.value}")
        action.setCheckable(True)
        action.setShortcut(QKeySequence(spec.shortcut))
        action.triggered.connect(lambda checked=False, wanted=spec.id: self.toggle(wanted))
        action.setVisible(not spec.on_demand)
        return action

    # --- showing and hiding

    def is_in_sight(self, wanted: DockId) -> bool:
        """Whether a panel is open and not behind another one's tab."""
        dock = self.docks.get(wanted)
        return dock is not None and dock.isVisibleTo(self) and not dock.visibleRegion().isEmpty()

    def open(self, wanted: DockId, *, focus: bool = False) -> None:
        """Bring a panel into sight, open or not; where asked, the keys go to it."""
        dock = self.docks.get(wanted)
        if dock is None or wanted in self._absent:
            return
        dock.show()
        dock.raise_()
        if focus:
            focus_into(dock.widget())
        self._show_checks()

    def allow(self, wanted: DockId, allowed: bool) -> None:
        """Bring a panel that is there on demand into sight, or take it away altogether."""
        dock = self.docks.get(wanted)
        if dock is None or allowed is (wanted not in self._absent):
            return
        self._absent ^= {wanted}
        self.actions_by_id[wanted].setVisible(allowed)
        if allowed:
            self.open(wanted)
        else:
            self._take_absent_away()

    def _take_absent_away(self) -> None:
        for wanted in self._absent & set(self.docks):
            self.docks[wanted].hide()
        self._show_checks()

    def toggle(self, wanted: DockId) -> None:
        """Close a panel that is in sight; bring any other into sight."""
        if self.is_in_sight(wanted):
            holds_focus = self.docks[wanted].isAncestorOf(QApplication.focusWidget() or self)
            self.docks[wanted].hide()
            if holds_focus:
                focus_into(self.centralWidget())
        else:
            self.open(wanted, focus=True)
        self._show_checks()

    def step_focus(self, by: int) -> None:
        """Give the keys to the next panel in sight, the centre among them, or an earlier one."""
        places = [self.docks[spec.id] for spec in self.specs if self.is_in_sight(spec.id)]
        stops: list[QWidget] = [self.centralWidget(), *places]
        now = QApplication.focusWidget()
        held = [place for place, stop in enumerate(stops) if now and stop.isAncestorOf(now)]
        start = held[-1] if held else (-1 if by > 0 else 0)
        for step in range(1, len(stops) + 1):
            if focus_into(stops[(start + by * step) % len(stops)]):
                return

    def _dock_changed(self, dock: QDockWidget) -> None:
        self._name_buttons(dock)
        if self.actions_by_id:
            self._show_checks()

    def _show_checks(self) -> None:
        for wanted, action in self.actions_by_id.items():
            action.setChecked(not self.docks[wanted].isHidden())

    # --- layout

    def narrow(self, wanted: DockId, share: float) -> None:
        """Make a panel beside the centre no wider than a share of the whole."""
        dock, most = self.docks[wanted], round(share * self.width())
        if dock.isVisibleTo(self) and dock.width() > most and not dock.isFloating():
            self.resizeDocks([dock], [most], Qt.Orientation.Horizontal)

    def make_room(self, keep: Collection[DockId]) -> None:
        """Close all panels but some, so that the centre is large; `give_back_room` ends it."""
        if self._before_room is None:
            self._before_room = self.remembered()
        self._alone = keep
        for wanted, dock in self.docks.items():
            if wanted not in keep:
                dock.hide()
        self._show_checks()

    def give_back_room(self) -> None:
        """The panels as they were before they made room."""
        before, self._before_room = self._before_room, None
        if before is not None:
            self.restore(before)

    def reset_layout(self) -> None:
        """All panels where they stand usually, in sizes that suit this window."""
        if not self.isVisible():
            self._usual_pending = True
            return
        self._arrange()
        self._usual_pending = False
        self._show_checks()

    def _arrange(self) -> None:
        apply_usual_layout(self, self.docks, {spec.id: spec.side for spec in self.specs})
        self._take_absent_away()

    def remembered(self) -> QByteArray:
        """The layout as it is, to be kept; empty where none was shown yet."""
        if self._before_room is not None:
            return self._before_room
        return QByteArray() if self._usual_pending else self.saveState(STATE_VERSION)

    def restore(self, state: QByteArray) -> None:
        """A kept layout again; a damaged or an older one gives the usual layout."""
        if not state.isEmpty() and self.restoreState(state, STATE_VERSION):
            self._usual_pending = False
            self._take_absent_away()
        else:
            self.reset_layout()

    def event(self, event: QEvent) -> bool:
        """Tabs that Qt keeps for later, out of sight, take no keys."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            for bar in self.findChildren(QTabBar, options=_DIRECT):
                seen = bar.isVisible() and self.rect().intersects(bar.geometry())
                bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if seen else Qt.FocusPolicy.NoFocus)
        return done

    def showEvent(self, event: QShowEvent) -> None:
        """The usual layout needs the real size, which is known only now."""
        super().showEvent(event)
        if self._usual_pending:
            QTimer.singleShot(0, self, self._lay_out_once)

    def _lay_out_once(self) -> None:
        if not self._usual_pending or not self.isVisible():
            return
        self.reset_layout()
        if self._before_room is not None:  # room was made before anybody saw this window
            self._before_room = self.saveState(STATE_VERSION)
            self.make_room(self._alone)

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        for spec in self.specs:
            title = describe(self.actions_by_id[spec.id], CONTEXT, spec.title)
            dock = self.docks[spec.id]
            dock.setWindowTitle(title)
            dock.setAccessibleName(title)
            self._name_buttons(dock)
            hint = self.tr("Show or hide the panel “{panel}”").format(panel=title)
            self.actions_by_id[spec.id].setStatusTip(hint)
            self.actions_by_id[spec.id].setToolTip(hint)

    def _name_buttons(self, dock: QDockWidget) -> None:
        title = dock.windowTitle()
        words = {
            "qt_dockwidget_closebutton": self.tr("Close “{panel}”"),
            "qt_dockwidget_floatbutton": self.tr("“{panel}” in a window of its own, or back"),
        }
        for name, text in words.items():
            button = dock.findChild(QAbstractButton, name)
            if button is not None:
                button.setAccessibleName(text.format(panel=title))
                button.setToolTip(text.format(panel=title))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def focus_into(place: QWidget) -> bool:
    """Give the keys to a widget, or to the first control in it that takes them."""
    for widget in (place, *place.findChildren(QWidget)):
        if _takes_keys(widget):
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def _takes_keys(widget: QWidget) -> bool:
    reachable = widget.isVisible() and widget.isEnabled()
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reachable and by_tab and not widget.objectName().startswith("qt_")
