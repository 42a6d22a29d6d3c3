from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from app.mapping.basemap import Basemap, BasemapMode, BasemapTile
from app.mapping.basemap_pictures import basemap_pictures
from app.mapping.basemap_sources import own_source
from app.mapping.tile_cache import TileCache
from app.mapping.tile_fetching import TileFetcher
from gis.display.primitives import Bounds
from tests.helpers.tile_server import picture, tile_server
from widgets.map.basemap_painter import BasemapPainter, BasemapPump
from widgets.parts.view_transform import ViewTransform

pytestmark = pytest.mark.gui
RED, BLUE = QColor(200, 30, 30), QColor(30, 30, 200)
VIEW = ViewTransform(scale=1.0, left=1000.0, top=2000.0)
"""A pixel a metre; the upper left pixel is (1000, 2000)."""


def tile(column, colour, *, side=100.0, zoom=17):
    left, top = 1000.0 + column * side, 2000.0
    return BasemapTile(
        key=("a", zoom, column, 0),
        data=picture(colour.getRgb()[:3]),
        corners=(
            (left, top),
            (left + side, top),
            (left + side, top - side),
            (left, top - side),
        ),
    )


def painted(painter_object, tiles, view=VIEW):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter_object.paint(painter, tiles, view)
    painter.end()
    return image


@pytest.fixture
def tiles_painter(dressed):
    made = BasemapPainter()
    yield made
    made.stop()


def test_tiles_are_decoded_after_painting_and_shown_the_next_time(tiles_painter, qtbot):
    shown = [tile(0, RED), tile(1, BLUE)]
    first = painted(tiles_painter, shown)
    assert first.pixelColor(50, 50) == QColor("white")
    assert tiles_painter.waiting == 2
    with qtbot.waitSignal(tiles_painter.ready):
        pass
    qtbot.waitUntil(lambda: tiles_painter.waiting == 0)
    second = painted(tiles_painter, shown)
    assert second.pixelColor(50, 50) == RED
    assert second.pixelColor(150, 50) == BLUE
    assert second.pixelColor(250, 50) == QColor("white")
    assert second.pixelColor(50, 150) == QColor("white")


def test_no_hair_of_background_shows_between_two_tiles(tiles_painter, qtbot):
    shown = [tile(column, RED) for column in range(3)]
    odd = ViewTransform(scale=0.937, left=1000.3, top=1999.6)
    painted(tiles_painter, shown, odd)
    qtbot.waitUntil(lambda: tiles_painter.waiting == 0)
    image = painted(tiles_painter, shown, odd)
    assert {image.pixelColor(x, 40).name() for x in range(3, 270)} == {RED.name()}


def test_later_tiles_lie_over_earlier_ones(tiles_painter, qtbot):
    shown = [tile(0, RED, side=200.0, zoom=16), tile(0, BLUE)]
    painted(tiles_painter, shown)
    qtbot.waitUntil(lambda: tiles_painter.waiting == 0)
    image = painted(tiles_painter, shown)
    assert image.pixelColor(50, 50) == BLUE
    assert image.pixelColor(150, 150) == RED


def test_bytes_that_are_no_picture_and_tiles_without_area_are_left_out(tiles_painter, qtbot):
    flat = BasemapTile(key=("a", 17, 9, 0), data=picture(), corners=((1000.0, 2000.0),) * 4)
    broken = BasemapTile(
        key=("a", 17, 8, 0), data=b"\x89PNG\r\n\x1a\nnonsense", corners=tile(0, RED).corners
    )
    painted(tiles_painter, [flat, broken])
    qtbot.waitUntil(lambda: tiles_painter.waiting == 0)
    image = painted(tiles_painter, [flat, broken, tile(1, BLUE)])
    assert image.pixelColor(50, 50) == QColor("white")
    assert basemap_pictures([broken]) == ()


def test_tiles_become_pictures_for_paper():
    (made,) = basemap_pictures([tile(1, BLUE)])
    assert (made.columns, made.rows) == (256, 256)
    assert made.rgba[:4] == bytes((30, 30, 200, 255))
    assert made.corners == ((1100.0, 2000.0), (1200.0, 2000.0), (1200.0, 1900.0), (1100.0, 1900.0))


def test_the_pump_brings_tiles_from_a_server_into_the_picture(
    dressed, qtbot, tmp_path, monkeypatch
):
    for name in ("http_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    box = Bounds(193_700.0, 2_597_400.0, 194_000.0, 2_597_600.0)
    with tile_server() as server:
        basemap = Basemap(TileFetcher(TileCache(tmp_path), program="t"))
        pump = BasemapPump(basemap)
        tiles_painter = BasemapPainter()
        basemap.choose(own_source(server.template))
        assert basemap.tiles_for(box, 1.0) == []
        qtbot.waitUntil(lambda: basemap.state.mode is BasemapMode.SHOWN, timeout=20_000)
        view = ViewTransform(scale=1.0, left=box.min_x, top=box.max_y)
        painted(tiles_painter, basemap.tiles_for(box, 1.0), view)
        qtbot.waitUntil(lambda: tiles_painter.waiting == 0)
        image = painted(tiles_painter, basemap.tiles_for(box, 1.0), view)
        assert image.pixelColor(150, 100) == RED
        pump.stop()
        tiles_painter.stop()
        assert basemap.close(10.0)
