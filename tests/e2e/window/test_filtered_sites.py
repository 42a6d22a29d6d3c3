"""The list of sites counts the crashes that pass the filter panel, by real events."""

from __future__ import annotations

import shutil

import pytest

from app.messages import Language
from app.sites import Rank, list_sites
from app.store.store import open_store
from gis.crashes.facets import Facet
from gis.crashes.filters import CrashFilter
from gis.crashes.records import Severity
from tests.helpers.map_day import MapDay
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from widgets.door.real_use_cases import real_use_cases
from widgets.frame.dock_table import DockId

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # menus, offscreen
]
FATAL = CrashFilter(severities=frozenset({Severity.A1}))


@pytest.fixture
def day(dressed, qtbot, tmp_path, demo_file):
    """A window with a copy of the demo store open."""
    made = make_rig(tmp_path, language=Language.ENGLISH, use_cases=real_use_cases())
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    day = MapDay(made.window)
    day.start(shutil.copy(demo_file, tmp_path / "city.gpkg"))
    yield day
    put_away(made)


def listed(day):
    """Sites and their crashes as the list shows them."""
    return [(row.site.id, row.site.count) for row in day.window.sites.table.shown_records()]


def ranked(day, **asked):
    """The same as the ranking tells for a filter."""
    with open_store(day.window.workbench.store.location) as store:
        return [(site.id, site.count) for site in list_sites(store, **asked).sites]


def test_a_severity_ticked_in_the_filter_counts_in_list_table_and_page_alike(day):
    window, note = day.window, day.window.sites.filter_note
    everything = listed(day)
    assert not note.isVisible()
    fatal = dict(ranked(day, crash_filter=FATAL))
    day.choose_site(next(row for row, (site, _) in enumerate(everything) if site in fatal))

    day.filter_by(Facet.SEVERITY, "A1")
    assert listed(day) == ranked(day, crash_filter=FATAL)
    assert listed(day) != everything
    in_table = window.crashes.list.view.model().rowCount()
    at_sites = sum(count for _, count in listed(day))
    assert in_table == at_sites + window.sites.listing.unplaced
    assert window.site.view.content.total == window.sites.chosen.site.count

    day.tab(DockId.SITES)
    assert note.isVisible()
    held = len(window.crashes.desk.crashes.columns)
    assert f"{in_table:,} of {held:,} crashes" in note.label.text()
    day.click(note.clear)
    day.rest()
    assert listed(day) == everything
    assert not note.isVisible()
    assert window.crashes.desk.filter == CrashFilter()


def test_another_ranking_keeps_the_filter_and_clearing_it_keeps_the_period(day):
    window = day.window
    day.filter_by(Facet.SEVERITY, "A1")
    day.tab(DockId.SITES)
    day.keys(window.sites.ranking, "Down")
    day.rest()
    assert listed(day) == ranked(day, crash_filter=FATAL, rank=Rank.EPDO)

    day.keys(window.sites.period, "Down")
    day.rest()
    period = window.sites.query.period
    assert period.first is not None
    assert listed(day) == ranked(day, crash_filter=FATAL, period=period, rank=Rank.EPDO)

    day.keys(window.sites.filter_note.clear, "Space")
    day.rest()
    assert window.crashes.desk.filter == CrashFilter(period=period)
    assert listed(day) == ranked(day, period=period, rank=Rank.EPDO)


def test_a_filter_that_no_crash_meets_empties_the_list_and_says_what_to_do(day):
    window = day.window
    window.crashes.desk.ask(CrashFilter(type_codes=frozenset({"no such type"})))
    day.rest()
    assert listed(day) == []
    assert "Clear the filter" in window.sites.summary.text()


def test_the_site_on_the_page_stays_though_the_filter_leaves_it_no_crash(day):
    window = day.window
    fatal = {site for site, _ in ranked(day, crash_filter=FATAL)}
    row = next(place for place, (site, _) in enumerate(listed(day)) if site not in fatal)
    day.choose_site(row)
    chosen, title = window.sites.chosen.id, window.site.title.text()
    day.filter_by(Facet.SEVERITY, "A1")
    assert chosen not in [site for site, _ in listed(day)]
    assert (window.sites.chosen, window.sites.elsewhere) == (None, chosen)
    assert window.site.title.text() == title
    assert window.site.view.content.total == 0
    assert "Clear the filter" in window.site.diagram_tab.hint.text()
    day.tab(DockId.SITES)
    day.click(window.sites.filter_note.clear)
    day.rest()
    assert window.sites.chosen.id == chosen
