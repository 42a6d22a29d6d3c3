"""The list of sites: search, period, ranking, and the choice of one."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from app.sites import Rank
from gis.crashes.filters import ANY_TIME, Period
from widgets.door.site_query import SiteQuery, months_until, year_period
from widgets.door.use_cases import SiteListing, SiteRow
from widgets.parts.words import language_code, year_text
from widgets.site.filter_note import FilterNote
from widgets.site.site_columns import LATER_DEATHS_COLUMN, SCORE_COLUMN, SiteTable

RANKS = (Rank.COUNT, Rank.EPDO, Rank.EPDO_CASES)


class SitePanel(QWidget):
    """Shows a listing; tells what is asked for and which site is chosen."""

    query_changed = Signal()
    site_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listing = SiteListing()
        self._chosen_id = ""
        self.elsewhere = ""
        """The site on the page where no row stands for it; a row that comes for it is chosen."""
        self.first_choice = ""
        """Part of the name of the site to choose where none is chosen yet."""
        self._periods: list[Period | None] = [ANY_TIME]
        self._build()
        self._wire()
        self.retranslate()

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setAcceptDrops(False)  # a dropped file is for the window
        self.period = QComboBox()
        self.first_day = QDateEdit()
        self.last_day = QDateEdit()
        self.ranking = QComboBox()
        self._labels = [QLabel() for _ in range(3)]
        for label, buddy in zip(
            self._labels, (self.search, self.period, self.ranking), strict=True
        ):
            label.setBuddy(buddy)
        for edit in (self.first_day, self.last_day):
            edit.setCalendarPopup(True)
            edit.setKeyboardTracking(False)
        self.days = QWidget()
        days = QHBoxLayout(self.days)
        days.setContentsMargins(0, 0, 0, 0)
        days.addWidget(self.first_day, 1)
        days.addWidget(QLabel("–"))
        days.addWidget(self.last_day, 1)
        self.days.hide()
        self.filter_note = FilterNote()
        self.table = SiteTable()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        form.addRow(self._labels[0], self.search)
        form.addRow(self._labels[1], self.period)
        form.addRow("", self.days)
        form.addRow(self._labels[2], self.ranking)
        self._form = form
        form.setRowVisible(self.days, False)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.filter_note)
        column.addWidget(self.table, 1)
        column.addWidget(self.summary)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.table.setFocus)
        self.period.activated.connect(self._period_chosen)
        self.ranking.activated.connect(lambda _: self.query_changed.emit())
        self.first_day.dateChanged.connect(lambda _: self._days_changed())
        self.last_day.dateChanged.connect(lambda _: self._days_changed())
        self.table.record_selected.connect(self._row_selected)

    # --- outside

    @property
    def query(self) -> SiteQuery:
        """What is asked for now."""
        rank = RANKS[max(self.ranking.currentIndex(), 0)]
        period = self._chosen_period
        if period is None:
            period = Period(*sorted((_day(self.first_day), _day(self.last_day))))
        return SiteQuery(period=period, rank=rank)

    @property
    def _chosen_period(self) -> Period | None:
        """The period of the box; None where the days are given one by one."""
        return self._periods[max(self.period.currentIndex(), 0)]

    def show_listing(self, listing: SiteListing) -> None:
        """Show other sites; the site on the page stays, listed or not."""
        changed_store = (listing.first_day, listing.last_day) != (
            self._listing.first_day,
            self._listing.last_day,
        )
        self._listing = listing
        self.filter_note.show_listing(listing)
        self.table.show_records(listing.rows)
        # Ranked by count, the score is the count: the column would say it twice.
        self.table.setColumnHidden(SCORE_COLUMN, self.query.rank is Rank.COUNT)
        known = any(row.site.deaths_30d is not None for row in listing.rows)
        self.table.setColumnHidden(LATER_DEATHS_COLUMN, not known)
        self.table.stretch()
        if changed_store:
            self._offer_periods()
            self._limit_days()
        self._say_summary()
        wanted, self._chosen_id = self._chosen_id or self.elsewhere, ""
        if self.table.select_where(lambda row: row.id == wanted):
            return
        if wanted:
            self.let_go(elsewhere=wanted)
        else:
            self.choose_first()

    def show_period(self, period: Period) -> None:
        """Show a period that somebody else asked for, without asking again."""
        known = period in self._periods
        self.period.setCurrentIndex(self._periods.index(period if known else None))
        if not known:
            for edit, day in ((self.first_day, period.first), (self.last_day, period.last)):
                if day is not None:
                    edit.blockSignals(True)
                    edit.setDate(QDate(day.year, day.month, day.day))
                    edit.blockSignals(False)
        self._form.setRowVisible(self.days, not known)

    def choose_first(self) -> None:
        """Choose the first row on the screen whose name holds the first choice, else the first."""
        if not self.table.select_where(lambda row: self.first_choice in row.site.name):
            self.table.select_where(lambda row: True)

    @property
    def listing(self) -> SiteListing:
        """What is listed now."""
        return self._listing

    @property
    def rows(self) -> tuple[SiteRow, ...]:
        """All sites listed, searched for or not."""
        return self._listing.rows

    def rank_by(self, rank: Rank) -> None:
        """Ask for another order from the next reading on."""
        self.ranking.setCurrentIndex(RANKS.index(rank))

    def choose(self, site_id: str) -> bool:
        """Choose a site by its id, though a search hides it; whether it is listed."""
        if all(row.id != site_id for row in self._listing.rows):
            return False
        if not self.table.select_where(lambda row: row.id == site_id):
            self.search.clear()
            self.table.select_where(lambda row: row.id == site_id)
        return True

    def let_go(self, *, elsewhere: str = "") -> None:
        """Choose no row; `elsewhere` is the site on the page, where there is one."""
        self._chosen_id, self.elsewhere = "", elsewhere
        self.table.setCurrentIndex(QModelIndex())
        self.table.clearSelection()

    def focus_search(self) -> None:
        """Go to the search box."""
        self.search.setFocus()
        self.search.selectAll()

    def next_site(self) -> None:
        """Show the next site."""
        self.step(1)

    def previous_site(self) -> None:
        """Show the previous site."""
        self.step(-1)

    def step(self, by: int) -> None:
        """Choose the next row or an earlier one."""
        rows = self.table.records.rowCount()
        if rows:
            row = min(max(self.table.currentIndex().row() + by, 0), rows - 1)
            self.table.setCurrentIndex(self.table.index_of_row(row))

    @property
    def chosen(self) -> SiteRow | None:
        """The site chosen now, even where a search hides its row."""
        return next((row for row in self._listing.rows if row.id == self._chosen_id), None)

    # --- inside

    def _row_selected(self, row: SiteRow) -> None:
        if row.id != self._chosen_id:
            self._chosen_id, self.elsewhere = row.id, ""
            self.site_chosen.emit(row)

    def _search(self, text: str) -> None:
        """Keep the matching rows; the chosen site is marked again once its row is back."""
        self.table.search(text)
        self.table.select_where(lambda row: row.id == self._chosen_id)
        self._say_summary()

    def _period_chosen(self, _: int) -> None:
        self._form.setRowVisible(self.days, self._chosen_period is None)
        self.query_changed.emit()

    def _days_changed(self) -> None:
        if self._chosen_period is None:
            self.query_changed.emit()

    def _offer_periods(self) -> None:
        """Fill the period box from the days the store covers, keeping the choice."""
        kept = self._chosen_period
        offered = self._offered_periods()
        self._periods = [period for _, period in offered]
        self.period.clear()
        self.period.addItems([words for words, _ in offered])
        self.period.setCurrentIndex(self._periods.index(kept) if kept in self._periods else 0)
        self._form.setRowVisible(self.days, self._chosen_period is None)

    def _offered_periods(self) -> list[tuple[str, Period | None]]:
        listing = self._listing
        offered: list[tuple[str, Period | None]] = [(self.tr("All data"), ANY_TIME)]
        if listing.last_complete_month is not None:
            year = months_until(listing.last_complete_month, 12)
            offered.append((self.tr("Last 12 complete months"), year))
        if listing.first_day is not None and listing.last_day is not None:
            years = range(listing.last_day.year, listing.first_day.year - 1, -1)
            offered += [(year_text(year), year_period(year)) for year in years]
        return [*offered, (self.tr("From – to…"), None)]

    def _limit_days(self) -> None:
        first, last = self._listing.first_day, self._listing.last_day
        if first is None or last is None:
            return
        for edit, value in ((self.first_day, first), (self.last_day, last)):
            edit.blockSignals(True)
            edit.setDateRange(QDate(first.year, 1, 1), QDate(last.year, 12, 31))
            edit.setDate(QDate(value.year, value.month, value.day))
            edit.blockSignals(False)

    def _say_summary(self) -> None:
        shown, total = self.table.records.rowCount(), len(self._listing.rows)
        if total == 0 and self._listing.passing is not None:
            self.summary.setText(
                self.tr(
                    "No site has crashes that pass the filter. Clear the filter or choose a "
                    "longer period."
                )
            )
        elif total == 0:
            self.summary.setText(
                self.tr("No site has crashes in this period. Choose a longer period.")
            )
        elif shown == 0:
            self.summary.setText(self.tr("No site matches the search. Clear it to see all sites."))
        else:
            crashes = sum(row.site.count for row in self.table.shown_records())
            self.summary.setText(
                self.tr("{shown} of {total} sites, {crashes} crashes").format(
                    shown=f"{shown:,}", total=f"{total:,}", crashes=f"{crashes:,}"
                )
            )

    def retranslate(self) -> None:
        """Write all words again."""
        self._labels[0].setText(self.tr("Sear&ch"))
        self._labels[1].setText(self.tr("&Period"))
        self._labels[2].setText(self.tr("&Rank by"))
        self.search.setPlaceholderText(self.tr("Street or junction"))
        self.search.setAccessibleName(self.tr("Search sites"))
        self.period.setAccessibleName(self.tr("Period"))
        self.ranking.setAccessibleName(self.tr("Rank by"))
        self.first_day.setAccessibleName(self.tr("First day"))
        self.last_day.setAccessibleName(self.tr("Last day"))
        locale = QLocale(language_code())
        for edit in (self.first_day, self.last_day):
            edit.setLocale(locale)
            edit.calendarWidget().setLocale(locale)
            edit.setDisplayFormat(self.tr("yyyy-MM-dd", "of a date that can be typed"))
        self.table.setAccessibleName(self.tr("Sites"))
        kept = self.ranking.currentIndex()
        self.ranking.clear()
        self.ranking.addItems(
            [
                self.tr("Number of crashes"),
                self.tr("Severity of injuries (EPDO)"),
                self.tr("Severity of crashes (EPDO)"),
            ]
        )
        self.ranking.setCurrentIndex(max(kept, 0))
        self.ranking.setToolTip(
            self.tr(
                "EPDO (equivalent damage-only crashes): deaths and injuries count as many "
                "damage-only crashes; by people hurt, or by crashes with someone hurt"
            )
        )
        self._offer_periods()
        self.table.retranslate()
        self._say_summary()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _day(edit: QDateEdit) -> date:
    chosen = edit.date()
    return date(chosen.year(), chosen.month(), chosen.day())
