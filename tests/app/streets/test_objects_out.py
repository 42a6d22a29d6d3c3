"""Objects leave with the streets: export, plans, DXF, the map's own layers."""

from __future__ import annotations

from pathlib import Path

import pyogrio
import pytest
from shapely import LineString, Point, Polygon

from app.mapping.street_layers import (
    FURNITURE,
    MARKINGS,
    SURFACES,
    read_street_shapes,
    street_layers,
)
from app.messages import Language
from app.store.store import Store
from app.store.street_objects import change_objects
from app.streets.export import export_streets
from gis.streets.objects import ObjectChange, ObjectKind, ObjectLook, ObjectUid, StreetObject
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry

X, Y = AT


def one(uid: str, kind: ObjectKind, shape: object, **more: object) -> StreetObject:
    return StreetObject(uid=ObjectUid(uid), kind=kind, shape=shape, **more)  # type: ignore[arg-type]


@pytest.fixture
def objects(store: Store) -> tuple[StreetObject, ...]:
    made = make_crossing()
    put_geometry(store, made)
    line, sign = made.markings[0], made.furniture[0]
    found = (
        one("kerb", ObjectKind.KERB, LineString([(X, Y), (X + 9, Y)])),
        one(
            "red", ObjectKind.MARKING, LineString([(X, Y + 1), (X + 9, Y + 1)]),
            code="no_stopping_line",
        ),
        one("pole", ObjectKind.POLE, Point(X + 2, Y + 2), code="pole", bearing_deg=45.0),
        one("isle", ObjectKind.ISLAND, Polygon([(X, Y), (X + 3, Y), (X, Y + 3)])),
        one("own", ObjectKind.MARKING, line.shape, code=line.kind, replaces=line.uid,
            look=ObjectLook(colour=line.colour, width_m=line.width_m)),
        one("sign", ObjectKind.SIGN, Point(sign.at), code=sign.code, replaces=sign.uid),
    )  # fmt: skip
    with store.write(actor="a", action="t") as unit:
        change_objects(unit, ObjectChange(new=found), {})
    return found


def ids(out: Path, layer: str) -> set[str]:
    return set(pyogrio.read_dataframe(out, layer=layer)["id"])


def test_the_export_holds_objects_in_place_of_what_they_were_detached_from(
    store: Store, objects: tuple[StreetObject, ...], tmp_path: Path
) -> None:
    made = make_crossing()
    out = tmp_path / "a.gpkg"
    counts = export_streets(store, out, language=Language.ENGLISH).layers
    assert ids(out, "kerb") == {"kerb"}
    derived = {marking.uid for marking in made.markings} - {made.markings[0].uid}
    assert ids(out, "marking") == derived | {"red", "own"}
    assert ids(out, "furniture") == {"pole", "sign"}
    assert "isle" in ids(out, "island")
    assert counts["marking"] == len(made.markings) + 1
    frame = pyogrio.read_dataframe(out, layer="marking").set_index("id")
    assert frame.loc["red", ["article", "colour", "width_m"]].tolist() == ["169", "red", 0.1]
    poles = pyogrio.read_dataframe(out, layer="furniture").set_index("id")
    assert poles.loc["pole", ["code", "bearing_deg"]].tolist() == ["pole", 45.0]


@pytest.mark.parametrize("suffix", ["dxf", "svg", "pdf", "geojson", "xodr"])
def test_every_kind_of_file_takes_objects(
    store: Store, objects: tuple[StreetObject, ...], tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"a.{suffix}"
    export_streets(store, out, language=Language.CHINESE)
    text = out.read_bytes()
    assert len(text) > 1000
    if suffix == "dxf":
        assert b"KERB" in text
        assert b"MARKING_RED" in text


def test_the_map_shows_objects_and_not_what_they_stand_for(
    store: Store, objects: tuple[StreetObject, ...]
) -> None:
    made = make_crossing()
    with store.read() as connection:
        shapes = read_street_shapes(connection)
    assert len(shapes.markings) == len(made.markings) + 2  # the kerb, the red line
    layers = {layer.id: layer for layer in street_layers(shapes, dark=False)}
    assert {MARKINGS, FURNITURE, SURFACES} <= layers.keys()
    labels = [style.label for style in layers[MARKINGS].style.classes]
    assert "Kerb lines" in labels
    assert "Red markings" in labels


def test_objects_alone_are_shown_on_an_empty_sheet(file_store: Store) -> None:
    kerb = one("kerb", ObjectKind.KERB, LineString([(X, Y), (X + 9, Y)]))
    with file_store.write(actor="a", action="t") as unit:
        change_objects(unit, ObjectChange(new=(kerb,)), {})
    with file_store.read() as connection:
        shapes = read_street_shapes(connection)
    layers = {layer.id: layer for layer in street_layers(shapes, dark=True)}
    assert layers[MARKINGS].features is not None
