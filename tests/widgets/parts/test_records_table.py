"""The table of records: order, search and selection, with Qt's own sorting proxy as the judge."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QAbstractItemModelTester

from widgets.parts.records_model import Column
from widgets.parts.records_table import RecordsView

pytestmark = pytest.mark.gui
RISING, FALLING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True)
class Street:
    """A record."""

    name: str
    crashes: int


COLUMNS = (
    Column(title="Site", text=lambda row: row.name, order=lambda row: row.name, stretch=True),
    Column(
        title="Crashes",
        text=lambda row: str(row.crashes),
        order=lambda row: row.crashes,
        number=True,
    ),
    Column(title="Score", text=lambda row: f"{row.crashes / 2:g}", order=lambda row: row.crashes),
)
NAMES = (
    "中山路",
    "文化路",
    "Museum Road",
    "museum lane",
    "吳鳳北路",
    "民族路",
    "林森東路",
    "中山路",
)
STREETS = tuple(Street(name, 7 * place % 5) for place, name in enumerate(NAMES))


@pytest.fixture
def table(dressed, qtbot):
    """The streets on the screen; the model is watched for what Qt forbids."""
    view = RecordsView(COLUMNS)
    qtbot.addWidget(view)
    watching = QAbstractItemModelTester(view.records)
    view.resize(400, 300)
    view.show_records(STREETS)
    view.show()
    yield view
    watching.deleteLater()


def by_qt(column, order):
    """The streets as Qt's sorting proxy orders them."""
    source = QStandardItemModel()
    for street in STREETS:
        items = [QStandardItem() for _ in range(2)]
        items[0].setData(street.name, Qt.ItemDataRole.UserRole)
        items[1].setData(street.crashes, Qt.ItemDataRole.UserRole)
        source.appendRow(items)
    proxy = QSortFilterProxyModel()
    proxy.setSortRole(Qt.ItemDataRole.UserRole)
    proxy.setSortLocaleAware(True)
    proxy.setSourceModel(source)
    proxy.sort(column, order)
    rows = range(proxy.rowCount())
    return [STREETS[proxy.mapToSource(proxy.index(row, 0)).row()] for row in rows]


@pytest.mark.parametrize("order", [RISING, FALLING])
@pytest.mark.parametrize("column", [0, 1])
def test_records_are_ordered_as_qt_orders_them_equal_ones_as_they_came(table, column, order):
    assert table.shown_records() == list(STREETS)
    table.sortByColumn(column, order)
    shown = table.shown_records()
    key = COLUMNS[column].order
    assert [key(street) for street in shown] == [key(street) for street in by_qt(column, order)]
    for value in {key(street) for street in shown}:  # Qt's own order of these hangs on its past
        equal = [street for street in STREETS if key(street) == value]
        assert [street for street in shown if key(street) == value] == equal
    table.sortByColumn(-1, RISING)
    assert table.shown_records() == list(STREETS)


def test_a_click_on_a_title_sorts_and_other_records_come_sorted(table, qtbot):
    header = table.horizontalHeader()
    at = header.sectionViewportPosition(1) + header.sectionSize(1) // 2
    place = header.viewport().rect().center()
    place.setX(at)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    counts = [street.crashes for street in table.shown_records()]
    assert counts == sorted(counts, reverse=header.sortIndicatorOrder() == FALLING)
    table.show_records([*STREETS, Street("new", 3)])
    counts = [street.crashes for street in table.shown_records()]
    assert len(counts) == len(STREETS) + 1
    assert counts == sorted(counts, reverse=header.sortIndicatorOrder() == FALLING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", NAMES),
        ("MUSEUM", ("Museum Road", "museum lane")),
        ("museum 路", ()),
        ("road museum", ("Museum Road",)),
        ("  中山路 4 ", ("中山路",)),
        ("x", ()),
    ],
)
def test_a_search_keeps_the_records_that_hold_every_word(table, text, expected):
    table.search(text)
    shown = [street.name for street in table.shown_records()]
    brute = [
        street.name
        for street in STREETS
        if all(
            any(word in column.text(street).casefold() for column in COLUMNS)
            for word in text.casefold().split()
        )
    ]
    assert shown == brute
    assert set(expected) <= set(shown)
    assert table.model().rowCount() == len(shown)


def test_a_search_stays_when_other_records_come(table):
    table.search("road")
    table.show_records([Street("Ring Road", 1), Street("Lane", 2)])
    assert [street.name for street in table.shown_records()] == ["Ring Road"]


def test_the_selected_record_stays_selected_when_rows_move(table):
    assert table.select_where(lambda street: street.name == "民族路")
    for column, order in ((0, FALLING), (1, RISING), (-1, RISING)):
        table.sortByColumn(column, order)
        assert table.current_record().name == "民族路"
        chosen = table.selectionModel().selectedRows()
        assert [table.shown_records()[index.row()].name for index in chosen] == ["民族路"]


def test_a_record_that_a_search_hides_is_no_longer_current_and_nobody_is_told(table, qtbot):
    table.select_where(lambda street: street.name == "民族路")
    with qtbot.assertNotEmitted(table.record_selected):
        table.search("museum")
    assert table.current_record() is None
    assert not table.selectionModel().hasSelection()
    with qtbot.assertNotEmitted(table.record_selected):
        table.search("")
    assert table.current_record() is None


def test_selecting_tells_the_first_record_on_the_screen_that_is_wanted(table, qtbot):
    table.sortByColumn(1, FALLING)
    first = next(street for street in table.shown_records() if street.name == "中山路")
    with qtbot.waitSignal(table.record_selected) as told:
        assert table.select_where(lambda street: street.name == "中山路")
    assert told.args == [first]
    assert not table.select_where(lambda street: False)
    assert not table.selectionModel().hasSelection()


def test_hidden_columns_stay_hidden_whatever_is_searched(table):
    table.setColumnHidden(2, True)
    for text in ("museum", "nothing at all", ""):
        table.search(text)
        table.sortByColumn(1, FALLING)
        assert [table.isColumnHidden(place) for place in range(3)] == [False, False, True]


def test_what_is_copied_stands_in_the_order_of_the_screen(table):
    table.sortByColumn(1, RISING)
    table.selectAll()
    lines = table.selection_as_text().split("\n")
    assert lines[0].split("\t")[:2] == ["Site", "Crashes"]
    assert [line.split("\t")[0] for line in lines[1:]] == [
        street.name for street in table.shown_records()
    ]


def test_a_list_without_records_has_no_rows(table):
    table.show_records([])
    assert table.shown_records() == []
    assert table.model().rowCount(QModelIndex()) == 0
    table.sortByColumn(0, RISING)
    table.search("x")
    assert not table.select_where(lambda street: True)
