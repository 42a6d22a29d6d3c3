"""The scene editor as a screen reader and a keyboard meet it, with all of its panels."""

from __future__ import annotations

import pytest

from app.messages import Language
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.scene_editor import begin_scene, start_dialog
from tests.helpers.spoken import focusable, letters_in, spoken_name
from tests.helpers.street_editor import street_store
from widgets.door.real_use_cases import real_use_cases

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture(params=list(Language))
def rig(request, dressed, qtbot, tmp_path):
    made = make_rig(tmp_path, language=request.param, use_cases=real_use_cases())
    window = made.window
    window.workbench.language = request.param
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.waitSignal(window.workbench.store_opened):
        window.open_location(str(street_store(tmp_path)))
    qtbot.waitUntil(lambda: not window.background.busy, timeout=20_000)
    yield made
    window.scene_desk.forget()
    put_away(made)


def nameless(root):
    controls = focusable(root)
    assert controls
    return [
        (type(one).__name__, one.objectName()) for one in controls if not spoken_name(one).strip()
    ]


def shared_letters(root):
    letters, _ = letters_in(root)
    return sorted({one for one in letters if letters.count(one) > 1})


def test_every_control_has_a_name_and_a_letter_of_its_own(rig, qtbot):
    window = rig.window
    begin_scene(rig, qtbot, window.map.canvas.picture.bounds.centre)
    desk = window.scene_desk
    menus = {action.text().split("&")[1][:1].lower() for action in window.menuBar().actions()}
    tabs = desk.dock.tabs
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        assert nameless(desk.dock) == [], tabs.tabText(place)
        assert shared_letters(desk.dock) == [], tabs.tabText(place)
        assert menus & set(letters_in(desk.dock)[0]) == set(), tabs.tabText(place)
    assert nameless(desk.bar) == []


def test_the_question_how_a_scene_begins_is_spoken(rig, qtbot):
    window = rig.window
    window.scene_flow.draw_at(window.map.canvas.picture.bounds.centre)
    dialog = start_dialog(rig, qtbot)
    assert nameless(dialog) == []
    assert shared_letters(dialog) == []
    dialog.reject()
