"""Bookmarks of the map: a menu to add one and go to one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from app.mapping.bookmarks import Bookmarks, bookmarks_as_text, bookmarks_from_text
from gis.mapping.view_history import MapView
from widgets.map.bookmark_dialog import BookmarkDialog

AskName = Callable[[QWidget, str, str], str | None]
"""Parent, question, suggestion; None where the officer changed their mind."""


def ask_in_dialog(parent: QWidget, question: str, suggested: str) -> str | None:
    """Ask for a name."""
    title = parent.window().windowTitle()
    name, agreed = QInputDialog.getText(parent, title, question, text=suggested)
    return name if agreed else None


class BookmarkMenu(QMenu):
    """Owns the bookmarks; tells what to keep and where to go."""

    view_wanted = Signal(object)
    """A `MapView`."""
    changed = Signal(str)
    """All bookmarks as a text to be kept."""

    def __init__(
        self,
        present_view: Callable[[], MapView],
        parent: QWidget | None = None,
        *,
        ask_name: AskName = ask_in_dialog,
    ) -> None:
        super().__init__(parent)
        self._present_view = present_view
        self._ask_name = ask_name
        self.bookmarks = Bookmarks()
        self.dialog: BookmarkDialog | None = None
        self.retranslate()

    # --- outside

    def read(self, kept: str) -> None:
        """Take over what was kept."""
        self.bookmarks = bookmarks_from_text(kept)
        self.retranslate()

    def add_bookmark(self) -> None:
        """Keep the present view under a name that is asked for."""
        suggested = self.bookmarks.free_name(self.tr("Place"))
        asking = self._window()
        name = self._ask_name(asking, self.tr("Name of the bookmark"), suggested)
        if name is not None and name.strip():
            self._change(self.bookmarks.added(name, self._present_view()))

    def show_list(self) -> None:
        """The list to go, rename and delete."""
        if self.dialog is None:
            self.dialog = BookmarkDialog(self._window())
            self.dialog.go.connect(self._go)
            self.dialog.renamed.connect(
                lambda name, to: self._change(self.bookmarks.renamed(name, to))
            )
            self.dialog.deleted.connect(lambda name: self._change(self.bookmarks.without(name)))
            self.dialog.moved.connect(
                lambda name: self._change(self.bookmarks.moved(name, self._present_view()))
            )
        self.dialog.show_bookmarks(self.bookmarks)
        self.dialog.show()
        self.dialog.activateWindow()

    # --- inside

    def _window(self) -> QWidget:
        parent = self.parentWidget()
        return parent.window() if parent is not None else self

    def _go(self, name: str) -> None:
        bookmark = self.bookmarks.named(name)
        if bookmark is not None:
            self.view_wanted.emit(bookmark.view)

    def _change(self, bookmarks: Bookmarks) -> None:
        if bookmarks == self.bookmarks:
            return
        self.bookmarks = bookmarks
        self.retranslate()
        if self.dialog is not None:
            self.dialog.show_bookmarks(bookmarks)
        self.changed.emit(bookmarks_as_text(bookmarks))

    def retranslate(self) -> None:
        """Write the menu again."""
        self.clear()
        self.setTitle(self.tr("&Bookmarks"))
        self.addAction(self.tr("&Add a bookmark…"), self.add_bookmark)
        manage = self.addAction(self.tr("&Rename or delete…"), self.show_list)
        manage.setEnabled(bool(self.bookmarks.listed))
        self.addSeparator()
        for one in self.bookmarks.listed:
            action = self.addAction(one.name.replace("&", "&&"))
            action.triggered.connect(lambda checked=False, name=one.name: self._go(name))
        if not self.bookmarks.listed:
            self.addAction(self.tr("No bookmarks yet")).setEnabled(False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
