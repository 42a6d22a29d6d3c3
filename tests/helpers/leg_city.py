"""A crossing in a store with crashes whose legs can be told, in several ways."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shapely import LineString

from app.store.crashes import insert_crashes
from app.store.store import Store
from app.store.streets import insert_network
from gis.angles import moved
from gis.crashes.records import CrashUid, JunctionUid, PositionFlag, RoadUid
from gis.streets.records import Junction, Road
from tests.helpers.diagrams import two_cars
from tests.helpers.stores import make_store

HERE = JunctionUid("j1")
AT = (190000.0, 2597000.0)
CROSSED, OPEN, DOUBTFUL = (CrashUid(f"uid-{n:05d}") for n in (1, 2, 3))


@contextmanager
def leg_city(folder: Path) -> Iterator[Store]:
    """A store in a file with the city of `fill_leg_city`."""
    with make_store(folder / "city.gpkg") as store:
        fill_leg_city(store)
        yield store


def fill_leg_city(store: Store) -> None:
    """A crossing of four legs N, E, S, W with a crossing crash, an open one and a doubtful one."""
    names = (("中山路", 0.0), ("文化路", 90.0), ("中山路", 180.0), ("文化路", 270.0))
    roads = [
        Road(
            uid=RoadUid(f"r{index}"),
            name=name,
            from_junction=HERE,
            line=LineString([AT, moved(AT, bearing, 120.0)]),
        )
        for index, (name, bearing) in enumerate(names)
    ]
    junction = Junction(
        uid=HERE, name="中山路 / 文化路", road_names=("中山路", "文化路"), at=AT, arms=4
    )
    placed = {"junction_uid": HERE, "point": AT, "roads": ("文化路", "中山路"), "city": "嘉義市"}
    crashes = [
        two_cars("15", "02 01", index=1, **placed),
        two_cars("17", "01 03", index=2, **placed),
        two_cars(
            "17", "01 03", index=3, **{**placed, "roads": ()},
            position_flag=PositionFlag.DEFAULT_POINT,
        ),
    ]  # fmt: skip
    with store.write(actor="test", action="test") as unit:
        insert_network(unit, roads, [junction], run_uid=None)
        insert_crashes(unit, crashes, run_uid=None)
