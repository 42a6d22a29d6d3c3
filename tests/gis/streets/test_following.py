"""An object stands for the piece that lies where its own lay, whatever that is called now."""

from __future__ import annotations

from dataclasses import replace

from shapely import LineString
from shapely.affinity import translate

from gis.streets.derived import Marking, StreetGeometry
from gis.streets.following import followed
from gis.streets.objects import ObjectKind, ObjectUid, StreetObject
from gis.streets.remake.change import Remade


def stop_line(uid: str, x: float, kind: str = "stop_line") -> Marking:
    return Marking(
        uid=uid, article="170", kind=kind, colour="white", width_m=0.4, road=None,
        junction="j", level=0, shape=LineString([(x, 0), (x, 6)]),
    )  # fmt: skip


def standing_for(uid: str, replaces: str) -> StreetObject:
    return StreetObject(
        uid=ObjectUid(uid), kind=ObjectKind.MARKING, code="stop_line",
        shape=LineString([(500, 500), (506, 500)]), replaces=replaces,
    )  # fmt: skip


def edited(gone: list[Marking], made: list[Marking]) -> Remade:
    return Remade(
        gone=StreetGeometry(markings=tuple(gone)), made=StreetGeometry(markings=tuple(made))
    )


START, END = stop_line("r.stop_line.0001", 0.0), stop_line("r.stop_line.0002", 80.0)


def test_a_number_that_went_to_another_piece_is_not_followed() -> None:
    # The start's stop line is gone: the end's has the first number now.
    remade = edited([START, END], [replace(END, uid=START.uid)])
    at_start, at_end = standing_for("a", START.uid), standing_for("b", END.uid)
    change = followed([at_start, at_end], remade)
    assert change.gone == (at_start, at_end)
    assert [one.replaces for one in change.new] == [None, START.uid]


def test_a_piece_that_gave_way_is_the_same_piece() -> None:
    moved = replace(START, shape=translate(START.shape, 3.5, 0.0))
    assert followed([standing_for("a", START.uid)], edited([START], [moved])).gone == ()


def test_the_road_of_a_piece_may_be_another_one() -> None:
    cut = stop_line("s.stop_line.0001", 0.2)
    one = standing_for("a", START.uid)
    change = followed([one], edited([START], [cut, stop_line("s.stop_line.0002", 7.0)]))
    assert [new.replaces for new in change.new] == [cut.uid]


def test_another_kind_is_never_the_same_piece() -> None:
    other = stop_line("r.give_way_line.0001", 0.0, kind="give_way_line")
    change = followed([standing_for("a", START.uid)], edited([START], [other]))
    assert [new.replaces for new in change.new] == [None]


def test_what_an_edit_does_not_touch_stays() -> None:
    assert followed([standing_for("a", "x.stop_line.0001")], edited([START], [END])).gone == ()
