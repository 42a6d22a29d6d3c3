"""Evidence about crash points: roads as their crashes draw them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from gis.crashes.position_evidence import chain_of_peers, distance_to_chain


def test_crashes_along_a_road_draw_it_but_not_over_a_gap():
    peers = np.array([(0.0, 0.0), (100.0, 0.0), (200.0, 10.0), (900.0, 0.0)])
    chain = chain_of_peers(peers, reach_m=300.0)
    asked = np.array([(150.0, 5.0), (500.0, 0.0), (-60.0, 0.0)])
    on_road, in_gap, before = distance_to_chain(chain, asked).tolist()
    assert on_road < 1.0
    assert in_gap == pytest.approx(np.hypot(200.0, 20.0))  # the end prolonged to (300, 20)
    assert before < 1.0


def test_no_crash_draws_no_road():
    chain = chain_of_peers(np.empty((0, 2)), reach_m=300.0)
    assert distance_to_chain(chain, np.array([(1.0, 1.0)])).tolist() == [np.inf]
    single = chain_of_peers(np.array([(3.0, 4.0)]), reach_m=300.0)
    assert distance_to_chain(single, np.array([(0.0, 0.0)])).tolist() == [5.0]


places = st.tuples(st.floats(-500, 500), st.floats(-500, 500))


@settings(max_examples=80, deadline=None)
@given(st.lists(places, min_size=1, max_size=12), st.lists(places, min_size=1, max_size=5))
def test_distances_to_a_chain_agree_with_geos(peers, asked):
    chain = chain_of_peers(np.array(peers), reach_m=400.0)
    links = shapely.multilinestrings(shapely.linestrings(chain).tolist())
    expected = shapely.distance(links, shapely.points(np.array(asked)))
    assert distance_to_chain(chain, np.array(asked)) == pytest.approx(expected, abs=1e-3)
