"""Writing a document's part back: unknown keys stay, keys that were missing stay missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from gis.angles import Point
from gis.scenes.scene import Arm, Extra, Scene
from gis.scenes.survey.measurements import Measurement


class Kept(Protocol):
    """A part of a scene that knows what its document said."""

    @property
    def extra(self) -> Extra:
        """Unknown keys."""

    @property
    def absent(self) -> frozenset[str]:
        """Known keys that were missing."""


_USUAL: Mapping[str, Any] = {
    "crs": Scene.__dataclass_fields__["crs"].default,
    "half_width_m": Arm.__dataclass_fields__["half_width_m"].default,
    **{
        key: Measurement.__dataclass_fields__[key].default
        for key in ("sigma_m", "square_sigma_deg", "angle_sigma_deg")
    },
}
_NOTHING: tuple[object, ...] = (None, "", 0, [])


def without_absent(document: Mapping[str, Any], source: Kept) -> dict[str, Any]:
    """The document without keys that were missing and still have no value, with unknown ones."""
    kept = {
        key: value
        for key, value in document.items()
        if key not in source.absent or (value not in _NOTHING and value != _USUAL.get(key))
    }
    return kept | dict(source.extra)


def point_json(point: Point | None) -> list[float] | None:
    """Easting and northing."""
    return None if point is None else [point[0], point[1]]
