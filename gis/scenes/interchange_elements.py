"""Marks, objects, photos, texts, dimensions, fixed points and measurements of a scene as JSON.

A list that another program filled with something else than objects is kept like an unknown key.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gis.angles import Point
from gis.scenes.json_values import JsonObject, as_number, as_text
from gis.scenes.kept_keys import point_json, without_absent
from gis.scenes.scene import (
    Dimension,
    KeptFixedPoint,
    KeptMeasurement,
    Mark,
    MarkForm,
    Photo,
    SceneObject,
    SceneText,
)
from gis.scenes.survey.measurements import (
    ANGLE_SIGMA_DEG,
    SIGMA_M,
    SQUARE_SIGMA_DEG,
    FixedPoint,
    Instrument,
    LineSide,
    Measurement,
    Method,
)

_LEAST_POINTS = {MarkForm.POINT: 1, MarkForm.LINE: 2, MarkForm.AREA: 3}


def refuse_doubles(items: list[JsonObject], key: str) -> None:
    """Write down values of `key` that an earlier item has too; blank is no value."""
    seen: list[object] = []
    for item in items:
        value = item.raw.get(key)
        if value not in (None, "") and value in seen:
            item.refuse(key, "SCENE_DOUBLED")
        seen.append(value)


def own_children(raw: JsonObject, key: str) -> list[JsonObject]:
    """The objects of a list that the contract does not name; else none, and the key is unknown."""
    value = raw.raw.get(key)
    ours = isinstance(value, list | tuple) and all(isinstance(item, Mapping) for item in value)
    return raw.children(key) if value is None or ours else []


def read_marks(raw: JsonObject) -> tuple[Mark, ...]:
    """The traces of a scene."""
    marks = raw.children("marks")
    refuse_doubles(marks, "id")
    return tuple(_mark(one) for one in marks)


def _mark(raw: JsonObject) -> Mark:
    party = raw.number("party")
    form, points, kept = _geometry(raw)
    return Mark(
        id=raw.text("id") or "",
        kind=raw.text("kind") or "",
        party=None if party is None else int(party),
        form=form,
        points=points,
        kept_geometry=kept,
        length_m=raw.number("length_m", positive=True),
        note=raw.text("note") or "",
        extra=raw.extra,
        absent=raw.absent,
    )


def _geometry(raw: JsonObject) -> tuple[MarkForm, tuple[Point, ...], Any]:
    """Form and points; or the JSON itself where it is no plain point, line or ring."""
    geometry = raw.child("geometry")
    if geometry is None:
        return MarkForm.OTHER, (), None
    name = geometry.text("type", required=True)
    coordinates = geometry.take("coordinates", required=True)
    if not isinstance(coordinates, list | tuple):
        geometry.refuse("coordinates", "SCENE_EXPECTED_LIST")
        return MarkForm.OTHER, (), geometry.raw
    plain = _plain_points(name, coordinates)
    if plain is None or geometry.extra:
        return MarkForm.OTHER, (), geometry.raw
    return MarkForm(str(name)), plain, None


def _plain_points(name: str | None, coordinates: Sequence[Any]) -> tuple[Point, ...] | None:
    """Points of a geometry that can be written back exactly from them; else None."""
    if name == MarkForm.POINT:
        listed = [coordinates]
    elif name == MarkForm.LINE:
        listed = list(coordinates)
    elif name == MarkForm.AREA and len(coordinates) == 1 and _is_closed(coordinates[0]):
        listed = list(coordinates[0][:-1])
    else:
        return None
    points = [_pair(item) for item in listed]
    if len(points) < _LEAST_POINTS[MarkForm(name)]:
        return None
    found = tuple(point for point in points if point is not None)
    return found if len(found) == len(points) else None


def _is_closed(ring: object) -> bool:
    return isinstance(ring, list | tuple) and len(ring) > 3 and ring[0] == ring[-1]


def _pair(item: object) -> Point | None:
    if not isinstance(item, list | tuple) or len(item) != 2:
        return None
    east, north = as_number(item[0]), as_number(item[1])
    return None if east is None or north is None else (east, north)


def mark_json(mark: Mark) -> dict[str, Any]:
    """One trace."""
    document = {
        "id": mark.id,
        "kind": mark.kind,
        "party": mark.party,
        "geometry": _geometry_json(mark),
        "length_m": mark.length_m,
        "note": mark.note,
    }
    return without_absent(document, mark)


def _geometry_json(mark: Mark) -> object:
    points = [point_json(point) for point in mark.points]
    if mark.form is MarkForm.OTHER:
        return mark.kept_geometry
    if mark.form is MarkForm.POINT:
        return {"type": "Point", "coordinates": points[0]}
    if mark.form is MarkForm.LINE:
        return {"type": "LineString", "coordinates": points}
    return {"type": "Polygon", "coordinates": [[*points, points[0]]]}


def read_objects(raw: JsonObject) -> tuple[SceneObject, ...]:
    """What lies or stands at the scene."""
    objects = own_children(raw, "objects")
    refuse_doubles(objects, "id")
    return tuple(
        SceneObject(
            id=one.text("id", required=True) or "",
            symbol=one.text("symbol") or "",
            at=one.point("at", required=True) or (0.0, 0.0),
            heading_deg=one.number("heading_deg") or 0.0,
            note=one.text("note") or "",
            extra=one.extra,
            absent=one.absent,
        )
        for one in objects
    )


def object_json(one: SceneObject) -> dict[str, Any]:
    """One thing at the scene."""
    document = {
        "id": one.id,
        "symbol": one.symbol,
        "at": point_json(one.at),
        "heading_deg": one.heading_deg,
        "note": one.note,
    }
    return without_absent(document, one)


def read_photos(raw: JsonObject) -> tuple[Photo, ...]:
    """Photographs."""
    photos = own_children(raw, "photos")
    refuse_doubles(photos, "id")
    return tuple(
        Photo(
            id=one.text("id") or "",
            at=one.point("at"),
            bearing_deg=one.number("bearing_deg"),
            file=one.text("file") or "",
            note=one.text("note") or "",
            extra=one.extra,
            absent=one.absent,
        )
        for one in photos
    )


def photo_json(photo: Photo) -> dict[str, Any]:
    """One photograph."""
    document = {
        "id": photo.id,
        "at": point_json(photo.at),
        "bearing_deg": photo.bearing_deg,
        "file": photo.file,
        "note": photo.note,
    }
    return without_absent(document, photo)


def read_texts(raw: JsonObject) -> tuple[SceneText, ...]:
    """Words on the drawing."""
    return tuple(
        SceneText(
            at=one.point("at", required=True) or (0.0, 0.0),
            text=one.text("text", required=True) or "",
            extra=one.extra,
            absent=one.absent,
        )
        for one in own_children(raw, "texts")
    )


def text_json(one: SceneText) -> dict[str, Any]:
    """Words on the drawing."""
    return without_absent({"at": point_json(one.at), "text": one.text}, one)


def read_dimensions(raw: JsonObject) -> tuple[Dimension, ...]:
    """Dimension lines by hand."""
    return tuple(
        Dimension(
            start=one.point("start", required=True) or (0.0, 0.0),
            end=one.point("end", required=True) or (0.0, 0.0),
            offset_m=one.number("offset_m") or 0.0,
            extra=one.extra,
            absent=one.absent,
        )
        for one in own_children(raw, "dimensions")
    )


def dimension_json(one: Dimension) -> dict[str, Any]:
    """One dimension line."""
    ends = {"start": point_json(one.start), "end": point_json(one.end)}
    return without_absent(ends | {"offset_m": one.offset_m}, one)


def read_fixed_points(raw: JsonObject) -> tuple[KeptFixedPoint, ...]:
    """What measurements refer to."""
    points = raw.children("fixed_points")
    refuse_doubles(points, "id")
    return tuple(
        KeptFixedPoint(
            point=FixedPoint(
                id=one.text("id", required=True) or "",
                at=one.point("at", required=True) or (0.0, 0.0),
                note=one.text("note") or "",
            ),
            extra=one.extra,
            absent=one.absent,
        )
        for one in points
    )


def fixed_point_json(kept: KeptFixedPoint) -> dict[str, Any]:
    """One fixed point."""
    point = kept.point
    document = {"id": point.id, "at": point_json(point.at), "note": point.note}
    return without_absent(document, kept)


def read_measurements(raw: JsonObject) -> tuple[KeptMeasurement, ...]:
    """The measurement table; rows that no method can use are kept as they came."""
    return tuple(_measurement(one) for one in raw.children("measurements"))


def _measurement(raw: JsonObject) -> KeptMeasurement:
    target = raw.text("target", required=True) or ""
    method = raw.text("method")
    fixed = raw.each("from", as_text, "SCENE_EXPECTED_TEXT")
    values_m = raw.each("values_m", as_number, "SCENE_EXPECTED_NUMBER")
    angle, sigma = raw.number("angle_deg"), raw.number("sigma_m", positive=True)
    square = raw.number("square_sigma_deg", positive=True)
    angle_sigma = raw.number("angle_sigma_deg", positive=True)
    side, photo = raw.text("side"), raw.text("photo")
    if method not in set(Method) or side not in (None, "", *LineSide):
        return KeptMeasurement(row=None, raw=raw.raw)
    row = Measurement(
        target=target,
        method=Method(method),
        fixed=fixed,
        values_m=values_m,
        angle_deg=angle,
        sigma_m=sigma or SIGMA_M[Instrument.WHEEL],
        side=LineSide(side) if side else None,
        square_sigma_deg=square or SQUARE_SIGMA_DEG,
        angle_sigma_deg=angle_sigma or ANGLE_SIGMA_DEG,
        photo=photo or "",
    )
    return KeptMeasurement(row=row, extra=raw.extra, absent=raw.absent)


def measurement_json(kept: KeptMeasurement) -> dict[str, Any]:
    """One row of the measurement table."""
    row = kept.row
    if row is None:
        return dict(kept.raw)
    document = {
        "target": row.target,
        "method": row.method.value,
        "from": list(row.fixed),
        "values_m": list(row.values_m),
        "angle_deg": row.angle_deg,
        "sigma_m": row.sigma_m,
        "side": None if row.side is None else row.side.value,
        "square_sigma_deg": row.square_sigma_deg,
        "angle_sigma_deg": row.angle_sigma_deg,
        "photo": row.photo,
    }
    return without_absent(document, kept)


def read_causes(raw: JsonObject) -> tuple[str, ...]:
    """Codes of causes; something else under that name is unknown."""
    value = raw.raw.get("causes", ())
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        return ()
    raw.take("causes")
    return tuple(value)
