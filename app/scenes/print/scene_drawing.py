"""The scene's own items for paper, and the legend's entries for what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from app.scenes.print.form_content import SceneForm
from app.streets.block_legend import BlockEntry, block_entries
from gis.display.primitives import WHITE, Item, Path, Stroke
from gis.scenes.symbols import placed_anchor
from gis.scenes.targets import poses_of


def scene_on_ground(form: SceneForm) -> tuple[Item, ...]:
    """Everything of the scene in ground metres."""
    items: list[Item] = []
    for party in form.scene.parties:
        symbol = form.library.of_party(party)
        a, b = symbol.length_m / 2, symbol.width_m / 2
        for pose in poses_of(party).values():
            ring = tuple(
                placed_anchor(pose, corner) for corner in ((a, -b), (a, b), (-a, b), (-a, -b))
            )
            items.append(
                Path(
                    runs=(ring,),
                    closed=True,
                    fill=WHITE,
                    stroke=Stroke(width_m=0.0003 * form.scale),
                    layer="scene",
                )
            )
    return tuple(items)


def legend_of(form: SceneForm) -> Sequence[BlockEntry]:
    """Lines of the legend: what the scene holds, then what the streets hold."""
    entries: list[BlockEntry] = []
    seen: set[str] = set()
    for block in form.blocks:
        for entry in block_entries(block, form.words, form.language):
            if entry.key not in seen:
                seen.add(entry.key)
                entries.append(entry)
    return entries
