"""From the site list to the site's page: what is asked when, and where the answer is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.settings_table import EPDO_FORM
from gis.crashes.filters import CrashFilter
from widgets.door.use_cases import PassingCrashes, SiteListing, SiteRow, SiteView

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow


class SiteFlow(QObject):
    """Reads sites for the panels of a window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._sites, self._site, self._bench = window.sites, window.site, window.workbench
        self._asked = ""
        """The site that was asked for last: one of the list, a name, or an area as WKT."""
        self._applied = CrashFilter()
        """The filter that the page shows."""
        self._shaped_for = 1.0
        """The shape of the place that the diagram was asked for."""
        self._whole = SiteListing()
        """The listing of the period, as it was read last."""
        self._listed = CrashFilter()
        """The filter that the list counts by, or soon will."""
        self._sites.query_changed.connect(self._ask_period)
        self._sites.site_chosen.connect(self.read)
        self._bench.store_changed.connect(self.reload)
        self._bench.listing_read.connect(self._take_whole)
        self._bench.listing_narrowed.connect(self._show_listing)
        self._sites.filter_note.clear_wanted.connect(self._clear_filter)
        self._bench.site_read.connect(self._show_site)
        self._bench.site_shaped.connect(self._site.reshape)
        self._site.diagram.aspect_changed.connect(self._shape)

    def begin(self) -> None:
        """Another store is open: forget the site, read the list, ranked as the settings say."""
        self._sites.rank_by(self._window.settings.value(EPDO_FORM))
        self._asked = ""
        self._sites.let_go()
        self._site.show_site(None)
        self.reload()

    def reload(self) -> None:
        """Read the site list again."""
        self._bench.read_listing(self._sites.query, self.tr("Reading the sites"))

    def read(self, row: SiteRow) -> None:
        """Read one site of the list."""
        self.read_reference(row.id)

    def open(self, reference: str) -> None:
        """Show a site of the list, or one that is not in it: an area, a site without crashes."""
        if not self._sites.choose(reference):
            self._sites.let_go(elsewhere=reference)
            self.read_reference(reference)

    def read_reference(self, reference: str) -> None:
        """Read a site by its id, by a name, or by an area written as WKT."""
        self._asked = reference
        self._applied = self._window.crashes.desk.filter
        self._shaped_for = self._site.diagram.aspect
        self._bench.read_site(
            reference,
            self._sites.query.period,
            aspect=self._shaped_for,
            title=self.tr("Drawing the diagram"),
            crash_filter=self._window.crashes.desk.filter,
        )

    def read_again(self) -> None:
        """Read the shown site again, for instance in another language or after an answer."""
        if self._asked:
            self.read_reference(self._asked)

    def _ask_period(self) -> None:
        """The list asks for another period or ranking: map and crash list show that period."""
        self._window.crashes.desk.ask_period(self._sites.query.period)
        self.reload()

    def filter_changed(self) -> None:
        """The filter or the period of the map has come to rest: list and page follow."""
        wanted = self._window.crashes.desk.filter
        if wanted.period != self._sites.query.period:
            self._sites.show_period(wanted.period)
            self.reload()
        elif wanted != self._listed and wanted.period == self._whole.query.period:
            self._narrow()
            return  # the page is read once the list has come
        if wanted != self._applied:
            self.read_again()

    def _clear_filter(self) -> None:
        """Ask nothing but the period."""
        desk = self._window.crashes.desk
        desk.ask(CrashFilter(period=desk.filter.period))
        self.filter_changed()

    def _take_whole(self, listing: SiteListing) -> None:
        """All sites of a period have been read."""
        self._whole = listing
        self._window.banner.show_listing(listing)
        self._narrow()

    def _narrow(self) -> None:
        """Let the list count the crashes that pass the filter; all where it asks nothing."""
        desk = self._window.crashes.desk
        self._listed = desk.filter
        passing = None
        asks = desk.filter != CrashFilter(period=desk.filter.period)
        if asks and desk.crashes is not None and desk.counts is not None:
            passing = PassingCrashes(columns=desk.crashes.columns, mask=desk.counts.mask)
        self._bench.narrow_listing(self._whole, passing)

    def _show_listing(self, listing: SiteListing) -> None:
        window = self._window
        window.show_state()  # the page must have its size before a diagram is shaped for it
        self._sites.show_listing(listing)
        if self._sites.elsewhere:
            self.read_again()
        elif self._sites.chosen is None:
            self._site.show_site(None)
            window.show_state()
            window.settled.emit()

    def _show_site(self, view: SiteView) -> None:
        self._site.show_site(view)
        self._site.diagram.was_shaped_for(self._shaped_for)
        self._window.map.search_box.forget_other_than(view.content.site_name)
        self._window.show_state()
        self._window.settled.emit()

    def _shape(self, aspect: float) -> None:
        if self._site.view is not None:
            self._bench.shape_site(self._site.view, aspect)
