"""What the legend of the layer list shows."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from app.mapping.street_styles import PaintLook, area_style, line_style
from gis.mapping.features import Shape, features_of
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.style import LayerStyle
from widgets.map.legend import legend_entries

pytestmark = pytest.mark.gui

LINE = shapely.LineString([(0, 0), (10, 0)])


@pytest.mark.parametrize("name", ["white", "yellow", "red"])
@pytest.mark.parametrize(
    ("kind", "shape", "drawn"),
    [(LayerKind.MARKINGS, Shape.LINE, LINE), (LayerKind.MARKING_AREAS, Shape.AREA, LINE.buffer(1))],
)
def test_paint_of_every_colour_is_seen_in_the_legend(dressed, name, kind, shape, drawn):
    look = line_style(PaintLook(name, 0.15)) if shape is Shape.LINE else area_style(name)
    layer = MapLayer(
        id=LayerId("paint"),
        kind=kind,
        features=features_of(np.array([drawn]))[shape],
        style=LayerStyle(classes=(look,)),
    )
    (entry,) = legend_entries(layer)
    image = entry.sample().toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    edge = image.pixelColor(image.width() // 2, 1)
    difference = [abs(middle.red() - edge.red()), abs(middle.blue() - edge.blue())]
    assert max(difference) > 60
