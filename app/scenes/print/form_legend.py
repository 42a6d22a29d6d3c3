"""The legend of a scene form: the symbols of the scene that are used, then the streets'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.scenes.print.form_content import SceneForm
from app.scenes.print.pale_base import paled
from app.sheets.frame import box, label
from app.sheets.style import ASCENT_EM, MM, NAVY
from app.streets.block_legend import (
    COLUMN_M,
    ROW_M,
    BlockEntry,
    lay_out_entries,
)
from gis.display.primitives import Bounds, Item, Stroke

_PEN = Stroke(width_m=0.2 * MM)
_HEAD_M, _PAD_M = 5.0 * MM, 1.5 * MM


@dataclass(frozen=True, kw_only=True)
class FormLegend:
    """Entries in their order."""

    form: SceneForm
    entries: Sequence[BlockEntry]

    def height_m(self, width_m: float) -> float:
        """The height with all entries; 0 without any."""
        if not self.entries:
            return 0.0
        columns = max(int((width_m - 2 * _PAD_M) / COLUMN_M), 1)
        return _HEAD_M + -(-len(self.entries) // columns) * ROW_M + _PAD_M

    def draw(self, room: Bounds) -> tuple[list[Item], float]:
        """The legend at the top of a room, and the height it took."""
        if not self.entries:
            return [], 0.0
        used = min(self.height_m(room.width), room.height)
        whole = Bounds(room.min_x, room.max_y - used, room.max_x, room.max_y)
        size = self.form.sheet.letters_m
        head = (whole.min_x + _PAD_M, whole.max_y - 1.2 * MM - ASCENT_EM * size)
        inner = Bounds(
            whole.min_x + _PAD_M,
            whole.min_y + _PAD_M / 2,
            whole.max_x - _PAD_M,
            whole.max_y - _HEAD_M,
        )
        words = self.form.words
        return [
            box(whole, stroke=_PEN),
            label(head, words("SHEET_KEY_SYMBOLS"), size, colour=NAVY, bold=True),
            *paled(lay_out_entries(self.entries, words, inner, float(self.form.scale))),
        ], used
