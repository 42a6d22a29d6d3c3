from __future__ import annotations

from shapely import Polygon

from gis.streets.engine.crumbs import without_crumbs


def test_of_two_vertices_on_each_other_one_stays():
    shape = Polygon([(0, 0), (10, 0), (10, 10), (10, 10 + 1e-9), (0, 10)])
    assert list(without_crumbs(shape, ()).exterior.coords)[:-1] == [
        (0, 0),
        (10, 0),
        (10, 10),
        (0, 10),
    ]


def test_the_vertex_of_a_mouth_stays_wherever_its_crumb_lies():
    mouth = (10.0, 10.0001)
    before = Polygon([(0, 0), (10, 0), (10, 10), mouth, (0, 10)])
    after = Polygon([(0, 0), (10, 0), mouth, (10, 10.0003), (0, 10)])
    first = Polygon([mouth, (0, 10), (0, 0), (10, 0), (10, 10)])
    for shape in (before, after, first):
        ring = list(without_crumbs(shape, {mouth}).exterior.coords)
        assert mouth in ring
        assert len(ring) == 5


def test_two_mouths_near_each_other_both_stay():
    mouths = {(10.0, 10.0), (10.0, 10.0001)}
    shape = Polygon([(0, 0), (10, 0), (10, 10), (10, 10.0001), (0, 10)])
    assert mouths <= set(without_crumbs(shape, mouths).exterior.coords)


def test_an_outline_without_crumbs_stays_as_it_is():
    shape = Polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
    assert without_crumbs(shape, ()).equals_exact(shape, 0.0)


def test_the_corner_of_a_mouth_that_lies_on_the_outline_becomes_a_vertex():
    shape = Polygon([(0, 0), (10, 0), (10, 10), (0, 10)])
    corners = {(10.0002, 4.0), (10.0, 7.0), (30.0, 5.0)}
    ring = list(without_crumbs(shape, corners).exterior.coords)
    assert corners & set(ring) == {(10.0002, 4.0), (10.0, 7.0)}
    assert len(ring) == 7
