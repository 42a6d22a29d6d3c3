"""Street areas from OSM files through import and export, and the outside check of what comes out.

`variant` makes an area that nobody has seen from one that is known.
"""

from __future__ import annotations

import copy
import importlib.util
import io
import json
import math
import random
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyogrio
import shapely

from app.messages import Language
from app.street_import.importer import import_source, read_streets
from app.street_import.source_crs import metric_epsg
from app.streets.export import export_streets
from tests.helpers.stores import make_store

AREAS = (
    *("borough_sausage_links", "degenerate_bug", "fremantle_placement"),
    *("overlapping_service_roads", "perth_stretched_lights", "quad_intersection"),
    *("seattle_slip_lane", "service_road_loop", "taipei", "tempe_split", "tiny_loop"),
    "tiny_roundabout",
)
LAYERS = ("road", "road_body", "junction", "lane", "sidewalk", "island", "marking", "block")

Record = tuple[str, str, bytes]
"""Layer, id and WKB of one exported row."""


def exported(osm: Path, folder: Path, *, shuffle_seed: int | None = None) -> tuple[Path, Path]:
    """The store and the street export that an OSM file gives, both in `folder`."""
    store_path, out = folder / "store.gpkg", folder / "streets.gpkg"
    source = read_streets(osm)
    with make_store(store_path, epsg=metric_epsg(source)) as store:
        import_source(store, source, shuffle_seed=shuffle_seed)
        export_streets(store, out, language=Language.ENGLISH)
    return store_path, out


def records(export: Path) -> list[Record]:
    """All rows of an export with geometry, sorted."""
    present = {row[0] for row in pyogrio.list_layers(export)}
    found = []
    for layer in LAYERS:
        if layer in present:
            frame = pyogrio.read_dataframe(export, layer=layer, columns=["id"])
            wkb = shapely.to_wkb(frame.geometry.to_numpy())
            found += [(layer, uid, shape) for uid, shape in zip(frame["id"], wkb, strict=True)]
    return sorted(found)


def checked(script: Path, export: Path, osm: Path) -> tuple[int, dict[str, Any]]:
    """Exit status and findings of the outside check, run in this process."""
    spec = importlib.util.spec_from_file_location("streets_check", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    words = [str(script), str(export), "--source", str(osm)]
    heard = io.StringIO()
    with patch.object(sys, "argv", words), redirect_stdout(heard):
        status = module.main()
    return status, json.loads(heard.getvalue())


Change = Callable[[ElementTree.Element, random.Random], None]


def variant(osm: Path, out: Path, changes: list[str], seed: int) -> Path:
    """The OSM file after the named changes, in `out`."""
    tree = ElementTree.parse(osm)
    rng = random.Random(f"{osm.name}|{seed}|{changes}")
    for name in changes:
        CHANGES[name](tree.getroot(), rng)
    tree.write(out, encoding="utf-8", xml_declaration=True)
    return out


def _tags(way: ElementTree.Element) -> dict[str, str]:
    return {tag.get("k", ""): tag.get("v", "") for tag in way.iter("tag")}


def _set(way: ElementTree.Element, key: str, value: str) -> None:
    for tag in way.findall("tag"):
        if tag.get("k") == key:
            way.remove(tag)
    ElementTree.SubElement(way, "tag", k=key, v=value)


def _roads(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [way for way in root.iter("way") if "highway" in _tags(way)]


def _some(
    root: ElementTree.Element, rng: random.Random, share: float = 0.25
) -> list[ElementTree.Element]:
    roads = _roads(root)
    return rng.sample(roads, max(1, int(share * len(roads))))


def _without_nodes(root: ElementTree.Element, rng: random.Random) -> None:
    """A tenth of the nodes are not in the file, as at the border of a cut-out."""
    nodes = root.findall("node")
    for node in rng.sample(nodes, len(nodes) // 10):
        root.remove(node)


def _without_ways(root: ElementTree.Element, rng: random.Random) -> None:
    for way in _some(root, rng):
        root.remove(way)


def _doubled(root: ElementTree.Element, rng: random.Random) -> None:
    """Some ways are there twice, one half of them the other way round."""
    for number, way in enumerate(_some(root, rng)):
        twin = copy.deepcopy(way)
        twin.set("id", f"9{number:09d}")
        if number % 2:
            refs = twin.findall("nd")
            for nd, ref in zip(refs, [nd.get("ref") for nd in refs][::-1], strict=True):
                nd.set("ref", str(ref))
        root.append(twin)


def _one_node(root: ElementTree.Element, rng: random.Random) -> None:
    for way in _some(root, rng, 0.1):
        for nd in way.findall("nd")[1:]:
            way.remove(nd)


def _absurd_widths(root: ElementTree.Element, rng: random.Random) -> None:
    for way in _some(root, rng):
        _set(way, "width", rng.choice(["0.1", "400", "-3", "wide", "0", "12'"]))


def _absurd_lanes(root: ElementTree.Element, rng: random.Random) -> None:
    for way in _some(root, rng):
        _set(way, "lanes", rng.choice(["99", "0", "-2", "1.5", "8", "many"]))


def _wide(root: ElementTree.Element, rng: random.Random) -> None:
    """Wide but possible roads in narrow places."""
    for way in _some(root, rng):
        _set(way, "lanes", str(rng.choice([5, 6, 8, 10])))


def _levels(root: ElementTree.Element, rng: random.Random) -> None:
    for way in _some(root, rng):
        _set(way, "layer", rng.choice(["1", "-1", "2", "0"]))
        _set(way, "bridge", rng.choice(["yes", "no"]))


def _placements(root: ElementTree.Element, rng: random.Random) -> None:
    for way in _some(root, rng, 0.5):
        _set(way, "lanes", str(rng.choice([2, 3, 4])))
        _set(way, "oneway", "yes")
        _set(
            way,
            "placement",
            rng.choice(["right_of:1", "left_of:1", "middle_of:2", "right_of:9", "transition"]),
        )


def _sidewalks(root: ElementTree.Element, rng: random.Random) -> None:
    for way in _some(root, rng, 0.7):
        _set(way, "sidewalk", rng.choice(["both", "left", "right", "no"]))


def _roundabouts(root: ElementTree.Element, rng: random.Random) -> None:
    """Ways that are no ring are said to be roundabouts."""
    for way in _some(root, rng, 0.15):
        _set(way, "junction", "roundabout")


def _metres(root: ElementTree.Element, turn: tuple[tuple[float, float], ...]) -> None:
    nodes = root.findall("node")
    lon = sum(float(node.get("lon", 0)) for node in nodes) / len(nodes)
    lat = sum(float(node.get("lat", 0)) for node in nodes) / len(nodes)
    shrink = math.cos(math.radians(lat))
    (a, b), (c, d) = turn
    for node in nodes:
        x, y = (float(node.get("lon", 0)) - lon) * shrink, float(node.get("lat", 0)) - lat
        node.set("lon", f"{lon + (a * x + b * y) / shrink:.7f}")
        node.set("lat", f"{lat + c * x + d * y:.7f}")


def _mirrored(root: ElementTree.Element, rng: random.Random) -> None:
    _metres(root, ((-1.0, 0.0), (0.0, 1.0)))


def _turned(root: ElementTree.Element, rng: random.Random) -> None:
    angle = rng.uniform(0.0, 2.0 * math.pi)
    c, s = math.cos(angle), math.sin(angle)
    _metres(root, ((c, -s), (s, c)))


def _shrunk(root: ElementTree.Element, rng: random.Random) -> None:
    """Everything at 60 % of its distance: the roads are too wide for the place."""
    _metres(root, ((0.6, 0.0), (0.0, 0.6)))


def _shaken(root: ElementTree.Element, rng: random.Random) -> None:
    """Every node some metres from its place."""
    for node in root.findall("node"):
        node.set("lon", f"{float(node.get('lon', 0)) + rng.gauss(0.0, 2.5e-5):.7f}")
        node.set("lat", f"{float(node.get('lat', 0)) + rng.gauss(0.0, 2.5e-5):.7f}")


def _moved_abroad(root: ElementTree.Element, rng: random.Random) -> None:
    """To where traffic keeps to the other side: Taiwan to Japan, others to Taiwan."""
    nodes = root.findall("node")
    lon = sum(float(node.get("lon", 0)) for node in nodes) / len(nodes)
    lat = sum(float(node.get("lat", 0)) for node in nodes) / len(nodes)
    to = (139.7, 35.6) if 119.0 < lon < 123.0 else (120.45, 23.48)
    shrink = math.cos(math.radians(lat)) / math.cos(math.radians(to[1]))
    for node in nodes:
        node.set("lon", f"{to[0] + (float(node.get('lon', 0)) - lon) * shrink:.7f}")
        node.set("lat", f"{to[1] + float(node.get('lat', 0)) - lat:.7f}")


CHANGES: dict[str, Change] = {
    "without_nodes": _without_nodes,
    "without_ways": _without_ways,
    "doubled": _doubled,
    "one_node": _one_node,
    "absurd_widths": _absurd_widths,
    "absurd_lanes": _absurd_lanes,
    "wide": _wide,
    "levels": _levels,
    "placements": _placements,
    "sidewalks": _sidewalks,
    "roundabouts": _roundabouts,
    "mirrored": _mirrored,
    "turned": _turned,
    "shrunk": _shrunk,
    "shaken": _shaken,
    "moved_abroad": _moved_abroad,
}
