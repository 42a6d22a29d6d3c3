"""Pictures of the window through a day's work, to be looked at: `make pictures`.

Writes `build/pictures/SIZE-LOOK-STEP.png` for 1280 x 800 and 2560 x 1440, in Chinese light and in
English dark. Works on a demo store of its own; `tests/helpers/map_day.py` moves mouse and keys.
With the word `people` only what belongs to the shared database and to personal data, with `scenes`
only accident scenes; with a size (`1280x800`) only that one.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("FONTCONFIG_FILE", str(ROOT / "tests" / "fonts.conf"))
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEvent, QPoint  # noqa: E402
from PySide6.QtGui import QColor, QPainter, QPixmap  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget  # noqa: E402

from app.demo.build import build_demo  # noqa: E402
from app.messages import Language  # noqa: E402
from app.settings_table import ThemeChoice  # noqa: E402
from app.store.roles.names import Role  # noqa: E402
from app.store.store import open_store  # noqa: E402
from gis.crashes.facets import Facet  # noqa: E402
from tests.helpers.guests import write_vector  # noqa: E402
from tests.helpers.map_day import MapDay, around_middle, zones_about  # noqa: E402
from tests.helpers.postgres import why_not  # noqa: E402
from tests.helpers.postgres_outage import MortalServer, mortal_server  # noqa: E402
from tests.helpers.qt import make_rig  # noqa: E402
from tests.helpers.qt_fixtures import put_away  # noqa: E402
from tests.helpers.scene_day import SceneDay  # noqa: E402
from tools.people_pictures import (  # noqa: E402
    People,
    fill_server,
    shared_people,
    take_corrections,
    take_export,
    take_login,
    take_lost,
    take_no_server,
    take_persons,
    take_role,
)
from tools.scene_pictures import take_scenes  # noqa: E402
from widgets.door.people import PeopleDoor  # noqa: E402
from widgets.door.real_use_cases import real_use_cases  # noqa: E402
from widgets.frame.dock_table import DockId  # noqa: E402
from widgets.site.site_page import (  # noqa: E402
    CHARTS_TAB,
    CRASHES_TAB,
    DIAGRAM_TAB,
    NOT_DRAWN_TAB,
)
from widgets.start import make_application  # noqa: E402

if TYPE_CHECKING:
    from tests.helpers.qt import Rig

STREET_SCALES = (10_000.0, 2_000.0, 500.0)
SIZES = ((1280, 800), (2560, 1440))
Look = tuple[Language, ThemeChoice]
LOOKS: tuple[Look, ...] = (
    (Language.CHINESE, ThemeChoice.LIGHT),
    (Language.ENGLISH, ThemeChoice.DARK),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Album:
    """Where pictures of one run go."""

    folder: Path
    prefix: str

    def add(self, step: str, widget: QWidget) -> None:
        """Keep a picture of a widget."""
        QTest.qWait(80)
        path = self.folder / f"{self.prefix}-{step}.png"
        picture = widget.grab()
        self._add_dialogs(picture, widget)
        picture.save(str(path))
        print(path.name)

    @staticmethod
    def _add_dialogs(picture: QPixmap, below: QWidget) -> None:
        """Draw the dialogs that lie above a window where they are, in a thin frame."""
        painter = QPainter(picture)
        tops = [
            top
            for top in QApplication.topLevelWidgets()
            if isinstance(top, QDialog) and top.isVisible() and top is not below
        ]
        for top in sorted(tops, key=_depth):
            place = top.mapToGlobal(QPoint(0, 0)) - below.mapToGlobal(QPoint(0, 0))
            painter.drawPixmap(place, top.grab())
            painter.setPen(QColor(128, 128, 128))
            painter.drawRect(top.rect().translated(place).adjusted(-1, -1, 0, 0))
        painter.end()


def _depth(dialog: QWidget) -> int:
    """How many windows a dialog stands above."""
    above = dialog.parentWidget()
    return 0 if above is None else 1 + _depth(above.window())


@contextmanager
def window_at_work(
    application: QApplication,
    folder: Path,
    size: tuple[int, int],
    look: Look,
    people: PeopleDoor | None = None,
) -> Iterator[Rig]:
    """A window over real use cases, in a size and a look."""
    rig = make_rig(folder, language=look[0], use_cases=real_use_cases(), people=people)
    rig.settings.language = look[0]
    rig.settings.mark_seen("tour")
    rig.window.look.use_theme(look[1])
    rig.window.resize(*size)
    rig.window.show()
    rig.window.activateWindow()
    yield rig
    put_away(rig)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def take_day(day: MapDay, rig: Rig, folder: Path, album: Album) -> None:
    """All screens of the story, one after the other."""
    window = day.window
    album.add("00-welcome", window)
    day.start(folder / "demo.gpkg")
    album.add("01-start", window)
    day.type_search("康莊 青禾")
    album.add("02-search", window)
    day.take_result()
    album.add("03-found", window)
    day.tab(DockId.LAYERS)
    album.add("04-layers", window)
    day.filter_by(Facet.DAY_PHASE, "night")
    album.add("05-filter", window)
    day.draw_outline(around_middle(day.canvas), finish=False)
    album.add("06-outline", window)
    day.finish_outline()
    album.add("07-selected", window)
    day.open_area_page()
    album.add("08-area-page", window)
    day.browse()
    take_site(day, album)
    take_paper(day, rig, folder, album)
    zones = write_vector(
        folder / "學區.shp", zones_about(day.canvas), names=("甲區", "乙區"), kind="Polygon"
    )
    day.drop(zones, lambda dialog: album.add("17-drop-question", dialog))
    day.tab(DockId.LAYERS)
    album.add("18-guest", window)
    take_streets(day, album)  # before the menus: these keep the keyboard
    take_dialogs(day, album)


def take_site(day: MapDay, album: Album) -> None:
    """The site page and its tabs."""
    window = day.window
    day.keys(window, "Ctrl+Shift+R")
    day.rest()
    day.choose_site(1)
    for place, name in (
        (DIAGRAM_TAB, "09-site-diagram"),
        (CRASHES_TAB, "10-site-crashes"),
        (NOT_DRAWN_TAB, "11-site-not-drawn"),
        (CHARTS_TAB, "12-site-charts"),
    ):
        day.page_tab(place)
        album.add(name, window)
    day.keys(window, "Ctrl+L")
    day.rest()
    album.add("13-leg-question", window)
    day.answer_leg()
    album.add("14-leg-answered", window)


def take_paper(day: MapDay, rig: Rig, folder: Path, album: Album) -> None:
    """The map onto paper, and the sheets as pictures."""
    import pypdfium2

    paper = day.window.map.paper
    paper.ask_path = lambda suffix, title: folder / f"map{suffix}"
    day.open_print_dialog()
    album.add("15-print-map", paper.dialog)
    day.save_map("道安會報", folder / "map.pdf")
    sheet = folder / "sheet.pdf"
    rig.files.pdf_file = lambda parent, suggested: sheet
    day.save_sheet(sheet)
    for name in ("map", "sheet"):
        document = pypdfium2.PdfDocument(folder / f"{name}.pdf")
        image = document[0].render(scale=1.6).to_pil()
        image.save(album.folder / f"{album.prefix}-16-{name}.png")
        document.close()


def take_dialogs(day: MapDay, album: Album) -> None:
    """What opens beside the panels: identify, settings, palette, keys, basemap, help, menus."""
    window = day.window
    bar = window.map.tool_bar
    day.click(bar.widgetForAction(bar.identify))
    day.click(day.canvas)
    day.rest()
    album.add("19-identify", window)
    day.browse()
    for action, name in (
        ("settings", "20-settings"),
        ("palette", "21-palette"),
        ("shortcuts", "22-keys"),
        ("choose_basemap", "23-basemap"),
        ("about", "24-about"),
    ):
        window.actions_by_id[action].trigger()
        QTest.qWait(150)
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        album.add(name, dialog)
        dialog.close()
    window.actions_by_id["help"].trigger()
    QTest.qWait(100)
    album.add("25-help", window.help_desk._help)
    window.help_desk._help.close()
    for place, action in enumerate(window.menuBar().actions()):
        menu = action.menu()
        assert isinstance(menu, QMenu)
        menu.popup(window.mapToGlobal(window.rect().topLeft()))
        album.add(f"26-menu-{place}", menu)
        menu.close()


def take_streets(day: MapDay, album: Album) -> None:
    """Streets from the city to the kerb: measured and assumed ones, the legend, the remarks."""
    window, canvas = day.window, day.canvas
    day.tab(DockId.LAYERS)
    for words, name in (("康莊 朝安", "measured"), ("星光 慢行", "assumed")):
        window.map.search_box.edit.clear()
        day.type_search(words)
        day.take_result()
        middle = canvas.visible_bounds.centre
        for denominator in STREET_SCALES:
            canvas.centre_on(middle, denominator)
            day.rest()
            album.add(f"27-streets-{name}-{denominator:.0f}", window)
    day.keys(window, "Alt+8")
    day.rest()
    table = window.map.doubts.table
    day.click(table.viewport(), table.visualRect(table.index_of_row(0)).center())
    day.rest()
    album.add("28-street-remarks", window)


def take_people(
    application: QApplication, folder: Path, size: tuple[int, int], look: Look, album: Album
) -> None:
    """Corrections, the police's export and personal data, in a store in a file."""
    store = folder / "people.gpkg"
    shutil.copy(folder / "demo.gpkg", store)
    with window_at_work(application, folder, size, look) as rig:
        people = People(MapDay(rig.window), album)
        take_no_server(people)
        people.day.start(store)
        with open_store(store) as beside:
            take_corrections(people, beside)
            take_export(people, folder)
            take_persons(people, beside)


def take_server(
    application: QApplication,
    folder: Path,
    size: tuple[int, int],
    look: Look,
    album: Album,
    mortal: MortalServer,
) -> None:
    """Login, lock and connection with a server, and who may see no case."""
    with mortal.server.database() as database:
        fill_server(mortal, database)
        door = shared_people(mortal, database)
        settings = folder / "server"  # a window of its own, with no layout kept from another
        settings.mkdir()
        with window_at_work(application, settings, size, look, door) as rig:
            people = People(MapDay(rig.window), album)
            take_login(people, mortal, folder)
            take_lost(people, mortal)
            take_role(people, Role.COUNCIL, "39-council-member")
            take_role(people, Role.AUDITOR, "39-auditor")


def take_all(application: QApplication, place: Path, size: tuple[int, int], only: str) -> None:
    """All pictures of a size, in all looks."""
    album_folder = ROOT / "build" / "pictures"
    album_folder.mkdir(parents=True, exist_ok=True)
    demo = place / "demo.gpkg"
    with open_store(demo, create=True) as store:
        build_demo(store)
    with ExitStack() as servers:
        if reason := why_not():
            print(f"No pictures of a server: {reason}")
        mortal = None if reason else servers.enter_context(mortal_server())
        for look in LOOKS:
            prefix = f"{size[0]}-{look[0].value}-{look[1].value}"
            folder = place / prefix
            folder.mkdir()
            shutil.copy(demo, folder / "demo.gpkg")
            album = Album(folder=album_folder, prefix=prefix)
            if only in ("", "day"):
                with window_at_work(application, folder, size, look) as rig:
                    take_day(MapDay(rig.window), rig, folder, album)
            if only in ("", "scenes"):
                shutil.copy(demo, folder / "scenes.gpkg")
                with window_at_work(application, folder, size, look) as rig:
                    take_scenes(SceneDay(rig.window), folder / "scenes.gpkg", album)
            if only in ("", "people"):
                take_people(application, folder, size, look, album)
                if mortal is not None:
                    take_server(application, folder, size, look, album, mortal)


def take_on_screen(size: tuple[int, int], folder: Path, words: list[str]) -> None:
    """Run this program again on a made-up screen of a size: dialogs mind the screen they are on."""
    screen = {"name": "made", "x": 0, "y": 0, "width": size[0], "height": size[1]}
    usual = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    config = folder / "screen.json"
    config.write_text(json.dumps({"screens": [screen | usual]}))
    environment = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    subprocess.run(
        [sys.executable, __file__, "x".join(map(str, size)), *words], env=environment, check=True
    )


def main() -> None:
    """Take all pictures, or those of people only; of one size, or of all."""
    words = sys.argv[1:]
    named = {f"{width}x{height}": (width, height) for width, height in SIZES}
    sizes = [named[word] for word in words if word in named] or list(SIZES)
    more = [word for word in words if word not in named]
    with TemporaryDirectory(prefix="daoan-") as place:
        if "configfile" in os.environ["QT_QPA_PLATFORM"]:
            take_all(make_application(), Path(place), sizes[0], (*more, "")[0])
            return
        for size in sizes:
            take_on_screen(size, Path(place), more)


if __name__ == "__main__":
    main()
