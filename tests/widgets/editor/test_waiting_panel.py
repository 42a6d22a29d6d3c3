"""A panel that waits is made when its tab is first shown, or when somebody asks for it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from widgets.editor.editor_dock import EditorDock
from widgets.editor.panel_table import PanelRecord

pytestmark = pytest.mark.gui


class Told(QLabel):
    """A panel that says what happens to it."""

    def __init__(self, happened: list[str], name: str) -> None:
        super().__init__(name)
        self._happened, self._name = happened, name
        happened.append(f"{name} made")

    def close_panel(self) -> None:
        self._happened.append(f"{self._name} closed")


@pytest.fixture
def happened():
    return []


@pytest.fixture
def dock(qtbot, happened):
    made = EditorDock()
    qtbot.addWidget(made)
    records = tuple(
        PanelRecord(
            id=name,
            context="ScenePanels",
            title=name,
            factory=lambda around, name=name: Told(happened, name),
            waits=waits,
        )
        for name, waits in (("first", False), ("second", True))
    )
    made.open(None, records)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_a_waiting_panel_is_made_once_its_tab_is_shown(dock, happened):
    assert happened == ["first made"]
    dock.show_panel("second")
    assert happened == ["first made", "second made"]
    assert dock.panel("second").isVisible()
    dock.show_panel("first")
    dock.show_panel("second")
    assert happened == ["first made", "second made"]


def test_who_asks_for_a_waiting_panel_gets_it(dock, happened):
    panel = dock.panel("second")
    assert panel.text() == "second"
    dock.show_panel("second")
    assert panel.isVisible()


def test_only_panels_that_were_made_are_closed(dock, happened):
    dock.close_panels()
    assert happened == ["first made", "first closed"]


def test_a_waiting_panel_that_was_shown_is_closed(dock, happened):
    dock.show_panel("second")
    dock.close_panels()
    assert happened[-2:] == ["first closed", "second closed"]
