"""Photos are painted where the ground they show lies, at any scale and tilt."""

import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage

from app.underlays.pyramid import SQUARE_PX, open_pyramid
from app.underlays.underlay import (
    Underlay,
    UnderlayId,
    bounds_of,
    finest_pixel_m,
    square_corners,
)
from gis.drafting.georeference import corners
from gis.drafting.georeference_fit import PointPair, fitted
from tests.helpers.drone_pictures import Drone
from widgets.map.frame import MapFrame
from widgets.map.photo_painter import PhotoPainter, ShownPhoto
from widgets.parts.view_transform import ViewTransform

pytestmark = pytest.mark.gui
SIZE = (1300, 1000)


def colours_at(ground):
    """A smooth colour for each place of the ground."""
    x, y = (ground / 7.0).T
    return np.column_stack(
        [127 + 110 * np.sin(x), 127 + 110 * np.cos(y), 127 + 110 * np.sin(x + y)]
    )


def shown(tmp_path, drone, opacity=1.0):
    path = tmp_path / "photo.png"
    if not path.exists():
        Image.fromarray(drone.picture(colours_at)).save(path)
    pairs = [PointPair(pixel=tuple(p), ground=drone.ground_of(p)) for p in corners(*SIZE)]
    one = Underlay(
        id=UnderlayId("a"),
        file=path,
        name="a",
        width=SIZE[0],
        height=SIZE[1],
        transform=fitted(pairs, size=SIZE).transform,
    )
    pyramid = open_pyramid(path, tmp_path / "cache")
    grids = tuple(
        square_corners(
            one,
            shrink=level.shrink,
            square_px=SQUARE_PX,
            columns=level.columns,
            rows=level.rows,
            epsg=3826,
        )
        for level in pyramid.levels
    )
    return ShownPhoto(
        key="a",
        pyramid=pyramid,
        corners=grids,
        bounds=bounds_of(one, epsg=3826),
        pixel_m=finest_pixel_m(one, epsg=3826),
        opacity=opacity,
    )


def painted(photo, middle, scale, ground="#000000"):
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor(ground))
    view = ViewTransform(scale=scale, left=middle[0] - 128 / scale, top=middle[1] + 128 / scale)
    painter = PhotoPainter()
    painter.photos = (photo,)
    painter.paint(image, MapFrame(view=view, width=256, height=256))
    data = np.frombuffer(image.constBits(), np.uint8).reshape(256, 256, 4)[:, :, 2::-1]
    columns, rows = np.meshgrid(np.arange(256) + 0.5, np.arange(256) + 0.5)
    places = np.column_stack([view.left + columns.ravel() / scale, view.top - rows.ravel() / scale])
    return data.astype(int), places


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("scale", [2.5, 8.0, 60.0])
def test_every_pixel_of_the_map_shows_the_colour_of_its_ground(tmp_path, seed, scale):
    drone = Drone.anywhere(np.random.default_rng(seed), SIZE)
    photo = shown(tmp_path, drone)
    data, places = painted(photo, drone.ground_of((650, 500)), scale)
    seen = np.array([drone.pixel_of(place) for place in places[::37]])
    inside = ((seen > 8) & (seen < np.array(SIZE) - 8)).all(axis=1)
    assert inside.sum() > 100
    expected = colours_at(places[::37][inside])
    found = data.reshape(-1, 3)[::37][inside]
    assert abs(found - expected).mean() < 2.5
    assert np.quantile(abs(found - expected), 0.99) < 9
    photo.pyramid.close()


def test_a_translucent_photo_shows_no_grid_of_its_squares(tmp_path):
    drone = Drone.anywhere(np.random.default_rng(2), SIZE)
    solid, clear = shown(tmp_path, drone), shown(tmp_path, drone, 0.5)
    middle = drone.ground_of((512, 512))
    full, _ = painted(solid, middle, 20.0)
    half, _ = painted(clear, middle, 20.0)
    assert abs(half - full / 2).max() <= 2
    for photo in (solid, clear):
        photo.pyramid.close()


def test_beside_the_photo_nothing_is_painted(tmp_path):
    drone = Drone.anywhere(np.random.default_rng(2), SIZE)
    photo = shown(tmp_path, drone)
    x, y = drone.ground_of((650, 500))
    data, _ = painted(photo, (x + 3000, y), 5.0, "#123456")
    assert (data == (0x12, 0x34, 0x56)).all()
    photo.pyramid.close()
    data, _ = painted(photo, (x, y), 5.0, "#123456")
    assert (data == (0x12, 0x34, 0x56)).all()
