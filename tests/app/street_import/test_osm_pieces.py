from __future__ import annotations

import bz2
import gzip

import osmium
import pytest

from app.store.streets import load_roads
from app.street_import import osm_pieces
from app.street_import.importer import import_streets, read_streets
from app.street_import.osm_objects import read_osm
from app.tasks import Cancelled, silent
from gis.problems import Problem
from tests.helpers.streets import CROSS_NODES, write_cross, write_osm

ROAD = {"highway": "residential", "name": "中山路"}


def write_row(path, count=400):
    """Roads of two nodes each, side by side; every third way is a building."""
    nodes = {n: (120.4 + 0.0001 * (n // 2), 23.48 + 0.0005 * (n % 2)) for n in range(2, 2 * count)}
    tags = ({"building": "yes"}, ROAD, {**ROAD, "oneway": "yes"})
    ways = {n: ((2 * n, 2 * n + 1), tags[n % 3]) for n in range(1, count)}
    return write_osm(path, nodes, ways)


def as_pbf(path):
    target = path.with_suffix(".pbf")
    with osmium.SimpleWriter(str(target)) as writer:
        for thing in osmium.FileProcessor(str(path)):
            writer.add(thing)
    return target


def same_as_whole(path, file_format, monkeypatch, size):
    whole = read_osm(path, file_format, silent)
    monkeypatch.setattr(osm_pieces, "PIECE_BYTES", size)
    monkeypatch.setattr(osm_pieces, "BLOBS_BYTES", 1)
    assert read_osm(path, file_format, silent) == whole
    return whole


@pytest.mark.parametrize("size", [700, 1009, 5003, 1 << 20])
def test_a_file_gives_the_same_whatever_the_size_of_its_pieces(tmp_path, monkeypatch, size):
    path = write_row(tmp_path / "a.osm")
    whole = same_as_whole(path, "osm", monkeypatch, size)
    assert len(whole.ways) == 266
    assert whole.others == {"building": 133}
    assert len(whole.nodes) == 2 * 266


@pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, "gz"), (bz2.compress, "bz2")])
def test_packed_files_are_read_in_pieces_too(tmp_path, monkeypatch, pack, suffix):
    path = tmp_path / f"a.osm.{suffix}"
    path.write_bytes(pack(write_row(tmp_path / "a.osm").read_bytes()))
    assert len(same_as_whole(path, f"osm.{suffix}", monkeypatch, 3001).ways) == 266
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(Problem, match="STREETS_BROKEN"):
        read_osm(path, f"osm.{suffix}", silent)


def test_pbf_in_pieces_gives_what_xml_gives(tmp_path, monkeypatch):
    path = write_row(tmp_path / "a.osm", 9000)
    by_xml = read_osm(path, "osm", silent)  # before the pieces are made tiny
    packed = as_pbf(path)
    assert len(list(osm_pieces.osm_pieces(packed, "pbf"))) == 1
    by_pbf = same_as_whole(packed, "pbf", monkeypatch, 1)
    assert len(list(osm_pieces.osm_pieces(packed, "pbf"))) > 2
    assert by_pbf == by_xml


def test_a_piece_never_ends_inside_a_comment(tmp_path, monkeypatch):
    path = write_row(tmp_path / "a.osm", 40)
    text = path.read_text("utf-8")
    hidden = "<!-- " + '<node id="7" lat="x" lon="y"/>' * 60 + " -->"
    path.write_text(text.replace("<way", hidden + "<way", 3), "utf-8")
    assert same_as_whole(path, "osm", monkeypatch, 900).broken == []


def test_a_large_file_can_be_cancelled_while_its_nodes_are_passed_over(tmp_path, monkeypatch):
    path = write_osm(
        tmp_path / "a.osm",
        {n: (120.4, 23.4 + 1e-5 * n) for n in range(1, 3000)},
        {1: ((1, 2), ROAD)},
    )
    monkeypatch.setattr(osm_pieces, "PIECE_BYTES", 4096)
    said = []

    def stop(message_code, fraction):
        said.append(fraction)
        if fraction > 0.0:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_streets(path, progress=stop)
    assert said[-1] < 0.1
    said.clear()
    read_streets(path, progress=lambda code, fraction: said.append(fraction))
    assert said == sorted(said)
    assert len(said) > 40


@pytest.mark.parametrize("declared", ["Big5", "cp950", "UTF-8", ""])
def test_chinese_names_in_big5_are_read_whether_the_file_says_so_or_not(store, tmp_path, declared):
    path = write_cross(tmp_path / "a.osm")
    head = f' encoding="{declared}"' if declared else ""
    text = path.read_text("utf-8").replace(' encoding="UTF-8"', head)
    path.write_bytes(text.encode("cp950"))
    result = import_streets(store, path)
    with store.read() as connection:
        assert {road.name for road in load_roads(connection)} == {"中山路", "文化路"}
    guessed = [] if declared in ("Big5", "cp950") else ["TEXT_REPAIRED"]
    assert [found.code for found in result.diagnostics] == guessed


def test_utf_16_is_read(store, tmp_path):
    path = write_cross(tmp_path / "a.osm")
    path.write_bytes(path.read_text("utf-8").replace("UTF-8", "UTF-16").encode("utf-16"))
    assert import_streets(store, path).roads == 4


@pytest.mark.parametrize("sign", ["\x01", "\x00", "&#xD800;", "&#0;"])
def test_signs_that_xml_does_not_know_are_told_and_stop_nothing(store, tmp_path, sign):
    path = write_cross(tmp_path / "a.osm")
    path.write_text(path.read_text("utf-8").replace("中山路", f"中{sign}山路"), "utf-8")
    result = import_streets(store, path)
    assert (result.roads, result.refused) == (4, 0)
    assert [found.code for found in result.diagnostics] == ["TEXT_REPAIRED"]


def test_what_an_editor_is_about_to_delete_is_not_read(store, tmp_path):
    path = write_cross(tmp_path / "a.osm")
    text = path.read_text("utf-8").replace('<way id="11"', '<way id="11" action="delete"')
    path.write_text(text, "utf-8")
    assert import_streets(store, path).roads == 1


def test_a_node_that_stands_twice_at_two_places_is_told(store, tmp_path):
    path = write_cross(tmp_path / "a.osm")
    again = '<node id="2" lat="23.4801" lon="120.451"/><node id="1" lat="23.48" lon="120.45"/>'
    path.write_text(path.read_text("utf-8").replace("<way", again + "<way", 1), "utf-8")
    result = import_streets(store, path)
    assert [(d.code, d.detail) for d in result.diagnostics] == [("ELEMENT_UNUSABLE", "node 2")]
    assert result.refused == 0


def test_a_file_is_known_by_its_content_and_not_by_its_name(store, tmp_path):
    path = write_cross(tmp_path / "a.osm").rename(tmp_path / "a.pbf")
    assert import_streets(store, path).roads == 4


@pytest.mark.parametrize("first", [-5, 1 << 62, 10**30])
def test_ids_of_any_size_are_read(store, tmp_path, first):
    nodes = {first * n: at for n, at in CROSS_NODES.items()}
    path = write_osm(tmp_path / "a.osm", nodes, {first: (list(nodes)[:3], ROAD)})
    assert import_streets(store, path).roads == 1


def test_a_way_without_any_of_its_nodes_is_told_once(store, tmp_path):
    path = write_osm(tmp_path / "a.osm", CROSS_NODES, {1: ((1, 2), ROAD), 2: ((8, 9), ROAD)})
    assert [d.code for d in import_streets(store, path).diagnostics] == ["LINE_ONE_POINT"]


def test_a_file_that_defines_entities_is_refused(store, tmp_path):
    path = write_cross(tmp_path / "a.osm")
    bomb = '<!DOCTYPE osm [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><osm '
    path.write_text(path.read_text("utf-8").replace("<osm ", bomb), "utf-8")
    with pytest.raises(Problem, match="STREETS_BROKEN"):
        import_streets(store, path)
