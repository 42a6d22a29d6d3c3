"""Made map layers: a city of road areas, lane lines, crash points and a density picture."""

from __future__ import annotations

from datetime import date

import numpy as np

from app.messages import Language
from app.sheets.map_content import MapSheetContent
from gis.display.primitives import Bounds, Colour
from gis.mapping.features import Features, Shape, point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer, Raster
from gis.mapping.style import ClassStyle, LayerStyle, Symbol

ORIGIN = (193_000.0, 2_597_000.0)
"""South-west corner of the made city: TWD97 metres in Chiayi."""
ROAD = LayerStyle(
    classes=(ClassStyle(fill=Colour(232, 232, 226), line=Colour(150, 150, 150), width_px=0.6),)
)
LANE = LayerStyle(classes=(ClassStyle(line=Colour(120, 140, 170), width_px=0.8),))
CRASH = LayerStyle(
    classes=(
        ClassStyle(
            label="A1 死亡",
            fill=Colour(150, 20, 30),
            line=Colour(255, 255, 255),
            size_px=9,
            symbol=Symbol.SQUARE,
        ),
        ClassStyle(
            label="A2 受傷", fill=Colour(230, 140, 30), line=Colour(255, 255, 255), size_px=7
        ),
        ClassStyle(label="A3 財損", line=Colour(60, 90, 140), size_px=6, symbol=Symbol.RING),
    )
)


def ring_features(rings: list[np.ndarray], *, shape: Shape = Shape.AREA) -> Features:
    """One feature for each ring or line of coordinates."""
    starts = np.concatenate([[0], np.cumsum([len(ring) for ring in rings])]).astype(np.int64)
    numbers = np.arange(len(rings) + 1, dtype=np.int64)
    return Features(
        shape=shape,
        xy=np.vstack(rings) if rings else np.empty((0, 2)),
        ring_start=starts,
        feature_start=numbers,
        ids=numbers[:-1],
        classes=np.zeros(len(rings), np.uint8),
    )


def layer(kind: LayerKind, features: Features, style: LayerStyle, **more: object) -> MapLayer:
    """A visible layer named after its kind."""
    return MapLayer(id=LayerId(kind.value), kind=kind, features=features, style=style, **more)  # type: ignore[arg-type] # test builder


def road_areas(count: int, side_m: float, seed: int = 1) -> Features:
    """Slightly bent strips of ten corners, all over a square of `side_m`."""
    rng = np.random.default_rng(seed)
    middles = rng.random((count, 2)) * side_m
    angles = rng.choice([0.0, np.pi / 2], count) + rng.normal(0, 0.1, count)
    along = np.linspace(-1.0, 1.0, 5)
    strip = np.column_stack([np.concatenate([along, along[::-1]]), np.repeat([-1.0, 1.0], 5)])
    rings = []
    for middle, angle in zip(middles, angles, strict=True):
        corners = strip * (rng.uniform(20, 60), rng.uniform(3, 10))
        corners[:, 1] += 0.02 * corners[:, 0] ** 2 / 20
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        ring = corners @ turn + middle + ORIGIN
        rings.append(np.vstack([ring, ring[:1]]))
    return ring_features(rings)


def lane_lines(count: int, side_m: float, seed: int = 2) -> Features:
    """Lines of four points, all over a square."""
    rng = np.random.default_rng(seed)
    starts = rng.random((count, 1, 2)) * side_m + ORIGIN
    steps = rng.normal(0, 25, (count, 3, 2))
    lines = np.concatenate([starts, starts + np.cumsum(steps, axis=1)], axis=1)
    return ring_features(list(lines), shape=Shape.LINE)


def crash_points(count: int, side_m: float, seed: int = 3) -> Features:
    """Points in heaps, of three classes (1, 30, 69 %)."""
    rng = np.random.default_rng(seed)
    heaps = rng.random((max(count // 20, 1), 2)) * side_m
    xy = heaps[rng.integers(0, len(heaps), count)] + rng.normal(0, 12, (count, 2)) + ORIGIN
    classes = rng.choice(3, count, p=[0.01, 0.3, 0.69]).astype(np.uint8)
    return point_features(xy, classes=classes)


def density(side_m: float, cells: int = 160) -> MapLayer:
    """A red cloud about the city's middle."""
    step = np.linspace(-1, 1, cells)
    x, y = np.meshgrid(step, step)
    rgba = np.zeros((cells, cells, 4), np.uint8)
    rgba[..., 0], rgba[..., 1] = 220, 60
    rgba[..., 3] = 160 * np.exp(-4 * (x**2 + y**2))
    bounds = Bounds(ORIGIN[0], ORIGIN[1], ORIGIN[0] + side_m, ORIGIN[1] + side_m)
    return MapLayer(
        id=LayerId("density"),
        kind=LayerKind.DENSITY,
        raster=Raster(rgba=rgba, bounds=bounds),
        style=LayerStyle(classes=(ClassStyle(label="高", fill=Colour(220, 60, 0, 0.6)),)),
    )


def city_layers(*, roads: int, lanes: int, crashes: int, side_m: float) -> tuple[MapLayer, ...]:
    """Roads, lanes, density and crashes, the lowest first."""
    return (
        layer(LayerKind.BLOCKS, road_areas(roads, side_m), ROAD),
        layer(LayerKind.STREETS, lane_lines(lanes, side_m), LANE),
        density(side_m),
        layer(LayerKind.CRASHES, crash_points(crashes, side_m), CRASH),
    )


def map_content(layers: tuple[MapLayer, ...], **more: object) -> MapSheetContent:
    """A sheet about the layers of a square kilometre."""
    usual: dict[str, object] = {
        "language": Language.CHINESE,
        "title": "嘉義市交通事故分布圖",
        "layers": layers,
        "extent": Bounds(ORIGIN[0], ORIGIN[1], ORIGIN[0] + 1000, ORIGIN[1] + 1000),
        "printed_on": date(2026, 7, 1),
        "program_version": "0.1.0",
        "period": (date(2025, 1, 1), date(2025, 12, 31)),
        "filters": ("A1、A2", "機車"),
        "source": "警政署交通事故資料",
        "data_date": date(2026, 3, 1),
    }
    return MapSheetContent(**(usual | more))  # type: ignore[arg-type] # test builder
