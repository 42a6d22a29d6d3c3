"""Crossings whose block plans are read back, and how one is printed."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date
from pathlib import Path

from shapely import LineString

from app.messages import Language
from app.store.store import Store
from app.streets.block_plan import (
    BlockWish,
    PlanSubject,
    block_sheets,
    frame_for,
    junction_subject,
    write_sheets,
)
from gis.mapping.print_frame import PrintFrame
from gis.streets.derived import Marking, StreetGeometry
from tests.helpers.street_geometry import AT, make_crossing

DAY = date(2025, 3, 9)
CHINESE = BlockWish(language=Language.CHINESE, printed_on=DAY)


def with_line(length_m: float, bearing_deg: float) -> StreetGeometry:
    """The crossing with one more line from its middle."""
    angle = math.radians(bearing_deg)
    end = (AT[0] + length_m * math.sin(angle), AT[1] + length_m * math.cos(angle))
    ruler = Marking(
        uid="ruler",
        article="183",
        kind="edge_line",
        colour="blue",
        width_m=0.15,
        road=None,
        junction=None,
        level=0,
        shape=LineString([AT, end]),
    )
    whole = make_crossing()
    return replace(whole, markings=(*whole.markings, ruler))


def junction_of(store: Store) -> PlanSubject:
    with store.read() as connection:
        uid = connection.exec_driver_sql("select uid from street_area").scalar()
    found = junction_subject(store, str(uid))
    assert found is not None
    return found


def print_one(
    store: Store, out: Path, *, wish: BlockWish = CHINESE, scale: int = 200, up_deg: float = 0.0
) -> PrintFrame:
    subject = junction_of(store)
    frame = frame_for(subject, wish.size, wish.orientation, up_deg=up_deg, scale=scale)
    pages = block_sheets(store, [(subject.name, frame)], wish)
    write_sheets(pages, [frame], wish, out, title=subject.name)
    return frame
