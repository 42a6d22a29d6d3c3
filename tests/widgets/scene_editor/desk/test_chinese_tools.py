"""What the tools of the scene editor say in the Chinese window: no English anywhere."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.messages import Language
from gis.drafting.snaps import Snap, SnapKind, SnapReason
from gis.scenes.scene import Mark, MarkForm, MarkKind, Pose, Scene, SceneParty
from gis.scenes.survey.measurements import Method
from gis.scenes.targets import targets_of
from tests.helpers.map_canvas import Hand
from tests.helpers.measuring import MeasuringRig
from tests.helpers.surveyed_scenes import near
from widgets.editor import editor_words
from widgets.editor.tool_table import Prompts, ToolRecord, tool_words
from widgets.parts.translation import LanguageSwitch
from widgets.scene_editor.desk.desk_records import DESK_TOOLS
from widgets.scene_editor.drawing.edit_commands import PICKINGS, PLACINGS
from widgets.scene_editor.mark_names import MARK_NAMES
from widgets.scene_editor.survey.measure import tool_id
from widgets.scene_editor.survey.survey_words import ANCHORS, MARKS, target_words
from widgets.scene_editor.tool_words import say

pytestmark = pytest.mark.gui
SCENE = Scene(
    case_no="1",
    parties=(
        SceneParty(no=1, symbol="passenger_car", rest=Pose(at=near(5, 8), heading_deg=40.0)),
        SceneParty(no=2, symbol="scooter", rest=Pose(at=near(9, 9), heading_deg=0.0)),
    ),
    marks=(Mark(id="M1", kind="skid", form=MarkForm.LINE, points=(near(2, 4), near(9, 5))),),
)
TOOLS_THAT_SNAP_BEFORE_A_CLICK = 10
NOT_WORDS = re.compile(r"Tab|Enter|Esc|Shift|Ctrl|Alt|Backspace|Delete|x,y|°|\b[A-Z]\d?\b|\bm\b")
"""Keys, names of things, units."""


@pytest.fixture(autouse=True)
def chinese(qapp):
    switch = LanguageSwitch()
    switch.use(Language.CHINESE)
    yield
    switch.use(Language.ENGLISH)
    switch.remove()


def english(text: str) -> list[str]:
    """Runs of Latin letters that are words."""
    return re.findall(r"[A-Za-z]{2,}", NOT_WORDS.sub(" ", text))


def rig_with(kind: SnapKind, scene: Scene = SCENE) -> MeasuringRig:
    """Wherever the pointer is, it is drawn to one snap of a kind, and another."""
    rig = MeasuringRig(scene)
    reason = SnapReason(bearing_deg=30.0, station_m=12.3, radius_m=4.0)
    one = Snap(kind=kind, at=near(3, 3), source="S", reason=reason)
    rig.around = replace(rig.around, snapper=lambda question: (one, replace(one, at=near(3, 4))))
    return rig


@pytest.mark.parametrize("kind", SnapKind)
def test_every_tool_names_a_snap_in_chinese(kind: SnapKind) -> None:
    snapped = []
    for record in DESK_TOOLS:
        rig = rig_with(kind)
        tool = record.factory(rig.around)
        Hand(tool, rig.canvas).move(*near(3.1, 3.1))
        shown = [one for shapes in rig.canvas.shown.values() for one in shapes if one.icon is kind]
        snapped += [record.id] if shown else []
        said = {one.text: english(one.text) for one in shown}
        assert not any(said.values()), (record.id, said)
        assert all(said), record.id
    assert {tool_id(method) for method in Method if method is not Method.COORDINATES} <= {*snapped}
    assert len(snapped) >= TOOLS_THAT_SNAP_BEFORE_A_CLICK
    assert english(editor_words.snap_words(rig.around.snapper(None)[0])) == []


@pytest.mark.parametrize("record", DESK_TOOLS, ids=lambda record: record.id)
def test_a_tool_is_named_explained_and_prompted_in_chinese(record: ToolRecord) -> None:
    rig = rig_with(SnapKind.END)
    tool = record.factory(rig.around)
    sources = [record.text, record.hint, record.usage]
    sources += [tool.prompt] if isinstance(tool, Prompts) and tool.prompt else []
    said = {one: tool_words(record, one) for one in sources}
    assert all(said.values())
    assert {one: english(words) for one, words in said.items() if english(words)} == {}


@pytest.mark.parametrize("method", [one for one in Method if one is not Method.COORDINATES])
def test_measuring_asks_and_names_its_steps_in_chinese(method: Method) -> None:
    rig = MeasuringRig()
    (record,) = [one for one in DESK_TOOLS if one.id == tool_id(method)]
    tool = record.factory(rig.around)
    asked = [tool.prompt]
    for x in (0, 20):
        Hand(tool, rig.canvas).click(*near(x, 0))
        asked.append(tool.prompt)
    sketched = replace(rig.now, parties=SCENE.parties, marks=SCENE.marks)
    rig.document.run(sketched, "")
    for typed in ("10", "14"):
        asked.append(tool.prompt)
        tool.typed(typed)
    steps = rig.document.undo.undo_names
    assert len(steps) == 4
    assert len(set(asked)) == 5
    assert {one: english(one) for one in (*asked, *steps) if english(one)} == {}
    overlay = rig.canvas.texts(tool.id)
    assert {one: english(one) for one in overlay if english(one)} == {}


def test_targets_marks_and_edits_are_named_in_chinese() -> None:
    rig = MeasuringRig(SCENE)
    named = [target_words(one) for one in targets_of(SCENE, rig.around.library)]
    named += [target_words(f"A.{one}") for one in ANCHORS]
    named += [say(MARK_NAMES[kind]) for kind in MarkKind]
    named += [say(one.name) for one in (*PLACINGS, *PICKINGS)]
    assert len(MARKS) == len(MarkKind)
    assert {one: english(one) for one in named if english(one)} == {}


def test_the_bar_asks_for_every_value_in_chinese() -> None:
    said = [editor_words.words(one) for one in editor_words.PROMPTS.values() if one]
    said += [editor_words.words(one) for one in editor_words.FIELD_NAMES.values()]
    said += [editor_words.words(editor_words.VALUE)]
    assert {one: english(one) for one in said if english(one)} == {}
