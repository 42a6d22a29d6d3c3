"""Street areas from OpenStreetMap to their exported geometry, known ones and changed ones.

The outside check (`streets_check.py`) judges; the bounds are its own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.store.check import check
from app.streets.rebuild import recompute_derived
from tests.helpers.street_areas import AREAS, CHANGES, checked, exported, records, variant

pytestmark = pytest.mark.data

SOAK = bool(os.environ.get("DAOAN_SOAK"))
SMALL = ("degenerate_bug", "fremantle_placement", "overlapping_service_roads")


@pytest.fixture(scope="module")
def script(shared_data: Path) -> Path:
    found = shared_data.parent / "check" / "streets_check.py"
    if not found.exists():
        pytest.skip("the outside check of street exports is not beside this checkout")
    return found


def source_of(shared_data: Path, area: str) -> Path:
    return shared_data / "streets" / "osm" / f"{area}.osm"


@pytest.mark.parametrize("area", AREAS)
def test_an_area_passes_the_outside_check_in_any_order_and_made_again(
    shared_data: Path, script: Path, tmp_path: Path, area: str
) -> None:
    source = source_of(shared_data, area)
    (tmp_path / "mixed").mkdir()
    store, export = exported(source, tmp_path)
    _, mixed = exported(source, tmp_path / "mixed", shuffle_seed=7)
    status, found = checked(script, export, source)
    assert (status, found["falls_short"]) == (0, [])
    assert records(export) == records(mixed)
    assert check(store, recompute=recompute_derived) == []


@pytest.mark.parametrize("change", sorted(CHANGES))
@pytest.mark.parametrize("area", AREAS if SOAK else SMALL)
def test_a_changed_area_has_sound_geometry(
    shared_data: Path, script: Path, tmp_path: Path, area: str, change: str
) -> None:
    """Bounds that depend on what the area is (markings on service roads) are left out."""
    source = variant(source_of(shared_data, area), tmp_path / "changed.osm", [change], seed=3)
    _, export = exported(source, tmp_path)
    _, found = checked(script, export, source)
    assert set(found.get("falls_short", [found.get("error")])) <= {"markings_per_km"}, found


@pytest.mark.parametrize(
    "changes",
    [
        ["shaken", "shrunk"],
        ["wide", "levels"],
        ["without_nodes", "doubled"],
        ["absurd_widths", "turned"],
        ["placements", "mirrored"],
        ["sidewalks", "shrunk"],
    ],
    ids="+".join,
)
def test_an_area_changed_twice_has_sound_geometry(
    shared_data: Path, script: Path, tmp_path: Path, changes: list[str]
) -> None:
    source = variant(source_of(shared_data, "tiny_loop"), tmp_path / "c.osm", changes, seed=1)
    _, export = exported(source, tmp_path)
    _, found = checked(script, export, source)
    assert set(found.get("falls_short", [found.get("error")])) <= {"markings_per_km"}, found
