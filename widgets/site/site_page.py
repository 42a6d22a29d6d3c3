"""One site: name, counts and what they rest on; diagram, crashes, charts, legs to settle."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from app.diagrams.leg_cases import CaseState, LegCase
from app.sheets.site_content import SheetCrash
from gis.crashes.records import Severity
from gis.crashes.site_tallies import TallyKind
from widgets.door.use_cases import SiteView
from widgets.parts.fonts import emphasised, enlarged
from widgets.parts.words import (
    day_text,
    list_text,
    moment_text,
    reason_words,
    severity_words,
)
from widgets.site.badges import SiteBadges
from widgets.site.chart_words import bar_text, chart_title
from widgets.site.crash_list import CrashList
from widgets.site.diagram_tab import DiagramTab
from widgets.site.leg_desk import LegDesk
from widgets.site.leg_question import LegQuestion
from widgets.site.leg_words import BASES, said
from widgets.site.legs_form import LegsForm
from widgets.site.not_drawn_panel import NotDrawnPanel
from widgets.site.site_charts import SiteCharts

DIAGRAM_TAB, CRASHES_TAB, NOT_DRAWN_TAB, CHARTS_TAB, LEGS_TAB = range(5)


class SitePage(QWidget):
    """Keeps diagram and lists pointing at the same crash."""

    crash_chosen = Signal(str)
    stale = Signal()
    """Something was stored: the site must be read again."""
    changed = Signal(object)
    """A `Step` that is made already, for the undo menu."""
    failed = Signal(object)
    """An error of storing an answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SiteView | None = None
        self._why: dict[str, str] = {}
        self._crashes: dict[str, SheetCrash] = {}
        self._bar: tuple[TallyKind, str] | None = None
        self._desk: LegDesk | None = None
        self._build()
        self._wire()
        self.retranslate()

    def _build(self) -> None:
        self.title = QLabel()
        self.title.setFont(emphasised(enlarged(self.font(), 1.25)))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.counts = QLabel()
        self.counts.setWordWrap(True)
        self.badges = SiteBadges()
        self.diagram_tab = DiagramTab()
        self.crash_list = CrashList()
        self.not_drawn_panel = NotDrawnPanel()
        self.charts = SiteCharts()
        self.legs = LegQuestion()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        parts = (self.diagram_tab, self.crash_list, self.not_drawn_panel, self.charts, self.legs)
        for part in parts:
            self.tabs.addTab(part, "")
        whole = QVBoxLayout(self)
        whole.addWidget(self.title)
        whole.addWidget(self.counts)
        whole.addWidget(self.badges)
        whole.addWidget(self.tabs, 1)
        self.diagram, self.why = self.diagram_tab.diagram, self.diagram_tab.why
        self.key, self.hint = self.diagram_tab.key, self.diagram_tab.hint
        self.splitter = self.diagram_tab.splitter
        self.crashes, self.not_drawn = self.crash_list.table, self.not_drawn_panel.table

    def _wire(self) -> None:
        self.diagram.describe = self.explain
        self.diagram.glyph_chosen.connect(self._from_diagram)
        self.crashes.record_selected.connect(lambda crash: self._from_table(crash.case_no))
        self.crashes.record_opened.connect(lambda crash: self.tabs.setCurrentIndex(DIAGRAM_TAB))
        self.crash_list.all_wanted.connect(lambda: self.narrow(None))
        self.not_drawn_panel.crash_selected.connect(self._from_table)
        self.not_drawn_panel.legs_wanted.connect(self.tell_legs)
        self.why.legs_wanted.connect(self.tell_legs)
        self.charts.picked.connect(lambda kind, key: self.narrow((kind, key)))
        self.legs.form_wanted.connect(self.open_form)

    def use_desk(self, desk: LegDesk) -> None:
        """Let answers about legs be stored; without a desk they can only be looked at."""
        self._desk = desk
        self.legs.leg_chosen.connect(self._answer)
        self.legs.unknown_told.connect(self._unknown)
        self.legs.withdraw_wanted.connect(desk.withdraw)
        desk.written.connect(self._written)
        desk.changed.connect(self.changed)
        desk.failed.connect(self._not_stored)

    # --- outside

    @property
    def view(self) -> SiteView | None:
        """What is shown now."""
        return self._view

    def show_site(self, view: SiteView | None) -> None:
        """Show another site, or the same one read again; None empties the page."""
        before = self._view
        same = bool(view and before and view.site_id and view.site_id == before.site_id)
        self._view = view
        self._why = dict(view.why) if view else {}
        crashes = view.content.crashes if view else ()
        self._crashes = {crash.case_no: crash for crash in crashes}
        if not same:
            self._bar = None
        self.diagram_tab.show_site(view, same_site=same)
        self.badges.show_site(view)
        self.crash_list.show_crashes(crashes)
        self.not_drawn_panel.show_site(view)
        self.charts.show_tallies(view.tallies if view else None)
        self.legs.show_legs(view.legs if view else None, same_site=same)
        self._narrow_list()
        self._explain_chosen()
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
        self._explain_chosen(case_no)

    def narrow(self, bar: tuple[TallyKind, str] | None) -> None:
        """List only the crashes of a bar of a chart; None lists all."""
        self._bar = bar
        self._narrow_list()
        if bar is not None:
            self.tabs.setCurrentIndex(CRASHES_TAB)

    def show_questions(self) -> None:
        """Go to the legs to settle, ready for the number keys."""
        self.tabs.setCurrentIndex(LEGS_TAB)
        self.legs.table.setFocus()

    def show_charts(self) -> None:
        """Go to the charts."""
        self.tabs.setCurrentIndex(CHARTS_TAB)

    def tell_legs(self, case_no: str) -> None:
        """Ask which leg, or open the form where one leg settles nothing or a sketch is there."""
        legs = self._view.legs if self._view else None
        case = legs.case(case_no) if legs else None
        if case is None:
            return
        if case.state in (CaseState.ASK, CaseState.SETTLED) and case.asked is not None:
            self.tabs.setCurrentIndex(LEGS_TAB)
            self.legs.show_case(case_no)
        else:
            self.open_form(case)

    def open_form(self, case: LegCase) -> None:
        """Open the form for the legs of all parties."""
        legs = self._view.legs if self._view else None
        if legs is None:
            return
        form = LegsForm(case, legs, self)
        form.entered.connect(self._enter)
        form.open_beside()

    def explain(self, case_no: str) -> str:
        """What is said of a crash: when, how bad, what, and why it is drawn so."""
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
            lines.append(crash.detail)
        return "\n".join(line for line in lines if line)

    # --- storing answers

    def _answer(self, case: LegCase, leg: str) -> None:
        if self._desk is not None and self._view is not None and self._view.legs is not None:
            self._desk.answer(case, leg, self._view.legs.legs)

    def _unknown(self, case: LegCase) -> None:
        if self._desk is not None and self._view is not None and self._view.legs is not None:
            self._desk.unknown(case, self._view.legs.legs)

    def _enter(self, case: LegCase, parties: object) -> None:
        if self._desk is not None and self._view is not None and self._view.legs is not None:
            self._desk.enter(case, tuple(parties), self._view.legs.legs)

    def _written(self, case_no: str) -> None:
        self.legs.can_undo = self._desk is not None and self._desk.can_undo
        if self._desk is None or not self._desk.busy:  # one reading after quick answers
            self.stale.emit()

    def _not_stored(self, case_no: str, error: Exception) -> None:
        self.legs.not_stored(case_no)
        self.failed.emit(error)

    # --- inside

    def _from_diagram(self, case_no: str) -> None:
        self.crashes.choose(case_no)
        self._explain_chosen(case_no)
        self.crash_chosen.emit(case_no)

    def _from_table(self, case_no: str) -> None:
        self.diagram.choose(case_no)
        self._explain_chosen(case_no)
        self.crash_chosen.emit(case_no)

    def _explain_chosen(self, case_no: str | None = None) -> None:
        number = self.diagram.chosen if case_no is None else case_no
        crash = self._crashes.get(number)
        basis = dict(self._view.basis).get(number) if self._view else None
        words = self.explain(number)
        if basis is not None:
            words = f"{words}\n{self.tr('Basis: {basis}').format(basis=said(BASES[basis]))}"
        legs = self._view.legs if self._view else None
        self.why.show_crash(
            number if crash else "",
            self.tr("Case {case}").format(case=number) if crash else "",
            words,
            legs=bool(legs and legs.case(number)),
        )

    def _narrow_list(self) -> None:
        tallies = self._view.tallies if self._view else None
        kind, key = self._bar or (None, "")
        found = None
        if tallies is not None and kind is not None:
            found = next((bar for bar in tallies.bars(kind) if bar.key == key), None)
        self.charts.choose(kind if found else None, key)
        if found is None or kind is None:
            self.crash_list.narrow("", None)
        else:
            heading = list_text([chart_title(kind), bar_text(kind, found)])
            self.crash_list.narrow(heading, found.cases)

    def _say(self) -> None:
        view = self._view
        self.title.setText(view.content.site_name if view else "")
        self.counts.setText(self._count_words() if view else "")
        drawn = view.content.drawn if view else 0
        total = view.content.total if view else 0
        texts = (
            self.tr("Diagram"),
            self.tr("Crashes {count}").format(count=total),
            self.tr("Not drawn {count}").format(count=total - drawn),
            self.tr("Charts"),
            self.tr("Legs {count}").format(count=self.legs.left),
        )
        for place, text in enumerate(texts):
            self.tabs.setTabText(place, text)
        self.diagram_tab.say(self._hint_words(view, drawn, total))

    def _hint_words(self, view: SiteView | None, drawn: int, total: int) -> str:
        if view is not None and drawn and view.area_m2 is not None and not view.single_junction:
            return self.tr(
                "All junctions of the drawn area are drawn about one middle. "
                "Open a junction to see its own legs."
            )
        if view is None or drawn:
            return ""
        if total:
            return self.tr(
                "None of these crashes could be drawn. "
                "The list “Not drawn” gives the reason for each."
            )
        return self.tr("No crash happened here in this period. Choose a longer period.")

    def _count_words(self) -> str:
        if self._view is None:
            return ""
        content = self._view.content
        severities = Counter(crash.severity for crash in content.crashes)
        by_class = ", ".join(f"{name.value} {severities[name]}" for name in Severity)
        words = self.tr(
            "{first} – {last}: {total} crashes ({by_class}); {drawn} drawn, {not_drawn} not drawn"
        ).format(
            first=day_text(content.period[0]),
            last=day_text(content.period[1]),
            total=content.total,
            by_class=by_class,
            drawn=content.drawn,
            not_drawn=len(content.not_drawn),
        )
        if content.filters:
            told = self.tr("Only: {filters}").format(filters=list_text(content.filters))
            words = f"{words}\n{told}"
        return words

    def retranslate(self) -> None:
        """Write all words again."""
        self.tabs.setTabToolTip(
            NOT_DRAWN_TAB, self.tr("Crashes without a symbol, with the reason and what to do")
        )
        self.tabs.setTabToolTip(
            LEGS_TAB, self.tr("Tell which leg a party came from, one crash after the other")
        )
        self.tabs.setAccessibleName(self.tr("Views of the site"))
        self._narrow_list()
        self._explain_chosen()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
