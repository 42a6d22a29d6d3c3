"""What is published of the shared database: counts by city, month and severity, and no case."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import column, select, table

from app.store.store import Store

_VIEW = table(
    "published_month",
    column("city"),
    column("month"),
    column("severity"),
    column("crashes"),
    column("deaths_24h"),
    column("deaths_30d"),
    column("injured"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedMonth:
    """The counts of one city, month and severity; None where a sum is not known."""

    city: str
    month: str
    """YYYY-MM."""
    severity: str
    crashes: int
    deaths_24h: int | None
    deaths_30d: int | None
    injured: int | None


def published_months(store: Store) -> tuple[PublishedMonth, ...]:
    """All published counts of a store on a server, the latest month first.

    Raises:
        Problem: STORE_NOT_ALLOWED, STORE_CONNECTION_LOST and others of the server.
    """
    order = (_VIEW.c.month.desc(), _VIEW.c.city, _VIEW.c.severity)
    with store.read() as connection:
        rows = connection.execute(select(_VIEW).order_by(*order)).all()
    return tuple(PublishedMonth(**row._mapping) for row in rows)
