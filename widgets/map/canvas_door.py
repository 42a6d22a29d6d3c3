"""What tools and panels may ask of the canvas: the narrow door, replaced by a stand-in in tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, runtime_checkable

from gis.angles import Point
from gis.display.primitives import Bounds
from gis.mapping.layers import LayerId
from gis.mapping.overlay import OverlayShape


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One feature near a point of the map."""

    layer_id: LayerId
    index: int
    """Its place in the layer's features."""
    feature_id: int
    distance_m: float


class MapButton(Enum):
    """Buttons that tools hear of; the middle one pans whatever the tool."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Where the mouse is and what is held."""

    at: Point
    """Metres of the store's CRS."""
    pixel: Point = (0.0, 0.0)
    button: MapButton = MapButton.NONE
    shift: bool = False
    ctrl: bool = False


class CanvasDoor(Protocol):
    """The canvas as tools see it."""

    @property
    def metres_per_pixel(self) -> float:
        """Of the view as it is."""

    @property
    def denominator(self) -> float:
        """Scale denominator of the view: 500 means 1:500."""

    @property
    def visible_bounds(self) -> Bounds:
        """The part of the map in sight, metres."""

    def hits(self, at: Point, reach_px: float = 6.0) -> Sequence[Hit]:
        """Features within reach of a point: topmost layer first, then the nearest."""

    def show_overlay(self, owner: str, shapes: Sequence[OverlayShape]) -> None:
        """Show shapes over the map in place of those the same owner showed before."""

    def zoom_to(self, bounds: Bounds, margin: float = 0.05) -> None:
        """Bring a box into view, with a margin as a share of it."""

    def centre_on(self, at: Point, denominator: float | None = None) -> None:
        """Bring a point into the middle, at a scale or at the present one."""


class MapTool(Protocol):
    """One state in one file: hears of the mouse in metres, shows overlay shapes, tells results.

    A tool gets its canvas and its callbacks when it is made, and runs in a test without a window.
    Whatever it does not take (returns False) the canvas does: left drag pans, Esc goes back to
    the usual tool.
    """

    id: str

    def press(self, pointer: Pointer) -> bool:
        """A button went down; whether the tool took it."""

    def move(self, pointer: Pointer) -> bool:
        """The mouse moved, with or without a button held."""

    def release(self, pointer: Pointer) -> bool:
        """A button came up."""

    def double_click(self, pointer: Pointer) -> bool:
        """The left button was clicked twice."""

    def key(self, name: str) -> bool:
        """A key: "Escape", "Return", "Backspace", "Tab" or a typed letter; whether it was taken.

        A letter comes as it is typed ("d", with Shift "D"), with Ctrl as its control character.
        """

    def leave(self) -> None:
        """Another tool is chosen: clear the overlay, forget what was begun."""


@runtime_checkable
class TypingTool(Protocol):
    """A tool that takes typed values: the window opens a line for them, the tool hears its text."""

    def typed(self, text: str) -> bool:
        """A value closed with Enter, such as "12.5" or "@3,4"; whether the tool took it."""
