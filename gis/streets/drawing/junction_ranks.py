"""Which arms of a junction are the lesser street (支線道): those that give way to the main one."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from gis.angles import gap_deg
from gis.streets.drawing.junction_arms import ArmEnd, first_bearing
from gis.streets.markings.road_classes import lanes_each_way, rank_of
from gis.streets.remake.standing import Network

STRAIGHT_ON_DEG = 30.0
"""Two arms that bend by less are one street."""


def lesser_arms(network: Network, arms: Collection[ArmEnd]) -> frozenset[ArmEnd]:
    """The arms that are not of the main street; none where no street is greater than another.

    By the class of the roads, then by their lanes (道路交通安全規則 art. 102: the street with fewer
    lanes gives way), then the one that ends at a street that goes straight on.
    """
    sizes = {arm: _size(network, arm) for arm in arms}
    main = {arm for arm in arms if sizes[arm] == max(sizes.values())}
    if len(main) == len(arms):
        pairs = [pair for pair in combinations(sorted(arms), 2) if _goes_on(network, *pair)]
        main = set(pairs[0]) if len(pairs) == 1 and len(arms) == 3 else set(arms)
    return frozenset(set(arms) - main)


def _size(network: Network, arm: ArmEnd) -> tuple[int, int]:
    street = network.streets[arm.road]
    return rank_of(street), lanes_each_way(street.section)


def _goes_on(network: Network, one: ArmEnd, other: ArmEnd) -> bool:
    bearings = [first_bearing(network.streets[arm.road], arm.end) for arm in (one, other)]
    return 180.0 - gap_deg(*bearings) < STRAIGHT_ON_DEG
