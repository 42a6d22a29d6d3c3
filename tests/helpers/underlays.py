"""A photo on the board, in a hand without a window."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from app.underlays.board import UnderlayBoard
from app.underlays.underlay import Underlay, UnderlayId, thrown_down
from gis.display.primitives import Bounds
from gis.drafting.snaps import Snap, SnapKind
from gis.drafting.user_actions import ActionCount
from gis.problems import Problem
from tests.helpers.map_canvas import FakeCanvas, Hand
from widgets.street_editor.around import EditorAround
from widgets.street_editor.tools.calibrate import Calibrate


def photo(size, view: Bounds, name: str = "photo") -> Underlay:
    """A picture without a place, thrown into the middle of a view."""
    return Underlay(
        id=UnderlayId(name),
        file=Path(f"{name}.jpg"),
        name=name,
        width=size[0],
        height=size[1],
        transform=thrown_down(*size, view),
    )


@dataclass
class KnownPoints:
    """Snaps to given places."""

    places: list[tuple[float, float]] = field(default_factory=list)

    def __call__(self, question):
        near = [
            Snap(kind=SnapKind.END, at=place, source="known")
            for place in self.places
            if math.dist(place, question.pointer) <= question.tolerance_m
        ]
        return tuple(sorted(near, key=lambda snap: math.dist(snap.at, question.pointer)))


@dataclass
class CalibrationRig:
    """Board, tool and hand over one photo."""

    size: tuple[int, int] = (4000, 3000)
    middle: tuple[float, float] = (250_000.0, 2_650_000.0)
    told: list[Problem | None] = field(default_factory=list)

    def __post_init__(self):
        x, y = self.middle
        self.view = Bounds(x - 60, y - 45, x + 60, y + 45)
        self.canvas = FakeCanvas(metres_per_pixel=0.02, visible_bounds=self.view)
        self.known = KnownPoints()
        self.count = ActionCount()
        self.board = UnderlayBoard()
        self.around = EditorAround(
            canvas=self.canvas,
            document=cast(Any, None),
            snapper=self.known,
            count=self.count,
            new_id=lambda: "u",
            tell=self.told.append,
            underlays=self.board,
        )
        self.tool = Calibrate(self.around)
        self.hand = Hand(self.tool, self.canvas)
        self.board.add(photo(self.size, self.view), "add")

    @property
    def picture(self) -> Underlay:
        """As it is kept."""
        return self.board.shelf.items[0]

    @property
    def shown(self) -> Underlay:
        """As it is seen now."""
        return self.board.shown[0]

    def over(self, pixel):
        """Where a pixel is seen now."""
        return self.board.ground(self.shown, (float(pixel[0]), float(pixel[1])))

    @property
    def codes(self):
        """Problems told so far."""
        return [one.code for one in self.told if one is not None]
