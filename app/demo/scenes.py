"""Made scene documents of the demo city, in the interchange format daoan.scene/1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from app.demo.clashes import AT_JUNCTIONS, MIDBLOCK, Clash, SceneArm
from app.demo.scene_shapes import Track, contact_side
from gis.angles import Point, bearing_deg, moved
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash
from gis.streets.records import Junction, Road

SCENES = 44
_PER_TYPE = 9
_EACH_TYPE = 2
"""Scenes that every type gets before the others are chosen by their junctions."""
_PER_JUNCTION = 16
_HALF_WIDTHS = {"primary": 9.0, "secondary": 7.5, "tertiary": 6.0}
_ACTIONS = {"left": "05", "right": "06", "straight": "09", "reversing": "02", "waiting": "14"}
_WEATHER = {"8": "晴", "7": "陰", "6": "雨"}
_SURFACE = {"5": "乾燥", "4": "濕潤"}


def make_scenes(
    crashes: Sequence[Crash], junctions: Sequence[Junction], roads: Sequence[Road]
) -> list[dict[str, Any]]:
    """Scene documents of crashes at the busiest junctions, of as many types as can be.

    Each belongs to a made crash by its case number and repeats its type, severity and place.
    """
    chosen = _Chosen(junctions, roads)
    busy = Counter(frozenset(_bases(crash)) for crash in crashes)
    ordered = sorted(
        (crash for crash in crashes if _can_be_drawn(crash)),
        key=lambda crash: (-busy[frozenset(_bases(crash))], sorted(_bases(crash))),
    )
    for per_type in (_EACH_TYPE, _PER_TYPE):
        for crash in ordered:
            chosen.take(crash, per_type)
    return chosen.documents


class _Chosen:
    """Scenes chosen so far, with how many there are of each type and at each junction."""

    def __init__(self, junctions: Sequence[Junction], roads: Sequence[Road]) -> None:
        self._by_roads = {frozenset(junction.road_names): junction for junction in junctions}
        self._arms = {one.uid: _arms(one, roads) for one in junctions if one.arms >= 3}
        self._roads = {road.name: road for road in roads}
        self._by_type: Counter[str] = Counter()
        self._by_junction: Counter[str] = Counter()
        self._cases: set[str] = set()
        self.documents: list[dict[str, Any]] = []

    def take(self, crash: Crash, per_type: int) -> None:
        """Draw a crash, unless there are enough like it."""
        kind = crash.type_code or ""
        full = len(self.documents) == SCENES or self._by_type[kind] >= per_type
        if full or crash.case_no in self._cases:
            return
        document = self._midblock(crash) if kind in MIDBLOCK else self._at_junction(crash)
        if document is not None:
            self._by_type[kind] += 1
            self._cases.add(crash.case_no or "")
            self.documents.append(document)

    def _at_junction(self, crash: Crash) -> dict[str, Any] | None:
        junction = self._by_roads.get(frozenset(_bases(crash)))
        if junction is None or junction.uid not in self._arms:
            return None
        number = self._by_junction[junction.uid]
        if number == _PER_JUNCTION:
            return None
        arms = self._arms[junction.uid]
        turned = number % len(arms)
        clash = AT_JUNCTIONS[crash.type_code or ""](junction.at, [*arms[turned:], *arms[:turned]])
        if clash is None:
            return None
        self._by_junction[junction.uid] += 1
        return _document(crash, junction.at, arms, clash)

    def _midblock(self, crash: Crash) -> dict[str, Any] | None:
        road = self._roads.get(crash.roads[0]) if len(crash.roads) == 1 else None
        if road is None or road.line.length < _LEAST_ROAD_M:
            return None
        middle, ahead = (road.line.interpolate(share, normalized=True) for share in (0.5, 0.6))
        centre = (middle.x, middle.y)
        bearing = bearing_deg(centre, (ahead.x, ahead.y))
        ways = [
            SceneArm(
                name=name,
                bearing_deg=round(deg % 360.0, 1),
                street=road.name,
                half_width_m=_HALF_WIDTHS.get(road.road_class, 5.0),
            )
            for name, deg in (("A", bearing), ("B", bearing + 180.0))
        ]
        clash = MIDBLOCK[crash.type_code or ""](centre, ways)
        return None if clash is None else _document(crash, centre, (), clash)


def _can_be_drawn(crash: Crash) -> bool:
    """Whether the made clashes can stand for it: nobody killed, a type they know."""
    nobody_died = crash.deaths_24h == 0 and crash.deaths_30d == 0
    known = crash.type_code in AT_JUNCTIONS or crash.type_code in MIDBLOCK
    return nobody_died and known and len(crash.parties) == 1 + (crash.type_code not in _ALONE)


def _bases(crash: Crash) -> list[str]:
    return [name[:-2] if name.endswith("段") else name for name in crash.roads]


def _arms(junction: Junction, roads: Sequence[Road]) -> list[SceneArm]:
    """Arms clockwise from north, named by the point of the compass."""
    found = []
    for road in roads:
        for end, line in ((road.from_junction, road.line), (road.to_junction, road.line.reverse())):
            if end == junction.uid:
                ahead = line.interpolate(min(40.0, line.length / 2))
                found.append((bearing_deg(junction.at, (ahead.x, ahead.y)), road))
    found.sort(key=lambda pair: pair[0])
    names = [("N", "NE", "E", "SE", "S", "SW", "W", "NW")[round(b / 45) % 8] for b, _ in found]
    return [
        SceneArm(
            name=name if names.count(name) == 1 else f"{name}{number}",
            bearing_deg=round(bearing, 1),
            street=road.name,
            half_width_m=_HALF_WIDTHS.get(road.road_class, 5.0),
        )
        for number, (name, (bearing, road)) in enumerate(zip(names, found, strict=True), start=1)
    ]


_ALONE = frozenset({"18", "21"})
"""Types of one party."""
_LEAST_ROAD_M = 100.0


def _document(
    crash: Crash, centre: Point, arms: Sequence[SceneArm], clash: Clash
) -> dict[str, Any]:
    tracks = [track for track in (clash.first, clash.second) if track is not None]
    parties = [
        _party(number, track, clash.contact, action, alone=len(tracks) == 1)
        for number, (track, action) in enumerate(zip(tracks, clash.actions, strict=True), start=1)
    ]
    return {
        "schema": "daoan.scene/1",
        "crs": "EPSG:3826",
        "case_no": crash.case_no,
        "occurred_at": crash.occurred_at.astimezone(TAIPEI).isoformat(),
        "place": " / ".join(crash.roads),
        "severity": crash.severity.value,
        "deaths_24h": crash.deaths_24h,
        "deaths_30d": crash.deaths_30d,
        "injured": sum(1 for party in parties if party["injury"] == "2"),
        "weather": _WEATHER.get(crash.weather_code or ""),
        "surface": _SURFACE.get(crash.surface_code or ""),
        "type_code": crash.type_code,
        "cause": None,
        "junction": None
        if not arms
        else {
            "center": _xy(centre),
            "arms": [
                {
                    "name": arm.name,
                    "bearing_deg": arm.bearing_deg,
                    "street": arm.street,
                    "half_width_m": arm.half_width_m,
                }
                for arm in arms
            ],
        },
        "parties": parties,
        "impact": _xy(clash.contact),
        "marks": [],
        "objects": []
        if not clash.struck
        else [{"id": "O1", "symbol": clash.struck, "at": _xy(clash.contact)}],
        "fixed_points": [],
        "measurements": [],
    }


def _party(
    number: int, track: Track, contact: Point, action: str, *, alone: bool
) -> dict[str, Any]:
    vehicle = track.vehicle
    on_foot = vehicle.class_code.startswith("H")
    role = "pedestrian" if on_foot else ("rider" if vehicle.two_wheels else "driver")
    heading = round(track.heading_deg % 360.0, 1) % 360.0
    rest, rest_deg = _rest(track, contact, action, heading)
    return {
        "no": number,
        "class": vehicle.class_code,
        "role": role,
        "action": "16" if on_foot else _ACTIONS[action],
        "impact": contact_side(track, contact),
        "injury": "3" if role == "driver" and not alone else "2",
        "size_m": [vehicle.length_m, vehicle.width_m],
        "approach": [_xy(point) for point in track.path],
        "contact": {"at": _xy(track.path[-1]), "heading_deg": heading},
        "rest": {
            "at": _xy(rest),
            "heading_deg": rest_deg,
            "state": "left_side" if vehicle.two_wheels else "lying" if on_foot else "upright",
        },
    }


def _rest(track: Track, contact: Point, action: str, heading_deg: float) -> tuple[Point, float]:
    """Where a party came to rest: people and two-wheelers are thrown off what they hit."""
    end = track.path[-1]
    light = track.vehicle.two_wheels or track.vehicle.class_code.startswith("H")
    if not light or end == contact:
        slid = {"waiting": 0.0, "reversing": -0.6}.get(action, 2.5)
        return moved(end, heading_deg, slid), heading_deg
    away = bearing_deg(contact, end)
    return moved(moved(end, away, 1.4), away + 90.0, 0.9), round((heading_deg + 55.0) % 360.0, 1)


def _xy(at: Point) -> list[float]:
    return [round(at[0], 3), round(at[1], 3)]
