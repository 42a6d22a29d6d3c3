"""Until when closed states hold, written down from the chain of what was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, select, update

from app.store.store import WriteUnit
from app.store.streets import chunks
from gis.streets.provenance import ChainLink, ends_of


def settle_ends(
    unit: WriteUnit, table: Table, key: ColumnElement[str], keys: Sequence[str]
) -> None:
    """Write the ends that follow from the chains whose `key` is among `keys`."""
    columns = table.c
    for some in chunks(keys):
        query = select(
            *(columns.uid, key.label("chain"), columns.valid_from),
            *(columns.valid_to, columns.closed_from),
        )
        chains: dict[str, list[Row[Any]]] = {}
        for row in unit.connection.execute(query.where(key.in_(some)).order_by(columns.fid)):
            chains.setdefault(row.chain, []).append(row)
        for chain in chains.values():
            ends = ends_of([ChainLink(row.valid_from, row.closed_from) for row in chain])
            for row, end in zip(chain, ends, strict=True):
                if row.valid_to != end:
                    unit.connection.execute(
                        update(table).where(columns.uid == row.uid).values(valid_to=end)
                    )
