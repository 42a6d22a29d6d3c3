"""The legend of printed maps: samples that are seen on white paper."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from app.mapping.street_styles import ASPHALT, PaintLook, area_style, line_style
from app.messages import Language
from app.sheets.lettering import words_in
from app.sheets.map_legend import LegendEntry, lay_out_legend, legend_entries
from gis.display.primitives import WHITE, Bounds, Circle, Colour, Path
from gis.mapping.features import Shape, features_of
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.map_drawing import PaperMap
from gis.mapping.style import ClassStyle, LayerStyle

PAPER = PaperMap(ground=Bounds(0.0, 0.0, 100.0, 100.0), scale=500.0)
ROOM = Bounds(0.0, 0.0, 0.1, 0.03)
WORDS = words_in(Language.CHINESE)
SIGNS = "標誌及號誌"


def layer_of(
    kind: LayerKind, style: ClassStyle, shape: shapely.Geometry, title: str = ""
) -> MapLayer:
    (features,) = features_of(np.array([shape], dtype=object)).values()
    return MapLayer(
        id=LayerId(kind.value),
        kind=kind,
        title=title,
        features=features,
        style=LayerStyle(classes=(style,)),
    )


@pytest.mark.parametrize(
    ("kind", "style", "shape"),
    [
        (
            LayerKind.MARKINGS,
            line_style(PaintLook("white", 0.1)),
            shapely.LineString([(0, 0), (50, 50)]),
        ),
        (LayerKind.MARKING_AREAS, area_style("white"), shapely.box(10, 10, 20, 20)),
    ],
)
def test_white_paint_lies_on_asphalt(
    kind: LayerKind, style: ClassStyle, shape: shapely.Geometry
) -> None:
    entries = legend_entries([layer_of(kind, style, shape)], WORDS, PAPER)
    drawn = lay_out_legend(entries, WORDS, ROOM, 500.0)
    ground, paint = (item for item in drawn if isinstance(item, Path))
    assert ground.fill == ASPHALT
    pen = paint.stroke.colour if paint.stroke is not None else None
    assert (paint.fill or pen) == WHITE


def test_signs_are_shown_as_a_plate_and_named_once() -> None:
    style = ClassStyle(label=SIGNS, fill=Colour(20, 20, 20))
    layer = layer_of(LayerKind.FURNITURE, style, shapely.box(10, 10, 12, 12), SIGNS)
    (entry,) = legend_entries([layer], WORDS, PAPER)
    assert entry.words == SIGNS
    drawn = lay_out_legend([entry], WORDS, ROOM, 500.0)
    assert len([item for item in drawn if isinstance(item, Circle)]) == 1
    assert not [item for item in drawn if isinstance(item, Path)]


def test_a_look_without_a_pen_leaves_bare_asphalt() -> None:
    entry = LegendEntry(words="a", style=ClassStyle(), shape=Shape.LINE, kind=LayerKind.MARKINGS)
    drawn = lay_out_legend([entry], WORDS, ROOM, 500.0)
    assert [item.fill for item in drawn if isinstance(item, Path)] == [ASPHALT]
