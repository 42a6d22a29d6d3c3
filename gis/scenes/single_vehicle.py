"""The crash type of one vehicle alone or against an object (18 to 29, 35 to 38)."""

from __future__ import annotations

from collections.abc import Sequence

from gis.crashes.records import PartyRole
from gis.scenes.scene import SceneObject
from gis.scenes.trace import PartyTrace

FELL, MOVABLE, OTHER = "18", "24", "29"
SINGLE_TYPES = frozenset({*map(str, range(18, 30)), *map(str, range(35, 39))})
_OBJECT_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("38", ("電桿", "電線桿", "燈桿", "utility pole", "lamp post")),
    ("37", ("路樹", "行道樹", "tree")),
    ("21", ("號誌", "標誌", "traffic signal", "traffic sign")),
    ("20", ("護欄", "護樁", "guard rail", "guardrail", "bollard")),
    ("23", ("交通島", "安全島", "分隔島", "traffic island")),
    ("35", ("橋", "bridge")),
    ("36", ("建築", "房屋", "牆", "building", "wall")),
    ("28", ("施工", "工程", "work zone")),
    ("27", ("動物", "犬", "狗", "貓", "animal", "dog")),
)
"""Words of an object's `kind`, `name` or `note` by type code (15 欄, 車輛本身)."""
_SYMBOL_TYPES = {
    "utility_pole": "38",
    "lamp_post": "38",
    "tree": "37",
    "signal_pole": "21",
    "sign_pole": "21",
    "guardrail": "20",
    "barrier": "20",
    "bollard": "20",
    **dict.fromkeys(("dog", "cat", "cattle"), "27"),
    **dict.fromkeys(("water_barrier", "bin", "box", "stone"), MOVABLE),
}
"""What is hit by the symbol of a drawn thing (15 欄, 車輛本身); shoes and the like are none."""
STRUCK_REACH_M = 0.6
"""A thing's middle this near to the vehicle's footprint at contact was hit."""
_LYING = frozenset({"left_side", "right_side", "roof", "on_side", "overturned"})


def single_crash_type(
    vehicle: PartyTrace,
    objects: Sequence[PartyTrace],
    type_code: str | None,
    things: Sequence[SceneObject] = (),
) -> str:
    """The type code of a vehicle without another vehicle or pedestrian.

    A described object decides, then one of the drawn `things` that it hit; else the officer's code
    of this group holds, since a drawing does not show what an object is; else a vehicle that lies
    or falls is 18.
    """
    described = next((code for item in objects if (code := object_type(item))), None)
    if described:
        return described
    struck = _struck_type(vehicle, things)
    if struck:
        return struck
    if type_code in SINGLE_TYPES:
        return str(type_code)
    if objects:
        return MOVABLE
    return FELL if falls(vehicle) else OTHER


def _struck_type(vehicle: PartyTrace, things: Sequence[SceneObject]) -> str | None:
    """The type that the nearest thing within reach of the footprint names, or None."""
    footprint = vehicle.footprint
    if footprint is None:
        return None
    near = [
        (footprint.distance_to(thing.at), _SYMBOL_TYPES[thing.symbol])
        for thing in things
        if thing.symbol in _SYMBOL_TYPES
    ]
    return min((one for one in near if one[0] <= STRUCK_REACH_M), default=(0.0, None))[1]


def falls(vehicle: PartyTrace) -> bool:
    """Whether the vehicle ends lying, or is a two-wheeler alone."""
    rest = vehicle.party.rest
    if rest is not None and rest.state:
        return rest.state in _LYING
    two_wheels = (vehicle.party.class_code or "").startswith(("C", "F0"))
    return two_wheels or vehicle.party.role is PartyRole.RIDER


def object_type(item: PartyTrace) -> str | None:
    """The type code that an object's own words name, or None."""
    words = " ".join(str(item.party.extra.get(key, "")) for key in ("kind", "name", "note"))
    for code, names in _OBJECT_WORDS:
        if any(name in words.lower() for name in names):
            return code
    return None
