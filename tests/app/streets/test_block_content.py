"""What is within the frame of a block plan: objects, other layers, the date of the base."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest
from shapely import LineString, Point, box

from app.messages import Language
from app.sheets.lettering import words_in
from app.sheets.map_content import Orientation, PaperSize
from app.store import schema
from app.store.road_states import street_values
from app.store.store import Store
from app.store.street_objects import change_objects
from app.store.streets import insert_network
from app.streets.block_base import read_plan_base
from app.streets.block_content import read_block_content
from app.streets.block_layers import block_layers
from app.streets.block_legend import block_entries
from app.streets.block_plan import (
    block_sheets,
)
from app.streets.block_sheet import rooms
from gis.display.primitives import Circle, Colour, Text
from gis.mapping.features import point_features
from gis.mapping.layers import LayerId, LayerKind, MapLayer
from gis.mapping.print_frame import PrintFrame
from gis.mapping.style import ClassStyle, LayerStyle, Symbol
from gis.streets.derived import StreetRoad
from gis.streets.objects import ObjectChange, ObjectKind, ObjectUid, StreetObject
from gis.streets.provenance import Provenance
from tests.helpers.block_plans import CHINESE
from tests.helpers.street_geometry import AT, make_crossing, make_junctions
from tests.helpers.street_stores import put_geometry


def test_objects_placed_by_hand_are_on_the_plan_and_what_they_stand_for_is_not(
    file_store: Store,
) -> None:
    put_geometry(file_store, make_crossing())
    stop = next(one for one in make_crossing().markings if one.kind == "stop_line")
    x, y = AT
    placed = [
        StreetObject(uid=ObjectUid("1"), kind=ObjectKind.HYDRANT, shape=Point(x + 12, y + 12)),
        StreetObject(
            uid=ObjectUid("2"),
            kind=ObjectKind.MARKING,
            code="no_parking_line",
            shape=LineString([(x + 20, y + 6), (x + 30, y + 6)]),
            replaces=stop.uid,
        ),
        StreetObject(
            uid=ObjectUid("3"),
            kind=ObjectKind.KERB,
            shape=LineString([(x + 12, y + 14), (x + 14, y + 14)]),
        ),
        StreetObject(uid=ObjectUid("4"), kind=ObjectKind.POLE, shape=Point(x + 500, y)),
    ]
    with file_store.write(actor="a", action="t") as unit:
        change_objects(unit, ObjectChange(new=tuple(placed)), {})
    with file_store.read() as connection:
        content = read_block_content(connection, box(x - 60, y - 60, x + 60, y + 60))
    kinds = [paint.kind for paint in content.paints]
    assert kinds.count("stop_line") == 3
    assert kinds.count("no_parking_line") == 1
    assert {one.code for one in content.furniture} == {"遵1", "hydrant"}
    entries = block_entries(content, words_in(Language.CHINESE), Language.CHINESE)
    keys = [entry.key for entry in entries]
    assert keys.count("kerb") == 1
    assert {"hydrant", "no_parking_line"} <= set(keys)
    frame = PrintFrame(centre=AT, width_m=0.3, height_m=0.3, scale=500)
    lines = next(one for one in block_layers(content, frame) if one.kind is LayerKind.MARKINGS)
    assert lines.features is not None


def test_the_base_says_when_the_roads_in_the_frame_changed_last_and_who_confirmed_them(
    file_store: Store,
) -> None:
    whole = make_crossing()
    first, second, third, fourth = whole.roads
    long_ago = datetime(2020, 1, 1, tzinfo=UTC)

    def known(street: StreetRoad, **more: object) -> StreetRoad:
        return replace(street, provenance=Provenance(**more))  # type: ignore[arg-type]

    roads = (
        known(first, author="lin", recorded_at=datetime(2025, 3, 7, 20, 0, tzinfo=UTC)),
        known(second, author="wang", recorded_at=datetime(2024, 1, 1, tzinfo=UTC)),
        known(
            third,
            recorded_at=long_ago,
            confirmed_by="chen",
            confirmed_at=datetime(2025, 1, 1, tzinfo=UTC),
        ),
        known(
            fourth,
            recorded_at=long_ago,
            confirmed_by="lin",
            confirmed_at=datetime(2025, 2, 1, tzinfo=UTC),
        ),
    )
    with file_store.write(actor="a", action="t") as unit:
        insert_network(unit, [], make_junctions(whole), run_uid=None)
        unit.insert(schema.road, [street_values(street) for street in roads])
    with file_store.read() as connection:
        base = read_plan_base(connection, [street.road.uid for street in roads])
        nothing = read_plan_base(connection, [])
    assert base.confirmed_by == ("lin", "chen")
    assert nothing.changed_on is None
    assert base.changed_on == date(2025, 3, 8)  # 20:00 UTC on the 7th is the 8th in Taiwan
    assert base.drawn_by == "lin"


def test_another_layer_is_turned_with_the_plan_and_named_in_its_legend(file_store: Store) -> None:
    put_geometry(file_store, make_crossing())
    frame = PrintFrame(centre=AT, width_m=0.2, height_m=0.15, scale=200, up_deg=90.0)
    places = np.array([(AT[0] + 10.0, AT[1]), (AT[0] + 500.0, AT[1])])
    poles = MapLayer(
        id=LayerId("guest:1"),
        kind=LayerKind.GUEST,
        title="電桿",
        features=point_features(places),
        style=LayerStyle(classes=(ClassStyle(fill=Colour(1, 2, 3), symbol=Symbol.CIRCLE),)),
    )
    away = replace(poles, id=LayerId("guest:2"), title="遠方", features=point_features(places[1:]))
    room, _ = rooms(PaperSize.A4, Orientation.LANDSCAPE)
    frame = replace(frame, width_m=room.width, height_m=room.height)
    wish = replace(CHINESE, over=(poles, away))
    (page,) = block_sheets(file_store, [("", frame)], wish)
    drawn = [item for item in page.items if item.layer == "guest:1"]
    assert len(drawn) == 1
    assert isinstance(drawn[0], Circle)
    x, y = room.centre  # east is up: 10 m east of the middle is 50 mm above it
    assert drawn[0].centre == pytest.approx((x, y + 0.05), abs=2e-5)
    said = {item.text for item in page.items if isinstance(item, Text)}
    assert "電桿" in said
    assert "遠方" not in said
