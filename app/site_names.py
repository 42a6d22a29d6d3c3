"""Names of stretches of road: the road and the streets at both ends."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, RowMapping, select

from app.store.schema import junction as junction_table
from app.store.schema import road as road_table
from app.store.streets import chunks


def stretch_names(connection: Connection, uids: Sequence[str]) -> dict[str, str]:
    """By road uid: "中山路 (文化路 – 共和路)", without the brackets where no end has a name."""
    start, end = junction_table.alias(), junction_table.alias()
    query = (
        select(
            road_table.c.uid,
            road_table.c.name,
            start.c.road_names.label("start"),
            end.c.road_names.label("end"),
        )
        .outerjoin(start, road_table.c.from_junction_uid == start.c.uid)
        .outerjoin(end, road_table.c.to_junction_uid == end.c.uid)
    )
    found: dict[str, str] = {}
    for part in chunks(uids):
        for row in connection.execute(query.where(road_table.c.uid.in_(part))).mappings():
            found[row["uid"]] = _stretch_name(row)
    return found


def _stretch_name(row: RowMapping) -> str:
    name: str = row["name"]
    ends = [_cross_streets(names, name) for names in (row["start"], row["end"])]
    between = " – ".join(end for end in ends if end)
    if not between:
        return name
    return f"{name} ({between})" if name else between


def _cross_streets(names: str | None, road: str) -> str:
    """Names of the other streets at one end."""
    listed: list[str] = json.loads(names) if names else []
    others = [name for name in listed if name != road and not road.startswith(name)]
    return "/".join(others)
