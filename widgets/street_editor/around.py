"""What the tools and panels of the street editor work with; no Qt, replaced in tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.messages import Language, system_language
from app.streets.street_document import StreetDocument
from app.underlays.board import UnderlayBoard
from gis.drafting.drawing_tool import Snapper
from gis.drafting.user_actions import ActionCount
from gis.problems import Problem
from gis.streets.drawing.strokes import IdMaker
from widgets.editor.kept_texts import KeptTexts, TextsInMemory
from widgets.map.canvas_door import CanvasDoor
from widgets.street_editor.objects.object_pick import ObjectPick, whole_palette
from widgets.street_editor.road_style import RoadStyle, usual_style


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorAround:
    """Where the tools of the editor act, and whom they tell."""

    canvas: CanvasDoor
    document: StreetDocument
    snapper: Snapper
    """Snaps to all that stands: ends, crossings, lane edges, kerbs, stop lines, stations ..."""
    count: ActionCount
    """Actions of the user so far, of all tools and panels."""
    new_id: IdMaker
    tell: Callable[[Problem | None], None]
    """Shows what is wrong and what to do; None takes it away."""
    use_tool: Callable[[str], None] = lambda tool: None
    """Gives the mouse to the tool of an id."""
    pick: ObjectPick = field(default_factory=lambda: ObjectPick(whole_palette()))
    """What of the palette of objects is in hand."""
    style: RoadStyle = field(default_factory=usual_style)
    """What the next drawn road is."""
    underlays: UnderlayBoard = field(default_factory=UnderlayBoard)
    """Photos under the drawing."""
    language: Callable[[], Language] = system_language
    """That of the window."""
    texts: KeptTexts = field(default_factory=TextsInMemory)
    """What panels remember between runs."""
