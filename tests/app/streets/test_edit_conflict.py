"""Two editors of one junction: the second sees both versions, and nothing is lost in any choice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from shapely import LineString

from app.store.proposals import ProposalStatus, load_proposals
from app.store.road_states import load_states
from app.store.store import Store
from app.street_import.importer import import_streets
from app.streets import news
from app.streets.edit_conflict import (
    EditConflict,
    keep_theirs,
    meet,
    put_aside,
    put_on_top,
    rebased,
    say_status,
    take,
)
from app.streets.editing import StreetEditing
from app.streets.street_document import StreetDocument
from app.undo import UndoStack
from gis.problems import Problem
from gis.streets.arm_design import Wish
from gis.streets.derived import StreetRoad
from gis.streets.remake.change import StreetChange
from gis.streets.road_aspects import RoadAspect, differing, merged
from tests.app.streets.test_editing import (
    DERIVED,
    bent,
    made_again,
    some_road,
    stored,
    widened,
)
from tests.app.streets.test_editing import (
    differing as differing_layers,
)
from tests.helpers.stores import writer
from tests.helpers.streets import write_cross


@pytest.fixture
def both(store: Store, tmp_path: Path) -> tuple[StreetDocument, StreetDocument]:
    """Two editors of the same streets."""
    import_streets(store, write_cross(tmp_path / "cross.osm"))
    return tuple(  # type: ignore[return-value]
        StreetDocument(StreetEditing(store, actor=name), UndoStack()) for name in ("lin", "chen")
    )


def renamed(one: StreetRoad, name: str) -> StreetChange:
    new = replace(one, road=replace(one.road, name=name))
    return StreetChange(gone=frozenset([one.road.uid]), new=(new,))


def refused(document: StreetDocument, change: StreetChange, name: str = "mine") -> EditConflict:
    with pytest.raises(Problem, match="STALE_WRITE"):
        document.run(change, name)
    conflict = meet(document, change, name)
    assert conflict is not None
    return conflict


def at_cross(document: StreetDocument, place: int) -> StreetRoad:
    return some_road(document.editing, place)


def sound(store: Store, *documents: StreetDocument) -> None:
    """What is stored is what its roads give, and what each editor holds."""
    again = made_again(store)
    left = differing_layers(stored(store), again)
    assert set(left) <= {"blocks", "islands"}  # found again when an editor finishes
    for document in documents:
        document.catch_up()
        whole = document.editing.standing.whole()
        assert whole.roads == stored(store).roads
        for layer in set(DERIVED) - {"blocks", "islands", "diagnostics"}:
            assert getattr(whole, layer) == getattr(again, layer), layer


def test_an_edit_of_another_arm_of_the_same_junction_is_refused_too(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    lin.run(widened(at_cross(lin, 0)), "widen")
    between = stored(store)
    conflict = refused(chen, widened(at_cross(chen, 1)))
    assert differing_layers(stored(store), between) == {}
    assert conflict.authors == ("lin",)
    assert {one.road for one in conflict.sides if one.their_changes} == {at_cross(lin, 0).road.uid}
    put_on_top(chen, conflict)
    sound(store, lin, chen)


def test_both_versions_are_drawn_and_told(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    lin.run(widened(at_cross(lin, 0), 2.0), "widen")
    conflict = refused(chen, widened(at_cross(chen, 0), 1.0))
    uid = at_cross(lin, 0).road.uid
    (disputed,) = [one for one in conflict.sides if one.road == uid]
    assert disputed.disputed == (RoadAspect.SECTION,)

    def area_m2(bodies: tuple[object, ...]) -> float:
        return sum(one.shape.area for one in bodies if one.road == uid)  # type: ignore[attr-defined]

    assert area_m2(conflict.theirs.bodies) > area_m2(conflict.mine.bodies) > 0
    assert {one.uid for one in conflict.theirs.junctions} == {
        one.uid for one in conflict.mine.junctions
    }
    assert stored(store).roads == conflict.theirs.roads


def test_mine_on_top_keeps_what_only_they_changed_and_their_state(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    one = at_cross(lin, 0)
    lin.run(renamed(one, "新中山路"), "rename")
    conflict = refused(chen, widened(at_cross(chen, 0), 1.0))
    put_on_top(chen, conflict)
    now = chen.network.streets[one.road.uid]
    assert now.road.name == "新中山路"
    assert now.section.width_m == pytest.approx(one.section.width_m + 1.0)
    with store.read() as connection:
        kept = [state.street.road.name for state in load_states(connection)]
    assert kept == [one.road.name, "新中山路"]
    chen.undo.undo()
    assert chen.network.streets[one.road.uid].road.name == "新中山路"
    sound(store, lin, chen)


def test_theirs_is_kept_and_mine_stays_as_a_dropped_proposal(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    lin.run(widened(at_cross(lin, 0), 2.0), "widen")
    mine = widened(at_cross(chen, 0), 1.0)
    conflict = refused(chen, mine)
    keep_theirs(chen, conflict)
    with store.read() as connection:
        assert load_proposals(connection) == []
        (kept,) = load_proposals(connection, status=None)
    assert kept.status is ProposalStatus.DROPPED
    assert same_roads(kept.change.new, mine.new)
    sound(store, lin, chen)


def same_roads(some: tuple[StreetRoad, ...], others: tuple[StreetRoad, ...]) -> bool:
    """Whether roads are the same but for who says so."""
    return len(some) == len(others) and all(
        differing(one, other) == () for one, other in zip(some, others, strict=True)
    )


def test_mine_put_aside_can_be_made_later(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    uid = at_cross(lin, 0).road.uid
    lin.run(renamed(at_cross(lin, 0), "新中山路"), "rename")
    conflict = refused(chen, widened(at_cross(chen, 0), 1.0), "widen it")
    put_aside(store, conflict, note="ask Lin")
    with store.read() as connection:
        (proposal,) = load_proposals(connection)
    assert (proposal.note, proposal.action) == ("ask Lin", "widen it")
    assert proposal.author == writer(store, store.actor)
    before = lin.network.streets[uid].section.width_m
    take(lin, proposal)
    assert lin.network.streets[uid].section.width_m == pytest.approx(before + 1.0)
    assert lin.network.streets[uid].road.name == "新中山路"
    with store.read() as connection:
        assert load_proposals(connection) == []
    with pytest.raises(Problem, match="STALE_WRITE"):
        say_status(store, proposal, ProposalStatus.DROPPED)
    sound(store, lin, chen)


def test_an_edit_of_a_road_that_is_gone_does_not_apply_and_can_be_put_aside(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    away = at_cross(lin, 0).road.uid
    lin.run(StreetChange(gone=frozenset([away])), "delete")
    conflict = refused(chen, widened(at_cross(chen, 0)))
    assert conflict.on_top is None
    with pytest.raises(Problem, match="EDIT_APPLIES_NO_MORE"):
        put_on_top(chen, conflict)
    put_aside(store, conflict)
    with store.read() as connection:
        (proposal,) = load_proposals(connection)
    with pytest.raises(Problem, match="EDIT_APPLIES_NO_MORE"):
        take(chen, proposal)
    lin.undo.undo()
    chen.catch_up()
    take(chen, proposal)
    sound(store, lin, chen)


def test_undo_after_somebody_elses_edit_beside_it_makes_the_present_again(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    before = at_cross(lin, 0).section.width_m
    lin.run(widened(at_cross(lin, 0), 2.0), "widen")
    chen.catch_up()
    theirs = chen.run(widened(at_cross(chen, 1), 1.0), "widen another arm").made.roads
    lin.catch_up()
    lin.undo.undo()
    sound(store, lin, chen)
    assert at_cross(chen, 0).section.width_m == pytest.approx(before)
    assert set(theirs) <= set(stored(store).roads)
    lin.undo.redo()
    sound(store, lin, chen)
    assert at_cross(chen, 0).section.width_m == pytest.approx(before + 2.0)
    assert set(theirs) <= set(stored(store).roads)


def test_undo_of_an_edit_that_somebody_else_went_on_from_is_refused(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    lin, chen = both
    lin.run(widened(at_cross(lin, 0), 2.0), "widen")
    chen.catch_up()
    chen.run(widened(at_cross(chen, 0), 1.0), "widen more")
    between = stored(store)
    for _ in range(2):
        with pytest.raises(Problem, match="STALE_WRITE"):
            lin.undo.undo()
        assert stored(store).roads == between.roads
        lin.catch_up()
    sound(store, lin, chen)


def test_a_street_drawn_by_another_is_met(
    both: tuple[StreetDocument, StreetDocument], store: Store
) -> None:
    from tests.app.streets.test_editing import side_street

    lin, chen = both
    lin.run(side_street(lin.editing, "new"), "draw")
    conflict = refused(chen, bent(at_cross(chen, 0)))
    assert conflict.on_top is None  # it was cut, and I bend what was whole
    other = widened(at_cross(chen, 0), 0.5)
    chen.run(other, "widen what is left of it")
    sound(store, lin, chen)


def test_a_flood_of_news_is_read_as_a_whole(
    both: tuple[StreetDocument, StreetDocument],
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(news, "MOST_NEWS", 1)
    lin, chen = both
    lin.run(widened(at_cross(lin, 0)), "widen")
    lin.run(StreetChange(gone=frozenset([at_cross(lin, 1).road.uid])), "delete")
    assert chen.editing.news().is_large
    sound(store, lin, chen)
    assert not chen.editing.news()


def test_nothing_of_others_means_nothing_is_asked(
    both: tuple[StreetDocument, StreetDocument],
) -> None:
    lin, _ = both
    assert meet(lin, widened(at_cross(lin, 0)), "mine") is None


Edit = Callable[[StreetRoad], StreetRoad]
EDITS: dict[RoadAspect, Edit] = {
    RoadAspect.NAME: lambda s: replace(s, road=replace(s.road, name="x")),
    RoadAspect.CLASS: lambda s: replace(s, road=replace(s.road, road_class="service")),
    RoadAspect.LEVEL: lambda s: replace(s, road=replace(s.road, level=s.road.level + 1)),
    RoadAspect.ONEWAY: lambda s: replace(s, road=replace(s.road, oneway=not s.road.oneway)),
    RoadAspect.LINE: lambda s: replace(
        s, road=replace(s.road, line=LineString(shapely.get_coordinates(s.road.line) + 1.0))
    ),
    RoadAspect.SECTION: lambda s: replace(s, section=replace(s.section, left_m=-1.0)),
    RoadAspect.SPEED: lambda s: replace(s, speed_limit_kmh=30),
    RoadAspect.ROUNDABOUT: lambda s: replace(s, roundabout=not s.roundabout),
    RoadAspect.START: lambda s: replace(s, ends=(replace(s.ends[0], crosswalk=Wish.NO), s.ends[1])),
    RoadAspect.END: lambda s: replace(s, ends=(s.ends[0], replace(s.ends[1], arrows=Wish.NO))),
}


@pytest.mark.parametrize("mine", EDITS)
@pytest.mark.parametrize("theirs", EDITS)
def test_merging_keeps_what_each_side_changed(
    mine: RoadAspect, theirs: RoadAspect, base_street: StreetRoad
) -> None:
    made = merged(base_street, EDITS[theirs](base_street), EDITS[mine](base_street))
    assert set(differing(base_street, made)) == {mine, theirs}


@pytest.fixture(scope="module")
def base_street() -> StreetRoad:
    from tests.helpers.street_geometry import make_crossing

    return make_crossing().roads[0]


def test_a_change_that_would_tear_a_junction_does_not_apply(
    both: tuple[StreetDocument, StreetDocument],
) -> None:
    lin, chen = both
    one = at_cross(chen, 0)
    moved = [
        replace(s, road=replace(s.road, line=LineString(shapely.get_coordinates(s.road.line) + 2)))
        for s in lin.network.streets.values()
    ]
    gone = frozenset(s.road.uid for s in moved)
    lin.run(StreetChange(gone=gone, new=tuple(moved)), "move all")
    base = (one,)
    assert rebased(bent(one), base, lin.network) is None
