"""What the panels of a window keep between two runs: read at the start, kept at each change."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path
from PySide6.QtCore import QObject

from app.mapping.guest_memory import from_text, to_text
from app.mapping.layer_memory import LayerMemory
from app.settings_table import BASEMAP, BASEMAP_CACHE_MB, BASEMAP_URL, COORDINATES, BasemapName
from widgets.map.basemap_dialog import OFF_ID, BasemapChoice
from widgets.map.block_plan_wish import PlanChoice
from widgets.scene_editor.print.print_choice import ScenePrintChoice

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow

LAYERS, BOOKMARKS, SEARCHES = "layers", "bookmarks", "searches"
GUESTS = "guest_files"
BLOCK_PLAN = "block_plan"
SCENE_PRINT = "scene_print"
FILTERS, LIST = "saved_filters", "crash_list"
MAP_SETTINGS = (BASEMAP.key, BASEMAP_URL.key, BASEMAP_CACHE_MB.key)


def tile_folder() -> Path:
    """Where this user's basemap tiles lie; made when the first one is kept."""
    return user_cache_path("daoan", appauthor=False) / "tiles"


class PanelMemory(QObject):
    """Between the settings and the panels of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._settings, self._map, self._crashes = window.settings, window.map, window.crashes
        self._scene_print = window.scene_print
        self._restore()
        self._follow()

    def _restore(self) -> None:
        read = self._settings.get_text
        self._map.layers.memory = LayerMemory.from_text(read(LAYERS))
        self._map.guests.remembered = from_text(read(GUESTS))
        self._map.bookmarks.read(read(BOOKMARKS))
        self._map.search_box.use_recent(_texts(read(SEARCHES)))
        self._map.block_plan.choice = PlanChoice.from_text(read(BLOCK_PLAN))
        self._scene_print.choice = ScenePrintChoice.from_text(read(SCENE_PRINT))
        self._map.coordinates.set_system(self._settings.value(COORDINATES))
        self._map.basemap_desk.use(self._basemap())
        self._crashes.filter.saved.set_text(read(FILTERS))
        self._crashes.list.set_layout_text(read(LIST))

    def _follow(self) -> None:
        keep = self._settings.set_text
        self._map.bookmarks.changed.connect(lambda text: keep(BOOKMARKS, text))
        self._map.search_box.recent_changed.connect(
            lambda texts: keep(SEARCHES, json.dumps(texts, ensure_ascii=False))
        )
        self._map.block_plan.choice_changed.connect(lambda text: keep(BLOCK_PLAN, text))
        self._scene_print.choice_changed.connect(lambda text: keep(SCENE_PRINT, text))
        self._map.coordinates.system_changed.connect(
            lambda system: self._settings.put(COORDINATES, system)
        )
        self._map.basemap_desk.chosen.connect(self._keep_basemap)
        self._crashes.filter.saved.text_changed.connect(lambda text: keep(FILTERS, text))
        self._crashes.list.layout_text_changed.connect(lambda text: keep(LIST, text))
        self._map.guests.added.connect(lambda _: self._keep_guests())
        self._map.layer_panel.removed.connect(lambda _: self._keep_guests())
        self._settings.changed.connect(self._setting_changed)

    def _keep_guests(self) -> None:
        self._settings.set_text(GUESTS, to_text(self._map.shelf.kept()))

    def finish(self) -> None:
        """Keep how the layers were seen."""
        memory = self._map.layers.memory.with_stack(self._map.stack)
        self._settings.set_text(LAYERS, memory.to_text())

    # --- settings

    def _setting_changed(self, key: str) -> None:
        if key == COORDINATES.key:
            self._map.coordinates.set_system(self._settings.value(COORDINATES))
        elif key in MAP_SETTINGS and self._map.basemap_desk.choice != self._basemap():
            self._map.basemap_desk.use(self._basemap())

    def _basemap(self) -> BasemapChoice:
        name = self._settings.value(BASEMAP)
        return BasemapChoice(
            source_id=OFF_ID if name is BasemapName.OFF else name.value,
            own_template=self._settings.value(BASEMAP_URL),
            limit_mb=self._settings.value(BASEMAP_CACHE_MB),
        )

    def _keep_basemap(self, choice: BasemapChoice) -> None:
        name = BasemapName(choice.source_id) if choice.source_id else BasemapName.OFF
        self._settings.put(BASEMAP_URL, choice.own_template)
        self._settings.put(BASEMAP_CACHE_MB, choice.limit_mb)
        self._settings.put(BASEMAP, name)


def _texts(kept: str) -> list[str]:
    """A list of texts that was kept as JSON; nothing where it is damaged."""
    try:
        found = json.loads(kept or "[]")
    except ValueError:
        return []
    return [text for text in found if isinstance(text, str)] if isinstance(found, list) else []
