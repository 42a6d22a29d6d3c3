"""The tools and the panel of measurements as records for the bar and the dock of the editor."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gis.scenes.parts import PartKind
from gis.scenes.survey.measurements import Method
from widgets.editor.panel_table import PanelRecord
from widgets.editor.tool_table import ToolRecord
from widgets.scene_editor import tool_words
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.survey.measure import Measure, tool_id
from widgets.scene_editor.survey.survey_panel import SurveyPanel
from widgets.scene_editor.survey.survey_words import say, target_words

USAGE = QT_TRANSLATE_NOOP(
    "SceneTools", "Click two fixed points, then type the values of one target after another"
)


def _measure(around: SceneAround, method: Method) -> Measure:
    """Snaps are called what they are called by the tools that draw."""
    return Measure(around, method, say=say, say_snap=tool_words.say, named=target_words)


SURVEY_TOOLS = (
    ToolRecord(
        context="SceneTools",
        id=tool_id(Method.TRIANGULATION),
        text=QT_TRANSLATE_NOOP("SceneTools", "Triangulation"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Measure by distances from two or three fixed points"),
        usage=USAGE,
        factory=lambda around: _measure(around, Method.TRIANGULATION),
        icon="survey_triangulation",
        key="t",
        separator_before=True,
    ),
    ToolRecord(
        context="SceneTools",
        id=tool_id(Method.BASELINE),
        text=QT_TRANSLATE_NOOP("SceneTools", "Baseline and offset"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Measure along a base line and square off it"),
        usage=USAGE,
        factory=lambda around: _measure(around, Method.BASELINE),
        icon="survey_baseline",
        key="b",
    ),
    ToolRecord(
        context="SceneTools",
        id=tool_id(Method.POLAR),
        text=QT_TRANSLATE_NOOP("SceneTools", "Distance and angle"),
        hint=QT_TRANSLATE_NOOP(
            "SceneTools", "Measure by distance and angle from a fixed point towards another"
        ),
        usage=USAGE,
        factory=lambda around: _measure(around, Method.POLAR),
        icon="survey_polar",
        key="g",
    ),
)
"""In the order of the buttons."""
SURVEY_PANELS = (
    PanelRecord(
        context="ScenePanels",
        id="survey",
        title=QT_TRANSLATE_NOOP("ScenePanels", "Measurements"),
        factory=SurveyPanel,
        follows=PartKind.FIXED_POINT,
        stays=True,
    ),
)
