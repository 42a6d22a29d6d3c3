"""Layers stand in the order of their kinds until somebody moves them; each change is told once."""

from __future__ import annotations

import numpy as np
import pytest

from app.mapping.layer_stack import LayerStack
from gis.mapping.features import Shape, point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from tests.helpers.maps import ring_features


def layer(name: str, kind: LayerKind, **more) -> MapLayer:
    return MapLayer(id=LayerId(name), kind=kind, **more)


@pytest.fixture
def told():
    return []


@pytest.fixture
def stack(told):
    made = LayerStack()
    made.changed.connect(lambda ids: told.append(set(ids)))
    return made


def names(stack: LayerStack) -> list[str]:
    return [one.id for one in stack.layers]


def test_a_new_layer_stands_above_its_kind_and_below_higher_kinds(stack):
    stack.put(layer("crashes", LayerKind.CRASHES))
    stack.put(layer("streets", LayerKind.STREETS))
    stack.put(layer("lanes", LayerKind.STREETS))
    stack.put(layer("basemap", LayerKind.BASEMAP))
    assert names(stack) == ["basemap", "streets", "lanes", "crashes"]


def test_a_layer_of_the_same_id_takes_the_old_ones_place(stack, told):
    stack.put_all([layer("a", LayerKind.STREETS), layer("b", LayerKind.STREETS)])
    stack.put(layer("a", LayerKind.STREETS, title="new"))
    assert names(stack) == ["a", "b"]
    assert stack.get(LayerId("a")).title == "new"
    assert told == [{"a", "b"}, {"a"}]


def test_a_change_that_changes_nothing_is_not_told(stack, told):
    stack.put(layer("a", LayerKind.STREETS))
    told.clear()
    stack.change(LayerId("a"), visible=True)
    stack.change(LayerId("nobody"), visible=False)
    stack.move(LayerId("a"), 0)
    stack.remove(LayerId("nobody"))
    assert told == []
    stack.change(LayerId("a"), visible=False, opacity=0.5)
    assert told == [{"a"}]
    assert stack.get(LayerId("a")).opacity == 0.5


def test_layers_can_be_moved_against_their_kinds(stack):
    stack.put_all([layer("a", LayerKind.STREETS), layer("b", LayerKind.CRASHES)])
    stack.move(LayerId("a"), 1)
    assert names(stack) == ["b", "a"]
    stack.remove(LayerId("b"))
    assert names(stack) == ["a"]


def test_a_foreign_area_lies_on_the_streets_and_below_crashes_and_a_foreign_point_on_top(stack):
    area = ring_features([np.array([(0, 0), (9, 0), (9, 9), (0, 0)], float)], shape=Shape.AREA)
    stack.put(layer("crashes", LayerKind.CRASHES))
    stack.put(layer("zones", LayerKind.GUEST, features=area))
    stack.put(layer("streets", LayerKind.STREETS))
    stack.put(layer("cameras", LayerKind.GUEST, features=point_features(np.zeros((1, 2)))))
    stack.put(layer("junctions", LayerKind.JUNCTIONS))
    assert names(stack)[-3:] == ["junctions", "crashes", "cameras"]
    assert set(names(stack)[:2]) == {"streets", "zones"}
    stack.put(layer("later zones", LayerKind.GUEST, features=area))
    assert names(stack).index("streets") < names(stack).index("later zones")
