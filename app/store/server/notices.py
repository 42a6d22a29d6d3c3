"""What a unit of writing tells the others when it is stored: NOTIFY, and how it is read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, text

CHANNEL = "daoan_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreChange:
    """What changed in a store; `everything` where it is not known and all must be read again."""

    tables: frozenset[str] = frozenset()
    unit_uid: str = ""
    everything: bool = False


def announce(connection: Connection, unit_uid: str, tables: Iterable[str]) -> None:
    """Have the server tell all listeners the moment the transaction is stored."""
    told = json.dumps({"unit": unit_uid, "tables": sorted(tables)})
    connection.execute(
        text("SELECT pg_notify(:channel, :told)"), {"channel": CHANNEL, "told": told}
    )


def read_notice(payload: str) -> StoreChange:
    """The change a payload tells; one that is not ours means that anything may have changed."""
    try:
        told = json.loads(payload)
        return StoreChange(tables=frozenset(told["tables"]), unit_uid=str(told["unit"]))
    except (ValueError, TypeError, KeyError):
        return StoreChange(everything=True)
