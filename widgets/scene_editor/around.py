"""What the tools and panels of the scene editor work with; no Qt, replaced in tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from app.messages import Language, system_language
from app.scenes.place_facts import scene_facts
from app.scenes.scene_document import SceneDocument
from gis.drafting.drawing_tool import Snapper
from gis.drafting.user_actions import ActionCount
from gis.problems import Problem
from gis.scenes.form.suggest import PlaceFacts
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from widgets.map.canvas_door import CanvasDoor
from widgets.scene_editor.party_names import PartyNames
from widgets.scene_editor.scene_pick import ScenePick
from widgets.scene_editor.survey.measuring import Measuring


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneAround:
    """Where the tools of the editor act, and whom they tell."""

    canvas: CanvasDoor
    document: SceneDocument
    library: SymbolLibrary
    snapper: Snapper
    """Snaps to streets, street objects and the scene's own parts."""
    count: ActionCount
    """Actions of the user so far, of all tools and panels."""
    tell: Callable[[Problem | None], None]
    """Shows what is wrong and what to do; None takes it away."""
    use_tool: Callable[[str], None] = lambda tool: None
    """Gives the mouse to the tool of an id."""
    show_prompt: Callable[[], None] = lambda: None
    """Says anew what the tool in hand waits for: a panel went on."""
    language: Callable[[], Language] = system_language
    """That of the window."""
    place_facts: Callable[[Scene], PlaceFacts] = scene_facts
    """What is known of the scene's time and place: sun, block, crashes nearby."""
    pick: ScenePick = field(default_factory=ScenePick)
    """What the tools draw next."""
    names: PartyNames = field(default_factory=PartyNames)
    """Which parties a name is kept of; the names themselves are nowhere near."""
    measuring: Measuring = field(default_factory=Measuring)
    """What is being measured, for the tools and the panel of measurements."""
