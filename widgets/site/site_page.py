"""One site: its name and counts, the diagram with its key, the crash list, what is not drawn."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.sheets.site_content import SheetCrash
from gis.crashes.records import Severity
from widgets.door.use_cases import SiteView
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.words import day_text, moment_text, reason_words, severity_words
from widgets.site.crash_table import CrashTable, NotDrawnTable
from widgets.site.diagram_view import DiagramView
from widgets.site.severity_key import SeverityKey

NOT_DRAWN_TAB = 1


class SitePage(QWidget):
    """Keeps diagram and lists pointing at the same crash."""

    crash_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SiteView | None = None
        self._why: dict[str, str] = {}
        self._crashes: dict[str, SheetCrash] = {}
        self._build()
        self._wire()
        self.retranslate()

    def _build(self) -> None:
        self.title = QLabel()
        self.title.setFont(emphasised(enlarged(self.font(), 1.25)))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.counts = QLabel()
        self.counts.setWordWrap(True)
        self.diagram = DiagramView()
        self.key = SeverityKey()
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        self.hint.hide()
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.diagram, 1)
        column.addWidget(self.key)
        column.addWidget(self.hint)
        self.crashes = CrashTable()
        self.not_drawn = NotDrawnTable()
        self.tabs = QTabWidget()
        self.tabs.addTab(self.crashes, "")
        self.tabs.addTab(self.not_drawn, "")
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.tabs)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes([420, 240])
        whole = QVBoxLayout(self)
        whole.addWidget(self.title)
        whole.addWidget(self.counts)
        whole.addWidget(self.splitter, 1)

    def _wire(self) -> None:
        self.diagram.describe = self.explain
        self.diagram.glyph_chosen.connect(self._from_diagram)
        self.crashes.record_selected.connect(lambda crash: self._from_table(crash.case_no))
        self.not_drawn.record_selected.connect(lambda crash: self._from_table(crash.case_no))

    # --- outside

    @property
    def view(self) -> SiteView | None:
        """What is shown now."""
        return self._view

    def show_site(self, view: SiteView | None) -> None:
        """Show another site; None empties the page."""
        self._view = view
        self._why = dict(view.why) if view else {}
        crashes = view.content.crashes if view else ()
        self._crashes = {crash.case_no: crash for crash in crashes}
        drawn = [crash.case_no for crash in crashes if crash.not_drawn is None]
        self.diagram.show_drawing(view.drawing if view else None, drawn)
        self.key.show_symbols(view.content.severity_key if view else ())
        self.crashes.show_records(crashes)
        self.not_drawn.show_crashes(crashes)
        self._say()

    def reshape(self, view: SiteView) -> None:
        """Show the diagram of the same site arranged otherwise."""
        if self._view is not None and view.content is self._view.content:
            self._view = view
            self.diagram.reshape(view.drawing)

    def choose(self, case_no: str) -> None:
        """Point at one crash everywhere ("" for none)."""
        self.diagram.choose(case_no)
        self.crashes.choose(case_no)

    def explain(self, case_no: str) -> str:
        """What a tooltip says of a crash: when, how bad, what, and why it is drawn so."""
        crash = self._crashes.get(case_no)
        if crash is None:
            return ""
        lines = [
            f"{crash.key}  {moment_text(crash.occurred_at)}".strip(),
            severity_words(crash.severity),
            crash.type_name,
            crash.cause,
        ]
        why = self._why.get(case_no, "")
        if why:
            lines.append(self.tr("Why drawn so: {why}").format(why=why))
        if crash.not_drawn is not None:
            lines.append(reason_words(crash.not_drawn))
        return "\n".join(line for line in lines if line)

    # --- inside

    def _from_diagram(self, case_no: str) -> None:
        if case_no:
            self.tabs.setCurrentWidget(self.crashes)
        self.crashes.choose(case_no)
        self.crash_chosen.emit(case_no)

    def _from_table(self, case_no: str) -> None:
        self.diagram.choose(case_no)
        self.crash_chosen.emit(case_no)

    def _say(self) -> None:
        view = self._view
        self.title.setText(view.content.site_name if view else "")
        self.counts.setText(self._count_words() if view else "")
        drawn = view.content.drawn if view else 0
        total = view.content.total if view else 0
        self.tabs.setTabText(0, self.tr("Crashes ({count})").format(count=total))
        self.tabs.setTabText(
            NOT_DRAWN_TAB, self.tr("Not drawn ({count})").format(count=total - drawn)
        )
        nothing = view is not None and drawn == 0
        self.hint.setVisible(nothing)
        self.key.setVisible(view is not None and drawn > 0)
        self.hint.setText(
            self.tr(
                "None of these crashes could be drawn. "
                "The list “Not drawn” gives the reason for each."
            )
            if total
            else self.tr("No crash happened here in this period. Choose a longer period.")
        )

    def _count_words(self) -> str:
        if self._view is None:
            return ""
        content = self._view.content
        severities = Counter(crash.severity for crash in content.crashes)
        by_class = ", ".join(f"{name.value} {severities[name]}" for name in Severity)
        return self.tr(
            "{first} – {last}: {total} crashes ({by_class}); {drawn} drawn, {not_drawn} not drawn"
        ).format(
            first=day_text(content.period[0]),
            last=day_text(content.period[1]),
            total=content.total,
            by_class=by_class,
            drawn=content.drawn,
            not_drawn=len(content.not_drawn),
        )

    def retranslate(self) -> None:
        """Write all words again."""
        self.diagram.setAccessibleName(self.tr("Collision diagram"))
        self.diagram.setAccessibleDescription(
            self.tr("Page Up and Page Down choose a crash, plus and minus zoom, F fits")
        )
        self.crashes.setAccessibleName(self.tr("Crashes"))
        self.not_drawn.setAccessibleName(self.tr("Crashes that are not drawn"))
        self.tabs.setTabToolTip(NOT_DRAWN_TAB, self.tr("Crashes without a symbol, with the reason"))
        self.crashes.retranslate()
        self.not_drawn.retranslate()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
