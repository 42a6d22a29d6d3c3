"""Crashes on the map: which pass the filter, which are selected, where they lie."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject

from gis.display.primitives import Bounds
from widgets.map.canvas import MapCanvas
from widgets.map.map_picks import MapPicks
from widgets.map.map_tools import MapTools
from widgets.map.selection_marks import box_about, selection_marks
from widgets.map.store_layers_desk import StoreLayersDesk
from widgets.map.tool_specs import SELECTING


class CrashMarks(QObject):
    """Shows what the list of crashes tells."""

    def __init__(
        self,
        canvas: MapCanvas,
        layers: StoreLayersDesk,
        picks: MapPicks,
        tools: MapTools,
        look_at: Callable[[Bounds], None],
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._layers, self._picks = canvas, layers, picks
        self._tools, self._look_at = tools, look_at

    def show_passing(self, mask: object, fids: object) -> None:
        """Show only the crashes with these row ids."""
        self._layers.show_passing(np.asarray(fids, np.int64))
        self._mark()

    def show_selected(self, fids: frozenset[int]) -> None:
        """Mark some crashes; many by the box about them."""
        self._picks.selected = fids
        self._tools.bar.show_selection(bool(fids))
        if self._picks.has_area and self._tools.desk.chosen in SELECTING:
            self._tools.hint.show_selected(len(fids))
        self._mark()

    def _mark(self) -> None:
        """Only what is on the map is marked: the filter may hide some of what is selected."""
        fids, points = self._picks.selected, self._layers.points
        if points is None or not fids:
            self._canvas.show_overlay("selection", ())
            return
        xy = points.xy[points.mask_of(np.fromiter(fids, np.int64)) & self._layers.seen]
        self._canvas.show_overlay("selection", selection_marks(xy, self._words))

    def _words(self, selected: int, marked: int) -> str:
        words = self.tr("{all} crashes selected, {marked} of them marked")
        return words.format(all=f"{selected:,}", marked=f"{marked:,}")

    def zoom_to(self, fids: frozenset[int]) -> None:
        """Bring some crashes into sight."""
        points = self._layers.points
        if points is None or not fids:
            return
        xy = points.xy[points.mask_of(np.fromiter(fids, np.int64))]
        if len(xy):
            self._look_at(box_about(xy))
