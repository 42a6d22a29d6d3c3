"""The tools of the map as the window shows them: words, keys, pointers."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt

from widgets.map.tools.tool_id import ToolId

CONTEXT = "MapTools"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToolSpec:
    """One tool; `text` and `hint` are sources of the context "Actions", `usage` of "MapTools"."""

    tool: ToolId
    text: str
    hint: str
    """What it is for: tooltip and status line."""
    usage: str
    """What to do, said while it is chosen."""
    shortcut: str
    cursor: Qt.CursorShape = Qt.CursorShape.CrossCursor
    separator_before: bool = False


_SELECTING = QT_TRANSLATE_NOOP("MapTools", "Shift adds, Ctrl adds or takes away.")

TOOL_SPECS: tuple[ToolSpec, ...] = (
    ToolSpec(
        tool=ToolId.BROWSE,
        text=QT_TRANSLATE_NOOP("Actions", "&Browse"),
        hint=QT_TRANSLATE_NOOP("Actions", "Move the map, choose a crash, open a junction"),
        usage=QT_TRANSLATE_NOOP(
            "MapTools",
            "Drag to move, turn the wheel to zoom; click a crash to choose it, "
            "double-click a junction to open its site.",
        ),
        shortcut="Ctrl+1",
        cursor=Qt.CursorShape.ArrowCursor,
    ),
    ToolSpec(
        tool=ToolId.IDENTIFY,
        text=QT_TRANSLATE_NOOP("Actions", "Wha&t is here"),
        hint=QT_TRANSLATE_NOOP("Actions", "List everything that lies at a point"),
        usage=QT_TRANSLATE_NOOP(
            "MapTools", "Click a place to list what lies there, layer by layer."
        ),
        shortcut="Ctrl+2",
        cursor=Qt.CursorShape.WhatsThisCursor,
    ),
    ToolSpec(
        tool=ToolId.MEASURE_DISTANCE,
        text=QT_TRANSLATE_NOOP("Actions", "Measure a &distance"),
        hint=QT_TRANSLATE_NOOP("Actions", "Measure along a line, side by side"),
        usage=QT_TRANSLATE_NOOP(
            "MapTools",
            "Click point after point, or type metres and Enter; Enter ends, "
            "Backspace takes the last one back.",
        ),
        shortcut="Ctrl+3",
        separator_before=True,
    ),
    ToolSpec(
        tool=ToolId.MEASURE_AREA,
        text=QT_TRANSLATE_NOOP("Actions", "Measure an &area"),
        hint=QT_TRANSLATE_NOOP("Actions", "Measure an area and the way round it"),
        usage=QT_TRANSLATE_NOOP(
            "MapTools", "Click the corners; Enter ends, Backspace takes the last one back."
        ),
        shortcut="Ctrl+4",
    ),
    ToolSpec(
        tool=ToolId.SELECT_RECTANGLE,
        text=QT_TRANSLATE_NOOP("Actions", "Select by &rectangle"),
        hint=QT_TRANSLATE_NOOP("Actions", "Select the crashes in a rectangle"),
        usage=QT_TRANSLATE_NOOP("MapTools", "Drag a rectangle, or click two corners."),
        shortcut="Ctrl+5",
        separator_before=True,
    ),
    ToolSpec(
        tool=ToolId.SELECT_POLYGON,
        text=QT_TRANSLATE_NOOP("Actions", "Select by &outline"),
        hint=QT_TRANSLATE_NOOP("Actions", "Select the crashes in an area that you outline"),
        usage=QT_TRANSLATE_NOOP(
            "MapTools", "Click the corners; Enter ends, Backspace takes the last one back."
        ),
        shortcut="Ctrl+6",
    ),
    ToolSpec(
        tool=ToolId.SELECT_RADIUS,
        text=QT_TRANSLATE_NOOP("Actions", "Select by &circle"),
        hint=QT_TRANSLATE_NOOP("Actions", "Select the crashes within a distance of a point"),
        usage=QT_TRANSLATE_NOOP(
            "MapTools", "Drag from the centre outwards, or click it, type metres and press Enter."
        ),
        shortcut="Ctrl+7",
    ),
)
SELECTING = (ToolId.SELECT_RECTANGLE, ToolId.SELECT_POLYGON, ToolId.SELECT_RADIUS)


def spec_of(tool: ToolId) -> ToolSpec:
    """The record of a tool."""
    return next(spec for spec in TOOL_SPECS if spec.tool is tool)


def usage_words(tool: ToolId) -> str:
    """What to do with a tool, in the language of the window."""
    said = QCoreApplication.translate(CONTEXT, spec_of(tool).usage)
    if tool not in SELECTING:
        return said
    return f"{said} {QCoreApplication.translate(CONTEXT, _SELECTING)}"
