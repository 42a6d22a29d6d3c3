"""The cross-section panel as a record of the dock."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP

from app.section_shelf import SectionShelf
from app.streets.street_document import ChosenKind
from widgets.editor.panel_table import PanelRecord
from widgets.map.canvas import MapCanvas
from widgets.street_editor.around import EditorAround
from widgets.street_editor.sections.section_panel import SectionDoor, SectionPanel

KEY = "street_sections"
"""Under which an officer's own cross-sections are kept."""


def make_section_panel(around: EditorAround) -> SectionPanel:
    """The panel in its place: cards set what is drawn next and can be dragged onto the map."""
    texts, style, canvas = around.texts, around.style, around.canvas
    door = SectionDoor(
        shelf=SectionShelf(lambda: texts.get_text(KEY), lambda text: texts.set_text(KEY, text)),
        language=around.language,
        draw_with=lambda preset: style.use(replace(style.road, preset=preset)),
        drops=canvas.drops if isinstance(canvas, MapCanvas) else None,
    )
    return SectionPanel(around, door)


SECTION_PANELS = (
    PanelRecord(
        context="StreetPanels",
        id="section",
        title=QT_TRANSLATE_NOOP("StreetPanels", "Cross-section"),
        factory=make_section_panel,
        follows=ChosenKind.ROAD,
    ),
)
