"""What a scene is drawn with: vehicles to scale, people, animals, things; their anchors.

A symbol's own frame: metres ahead of and to the right of the middle of its footprint. A wheel's
anchor is where the tyre stands on the road, under its outer side.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from gis.angles import Point, unit_vector
from gis.crashes.records import PartyRole
from gis.scenes.footprint import usual_size
from gis.scenes.scene import Pose, PoseState, SceneParty


class SymbolKind(StrEnum):
    """How a symbol is drawn, and which anchors it has."""

    CAR = "car"
    """Two axles: cars, vans, lorries, buses."""
    ARTICULATED = "articulated"
    """A tractor and a trailer that turns about the coupling."""
    TWO_WHEELER = "two_wheeler"
    PERSON = "person"
    ANIMAL = "animal"
    THING = "thing"


class RoofSign(StrEnum):
    """What a vehicle's roof shows, so that kinds of the same size are told apart."""

    NONE = ""
    TAXI = "taxi"
    BUS = "bus"
    """Two hatches."""
    CROSS = "cross"
    LAMPS = "lamps"
    """The bar of a police vehicle's lamps."""


class ThingShape(StrEnum):
    """What a thing looks like from above."""

    BOX = "box"
    CONE = "cone"
    TRIANGLE = "triangle"
    POST = "post"
    BOLLARD = "bollard"
    LAMP = "lamp"
    SIGNAL = "signal"
    SIGN = "sign"
    TREE = "tree"
    HYDRANT = "hydrant"
    MANHOLE = "manhole"
    BARRIER = "barrier"
    RAIL = "rail"
    STONE = "stone"
    HELMET = "helmet"
    SHOE = "shoe"
    BAG = "bag"
    PART = "part"
    PLATE = "plate"
    UMBRELLA = "umbrella"
    HOLE = "hole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One entry of the library, with the size it has on the road."""

    id: str
    kind: SymbolKind
    zh: str
    en: str
    length_m: float
    width_m: float
    height_m: float = 1.5
    """What it is wide when it lies on its side."""
    wheelbase_m: float = 0.0
    """Between the first and the last axle (of the tractor)."""
    front_overhang_m: float = 0.0
    """From the nose to the first axle."""
    coupling_m: float = 0.0
    """From the nose to where a trailer turns."""
    trailer_m: float = 0.0
    """Length of the trailer behind and before its coupling."""
    axles: int = 2
    """Of the tractor, or of all; those beyond two stand before the last one."""
    cab_m: float = 0.0
    """From the nose to the rear wall of a lorry's cab; 0: none is drawn."""
    headless: bool = False
    """Whether it has no nose: trailers, carts."""
    frame_only: bool = False
    """Whether a two-wheeler has no body but a frame: bicycles."""
    sign: RoofSign = RoofSign.NONE
    shape: ThingShape = ThingShape.BOX
    source: str = ""
    """Where its size comes from: a key of the catalogue's `sources`."""
    class_codes: tuple[str, ...] = ()
    """26 欄: classes whose usual symbol this is."""

    @property
    def tractor_length_m(self) -> float:
        """From the nose to the rear of what carries the first axle: all of it without a trailer."""
        if self.kind is not SymbolKind.ARTICULATED:
            return self.length_m
        return max(self.coupling_m, self.front_overhang_m + self.wheelbase_m) + _BEHIND_COUPLING_M


LARGEST_WHEEL_M = 0.36
"""Radius of a lorry's or car's wheel seen from the side."""
_BEHIND_COUPLING_M = 0.5
"""A tractor's frame ends so far behind its coupling or last axle."""


class SymbolLibrary(Mapping[str, Symbol]):
    """Symbols by id."""

    def __init__(self, symbols: Iterable[Symbol]) -> None:
        self._by_id = {one.id: one for one in symbols}
        self._by_class = {code: one for one in self._by_id.values() for code in one.class_codes}

    def __getitem__(self, wanted: str) -> Symbol:
        return self._by_id[wanted]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)

    def of_party(self, party: SceneParty) -> Symbol:
        """The symbol of a party in its drawn size; a plain one where none is known."""
        found = self._by_id.get(party.symbol) or self._by_class.get(party.class_code or "")
        if found is None:
            found = _plain(party)
        return found if party.length_m is None else _sized(found, party)


def _plain(party: SceneParty) -> Symbol:
    length, width = usual_size(party.class_code, party.role)
    kind = SymbolKind.CAR
    if party.role is PartyRole.PEDESTRIAN:
        kind = SymbolKind.PERSON
    elif party.role is PartyRole.OBJECT:
        kind = SymbolKind.THING
    elif width < 1.0:
        kind = SymbolKind.TWO_WHEELER
    return Symbol(
        id="",
        kind=kind,
        zh="",
        en="",
        length_m=length,
        width_m=width,
        wheelbase_m=0.6 * length,
        front_overhang_m=0.2 * length,
    )


def _sized(symbol: Symbol, party: SceneParty) -> Symbol:
    """Stretched along to the drawn length, across to the drawn width."""
    assert party.length_m is not None
    share = party.length_m / symbol.length_m
    return replace(
        symbol,
        length_m=party.length_m,
        width_m=party.width_m or symbol.width_m,
        wheelbase_m=symbol.wheelbase_m * share,
        front_overhang_m=symbol.front_overhang_m * share,
        coupling_m=symbol.coupling_m * share,
        trailer_m=symbol.trailer_m * share,
        cab_m=symbol.cab_m * share,
    )


def anchors_of(symbol: Symbol, pose: Pose | None = None) -> dict[str, Point]:
    """Places of a symbol that can be measured, by name: (ahead, right) of its middle, metres.

    Two-wheelers have `front_wheel` and `rear_wheel`, people and things their `centre`; vehicles
    with four or more wheels `front_left_wheel` ... `rear_right_wheel` and their corners
    `front_left_corner` ... `rear_right_corner`; all of them `front`, `rear` and `centre`.
    A pose turns a trailer about its coupling, puts the wheels of a car that lies on its side away
    from the fall, and swaps left and right of one on its roof; the names stay the same. Without a
    pose the symbol stands upright and straight.
    """
    half_length, half_width = symbol.length_m / 2.0, symbol.width_m / 2.0
    found = {"centre": (0.0, 0.0)}
    if symbol.kind in (SymbolKind.PERSON, SymbolKind.THING, SymbolKind.ANIMAL):
        return found
    first = half_length - symbol.front_overhang_m
    last = first - symbol.wheelbase_m
    if symbol.kind is SymbolKind.TWO_WHEELER:
        found |= {"front_wheel": (first, 0.0), "rear_wheel": (last, 0.0)}
    else:
        for end, ahead in (("front", first), ("rear", last)):
            found[f"{end}_left_wheel"] = (ahead, -half_width)
            found[f"{end}_right_wheel"] = (ahead, half_width)
        for end, ahead in (("front", half_length), ("rear", -half_length)):
            found[f"{end}_left_corner"] = (ahead, -half_width)
            found[f"{end}_right_corner"] = (ahead, half_width)
    found |= {"front": (half_length, 0.0), "rear": (-half_length, 0.0)}
    if pose is None or symbol.kind is SymbolKind.TWO_WHEELER:
        return found
    return {name: _posed(symbol, pose, name, at) for name, at in found.items()}


def _posed(symbol: Symbol, pose: Pose, name: str, at: Point) -> Point:
    """Where an anchor of a four-wheeler comes to lie in the symbol's own frame."""
    ahead, right = at
    if pose.state == PoseState.ROOF:
        right = -right
    if pose.state in (PoseState.LEFT_SIDE, PoseState.RIGHT_SIDE) and (
        symbol.kind is SymbolKind.CAR and right
    ):
        away = 1.0 if pose.state == PoseState.LEFT_SIDE else -1.0
        half = symbol.height_m / 2.0
        if name.endswith("wheel"):
            return (ahead, away * (half - min(LARGEST_WHEEL_M, 0.4 * half)))
        right = math.copysign(half, right)
    behind = name in ("rear", "rear_left_corner", "rear_right_corner")
    if symbol.kind is SymbolKind.ARTICULATED and behind and pose.trailer_deg:
        return turned_about_coupling(symbol, pose.trailer_deg, (ahead, right))
    return (ahead, right)


def turned_about_coupling(symbol: Symbol, clockwise_deg: float, at: Point) -> Point:
    """A place of a trailer (ahead, right), metres, turned about the coupling."""
    coupling = symbol.length_m / 2.0 - symbol.coupling_m
    turn = math.radians(clockwise_deg)
    along, right = at[0] - coupling, at[1]
    return (
        coupling + along * math.cos(turn) - right * math.sin(turn),
        along * math.sin(turn) + right * math.cos(turn),
    )


def placed_anchor(pose: Pose, anchor: Point) -> Point:
    """Where an anchor of a placed symbol lies, metres of the scene's CRS."""
    (east, north), (ahead, right) = unit_vector(pose.heading_deg), anchor
    x, y = pose.at
    return (x + east * ahead + north * right, y + north * ahead - east * right)
