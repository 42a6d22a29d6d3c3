"""The catalogue of defaults, and driving sides of towns that everybody knows."""

from __future__ import annotations

import pytest

from app.street_import.section_catalogue import load_section_catalogue
from gis.streets.cross_section import LANE_KINDS, ElementKind
from gis.streets.road_tags import ROAD_CLASSES

LEFT = {
    "London": (-0.13, 51.51),
    "Dover": (1.31, 51.13),
    "Edinburgh": (-3.19, 55.95),
    "Dublin": (-6.26, 53.35),
    "Saint Helier": (-2.11, 49.19),
    "Valletta": (14.51, 35.9),
    "Nicosia": (33.36, 35.17),
    "Tokyo": (139.69, 35.69),
    "Naha": (127.68, 26.21),
    "Sapporo": (141.35, 43.06),
    "Tsushima": (129.3, 34.2),
    "Hong Kong": (114.17, 22.3),
    "Sheung Shui": (114.13, 22.5),
    "Macau": (113.54, 22.19),
    "Bangkok": (100.5, 13.75),
    "Nong Khai": (102.74, 17.87),
    "Kuala Lumpur": (101.69, 3.14),
    "Singapore": (103.85, 1.29),
    "Jakarta": (106.83, -6.2),
    "Dili": (125.57, -8.56),
    "Perth": (115.86, -31.95),
    "Hobart": (147.33, -42.88),
    "Auckland": (174.76, -36.85),
    "Suva": (178.44, -18.14),
    "Delhi": (77.21, 28.61),
    "Lahore": (74.34, 31.55),
    "Dhaka": (90.41, 23.81),
    "Colombo": (79.86, 6.93),
    "Kathmandu": (85.32, 27.71),
    "Cape Town": (18.42, -33.92),
    "Nairobi": (36.82, -1.29),
    "Lusaka": (28.28, -15.42),
    "Maputo": (32.57, -25.97),
    "Kingston": (-76.79, 17.97),
    "Georgetown": (-58.16, 6.8),
    "Bridgetown": (-59.62, 13.1),
}
RIGHT = {
    "Taipei": (121.56, 25.04),
    "Chiayi": (120.45, 23.48),
    "Kinmen": (118.32, 24.43),
    "Nangan": (119.95, 26.16),
    "Xiamen": (118.09, 24.48),
    "Shenzhen": (114.06, 22.55),
    "Zhuhai": (113.55, 22.27),
    "Busan": (129.08, 35.18),
    "Yuzhno-Sakhalinsk": (142.74, 46.96),
    "Calais": (1.86, 50.95),
    "Cherbourg": (-1.62, 49.64),
    "Vientiane": (102.63, 17.98),
    "Phnom Penh": (104.92, 11.56),
    "Yangon": (96.16, 16.87),
    "Manila": (120.98, 14.6),
    "Kabul": (69.18, 34.53),
    "Lhasa": (91.13, 29.65),
    "Kigali": (30.06, -1.95),
    "Lubumbashi": (27.48, -11.66),
    "Luanda": (13.23, -8.84),
    "Addis Ababa": (38.75, 9.02),
    "Antananarivo": (47.52, -18.91),
    "Seattle": (-122.33, 47.61),
    "Miami": (-80.19, 25.76),
    "San Juan": (-66.1, 18.46),
    "Boa Vista": (-60.67, 2.82),
    "Cayenne": (-52.33, 4.92),
    "Noumea": (166.45, -22.27),
}


@pytest.mark.parametrize(("town", "at"), sorted(LEFT.items()))
def test_left_hand_towns_keep_left(town, at):
    assert load_section_catalogue().keeps_left(*at), town


@pytest.mark.parametrize(("town", "at"), sorted(RIGHT.items()))
def test_right_hand_towns_keep_right(town, at):
    assert not load_section_catalogue().keeps_left(*at), town


def test_taiwanese_defaults_hold_on_all_its_islands():
    catalogue = load_section_catalogue()
    for lon, lat in ((121.56, 25.04), (120.2, 22.99), (119.57, 23.57), (118.32, 24.43)):
        assert catalogue.defaults_at(lon, lat) is catalogue.taiwan
    for lon, lat in ((118.09, 24.48), (139.69, 35.69), (119.3, 26.08), (123.0, 24.45)):
        assert catalogue.defaults_at(lon, lat) is catalogue.elsewhere


def test_every_class_of_roads_has_defaults_within_the_widths_of_lanes():
    catalogue = load_section_catalogue()
    for defaults in (catalogue.taiwan, catalogue.elsewhere):
        assert set(defaults.classes) >= ROAD_CLASSES | {"", "alley"}
        assert set(defaults.strips) == set(ElementKind)
        for road in defaults.classes.values():
            assert 1.2 <= road.lane_m <= 6.0
            assert 1.2 <= road.shared_m <= 6.0
            assert road.outer_kind is None or road.outer_kind in LANE_KINDS
            assert max(road.lanes_each_way * 2, road.lanes_one_way) <= road.max_lanes
