"""Two tools that stand in until the real ones are there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gis.drafting.user_actions import UserAction
from gis.scenes.scene import Pose, SceneParty, SceneText
from widgets.editor.tool_table import ToolRecord
from widgets.map.canvas_door import MapButton, Pointer
from widgets.scene_editor.around import SceneAround


@dataclass
class _Clicks:
    """Takes clicks and nothing else."""

    around: SceneAround
    id: str = ""

    def press(self, pointer: Pointer) -> bool:
        """Count and act."""
        if pointer.button is not MapButton.LEFT:
            return False
        self.around.count.count(UserAction.CLICK)
        self.act(pointer)
        return True

    def act(self, pointer: Pointer) -> None:
        """What a click does."""

    def move(self, pointer: Pointer) -> bool:
        """Nothing."""
        return False

    def release(self, pointer: Pointer) -> bool:
        """Nothing."""
        return True

    def double_click(self, pointer: Pointer) -> bool:
        """As a click."""
        return True

    def key(self, name: str) -> bool:
        """Nothing."""
        return False

    def leave(self) -> None:
        """Nothing was begun."""


@dataclass
class _PlaceParty(_Clicks):
    id: str = "stand_in_party"

    def act(self, pointer: Pointer) -> None:
        """A car pointing north."""
        document = self.around.document
        scene = document.scene
        party = SceneParty(
            no=len(scene.parties) + 1,
            class_code="A03",
            rest=Pose(at=pointer.at, heading_deg=0.0),
        )
        document.run(replace(scene, parties=(*scene.parties, party)), "Place a vehicle")


@dataclass
class _PlaceText(_Clicks):
    id: str = "stand_in_text"

    def act(self, pointer: Pointer) -> None:
        """A word."""
        document = self.around.document
        text = SceneText(at=pointer.at, text="text")
        document.run(replace(document.scene, texts=(*document.scene.texts, text)), "Write")


STAND_IN_TOOLS = (
    ToolRecord(
        id="stand_in_party",
        context="SceneTools",
        text=QT_TRANSLATE_NOOP("SceneTools", "Vehicle"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Place a vehicle"),
        usage=QT_TRANSLATE_NOOP("SceneTools", "Click where the vehicle stands"),
        factory=_PlaceParty,
    ),
    ToolRecord(
        id="stand_in_text",
        context="SceneTools",
        text=QT_TRANSLATE_NOOP("SceneTools", "Text"),
        hint=QT_TRANSLATE_NOOP("SceneTools", "Write on the drawing"),
        usage=QT_TRANSLATE_NOOP("SceneTools", "Click where the words stand"),
        factory=_PlaceText,
    ),
)
