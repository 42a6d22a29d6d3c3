"""What the crash panels ask of the application layer, replaceable in tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.crash_list.export import ExportWish, write_csv, write_geopackage
from app.crash_list.reading import CrashList, read_crash_list
from app.store.store import Store
from app.tasks import Progress

Writer = Callable[[CrashList, ExportWish, Path, Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashDoor:
    """Use cases of the crash list; all may take long."""

    read: Callable[[Store, Progress], CrashList]
    write_csv: Writer
    write_geopackage: Writer


def real_crash_door() -> CrashDoor:
    """The door to the application layer."""
    return CrashDoor(read=read_crash_list, write_csv=write_csv, write_geopackage=write_geopackage)
