"""Block plans: what is to be printed, the frames on the ground, the sheets, the file."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry
from sqlalchemy import Connection

from app.file_names import check_suffix
from app.messages import Language
from app.program_version import program_version
from app.sheets.map_content import Orientation, PaperSize
from app.store.raw_rows import read_geometries
from app.store.schema import road
from app.store.store import Store
from app.streets.block_base import read_plan_base
from app.streets.block_content import (
    about_junction,
    area_near,
    areas_in,
    box_of,
    read_block_content,
)
from app.streets.block_layers import STREET_PARTS
from app.streets.block_scales import BLOCK_SCALES, SUFFIXES, PlanUp
from app.streets.block_sheet import BlockSheet, lay_out_block_sheet, rooms
from app.tasks import Progress, silent
from gis.angles import Point, bearing_deg
from gis.display.primitives import DisplayList
from gis.display.turning import turned_items
from gis.mapping.layers import LayerKind, MapLayer
from gis.mapping.print_frame import PrintFrame, fitted_frame, frames_over
from gis.problems import Problem

READING, DRAWING = "BLOCK_PLAN_READING", "MAP_SHEET_DRAWING"
PICTURE_DPI = 300
AROUND_M = 15.0
"""Ground shown about a place without a junction."""


@dataclass(frozen=True, kw_only=True)
class PlanSubject:
    """What a plan is of."""

    name: str
    shape: BaseGeometry
    """Ground that must be seen, metres of the store's CRS."""
    street_deg: float = 0.0
    """Bearing of its main street."""


@dataclass(frozen=True, kw_only=True)
class BlockWish:
    """How plans are printed."""

    language: Language
    size: PaperSize = PaperSize.A4
    orientation: Orientation = Orientation.LANDSCAPE
    parts: Collection[LayerKind] = STREET_PARTS
    names: bool = True
    over: Sequence[MapLayer] = ()
    printed_on: date | None = None
    """Today where None."""


def junction_subject(store: Store, uid: str) -> PlanSubject | None:
    """A junction by the uid of the network or of its area; None where it has no area."""
    with store.read() as connection:
        found = about_junction(connection, uid)
        if found is None:
            return None
        name, shape = found
        return PlanSubject(name=name, shape=shape, street_deg=_street_deg(connection, shape))


def place_subject(store: Store, at: Point, name: str = "") -> PlanSubject:
    """A place with some ground about it."""
    shape = shapely.Point(at).buffer(AROUND_M)
    with store.read() as connection:
        return PlanSubject(name=name, shape=shape, street_deg=_street_deg(connection, shape))


def subject_at(store: Store, at: Point) -> PlanSubject:
    """The junction at a place or close to it; else the place itself."""
    with store.read() as connection:
        uid = area_near(connection, at)
    found = junction_subject(store, uid) if uid else None
    return found or place_subject(store, at)


def subjects_in(store: Store, ground: BaseGeometry) -> list[PlanSubject]:
    """The junctions in some ground, by name."""
    with store.read() as connection:
        uids = areas_in(connection, ground)
    found = [junction_subject(store, uid) for uid in uids]
    return sorted((one for one in found if one is not None), key=lambda one: one.name)


def street_subject(store: Store, shape: BaseGeometry, name: str) -> PlanSubject:
    """Some ground, the box of a street for instance."""
    with store.read() as connection:
        return PlanSubject(name=name, shape=shape, street_deg=_street_deg(connection, shape))


_RANKS = ("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential")


def _street_deg(connection: Connection, shape: BaseGeometry) -> float:
    """Bearing of the most important road, the longest of these, in some ground; 0 without any."""
    lines, rows = read_geometries(connection, road, road.c.road_class, bounds=box_of(shape))
    best: tuple[int, float] = (len(_RANKS) + 1, 0.0)
    bearing = 0.0
    for line, (road_class,) in zip(lines, rows, strict=True):
        inside = shapely.intersection(line, shape)
        corners = shapely.get_coordinates(inside)
        if len(corners) < 2:
            continue
        kind = str(road_class).removesuffix("_link")
        rank = _RANKS.index(kind) if kind in _RANKS else len(_RANKS)
        if (rank, -inside.length) < best:
            best = (rank, -inside.length)
            start, end = corners[0], corners[-1]
            bearing = bearing_deg((start[0], start[1]), (end[0], end[1]))
    return bearing


def up_along(street_deg: float, orientation: Orientation) -> float:
    """The bearing up the sheet that lays a street along its longer side, nearest to north."""
    up = street_deg - (90.0 if orientation is Orientation.LANDSCAPE else 0.0)
    turned = (up + 90.0) % 180.0 - 90.0
    return 0.0 if math.isclose(turned, 0.0, abs_tol=1e-9) else turned


def frame_for(
    subject: PlanSubject,
    size: PaperSize,
    orientation: Orientation,
    *,
    up_deg: float = 0.0,
    scale: int | None = None,
) -> PrintFrame:
    """The frame about a subject; without a scale the largest at which it fits."""
    room, _ = rooms(size, orientation)
    middle = subject.shape.centroid
    frame = PrintFrame(
        centre=(middle.x, middle.y),
        width_m=room.width,
        height_m=room.height,
        scale=scale or BLOCK_SCALES[0],
        up_deg=up_deg,
    )
    return fitted_frame(frame, subject.shape, (scale,) if scale else BLOCK_SCALES)


def best_orientation(subject: PlanSubject, size: PaperSize, *, up: PlanUp) -> Orientation:
    """The way of the sheet with the larger scale; landscape where both are as good."""
    tried = {
        way: frame_for(subject, size, way, up_deg=up_of(up, subject, way)).scale
        for way in (Orientation.LANDSCAPE, Orientation.PORTRAIT)
    }
    return min(tried, key=lambda way: tried[way])


def up_of(up: PlanUp, subject: PlanSubject, orientation: Orientation) -> float:
    """The bearing up the sheet."""
    return up_along(subject.street_deg, orientation) if up is PlanUp.STREET else 0.0


def frames_for(subject: PlanSubject, frame: PrintFrame) -> list[PrintFrame]:
    """As many frames like this one as the subject takes."""
    return frames_over(frame, subject.shape)


def block_sheets(
    store: Store,
    wanted: Sequence[tuple[str, PrintFrame]],
    wish: BlockWish,
    progress: Progress = silent,
) -> list[DisplayList]:
    """A sheet for each title and frame.

    Raises:
        Problem: BLOCK_PLAN_NO_STREETS where no frame shows any street.
    """
    pages: list[DisplayList] = []
    empty = 0
    with store.read() as connection:
        for place, (title, frame) in enumerate(wanted):
            progress(DRAWING, place / len(wanted))
            content = read_block_content(connection, frame.outline)
            empty += content.is_empty
            sheet = BlockSheet(
                language=wish.language,
                title=title,
                frame=frame,
                content=content,
                base=read_plan_base(connection, content.road_uids),
                size=wish.size,
                orientation=wish.orientation,
                printed_on=wish.printed_on or date.today(),
                program_version=program_version(),
                page=(place + 1, len(wanted)),
                epsg=store.epsg,
                parts=wish.parts,
                names=wish.names,
                over=wish.over,
            )
            pages.append(lay_out_block_sheet(sheet))
    if empty == len(wanted):
        raise Problem("BLOCK_PLAN_NO_STREETS")
    return pages


def on_ground(page: DisplayList, frame: PrintFrame, wish: BlockWish) -> DisplayList:
    """A sheet in ground metres, each point of its map at its own coordinates."""
    room, _ = rooms(wish.size, wish.orientation)
    return turned_items(
        page,
        scale=float(frame.scale),
        source=room.centre,
        target=frame.centre,
        counter_clockwise_deg=-frame.up_deg,
    )


def check_output(out: Path) -> None:
    """Refuse a name that no block plan can have.

    Raises:
        Problem: BAD_OUTPUT_TYPE.
    """
    check_suffix(out, SUFFIXES)


def write_sheets(
    pages: Sequence[DisplayList],
    frames: Sequence[PrintFrame],
    wish: BlockWish,
    out: Path,
    *,
    title: str,
) -> None:
    """Write sheets as one file of the kind that its name says, whole or not at all.

    Raises:
        Problem: BAD_OUTPUT_TYPE, BLOCK_PLAN_ONE_SHEET_A_FILE, and those of writing.
    """
    check_output(out)
    suffix = out.suffix.lower()
    if suffix == ".pdf":
        from app.painters.pdf import paint_pdf

        paint_pdf(pages, out, title=title)
        return
    if len(pages) > 1:
        raise Problem("BLOCK_PLAN_ONE_SHEET_A_FILE", suffix=suffix, pages=len(pages))
    _write_one(pages[0], frames[0], wish, out, title=title)


def _write_one(
    page: DisplayList, frame: PrintFrame, wish: BlockWish, out: Path, *, title: str
) -> None:
    match out.suffix.lower():
        case ".svg":
            from app.painters.svg import paint_svg

            paint_svg(page, out, title=title, is_page=True)
        case ".dxf":
            from app.painters.dxf import paint_dxf

            paint_dxf(on_ground(page, frame, wish), out)
        case _:
            from app.painters.png import paint_png

            paint_png(page, out, width_px=round(page.frame.width / 0.0254 * PICTURE_DPI))
