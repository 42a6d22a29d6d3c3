"""What the window asks of the application about foreign files; replaced by a stand-in in tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.mapping.guest_records import GuestData, GuestFile, GuestSource, GuestWish
from app.tasks import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestReading:
    """How files are read now: the store's CRS, the theme, the colours that come next."""

    epsg: int
    dark: bool
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestDoor:
    """The use cases of foreign files."""

    look: Callable[[Path, Progress], GuestFile]
    read: Callable[[GuestSource, GuestWish, GuestReading, Progress], GuestData]


def real_guest_door() -> GuestDoor:
    """The door to `app.mapping`."""
    return GuestDoor(look=_look, read=_read)


# Imports inside the functions keep the window's start quick: GDAL brings large libraries with it.


def _look(path: Path, progress: Progress) -> GuestFile:
    from app.mapping.guest_files import look_into

    return look_into(path, progress)


def _read(
    source: GuestSource, wish: GuestWish, reading: GuestReading, progress: Progress
) -> GuestData:
    from app.mapping.guest_files import read_guest

    return read_guest(
        source,
        wish,
        epsg=reading.epsg,
        number=reading.number,
        dark=reading.dark,
        progress=progress,
    )
