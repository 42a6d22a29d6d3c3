"""The underlays in an editor's hand: which one is chosen, one undo entry per act, what is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import numpy as np

from app.signal import Signal
from app.underlays.memory import load, save
from app.underlays.shelf import UnderlayShelf
from app.underlays.underlay import Underlay, UnderlayId, bounds_of, ground_of, picture_of
from app.undo import Step, UndoStack
from gis.angles import Point
from gis.crs import TAIWAN_EPSG
from gis.display.primitives import Bounds
from gis.drafting.georeference import PictureTransform, turned
from gis.drafting.georeference_fit import Fit, FitKind
from gis.mapping.layers import LayerKind
from gis.problems import Problem

USUAL_TRACE_OPACITY = 0.35
TRACED_KINDS = (LayerKind.SURFACES, LayerKind.BLOCKS, LayerKind.BUILDINGS)
"""What would hide the photo, and gets translucent while it is traced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tracing:
    """Whether surfaces are translucent over a photo, and how much of them stays."""

    on: bool = True
    opacity: float = USUAL_TRACE_OPACITY


class CalibrateBy(Enum):
    """What is known of the picture; the value is the number of points clicked in it."""

    POINTS = 0
    """Where some of its points belong."""
    DISTANCE = 2
    """How far two of its points are apart."""
    RECTANGLE = 4
    """The sides of a rectangle that is in it."""


class PhotoPhase(Enum):
    """How far a photo is."""

    READING = "reading"
    READY = "ready"
    MISSING = "missing"
    DAMAGED = "damaged"
    STOPPED = "stopped"
    """The officer did not want to wait."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoState:
    """What the panel tells of a photo."""

    phase: PhotoPhase
    share: float = 0.0
    """How much of it is read."""
    problem: Problem | None = None


class UnderlayBoard:
    """The underlays of a store; tools, panel and map know them through this alone."""

    def __init__(self, undo: UndoStack | None = None) -> None:
        self.shelf = UnderlayShelf()
        self.epsg = TAIWAN_EPSG
        self.undo = undo or UndoStack()
        self.list: Path | None = None
        """Where the list is kept; None keeps nothing."""
        self.changed: Signal[None] = Signal()
        """Anything that is shown may be another: underlays, what is chosen, tried or traced."""
        self.chosen: UnderlayId | None = None
        self.tried: Underlay | None = None
        """The chosen one as a gesture in hand would place it."""
        self.fit: Fit | None = None
        """How well the points of the gesture in hand fit."""
        self.kind: FitKind | None = None
        """What points are fitted by; None for the best that their number gives."""
        self.by = CalibrateBy.POINTS
        """How the chosen one is calibrated."""
        self.by_changed: Signal[CalibrateBy] = Signal()
        self.tracing = Tracing()
        self.states: dict[Path, PhotoState] = {}
        """How far the picture files are."""
        self.states_changed: Signal[None] = Signal()
        self.stop_wanted: Signal[Underlay] = Signal()
        """Nobody wants to wait for a picture."""
        self.read_wanted: Signal[Underlay] = Signal()
        self.shelf.changed.connect(self._shelf_changed)

    # --- the store

    def open(self, path: Path | None, epsg: int) -> None:
        """The underlays of a store."""
        self.list, self.epsg = path, epsg
        self.chosen = self.tried = self.fit = None
        self.shelf.show(() if path is None else load(path))
        self.changed.emit(None)

    def keep(self) -> None:
        """Write the list.

        Raises:
            Problem: UNDERLAY_NOT_KEPT.
        """
        if self.list is not None:
            save(self.list, self.shelf.items)

    # --- looking

    @property
    def shown(self) -> tuple[Underlay, ...]:
        """What the map shows, the lowest first, the tried one in its place."""
        tried = self.tried
        items = self.shelf.items
        if tried is not None:
            items = tuple(tried if item.id == tried.id else item for item in items)
        return tuple(item for item in items if item.visible and item.opacity > 0)

    @property
    def current(self) -> Underlay | None:
        """The chosen underlay, else the topmost."""
        found = None if self.chosen is None else self.shelf.get(self.chosen)
        items = self.shelf.items
        return found or (items[-1] if items else None)

    def state(self, underlay: Underlay) -> PhotoState:
        """How far a picture is."""
        return self.states.get(underlay.file) or PhotoState(phase=PhotoPhase.READING)

    @property
    def trace_opacity(self) -> float:
        """How much is left of surfaces: 1 where nothing is traced."""
        shows = any(not one.is_missing for one in self.shown)
        return self.tracing.opacity if self.tracing.on and shows else 1.0

    def ground(self, underlay: Underlay, pixel: Point) -> Point:
        """Metres of the store under a pixel."""
        x, y = ground_of(underlay, np.array([pixel]), epsg=self.epsg)[0]
        return (float(x), float(y))

    def pixel(self, underlay: Underlay, at: Point) -> Point:
        """The pixel over a place of the store."""
        x, y = picture_of(underlay, np.array([at]), epsg=self.epsg)[0]
        return (float(x), float(y))

    def bounds(self, underlay: Underlay) -> Bounds | None:
        """The box about an underlay."""
        return bounds_of(underlay, epsg=self.epsg)

    def in_store(self, underlay: Underlay) -> PictureTransform | None:
        """The transform straight to the store's metres; None where coordinates lie between."""
        return underlay.transform if underlay.epsg in (None, self.epsg) else None

    # --- choosing and trying

    def choose(self, wanted: UnderlayId | None) -> None:
        """Choose one."""
        if wanted != self.chosen:
            self.chosen, self.tried, self.fit = wanted, None, None
            self.changed.emit(None)

    def try_fit(self, wanted: UnderlayId, fit: Fit | None) -> None:
        """Show the place that points would give; None takes it away."""
        found = self.shelf.get(wanted)
        self.fit = fit
        self.tried = None
        if found is not None and fit is not None:
            self.tried = replace(found, transform=fit.transform, epsg=None)
        self.changed.emit(None)

    def fit_by(self, kind: FitKind | None) -> None:
        """Fit points by this."""
        self.kind = kind
        self.changed.emit(None)

    def calibrate_by(self, by: CalibrateBy) -> None:
        """Calibrate by something else."""
        self.by = by
        self.by_changed.emit(by)
        self.changed.emit(None)

    def trace(self, *, on: bool | None = None, opacity: float | None = None) -> None:
        """Make surfaces translucent or not."""
        now = self.tracing
        self.tracing = Tracing(
            on=now.on if on is None else on,
            opacity=now.opacity if opacity is None else min(max(opacity, 0.0), 1.0),
        )
        if self.tracing != now:
            self.changed.emit(None)

    # --- acts, one undo entry each; `name` is what the officer reads there

    def add(self, underlay: Underlay, name: str) -> None:
        """Put a picture on top and choose it."""
        shelf = self.shelf
        self._act(name, lambda: shelf.put(underlay), lambda: shelf.remove(underlay.id))
        self.choose(underlay.id)

    def remove(self, gone: UnderlayId, name: str) -> None:
        """Take a picture away; its file stays."""
        found, place = self.shelf.get(gone), self.shelf.place_of(gone)
        if found is not None:
            shelf = self.shelf
            self._act(name, lambda: shelf.remove(gone), lambda: shelf.put(found, place))

    def move(self, moved: UnderlayId, steps: int, name: str) -> None:
        """Up (above 0) or down among the others."""
        before = self.shelf.place_of(moved)
        after = min(max(before + steps, 0), len(self.shelf.items) - 1)
        if before >= 0 and after != before:
            shelf = self.shelf
            self._act(name, lambda: shelf.move(moved, after), lambda: shelf.move(moved, before))

    def place(
        self, moved: UnderlayId, transform: PictureTransform, name: str, rms_m: float | None = None
    ) -> None:
        """Put a picture where a calibration says."""
        found = self.shelf.get(moved)
        if found is None:
            return
        self.tried = self.fit = None
        self._replace(found, found.calibrated(transform, rms_m), name)

    def turn(self, moved: UnderlayId, up_bearing_deg: float, name: str) -> None:
        """Turn a picture about its middle until its top points along a bearing."""
        found = self.shelf.get(moved)
        before = None if found is None else self.in_store(found)
        if found is None or before is None:
            return
        middle = (found.width / 2, found.height / 2)
        way = up_bearing_deg - before.up_bearing_deg(middle)
        after = turned(before, way, before.ground(middle))
        self._replace(found, replace(found, transform=after, epsg=None), name)

    def find_again(self, found: Underlay, name: str) -> None:
        """The same picture, its file elsewhere."""
        before = self.shelf.get(found.id)
        if before is not None:
            self._replace(before, found, name)

    def _replace(self, before: Underlay, after: Underlay, name: str) -> None:
        """Only what the act concerns: opacity and the like stay as they are meanwhile."""
        fields = ("file", "transform", "epsg", "placed", "rms_m")
        old = {field: getattr(before, field) for field in fields}
        new = {field: getattr(after, field) for field in fields}
        if old != new:
            shelf, wanted = self.shelf, before.id
            self._act(
                name, lambda: shelf.change(wanted, **new), lambda: shelf.change(wanted, **old)
            )

    def _act(self, name: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        self.undo.push(Step(name=name, do=do, undo=undo))

    def _shelf_changed(self, _: None) -> None:
        if self.chosen is not None and self.shelf.get(self.chosen) is None:
            self.chosen = None
        tried = self.tried
        if tried is not None and self.shelf.get(tried.id) is None:
            self.tried = self.fit = None
        self.changed.emit(None)
