from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from app.mapping.basemap import Basemap, BasemapMode, BasemapTile
from app.mapping.basemap_pictures import basemap_pictures
from app.mapping.basemap_sources import own_source
from app.mapping.layer_stack import LayerStack
from app.mapping.tile_cache import TileCache
from app.mapping.tile_fetching import TileFetcher
from tests.helpers.tile_server import picture, tile_server
from widgets.map.basemap_underlay import BasemapLink, Underlay
from widgets.map.canvas import MapCanvas
from widgets.map.frame import MapFrame
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


def painted(tiles, view=VIEW) -> QImage:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    underlay = Underlay()
    underlay.tiles = tuple(tiles)
    underlay.paint(image, MapFrame(view=view, width=300, height=200))
    return image


def test_tiles_lie_where_their_corners_say(dressed):
    image = painted([tile(0, RED), tile(1, BLUE)])
    assert image.pixelColor(50, 50) == RED
    assert image.pixelColor(150, 50) == BLUE
    assert image.pixelColor(250, 50) == QColor("white")
    assert image.pixelColor(50, 150) == QColor("white")


def test_no_hair_of_background_shows_between_two_tiles(dressed):
    odd = ViewTransform(scale=0.937, left=1000.3, top=1999.6)
    image = painted([tile(column, RED) for column in range(3)], odd)
    assert {image.pixelColor(x, 40).name() for x in range(3, 270)} == {RED.name()}


def test_later_tiles_lie_over_earlier_ones(dressed):
    image = painted([tile(0, RED, side=200.0, zoom=16), tile(0, BLUE)])
    assert image.pixelColor(50, 50) == BLUE
    assert image.pixelColor(150, 150) == RED


def test_bytes_that_are_no_picture_and_tiles_without_area_are_left_out(dressed):
    flat = BasemapTile(key=("a", 17, 9, 0), data=picture(), corners=((1000.0, 2000.0),) * 4)
    broken = BasemapTile(
        key=("a", 17, 8, 0), data=b"\x89PNG\r\n\x1a\nnonsense", corners=tile(0, RED).corners
    )
    image = painted([flat, broken, tile(1, BLUE)])
    assert image.pixelColor(50, 50) == QColor("white")
    assert image.pixelColor(150, 50) == BLUE
    assert basemap_pictures([broken]) == ()


def test_tiles_become_pictures_for_paper():
    (made,) = basemap_pictures([tile(1, BLUE)])
    assert (made.columns, made.rows) == (256, 256)
    assert made.rgba[:4] == bytes((30, 30, 200, 255))
    assert made.corners == ((1100.0, 2000.0), (1200.0, 2000.0), (1200.0, 1900.0), (1100.0, 1900.0))


def test_a_chosen_basemap_comes_from_its_server_under_the_layers_and_goes_again(
    dressed, qtbot, tmp_path, monkeypatch
):
    for name in ("http_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    canvas = MapCanvas(LayerStack())
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    with qtbot.waitExposed(canvas):
        canvas.show()
    canvas.centre_on((193_850.0, 2_597_500.0), 4000)

    def middle() -> QColor:
        return canvas.grab().toImage().pixelColor(150, 100)

    with tile_server() as server:
        basemap = Basemap(TileFetcher(TileCache(tmp_path), program="t"))
        link = BasemapLink(canvas, basemap)
        link.choose(own_source(server.template))
        qtbot.waitUntil(lambda: basemap.state.mode is BasemapMode.SHOWN, timeout=20_000)
        qtbot.waitUntil(lambda: middle() == RED, timeout=20_000)
        link.choose(None)
        qtbot.waitUntil(lambda: middle() != RED, timeout=20_000)
        link.finish()
        canvas.finish()
