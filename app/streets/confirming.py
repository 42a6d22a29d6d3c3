"""Confirming what was assumed: how much of an area is confirmed, and what to look at next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from sqlalchemy import Connection

from app.mapping.style_tables import STREET_CLASSES, StreetClass
from app.store.street_geometry import load_streets
from app.streets.edit_terms import EditTerms, Holds
from app.streets.street_document import StreetDocument
from gis.crashes.records import RoadUid
from gis.streets.derived import StreetRoad
from gis.streets.remake.change import Remade, StreetChange
from gis.streets.road_aspects import confirmed
from gis.streets.trust import Trust, trust_of

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustShare:
    """Roads and their lengths, by what they rest on."""

    roads: tuple[int, int, int]
    metres: tuple[float, float, float]

    @property
    def percent(self) -> tuple[int, int, int]:
        """Shares of the length, whole percent; a rest is never rounded away to 0 or 100."""
        whole = sum(self.metres)
        confirmed, given, assumed = (_percent(part, whole) for part in self.metres)
        return confirmed, given, assumed

    @property
    def reviewed_percent(self) -> int:
        """How much of what no source says is confirmed; 100 where nothing is assumed."""
        if not self.metres[Trust.ASSUMED]:
            return 100
        confirmed = self.metres[Trust.CONFIRMED]
        return _percent(confirmed, confirmed + self.metres[Trust.ASSUMED])


def _percent(part: float, whole: float) -> int:
    if not part:
        return 0
    share = 100 * part / whole
    return min(max(round(share), 1), 99) if share < 100.0 else 100


def trust_share(streets: Iterable[StreetRoad]) -> TrustShare:
    """How much of some roads is confirmed, given and assumed."""
    roads, metres = [0, 0, 0], [0.0, 0.0, 0.0]
    for street in streets:
        trust = trust_of(street)
        roads[trust] += 1
        metres[trust] += street.road.line.length
    return TrustShare(
        roads=(roads[0], roads[1], roads[2]), metres=(metres[0], metres[1], metres[2])
    )


def stored_trust(connection: Connection) -> TrustShare:
    """How much of a store's streets is confirmed, given and assumed."""
    return trust_share(load_streets(connection))


def streets_in(streets: Iterable[StreetRoad], bounds: Bounds) -> list[StreetRoad]:
    """The roads whose lines touch a box."""
    listed = list(streets)
    if not listed:
        return []
    box = shapely.box(*bounds)
    touching = shapely.intersects([one.road.line for one in listed], box)
    return [one for one, touches in zip(listed, touching.tolist(), strict=True) if touches]


def to_review(streets: Sequence[StreetRoad], skipped: Iterable[RoadUid] = ()) -> list[StreetRoad]:
    """Roads with assumed geometry: main roads first, roads of one name together, the longest first.

    What was skipped comes last.
    """
    late = set(skipped)
    wanted = [one for one in streets if trust_of(one) is Trust.ASSUMED]
    length: dict[str, float] = {}
    for one in wanted:
        key = one.road.name or one.road.uid
        length[key] = length.get(key, 0.0) + one.road.line.length

    def rank(street: StreetRoad) -> tuple[bool, int, float, str, float, str]:
        road = street.road
        key = road.name or road.uid
        of_class = int(STREET_CLASSES.get(road.road_class, StreetClass.LOCAL))
        return (
            road.uid in late, of_class, -length[key], key, -road.line.length, road.uid,
        )  # fmt: skip

    return sorted(wanted, key=rank)


def confirm(document: StreetDocument, roads: Sequence[RoadUid], name: str) -> Remade | None:
    """Vouch for roads as they are: one entry of the undo list; None where nothing was assumed.

    It corrects nothing, so that the states hold as long as those before.

    Raises:
        Problem: as `StreetDocument.run`.
    """
    streets = [document.network.streets[uid] for uid in roads]
    wanted = [one for one in streets if trust_of(one) is not Trust.CONFIRMED]
    if not wanted:
        return None
    change = StreetChange(
        gone=frozenset(one.road.uid for one in wanted),
        new=tuple(confirmed(one) for one in wanted),
    )
    return document.run(change, name, EditTerms(holds=Holds.ALWAYS, source=None))
