"""Streets taken along and brought back: sent once, merged, or kept beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from shapely import Point, box
from sqlalchemy import select

from app.store.proposals import load_proposals
from app.store.store import Store, open_store
from app.store.street_geometry import load_streets
from app.store.take_schema import taken_area
from app.street_import.importer import import_streets
from app.streets.editing import StreetEditing
from app.take_along.object_return import overwrite_object, send_objects
from app.take_along.returns import Outcome
from app.take_along.street_return import send_roads
from app.take_along.taking import Taken, take_along
from gis.problems import Problem
from gis.streets.derived import StreetRoad
from gis.streets.objects import ObjectChange, ObjectKind, ObjectUid, StreetObject
from gis.streets.remake.change import StreetChange
from tests.app.streets.test_editing import (
    DERIVED,
    bent,
    differing,
    made_again,
    some_road,
    stored,
    widened,
)
from tests.helpers.streets import ORIGIN, write_cross

POLE = StreetObject(
    uid=ObjectUid("pole"),
    kind=ObjectKind.POLE,
    shape=Point(ORIGIN[0] + 950.0, ORIGIN[1] + 540.0),
)


@pytest.fixture
def home(store: Store, tmp_path: Path) -> Store:
    import_streets(store, write_cross(tmp_path / "cross.osm"))
    StreetEditing(store, actor="lin").objects.edit(ObjectChange(new=(POLE,)), "place")
    return store


@pytest.fixture
def taken(home: Store, tmp_path: Path) -> Iterator[Store]:
    """All of the cross in a file of its own."""
    take_along(home, tmp_path / "along.gpkg", everywhere(home))
    with open_store(tmp_path / "along.gpkg") as store:
        yield store


def everywhere(store: Store):
    with store.read() as connection:
        lines = [one.road.line for one in load_streets(connection)]
    west, south, east, north = lines[0].union(lines[1]).union(lines[2]).union(lines[3]).bounds
    return box(west - 50.0, south - 50.0, east + 50.0, north + 50.0)


def outcomes(taken: Store, home: Store) -> list[Outcome]:
    return [one.outcome for one in send_roads(taken, StreetEditing(home, actor="chen"))]


def roads_of(store: Store) -> dict[str, StreetRoad]:
    with store.read() as connection:
        return {one.road.uid: one for one in load_streets(connection)}


def alike(one: StreetRoad, other: StreetRoad) -> bool:
    """The same but for since when and from whom."""
    return replace(one, provenance=other.provenance) == other


def test_what_is_taken_along_is_what_home_has(home: Store, taken: Store) -> None:
    here, there = stored(taken), stored(home)
    assert all(getattr(here, layer) == getattr(there, layer) for layer in DERIVED)
    with taken.read() as connection:
        row = connection.execute(select(taken_area)).one()
    assert row.home == home.location
    assert "sealed_person" not in str(row)


def test_a_file_that_is_there_is_never_written_over(home: Store, tmp_path: Path) -> None:
    target = tmp_path / "mine.gpkg"
    target.write_text("mine")
    with pytest.raises(Problem, match="TAKE_TARGET_EXISTS"):
        take_along(home, target, everywhere(home))
    assert target.read_text() == "mine"


def test_an_area_without_streets_and_cases_makes_no_file(home: Store, tmp_path: Path) -> None:
    target = tmp_path / "nothing.gpkg"
    with pytest.raises(Problem, match="TAKE_NOTHING_THERE"):
        take_along(home, target, box(0.0, 0.0, 1.0, 1.0))
    assert not target.exists()


def test_a_part_of_the_city_brings_the_roads_that_meet_it(home: Store, tmp_path: Path) -> None:
    middle = next(iter(roads_of(home).values())).road
    spot = middle.line.interpolate(1.0).buffer(0.5)
    told = take_along(home, tmp_path / "part.gpkg", spot)
    assert isinstance(told, Taken)
    nodes = {middle.from_junction, middle.to_junction} - {None}
    met = [
        one
        for one in roads_of(home).values()
        if {one.road.from_junction, one.road.to_junction} & nodes or one.road.uid == middle.uid
    ]
    assert told.roads == len(met)


def test_changed_roads_come_home_with_all_that_is_made_of_them(home: Store, taken: Store) -> None:
    away = StreetEditing(taken, actor="lin")
    away.edit(widened(some_road(away)), "widen")
    away.edit(StreetChange(gone=frozenset([some_road(away, 2).road.uid])), "delete")
    away.edit(bent(some_road(away, 1)), "bend")
    assert set(outcomes(taken, home)) == {Outcome.SENT}
    there, here = roads_of(home), roads_of(taken)
    assert there.keys() == here.keys()
    assert all(alike(there[uid], here[uid]) for uid in there)
    assert differing(stored(home), made_again(home)) == {}


def test_sending_again_changes_nothing_at_home(home: Store, taken: Store) -> None:
    away = StreetEditing(taken, actor="lin")
    away.edit(widened(some_road(away)), "widen")
    assert outcomes(taken, home) == [Outcome.SENT]
    before = StreetEditing(home, actor="chen").road_versions
    assert outcomes(taken, home) == []
    assert StreetEditing(home, actor="chen").road_versions == before


def test_a_connection_lost_after_sending_does_no_harm(
    home: Store, taken: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Home has stored it, but the file here never heard of it."""
    away = StreetEditing(taken, actor="lin")
    away.edit(widened(some_road(away)), "widen")

    def lost(*_: object) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr("app.take_along.street_return._remember", lost)
        with pytest.raises(ConnectionError):
            outcomes(taken, home)
    before = StreetEditing(home, actor="chen").road_versions
    assert outcomes(taken, home) == [Outcome.THERE]
    assert StreetEditing(home, actor="chen").road_versions == before
    assert outcomes(taken, home) == []


def test_changes_of_different_things_of_one_road_both_hold(home: Store, taken: Store) -> None:
    here, there = StreetEditing(taken, actor="lin"), StreetEditing(home, actor="chen")
    here.edit(widened(some_road(here)), "widen")
    one = some_road(there)
    renamed = replace(one, road=replace(one.road, name="新名路"))
    there.edit(StreetChange(gone=frozenset([one.road.uid]), new=(renamed,)), "rename")
    assert outcomes(taken, home) == [Outcome.MERGED]
    both = roads_of(home)[one.road.uid]
    assert both.road.name == "新名路"
    assert both.section == some_road(here).section


def test_the_same_changed_on_both_sides_is_put_aside_once_and_not_overwritten(
    home: Store, taken: Store
) -> None:
    here, there = StreetEditing(taken, actor="lin"), StreetEditing(home, actor="chen")
    here.edit(widened(some_road(here), 1.0), "widen")
    there.edit(widened(some_road(there), 2.0), "widen more")
    theirs = some_road(there)
    assert outcomes(taken, home) == [Outcome.CONFLICT]
    assert outcomes(taken, home) == [Outcome.CONFLICT]
    assert alike(roads_of(home)[theirs.road.uid], theirs)
    with home.read() as connection:
        (aside,) = load_proposals(connection)
    assert alike(aside.change.new[0], some_road(here))
    assert alike(aside.base[0], replace(theirs, section=aside.base[0].section))


def test_a_road_deleted_at_home_and_changed_here_is_put_aside(home: Store, taken: Store) -> None:
    here, there = StreetEditing(taken, actor="lin"), StreetEditing(home, actor="chen")
    here.edit(widened(some_road(here)), "widen")
    away = some_road(there).road.uid
    there.edit(StreetChange(gone=frozenset([away])), "delete")
    assert outcomes(taken, home) == [Outcome.CONFLICT]
    assert away not in roads_of(home)


def test_objects_are_sent_once_and_conflicts_keep_both_versions(home: Store, taken: Store) -> None:
    here = StreetEditing(taken, actor="lin").objects
    moved = replace(POLE, shape=Point(ORIGIN[0] + 951.0, ORIGIN[1] + 540.0))
    new = replace(POLE, uid=ObjectUid("new"))
    (held,) = here.of("pole")
    here.edit(ObjectChange(gone=(held,), new=(moved, new)), "move")

    def send() -> list[Outcome]:
        found = send_objects(taken, StreetEditing(home, actor="chen").objects)
        return [one.outcome for one in found]

    assert send() == [Outcome.SENT, Outcome.SENT]
    assert send() == []
    there = StreetEditing(home, actor="chen").objects
    assert there.objects[ObjectUid("pole")].shape == moved.shape

    (at_home,) = there.of("pole")
    theirs = replace(at_home, bearing_deg=90.0)
    there.edit(ObjectChange(gone=(at_home,), new=(theirs,)), "turn")
    (mine,) = here.of("pole")
    here.edit(ObjectChange(gone=(mine,), new=(replace(mine, bearing_deg=45.0),)), "turn")
    fresh = StreetEditing(home, actor="chen").objects
    (conflict,) = send_objects(taken, fresh)
    assert conflict.outcome is Outcome.CONFLICT
    assert '"bearing_deg":90.0' in str(conflict.home)
    assert '"bearing_deg":45.0' in str(conflict.mine)
    assert fresh.objects[ObjectUid("pole")].bearing_deg == 90.0
    overwrite_object(taken, fresh, conflict)
    assert StreetEditing(home, actor="x").objects.objects[ObjectUid("pole")].bearing_deg == 45.0
    assert send() == []


def test_my_object_never_overwrites_what_home_changed_after_the_conflict_was_shown(
    home: Store, taken: Store
) -> None:
    def turned(store: Store, bearing_deg: float) -> None:
        objects = StreetEditing(store, actor="lin").objects
        (pole,) = objects.of("pole")
        objects.edit(ObjectChange(gone=(pole,), new=(replace(pole, bearing_deg=bearing_deg),)), "t")

    turned(taken, 45.0)
    turned(home, 90.0)
    seen = StreetEditing(home, actor="chen").objects
    (conflict,) = send_objects(taken, seen)
    assert conflict.outcome is Outcome.CONFLICT
    turned(home, 135.0)
    fresh = StreetEditing(home, actor="chen").objects
    for editing in (seen, fresh):  # one still has what was shown, the other what stands now
        with pytest.raises(Problem, match=r"^STALE_WRITE"):
            overwrite_object(taken, editing, conflict)
        there = StreetEditing(home, actor="x").objects
        assert there.objects[ObjectUid("pole")].bearing_deg == 135.0
    (again,) = send_objects(taken, StreetEditing(home, actor="chen").objects)
    assert again.outcome is Outcome.CONFLICT
    assert '"bearing_deg":135.0' in str(again.home)
    settled = overwrite_object(taken, StreetEditing(home, actor="chen").objects, again)
    assert settled.outcome is Outcome.SENT
    there = StreetEditing(home, actor="x").objects
    assert there.objects[ObjectUid("pole")].bearing_deg == 45.0


def test_my_object_is_not_put_back_where_home_took_it_away_after_the_conflict(
    home: Store, taken: Store
) -> None:
    here, there = (StreetEditing(store, actor="lin").objects for store in (taken, home))
    (mine,), (theirs,) = here.of("pole"), there.of("pole")
    here.edit(ObjectChange(gone=(mine,), new=(replace(mine, bearing_deg=45.0),)), "turn")
    there.edit(ObjectChange(gone=(theirs,), new=(replace(theirs, bearing_deg=90.0),)), "turn")
    seen = StreetEditing(home, actor="chen").objects
    (conflict,) = send_objects(taken, seen)
    there.edit(ObjectChange(gone=there.of("pole")), "remove")
    for editing in (seen, StreetEditing(home, actor="chen").objects):
        with pytest.raises(Problem, match=r"^STALE_WRITE"):
            overwrite_object(taken, editing, conflict)
    assert ObjectUid("pole") not in StreetEditing(home, actor="x").objects.objects
