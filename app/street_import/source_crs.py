"""The CRS of a street file, and the way from it to the metres of a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from app.street_import.source import StreetSource
from gis.crs import TAIWAN_EPSG, WGS84_EPSG, with_twd67_parameters
from gis.problems import Problem

Coords = NDArray[np.float64]

TWD67_NAMES = ("twd67", "twd_1967", "twd 1967", "taiwan datum 1967", "taiwan_datum_1967")
HU_TZU_SHAN = ("hu tzu shan", "hu_tzu_shan")
TWD67_RADIUS_M = 6_378_160.0
WGS84_RADIUS_M = 6_378_137.0
NAMELESS = ("unknown", "undefined", "unnamed")
WEB_MERCATOR_EPSG = 3857
TAIWAN_LONLAT = (117.5, 20.5, 123.0, 27.0)
TAIWAN_TM2 = (90_000.0, 2_360_000.0, 420_000.0, 2_930_000.0)
"""West, south, east, north that TM2 coordinates of Taiwan with its islands can take."""
UTM_LAT = (-80.0, 84.0)
UPS_NORTH_EPSG, UPS_SOUTH_EPSG = 32661, 32761
MARGIN_DEG = 2.0
"""A store's CRS may serve this far beyond its area of use."""


def read_crs(said: str) -> CRS | None:
    """The CRS that `--crs` names ("3826", "EPSG:3826"); None for "auto".

    Raises:
        Problem: CRS_NOT_KNOWN.
    """
    word = said.strip()
    if word.casefold() == "auto":
        return None
    try:
        return CRS.from_user_input(int(word) if word.isdecimal() else word)
    except (CRSError, ValueError) as error:
        raise Problem("CRS_NOT_KNOWN", crs=said) from error


def settle_crs(source: StreetSource, said: CRS | None, *, ask: bool = False) -> None:
    """Give a source the CRS to read it in: what was said, what its file says, or a guess.

    A CRS is not believed where the middle of the file would lie outside of where it is used:
    GeoJSON in metres, degrees that are said to be TM2. Guesses are noted, and so is a change of x
    and y where only that brings the file to its place.

    Raises:
        Problem: CRS_UNKNOWN where nothing fits; CRS_WRONG where what was said cannot fit; with
            `ask` CRS_UNSURE where it may be TWD97 or TWD67.
    """
    x, y = middle_of(source)
    known = said if said is not None else source.crs
    if _holds(known, (x, y)):
        source.crs = known
        return
    if _holds(known, (y, x)):
        source.crs = known
        _change_axes(source)
        return
    if said is not None:
        raise Problem("CRS_WRONG", crs=said.name, file=source.name)
    _guess(source, (x, y), ask=ask)


def _guess(source: StreetSource, at: tuple[float, float], *, ask: bool) -> None:
    """Take the CRS that fits the middle of a source, if need be with x and y changed."""
    x, y = at
    guess = guess_epsg((x, y, x, y))
    if guess is None:
        guess = guess_epsg((y, x, y, x))
        if guess is None:
            raise Problem("CRS_UNKNOWN", file=source.name)
        _change_axes(source)
    if ask and guess == TAIWAN_EPSG:
        raise Problem("CRS_UNSURE", file=source.name)
    source.crs = CRS.from_epsg(guess)
    code = "CRS_MAYBE_TWD67" if guess == TAIWAN_EPSG else "CRS_GUESSED"
    source.doubt(code, f"EPSG:{guess}")


def _change_axes(source: StreetSource) -> None:
    """Put y before x in all of a source, and tell."""
    source.lines = [replace(line, xy=line.xy[:, ::-1]) for line in source.lines]
    source.doubts = [
        doubt if doubt.xy is None else replace(doubt, xy=doubt.xy[::-1]) for doubt in source.doubts
    ]
    source.doubt("AXES_CHANGED", source.name)


def _holds(crs: CRS, at: tuple[float, float]) -> bool:
    """Whether a CRS says where on earth a point lies, and is used there."""
    if not (crs.is_geographic or crs.is_projected or crs.is_bound):
        return False
    if crs.is_geographic and not _are_degrees((*at, *at)):
        return False
    lon, lat = transformer_to(crs, WGS84_EPSG).transform(*at)
    if not (np.isfinite(lon) and np.isfinite(lat)):
        return False
    return bool(_near_area(crs, np.array([lon]), np.array([lat]))[0])


def _near_area(crs: CRS, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which places lie where a CRS is used, with a margin; all where its area is not known."""
    known = None if crs.area_of_use else crs.to_epsg(min_confidence=70)
    area = (CRS.from_epsg(known) if known else crs).area_of_use
    if area is None:
        return np.isfinite(lon) & np.isfinite(lat)
    width = (area.east - area.west) % 360.0 or 360.0
    east = (lon - area.west + MARGIN_DEG) % 360.0
    return (
        (lat >= area.south - MARGIN_DEG)
        & (lat <= area.north + MARGIN_DEG)
        & (east <= width + 2 * MARGIN_DEG)
    )


def middle_of(source: StreetSource) -> tuple[float, float]:
    """The middle of a source's lines in the file's CRS, which a few lost ones do not move.

    Raises:
        Problem: STREETS_NO_ROADS without any line.
    """
    if not source.lines:
        raise Problem("STREETS_NO_ROADS", file=source.name)
    x, y = np.median([line.xy[len(line.xy) // 2] for line in source.lines], axis=0)
    return float(x), float(y)


def guess_epsg(bounds: Sequence[float]) -> int | None:
    """The CRS that coordinates are in by their size: degrees, TWD97 TM2 or Web Mercator.

    TWD67 cannot be told from TWD97 by size (828 m apart): it must be said.
    """
    if _are_degrees(bounds):
        return WGS84_EPSG
    if _inside(bounds, TAIWAN_TM2):
        return TAIWAN_EPSG
    to_mercator = Transformer.from_crs(WGS84_EPSG, WEB_MERCATOR_EPSG, always_xy=True)
    west, south = to_mercator.transform(*TAIWAN_LONLAT[:2])
    east, north = to_mercator.transform(*TAIWAN_LONLAT[2:])
    return WEB_MERCATOR_EPSG if _inside(bounds, (west, south, east, north)) else None


def _are_degrees(bounds: Sequence[float]) -> bool:
    return _inside(bounds, (-180.0, -90.0, 180.0, 90.0))


def _inside(bounds: Sequence[float], outer: Sequence[float]) -> bool:
    return (
        bounds[0] >= outer[0]
        and bounds[1] >= outer[1]
        and bounds[2] <= outer[2]
        and bounds[3] <= outer[3]
    )


def with_datum(crs: CRS) -> CRS:
    """The CRS with explicit datum parameters where PROJ has none or could take a ballpark step.

    TWD67, also under the name Hu Tzu Shan that older programs give it; a datum without a name on
    the ellipsoid of WGS84 or GRS80 is taken for WGS84.
    """
    geodetic = crs.geodetic_crs
    if crs.is_bound or geodetic is None or geodetic.ellipsoid is None:
        return crs
    name, radius = geodetic.name.lower(), geodetic.ellipsoid.semi_major_metre
    datum = geodetic.datum.name.lower() if geodetic.datum is not None else ""
    old = any(word in name for word in TWD67_NAMES)
    if old or (any(word in name for word in HU_TZU_SHAN) and radius == TWD67_RADIUS_M):
        return with_twd67_parameters(crs)
    if any(word in datum for word in NAMELESS) and radius == WGS84_RADIUS_M:
        return _on_wgs84(crs)
    return crs


def _on_wgs84(crs: CRS) -> CRS:
    """The same projection (or degrees) on the datum of WGS84."""
    wgs84 = CRS.from_epsg(WGS84_EPSG)
    if not crs.is_projected:
        return wgs84
    said = crs.to_json_dict()
    said["base_crs"] = {
        key: value for key, value in wgs84.to_json_dict().items() if key != "$schema"
    }
    return CRS.from_json_dict(said)


def transformer_to(source: CRS, epsg: int) -> Transformer:
    """From a CRS to an EPSG code, x before y, without ballpark steps.

    Raises:
        Problem: CRS_NO_WAY.
    """
    try:
        return Transformer.from_crs(with_datum(source), epsg, always_xy=True, allow_ballpark=False)
    except ProjError as error:
        raise Problem("CRS_NO_WAY", crs=source.name, epsg=epsg) from error


def centre_lonlat(source: StreetSource) -> tuple[float, float]:
    """Longitude and latitude of the middle of a source."""
    lon, lat = transformer_to(source.crs, WGS84_EPSG).transform(*middle_of(source))
    if not (np.isfinite(lon) and np.isfinite(lat)):
        raise Problem("CRS_WRONG", crs=source.crs.name, file=source.name)
    return float(lon), float(lat)


def metric_epsg(source: StreetSource) -> int:
    """The CRS for a new store that begins with this source: EPSG:3826 in Taiwan, UTM, UPS."""
    lon, lat = centre_lonlat(source)
    if _inside((lon, lat, lon, lat), TAIWAN_LONLAT):
        return TAIWAN_EPSG
    if not UTM_LAT[0] <= lat <= UTM_LAT[1]:
        return UPS_NORTH_EPSG if lat > 0.0 else UPS_SOUTH_EPSG
    zone = min(int((lon + 180.0) // 6.0) + 1, 60)
    return (32600 if lat >= 0.0 else 32700) + zone


def to_store(source: StreetSource, epsg: int) -> list[Coords]:
    """The coordinates of every line of a source in metres of the store's CRS.

    A line that leaves the area where the store's CRS is used has NaN for all coordinates.

    Raises:
        Problem: STREETS_OUTSIDE_STORE where the source lies far from where the store's CRS holds.
    """
    lon, lat = centre_lonlat(source)
    target = CRS.from_epsg(epsg)
    if not _near_area(target, np.array([lon]), np.array([lat]))[0]:
        raise Problem(
            "STREETS_OUTSIDE_STORE",
            file=source.name,
            lon=round(lon, 3),
            lat=round(lat, 3),
            epsg=epsg,
        )
    given = np.vstack([line.xy for line in source.lines]).T
    xy = np.column_stack(transformer_to(source.crs, epsg).transform(*given))
    lons, lats = transformer_to(source.crs, WGS84_EPSG).transform(*given)
    inside = _near_area(target, lons, lats)
    ends = np.cumsum([len(line.xy) for line in source.lines])[:-1]
    found = zip(np.split(xy, ends), np.split(inside, ends), strict=True)
    return [part if near.all() else np.full_like(part, np.nan) for part, near in found]
