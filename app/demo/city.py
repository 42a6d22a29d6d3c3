"""The made city: an irregular grid of named streets with diagonals, as centre lines and places."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from itertools import chain, pairwise

import shapely
from shapely import LineString

from app.demo.street_control import control_of
from app.demo.street_tags import tags_of_street
from app.street_import.section_catalogue import load_section_catalogue
from gis.angles import Point
from gis.streets.centre_lines import CentreLine
from gis.streets.lanes.reading import read_section
from gis.streets.network import Network, build_network

CITY = "道安市"
BUREAU = "道安市政府警察局"
ORIGIN: Point = (206_400.0, 2_641_800.0)
"""South-west corner of the grid in EPSG:3826, in farmland of the western plain."""
ROWS = COLUMNS = 8
VERTEX_M = 0.5
"""A vertex nearer than this is the same place."""

_COLUMN_STREETS = (
    ("晨曦路", "primary"),
    ("榕蔭街", "residential"),
    ("書香街", "tertiary"),
    ("朝安路", "primary"),
    ("溪畔街", "residential"),
    ("青禾路", "secondary"),
    ("明行街", "residential"),
    ("長虹路", "secondary"),
)
"""South to north, from west to east."""
_ROW_STREETS = (
    ("平順街", "residential"),
    ("禮讓路", "secondary"),
    ("慢行街", "residential"),
    ("康莊大道", "primary"),
    ("守望街", "tertiary"),
    ("稻香路", "secondary"),
    ("燈塔街", "residential"),
    ("瑞穗路", "tertiary"),
)
"""West to east, from south to north."""
_IN_SECTIONS = frozenset({"晨曦路", "朝安路", "禮讓路", "稻香路"})
_VILLAGES = ("永樂", "安康", "福泰", "和順", "新豐", "文華", "慶雲", "松柏")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoCity:
    """The city's streets and what place texts need."""

    network: Network
    lines: tuple[CentreLine, ...]
    middle_x: float
    """Border of the two districts (east)."""
    north_y: float
    """Northern end of the grid, metres."""

    def district(self, at: Point) -> str:
        """The district of a point."""
        return "東區" if at[0] >= self.middle_x else "西區"

    def village(self, at: Point) -> str:
        """The village (里) of a point: strips of the city from south to north, by district."""
        share = (at[1] - ORIGIN[1]) / (self.north_y - ORIGIN[1])
        strip = min(3, max(0, int(share * 4)))
        return _VILLAGES[strip + (4 if at[0] >= self.middle_x else 0)] + "里"


def make_city(rng: random.Random) -> DemoCity:
    """Streets of about 2 x 2 km: an 8 x 8 grid, two diagonals, a T, a five-arm junction."""
    nodes = _grid_nodes(rng)
    streets, diagonals = [*_columns(nodes), *_rows(nodes)], _extras(nodes)
    grid = [_meeting(street, diagonals) for street in streets]
    extras = [_meeting(diagonal, streets) for diagonal in diagonals]
    top = max(y for column in nodes for _, y in column)
    network = build_network([*chain.from_iterable(map(_blocks, grid)), *extras])
    return DemoCity(
        network=replace(network, features=control_of(network)),
        lines=(*grid, *extras),
        middle_x=nodes[4][0][0] - 40.0,
        north_y=top,
    )


def _grid_nodes(rng: random.Random) -> list[list[Point]]:
    """Crossings by column and row, on a grid of uneven blocks, slightly out of line."""

    def stations() -> list[float]:
        found = [0.0]
        for _ in range(7):
            found.append(found[-1] + rng.uniform(190.0, 340.0))
        return found

    eastings, northings = stations(), stations()
    return [
        [
            (
                round(ORIGIN[0] + x + rng.uniform(-18.0, 18.0), 2),
                round(ORIGIN[1] + y + rng.uniform(-18.0, 18.0), 2),
            )
            for y in northings
        ]
        for x in eastings
    ]


def _columns(nodes: list[list[Point]]) -> list[CentreLine]:
    """Streets from south to north; 明行街 ends at the sixth row (a T)."""
    found = []
    for column, (name, road_class) in enumerate(_COLUMN_STREETS):
        path = nodes[column][:6] if name == "明行街" else nodes[column]
        found += _street(name, road_class, path)
    return found


def _rows(nodes: list[list[Point]]) -> list[CentreLine]:
    """Streets from west to east; 燈塔街 begins at the third column (a T)."""
    found = []
    for row, (name, road_class) in enumerate(_ROW_STREETS):
        path = [nodes[column][row] for column in range(COLUMNS)]
        found += _street(name, road_class, path[2:] if name == "燈塔街" else path)
    return found


def _street(name: str, road_class: str, path: list[Point]) -> list[CentreLine]:
    """One street as a line, or as two where it is divided into sections in its middle."""
    if name not in _IN_SECTIONS:
        return [_line(name, road_class, path)]
    half = len(path) // 2
    return [
        _line(f"{name}1段", road_class, path[: half + 1]),
        _line(f"{name}2段", road_class, path[half:]),
    ]


def _blocks(street: CentreLine) -> list[CentreLine]:
    """A street of the grid from crossing to crossing, since arrows stand where a line ends."""
    return [replace(street, line=LineString(ends)) for ends in pairwise(street.line.coords)]


def _extras(nodes: list[list[Point]]) -> list[CentreLine]:
    """Diagonals (one makes five arms at a crossing), and a country road out of the city."""
    five_arms = nodes[2][2]
    beside = _between(nodes[4][3], nodes[5][3], 0.5)
    south_west = _between(nodes[5][5], nodes[5][6], 0.4)
    end = nodes[7][7]
    corner = nodes[0][3]
    return [
        _line("星光路", "secondary", [five_arms, _between(nodes[3][2], nodes[3][3], 0.45), beside]),
        _line("斜陽街", "residential", [south_west, end]),
        _line(
            "田中央路",
            "tertiary",
            [
                corner,
                (corner[0] - 900.0, corner[1] + 120.0),
                (corner[0] - 1900.0, corner[1] + 60.0),
            ],
        ),
    ]


def _meeting(line: CentreLine, others: list[CentreLine]) -> CentreLine:
    """The line with a vertex where it crosses others: without one, they would pass over it."""
    crossings = [
        (round(x, 2), round(y, 2))
        for other in others
        for x, y in shapely.get_coordinates(line.line.intersection(other.line)).tolist()
    ]
    vertices = list(line.line.coords)
    held = shapely.MultiPoint(vertices)
    new = [at for at in crossings if held.distance(shapely.Point(at)) > VERTEX_M]
    path = sorted({*vertices, *new}, key=lambda at: line.line.project(shapely.Point(at)))
    return replace(line, line=LineString(path))


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))


def _line(name: str, road_class: str, path: list[Point]) -> CentreLine:
    reading = read_section(
        tags_of_street(name, road_class),
        direction=0,
        left_hand=False,
        defaults=load_section_catalogue().taiwan,
    )
    return CentreLine(
        source_id=f"demo/{name}",
        name=name,
        road_class=road_class,
        line=LineString(path),
        section=reading.section,
        speed_limit_kmh=reading.speed_limit_kmh,
    )
