"""What is doubtful about the streets of a store, for the list in the window."""

from __future__ import annotations

from app.store.store import Store
from app.store.street_geometry import load_doubts
from app.store.streets import load_diagnostics
from app.tasks import Progress, silent
from gis.streets.records import StreetDiagnostic

READING = "READING_STREET_GEOMETRY"


def street_doubts(store: Store, progress: Progress = silent) -> tuple[StreetDiagnostic, ...]:
    """Doubts about the sources and about the geometry made of them, each once, kind by kind."""
    progress(READING, 0.0)
    with store.read() as connection:
        found = {*load_diagnostics(connection), *load_doubts(connection)}
    return tuple(sorted(found, key=lambda d: (d.code, d.at or (0.0, 0.0), d.detail)))
