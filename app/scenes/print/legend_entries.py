"""Entries of a scene form's legend: the symbols that are used, each once, then the streets'."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.messages import Language
from app.scenes.print.form_content import SceneForm
from app.scenes.print.form_drawing import form_look
from app.scenes.print.form_tables import mark_kind
from app.sheets.style import MM
from app.streets.block_legend import BlockEntry, block_entries
from gis.angles import Point
from gis.display.primitives import Bounds, Circle, Item, Path, Text, scaled_onto
from gis.scenes.glyphs.look import THIN_MM, Look
from gis.scenes.glyphs.marks import mark_items
from gis.scenes.glyphs.scene_items import object_items
from gis.scenes.glyphs.signs import (
    contact_items,
    fixed_point_items,
    path_items,
    photo_items,
    travel_arrow,
)
from gis.scenes.glyphs.symbol_glyphs import symbol_items
from gis.scenes.scene import Mark, MarkForm, Photo, Pose, PoseState, Scene, SceneObject
from gis.scenes.symbols import Symbol, SymbolKind
from gis.scenes.targets import ordered, poses_of

SAMPLE = Bounds(0.0, -1.6 * MM, 8 * MM, 1.6 * MM)
"""Of a line of the legend, paper metres from its left end."""
_EAST = 90.0
_FALLEN = (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE, PoseState.ROOF)


def legend_of(form: SceneForm) -> Sequence[BlockEntry]:
    """Lines of the legend in their order."""
    entries = {entry.key: entry for entry in _scene_entries(form)}
    for block in form.blocks:
        for entry in block_entries(block, form.words, form.language):
            entries.setdefault(entry.key, entry)
    return tuple(entries.values())


def _scene_entries(form: SceneForm) -> Iterator[BlockEntry]:
    look = form_look(form.scale)
    yield from _parties(form, look)
    yield from _states(form, look)
    yield from _lines(form, look)
    yield from _marks(form, look)
    yield from _objects(form, look)
    yield from _points(form, look)


def _entry(key: str, words: str, items: Iterable[Item], shrink: float) -> BlockEntry:
    return BlockEntry(key=key, words=words, drawn=fitted_sample(items, shrink))


def fitted_sample(items: Iterable[Item], share: float) -> tuple[Item, ...]:
    """Items of ground metres in a sample: as `share` paper metres a metre, smaller to fit."""
    held = tuple(item for item in items if not isinstance(item, Text))
    points = [point for item in held for point in _corners(item)]
    if not points:
        return ()
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    share = min(share, SAMPLE.width / max(wide, 1e-9), SAMPLE.height / max(high, 1e-9))
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    return scaled_onto(held, scale=share, source=middle, target=SAMPLE.centre)


def _corners(item: Item) -> Iterator[Point]:
    if isinstance(item, Path):
        for run in item.runs:
            yield from run
    elif isinstance(item, Circle):
        (x, y), reach = item.centre, item.radius_m
        yield from ((x - reach, y - reach), (x + reach, y + reach))


def _symbol_words(form: SceneForm, symbol: Symbol) -> str:
    told = symbol.zh if form.language is Language.CHINESE else symbol.en
    return told or form.words(f"SCENE_FORM_SYMBOL_{symbol.kind.name}")


def _parties(form: SceneForm, look: Look) -> Iterator[BlockEntry]:
    pose = Pose(at=(0.0, 0.0), heading_deg=_EAST)
    for party in ordered(form.scene):
        if not poses_of(party):
            continue
        symbol = form.library.of_party(party)
        words = _symbol_words(form, symbol)
        items = symbol_items(symbol, pose, look)
        yield _entry(f"symbol {words}", words, items, 1.0 / form.scale)


def _states(form: SceneForm, look: Look) -> Iterator[BlockEntry]:
    """How vehicles lie, where any does."""
    for party in ordered(form.scene):
        symbol = form.library.of_party(party)
        for pose in poses_of(party).values():
            plain = (PoseState.UPRIGHT, PoseState.STANDING, "")
            if pose.state in plain or pose.state not in PoseState.__members__.values():
                continue
            state = PoseState(pose.state)
            shown = replace(pose, at=(0.0, 0.0), heading_deg=_EAST)
            two = symbol.kind is SymbolKind.TWO_WHEELER and state in _FALLEN
            name = "TWO_WHEELER_DOWN" if two else state.name
            items = symbol_items(symbol, shown, look)
            yield _entry(
                f"state {name}", form.words(f"SCENE_FORM_STATE_{name}"), items, 1.0 / form.scale
            )


def _lines(form: SceneForm, look: Look) -> Iterator[BlockEntry]:
    scene, words, share = form.scene, form.words, 1.0 / form.scale
    run = ((0.0, 0.0), (look.mm(7.6), 0.0))
    if any(len(party.approach) > 1 for party in scene.parties):
        yield _entry("path", words("SCENE_FORM_KEY_PATH"), path_items(run, look, key=""), share)
    if any(poses_of(party) for party in scene.parties):
        arrow = travel_arrow((0.0, 0.0), (look.mm(7.0), 0.0), look, key="")
        yield _entry("travel", words("SCENE_FORM_KEY_TRAVEL"), arrow, share)
    if any(len(poses_of(party)) > 1 for party in scene.parties):
        pen = look.pen(THIN_MM, dashes_mm=(1.0, 0.6))
        size = (look.mm(3.2), look.mm(1.2))
        corners = ((-size[0], -size[1]), (size[0], -size[1]), size, (-size[0], size[1]))
        ring = Path(runs=(corners,), closed=True, stroke=pen, fill=look.body)
        yield _entry("before", words("SCENE_FORM_KEY_BEFORE"), [ring], share)
    if scene.impact is not None:
        items = contact_items((0.0, 0.0), look, key="")
        yield _entry("impact", words("SCENE_FORM_IMPACT_POINT"), items, share)


def _marks(form: SceneForm, look: Look) -> Iterator[BlockEntry]:
    for mark in form.scene.marks:
        if not mark.points:
            continue
        key = f"mark {mark.kind} {mark.form.value}"
        items = [
            item
            for item in mark_items(_sample_mark(mark, look), look)
            if not (isinstance(item, Path) and item.fill == look.halo)  # of its label
        ]
        yield _entry(key, mark_kind(form, mark), items, 1.0 / form.scale)


def _sample_mark(mark: Mark, look: Look) -> Mark:
    wide, high = look.mm(3.9), look.mm(1.4)
    points: tuple[Point, ...] = ((0.0, 0.0),)
    if mark.form is MarkForm.LINE:
        points = ((-wide, 0.0), (wide, 0.0))
    if mark.form is MarkForm.AREA:
        turns = [math.radians(30.0 * step) for step in range(12)]
        points = tuple((wide * math.cos(turn), high * math.sin(turn)) for turn in turns)
    return Mark(kind=mark.kind, form=mark.form, points=points)


def _objects(form: SceneForm, look: Look) -> Iterator[BlockEntry]:
    for one in form.scene.objects:
        symbol = form.library.get(one.symbol)
        words = one.symbol if symbol is None else _symbol_words(form, symbol)
        shown = SceneObject(id="", symbol=one.symbol, at=(0.0, 0.0), heading_deg=_EAST)
        items = object_items(shown, form.library, look, key="")
        yield _entry(f"object {words}", words, items, 1.0 / form.scale)


def _points(form: SceneForm, look: Look) -> Iterator[BlockEntry]:
    scene, words, share = form.scene, form.words, 1.0 / form.scale
    if scene.fixed_points:
        items = fixed_point_items((0.0, 0.0), "", look, key="")
        yield _entry("fixed point", words("SCENE_FORM_KEY_FIXED_POINT"), items, share)
    if form.draws_measured and _has_lines(scene):
        run = ((0.0, 0.0), (look.mm(7.6), 0.0))
        line = Path(runs=(run,), stroke=look.pen(0.13, look.measured))
        yield _entry("measured", words("SCENE_FORM_KEY_MEASURED"), [line], share)
    if any(photo.at is not None for photo in scene.photos):
        items = photo_items(Photo(at=(0.0, 0.0), bearing_deg=_EAST), look, key="")
        yield _entry("photo", words("SCENE_FORM_KEY_PHOTO"), items, share)


def _has_lines(scene: Scene) -> bool:
    return any(kept.row is not None and kept.row.fixed for kept in scene.measurements)
