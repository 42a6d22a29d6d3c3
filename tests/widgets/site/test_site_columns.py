"""The site list in a narrow panel: whole names, and the deaths in sight."""

from __future__ import annotations

import pytest

from widgets.site.site_columns import (
    INJURED_COLUMN,
    LATER_DEATHS_COLUMN,
    RANK_COLUMN,
    SCORE_COLUMN,
    SiteTable,
)

pytestmark = pytest.mark.gui
PANEL_AT_1280_PX, PANEL_AT_2560_PX = 287, 497


@pytest.fixture
def table(dressed, qtbot):
    made = SiteTable()
    made.setColumnHidden(SCORE_COLUMN, True)  # as where the list is ranked by count
    qtbot.addWidget(made)
    made.resize(PANEL_AT_1280_PX, 400)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_narrow_list_shows_names_and_deaths_without_scrolling(table):
    header = table.horizontalHeader()
    last = header.sectionViewportPosition(LATER_DEATHS_COLUMN)
    last += header.sectionSize(LATER_DEATHS_COLUMN)
    assert table.isColumnHidden(RANK_COLUMN)
    assert table.isColumnHidden(INJURED_COLUMN)
    assert last <= table.viewport().width()
    assert table.horizontalScrollBar().maximum() == 0


def test_a_wide_list_shows_all(table, qtbot):
    table.resize(PANEL_AT_2560_PX, 400)
    assert not table.isColumnHidden(RANK_COLUMN)
    assert not table.isColumnHidden(INJURED_COLUMN)


def test_titles_copied_from_a_narrow_list_are_whole(table):
    assert table.selection_as_text().split("\t")[0] == "Rank"
