"""Tools and panels of the scene editor as they are offered."""

from __future__ import annotations

from collections import Counter

import pytest

from widgets.scene_editor.desk.desk_records import DESK_PANELS, DESK_TOOLS

pytestmark = pytest.mark.gui


def test_tools_and_panels_have_names_of_their_own():
    for records in (DESK_TOOLS, DESK_PANELS):
        assert len({one.id for one in records}) == len(records)


def test_no_letter_chooses_two_tools():
    assert [key for key, n in Counter(one.key for one in DESK_TOOLS).items() if key and n > 1] == []


def test_no_tool_takes_the_key_that_shows_what_is_chosen():
    assert "f" not in {one.key.lower() for one in DESK_TOOLS}


def test_what_is_chosen_has_the_mouse_first():
    assert DESK_TOOLS[0].id == "scene-select"
