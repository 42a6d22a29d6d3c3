"""Pictures of the list: drawn for what is in sight, kept, and no trouble where they fail."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from tests.helpers.scene_lists import listed
from widgets.scenes.scene_thumbnails import MOST, SceneThumbnails

pytestmark = pytest.mark.gui
SIZE = QSize(80, 60)


@pytest.fixture
def thumbnails(dressed, scenes, background):
    made = SceneThumbnails(scenes.door(), background)
    made.use_store(SimpleNamespace(location="city.gpkg"))
    return made


def test_only_what_is_in_sight_is_drawn(panel, qtbot, scenes):
    qtbot.waitUntil(lambda: len(scenes.drawn) > 0)
    qtbot.waitUntil(lambda: not panel.desk.background.busy)
    QApplication.processEvents()
    assert "scene-0039" in scenes.drawn
    assert "scene-0000" not in scenes.drawn
    panel.view.scrollToBottom()
    qtbot.waitUntil(lambda: "scene-0000" in scenes.drawn)
    assert len(scenes.drawn) == len(set(scenes.drawn))


def test_a_picture_comes_later_and_is_kept(thumbnails, qtbot, scenes):
    assert thumbnails.picture(listed(1), SIZE, 1.0) is None
    with qtbot.waitSignal(thumbnails.arrived) as came:
        pass
    assert came.args == [frozenset({"scene-0001"})]
    image = thumbnails.picture(listed(1), SIZE, 1.0)
    assert (image.width(), image.height()) == (80, 60)
    assert image.pixelColor(40, 30) == QColor(200, 0, 0)
    assert scenes.drawn == ["scene-0001"]


def test_a_changed_scene_and_a_sharper_screen_get_another_picture(thumbnails, qtbot, scenes):
    for scene, ratio in (
        (listed(1), 1.0),
        (replace(listed(1), version=2), 1.0),
        (listed(1), 2.0),
    ):
        assert thumbnails.picture(scene, SIZE, ratio) is None
        with qtbot.waitSignal(thumbnails.arrived):
            pass
    assert scenes.drawn == ["scene-0001"] * 3
    assert thumbnails.picture(listed(1), SIZE, 2.0).width() == 160


def test_where_pictures_fail_the_list_goes_on_and_asks_no_more(thumbnails, qtbot, scenes):
    scenes.error = ValueError("broken")
    thumbnails.picture(listed(1), SIZE, 1.0)
    with qtbot.waitSignal(thumbnails.arrived):
        pass
    assert thumbnails.picture(listed(1), SIZE, 1.0) is None
    assert thumbnails.is_drawn(listed(1), SIZE, 1.0)
    scenes.error = None
    thumbnails.picture(listed(2), SIZE, 1.0)
    with qtbot.waitSignal(thumbnails.arrived):
        pass
    assert thumbnails.picture(listed(2), SIZE, 1.0) is not None


def test_no_more_pictures_are_kept_than_may_be(thumbnails, qtbot):
    for number in range(MOST + 30):
        thumbnails.picture(listed(number), SIZE, 1.0)
    qtbot.waitUntil(lambda: not thumbnails._wanted and not thumbnails._busy, timeout=20_000)
    assert len(thumbnails._kept) == MOST
