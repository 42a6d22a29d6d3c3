"""What a printed map needs to know: layers, ground, scale, paper, words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from app.messages import Language
from gis.crs import TAIWAN_EPSG
from gis.display.primitives import Bounds, Picture
from gis.mapping.layers import MapLayer


class PaperSize(StrEnum):
    """Sheets that printers of a police station take."""

    A4 = "A4"
    A3 = "A3"


class Orientation(StrEnum):
    """Which side of the sheet lies below."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


SIDES_M: Final = {PaperSize.A4: (0.210, 0.297), PaperSize.A3: (0.297, 0.420)}
"""Short and long side (ISO 216)."""
MAP_SCALES: Final = (200, 500, 1000, 2500, 5000, 10_000, 25_000)
"""Fixed scales (1 to ...) that an officer chooses from."""


def page_box(size: PaperSize, orientation: Orientation) -> Bounds:
    """The whole sheet in paper metres."""
    short, long = SIDES_M[size]
    if orientation is Orientation.PORTRAIT:
        return Bounds(0.0, 0.0, short, long)
    return Bounds(0.0, 0.0, long, short)


@dataclass(frozen=True, kw_only=True)
class MapSheetContent:
    """Everything on one map sheet."""

    language: Language
    title: str
    layers: Sequence[MapLayer]
    """The lowest first; those not seen at the scale are left out."""
    extent: Bounds
    """Ground whose middle is the sheet's middle, and which fits where no scale is given."""
    printed_on: date
    program_version: str
    scale: int | None = None
    """Scale denominator; None takes the largest usual one at which the extent fits."""
    size: PaperSize = PaperSize.A4
    orientation: Orientation = Orientation.LANDSCAPE
    period: tuple[date, date] | None = None
    filters: tuple[str, ...] = ()
    """What the crashes shown were chosen by, in words."""
    source: str = ""
    """Where the data come from; a basemap's owner."""
    data_date: date | None = None
    epsg: int = TAIWAN_EPSG
    page: tuple[int, int] = (1, 1)
    basemap: tuple[Picture, ...] = ()
    """Pictures below all layers, in ground metres."""
