"""Edits of streets are stored with what they make again, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from shapely import LineString
from sqlalchemy import select

from app.store import schema
from app.store.store import Store
from app.store.street_geometry import load_features, load_street_geometry, load_streets
from app.store.streets import load_junctions
from app.street_import.importer import import_streets
from app.streets.editing import StreetEditing
from app.streets.making import make_street_geometry
from gis.crashes.records import JunctionUid
from gis.problems import Problem
from gis.streets.cross_section import CrossSection
from gis.streets.derived import StreetGeometry, StreetRoad
from gis.streets.drawing.strokes import Stroke, drawn
from gis.streets.records import Junction, JunctionSource
from gis.streets.remake.change import StreetChange
from tests.helpers.stores import writer
from tests.helpers.streets import write_cross

DERIVED = (
    *("shapes", "bodies", "junctions", "lanes", "sidewalks", "islands", "markings"),
    *("furniture", "blocks", "diagnostics"),
)


@pytest.fixture
def editing(store: Store, tmp_path: Path) -> StreetEditing:
    import_streets(store, write_cross(tmp_path / "cross.osm"))
    return StreetEditing(store, actor="lin")


def stored(store: Store) -> StreetGeometry:
    with store.read() as connection:
        return load_street_geometry(connection)


def made_again(store: Store) -> StreetGeometry:
    with store.read() as connection:
        return make_street_geometry(
            load_streets(connection),
            load_junctions(connection, source=JunctionSource.STREETS),
            load_features(connection),
            lambda share: None,
        )


def differing(one: StreetGeometry, other: StreetGeometry) -> dict[str, int]:
    counts = {
        layer: len(set(getattr(one, layer)) ^ set(getattr(other, layer))) for layer in DERIVED
    }
    return {layer: count for layer, count in counts.items() if count}


def some_road(editing: StreetEditing, at: int = 0) -> StreetRoad:
    streets = editing.standing.network.streets
    return streets[sorted(streets)[at]]


def widened(one: StreetRoad, by_m: float = 1.5) -> StreetChange:
    elements = list(one.section.elements)
    place = next(k for k, element in enumerate(elements) if element.is_lane)
    elements[place] = replace(
        elements[place], width_m=elements[place].width_m + by_m, assumed=False
    )
    section: CrossSection = replace(one.section, elements=tuple(elements))
    return StreetChange(gone=frozenset([one.road.uid]), new=(replace(one, section=section),))


def bent(one: StreetRoad) -> StreetChange:
    start, *rest = one.road.line.coords
    middle = ((start[0] + rest[0][0]) / 2 + 3.0, (start[1] + rest[0][1]) / 2 + 2.0)
    line = LineString([start, middle, *rest])
    new = replace(one, road=replace(one.road, line=line))
    return StreetChange(gone=frozenset([one.road.uid]), new=(new,))


def test_what_is_stored_after_edits_is_what_the_whole_network_gives(
    editing: StreetEditing, store: Store
) -> None:
    editing.edit(widened(some_road(editing)), "widen")
    editing.edit(bent(some_road(editing, 1)), "bend")
    away = some_road(editing, 2).road.uid
    editing.edit(StreetChange(gone=frozenset([away])), "delete")
    editing.finish()
    assert differing(stored(store), made_again(store)) == {}
    with store.read() as connection:
        assert away not in {street.road.uid for street in load_streets(connection)}


def test_an_edit_taken_back_leaves_roads_and_geometry_as_they_were(
    editing: StreetEditing, store: Store
) -> None:
    before = stored(store)
    done = [
        editing.edit(widened(some_road(editing)), "widen"),
        editing.edit(StreetChange(gone=frozenset([some_road(editing, 1).road.uid])), "delete"),
    ]
    assert differing(stored(store), before) != {}
    for remade in reversed(done):
        editing.take_back(remade, "undo")
    after = stored(store)
    assert differing(after, before) == {}
    assert after.roads == before.roads


def test_an_editor_who_did_not_see_anothers_edit_is_refused_and_nothing_changes(
    editing: StreetEditing, store: Store
) -> None:
    late = StreetEditing(store, actor="chen")
    editing.edit(widened(some_road(editing), 1.0), "widen")
    between = stored(store)
    with pytest.raises(Problem, match="STALE_WRITE"):
        late.edit(widened(some_road(late), 2.0), "widen")
    with pytest.raises(Problem, match="STALE_WRITE"):
        late.edit(StreetChange(gone=frozenset([some_road(late).road.uid])), "delete")
    assert differing(stored(store), between) == {}
    editing.edit(widened(some_road(editing), 0.5), "widen again")


def test_a_preview_stores_nothing(editing: StreetEditing, store: Store) -> None:
    before = stored(store)
    remade = editing.preview(widened(some_road(editing)))
    assert remade.made.bodies
    assert differing(stored(store), before) == {}


def test_the_audit_says_who_edited_which_road(editing: StreetEditing, store: Store) -> None:
    one = some_road(editing)
    editing.edit(widened(one), "widen a road")
    with store.read() as connection:
        rows = connection.execute(
            select(schema.audit.c.actor, schema.audit.c.action).where(
                schema.audit.c.table_name == "road", schema.audit.c.row_uid == one.road.uid
            )
        ).all()
    assert (writer(store, "lin"), "widen a road") in {tuple(row) for row in rows}


def side_street(editing: StreetEditing, tag: str) -> StreetChange:
    """A stroke that ends on the side of the first road."""
    one = some_road(editing)
    (x0, y0), *_, (x1, y1) = one.road.line.coords
    middle = ((x0 + x1) / 2.0, (y0 + y1) / 2.0)
    aside = (middle[0] + (y1 - y0), middle[1] - (x1 - x0))
    stroke = Stroke(
        points=(aside, middle), section=one.section, name="新生路", road_class="tertiary"
    )
    numbers = count(1)
    return drawn([stroke], editing.standing.network, lambda: f"{tag}-{next(numbers)}")


def test_a_drawn_street_is_stored_with_the_junction_it_makes(
    editing: StreetEditing, store: Store
) -> None:
    editing.edit(side_street(editing, "new"), "draw a street")
    editing.finish()
    assert differing(stored(store), made_again(store)) == {}
    with store.read() as connection:
        names = {one.name for one in load_junctions(connection, source=JunctionSource.STREETS)}
    assert any("新生路" in name and " / " in name for name in names)


def test_a_street_that_is_refused_leaves_no_junction_that_the_store_lacks(
    editing: StreetEditing, store: Store
) -> None:
    late = StreetEditing(store, actor="chen")
    editing.edit(widened(some_road(editing)), "widen")
    known = set(late.standing.junctions)
    with pytest.raises(Problem, match="STALE_WRITE"):
        late.edit(side_street(late, "late"), "draw a street")
    assert set(late.standing.junctions) == known
    with store.read() as connection:
        stored_uids = {one.uid for one in load_junctions(connection)}
    assert known <= stored_uids


def stored_junctions(store: Store) -> dict[str, Junction]:
    with store.read() as connection:
        found = load_junctions(connection, source=JunctionSource.STREETS)
    return {one.uid: one for one in found}


def renamed(one: StreetRoad, name: str) -> StreetChange:
    new = replace(one, road=replace(one.road, name=name))
    return StreetChange(gone=frozenset([one.road.uid]), new=(new,))


def test_a_junction_is_named_by_the_roads_that_meet_after_an_edit(
    editing: StreetEditing, store: Store
) -> None:
    before = stored_junctions(store)
    one = some_road(editing)
    remade = editing.edit(renamed(one, "光復路二段"), "rename")
    after = stored_junctions(store)
    (uid,) = {uid for uid in after if after[uid] != before[uid]}
    assert "光復路" in after[uid].road_names
    assert after[uid].name == " / ".join(after[uid].road_names)
    assert editing.standing.junctions[JunctionUid(uid)] == after[uid]
    assert uid in {one.road.from_junction, one.road.to_junction}
    areas = {uid: area.name for area in stored(store).junctions for uid in area.junctions}
    assert areas[uid] == after[uid].name
    back = editing.take_back(remade, "undo")
    assert stored_junctions(store) == before
    assert editing.standing.junctions == before
    editing.put(back.undone, "redo")
    assert stored_junctions(store) == after


def test_a_drawn_junction_of_roads_without_names_is_not_called_by_their_class(
    editing: StreetEditing, store: Store
) -> None:
    one = some_road(editing)
    uid = JunctionUid(one.road.from_junction or one.road.to_junction or "")
    at = editing.standing.junctions[uid].at
    far = ((at[0] + 5000.0, at[1]), (at[0] + 5100.0, at[1]))
    up = ((at[0] + 5050.0, at[1] - 50.0), (at[0] + 5050.0, at[1] + 50.0))
    aside = ((at[0] + 5000.0, at[1] + 40.0), (at[0] + 5050.0, at[1]))
    before = set(editing.standing.junctions)
    numbers = count(1)
    for points in (far, up, aside):
        stroke = Stroke(points=points, section=one.section, road_class="secondary")
        change = drawn([stroke], editing.standing.network, lambda: f"new-{next(numbers)}")
        editing.edit(change, "draw")
    made = set(editing.standing.junctions) - before
    assert made
    assert {stored_junctions(store)[uid].name for uid in made} == {""}


def test_a_junction_counts_the_arms_it_has_after_roads_come_and_go(
    editing: StreetEditing, store: Store
) -> None:
    one = some_road(editing)
    uid = one.road.from_junction or one.road.to_junction
    arms = stored_junctions(store)[uid].arms
    at = editing.standing.junctions[uid].at
    stroke = Stroke(points=((at[0] + 40.0, at[1] + 55.0), at), section=one.section, name="新路")
    numbers = count(1)
    editing.edit(
        drawn([stroke], editing.standing.network, lambda: f"arm-{next(numbers)}"), "draw an arm"
    )
    assert stored_junctions(store)[uid].arms == arms + 1
    assert "新路" in stored_junctions(store)[uid].road_names
    editing.edit(StreetChange(gone=frozenset([one.road.uid])), "delete a road")
    assert stored_junctions(store)[uid].arms == arms


def test_a_refused_edit_leaves_names_as_they_were(editing: StreetEditing, store: Store) -> None:
    late = StreetEditing(store, actor="chen")
    editing.edit(renamed(some_road(editing), "光復路"), "rename")
    known = dict(late.standing.junctions)
    with pytest.raises(Problem, match="STALE_WRITE"):
        late.edit(renamed(some_road(late), "中正路"), "rename")
    assert late.standing.junctions == known
