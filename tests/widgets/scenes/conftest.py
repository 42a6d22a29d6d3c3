"""The list of scenes over made rows, with doors that remember what was asked."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from app.messages import Language
from app.scene_import.matching import SceneMatch
from app.scenes.scene_list import SceneShelf
from gis.display.primitives import Bounds, Circle, Colour, DisplayList
from tests.helpers.scene_lists import many_listed
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch
from widgets.scenes.scene_list_desk import SceneListDesk
from widgets.scenes.scene_list_door import SceneListDoor
from widgets.scenes.scene_list_panel import SceneListPanel

RED = Colour(200, 0, 0)


class MadeScenes:
    """Answers the list's questions and remembers them."""

    def __init__(self, count: int = 40) -> None:
        self.scenes = tuple(many_listed(count))
        self.match = SceneMatch()
        self.asked: list[str] = []
        """Uids of scenes whose crash was looked for."""
        self.linked: list[tuple[str, str | None]] = []
        self.drawn: list[str] = []
        """Uids whose pictures were drawn, in order."""
        self.result = None
        self.error: Exception | None = None

    def door(self) -> SceneListDoor:
        return SceneListDoor(
            read=lambda store, progress: SceneShelf(self.scenes, "lin"),
            draw=self._draw,
            match=self._match,
            link=self._link,
            crash_to_draw=lambda store, fid: None,
            crash_row=lambda store, crash: 7,
            import_files=lambda store, files, progress: self.result,
        )

    def _draw(self, store, uids, size):
        if self.error is not None:
            raise self.error
        self.drawn += uids
        disc = Circle(centre=(0.0, 0.0), radius_m=10.0, fill=RED)
        return {uid: DisplayList((disc,), Bounds(-4, -3, 4, 3)) for uid in uids}

    def _match(self, store, uid):
        self.asked.append(uid)
        return self.match

    def _link(self, store, listed, crash):
        from dataclasses import replace

        self.linked.append((listed.case_no, crash))
        return replace(listed, crash_uid=crash, version=listed.version + 1)


@pytest.fixture
def switch(dressed):
    """The window's language, English at first."""
    made = LanguageSwitch()
    made.use(Language.ENGLISH)
    yield made
    made.remove()


@pytest.fixture
def background(dressed):
    """A door to the worker thread that is closed at the end."""
    door = Background()
    yield door
    assert door.finish(20.0)


@pytest.fixture
def scenes():
    """Forty made scenes, the last changed one numbered 39."""
    return MadeScenes()


@pytest.fixture
def empty_panel(qtbot, switch, background, scenes):
    """The panel without a store, on the screen."""
    desk = SceneListDesk(scenes.door(), background)
    panel = SceneListPanel(desk)
    qtbot.addWidget(panel)
    panel.resize(420, 640)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def panel(qtbot, empty_panel):
    """The panel over the made scenes."""
    with qtbot.waitSignal(empty_panel.desk.shelf_changed, check_params_cb=None):
        empty_panel.desk.open_store(SimpleNamespace(location="city.gpkg"))
    qtbot.waitUntil(lambda: empty_panel.desk.shelf is not None)
    qtbot.waitUntil(lambda: not empty_panel.desk.background.busy)
    return empty_panel
