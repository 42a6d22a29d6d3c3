"""Actions on the map's layers; `window.map.layers` is the layer panel."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from widgets.parts.action_spec import ActionSpec, Menu

LAYER_ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        id="add_layer",
        text=QT_TRANSLATE_NOOP("Actions", "Sho&w a file on the map…"),
        hint=QT_TRANSLATE_NOOP(
            "Actions", "Show a GeoPackage, Shapefile, GeoJSON or CSV file as a layer"
        ),
        menu=Menu.FILE,
        handler="map.layer_panel.file_wanted.emit",
        shortcut="Ctrl+Shift+O",
        icon="layer_add",
        needs_store=True,
    ),
)
