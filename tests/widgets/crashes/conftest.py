"""Panels over made crashes."""

from __future__ import annotations

import pytest

from app.messages import Language
from tests.helpers.crash_panels import crash_list
from widgets.crashes.crash_panels import make_crash_panels
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch


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
def panels(qtbot, switch, background):
    """All panels over 24 made crashes, on the screen."""
    made = make_crash_panels(background)
    made.desk.show_crashes(crash_list())
    for widget, size in (
        (made.filter, (340, 900)),
        (made.period, (800, 110)),
        (made.list, (900, 400)),
    ):
        qtbot.addWidget(widget)
        widget.resize(*size)
        widget.show()
        qtbot.waitExposed(widget)
    return made
