"""Stores written as OpenDRIVE and read back by a reader that shares nothing with the writer."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pyogrio
import pytest
from pyproj import CRS

from app.messages import Language
from app.street_import.importer import import_source, read_streets
from app.street_import.source_crs import metric_epsg
from app.streets.export import export_streets
from tests.helpers.opendrive_reader import ReadFile, ReadRoad, faults_of, read_opendrive
from tests.helpers.stores import make_store
from tests.helpers.street_areas import AREAS

CROSSING = """<osm version="0.6">
<node id="1" lon="121.0" lat="24.0"><tag k="highway" v="traffic_signals"/></node>
<node id="2" lon="121.002" lat="24.0"/><node id="3" lon="120.998" lat="24.0"/>
<node id="4" lon="121.0" lat="24.002"/><node id="5" lon="121.0" lat="23.998"/>
<node id="6" lon="121.004" lat="24.0004"/>
<way id="11"><nd ref="3"/><nd ref="1"/><nd ref="2"/>
<tag k="highway" v="secondary"/><tag k="name" v="友忠路"/><tag k="lanes" v="4"/>
<tag k="maxspeed" v="50"/></way>
<way id="12"><nd ref="5"/><nd ref="1"/>
<tag k="highway" v="tertiary"/><tag k="name" v="自由路"/><tag k="oneway" v="yes"/>
<tag k="lanes" v="2"/><tag k="turn:lanes" v="left|through;right"/></way>
<way id="14"><nd ref="1"/><nd ref="4"/>
<tag k="highway" v="tertiary"/><tag k="name" v="自由路"/><tag k="oneway" v="yes"/>
<tag k="lanes" v="2"/></way>
<way id="13"><nd ref="2"/><nd ref="6"/>
<tag k="highway" v="secondary"/><tag k="name" v="友忠路"/><tag k="lanes" v="2"/></way>
</osm>"""
"""友忠路 with four lanes, two after a joint, crosses 自由路, one-way to the north."""
SOAK = bool(os.environ.get("DAOAN_SOAK"))
SEEN = ("fremantle_placement", "quad_intersection", "taipei", "tempe_split", "tiny_roundabout")


def written(osm: Path, folder: Path) -> tuple[ReadFile, Path]:
    """The OpenDRIVE file that an OSM file gives, and its GeoPackage."""
    source = read_streets(osm)
    out, package = folder / "streets.xodr", folder / "streets.gpkg"
    with make_store(folder / "store.gpkg", epsg=metric_epsg(source)) as store:
        import_source(store, source)
        made = export_streets(store, out, language=Language.ENGLISH)
        export_streets(store, package, language=Language.ENGLISH)
    read = read_opendrive(out)
    assert made.layers["road"] + made.layers["connecting_road"] == len(read.roads)
    assert made.layers["junction"] == len(read.junctions)
    return read, package


@pytest.fixture(scope="module")
def crossing(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReadFile, Path]:
    folder = tmp_path_factory.mktemp("crossing")
    (folder / "crossing.osm").write_text(CROSSING, encoding="utf-8")
    return written(folder / "crossing.osm", folder)


def plain(file: ReadFile) -> list[ReadRoad]:
    return [road for road in file.roads.values() if road.junction == "-1"]


def test_a_crossing_hangs_together(crossing: tuple[ReadFile, Path]) -> None:
    file, _ = crossing
    assert faults_of(file) == []
    assert len(plain(file)) == 5
    assert {road.rule for road in file.roads.values()} == {"RHT"}


def test_its_place_on_earth_is_told(crossing: tuple[ReadFile, Path]) -> None:
    """TM2 has its central meridian, longitude 121, at 250 km: the crossing lies on it."""
    file, _ = crossing
    header = file.root.find("header")
    assert header is not None
    assert (header.attrib["revMajor"], header.attrib["revMinor"]) == ("1", "8")
    said = header.findtext("geoReference") or ""
    assert CRS.from_proj4(said).is_projected
    assert "+lon_0=121" in said
    offset = header.find("offset")
    assert offset is not None
    ends = [road.at(road.end("end"))[0] for road in plain(file)]
    assert min(abs(x + float(offset.attrib["x"]) - 250_000) for x in ends) < 0.01


def test_every_lane_of_the_store_has_its_width(crossing: tuple[ReadFile, Path]) -> None:
    file, package = crossing
    lanes = len(pyogrio.read_dataframe(package, layer="lane", read_geometry=False))
    assert compare_lanes(file, package) == lanes > 0


def compare_lanes(file: ReadFile, package: Path) -> int:
    """Each lane of the store, by its number from the left, has its kind and width in the file.

    Returns how many were compared.

    (The store lacks lanes whose pavement lies twice and went to another road.)
    """
    frame = pyogrio.read_dataframe(package, layer="lane", read_geometry=False)
    roads = {uid_of(road): road for road in plain(file)}
    kinds = {"bicycle": "biking", "pedestrian": "walking"}
    for row in frame.itertuples():
        road, kind = roads[row.road_id], kinds.get(row.kind, "driving")
        same = [
            lane
            for lane in sorted(road.lanes, reverse=True)
            if lane and road.lanes[lane].attrib["type"] in used_types(kind)
        ]
        lane = same[row.seq - 1]
        assert road.lanes[lane].attrib["type"] == kind
        assert road.width(lane, road.length / 2) == pytest.approx(row.width_m, abs=1e-6)
    return len(frame)


def used_types(kind: str) -> tuple[str, ...]:
    """Types that lanes are counted among: sidewalks are walked on, too, but are none."""
    return ("walking",) if kind == "walking" else ("driving", "biking")


def uid_of(road: ReadRoad) -> str:
    return next(
        one.attrib["value"]
        for one in road.element.findall("userData")
        if one.attrib["code"] == "daoan.uid"
    )


def test_traffic_turns_as_the_arrows_say(crossing: tuple[ReadFile, Path]) -> None:
    """From the south the left lane turns left only, the right one goes on and turns right."""
    file, _ = crossing
    south = next(
        road
        for road in plain(file)
        if road.element.attrib["name"] == "自由路" and road.link("successor") is not None
    )
    turns: dict[int, set[int]] = {}
    for road in file.roads.values():
        link = road.link("predecessor")
        if road.junction != "-1" and link is not None and link["elementId"] == south.id:
            (origin,) = road.lane_links(-1, "predecessor")
            change = road.at(road.length)[2] - road.at(0.0)[2]
            turns.setdefault(origin, set()).add(round(change / 1.5708))
    inner, outer = sorted(turns, reverse=True)
    assert turns[inner] == {1}
    assert turns[outer] == {0, -1}


def test_road_marks_speed_and_signals_are_those_of_the_street(
    crossing: tuple[ReadFile, Path],
) -> None:
    file, _ = crossing
    main = [road for road in plain(file) if len(road.lanes) >= 5]
    assert main
    for road in main:
        kinds = {mark.attrib["type"] for mark in road.lanes[0].findall("roadMark")}
        assert "solid solid" in kinds  # two lanes each way: a double yellow line
        assert road.element.find("type/speed").attrib == {"max": "50", "unit": "km/h"}  # type: ignore[union-attr]
    lights = file.root.findall(".//signal[@dynamic='yes']")
    assert len(lights) == 6  # two for each approach, article 221
    for light in lights:
        assert abs(float(light.attrib["hOffset"])) < 0.3
        assert float(light.attrib["s"]) >= 0.0
    assert file.root.findall(".//object[@type='crosswalk']")


def test_the_joint_of_four_lanes_and_two_goes_on_where_it_can(
    crossing: tuple[ReadFile, Path],
) -> None:
    file, _ = crossing
    joined = [
        (road, which)
        for road in plain(file)
        for which in ("predecessor", "successor")
        if (road.link(which) or {}).get("elementType") == "road"
    ]
    assert len(joined) == 2
    for road, which in joined:
        assert sum(len(road.lane_links(lane, which)) for lane in road.lanes) >= 2


def test_the_same_streets_give_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "a.osm").write_text(CROSSING, encoding="utf-8")
    texts = []
    for seed in (None, 3):
        source = read_streets(tmp_path / "a.osm")
        out = tmp_path / "a.xodr"
        with make_store(tmp_path / f"{seed}.gpkg", epsg=3826) as store:
            import_source(store, source, shuffle_seed=seed)
            export_streets(store, out, language=Language.ENGLISH)
        lines = out.read_text(encoding="utf-8").splitlines()
        texts.append([line for line in lines if "<header" not in line])  # it says the time
    assert texts[0] == texts[1]


@pytest.mark.data
@pytest.mark.parametrize("area", AREAS if SOAK else SEEN)
def test_an_area_of_the_corpus_hangs_together(shared_data: Path, tmp_path: Path, area: str) -> None:
    osm = tmp_path / f"{area}.osm"
    shutil.copy(shared_data / "streets" / "osm" / osm.name, osm)
    file, package = written(osm, tmp_path)
    assert faults_of(file) == []
    compare_lanes(file, package)
    in_australia_or_britain = re.search(r'lat="(-|5\d)', osm.read_text(encoding="utf-8"))
    rule = "LHT" if in_australia_or_britain else "RHT"
    assert {road.rule for road in file.roads.values()} == {rule}
