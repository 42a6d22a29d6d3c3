"""The map panel: layers of a store come and go, filters reach the crash layer, sites are marked."""

from __future__ import annotations

from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLayout
from shapely import Point

from app.mapping.density_layer import DENSITY
from app.mapping.store_layers import CRASHES, CrashPoints, crash_layer
from app.mapping.tile_cache import TileCache
from app.messages import Language
from app.store.schema import junction
from gis.mapping.layers import LayerId
from tests.helpers.map_layers import lines
from tests.helpers.stores import make_store
from widgets.map.map_panel import MapPanel, MapSurroundings
from widgets.map.site_mark import SITE_RADIUS_M
from widgets.parts.background import Background
from widgets.parts.theme import palette_for

pytestmark = pytest.mark.gui
XY = np.array([[100.0, 100.0], [900.0, 100.0], [500.0, 500.0], [500.0, 510.0]])
POINTS = CrashPoints(xy=XY, ids=np.array([3, 5, 8, 9]), classes=np.array([0, 2, 2, 3], np.uint8))
STORE = SimpleNamespace(location="city.gpkg", epsg=3826)


def read_layers(store, dark, progress):
    streets = lines([(0, 100), (1000, 100)], [(500, 0), (500, 900)], name="streets")
    return (streets, crash_layer(POINTS, dark=dark)), POINTS


@pytest.fixture
def panel(dressed, qtbot, tmp_path):
    background = Background()
    made = MapPanel(
        MapSurroundings(
            background=background,
            tile_cache=TileCache(tmp_path / "tiles"),
            language=lambda: Language.ENGLISH,
            read_layers=read_layers,
        )
    )
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitSignal(made.layers.loaded):
        made.open_store(STORE)
    yield made
    made.finish()
    assert background.finish(5.0)


def shown_crashes(panel) -> list[int]:
    return sorted(panel.stack.get(CRASHES).features.ids.tolist())


def test_a_store_is_shown_whole_with_its_layers_in_order(panel):
    assert [layer.id for layer in panel.stack.layers] == ["streets", "density", "crashes"]
    sight = panel.canvas.visible_bounds
    assert sight.min_x <= 0
    assert sight.max_x >= 1000
    assert shown_crashes(panel) == [3, 5, 8, 9]


def test_only_crashes_that_pass_stay_on_the_map_and_look_as_before(panel):
    panel.stack.change(CRASHES, opacity=0.4)
    panel.crash_marks.show_passing(None, np.array([5, 9]))
    assert shown_crashes(panel) == [5, 9]
    assert panel.stack.get(CRASHES).opacity == 0.4
    panel.crash_marks.show_passing(None, np.array([3, 5, 8, 9]))
    assert shown_crashes(panel) == [3, 5, 8, 9]


def test_a_density_is_made_only_once_it_is_wanted_and_follows_the_filter(panel, qtbot):
    assert panel.stack.get(DENSITY).raster is None
    panel.stack.change(DENSITY, visible=True)
    qtbot.waitUntil(lambda: panel.stack.get(DENSITY).raster is not None)
    before = panel.stack.get(DENSITY).raster
    panel.crash_marks.show_passing(None, np.array([5]))
    qtbot.waitUntil(lambda: panel.stack.get(DENSITY).raster is not before)
    assert panel.stack.get(DENSITY).visible


def test_selected_crashes_are_marked_where_they_lie(panel):
    panel.crash_marks.show_selected(frozenset({3, 9}))
    (shape,) = panel.canvas.overlays["selection"]
    assert sorted(shape.points) == [(100.0, 100.0), (500.0, 510.0)]
    panel.crash_marks.show_selected(frozenset())
    assert panel.canvas.overlays["selection"] == ()


def test_the_map_goes_to_selected_crashes_but_not_closer_than_a_street(panel):
    panel.crash_marks.zoom_to(frozenset({8}))
    middle = panel.canvas.window_.middle
    assert middle == pytest.approx((500, 500), abs=1e-6)
    assert panel.canvas.denominator == pytest.approx(1000)
    panel.crash_marks.zoom_to(frozenset())
    assert panel.canvas.window_.middle == middle


def test_a_site_is_marked_and_brought_into_sight(panel):
    panel.canvas.centre_on((100_000, 100_000), 500)
    panel.site_mark.show((500.0, 500.0))
    (shape,) = panel.canvas.overlays["site"]
    assert shape.radius_m == SITE_RADIUS_M
    assert panel.canvas.window_.middle == pytest.approx((500, 500))
    panel.site_mark.show((500.0, 500.0), ((0, 0), (10, 0), (10, 10)))
    assert panel.canvas.overlays["site"][0].closed


def test_a_site_neither_marks_nor_moves_a_map_that_somebody_draws_on(panel):
    before = panel.canvas.visible_bounds
    panel.site_mark.draw_on(True)
    panel.site_mark.show((90_000.0, 90_000.0))
    assert panel.canvas.visible_bounds == before
    assert not panel.canvas.overlays.get("site")
    panel.site_mark.draw_on(False)
    (mark,) = panel.canvas.overlays["site"]
    assert mark.points == ((90_000.0, 90_000.0),)


def test_a_scale_typed_below_the_map_is_taken(panel):
    line = panel.coordinates.scale.lineEdit()
    line.selectAll()
    QTest.keyClicks(line, "1:2500")
    QTest.keyClick(line, "\r")
    assert panel.canvas.denominator == pytest.approx(2500)


def test_another_store_takes_the_first_ones_layers_away_but_remembers_how_they_were_seen(
    panel, qtbot
):
    panel.stack.change(LayerId("streets"), visible=False)
    with qtbot.waitSignal(panel.layers.loaded):
        panel.open_store(STORE)
    assert not panel.stack.get(LayerId("streets")).visible


def test_dark_colours_reach_the_layers(panel, qtbot):
    before = panel.stack.get(CRASHES).style
    panel.setPalette(palette_for(dark=True))
    assert panel.stack.get(CRASHES).style != before
    assert panel.is_dark


def test_only_selected_crashes_that_pass_are_marked(panel):
    panel.crash_marks.show_selected(frozenset({3, 5}))
    (marks,) = panel.canvas.overlays["selection"]
    assert marks.points == ((100.0, 100.0), (900.0, 100.0))
    panel.crash_marks.show_passing(None, np.array([5, 9]))
    (marks,) = panel.canvas.overlays["selection"]
    assert marks.points == ((900.0, 100.0),)
    panel.crash_marks.show_passing(None, np.array([3, 5, 8, 9]))
    assert len(panel.canvas.overlays["selection"][0].points) == 2


@pytest.mark.parametrize("width", [400, 500, 560, 900])
def test_nothing_below_the_map_stands_on_something_else(panel, qtbot, width):
    panel.setMinimumWidth(100)
    panel.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    panel.resize(width, 600)
    bar = panel.coordinates
    stand = [bar.coordinates, bar.scale_label, bar.scale, panel.basemap_indicator]

    def edges():
        shown = [widget for widget in stand if widget.isVisible()]
        at = [(w.mapTo(panel, QPoint()).x(), w.width()) for w in shown]
        return [(x + wide, after) for (x, wide), (after, _) in pairwise(at)]

    qtbot.waitUntil(lambda: panel.width() == width and all(one <= two for one, two in edges()))
    assert bar.scale.isVisible() == (width > 400)


def test_the_words_of_a_tool_lie_over_the_map_which_keeps_its_place(panel, qtbot):
    hint, canvas = panel.tools.hint, panel.canvas
    before, middle = canvas.size(), canvas.window_.middle
    qtbot.mouseClick(
        panel.tool_bar.widgetForAction(panel.tool_bar.select_polygon), Qt.MouseButton.LeftButton
    )
    assert hint.isVisible()
    assert canvas.rect().contains(hint.geometry())
    assert (canvas.size(), canvas.window_.middle) == (before, middle)
    words = hint.fontMetrics().boundingRect(
        hint.contentsRect(), int(Qt.TextFlag.TextWordWrap), hint.text()
    )
    assert hint.contentsRect().height() >= words.height()


def test_a_drawn_area_tells_how_many_crashes_it_holds_and_what_can_be_done(panel, qtbot):
    panel.picks.crashes_chosen.connect(panel.crash_marks.show_selected)
    qtbot.mouseClick(
        panel.tool_bar.widgetForAction(panel.tool_bar.select_rectangle), Qt.MouseButton.LeftButton
    )
    view = panel.canvas.window_.view
    ends = [QPoint(*map(round, view.to_pixels(at))) for at in ((450.0, 550.0), (950.0, 50.0))]
    for end in ends:
        qtbot.mouseClick(panel.canvas, Qt.MouseButton.LeftButton, pos=end)
    assert panel.tools.hint.text().startswith("3 crashes selected. Right-click")


def test_a_box_about_many_selected_crashes_says_that_not_all_are_marked(panel, monkeypatch):
    monkeypatch.setattr("widgets.map.selection_marks.MOST_MARKS", 2)
    panel.crash_marks.show_selected(frozenset({3, 5, 8}))
    marks, box = panel.canvas.overlays["selection"]
    assert len(marks.points) == 2
    assert box.text == "3 crashes selected, 2 of them marked"


def test_what_others_brought_in_is_found_once_the_store_is_read_again(panel, qtbot, tmp_path):
    def add(name):
        place = {"name": name, "source": "streets", "geom": Point(1, 2)}
        with store.write(actor="lin", action="import") as unit:
            unit.insert(junction, [place])

    def found(name):
        return [result.title for result in panel.tools.find(name)]

    with make_store(tmp_path / "city.gpkg") as store:
        add("Museum Road")
        panel.open_store(store)
        qtbot.waitUntil(lambda: found("museum") == ["Museum Road"])
        add("Harbour Road")
        panel.read_again(store)
        assert found("museum") == ["Museum Road"], "while names are read, those known are found"
        qtbot.waitUntil(lambda: found("harbour") == ["Harbour Road"])
