"""The box that finds everything on the map, with its list of results."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.mapping.search import SearchResult
from gis.mapping.names import SearchKind
from widgets.map.search_popup import PopupRow, SearchPopup
from widgets.map.search_words import detail_words, kind_words, place_words
from widgets.parts.icons import icon

Search = Callable[[str], Sequence[SearchResult]]
PAUSE_MS = 120
MOST_RECENT = 8
ICONS_ROOM = 2.5
"""Lines' heights that the picture and the edges of the box take."""


class SearchBox(QWidget):
    """Looks for what is typed; `chosen` tells the result that somebody wants to see."""

    chosen = Signal(object)
    """A `SearchResult`."""
    recent_changed = Signal(object)
    """Earlier searches as a list of texts, the newest first; to be kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search: Search | None = None
        self._recent: list[str] = []
        self._ask_for_coordinates = False
        self._popup: SearchPopup | None = None
        self._found = ""
        self.edit = _SearchEdit(self)
        self.edit.setClearButtonEnabled(True)
        self.edit.setAcceptDrops(False)  # a dropped file is for the window
        self._picture = QAction(self)
        self.edit.addAction(self._picture, QLineEdit.ActionPosition.LeadingPosition)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._wire()
        self.retranslate()
        self._put_icon()

    def _wire(self) -> None:
        self._pause.timeout.connect(self.show_results)
        self.edit.textEdited.connect(lambda _: self._pause.start())
        self.edit.textChanged.connect(self._text_changed)
        self.edit.moved.connect(self._step)
        self.edit.taken.connect(self._take)
        self.edit.escaped.connect(self._escape)
        self.edit.focused.connect(self.show_results)
        self.edit.left.connect(self.close_list)

    # --- outside

    def use_search(self, search: Search | None) -> None:
        """Look in another store from now on; None while its names are being read."""
        self._search = search
        if self.list_is_open:
            self.show_results()

    def use_recent(self, recent: Sequence[str]) -> None:
        """Earlier searches that were kept, the newest first."""
        self._recent = [text for text in recent if text][:MOST_RECENT]

    def forget_other_than(self, name: str) -> None:
        """Another place is looked at now: a result that was taken must not seem to name it."""
        if self._found and self.edit.text() == self._found != name:
            self._found = ""
            self.edit.clear()
            self.close_list()

    def focus_search(self) -> None:
        """Go to the box."""
        self._ask_for_coordinates = False
        self._go()

    def ask_coordinates(self) -> None:
        """Go to the box, which says how coordinates are typed."""
        self._ask_for_coordinates = True
        self.edit.clear()
        self._go()

    def _go(self) -> None:
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()
        self.show_results()

    @property
    def list_is_open(self) -> bool:
        """Whether the list is on the screen."""
        return self._popup is not None and self._popup.isVisible()

    @property
    def popup(self) -> SearchPopup:
        """The list, a child of the window so that it lies over the map."""
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = SearchPopup(self.window())
            self._popup.row_chosen.connect(self._choose)
            self._popup.setAccessibleName(self.tr("Search results"))
        return self._popup

    def show_results(self) -> None:
        """Look for what stands in the box, and show it."""
        self._pause.stop()
        self.popup.show_rows(self._rows())
        self.popup.place_under(self)

    def close_list(self) -> None:
        """Take the list away."""
        self._pause.stop()
        if self._popup is not None:
            self._popup.hide()

    # --- rows

    def _rows(self) -> list[PopupRow]:
        text = self.edit.text().strip()
        if not text:
            return self._empty_rows()
        if self._search is None:
            return [PopupRow(title=self.tr("The names are being read. One moment…"))]
        results = self._search(text)
        if not results:
            return [
                PopupRow(title=self.tr('Nothing found for "{text}".').format(text=text)),
                PopupRow(title=self._what_can_be_typed()),
            ]
        rows: list[PopupRow] = []
        for kind in dict.fromkeys(one.kind for one in results):
            rows.append(PopupRow(title=kind_words(kind), heading=True))
            rows += [
                PopupRow(title=place_words(one.title), detail=detail_words(one), value=one)
                for one in results
                if one.kind is kind
            ]
        return rows

    def _empty_rows(self) -> list[PopupRow]:
        """Nothing is typed yet: earlier searches, and what can be typed."""
        if self._ask_for_coordinates:
            return [
                PopupRow(
                    title=self.tr(
                        "Type x and y in metres (193456, 2597123) or longitude and latitude "
                        "(120.4472, 23.4781), then Enter."
                    )
                )
            ]
        rows: list[PopupRow] = []
        if self._recent:
            rows.append(PopupRow(title=self.tr("Earlier searches"), heading=True))
            rows += [PopupRow(title=text, value=text) for text in self._recent]
        return [*rows, PopupRow(title=self._what_can_be_typed())]

    def _what_can_be_typed(self) -> str:
        return self.tr(
            "Type a street, two streets of a junction, a case number, part of an address, "
            "or coordinates. Some letters are enough."
        )

    # --- choosing

    def _step(self, by: int) -> None:
        if self.list_is_open:
            self.popup.step(by)
        else:
            self.show_results()

    def _take(self) -> None:
        """Enter: what is typed is looked for at once, and the current row is chosen."""
        if self._pause.isActive() or not self.list_is_open:
            self.show_results()
        self._choose(self.popup.current_value)

    def _choose(self, value: object) -> None:
        if isinstance(value, str):
            self.edit.setText(value)
            self.show_results()
        elif isinstance(value, SearchResult):
            self._remember(self.edit.text() if _is_typed(value) else value.title)
            self._found = value.title
            self.edit.setText(value.title)
            self.edit.selectAll()
            self.close_list()
            self.chosen.emit(value)

    def _remember(self, text: str) -> None:
        text = text.strip()
        others = [earlier for earlier in self._recent if earlier != text]
        self._recent = [text, *others][:MOST_RECENT]
        self.recent_changed.emit(list(self._recent))

    def _escape(self) -> None:
        """Esc takes the list away, then the text, then leaves the box."""
        if self.list_is_open:
            self.close_list()
        elif self.edit.text():
            self.edit.clear()
            self.close_list()
        else:
            self.edit.clearFocus()

    def _text_changed(self, text: str) -> None:
        """The button that clears the box shows what can be typed."""
        if text:
            self._ask_for_coordinates = False
        elif self.edit.hasFocus():
            self._pause.start()

    # --- words and colours

    def retranslate(self) -> None:
        """Write all words again."""
        self._ask()
        self.edit.setAccessibleName(self.tr("Search the map"))
        self._picture.setText(self.tr("Search the map"))
        if self._popup is not None:
            self._popup.setAccessibleName(self.tr("Search results"))
        if self.list_is_open:
            self.show_results()

    def _ask(self) -> None:
        """Say what can be typed, in as many words as the box has room for."""
        whole = self.tr("Search: street, junction, case, place, coordinates")
        short = self.tr("Street, case, place")
        room = self.edit.width() - ICONS_ROOM * self.fontMetrics().height()
        fits = self.fontMetrics().horizontalAdvance(whole) <= room
        self.edit.setPlaceholderText(whole if fits else short)
        self.edit.setToolTip("" if fits else whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer words in a narrower box."""
        super().resizeEvent(event)
        self._ask()

    def _put_icon(self) -> None:
        self._picture.setIcon(icon("search"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._put_icon()
        super().changeEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        """A hidden box has no list."""
        self.close_list()


def _is_typed(result: SearchResult) -> bool:
    """Whether a result is no name: coordinates stay as they were typed."""
    return result.kind is SearchKind.COORDINATES


class _SearchEdit(QLineEdit):
    """Keeps the keys while the list is walked through."""

    moved = Signal(int)
    taken = Signal()
    escaped = Signal()
    focused = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc is ours: no shortcut of the window may take it while something is typed."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the list, Enter takes, Esc goes back a step."""
        key = Qt.Key
        steps = {key.Key_Down: 1, key.Key_Up: -1, key.Key_PageDown: 5, key.Key_PageUp: -5}
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in (key.Key_Return, key.Key_Enter):
            self.taken.emit()
        elif event.key() == key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The list opens."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list closes."""
        super().focusOutEvent(event)
        self.left.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click into the box opens the list again."""
        super().mousePressEvent(event)
        self.focused.emit()
