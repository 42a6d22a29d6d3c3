"""What a foreign table is shown as."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.mapping.guest_files import look_into, read_guest
from app.mapping.guest_kinds import TableRole, role_of
from app.mapping.guest_records import GuestWish
from gis.mapping.features import Shape
from gis.mapping.layers import LayerKind

VILLAGES = ("VILLCODE", "COUNTYNAME", "TOWNNAME", "VILLNAME", "VILLENG")
CENSUS = ("CODEBASE", "CODE1", "CODE2", "TOWN_ID", "COUNTY_ID")


@pytest.mark.parametrize(
    ("columns", "shape", "role"),
    [
        (VILLAGES, Shape.AREA, TableRole(LayerKind.BOUNDARIES, "VILLNAME")),
        (VILLAGES[1:3], Shape.AREA, TableRole(LayerKind.BOUNDARIES, "TOWNNAME")),
        (("countyname",), Shape.LINE, TableRole(LayerKind.BOUNDARIES, "countyname")),
        (VILLAGES, Shape.POINT, TableRole(LayerKind.GUEST)),
        (CENSUS, Shape.AREA, TableRole(LayerKind.BLOCKS)),
        (CENSUS[:1], Shape.AREA, TableRole(LayerKind.GUEST)),
        (("name", "address"), Shape.POINT, TableRole(LayerKind.PLACES, "name")),
        (("站名", "經度"), Shape.POINT, TableRole(LayerKind.PLACES, "站名")),
        (("name",), Shape.AREA, TableRole(LayerKind.GUEST)),
        ((), Shape.POINT, TableRole(LayerKind.GUEST)),
    ],
)
def test_a_table_is_known_by_its_columns(
    columns: tuple[str, ...], shape: Shape, role: TableRole
) -> None:
    assert role_of(columns, shape) == role


@pytest.mark.parametrize("of_people", ["姓名", "車號", "Plate No", "身分證字號", "birthday", "age"])
def test_names_of_a_table_that_may_hold_people_stay_off_the_map(of_people: str) -> None:
    assert role_of(("name", of_people), Shape.POINT) == TableRole(LayerKind.GUEST)


def test_villages_come_as_boundaries_with_their_names(tmp_path: Path) -> None:
    import geopandas as gpd
    from shapely.geometry import box

    file = tmp_path / "villages.geojson"
    places = [box(120.44, 23.47, 120.45, 23.48), box(120.45, 23.47, 120.46, 23.48)]
    gpd.GeoDataFrame({"VILLNAME": ["中山里", None]}, geometry=places, crs=4326).to_file(file)
    (source,) = look_into(file).sources
    (layer,) = read_guest(source, GuestWish(), epsg=3826).layers
    assert layer.kind is LayerKind.BOUNDARIES
    assert layer.foreign
    assert list(layer.names) == ["中山里", ""]
    assert layer.style.classes[0].fill is None


def test_places_of_a_csv_have_names(tmp_path: Path) -> None:
    file = tmp_path / "stations.csv"
    file.write_text(
        "名稱,經度,緯度\n第一分局,120.45,23.48\n壞,x,y\n第二分局,120.44,23.47\n", "utf-8"
    )
    (source,) = look_into(file).sources
    (layer,) = read_guest(source, GuestWish(), epsg=3826).layers
    assert layer.kind is LayerKind.PLACES
    assert list(layer.names) == ["第一分局", "第二分局"]


@pytest.mark.data
def test_the_citys_own_boundaries_blocks_and_stations_are_known(shared_data: Path) -> None:
    city = shared_data / "city"
    found = {}
    for name in ("chiayi_boundaries.gpkg", "blocks_east.geojson", "chiayi_police_stations.geojson"):
        for source in look_into(city / name).sources:
            for layer in read_guest(source, GuestWish(), epsg=3826).layers:
                found[source.layer] = (layer.kind, len(layer.names))
    assert found == {
        "villages": (LayerKind.BOUNDARIES, 84),
        "towns": (LayerKind.BOUNDARIES, 2),
        "counties": (LayerKind.BOUNDARIES, 1),
        "blocks_east": (LayerKind.BLOCKS, 0),
        "chiayi_police_stations": (LayerKind.PLACES, 20),
    }
