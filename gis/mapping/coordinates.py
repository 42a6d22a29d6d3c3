"""Coordinates as people write and read them: TWD97, WGS84 and TWD67, in any order and spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from gis.angles import Point
from gis.crs import WGS84_EPSG, transformer, transformer_from_twd67
from gis.problems import Problem


class CoordinateSystem(StrEnum):
    """Systems that the window shows; the value is what settings keep."""

    TWD97_121 = "twd97_121"
    """TM2 zone 121: the main island (EPSG:3826)."""
    TWD97_119 = "twd97_119"
    """TM2 zone 119: Penghu, Kinmen, Matsu (EPSG:3825)."""
    WGS84_DEGREES = "wgs84_degrees"
    WGS84_DMS = "wgs84_dms"
    TWD67_121 = "twd67_121"
    """TM2 zone 121 of the old datum, by the parameters of `gis.crs`."""


EPSG_OF = {
    CoordinateSystem.TWD97_121: 3826,
    CoordinateSystem.TWD97_119: 3825,
    CoordinateSystem.WGS84_DEGREES: WGS84_EPSG,
    CoordinateSystem.WGS84_DMS: WGS84_EPSG,
}
TWD67_ACCURACY_M = 2.0
"""The published accuracy of any single formula between TWD67 and TWD97 on the main island."""
LONGITUDES, LATITUDES = (117.0, 123.5), (20.0, 27.5)
EASTINGS, NORTHINGS = (30_000.0, 620_000.0), (2_200_000.0, 3_050_000.0)
"""What degrees and TM2 metres (of either zone) can be in Taiwan with its islands; no number fits
two of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPlace:
    """A place that somebody typed."""

    at: Point
    """Metres of the store's CRS."""
    system: CoordinateSystem
    """What it was taken for."""


def accuracy_m(system: CoordinateSystem) -> float:
    """How far shown coordinates may be off by their definition alone; 0 where they are exact."""
    return TWD67_ACCURACY_M if system is CoordinateSystem.TWD67_121 else 0.0


def convert(at: Point, system: CoordinateSystem, *, epsg: int) -> Point:
    """Metres of the store's CRS in another system: east and north, or longitude and latitude."""
    if system is CoordinateSystem.TWD67_121:
        x, y = transformer_from_twd67(epsg).transform(*at, direction="INVERSE")
    else:
        x, y = transformer(epsg, EPSG_OF[system]).transform(*at)
    return float(x), float(y)


def place_of(x: float, y: float, system: CoordinateSystem, *, epsg: int) -> Point:
    """Metres of the store's CRS of a place given in a system (east before north)."""
    if system is CoordinateSystem.TWD67_121:
        placed = transformer_from_twd67(epsg).transform(x, y)
    else:
        placed = transformer(EPSG_OF[system], epsg).transform(x, y)
    return float(placed[0]), float(placed[1])


def format_place(at: Point, system: CoordinateSystem, *, epsg: int) -> str:
    """Coordinates to 0.1 m, in degrees to about as much; `read_place` reads them again.

    Degrees stand as latitude before longitude with their letters, metres as E before N.
    """
    x, y = convert(at, system, epsg=epsg)
    match system:
        case CoordinateSystem.WGS84_DEGREES:
            return f"{y:.6f}°N {x:.6f}°E"
        case CoordinateSystem.WGS84_DMS:
            return f"{_dms(y)}N {_dms(x)}E"
        case _:
            return f"E {x:.1f} N {y:.1f}"


def _dms(degrees: float) -> str:
    """Degrees, minutes and seconds to a hundredth (0.3 m)."""
    hundredths = round(degrees * 360_000)
    whole, rest = divmod(hundredths, 360_000)
    minutes, seconds = divmod(rest, 6_000)
    return f"{whole}°{minutes:02d}′{seconds / 100:05.2f}″"


def read_place(
    text: str, *, epsg: int, assumed: CoordinateSystem = CoordinateSystem.TWD97_121
) -> ReadPlace:
    """The place that a text names, in metres of the store's CRS.

    Degrees, or degrees, minutes and seconds, or TM2 metres, in any order: their size tells which
    is which, whatever letters say. Metres are of the system that the text names, else of
    `assumed`, else of TWD97 zone 121 (no size tells TWD67, 828 m off, from TWD97).

    Raises:
        Problem: COORDINATES_NOT_READ where the text is no pair of coordinates,
            COORDINATES_OUTSIDE where it lies outside Taiwan.
    """
    plain, named = _system_named(_half_width(text))
    first, second = _pair(_spelled_plainly(plain), text)
    if _inside(first, LATITUDES) or _inside(first, NORTHINGS):
        first, second = second, first
    if _inside(first, LONGITUDES) and _inside(second, LATITUDES):
        system = _degrees_as(assumed)
    elif _inside(first, EASTINGS) and _inside(second, NORTHINGS):
        system = named or _metres_as(assumed)
    else:
        raise Problem("COORDINATES_OUTSIDE", text=text.strip())
    return ReadPlace(at=place_of(first, second, system, epsg=epsg), system=system)


def _inside(value: float, limits: tuple[float, float]) -> bool:
    return limits[0] <= value <= limits[1]


def _degrees_as(assumed: CoordinateSystem) -> CoordinateSystem:
    dms = assumed is CoordinateSystem.WGS84_DMS
    return CoordinateSystem.WGS84_DMS if dms else CoordinateSystem.WGS84_DEGREES


def _metres_as(assumed: CoordinateSystem) -> CoordinateSystem:
    degrees = assumed in (CoordinateSystem.WGS84_DEGREES, CoordinateSystem.WGS84_DMS)
    return CoordinateSystem.TWD97_121 if degrees else assumed


_SPELLINGS = (
    (r"東經|經度|longitude|long|lon|lng|easting|east|東距|橫[座坐]標|東", "E"),
    (r"北緯|緯度|latitude|lat|northing|north|北距|縱[座坐]標|北", "N"),
    (r"度|deg", "°"),
    (r"[’‘`分]", "'"),
    (r"[”“〞〃秒]|''", '"'),
    (r"公尺|meters?|metres?|(?<=[0-9.\s])m\b", " "),
)
_SYSTEMS = (
    (r"twd\s*-?67|epsg:?\s*3828|hu\s?tzu\s?shan", CoordinateSystem.TWD67_121),
    (r"epsg:?\s*3825|\btm2\s*-?119\b|119\s*分帶|澎湖|penghu", CoordinateSystem.TWD97_119),
    (r"epsg:?\s*3826|\btm2\s*-?121\b|121\s*分帶|twd\s*-?97", CoordinateSystem.TWD97_121),
)
_FILLERS = re.compile(r"tm2|二度分帶|wgs\s*-?84|epsg:?\s*4326", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d])")
_TOKEN = re.compile(r"""(?P<number>[+-]?\d+(?:\.\d+)?)|(?P<letter>[ENWSXY])|(?P<mark>[°'"])""")
_BETWEEN = re.compile(r"[\s,;:/()\[\]=、，]*")


def _half_width(text: str) -> str:
    """The text with half-width letters; NFKC alone would split ″ into two primes."""
    plain = text
    for wide, narrow in (("″", '"'), ("′", "'"), ("º", "°"), ("˚", "°"), ("´", "'")):
        plain = plain.replace(wide, narrow)
    return unicodedata.normalize("NFKC", plain)


def _spelled_plainly(plain: str) -> str:
    """The text with one sign for each mark and no commas in numbers."""
    for pattern, sign in _SPELLINGS:
        plain = re.sub(pattern, sign, plain, flags=re.IGNORECASE)
    return _THOUSANDS.sub(lambda found: found.group().replace(",", ""), plain)


def _system_named(plain: str) -> tuple[str, CoordinateSystem | None]:
    """The text without names of systems, and the system of metres that they name."""
    named = None
    for pattern, system in _SYSTEMS:
        plain, count = re.subn(pattern, " ", plain, flags=re.IGNORECASE)
        if count and named is None:
            named = system
    return _FILLERS.sub(" ", plain), named


def _pair(plain: str, text: str) -> tuple[float, float]:
    """Two values in their order.

    Raises:
        Problem: COORDINATES_NOT_READ.
    """
    groups: list[list[float]] = []
    letters: list[str] = []
    place, marked = _gap_end(plain, 0), "°" in plain
    while place < len(plain):
        found = _TOKEN.match(plain.upper(), place)
        if found is None:
            raise Problem("COORDINATES_NOT_READ", text=text.strip())
        place = _gap_end(plain, found.end())
        if found["letter"]:
            letters.append(found["letter"])
        elif found["number"] and (not marked or plain.startswith("°", place) or not groups):
            groups.append([float(found["number"])])
        elif found["number"]:
            groups[-1].append(float(found["number"]))
    return _values(groups, letters, text)


def _gap_end(plain: str, place: int) -> int:
    gap = _BETWEEN.match(plain, place)
    return gap.end() if gap else place


def _values(groups: list[list[float]], letters: list[str], text: str) -> tuple[float, float]:
    """Two values out of two groups, or out of 4 or 6 bare numbers."""
    if len(groups) in (4, 6) and all(len(group) == 1 for group in groups):
        numbers = [group[0] for group in groups]
        groups = [numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]]
    compass = [letter for letter in letters if letter in "ENWS"]
    doubled = len(compass) == 2 and compass[0] == compass[1]
    if len(groups) != 2 or max(map(len, groups)) > 3 or len(compass) > 2 or doubled:
        raise Problem("COORDINATES_NOT_READ", text=text.strip())
    if "W" in compass or "S" in compass:
        raise Problem("COORDINATES_OUTSIDE", text=text.strip())
    return _degrees(groups[0], text), _degrees(groups[1], text)


def _degrees(group: list[float], text: str) -> float:
    """Degrees, minutes and seconds as one number."""
    if len(group) > 1 and not all(0 <= part < 60 for part in group[1:]):
        raise Problem("COORDINATES_NOT_READ", text=text.strip())
    return sum((part / 60.0**place for place, part in enumerate(group)), 0.0)
