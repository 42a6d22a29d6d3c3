"""Edits of chosen parts as records for menus and bars: tools, and commands that act at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from gis.drafting import by_points
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.scenes.drawing import marks, shaping
from gis.scenes.drawing.holds import with_next_state
from gis.scenes.parts import PartKind, ScenePart
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from widgets.editor.snap_marks import Say, untranslated
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.tools.pick_mark import Picking
from widgets.scene_editor.tools.place_parts import Placing

Parts = Sequence[ScenePart]
ChosenEdit = Callable[[Scene, Parts, SymbolLibrary], Scene]
ValueEdit = Callable[[Scene, list[int], float], Scene]


@dataclass(frozen=True, kw_only=True)
class ChosenCommand:
    """Acts on the chosen parts at once; `fewest` must be chosen, marks only where so said."""

    id: str
    text: str
    """Source of what the menu says."""
    edit: ChosenEdit
    fewest: int = 1
    marks_only: bool = False

    def run(self, around: SceneAround, say: Say = untranslated) -> bool:
        """Make the edit; whether it was made. Who offers the command counts how it was asked."""

        def edit(scene: Scene, parts: Parts) -> Scene:
            return self.edit(scene, parts, around.library)

        return _run(around, say(self.text), self.fewest, self.marks_only, edit)


@dataclass(frozen=True, kw_only=True)
class ValueCommand:
    """Acts on the chosen marks with a number that is asked for."""

    id: str
    text: str
    asks: str
    """What the number is, a source text."""
    usual: float
    edit: ValueEdit
    fewest: int = 1
    marks_only: bool = True

    def run(self, around: SceneAround, value: float, say: Say = untranslated) -> bool:
        """Make the edit with a value, which counts as typed; whether it was made."""
        around.count.count(UserAction.TYPED)

        def edit(scene: Scene, parts: Parts) -> Scene:
            return self.edit(scene, [part.place for part in parts], value)

        return _run(around, say(self.text), self.fewest, True, edit)


def can_run(command: ChosenCommand | ValueCommand, chosen: Parts) -> bool:
    """Whether what is chosen suits a command."""
    found = _suited(chosen, marks_only=command.marks_only)
    return len(found) >= command.fewest


def _suited(chosen: Parts, *, marks_only: bool) -> tuple[ScenePart, ...]:
    return tuple(one for one in chosen if not marks_only or one.kind is PartKind.MARK)


def _run(
    around: SceneAround,
    name: str,
    fewest: int,
    marks_only: bool,
    edit: Callable[[Scene, Parts], Scene],
) -> bool:
    document = around.document
    parts = _suited(document.chosen, marks_only=marks_only)
    try:
        if len(parts) < fewest:
            raise Problem("CHOOSE_MARKS_FIRST" if marks_only else "CHOOSE_PARTS_FIRST")
        document.run(edit(document.scene, parts), name)
    except Problem as problem:
        around.tell(problem)
        return False
    around.tell(None)
    return True


def _deleted(scene: Scene, parts: Parts, library: SymbolLibrary) -> Scene:
    return shaping.deleted_parts(scene, parts)


def _joined(scene: Scene, parts: Parts, library: SymbolLibrary) -> Scene:
    return marks.joined_marks(scene, [part.place for part in parts])


def _reversed(scene: Scene, parts: Parts, library: SymbolLibrary) -> Scene:
    return reduce(marks.reversed_mark, (part.place for part in parts), scene)


def _offset(scene: Scene, places: list[int], value: float) -> Scene:
    return reduce(lambda now, place: marks.offset_mark(now, place, value), places, scene)


def _rounded(scene: Scene, places: list[int], value: float) -> Scene:
    if len(places) == 2:
        return marks.rounded_marks(scene, places[0], places[1], value)
    return reduce(lambda now, place: marks.rounded_mark(now, place, value), places, scene)


def _bevelled(scene: Scene, places: list[int], value: float) -> Scene:
    if len(places) == 2:
        return marks.bevelled_marks(scene, places[0], places[1], value)
    return reduce(lambda now, place: marks.bevelled_mark(now, place, value), places, scene)


def _measured(scene: Scene, places: list[int], value: float) -> Scene:
    return reduce(lambda now, place: marks.measured_mark(now, place, value), places, scene)


def _arrayed(scene: Scene, places: list[int], value: float) -> Scene:
    return marks.arrayed_marks(scene, places[:-1], places[-1], value)


PLACINGS = (
    Placing(id="scene-move", name="Move", points=2, shaping=by_points.moving),
    Placing(id="scene-copy", name="Copy", points=2, shaping=by_points.moving, copies=True),
    Placing(id="scene-rotate", name="Rotate", points=3, shaping=by_points.turning),
    Placing(id="scene-scale", name="Scale", points=3, shaping=by_points.scaling),
    Placing(id="scene-mirror", name="Mirror", points=2, shaping=by_points.mirroring),
)
PICKINGS = (
    Picking(id="scene-trim", name="Trim", edit=marks.trimmed_mark),
    Picking(id="scene-extend", name="Extend", edit=marks.extended_mark),
    Picking(id="scene-split", name="Split", edit=marks.split_mark, is_snapped=True),
)
CHOSEN_COMMANDS = (
    ChosenCommand(id="scene-state", text="Change how it lies", edit=with_next_state),
    ChosenCommand(id="join-marks", text="Join", edit=_joined, fewest=2, marks_only=True),
    ChosenCommand(id="reverse-marks", text="Reverse direction", edit=_reversed, marks_only=True),
    ChosenCommand(id="delete-parts", text="Delete", edit=_deleted),
)
VALUE_COMMANDS = (
    ValueCommand(
        id="measure-marks",
        text="Length of the mark",
        asks="Measured length, metres",
        usual=10.0,
        edit=_measured,
    ),
    ValueCommand(
        id="offset-marks",
        text="Offset copy",
        asks="Distance to the left, metres (negative: right)",
        usual=1.5,
        edit=_offset,
    ),
    ValueCommand(
        id="fillet-marks", text="Round corners", asks="Radius, metres", usual=2.0, edit=_rounded
    ),
    ValueCommand(
        id="chamfer-marks",
        text="Cut corners",
        asks="Distance from the corner, metres",
        usual=0.5,
        edit=_bevelled,
    ),
    ValueCommand(
        id="array-marks",
        text="Array along the mark chosen last",
        asks="Step, metres",
        usual=2.0,
        edit=_arrayed,
        fewest=2,
    ),
)
