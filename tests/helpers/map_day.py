"""A day at the map window: real mouse and key events, one step after the other.

The story test asserts between the steps; `tools/window_pictures.py` takes pictures between them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMenu, QTabBar, QWidget

from gis.angles import Point
from gis.crashes.facets import Facet
from widgets.frame.dock_table import DockId
from widgets.frame.drop_question import DropQuestion, ask_drop_use
from widgets.frame.main_window import MainWindow
from widgets.map.canvas import MapCanvas
from widgets.site.site_page import LEGS_TAB

PATIENCE_S = 60.0
SOON_MS = 1000
"""Longer timers clear messages; shorter ones start work."""
LEFT = Qt.MouseButton.LeftButton


class MapDay:
    """Works at a window as an officer does; waits until what was asked for is on the screen."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.canvas = window.map.canvas

    # --- waiting

    def until(self, done: Callable[[], object], what: str = "") -> None:
        """Let the window work until something holds."""
        end = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > end:
                raise AssertionError(what or f"waited in vain: {done}")
            QTest.qWait(5)

    def rest(self) -> None:
        """Until nothing runs, nothing is about to and the map is sharp."""
        end, quiet = time.monotonic() + PATIENCE_S, 0
        while quiet < 2:
            QTest.qWait(30)
            quiet = quiet + 1 if self.is_quiet else 0
            busy = [str(job) for job in self.window.background._jobs]
            missing = self.canvas.picture.missing_share
            assert time.monotonic() < end, f"no rest: {busy}, map lacks {missing:.0%}"

    @property
    def is_quiet(self) -> bool:
        """Whether nothing runs, no short timer is set and everything in sight is painted."""
        set_timers = [
            timer
            for timer in self.window.findChildren(QTimer)
            if timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON_MS
        ]
        idle = not self.window.background.busy and not set_timers
        return idle and self.canvas.is_at_rest

    # --- hands

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Press and let go of the left button."""
        assert widget.isVisible(), f"cannot be seen: {widget}"
        QTest.mouseClick(widget, LEFT, pos=at if at is not None else widget.rect().center())

    def keys(self, widget: QWidget, sequence: str) -> None:
        """Type a key with what is held, as "Ctrl+L"; keys go to the window that is active."""

        def active() -> bool:
            """Ask again: without a window manager X passes over an early wish."""
            widget.window().activateWindow()
            return widget.isActiveWindow()

        self.until(active, f"not active: {widget.window()}")
        QTest.keySequence(widget, sequence)

    def type_chinese(self, widget: QWidget, text: str) -> None:
        """What an input method hands over."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def tab(self, wanted: DockId) -> None:
        """Click the tab of a panel, or see that it is open already."""
        host = self.window.host
        title = host.docks[wanted].windowTitle()
        for bar in host.findChildren(QTabBar):
            for place in range(bar.count()):
                if bar.isVisible() and bar.tabText(place) == title and bar.parent() is host:
                    self.click(bar, bar.tabRect(place).center())
        self.until(lambda: host.is_in_sight(wanted), f"{wanted} is not in sight")

    def menu(self, action: QAction) -> None:
        """Open the menus that lead to an action and click it."""
        bar, way = self.window.menuBar(), [action]
        while way[0] not in bar.actions():
            way.insert(0, self._menu_of(way[0]).menuAction())
        self.click(bar, bar.actionGeometry(way[0]).center())
        for above, below in pairwise(way):
            menu = above.menu()
            assert isinstance(menu, QMenu)
            self.until(menu.isVisible, f"the menu {above.text()} did not open")
            place = menu.actionGeometry(below).center()
            QTest.mouseMove(menu, place)
            if below.menu():
                self.until(lambda m=menu, b=below: m.activeAction() is b)
                QTest.keyClick(menu, Qt.Key.Key_Right)
            else:
                QTest.mouseClick(menu, LEFT, pos=place)

    def _menu_of(self, action: QAction) -> QMenu:
        menus = self.window.findChildren(QMenu)
        return next(menu for menu in menus if menu.title() and action in menu.actions())

    def pixel(self, at: Point) -> QPoint:
        """Where a point of the ground is on the canvas."""
        x, y = self.canvas.window_.view.to_pixels(at)
        return QPoint(round(x), round(y))

    # --- steps

    def start(self, store: Path) -> None:
        """Open a store."""
        self.window.open_location(str(store))
        self.until(lambda: self.window.workbench.store is not None)
        self.until(lambda: self.window.site.view is not None)
        self.rest()

    def type_search(self, text: str) -> None:
        """Type into the search box of the map."""
        edit = self.window.map.search_box.edit
        self.click(edit)
        self.type_chinese(edit, text)
        self.until(lambda: self.window.map.search_box.popup.current_value is not None)

    def take_result(self) -> None:
        """Enter: the first result."""
        self.keys(self.window.map.search_box.edit, "Return")
        self.rest()

    def filter_by(self, facet: Facet, value: str) -> None:
        """Tick a value of the filter panel."""
        self.tab(DockId.FILTERS)
        panel = self.window.crashes.filter
        group = panel.groups[facet]
        panel.scroll.ensureWidgetVisible(group.heading)
        if group.folded:
            self.click(group.heading)
        QTest.qWait(20)
        row = next(
            row
            for row in range(group.list.values.rowCount())
            if group.list.values.value_at(row) == value
        )
        panel.scroll.ensureWidgetVisible(group.list)
        QTest.qWait(20)
        place = group.list.visualRect(group.list.values.index(row))
        self.click(group.list.viewport(), place.center())
        self.rest()

    def draw_outline(self, corners: list[QPoint], *, finish: bool = True) -> None:
        """Choose the outline tool, click corners, finish by Enter."""
        bar = self.window.map.tool_bar
        self.click(bar.widgetForAction(bar.select_polygon))
        for corner in corners:
            QTest.mouseMove(self.canvas, corner)
            QTest.mousePress(self.canvas, LEFT, pos=corner)
            QTest.mouseRelease(self.canvas, LEFT, pos=corner)
        if finish:
            self.finish_outline()

    def finish_outline(self) -> None:
        """Enter closes the outline."""
        self.keys(self.canvas, "Return")
        self.rest()

    def browse(self) -> None:
        """The usual tool again."""
        bar = self.window.map.tool_bar
        self.click(bar.widgetForAction(bar.browse))

    def open_area_page(self) -> None:
        """The site page of what was drawn."""
        self.menu(self.window.actions_by_id["site_of_area"])
        self.rest()

    def choose_site(self, row: int) -> None:
        """Click a row of the site list."""
        self.tab(DockId.SITES)
        table = self.window.sites.table
        place = table.visualRect(table.model().index(row, 1)).center()
        self.click(table.viewport(), place)
        self.rest()

    def page_tab(self, place: int) -> None:
        """Click a tab of the site page."""
        bar = self.window.site.tabs.tabBar()
        while not bar.rect().contains(bar.tabRect(place).center()):
            self.keys(bar, "Right")
        self.click(bar, bar.tabRect(place).center())
        self.rest()

    def answer_leg(self) -> tuple[str, str]:
        """Answer the first question by its number key; tells case and leg."""
        self.keys(self.window, "Ctrl+L")
        site = self.window.site
        self.until(lambda: site.tabs.currentIndex() == LEGS_TAB)
        case = site.legs.case
        names = [arm.name for arm in site.view.legs.arms]
        leg = next(name for name in names if not case.misfit(name))
        QTest.keyClick(site.legs.table, Qt.Key(Qt.Key.Key_1 + names.index(leg)))
        self.rest()
        return case.case_no, leg

    def open_print_dialog(self) -> None:
        """The map onto paper, the page drawn."""
        self.keys(self.window, "Ctrl+Alt+P")
        paper = self.window.map.paper
        self.until(lambda: paper.dialog is not None and paper.dialog.pdf_button.isEnabled())
        self.rest()

    def save_map(self, title: str, path: Path) -> None:
        """Type a title into the open dialog, save as PDF and close it."""
        dialog = self.window.map.paper.dialog
        self.keys(dialog.title, "Ctrl+A")
        self.type_chinese(dialog.title, title)
        self.until(lambda: not dialog.pdf_button.isEnabled())
        self.until(dialog.pdf_button.isEnabled)
        self.click(dialog.pdf_button)
        self.until(lambda: path.exists() and not self.window.background.busy)
        self.rest()
        self.keys(dialog, "Escape")
        self.until(lambda: self.window.map.paper.dialog is None)

    def save_sheet(self, path: Path) -> None:
        """The site sheet as a PDF."""
        self.keys(self.window, "Ctrl+S")
        self.until(lambda: path.exists() and not self.window.background.busy)
        self.rest()

    def drop(self, file: Path, seen: Callable[[DropQuestion], None] | None = None) -> None:
        """Drag a file over the window, drop it there, and take the harmless answer."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        place = QPointF(self.canvas.mapTo(self.window, self.canvas.rect().center()))
        usual = (Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
        entering = QDragEnterEvent(place.toPoint(), *usual)
        QApplication.sendEvent(self.window, entering)
        assert entering.isAccepted()
        answered: list[DropQuestion] = []
        self.window.desk.ask_use = ask_drop_use

        def answer() -> None:
            dialog = self.window.findChild(DropQuestion)
            if dialog is None or not dialog.isVisible():
                QTimer.singleShot(20, answer)
                return
            if seen is not None:
                seen(dialog)
            answered.append(dialog)
            buttons = dialog.findChild(QDialogButtonBox)
            self.click(buttons.button(QDialogButtonBox.StandardButton.Ok))

        QTimer.singleShot(20, answer)
        QApplication.sendEvent(self.window, QDropEvent(place, *usual))
        self.until(lambda: bool(answered), "nobody asked what to do with the file")
        self.rest()


def around_middle(canvas: QWidget) -> list[QPoint]:
    """Five corners about the middle of a canvas, far from round."""
    wide, high = canvas.width(), canvas.height()
    shares = ((0.25, 0.3), (0.6, 0.2), (0.8, 0.5), (0.55, 0.8), (0.3, 0.7))
    return [QPoint(round(x * wide), round(y * high)) for x, y in shares]


def zones_about(canvas: MapCanvas) -> list[dict[str, object]]:
    """Two areas side by side in the middle of what is in sight, as GeoJSON."""
    box = canvas.visible_bounds
    (x, y), w, h = box.centre, box.width / 5, box.height / 4

    def zone(left: float) -> dict[str, object]:
        ring = [(left, y - h), (left + w, y - h), (left + w, y + h), (left, y + h), (left, y - h)]
        return {"type": "Polygon", "coordinates": [ring]}

    return [zone(x - w), zone(x)]
