"""Build the demo store: a made city with its crashes and scenes, the same for the same seed."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sqlalchemy import func, select

from app.coverage import insert_published_counts
from app.demo.city import CITY, make_city
from app.demo.crashes import make_crashes
from app.demo.drawn_scenes import drawn_out
from app.demo.scenes import make_scenes
from app.locate import locate_crashes
from app.sites import list_sites
from app.store.crashes import insert_crashes
from app.store.replace_network import replace_network
from app.store.scenes import crash_of_case, insert_scene, scene_values
from app.store.schema import crash as crash_table
from app.store.schema import import_run as run_table
from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.schema import scene as scene_table
from app.store.store import Store, WriteUnit
from app.store.street_geometry import replace_features
from app.streets.rebuild import rebuild_street_geometry
from app.tasks import Progress, silent
from gis.crashes.coverage import PublishedCount
from gis.crashes.filters import TAIPEI
from gis.crashes.records import Crash, JunctionUid, PartyRole
from gis.crs import TAIWAN_EPSG
from gis.problems import Problem
from gis.scenes.interchange import read_scene
from gis.streets.network import Network

SEED = 20250101
BUILDING = "BUILDING_DEMO"
_FILLED = (crash_table, road_table, junction_table, scene_table)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoResult:
    """What the demo store holds."""

    crashes: int
    scenes: int
    junctions: int
    sites: int


def build_demo(store: Store, *, seed: int = SEED, progress: Progress = silent) -> DemoResult:
    """Fill an empty store with the demo city; everything or nothing.

    Raises:
        Problem: DEMO_STORE_HOLDS_DATA.
    """
    if store.epsg != TAIWAN_EPSG or _holds_data(store):
        raise Problem("DEMO_STORE_HOLDS_DATA", path=store.location)
    progress(BUILDING, 0.0)
    rng = random.Random(seed)
    city = make_city(rng)
    crashes = make_crashes(city, rng)
    progress(BUILDING, 0.3)
    sketches = make_scenes(crashes, city.network.junctions, city.network.roads)
    crashes = with_scenes(crashes, sketches)
    documents = [drawn_out(sketch, number) for number, sketch in enumerate(sketches)]
    with store.write(actor=store.actor, action="demo") as unit:
        run_uid = _start_run(unit, len(crashes), len(documents))
        _insert_streets(unit, city.network, run_uid)
        rebuild_street_geometry(unit)
        progress(BUILDING, 0.5)
        insert_crashes(unit, crashes, run_uid=run_uid)
        insert_published_counts(unit, published_counts(crashes))
        progress(BUILDING, 0.6)
        locate_crashes(unit, progress)
        _insert_scenes(unit, documents, run_uid)
    progress(BUILDING, 1.0)
    return DemoResult(
        crashes=len(crashes),
        scenes=len(documents),
        junctions=_count(store),
        sites=len(list_sites(store).sites),
    )


def with_scenes(crashes: Sequence[Crash], documents: Sequence[Mapping[str, Any]]) -> list[Crash]:
    """Crashes whose parties say the same as their scene documents."""
    by_case = {document["case_no"]: document for document in documents}
    return [
        _with_scene(crash, by_case[crash.case_no]) if crash.case_no in by_case else crash
        for crash in crashes
    ]


def _with_scene(crash: Crash, document: Mapping[str, Any]) -> Crash:
    parties = tuple(
        replace(
            party,
            role=PartyRole(drawn["role"]),
            class_code=drawn["class"],
            action_code=drawn["action"],
            impact_code=drawn["impact"],
            injury_code=drawn["injury"],
            protection_code={"driver": "7", "rider": "6"}.get(drawn["role"], "4"),
        )
        for party, drawn in zip(crash.parties, document["parties"], strict=True)
    )
    return replace(crash, parties=parties, injured=document["injured"])


def published_counts(crashes: Sequence[Crash]) -> list[PublishedCount]:
    """What the made city "published": exactly its crashes, by local month."""
    months: dict[str, list[Crash]] = {}
    for crash in crashes:
        months.setdefault(f"{crash.occurred_at.astimezone(TAIPEI):%Y-%m}", []).append(crash)
    return [
        PublishedCount(
            city=CITY,
            month=month,
            severities="A1+A2",
            crashes=len(held),
            deaths=sum(crash.deaths_24h for crash in held),
            injured=sum(crash.injured for crash in held),
            source="demo",
        )
        for month, held in sorted(months.items())
    ]


def _holds_data(store: Store) -> bool:
    with store.read() as connection:
        return any(
            connection.execute(select(table.c.fid).limit(1)).first() is not None
            for table in _FILLED
        )


def _count(store: Store) -> int:
    with store.read() as connection:
        return int(
            connection.execute(select(func.count()).select_from(junction_table)).scalar_one()
        )


def _start_run(unit: WriteUnit, crashes: int, scenes: int) -> str:
    now = datetime.now(UTC)
    counts = json.dumps({"crashes": crashes, "scenes": scenes})
    row = {"kind": "demo", "started_at": now, "finished_at": now, "counts": counts}
    return unit.insert(run_table, [row])[0]


def _insert_streets(unit: WriteUnit, network: Network, run_uid: str) -> None:
    """Store roads with what lies across them, junctions, and signals, signs and crossings."""
    replace_network(
        unit,
        network.roads,
        network.junctions,
        run_uid=run_uid,
        old_runs=(),
        streets=network.streets,
    )
    replace_features(unit, network.features, run_uid=run_uid, old_runs=())


def _insert_scenes(unit: WriteUnit, documents: Sequence[Mapping[str, Any]], run_uid: str) -> None:
    """Store scene documents, tied to their crashes and junctions by case number."""
    for document in documents:
        scene = read_scene(document)
        crash_uid, junction_uid = crash_of_case(unit.connection, scene.case_no) or (None, None)
        values = scene_values(
            scene,
            at=scene.impact,
            crash_uid=crash_uid,
            junction_uid=None if junction_uid is None else JunctionUid(junction_uid),
        )
        uid = str(uuid5(NAMESPACE_OID, f"daoan demo scene {scene.case_no}"))
        insert_scene(unit, {"uid": uid} | values, run_uid=run_uid)
