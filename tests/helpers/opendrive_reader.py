"""A reader of OpenDRIVE of its own: points, lane edges and links straight from the standard.

It shares nothing with the writer, so that what it finds is what the file says.
"""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

XY = tuple[float, float]


@dataclass
class ReadRoad:
    """A road element with the numbers that questions about it need."""

    element: Element

    def __post_init__(self) -> None:
        self.id = self.element.attrib["id"]
        self.length = float(self.element.attrib["length"])
        self.rule = self.element.attrib["rule"]
        self.junction = self.element.attrib["junction"]
        self.pieces = self.element.findall("planView/geometry")
        self.section = self.element.find("lanes/laneSection")
        assert self.section is not None
        self.lanes = {
            int(lane.attrib["id"]): lane
            for side in ("left", "center", "right")
            for lane in self.section.findall(f"{side}/lane")
        }

    def at(self, s: float) -> tuple[float, float, float]:
        """x, y and heading of the reference line at a station."""
        piece = [one for one in self.pieces if float(one.attrib["s"]) <= s + 1e-9][-1]
        return point_of(piece, s - float(piece.attrib["s"]))

    def beside(self, s: float, t: float) -> XY:
        """The point at a station and offset."""
        x, y, hdg = self.at(s)
        return x - t * math.sin(hdg), y + t * math.cos(hdg)

    def offset(self, s: float) -> float:
        """Offset of the centre lane."""
        polys = self.element.findall("lanes/laneOffset")
        return poly_at(polys, s, "s")

    def width(self, lane: int, s: float) -> float:
        """Width of a lane at a station."""
        return poly_at(self.lanes[lane].findall("width"), s, "sOffset")

    def edges(self, lane: int, s: float) -> tuple[float, float]:
        """Offsets of a lane's inner and outer border at a station."""
        side = 1 if lane > 0 else -1
        inner = self.offset(s)
        for other in range(side, lane, side):
            inner += side * self.width(other, s)
        return inner, inner + side * self.width(lane, s)

    def end(self, contact: str) -> float:
        """The station of an end."""
        return 0.0 if contact == "start" else self.length

    def link(self, which: str) -> dict[str, str] | None:
        """Attributes of the predecessor or successor."""
        found = self.element.find(f"link/{which}")
        return None if found is None else found.attrib

    def lane_links(self, lane: int, which: str) -> list[int]:
        """Lanes that a lane comes from or goes on into."""
        return [int(one.attrib["id"]) for one in self.lanes[lane].findall(f"link/{which}")]

    def along(self, lane: int) -> bool:
        """Whether traffic on a lane runs along the line."""
        along = (lane < 0) == (self.rule == "RHT")
        return along != (self.lanes[lane].get("direction") == "reversed")

    def both_ways(self, lane: int) -> bool:
        """Whether a lane serves both directions."""
        return self.lanes[lane].get("direction") == "both"


def poly_at(polys: list[Element], s: float, station: str) -> float:
    """The value of the polynomial that is valid at a station."""
    if not polys:
        return 0.0
    poly = [one for one in polys if float(one.attrib[station]) <= s + 1e-9][-1]
    ds = s - float(poly.attrib[station])
    return sum(float(poly.attrib[name]) * ds**power for power, name in enumerate("abcd"))


def point_of(piece: Element, ds: float) -> tuple[float, float, float]:
    """x, y and heading of a geometry at a distance from its start."""
    x, y, hdg = (float(piece.attrib[name]) for name in ("x", "y", "hdg"))
    cubic = piece.find("paramPoly3")
    if cubic is None:
        assert piece.find("line") is not None
        return x + ds * math.cos(hdg), y + ds * math.sin(hdg), hdg
    terms = {name: float(value) for name, value in cubic.attrib.items() if name != "pRange"}
    assert cubic.attrib["pRange"] == "normalized"
    p = _parameter_at(terms, ds, float(piece.attrib["length"]))
    u, v = (sum(terms[k + axis] * p**n for n, k in enumerate("abcd")) for axis in "UV")
    du, dv = (
        sum(n * terms[k + axis] * p ** (n - 1) for n, k in enumerate("abcd") if n) for axis in "UV"
    )
    cos, sin = math.cos(hdg), math.sin(hdg)
    return x + u * cos - v * sin, y + u * sin + v * cos, hdg + math.atan2(dv, du)


def _parameter_at(terms: dict[str, float], ds: float, length: float) -> float:
    """The parameter whose arc length from the start is `ds`, by many small chords."""
    if ds <= 0.0:
        return 0.0
    if ds >= length - 1e-9:
        return 1.0
    return next(p for p, run in _runs(terms) if run >= ds)


def _runs(terms: dict[str, float]) -> Iterator[tuple[float, float]]:
    steps = 2000
    points = [
        tuple(
            sum(terms[k + axis] * (i / steps) ** n for n, k in enumerate("abcd")) for axis in "UV"
        )
        for i in range(steps + 1)
    ]
    run = 0.0
    for i, (a, b) in enumerate(pairwise(points), start=1):
        run += math.dist(a, b)
        yield i / steps, run


def arc_length(piece: Element) -> float:
    """Length of a geometry, measured."""
    cubic = piece.find("paramPoly3")
    if cubic is None:
        return float(piece.attrib["length"])
    terms = {name: float(value) for name, value in cubic.attrib.items() if name != "pRange"}
    return list(_runs(terms))[-1][1]


@dataclass
class ReadFile:
    """A whole file."""

    root: Element
    roads: dict[str, ReadRoad]
    junctions: dict[str, Element]


def read_opendrive(path: Path) -> ReadFile:
    """Read a file."""
    root = ElementTree.parse(path).getroot()
    roads = [ReadRoad(element) for element in root.findall("road")]
    assert len({road.id for road in roads}) == len(roads)
    return ReadFile(
        root=root,
        roads={road.id: road for road in roads},
        junctions={one.attrib["id"]: one for one in root.findall("junction")},
    )


def faults_of(file: ReadFile) -> list[str]:
    """Everything about a file that breaks a rule of the standard or does not hang together."""
    found: list[str] = []
    for road in file.roads.values():
        found += _line_faults(road)
        found += _lane_faults(road)
        found += _link_faults(file, road)
    for junction in file.junctions.values():
        found += _junction_faults(file, junction)
    return found


def _line_faults(road: ReadRoad) -> Iterator[str]:
    s = 0.0
    for piece in road.pieces:
        if abs(float(piece.attrib["s"]) - s) > 1e-6:
            yield f"road {road.id}: a piece starts at {piece.attrib['s']}, not {s}"
        length = float(piece.attrib["length"])
        if abs(arc_length(piece) - length) > 1e-3:
            yield f"road {road.id}: a piece is {arc_length(piece)} long, not {length}"
        s += length
    if abs(s - road.length) > 1e-6:
        yield f"road {road.id}: pieces are {s} long, the road {road.length}"
    for piece, after in pairwise(road.pieces):
        end = point_of(piece, float(piece.attrib["length"]))
        gap = math.dist(end[:2], (float(after.attrib["x"]), float(after.attrib["y"])))
        if gap > 0.01:
            yield f"road {road.id}: a gap of {gap} in its line"


def _lane_faults(road: ReadRoad) -> Iterator[str]:
    ids = [
        int(lane.attrib["id"])
        for side in ("left", "center", "right")
        for lane in road.section.findall(f"{side}/lane")  # type: ignore[union-attr]
    ]
    if ids != list(range(max(ids), min(ids) - 1, -1)) or 0 not in ids:
        yield f"road {road.id}: lanes {ids}"
    for lane in ids:
        if lane and any(road.width(lane, road.length * k / 8) < 0.0 for k in range(9)):
            yield f"road {road.id}: lane {lane} is narrower than nothing"
        stations = [float(one.attrib["sOffset"]) for one in road.lanes[lane].findall("roadMark")]
        if stations != sorted(set(stations)) or (stations and stations[-1] >= road.length):
            yield f"road {road.id}: road marks of lane {lane} at {stations}"


def _link_faults(file: ReadFile, road: ReadRoad) -> Iterator[str]:
    for which, contact in (("predecessor", "start"), ("successor", "end")):
        link = road.link(which)
        if link is None:
            if any(road.lane_links(lane, which) for lane in road.lanes):
                yield f"road {road.id}: lanes without a {which} road have {which}s"
        elif link["elementType"] == "junction":
            if link["elementId"] not in file.junctions:
                yield f"road {road.id}: {which} is no junction"
        else:
            yield from _joint_faults(file, road, which, contact, link)


def _joint_faults(
    file: ReadFile, road: ReadRoad, which: str, contact: str, link: dict[str, str]
) -> Iterator[str]:
    other = file.roads.get(link["elementId"])
    if other is None:
        yield f"road {road.id}: {which} is no road"
        return
    there = link["contactPoint"]
    back = "predecessor" if there == "start" else "successor"
    if road.junction == "-1":
        answer = other.link(back) or {}
        if (answer.get("elementId"), answer.get("contactPoint")) != (road.id, contact):
            yield f"road {road.id}: {which} {other.id} does not lead back"
        here_at = road.at(road.end(contact))[:2]
        if math.dist(here_at, other.at(other.end(there))[:2]) > 0.01:
            yield f"road {road.id}: does not touch {other.id}"
    for lane in road.lanes:
        for met in road.lane_links(lane, which):
            if met not in other.lanes:
                yield f"road {road.id}: lane {lane} meets no lane {met} of {other.id}"
            elif road.junction == "-1" and other.lane_links(met, back) != [lane]:
                yield f"road {road.id}: lane {lane} and {met} of {other.id} differ"


def _junction_faults(file: ReadFile, junction: Element) -> Iterator[str]:
    label = f"junction {junction.attrib['id']}"
    connections = junction.findall("connection")
    if not connections:
        yield f"{label} connects nothing"
    for one in connections:
        incoming = file.roads.get(one.attrib["incomingRoad"])
        through = file.roads.get(one.attrib["connectingRoad"])
        if incoming is None or through is None:
            yield f"{label} names roads that are none"
            continue
        if through.junction != junction.attrib["id"]:
            yield f"{label}: road {through.id} is another's"
        yield from _path_faults(file, label, one, incoming, through)


def _path_faults(
    file: ReadFile, label: str, one: Element, incoming: ReadRoad, through: ReadRoad
) -> Iterator[str]:
    """A connecting road starts on one lane, ends on one and is for their traffic."""
    start, end = through.link("predecessor"), through.link("successor")
    lane_link = one.find("laneLink")
    if start is None or end is None or lane_link is None:
        yield f"{label}: road {through.id} has open ends"
        return
    outgoing = file.roads[end["elementId"]]
    origin, lane = int(lane_link.attrib["from"]), int(lane_link.attrib["to"])
    target = through.lane_links(lane, "successor")[0]
    if start["elementId"] != incoming.id or through.lane_links(lane, "predecessor") != [origin]:
        yield f"{label}: road {through.id} does not come from lane {origin} of {incoming.id}"
    for road, number, link, which in (
        (incoming, origin, start, "start"),
        (outgoing, target, end, "end"),
    ):
        met = road.link("predecessor" if link["contactPoint"] == "start" else "successor")
        if (met or {}).get("elementId") != through.junction:
            yield f"{label}: road {road.id} does not lead to it"
        s, at = road.end(link["contactPoint"]), through.end(which)
        ours = [through.beside(at, t) for t in through.edges(lane, at)]
        theirs = [road.beside(s, t) for t in road.edges(number, s)]
        gap = min(
            max(math.dist(a, b) for a, b in zip(ours, order, strict=True))
            for order in (theirs, theirs[::-1])
        )
        if gap > 0.02:
            yield f"{label}: road {through.id} is {gap} m off lane {number} of {road.id}"
        leads_in = (link["contactPoint"] == "end") == (which == "start")
        if not road.both_ways(number) and road.along(number) != leads_in:
            yield f"{label}: road {through.id} runs against lane {number} of {road.id}"
