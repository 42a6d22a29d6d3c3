"""`export streets --at`: the block geometry of a day that is gone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pyogrio
import pytest

from app.messages import Language
from app.store.store import Store
from app.street_import.importer import import_streets
from app.streets.edit_terms import EditTerms, Holds
from app.streets.editing import StreetEditing
from app.streets.export import export_streets
from gis.problems import Problem
from gis.streets.remake.change import StreetChange
from tests.app.streets.test_editing import some_road, widened
from tests.app.streets.test_export import same
from tests.helpers.streets import write_cross

LATER = datetime(2127, 3, 1, 4, 0, tzinfo=UTC)


@pytest.fixture
def editing(file_store: Store, tmp_path: Path) -> StreetEditing:
    import_streets(file_store, write_cross(tmp_path / "cross.osm"))
    return StreetEditing(file_store, actor="lin", clock=lambda: LATER)


def written(store: Store, out: Path, at: date | None) -> Path:
    export_streets(store, out, language=Language.ENGLISH, at=at)
    return out


def test_the_same_geometry_is_written_as_on_that_day_whatever_came_after(
    editing: StreetEditing, file_store: Store, tmp_path: Path
) -> None:
    before = same(written(file_store, tmp_path / "before.gpkg", None))
    editing.edit(widened(some_road(editing)), "widen")
    away = some_road(editing, 1).road.uid
    editing.edit(StreetChange(gone=frozenset([away])), "delete")
    editing.finish()
    now = same(written(file_store, tmp_path / "now.gpkg", None))
    assert same(written(file_store, tmp_path / "eve.gpkg", date(2127, 2, 28))) == before
    assert same(written(file_store, tmp_path / "day.gpkg", date(2127, 3, 1))) == now != before


@pytest.mark.parametrize("name", ["a.pdf", "a.svg", "a.dxf", "a.geojson", "a.xodr"])
def test_every_kind_of_file_takes_the_past(
    editing: StreetEditing, file_store: Store, tmp_path: Path, name: str
) -> None:
    editing.edit(widened(some_road(editing)), "widen")
    past = written(file_store, tmp_path / name, date(2127, 2, 28))
    now = written(file_store, tmp_path / f"now{name}", date(2127, 3, 1))
    assert past.stat().st_size > 0
    assert past.read_bytes() != now.read_bytes()


def test_a_day_without_streets_is_told(
    editing: StreetEditing, file_store: Store, tmp_path: Path
) -> None:
    gone = StreetChange(gone=frozenset(editing.standing.network.streets))
    editing.edit(gone, "clear", EditTerms(holds=Holds.FROM_DAY, day=date(2126, 1, 1)))
    with pytest.raises(Problem, match="STREETS_NONE_THEN"):
        written(file_store, tmp_path / "a.gpkg", date(2126, 5, 5))
    out = written(file_store, tmp_path / "b.gpkg", date(2125, 12, 31))
    assert len(pyogrio.read_dataframe(out, layer="road")) == 4
