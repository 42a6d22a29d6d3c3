"""Every control can be named by a screen reader and reached by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QMenuBar,
    QMessageBox,
    QProgressBar,
    QTabBar,
    QToolBar,
    QWidget,
)

from app.messages import Language
from gis.problems import Problem
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from widgets.door.use_cases import StreetReading
from widgets.frame.action_names import without_mnemonic
from widgets.frame.actions import ACTIONS
from widgets.frame.import_questions import StreetQuestion
from widgets.site.diagram_view import DiagramView

pytestmark = pytest.mark.gui
CONTROLS = (
    *(QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit),
    *(QProgressBar, DiagramView),
)
PARTS = (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView, QTabBar)
"""Controls whose insides Qt names itself."""


def controls_of(root: QWidget) -> list[QWidget]:
    """All controls below a widget that are no inner part of another control."""
    found = [child for child in root.findChildren(QWidget) if isinstance(child, CONTROLS)]
    return [child for child in found if not is_part(child, root)]


def is_part(child: QWidget, root: QWidget) -> bool:
    above = child.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, PARTS) or "Ext" in above.metaObject().className():
            return True
        above = above.parentWidget()
    return child.objectName().startswith("qt_")


def name_of(control: QWidget) -> str:
    """What a screen reader says of a control."""
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or text or control.toolTip()


@pytest.fixture(params=list(Language))
def window(request, dressed, qtbot, tmp_path):
    """A window with a site in either language."""
    rig = make_rig(tmp_path, language=request.param)
    rig.window.show()
    with qtbot.waitSignal(rig.window.settled):
        rig.window.open_location("city.gpkg")
    yield rig.window
    put_away(rig)


def test_every_control_of_the_window_has_a_name(window):
    controls = controls_of(window)
    assert len(controls) > 20
    assert [type(control).__name__ for control in controls if not name_of(control)] == []


def test_every_control_of_the_dialogs_has_a_name(window):
    window.help_desk.show_shortcuts()
    window.help_desk.show_about()
    question = StreetQuestion(Problem("CRS_UNKNOWN", file="r.shp"), StreetReading(), window)
    dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()] + [question]
    assert len(dialogs) >= 3
    nameless = [
        (type(dialog).__name__, type(control).__name__)
        for dialog in dialogs
        for control in controls_of(dialog)
        if not name_of(control) and not isinstance(control, QProgressBar)
    ]
    assert nameless == []
    assert [d for d in dialogs if not d.windowTitle() and not isinstance(d, QMessageBox)] == []
    question.deleteLater()


def test_every_action_stands_in_a_menu_that_keys_open(window):
    titles = [action.text() for action in window.menuBar().actions()]
    assert all("&" in title for title in titles)
    reached = {
        action.objectName() for top in window.menuBar().actions() for action in top.menu().actions()
    }
    assert {spec.id for spec in ACTIONS} <= reached


def test_no_two_entries_of_a_menu_share_a_letter(window):
    for top in window.menuBar().actions():
        letters = [
            action.text().split("&")[1][0].lower()
            for action in top.menu().actions()
            if "&" in action.text()
        ]
        assert sorted(set(letters)) == sorted(letters), without_mnemonic(top.text())
    tops = [action.text().split("&")[1][0] for action in window.menuBar().actions()]
    assert len(set(tops)) == len(tops)


def test_no_two_actions_share_a_shortcut(window):
    keys = [keys.toString() for action in window.menus.all_actions() for keys in action.shortcuts()]
    assert len(keys) > 20
    assert sorted(set(keys)) == sorted(keys)


def test_every_control_takes_the_focus_by_the_tab_key(window):
    controls = [
        control
        for control in controls_of(window)
        if control.isVisible() and control.isEnabled() and not in_toolbar(control)
    ]
    assert len(controls) >= 5
    deaf = [c for c in controls if not c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [type(control).__name__ for control in deaf] == []


def in_toolbar(control: QWidget) -> bool:
    """Buttons of the toolbar repeat entries of the menus."""
    return isinstance(control.parentWidget(), (QToolBar, QMenuBar))


def test_submenus_can_be_opened_by_keys(window):
    for menu in window.findChildren(QMenu):
        if menu.title():
            assert "&" in menu.title()
