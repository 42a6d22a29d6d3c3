from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from shapely import LineString, Polygon, box

from app.mapping.restyle import restyled
from app.mapping.store_layers import STREETS, read_store_layers
from app.mapping.street_layers import (
    MARKING_AREAS,
    MARKINGS,
    MARKINGS_FROM,
    SURFACES,
    SURFACES_FROM,
)
from app.mapping.street_styles import SURFACE_COUNT, SurfaceClass
from app.store.store import Store
from gis.mapping.layers import LayerId, MapLayer
from gis.streets.derived import Marking, RoadBody, StreetGeometry
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry


def layers_of(store: Store) -> dict[LayerId, MapLayer]:
    layers, _points = read_store_layers(store, dark=False)
    return {layer.id: layer for layer in layers}


def counts(layer: MapLayer) -> dict[int, int]:
    """How many features of each class."""
    assert layer.features is not None
    found = np.bincount(layer.features.classes)
    return {number: int(count) for number, count in enumerate(found) if count}


def test_surfaces_are_classed_by_what_they_are(store: Store) -> None:
    put_geometry(store, make_crossing())
    ground = SURFACE_COUNT  # the middle band: level 0
    assert counts(layers_of(store)[SURFACES]) == {
        ground + SurfaceClass.ISLAND: 4,
        ground + SurfaceClass.SLOW: 8,
        ground + SurfaceClass.ROAD_ASSUMED: 5,  # bodies and the junction where they end
        ground + SurfaceClass.SIDEWALK: 8,
    }


def test_roads_with_confirmed_widths_look_different(store: Store) -> None:
    crossing = make_crossing()

    def confirmed(street):  # type: ignore[no-untyped-def]
        elements = tuple(replace(one, assumed=False) for one in street.section.elements)
        return replace(street, section=replace(street.section, elements=elements))

    roads = tuple(confirmed(street) for street in crossing.roads)
    put_geometry(store, replace(crossing, roads=roads))
    found = counts(layers_of(store)[SURFACES])
    assert found[SURFACE_COUNT + SurfaceClass.ROAD] == 5
    assert SURFACE_COUNT + SurfaceClass.ROAD_ASSUMED not in found


def test_markings_are_as_wide_and_dashed_as_on_the_ground(store: Store) -> None:
    put_geometry(store, make_crossing())
    layers = layers_of(store)
    lines, areas = layers[MARKINGS], layers[MARKING_AREAS]
    looks = {
        (style.label, style.width_m, style.dashes_m): number
        for number, style in enumerate(lines.style.classes)
    }
    found = counts(lines)
    assert {look: found[number] for look, number in looks.items()} == {
        ("White markings", 0.1, (4.0, 6.0)): 8,
        ("White markings", 0.35, ()): 4,
        ("Yellow markings", 0.1, ()): 4,
        ("Red markings", 0.1, ()): 4,
    }
    assert areas.features is not None
    assert len(areas.features) == 12


def test_streets_are_lines_from_afar_and_surfaces_near(store: Store) -> None:
    put_geometry(store, make_crossing())
    layers = layers_of(store)
    streets, surfaces, markings = layers[STREETS], layers[SURFACES], layers[MARKINGS]
    for near in (500.0, SURFACES_FROM - 1):
        assert surfaces.seen_at(near)
        assert not streets.drawn.holds(near)
        assert streets.seen_at(near)  # names and clicks stay
    assert not surfaces.seen_at(SURFACES_FROM + 1)
    assert streets.drawn.holds(SURFACES_FROM + 1)
    assert not markings.seen_at(MARKINGS_FROM + 1)
    assert [layers[name].answers for name in (SURFACES, MARKINGS, STREETS)] == [False, False, True]


def test_a_store_without_geometry_keeps_its_lines_at_every_scale(store: Store) -> None:
    put_geometry(store, StreetGeometry(roads=make_crossing().roads))
    layers = layers_of(store)
    assert SURFACES not in layers
    assert layers[STREETS].drawn.holds(500.0)


def marking(uid: str, shape: LineString | Polygon, level: int) -> Marking:
    return Marking(
        uid=uid,
        article="182",
        kind="lane_line",
        colour="white",
        width_m=0.1,
        road=None,
        junction=None,
        level=level,
        shape=shape,
    )


@pytest.mark.parametrize(("level", "length"), [(0, 10.0), (1, 30.0)])
def test_what_lies_under_a_bridge_is_not_painted_over_it(
    store: Store, level: int, length: float
) -> None:
    crossing = make_crossing()
    x, y = AT
    above = RoadBody(
        uid="bridge",
        road=crossing.roads[0].road.uid,
        level=1,
        shape=box(x + 10, y - 50, x + 30, y + 50),
    )
    line = marking("m", LineString([(x, y), (x + 30, y)]), level)
    put_geometry(store, replace(crossing, bodies=(above,), markings=(line,)))
    features = layers_of(store)[MARKINGS].features
    assert features is not None
    assert np.hypot(*np.diff(features.xy, axis=0).T).sum() == pytest.approx(length)


def test_what_is_higher_lies_on_top(store: Store) -> None:
    crossing = make_crossing()
    raised = tuple(replace(body, level=2) for body in crossing.bodies)
    put_geometry(store, replace(crossing, bodies=raised))
    found = counts(layers_of(store)[SURFACES])
    assert found[int(SurfaceClass.ROAD_ASSUMED)] == 4  # the first band: classes painted last


def test_paint_keeps_its_colours_in_the_dark_and_asphalt_does_not(store: Store) -> None:
    put_geometry(store, make_crossing())
    layers = layers_of(store)
    assert restyled(layers[MARKINGS], dark=True).style == layers[MARKINGS].style
    assert restyled(layers[SURFACES], dark=True).style != layers[SURFACES].style
