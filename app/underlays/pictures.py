"""Opens pictures and gives them band by band, so that no picture has to fit into memory whole."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from PIL import Image, _imaging
from PIL.JpegImagePlugin import JpegImageFile

from app.tasks import Progress, silent
from app.underlays.tiff_file import DAMAGES, Piece, TiffFile, plain
from gis.drafting.georeference import PictureTransform
from gis.drafting.georeference_files import (
    epsg_of,
    read_geo_tags,
    read_world_file,
    world_suffix,
)
from gis.problems import Problem

BAND_ROWS = 512
MOST_WHOLE_PX = 130_000_000
"""Pixels of a picture that can only be read whole; a larger JPEG is read at a part of its size."""
MOST_SIDE_PX = 200_000
READING = "READING_UNDERLAY"
_TIFF_HEADS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_JPEG_SCALES = (1, 2, 4, 8)
_BLOCKS = 64
"""More than the blocks of 16 MB of the largest picture that is read whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFacts:
    """What a picture file says of itself."""

    width: int
    height: int
    transform: PictureTransform | None = None
    """Where it lies by its tags or its world file."""
    epsg: int | None = None
    """The coordinates of the transform; None where the file does not say."""


def look(path: Path) -> PictureFacts:
    """Size and place of a picture; its pixels are not read.

    Raises:
        Problem: UNDERLAY_NOT_FOUND, UNDERLAY_UNREADABLE, UNDERLAY_KIND, UNDERLAY_PIECES,
            UNDERLAY_TOO_LARGE, UNDERLAY_WORLD_FILE, UNDERLAY_GEO_TAGS.
    """
    head = _head(path)
    world = _world_of(path)
    if head in _TIFF_HEADS:
        tiff = TiffFile(path)
        try:
            size = (tiff.width, tiff.height)
            tags = tiff.geo_tags
        finally:
            tiff.close()
        _check_size(path, *size)
        by_tags = read_geo_tags(tags, size)
        epsg = epsg_of(tags.keys)
        place = world if by_tags is None else by_tags
        return PictureFacts(width=size[0], height=size[1], transform=place, epsg=epsg)
    with path.open("rb") as file:
        image = _opened(path, file)
        size = image.size
        is_jpeg = isinstance(image, JpegImageFile)
        image.close()
    _check_size(path, *size)
    if not is_jpeg and size[0] * size[1] > MOST_WHOLE_PX:
        raise Problem("UNDERLAY_TOO_LARGE", file=path.name)
    return PictureFacts(width=size[0], height=size[1], transform=world)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """A picture in bands of `BAND_ROWS` rows, the last one lower; `shrink` pixels became one."""

    shrink: int
    width: int
    height: int
    images: Iterator[Image.Image]


def read_bands(path: Path, progress: Progress = silent) -> Bands:
    """The pixels of a picture from top to bottom.

    Raises:
        Problem: as `look`; of damaged pixels while the bands are taken.
    """
    if _head(path) in _TIFF_HEADS:
        tiff = TiffFile(path)
        images = _tiff_bands(tiff, progress)
        return Bands(shrink=1, width=tiff.width, height=tiff.height, images=images)
    return _whole_bands(path, progress)


# --- whole pictures


class _Told:
    """A file whose reading reports and can be cancelled: Pillow asks for 64 kB at a time."""

    def __init__(self, file: IO[bytes], size: int, progress: Progress) -> None:
        self._file, self._size, self._progress = file, max(size, 1), progress

    def read(self, length: int = -1) -> bytes:
        """As a file's."""
        self._progress(READING, 0.5 * min(self._file.tell() / self._size, 1.0))
        return self._file.read(length)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever else a file can do
        if name == "fileno":
            raise AttributeError(name)  # else Pillow maps the file and reads past us
        return getattr(self._file, name)


def _whole_bands(path: Path, progress: Progress) -> Bands:
    with path.open("rb") as file:
        told: Any = _Told(file, path.stat().st_size, progress)
        image = _opened(path, told)
        shrink = 1
        wide, high = image.size
        if isinstance(image, JpegImageFile):
            shrink = next(
                (s for s in _JPEG_SCALES if wide * high / s**2 <= MOST_WHOLE_PX), _JPEG_SCALES[-1]
            )
            if shrink > 1:
                image.draft("RGB", (wide // shrink, high // shrink))
        if image.size[0] * image.size[1] > MOST_WHOLE_PX:
            raise Problem("UNDERLAY_TOO_LARGE", file=path.name)
        try:
            image.load()
        except DAMAGES as error:
            raise Problem("UNDERLAY_UNREADABLE", file=path.name) from error
    return Bands(
        shrink=shrink,
        width=image.size[0],
        height=image.size[1],
        images=_cut(image, progress),
    )


def _cut(image: Image.Image, progress: Progress) -> Iterator[Image.Image]:
    wide, high = image.size
    try:
        for top in range(0, high, BAND_ROWS):
            progress(READING, 0.5 + 0.5 * top / high)
            yield plain(image.crop((0, top, wide, min(top + BAND_ROWS, high))))
    finally:
        _let_go(image)


def _let_go(image: Image.Image) -> None:
    """Give memory back block by block: at once, the interpreter would stand still meanwhile."""
    _imaging.set_blocks_max(_BLOCKS)
    image.close()
    for left in range(_BLOCKS, -1, -1):
        _imaging.clear_cache(left)
        time.sleep(0)
    _imaging.set_blocks_max(0)


def _opened(path: Path, file: IO[bytes]) -> Image.Image:
    try:
        head = file.read(3)
        file.seek(0)
        # without `Image.open`, whose alarm at large pictures is no help: sizes are checked here
        return JpegImageFile(file) if head == b"\xff\xd8\xff" else _opened_small(path, file)
    except DAMAGES as error:
        raise Problem("UNDERLAY_UNREADABLE", file=path.name) from error


def _opened_small(path: Path, file: IO[bytes]) -> Image.Image:
    Image.preinit()
    Image.init()
    for name in ("PNG", "BMP", "WEBP", "GIF"):
        make, accepts = Image.OPEN[name]
        prefix = file.read(16)
        file.seek(0)
        if accepts is None or accepts(prefix) is True:
            return make(file, str(path))
    raise Problem("UNDERLAY_KIND", file=path.name)


# --- TIFF


def _tiff_bands(tiff: TiffFile, progress: Progress) -> Iterator[Image.Image]:
    """Rows of pieces put together to bands; what was cut through waits for the next band."""
    nodata = tiff.nodata
    try:
        band, top = _empty(tiff, 0), 0
        for pieces in tiff.piece_rows():
            images = [(piece, _piece(tiff, piece, nodata)) for piece in pieces]
            end = min(pieces[0].top + pieces[0].height, tiff.height)
            progress(READING, end / tiff.height)
            while True:
                _paste(band, top, images)
                if end < min(top + BAND_ROWS, tiff.height):
                    break
                yield _without_alpha(band)
                top += BAND_ROWS
                if top >= tiff.height:
                    return
                band = _empty(tiff, top)
                if end <= top:
                    break
    finally:
        tiff.close()


def _piece(tiff: TiffFile, piece: Piece, nodata: int | None) -> Image.Image | None:
    image = tiff.image(piece)
    return None if image is None else plain(image, nodata)


def _empty(tiff: TiffFile, top: int) -> Image.Image:
    return Image.new("RGBA", (tiff.width, min(BAND_ROWS, tiff.height - top)))


def _paste(band: Image.Image, top: int, images: list[tuple[Piece, Image.Image | None]]) -> None:
    for piece, image in images:
        if image is not None:
            band.paste(image, (piece.left, piece.top - top))


def _without_alpha(band: Image.Image) -> Image.Image:
    clearest = band.getchannel("A").getextrema()[0]
    return band.convert("RGB") if clearest == 255 else band


# --- beside


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4)
    except OSError as error:
        raise Problem("UNDERLAY_NOT_FOUND", file=path.name) from error


def _check_size(path: Path, width: int, height: int) -> None:
    if not (0 < width <= MOST_SIDE_PX and 0 < height <= MOST_SIDE_PX):
        raise Problem("UNDERLAY_UNREADABLE", file=path.name)


def world_path(path: Path) -> Path:
    """Where a picture's world file is written."""
    return path.with_suffix(world_suffix(path.suffix))


def _world_of(path: Path) -> PictureTransform | None:
    """The place that a world file beside a picture says, whichever way it is named."""
    usual = world_suffix(path.suffix)
    wanted = {
        (path.stem + usual).lower(),
        (path.stem + ".wld").lower(),
        (path.name + "w").lower(),
    }
    for beside in sorted(path.parent.iterdir()):
        if beside.name.lower() in wanted and beside.is_file():
            text = beside.read_bytes()[:4000].decode("ascii", errors="replace")
            return read_world_file(text, beside.name)
    return None
