"""Making again the part that an edit touches gives what making everything again gives."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import LineString

from app.marking_catalogue import load_marking_catalogue
from gis.crashes.records import RoadUid
from gis.streets.arm_design import ArmDesign, Wish
from gis.streets.control import Control
from gis.streets.derived import NodeFeature, NodeFeatureKind, StreetGeometry, StreetRoad
from gis.streets.engine.arms import ends_of
from gis.streets.engine.build import build_street_geometry
from gis.streets.markings.paint import paint
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.remake.remake import remake
from gis.streets.remake.standing import Standing
from tests.helpers.street_graphs import carriageway, ray, star, street, street_graphs
from tests.helpers.street_shapes import two_way

LAYERS = (
    *("roads", "shapes", "bodies", "junctions", "lanes", "sidewalks", "islands"),
    *("markings", "furniture", "diagnostics"),
)
CATALOGUE = load_marking_catalogue()
few = settings(
    max_examples=400 if os.environ.get("DAOAN_SOAK") else 25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def whole(streets: Sequence[StreetRoad], features: Sequence[NodeFeature] = ()) -> StreetGeometry:
    made = build_street_geometry(streets, (), features)
    return paint(made, made.shapes, made.junctions, features, CATALOGUE)


def differing(one: StreetGeometry, other: StreetGeometry) -> list[str]:
    """The layers, and what of them is only in one."""
    found = []
    for layer in LAYERS:
        a, b = (
            {piece for piece in getattr(held, layer) if getattr(piece, "owner", "of a road")}
            for held in (one, other)
        )
        found += [f"{layer}: {piece}" for piece in a ^ b]
    return found


def edits(streets: Sequence[StreetRoad], seed: int) -> StreetChange:
    """One edit as a hand would make it: a road away, another width, a node moved, a road more."""
    rng = random.Random(seed)
    one = rng.choice(streets)
    uid = one.road.uid
    kind = rng.choice(["away", "width", "node", "more", "bend", "design"])
    if kind == "design":
        ends = (one.ends[0], _design(rng)) if rng.random() < 0.5 else (_design(rng), one.ends[1])
        return StreetChange(gone=frozenset([uid]), new=(replace(one, ends=ends),))
    if kind == "away" and len(streets) > 1:
        return StreetChange(gone=frozenset([uid]))
    if kind == "width":
        section = carriageway(rng.choice([4.0, 6.5, 9.0, 16.0]))
        return StreetChange(gone=frozenset([uid]), new=(replace(one, section=section),))
    if kind == "node":
        return _moved_node(streets, ends_of(one)[rng.randrange(2)][:2], rng)
    start = ends_of(one)[0][:2]
    if kind == "more":
        end = ends_of(rng.choice(streets))[1][:2]
        if end == start:
            end = (start[0] + 30.0, start[1] + 12.0)
        return StreetChange(new=(street(f"x{seed}", [start, end], 8.0, road_class="primary"),))
    points = [*one.road.line.coords]
    aside = (points[0][0] * 0.5 + points[1][0] * 0.5 + 2.5, points[0][1] * 0.5 + points[1][1] * 0.5)
    line = LineString([points[0], aside, *points[1:]])
    bent = replace(one, road=replace(one.road, line=line))
    return StreetChange(gone=frozenset([uid]), new=(bent,))


def _design(rng: random.Random) -> ArmDesign:
    return ArmDesign(
        control=rng.choice([None, *Control]),
        crosswalk=rng.choice(list(Wish)),
        stop_line=rng.choice(list(Wish)),
        red_kerb_m=rng.choice([None, 0.0, 7.5, 10.0]),
        corner_radius_m=rng.choice([None, 1.0, 5.0, 9.5, 18.0]),
        corner_island=rng.random() < 0.4,
    )


def _moved_node(
    streets: Sequence[StreetRoad], at: tuple[float, ...], rng: random.Random
) -> StreetChange:
    step = np.array([rng.uniform(-6, 6), rng.uniform(-6, 6)]).round(2)
    moved = []
    for one in streets:
        xy = np.array(one.road.line.coords)
        ends = [tuple(xy[0].tolist()) == at, tuple(xy[-1].tolist()) == at]
        if any(ends):
            for place, here in zip((0, -1), ends, strict=True):
                if here:
                    xy[place] += step
            moved.append(replace(one, road=replace(one.road, line=LineString(xy.round(3)))))
    return StreetChange(gone=frozenset(one.road.uid for one in moved), new=tuple(moved))


def after(streets: Sequence[StreetRoad], change: StreetChange) -> list[StreetRoad]:
    left = [one for one in streets if one.road.uid not in change.gone]
    return sorted([*left, *change.new], key=lambda one: one.road.uid)


def with_nodes(streets: Sequence[StreetRoad]) -> list[StreetRoad]:
    return sorted(streets, key=lambda one: one.road.uid)


@few
@given(street_graphs(), st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=4))
def test_an_edit_gives_what_the_whole_network_would_give_and_undo_gives_it_back(
    streets: list[StreetRoad], seeds: list[int]
) -> None:
    streets = with_nodes(streets)
    first = whole(streets)
    standing = Standing(first)
    done: list[Remade] = []
    for seed in seeds:
        change = edits(streets, seed)
        streets = after(streets, change)
        done.append(remake(standing, change, CATALOGUE))
        standing.apply(done[-1])
        assert differing(standing.whole(), whole(streets)) == []
    for remade in reversed(done):
        standing.apply(remade.undone)
    assert differing(standing.whole(), first) == []


@pytest.fixture
def town() -> list[StreetRoad]:
    """Five by five crossings 90 m apart, sidewalks along every road."""
    found = []
    for i in range(5):
        for j in range(5):
            here = (90.0 * i, 90.0 * j)
            if i < 4:
                found.append(
                    street(f"e{i}{j}", [here, (here[0] + 90.0, here[1])], two_way(2, sidewalk_m=2))
                )
            if j < 4:
                found.append(
                    street(f"n{i}{j}", [here, (here[0], here[1] + 90.0)], two_way(1, sidewalk_m=2))
                )
    return with_nodes(found)


def test_an_edit_touches_nothing_that_is_two_crossings_away(town: list[StreetRoad]) -> None:
    standing = Standing(whole(town))
    one = next(street for street in town if street.road.uid == "e11")
    change = StreetChange(
        gone=frozenset([one.road.uid]), new=(replace(one, section=carriageway(9.0)),)
    )
    remade = remake(standing, change, CATALOGUE)
    ends = {"e01", "e11", "e21", "n10", "n11", "n20", "n21"}
    assert {shape.street.road.uid for shape in remade.made.shapes} == ends
    assert len(remade.made.junctions) == 2
    assert {lane.road for lane in remade.gone.lanes} == ends


def test_a_signal_near_an_area_still_regulates_it_after_an_edit() -> None:
    streets = with_nodes(star((0, 14), (90, 14), (180, 14), (270, 14), road_class="primary"))
    signal = NodeFeature(kind=NodeFeatureKind.SIGNAL, at=(0.0, 0.0))
    standing = Standing(whole(streets, [signal]), [signal])
    change = StreetChange(
        gone=frozenset([RoadUid("r0")]), new=(replace(streets[0], section=carriageway(20.0)),)
    )
    standing.apply(remake(standing, change, CATALOGUE))
    now = whole(after(streets, change), [signal])
    assert differing(standing.whole(), now) == []
    assert standing.whole().junctions[0].control.value == "signal"


def test_a_road_of_its_own_far_from_all_others_can_come_and_go() -> None:
    streets = with_nodes(star((0, 7), (120, 7), (240, 7)))
    first = whole(streets)
    standing = Standing(first)
    lonely = street("z", [(900.0, 900.0), ray(30, 80, (900.0, 900.0))], 6.0)
    came = remake(standing, StreetChange(new=(lonely,)), CATALOGUE)
    assert {body.road for body in came.made.bodies} == {"z"}
    assert came.gone == StreetGeometry()
    standing.apply(came)
    standing.apply(remake(standing, StreetChange(gone=frozenset([RoadUid("z")])), CATALOGUE))
    assert differing(standing.whole(), first) == []
