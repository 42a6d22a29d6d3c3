from __future__ import annotations

import pytest

from gis.streets.names import meeting_name, road_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("中山路一段", "中山路"),
        ("中山路2段", "中山路"),
        ("中山路1段268巷", "中山路"),
        ("  文化路 ", "文化路"),
        ("9th Avenue Northeast", "9th Avenue Northeast"),
        ("", ""),
    ],
)
def test_sections_and_lanes_are_no_part_of_a_roads_key(name, key):
    assert road_key(name) == key


def test_a_lane_keeps_its_number_where_roads_meet():
    assert meeting_name("南屏路268巷") == "南屏路268巷"
    assert meeting_name("中山路一段") == "中山路"
