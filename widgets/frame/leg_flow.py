"""Answers about legs: stored by the desk, shown by the page, taken back by the window's undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from widgets.site.leg_desk import LegDesk

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow


class LegFlow(QObject):
    """Joins the site page's questions to the store and to the undo stack."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        bench = window.workbench
        self.desk = LegDesk(bench.leg_use_cases, window.background, lambda: bench.store, self)
        window.site.use_desk(self.desk)
        window.site.legs.undo_wanted.connect(window.undo_menu.undo)
        window.site.stale.connect(window.flow.read_again)
        window.site.failed.connect(window.tell_failure)
        window.site.changed.connect(window.undo_stack.note)
