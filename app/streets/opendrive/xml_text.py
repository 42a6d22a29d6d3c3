"""The elements of an OpenDRIVE 1.8 file as text, road by road."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring
from xml.sax.saxutils import quoteattr

from app.painters.fonts import clean_text
from app.streets.opendrive.model import (
    Geometry,
    LaneDirection,
    Lanes,
    Link,
    MarkType,
    OpenDrive,
    Poly,
    RoadMark,
    RoadObject,
    Signal,
    XodrJunction,
    XodrLane,
    XodrRoad,
)

UID_CODE, LEVEL_CODE = "daoan.uid", "daoan.level"
SIGNAL_HEAD = "signal_head"
SIGNAL_TYPE = "1000001"
"""Three lights for vehicles, in the standard's own catalogue."""
PRIORITIES = {SIGNAL_HEAD: "trafficLight", "stop_sign": "stop", "give_way_sign": "yield"}
OWN_COUNTRY = "OpenDRIVE"


def header_text(drive: OpenDrive, *, vendor: str, date: str) -> str:
    """The start of the file up to the first road."""
    west, south, east, north = drive.bounds
    x, y = drive.origin
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<OpenDRIVE>'
        f'<header revMajor="1" revMinor="8" name="" version="1.00" date="{date}"'
        f" north={_quoted(north)} south={_quoted(south)} east={_quoted(east)}"
        f" west={_quoted(west)} vendor={quoteattr(vendor)}>"
        f"<geoReference><![CDATA[{drive.proj}]]></geoReference>"
        f'<offset x={_quoted(x)} y={_quoted(y)} z="0" hdg="0"/></header>\n'
    )


END = "</OpenDRIVE>\n"


def road_texts(drive: OpenDrive) -> Iterator[str]:
    """One text for each road, then for each junction."""
    for road in drive.roads:
        yield tostring(_road(road), encoding="unicode") + "\n"
    for junction in drive.junctions:
        yield tostring(_junction(junction), encoding="unicode") + "\n"


def _number(value: float) -> str:
    """A number to a thousandth of a micron, without trailing zeros."""
    text = f"{value:.9f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _quoted(value: float) -> str:
    return f'"{_number(value)}"'


def _numbers(**values: float) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _road(road: XodrRoad) -> Element:
    found = Element(
        "road",
        name=clean_text(road.name),
        length=_number(road.length),
        id=road.id,
        junction=road.junction or "-1",
        rule=road.rule.value,
    )
    _links(found, road)
    if road.kind is not None:
        kind = SubElement(found, "type", s="0", type=road.kind)
        if road.speed_kmh is not None:
            SubElement(kind, "speed", max=str(road.speed_kmh), unit="km/h")
    plan = SubElement(found, "planView")
    for geometry in road.plan:
        _geometry(plan, geometry)
    profile = SubElement(found, "elevationProfile")
    SubElement(profile, "elevation", s="0", a="0", b="0", c="0", d="0")
    _lanes(found, road.lanes)
    _painted(found, road.objects)
    _signals(found, road.signals)
    _user_data(found, UID_CODE, road.uid)
    if road.level:
        _user_data(found, LEVEL_CODE, str(road.level))
    return found


def _user_data(parent: Element, code: str, value: str) -> None:
    SubElement(parent, "userData", code=code, value=value)


def _links(parent: Element, road: XodrRoad) -> None:
    if road.predecessor is None and road.successor is None:
        return
    found = SubElement(parent, "link")
    for name, link in (("predecessor", road.predecessor), ("successor", road.successor)):
        if link is not None:
            SubElement(found, name, _link(link))


def _link(link: Link) -> dict[str, str]:
    if link.junction is not None:
        return {"elementType": "junction", "elementId": link.junction}
    if link.road is None or link.contact is None:
        raise ValueError("a link leads to a junction or to a road's end")
    return {
        "elementType": "road",
        "elementId": link.road,
        "contactPoint": link.contact.value,
    }


def _geometry(parent: Element, piece: Geometry) -> None:
    place = _numbers(s=piece.s, x=piece.x, y=piece.y, hdg=piece.hdg, length=piece.length)
    found = SubElement(parent, "geometry", place)
    if piece.cubic is None:
        SubElement(found, "line")
        return
    (bu, cu, du), (bv, cv, dv) = piece.cubic.u, piece.cubic.v
    terms = _numbers(aU=0.0, bU=bu, cU=cu, dU=du, aV=0.0, bV=bv, cV=cv, dV=dv)
    SubElement(found, "paramPoly3", terms, pRange="normalized")


def _lanes(parent: Element, lanes: Lanes) -> None:
    found = SubElement(parent, "lanes")
    for poly in lanes.offset:
        SubElement(found, "laneOffset", _poly(poly, "s"))
    section = SubElement(found, "laneSection", s="0")
    sides = (
        ("left", [lane for lane in lanes.lanes if lane.id > 0]),
        ("center", None),
        ("right", [lane for lane in lanes.lanes if lane.id < 0]),
    )
    for name, held in sides:
        if held is None:
            centre = SubElement(
                SubElement(section, name), "lane", id="0", type="none", level="false"
            )
            _marks(centre, lanes.centre_marks)
        elif held:
            side = SubElement(section, name)
            for lane in held:
                _lane(side, lane)


def _poly(poly: Poly, station: str) -> dict[str, str]:
    return _numbers(**{station: poly.s}, a=poly.a, b=poly.b, c=0.0, d=0.0)


def _lane(parent: Element, lane: XodrLane) -> None:
    found = SubElement(parent, "lane", id=str(lane.id), type=lane.kind.value, level="false")
    if lane.direction is not LaneDirection.STANDARD:
        found.set("direction", lane.direction.value)
    if lane.predecessor is not None or lane.successor is not None:
        link = SubElement(found, "link")
        for name, other in (("predecessor", lane.predecessor), ("successor", lane.successor)):
            if other is not None:
                SubElement(link, name, id=str(other))
    for poly in lane.widths:
        SubElement(found, "width", _poly(poly, "sOffset"))
    _marks(found, lane.marks)
    if lane.allowed:
        access = SubElement(found, "access", sOffset="0", rule="allow")
        for user in lane.allowed:
            SubElement(access, "restriction", type=user)


def _marks(parent: Element, marks: Iterable[RoadMark]) -> None:
    for mark in marks:
        found = SubElement(
            parent,
            "roadMark",
            sOffset=_number(mark.s),
            type=mark.kind.value,
            weight="standard",
            color=mark.colour,
        )
        if mark.kind is MarkType.NONE:
            continue
        width = max(line.width for line in mark.lines)
        found.set("width", _number(width))
        kind = SubElement(found, "type", name=mark.kind.value, width=_number(width))
        for line in mark.lines:
            length, space = line.dash or (1.0, 0.0)
            terms = _numbers(
                length=length, space=space, tOffset=line.t, sOffset=0.0, width=line.width
            )
            SubElement(kind, "line", terms)


def _painted(parent: Element, objects: Sequence[RoadObject]) -> None:
    if not objects:
        return
    found = SubElement(parent, "objects")
    for one in objects:
        count = len(one.corners)
        place = _numbers(
            s=max(sum(s for s, _ in one.corners) / count, 0.0),
            t=sum(t for _, t in one.corners) / count,
            zOffset=0.0,
            hdg=0.0,
        )
        item = SubElement(
            found, "object", place, id=one.id, type=one.kind, name=one.name, orientation="none"
        )
        outlines = SubElement(item, "outlines")
        outline = SubElement(outlines, "outline", id="0", outer="true", closed="true")
        for number, (s, t) in enumerate(one.corners):
            corner = _numbers(s=max(s, 0.0), t=t, dz=0.0, height=0.0)
            SubElement(outline, "cornerRoad", corner, id=str(number))


def _signals(parent: Element, signals: Sequence[Signal]) -> None:
    if not signals:
        return
    found = SubElement(parent, "signals")
    for one in signals:
        lights = one.code == SIGNAL_HEAD
        item = SubElement(
            found,
            "signal",
            _numbers(s=one.s, t=one.t, zOffset=0.0, hOffset=one.h_offset),
            id=one.id,
            name=one.code,
            dynamic="yes" if lights else "no",
            orientation="+" if one.forward else "-",
            country=OWN_COUNTRY,
            type=SIGNAL_TYPE if lights else one.code,
            subtype="-1",
        )
        if one.code in PRIORITIES:
            SubElement(SubElement(item, "semantics"), "priority", type=PRIORITIES[one.code])


def _junction(junction: XodrJunction) -> Element:
    found = Element("junction", id=junction.id, name=clean_text(junction.name), type="default")
    for number, one in enumerate(junction.connections):
        connection = SubElement(
            found,
            "connection",
            id=str(number),
            incomingRoad=one.incoming,
            connectingRoad=one.connecting,
            contactPoint="start",
        )
        terms = {"from": str(one.from_lane), "to": str(one.to_lane)}
        SubElement(connection, "laneLink", terms)
    _user_data(found, UID_CODE, junction.uid)
    return found
