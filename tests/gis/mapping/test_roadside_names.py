from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, affinity, box

from gis.mapping.roadside_names import RoadsideName, roadside_names

ROOM = box(-50.0, -50.0, 50.0, 50.0)
HEIGHT_M = 0.6


def placed(
    line: LineString, paved: shapely.Geometry, taken: list[shapely.Geometry] | None = None
) -> list[RoadsideName]:
    return list(
        roadside_names(
            np.array([line], dtype=object),
            ["中山路1段"],
            room=ROOM,
            paved=paved,
            taken=taken or [],
            height_m=HEIGHT_M,
        )
    )


@given(st.floats(0.0, 360.0))
def test_a_name_stands_beside_its_road_along_it_and_upright(turn_deg: float) -> None:
    line = affinity.rotate(LineString([(-40, 0), (40, 0)]), turn_deg, origin=(0, 0))
    paved = line.buffer(7.0, cap_style="flat")
    (name,) = placed(line, paved)
    assert not name.on_road
    assert not name.outline.intersects(paved)
    assert ROOM.covers(name.outline)
    assert name.outline.distance(paved) < 1.5 * HEIGHT_M
    assert -82.0 <= name.angle_deg < 98.0
    off = (name.angle_deg - turn_deg) % 180.0
    assert min(off, 180.0 - off) < 1e-6


def test_what_stands_there_already_is_not_covered() -> None:
    line = LineString([(-40, 0), (40, 0)])
    paved = line.buffer(7.0, cap_style="flat")
    (first,) = placed(line, paved)
    sign = first.outline.centroid.buffer(1.0)
    (second,) = placed(line, paved, [sign])
    assert not second.outline.intersects(sign)
    assert not second.outline.intersects(paved)


def test_without_room_beside_the_name_lies_on_the_road() -> None:
    line = LineString([(-40, 0), (40, 0)])
    (name,) = placed(line, box(-60, -60, 60, 60))
    assert name.on_road
    assert name.outline.intersects(line)


def test_a_road_that_only_touches_the_frame_has_no_name() -> None:
    line = LineString([(50.0, -200.0), (50.0, -50.0)])
    assert placed(line, line.buffer(5.0)) == []


@pytest.mark.parametrize("name", ["", "  "])
def test_nameless_roads_have_none(name: str) -> None:
    line = LineString([(-40, 0), (40, 0)])
    found = roadside_names(
        np.array([line], dtype=object),
        [name],
        room=ROOM,
        paved=line.buffer(5.0),
        taken=[],
        height_m=HEIGHT_M,
    )
    assert list(found) == []
