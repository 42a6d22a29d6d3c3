"""A day at the map, by real events: search, filter, outline, site, legs, paper, a foreign file."""

from __future__ import annotations

import shutil
import sqlite3
import struct

import pypdfium2
import pytest
import shapely
from PySide6.QtGui import QPalette

from app.messages import Language
from app.settings_table import ThemeChoice
from app.store.check import check
from gis.crashes.facets import Facet
from gis.mapping.layers import LayerKind
from tests.helpers.guests import write_vector
from tests.helpers.map_day import MapDay, around_middle, zones_about
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from widgets.door.real_use_cases import real_use_cases
from widgets.parts.theme import use_theme

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # menus, offscreen
]
JUNCTION = "康莊大道 / 青禾路"
NEAR_M = 1.0


@pytest.fixture
def rig(dressed, qtbot, tmp_path, demo_file):
    """A window in English, no store open, a copy of the demo store at hand."""
    shutil.copy(demo_file, tmp_path / "city.gpkg")
    made = make_rig(tmp_path, language=Language.ENGLISH, use_cases=real_use_cases())
    made.settings.language = Language.ENGLISH
    made.window.look.use_theme(ThemeChoice.LIGHT)
    made.window.resize(1280, 800)
    made.window.show()
    qtbot.waitExposed(made.window)
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    use_theme(dressed, ThemeChoice.LIGHT)
    put_away(made)


def asked(store, sql, *values):
    """Rows of the file, without the program."""
    connection = sqlite3.connect(store)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def point_of(blob):
    """The point of a GeoPackage geometry: two little-endian doubles at its end."""
    return struct.unpack("<dd", blob[-16:])


def words_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return text


def test_a_day_at_the_map(rig, tmp_path):
    store, window, day = tmp_path / "city.gpkg", rig.window, MapDay(rig.window)
    crashes = asked(store, "select count(*) from crash")[0][0]

    day.start(store)
    assert window.crashes.list.view.model().rowCount() == crashes
    first_in_list = window.sites.rows[0].site.name
    assert window.site.title.text() == first_in_list

    search_a_junction(day, store)
    filter_the_night(day, store)
    select_by_outline(day, store)
    answer_a_leg(day, store)
    put_on_paper(day, rig, tmp_path)
    drop_a_shapefile(day, tmp_path)
    speak_chinese_in_the_dark(day, rig)
    assert check(str(store)) == []


def search_a_junction(day, store):
    """Some letters of two streets and Enter: map, list and page are at the junction."""
    day.type_search("康莊 青禾")
    day.take_result()
    ((blob,),) = asked(store, "select geom from junction where name = ?", JUNCTION)
    where, middle = point_of(blob), day.canvas.window_.middle
    assert middle == pytest.approx(where, abs=NEAR_M)
    assert day.window.site.title.text() == JUNCTION
    assert day.window.sites.chosen.site.name == JUNCTION


def filter_the_night(day, store):
    """Map, crash list and site page hold the same crashes."""
    ((at_night,),) = asked(store, "select count(*) from crash where day_phase = 'night'")
    day.filter_by(Facet.DAY_PHASE, "night")
    assert day.window.crashes.list.view.model().rowCount() == at_night
    assert f"{at_night:,}" in day.window.crashes.filter.summary.text()
    day.until(lambda: "night" in day.window.site.counts.text())
    shown = crash_layer(day).features
    placed = asked(store, "select fid from crash where day_phase = 'night' and geom is not null")
    assert set(shown.ids.tolist()) == {fid for (fid,) in placed}


def crash_layer(day):
    layers = day.canvas.stack.layers
    return next(layer for layer in layers if layer.kind is LayerKind.CRASHES)


def select_by_outline(day, store):
    """An outline by clicks selects what lies in it; its page holds the same crashes."""
    for _ in range(3):
        day.keys(day.canvas, "-")  # a junction alone has few crashes at night
    day.rest()
    corners = around_middle(day.canvas)
    ring = [day.canvas.window_.view.to_metres((at.x(), at.y())) for at in corners]
    day.draw_outline(corners)
    outline = shapely.Polygon(ring)
    rows = asked(
        store, "select fid, geom from crash where day_phase = 'night' and geom is not null"
    )
    inside = {fid for fid, blob in rows if outline.covers(shapely.Point(point_of(blob)))}
    assert len(inside) > 5
    assert day.window.crashes.desk.selected == inside
    day.open_area_page()
    content = day.window.site.view.content
    assert content.total == len(content.crashes) >= len(inside) - 2
    day.browse()
    assert day.window.map.tool_bar.browse.isChecked()


def answer_a_leg(day, store):
    """The number key stores the answer, draws the crash; undo takes it back, redo tells it."""
    day.keys(day.window, "Ctrl+Shift+R")
    day.rest()
    day.choose_site(1)
    window = day.window
    left = window.site.legs.left
    case, leg = day.answer_leg()
    assert window.site.legs.left == left - 1
    rows = asked(
        store,
        "select a.* from leg_answer a join crash c on c.uid = a.crash_uid where c.case_no = ?",
        case,
    )
    assert len(rows) == 1
    assert any(leg in str(value) for value in rows[0])
    day.keys(window, "Ctrl+Z")
    day.until(lambda: window.site.legs.left == left)
    day.rest()
    day.keys(window, "Ctrl+Shift+Z")
    day.until(lambda: window.site.legs.left == left - 1)
    day.rest()


def put_on_paper(day, rig, folder):
    """Map and site sheet as PDFs whose words can be searched."""
    day.window.map.paper.ask_path = lambda suffix, title: folder / f"map{suffix}"
    day.open_print_dialog()
    day.save_map("道安會報附圖", folder / "map.pdf")
    words = words_of(folder / "map.pdf")
    assert "道安會報附圖" in words
    assert "1:" in words

    sheet = folder / "sheet.pdf"
    rig.files.pdf_file = lambda parent, suggested: sheet
    day.save_sheet(sheet)
    content = day.window.site.view.content
    words = words_of(sheet)
    assert content.site_name in words
    assert f"{content.total}" in words
    assert all(crash.case_no in words for crash in content.crashes[:3])


def drop_a_shapefile(day, folder):
    """A dropped Shapefile is a guest: on the map, in the list, not in the store."""
    before = len(day.canvas.stack.layers)
    zones = zones_about(day.canvas)
    file = write_vector(folder / "學區.shp", zones, names=("甲區", "乙區"), kind="Polygon")
    day.drop(file)
    layers = day.canvas.stack.layers
    assert len(layers) == before + 1
    (guest,) = [layer for layer in layers if layer.kind is LayerKind.GUEST]
    assert guest.title == "學區"
    assert len(guest.features.ids) == len(zones)
    xs = [x for zone in zones for x, _ in zone["coordinates"][0]]
    assert guest.bounds.min_x == pytest.approx(min(xs), abs=0.01)
    assert guest.bounds.max_x == pytest.approx(max(xs), abs=0.01)


def speak_chinese_in_the_dark(day, rig):
    """Language and colours by the menus: every panel follows, nothing chosen is lost."""
    window = day.window
    case = window.sites.chosen.site.name
    assert window.host.docks["sites"].windowTitle() == "Sites"
    day.menu(window.menus.languages[Language.CHINESE])
    day.rest()
    titles = [dock.windowTitle() for dock in window.host.docks.values()]
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in title) for title in titles)
    assert window.host.docks["sites"].windowTitle() == "地點"
    assert "事故" in window.site.counts.text()
    assert rig.settings.language is Language.CHINESE

    light = window.palette().color(QPalette.ColorRole.Window).lightness()
    day.menu(window.menus.themes[ThemeChoice.DARK])
    day.rest()
    assert window.palette().color(QPalette.ColorRole.Window).lightness() < 80 < light
    ground = window.map.canvas.grab().toImage().pixelColor(5, 5)
    assert ground.lightness() < 100
    assert window.sites.chosen.site.name == case
