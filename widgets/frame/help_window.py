"""The help: contents and search on the left, the page on the right, back and forward."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.help_pages import PAGES, HelpPage, help_pages, search_help
from app.messages import Language
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.words import language_code

FIRST_PAGE = "start"
PAGE = Qt.ItemDataRole.UserRole
HEADING_SIZES = {1: 1.5, 2: 1.2, 3: 1.05}


class PageView(QTextBrowser):
    """Shows pages by name; links lead to other pages and nowhere else."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(16)

    def show_markdown(self, text: str) -> None:
        """Show a page with headings in our letters."""
        self.setMarkdown(text)
        block = self.document().begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress(self, block: QTextBlock) -> None:
        """Headings by our bold cut; paragraphs with room between lines."""
        cursor = QTextCursor(block)
        form = block.blockFormat()
        level = form.headingLevel()
        form.setLineHeight(130, 1)
        if level:
            form.setTopMargin(14)
        cursor.setBlockFormat(form)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            letters = cursor.charFormat()
            letters.setFont(
                emphasised(enlarged(self.font(), HEADING_SIZES.get(level, 1.0))),
            )
            cursor.setCharFormat(letters)
            return
        self._embolden(block)

    def _embolden(self, block: QTextBlock) -> None:
        """Strong words by the weight axis, which a variable font needs; names of files and codes
        in our own letters, for the system's typewriter letters are larger than the line.
        """
        runs = []
        place = block.begin()
        while not place.atEnd():
            piece = place.fragment()
            if piece.charFormat().fontFixedPitch():
                runs.append((piece.position(), piece.length(), self.font()))
            elif piece.charFormat().fontWeight() >= QFont.Weight.DemiBold:
                runs.append((piece.position(), piece.length(), emphasised(self.font())))
            place += 1
        for start, length, font in runs:
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            letters = cursor.charFormat()
            letters.setFont(font)
            cursor.setCharFormat(letters)


class HelpWindow(QDialog):
    """Stands beside the window while the officer works."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = FIRST_PAGE
        self._past: list[str] = []
        self._future: list[str] = []
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.contents = QListWidget()
        self.contents.setWordWrap(True)
        self.contents.setSpacing(2)
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.back, self.forward = QToolButton(), QToolButton()
        self.back.setText("←")
        self.forward.setText("→")
        self.view = PageView()
        self._arrange()
        self._wire()
        self.retranslate()

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        buttons = QHBoxLayout()
        for button in (self.back, self.forward):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button)
        buttons.addWidget(self.search, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.contents, 1)
        column.addWidget(self.nothing)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([14 * em, 34 * em])
        QVBoxLayout(self).addWidget(splitter)
        self.resize(50 * em, 36 * em)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _: self._fill())
        self.search.returnPressed.connect(self._open_first)
        self.contents.currentItemChanged.connect(lambda now, _: self._chosen(now))
        self.back.clicked.connect(self.go_back)
        self.forward.clicked.connect(self.go_forward)
        self.view.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Back, self, self.go_back)
        QShortcut(QKeySequence.StandardKey.Forward, self, self.go_forward)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)

    # --- pages

    @property
    def page(self) -> str:
        """The page shown now."""
        return self._page

    def show_page(self, name: str) -> None:
        """Show a page and remember the one before; an unknown name gives the first page."""
        wanted = name if name in PAGES else FIRST_PAGE
        if wanted != self._page:
            self._past.append(self._page)
            self._future.clear()
        self._show(wanted)

    def go_back(self) -> None:
        """Show the page before."""
        if self._past:
            self._future.append(self._page)
            self._show(self._past.pop())

    def go_forward(self) -> None:
        """Show the page that was gone back from."""
        if self._future:
            self._past.append(self._page)
            self._show(self._future.pop())

    def _show(self, name: str) -> None:
        self._page = name
        self.view.show_markdown(self._pages()[name].text)
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._future))
        self._mark()

    def _pages(self) -> dict[str, HelpPage]:
        return {page.name: page for page in help_pages(Language(language_code()))}

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.path().removesuffix(".md"))

    # --- contents and search

    def _fill(self) -> None:
        """The contents, or what the search finds."""
        query = self.search.text().strip()
        language = Language(language_code())
        self.contents.blockSignals(True)
        self.contents.clear()
        if query:
            lines = [
                (hit.page.name, f"{hit.page.title}\n{hit.snippet}")
                for hit in search_help(language, query)
            ]
        else:
            lines = [(page.name, page.title) for page in help_pages(language)]
        for name, text in lines:
            item = QListWidgetItem(text)
            item.setData(PAGE, name)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self.nothing.setVisible(not lines)
        self._mark()

    def _mark(self) -> None:
        """Mark the page shown in the contents."""
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(-1)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(PAGE) == self._page:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.show_page(str(item.data(PAGE)))

    def _open_first(self) -> None:
        if self.contents.count():
            self.show_page(str(self.contents.item(0).data(PAGE)))

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("Help"))
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.view.setAccessibleName(self.tr("Page"))
        for button, words in ((self.back, self.tr("Back")), (self.forward, self.tr("Forward"))):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.nothing.setText(self.tr("No page holds all these words. Try fewer of them."))
        self._fill()
        self._show(self._page)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, colours and letters."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._show(self._page)
        super().changeEvent(event)
