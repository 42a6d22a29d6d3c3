"""The street export as OpenDRIVE 1.8, for simulators: roads, lanes, junctions, paint, signals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from app.painters.output import drafted
from app.program_version import program_version
from app.streets.export_layers import StreetContent
from app.streets.opendrive.build import open_drive
from app.streets.opendrive.model import OpenDrive
from app.streets.opendrive.xml_text import END, header_text, road_texts
from app.tasks import Progress, silent
from gis.problems import Problem

MAKING, WRITING = "MAKING_STREET_GEOMETRY", "WRITING_STREETS"
VENDOR = "Daoan"
EVERY = 500
"""Roads between two progress calls."""


def write_opendrive(
    content: StreetContent, out: Path, *, progress: Progress = silent
) -> Mapping[str, int]:
    """Write streets, whole or not at all; returns what the file holds, by name.

    Raises:
        Problem: STREETS_NONE_STORED where no road has a cross-section; of writing the file.
    """
    drive = _drive(content, progress)
    date = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S")
    whole = len(drive.roads) + len(drive.junctions)
    with drafted(out) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(header_text(drive, vendor=f"{VENDOR} {program_version()}", date=date))
        for place, text in enumerate(road_texts(drive)):
            if place % EVERY == 0:
                progress(WRITING, place / whole)
            file.write(text)
        file.write(END)
    return _counts(drive)


def _drive(content: StreetContent, progress: Progress) -> OpenDrive:
    made = content.geometry
    if not made.shapes:
        raise Problem("STREETS_NONE_STORED")
    return open_drive(
        made.shapes,
        made.junctions,
        made.markings,
        made.furniture,
        epsg=content.epsg,
        on_step=lambda share: progress(MAKING, share),
    )


def _counts(drive: OpenDrive) -> dict[str, int]:
    through = sum(road.junction is not None for road in drive.roads)
    return {
        "road": len(drive.roads) - through,
        "connecting_road": through,
        "junction": len(drive.junctions),
        "lane": sum(len(road.lanes.lanes) for road in drive.roads),
        "signal": sum(len(road.signals) for road in drive.roads),
        "object": sum(len(road.objects) for road in drive.roads),
    }
