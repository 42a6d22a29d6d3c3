"""Puts picture files under the drawing, chosen or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.underlays.adding import underlay_of
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from widgets.editor.snap_marks import Say
from widgets.street_editor.around import EditorAround
from widgets.street_editor.tools.calibrate import CALIBRATE


def add_pictures(
    around: EditorAround, files: Sequence[Path], say: Say, *, counts_as: UserAction
) -> None:
    """Add pictures: one that says where it lies is gone to, another is to be calibrated."""
    around.count.count(counts_as)
    board = around.underlays
    problem: Problem | None = None
    for file in files:
        try:
            made = underlay_of(file, around.canvas.visible_bounds)
        except Problem as one:
            problem = one
            continue
        board.add(made, say("Add picture {name}").format(name=made.name))
        bounds = board.bounds(made)
        if not made.placed:
            around.use_tool(CALIBRATE)
        elif bounds is not None:
            around.canvas.zoom_to(bounds)
        else:
            problem = Problem("UNDERLAY_CRS", epsg=made.epsg or 0)
    around.tell(problem)
