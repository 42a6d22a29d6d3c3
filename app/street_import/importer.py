"""Import streets: read a file, make its network, replace the former one, locate crashes."""

from __future__ import annotations

import codecs
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from sqlalchemy import select

from app.file_names import file_trouble, shown
from app.locate import locate_crashes
from app.store.replace_network import replace_network
from app.store.schema import import_run as run_table
from app.store.store import Store, WriteUnit
from app.store.street_geometry import replace_features
from app.store.streets import insert_diagnostics
from app.store.uids import new_uid
from app.street_import.dxf_document import looks_like_dxf
from app.street_import.osm_reader import read_osm_streets
from app.street_import.road_lines import centre_lines, node_features
from app.street_import.source import Doubt, StreetSource
from app.street_import.source_crs import read_crs, settle_crs, to_store, transformer_to
from app.street_import.vector_reader import read_vector_streets
from app.streets.rebuild import rebuild_street_geometry
from app.tasks import Progress, silent
from gis.problems import Problem
from gis.streets.network import Network, build_network
from gis.streets.records import StreetDiagnostic

BUILDING, STORING = "BUILDING_NETWORK", "STORING_STREETS"
ACTION = "import streets"
KIND = "streets"
HEAD_BYTES = 4096
CHUNK_BYTES = 1 << 20
LONGEST_DETAIL = 160
"""Characters of a doubt's detail; a tag may be longer than anybody reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetImportResult:
    """What an import of streets brought."""

    source: str
    epsg: int
    roads: int
    junctions: int
    dropped: Mapping[str, int]
    """Objects of the file that are no roads, by tag; the most frequent first."""
    diagnostics: tuple[StreetDiagnostic, ...]
    refused: int
    """Roads of the file that could not be stored; each has a diagnostic."""
    columns: Mapping[str, str]
    """What each column of a table was taken for."""
    unused_columns: tuple[str, ...]


def import_streets(
    store: Store,
    file: Path,
    *,
    crs: str = "auto",
    mapping: Mapping[str, str] | None = None,
    layer: str | None = None,
    shuffle_seed: int | None = None,
    ask: bool = False,
    progress: Progress = silent,
) -> StreetImportResult:
    """Import a file of centre lines into the store's network; see `import_source`.

    With `ask` a CRS that may be TWD97 or TWD67 is a Problem and no guess.

    Raises:
        Problem: the file cannot be used, or lies outside the store's CRS.
    """
    source = read_streets(file, crs=crs, mapping=mapping, layer=layer, ask=ask, progress=progress)
    return import_source(store, source, shuffle_seed=shuffle_seed, progress=progress)


def read_streets(
    file: Path,
    *,
    crs: str = "auto",
    mapping: Mapping[str, str] | None = None,
    layer: str | None = None,
    ask: bool = False,
    progress: Progress = silent,
) -> StreetSource:
    """Read a street file by its content, whatever its name says, and settle its CRS.

    Raises:
        Problem: the file is missing, empty, broken or holds no roads; its CRS is unknown.
    """
    said = read_crs(crs)
    kind = recognise(file)
    if kind == DXF:
        from app.street_import.dxf_reader import read_dxf_streets

        source = read_dxf_streets(file, layer=layer, mapping=mapping, said=said, progress=progress)
    elif kind == VECTOR:
        source = read_vector_streets(file, layer=layer, mapping=mapping, progress=progress)
    else:
        source = read_osm_streets(file, kind, progress)
        said = None
    settle_crs(source, said, ask=ask)
    return source


VECTOR, DXF = "vector", "dxf"


def recognise(file: Path) -> str:
    """The osmium format of an OSM file, `DXF` for a drawing, or `VECTOR` for what fiona reads.

    Raises:
        Problem: STREETS_NOT_FOUND, STREETS_EMPTY, FILE_TROUBLE, STREETS_IS_PAGE,
            STREETS_BROKEN.
    """
    try:
        with file.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
    except FileNotFoundError as error:
        raise Problem("STREETS_NOT_FOUND", file=shown(file)) from error
    except OSError as error:
        raise file_trouble(error) from error
    if not head.strip():
        raise Problem("STREETS_EMPTY", file=shown(file.name))
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<!doctype html", b"<html")) or b"<html" in text[:600]:
        raise Problem("STREETS_IS_PAGE", file=shown(file.name))
    if looks_like_dxf(file, head):
        return DXF
    if text.startswith((b"{", b"[")):
        _require_utf8(file)
    return _osm_format(file, head, text) or VECTOR


def _require_utf8(file: Path) -> None:
    """Refuse JSON with broken bytes, whose error messages GDAL cannot even tell.

    Raises:
        Problem: STREETS_BROKEN.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with file.open("rb") as stream:
            while part := stream.read(CHUNK_BYTES):
                decoder.decode(part)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise Problem("STREETS_BROKEN", file=shown(file.name), reason="UTF-8") from error


def _osm_format(file: Path, head: bytes, text: bytes) -> str | None:
    name = file.name.lower()
    if b"OSMHeader" in head[:64]:
        return "pbf"
    if text.startswith(b"<osm") or (text.startswith(b"<?xml") and b"<osm" in text):
        return "osm"
    for magic, suffix in ((b"\x1f\x8b", "osm.gz"), (b"BZh", "osm.bz2")):
        if head.startswith(magic):
            return suffix
    if name.endswith(".pbf"):
        return "pbf"
    return "osm" if name.endswith(".osm") else None


def import_source(
    store: Store,
    source: StreetSource,
    *,
    shuffle_seed: int | None = None,
    progress: Progress = silent,
) -> StreetImportResult:
    """Make a network of what was read and store it, in one write unit.

    It takes the place of the network that an earlier file of the same name (and layer) gave.
    `shuffle_seed` mixes the order of the lines first; the result is the same for every order.

    Raises:
        Problem: STREETS_OUTSIDE_STORE, CRS_NO_WAY.
    """
    coords = to_store(source, store.epsg)
    lines, doubts = centre_lines(source, coords)
    if not lines:
        raise Problem("STREETS_NO_ROADS", file=source.name)
    if shuffle_seed is not None:
        random.Random(shuffle_seed).shuffle(lines)
    network = build_network(
        lines,
        features=node_features(source, store.epsg),
        on_step=lambda done: progress(BUILDING, done),
    )
    found = _diagnostics([*source.doubts, *doubts], source, store.epsg) + list(network.diagnostics)
    result = StreetImportResult(
        source=source.name,
        epsg=store.epsg,
        roads=len(network.roads),
        junctions=len(network.junctions),
        dropped=dict(sorted(source.dropped.items(), key=lambda item: (-item[1], item[0]))),
        diagnostics=tuple(found),
        refused=source.refused + sum(doubt.refused for doubt in doubts),
        columns=source.columns,
        unused_columns=source.unused_columns,
    )
    with store.write(actor=store.actor, action=ACTION) as unit:
        _store(unit, result, network, progress)
        made = rebuild_street_geometry(unit, progress)
        locate_crashes(unit, progress)
    return replace(result, diagnostics=(*result.diagnostics, *made.diagnostics))


def _diagnostics(
    doubts: Sequence[Doubt], source: StreetSource, epsg: int
) -> list[StreetDiagnostic]:
    project = transformer_to(source.crs, epsg)
    found = []
    for doubt in doubts:
        at = None
        if doubt.xy is not None:
            x, y = project.transform(*doubt.xy)
            at = (float(x), float(y)) if np.isfinite((x, y)).all() else None
        detail = doubt.detail
        if len(detail) > LONGEST_DETAIL:
            detail = detail[: LONGEST_DETAIL - 1] + "…"
        found.append(StreetDiagnostic(code=doubt.code, detail=detail, at=at))
    return found


def _store(
    unit: WriteUnit, result: StreetImportResult, network: Network, progress: Progress
) -> None:
    """The run, the network in place of the source's former one, and the diagnostics."""
    progress(STORING, 0.0)
    files = json.dumps([result.source], ensure_ascii=False)
    old = unit.connection.scalars(
        select(run_table.c.uid).where(run_table.c.kind == KIND, run_table.c.files == files)
    ).all()
    run_uid = new_uid()
    now = datetime.now(UTC)
    counts = {
        "roads": result.roads,
        "junctions": result.junctions,
        "dropped": sum(result.dropped.values()),
        "refused": result.refused,
    }
    row = {
        "uid": run_uid,
        "kind": KIND,
        "files": files,
        "started_at": now,
        "finished_at": now,
        "counts": json.dumps(counts),
    }
    unit.insert(run_table, [row])
    replace_network(
        unit,
        network.roads,
        network.junctions,
        run_uid=run_uid,
        old_runs=list(old),
        streets=network.streets,
    )
    replace_features(unit, network.features, run_uid=run_uid, old_runs=list(old))
    progress(STORING, 0.8)
    insert_diagnostics(unit, result.diagnostics, run_uid=run_uid)
    progress(STORING, 1.0)
