"""Tools of the street editor in a hand without a window: store, document, noting canvas."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from app.store.store import Store
from app.street_presets import load_section_presets
from app.streets.editing import StreetEditing
from app.streets.street_document import StreetDocument
from app.streets.street_snapper import StreetSnapper
from app.undo import UndoStack
from gis.drafting.user_actions import ActionCount
from gis.problems import Problem
from gis.streets.remake.change import Remade
from tests.helpers.map_canvas import FakeCanvas, Hand
from tests.helpers.stores import make_store
from widgets.map.canvas_door import MapTool
from widgets.street_editor.around import EditorAround
from widgets.street_editor.road_style import DrawnRoad, RoadStyle


@dataclass
class Rig:
    """An editor's surroundings on one store."""

    store: Store
    document: StreetDocument = field(init=False)
    canvas: FakeCanvas = field(init=False)
    told: list[Problem | None] = field(default_factory=list)
    previews: list[Remade | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        editing = StreetEditing(self.store, actor="lin")
        self.document = StreetDocument(editing, UndoStack())
        self.document.previewed.connect(lambda remade: self.previews.append(remade))
        self.canvas = FakeCanvas()
        self.count = ActionCount()
        numbers = count(1)
        self.around = EditorAround(
            canvas=self.canvas,
            document=self.document,
            snapper=StreetSnapper(self.document),
            count=self.count,
            new_id=lambda: f"u{next(numbers):05d}",
            tell=self.told.append,
        )

    @property
    def standing(self):
        return self.document.standing

    @property
    def codes(self) -> list[str]:
        """Problems told so far."""
        return [one.code for one in self.told if one is not None]

    def hand(self, tool: MapTool) -> Hand:
        return Hand(tool, self.canvas)


def rig_in(folder: Path) -> Rig:
    """A rig on an empty store in a file; the caller closes the store."""
    return Rig(make_store(folder / "streets.gpkg"))


def road_style(code: str = "urban_2_2", name: str = "") -> RoadStyle:
    preset = next(one for one in load_section_presets() if one.code == code)
    return RoadStyle(DrawnRoad(preset=preset, name=name))
