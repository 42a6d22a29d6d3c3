"""What both measuring tools share: the result stays on the map until it is cleared."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence

from gis.angles import Point
from gis.crs import TAIWAN_EPSG
from gis.mapping.measure import Measured
from gis.mapping.overlay import OverlayShape
from widgets.map.canvas_door import CanvasDoor, Pointer
from widgets.map.tools.corners_tool import CornersTool
from widgets.map.tools.draft import Draft


class MeasureTool(CornersTool):
    """Tells `Measured` with every move, a finished one at the end, None when it is cleared."""

    def __init__(
        self,
        canvas: CanvasDoor,
        measured: Callable[[Measured | None], object],
        epsg: int = TAIWAN_EPSG,
    ) -> None:
        super().__init__(canvas)
        self._tell = measured
        self._epsg = epsg
        self._result: Measured | None = None
        self._shown = False

    def move(self, pointer: Pointer) -> bool:
        """What is finished stays until the next click."""
        return False if self._result is not None else super().move(pointer)

    def key(self, name: str) -> bool:
        """Esc and Backspace clear what is finished first."""
        if self._result is not None and name in ("Escape", "Backspace"):
            self._clear()
            return True
        return super().key(name)

    def leave(self) -> None:
        """Forget all."""
        self._clear()
        super().leave()

    @abstractmethod
    def _measure(self, points: Sequence[Point], *, finished: bool) -> Measured:
        """Measure points."""

    @abstractmethod
    def _shapes(self, found: Measured, typed: str) -> list[OverlayShape]:
        """What is shown of it; `typed` is a length being typed."""

    def _set_point(self, at: Point) -> None:
        self._result = None
        super()._set_point(at)

    def _show(self, draft: Draft) -> None:
        if not draft.points:
            self._clear()
            return
        self._present(self._measure(draft.shown, finished=False), draft.typed)

    def _done(self, points: tuple[Point, ...]) -> None:
        self._result = self._measure(points, finished=True)
        self._present(self._result, "")

    def _present(self, found: Measured, typed: str) -> None:
        self._shown = True
        self._canvas.show_overlay(self.id, self._shapes(found, typed))
        self._tell(found)

    def _clear(self) -> None:
        self._result = None
        if not self._shown:
            return
        self._shown = False
        self._canvas.show_overlay(self.id, ())
        self._tell(None)
