"""What somebody placed by hand in a street: signs, poles, kerb lines, markings, bays, islands.

Objects are the truth, and no edit of a road moves them. One may stand for a derived piece that
was detached (`replaces`): that piece is then neither shown nor exported, however often it is made.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

import shapely
from shapely import LineString, Point, Polygon

from gis import angles
from gis.streets.provenance import RoadSource

ObjectUid = NewType("ObjectUid", str)
ObjectShape = Point | LineString | Polygon


class ObjectKind(StrEnum):
    """What an object is; its code says which one."""

    SIGN = "sign"
    """標誌"""
    SIGNAL = "signal"
    """號誌燈頭"""
    POLE = "pole"
    """電桿、號誌桿"""
    HYDRANT = "hydrant"
    """消防栓"""
    MANHOLE = "manhole"
    """人手孔"""
    BUS_STOP = "bus_stop"
    """公車站牌"""
    CAMERA = "camera"
    """監視或科技執法設備"""
    STREET_LIGHT = "street_light"
    """路燈"""
    FIXTURE = "fixture"
    """Anything else of the catalogue that stands on a foot."""
    BAY = "bay"
    """停車格: a point in its middle, with length and width."""
    KERB = "kerb"
    """路緣"""
    MARKING = "marking"
    """Anything of the catalogue of markings; red and yellow kerb lines among them."""
    ISLAND = "island"
    """交通島"""


POINT_KINDS = frozenset(
    {
        *(ObjectKind.SIGN, ObjectKind.SIGNAL, ObjectKind.POLE, ObjectKind.HYDRANT),
        *(ObjectKind.MANHOLE, ObjectKind.BUS_STOP, ObjectKind.CAMERA, ObjectKind.STREET_LIGHT),
        ObjectKind.FIXTURE,
    }
)
"""What goes into the layer `furniture`."""
KERB_MARKING, KERB_COLOUR, KERB_WIDTH_M = "kerb_line", "kerb", 0.15
"""A kerb line among the markings of the map; the export has a layer of its own for it."""


class BayKind(StrEnum):
    """Parking bays by whom they are for; codes of objects."""

    CAR = "bay_car"
    MOTORCYCLE = "bay_motorcycle"
    DISABLED = "bay_disabled"


@dataclass(frozen=True, slots=True, kw_only=True)
class BaySize:
    """A bay of the law: metres along and across the vehicle; across the kerb or along it."""

    length_m: float
    width_m: float
    along_kerb: bool


BAY_SIZES = {
    BayKind.CAR: BaySize(length_m=6.0, width_m=2.2, along_kerb=True),
    BayKind.MOTORCYCLE: BaySize(length_m=2.0, width_m=1.0, along_kerb=False),
    BayKind.DISABLED: BaySize(length_m=6.0, width_m=2.5, along_kerb=True),
}
"""Figures of article 190: cars 5-6 x 2.0-2.5 m, motorcycles 2 x 1 m; bays along the kerb need no
3.3 m for the disabled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectLook:
    """How a detached piece is painted: as it was, whatever the catalogue says."""

    colour: str
    width_m: float
    dash_m: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectOrigin:
    """Since when and from whom an object is as it is."""

    valid_from: datetime | None = None
    """UTC, to the millisecond; None: since ever, as far as anybody knows."""
    author: str = ""
    source: RoadSource | None = None
    sigma_m: float | None = None
    """Standard deviation of its place, metres."""


UNKNOWN_ORIGIN = ObjectOrigin()


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetObject:
    """One object; its shape in metres of the store's CRS."""

    uid: ObjectUid
    kind: ObjectKind
    code: str = ""
    """Of the catalogue of signs or markings, with a figure behind a blank where it has one."""
    shape: ObjectShape
    bearing_deg: float = 0.0
    """Where a point looks to, clockwise from grid north; of a bay or a picture on the road the
    way that is driven."""
    level: int = 0
    length_m: float | None = None
    width_m: float | None = None
    """Along and across the bearing, of bays and boxes."""
    look: ObjectLook | None = None
    replaces: str | None = None
    """Uid of the derived piece that it was detached from."""
    origin: ObjectOrigin = UNKNOWN_ORIGIN

    @property
    def at(self) -> angles.Point:
        """Where it stands; of a line or area a point of it."""
        shape = self.shape if isinstance(self.shape, Point) else self.shape.representative_point()
        return (float(shape.x), float(shape.y))


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectChange:
    """Objects that go, and objects that come; one that is changed is in both."""

    gone: tuple[StreetObject, ...] = ()
    new: tuple[StreetObject, ...] = ()
    gone_from: datetime | None = None
    """Since when what goes for good is away, UTC; None: since it is stored."""

    @property
    def undone(self) -> ObjectChange:
        """The change back."""
        return ObjectChange(gone=self.new, new=self.gone)


def same_object(one: StreetObject, other: StreetObject) -> bool:
    """Whether two records say the same, their shapes bit by bit."""
    return one == other and shapely.to_wkb(one.shape) == shapely.to_wkb(other.shape)


def replaced_uids(objects: Iterable[StreetObject]) -> frozenset[str]:
    """Derived pieces that are not shown any more."""
    return frozenset(one.replaces for one in objects if one.replaces is not None)
