from __future__ import annotations

import pytest

from app.sign_catalogue import load_sign_catalogue
from gis.streets.lanes.sign_tags import WORDS, read_node_signs


@pytest.mark.parametrize(
    ("tags", "signs"),
    [
        ({"traffic_sign": "TW:禁1"}, [("禁1", False)]),
        ({"traffic_sign": "TW: 遵22-1"}, [("遵22-1", False)]),
        ({"traffic_sign": "stop"}, [("遵1", False)]),
        ({"traffic_sign": "no_left_turn;no_u_turn"}, [("禁18", False), ("禁22", False)]),
        ({"traffic_sign": "maxspeed", "direction": "backward"}, [("限5", True)]),
        ({"traffic_sign:forward": "stop"}, [("遵1", False)]),
        ({"traffic_sign:backward": "stop"}, [("遵1", True)]),
        ({"traffic_sign": "US:R1-1"}, []),
        ({"traffic_sign": "city_limit"}, []),
        ({"traffic_sign": "stop;stop"}, [("遵1", False)]),
        ({"highway": "stop"}, []),
    ],
)
def test_signs_are_known_by_the_law_s_code_or_a_word(tags, signs):
    assert [tuple(sign) for sign in read_node_signs(tags)] == signs


def test_every_word_names_a_sign_of_the_catalogue():
    catalogue = load_sign_catalogue()
    assert all(catalogue.find(code) for code in WORDS.values())
