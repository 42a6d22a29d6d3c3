"""Writing painted files whole or not at all, and lines shared by the painters."""

from __future__ import annotations

import io
import math
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path as FilePath
from uuid import uuid4

from app.store.recognise import refuse_store
from gis.angles import Point
from gis.display.primitives import Bounds, DisplayList, Path, Picture, scaled_onto
from gis.problems import Problem

LARGEST_PAGE_M = 5.0
"""A frame beyond this is ground, not paper (a PDF page ends at 200 inches = 5.08 m)."""
A4_M = (0.210, 0.297)
_MARGIN_M = 0.010


def write_whole(out: FilePath, data: bytes) -> None:
    """Put `data` at `out` in one step: a failure leaves what was there before untouched.

    Raises:
        Problem: FOLDER_MISSING or PAPER_NOT_WRITTEN.
    """
    with drafted(out) as part:
        part.write_bytes(data)


@contextmanager
def drafted(out: FilePath) -> Iterator[FilePath]:
    """A name beside `out` for a file in the making; it takes the place of `out` at the end.

    A block that fails leaves what was there before untouched, and nothing of its own.

    Raises:
        Problem: FOLDER_MISSING, OUTPUT_IS_STORE or PAPER_NOT_WRITTEN, also for an OSError of the
            block.
    """
    if not out.parent.is_dir():
        raise Problem("FOLDER_MISSING", folder=str(out.parent), file=out.name)
    refuse_store(out)
    part = out.with_name(f".{uuid4().hex}.part")
    try:
        yield part
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Problem("PAPER_NOT_WRITTEN", file=str(out), reason=reason) from error
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):  # what SQLite keeps beside a draft
            part.with_name(part.name + ending).unlink(missing_ok=True)


def on_paper(drawing: DisplayList) -> DisplayList:
    """A drawing as a page: one in ground metres is fitted on A4, a page stays as it is.

    Raises:
        ValueError: if the frame has no extent or is not finite.
    """
    frame = drawing.frame
    sides = (frame.width, frame.height)
    if not all(math.isfinite(side) and side > 0 for side in sides):
        raise ValueError(f"a drawing needs a frame with an extent, not {frame}")
    if max(sides) <= LARGEST_PAGE_M:
        return drawing
    short, long = A4_M
    page = (long, short) if frame.width > frame.height else (short, long)
    scale = min((page[i] - 2 * _MARGIN_M) / sides[i] for i in (0, 1))
    width, height = frame.width * scale, frame.height * scale
    items = scaled_onto(drawing.items, scale=scale, source=(frame.min_x, frame.min_y))
    inner = Bounds(0.0, 0.0, width, height)
    return DisplayList(items, inner)


def drawable_runs(path: Path) -> list[tuple[Point, ...]]:
    """Runs of a path that have a line to draw.

    Raises:
        ValueError: for a coordinate that is not finite.
    """
    for run in path.runs:
        if not math.isfinite(sum(map(sum, run))):
            raise ValueError(f"a path of layer {path.layer} has points that are not finite")
    return [run for run in path.runs if len(run) >= 2]


def picture_png(picture: Picture) -> bytes:
    """The pixels of a picture as a PNG file."""
    from PIL import Image

    out = io.BytesIO()
    size = (picture.columns, picture.rows)
    Image.frombytes("RGBA", size, picture.rgba).save(out, format="PNG")
    return out.getvalue()


def dash_pieces(
    run: Sequence[Point], dashes_m: Iterable[float], *, closed: bool
) -> list[tuple[Point, ...]]:
    """The drawn pieces of a dashed run: line, gap, line, gap ... along it from its start."""
    points = [*run, run[0]] if closed else list(run)
    lengths = list(dashes_m)
    if len(lengths) % 2:
        lengths *= 2
    if not lengths or min(lengths) < 0 or sum(lengths) <= 0:
        return [tuple(points)]
    pieces: list[tuple[Point, ...]] = []
    current: list[Point] = [points[0]]
    index, left, drawing = 0, lengths[0], True
    for start, end in pairwise(points):
        length = math.dist(start, end)
        done = 0.0
        while length - done > left:
            done += left
            share = done / length
            at = (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
            if drawing:
                pieces.append((*current, at))
            current = [at]
            index = (index + 1) % len(lengths)
            left, drawing = lengths[index], not drawing
        left -= length - done
        if drawing:
            current.append(end)
    if drawing and len(current) > 1:
        pieces.append(tuple(current))
    return pieces
