"""Pictures of all kinds are read in bands, and cut to squares that show the same."""

import os
import struct
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.tasks import Cancelled
from app.underlays.picture_names import looks_like_picture
from app.underlays.pictures import look, read_bands, world_path
from app.underlays.pyramid import Pyramid, open_pyramid, prune
from app.underlays.tiff_file import TiffFile
from gis.problems import Problem

KINDS = ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "tiff_jpeg")


def scene(width, height, mode="RGB"):
    """A smooth picture: JPEG keeps it nearly."""
    columns, rows = np.meshgrid(np.arange(width), np.arange(height))
    parts = [
        127 + 120 * np.sin(columns / 90 + rows / 400),
        127 + 120 * np.cos(rows / 70),
        (columns + rows) / (width + height) * 250,
    ]
    if mode == "RGBA":
        parts.append(np.where(columns < width // 3, 0, 255))
    return Image.fromarray(np.dstack(parts).astype(np.uint8))


def together(path):
    bands = list(read_bands(path).images)
    mode = "RGBA" if any(band.mode == "RGBA" for band in bands) else "RGB"
    return np.vstack([np.asarray(band.convert(mode)) for band in bands])


@pytest.mark.parametrize("compression", KINDS)
@pytest.mark.parametrize("rows", [16, 304, 5000])
def test_a_tiff_in_strips_reads_as_pillow_reads_it_whole(tmp_path, compression, rows):
    path = tmp_path / "a.tif"
    scene(700, 1300).save(path, compression=compression, tiffinfo={278: rows})
    assert np.array_equal(together(path), np.asarray(Image.open(path)))


def tiled(path, picture, side, *, big=False, order="<", leave_out=()):
    """A tiled TIFF or BigTIFF of raw tiles, written by hand."""
    values = np.asarray(picture)
    high, wide = values.shape[:2]
    tiles = []
    for top in range(0, high, side):
        for left in range(0, wide, side):
            block = np.zeros((side, side, 3), np.uint8)
            part = values[top : top + side, left : left + side]
            block[: part.shape[0], : part.shape[1]] = part
            tiles.append(b"" if len(tiles) in leave_out else block.tobytes())
    form, head = ("Q", 16) if big else ("I", 8)
    offsets, at = [], head
    for tile in tiles:
        offsets.append(at if tile else 0)
        at += len(tile)
    count, long = len(tiles), 16 if big else 4
    later = b""

    def entry(tag, kind, number, data):
        nonlocal later
        room = 8 if big else 4
        if len(data) > room:
            later_at = base + len(later)
            later += data
            data = struct.pack(order + form, later_at)
        return struct.pack(order + "HH" + form, tag, kind, number) + data.ljust(room, b"\0")

    size = 20 if big else 12
    base = at + (8 if big else 2) + 10 * size + (8 if big else 4)
    rows = [
        entry(256, 4, 1, struct.pack(order + "I", wide)),
        entry(257, 4, 1, struct.pack(order + "I", high)),
        entry(258, 3, 3, struct.pack(order + "HHH", 8, 8, 8)),
        entry(259, 3, 1, struct.pack(order + "H", 1)),
        entry(262, 3, 1, struct.pack(order + "H", 2)),
        entry(277, 3, 1, struct.pack(order + "H", 3)),
        entry(322, 3, 1, struct.pack(order + "H", side)),
        entry(323, 3, 1, struct.pack(order + "H", side)),
        entry(324, long, count, struct.pack(f"{order}{count}{form}", *offsets)),
        entry(325, long, count, struct.pack(f"{order}{count}{form}", *map(len, tiles))),
    ]
    letters = b"II" if order == "<" else b"MM"
    if big:
        top = letters + struct.pack(order + "HHHQ", 43, 8, 0, at)
        number = struct.pack(order + "Q", len(rows))
    else:
        top = letters + struct.pack(order + "HI", 42, at)
        number = struct.pack(order + "H", len(rows))
    path.write_bytes(
        top + b"".join(tiles) + number + b"".join(rows) + b"\0" * (8 if big else 4) + later
    )


@pytest.mark.parametrize("big", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("side", [208, 512, 1024])
def test_a_tiff_in_tiles_reads_as_it_was_written(tmp_path, big, order, side):
    picture = scene(1500, 1100)
    tiled(tmp_path / "a.tif", picture, side, big=big, order=order)
    assert np.array_equal(together(tmp_path / "a.tif"), np.asarray(picture))


def test_tiles_that_were_left_out_are_clear(tmp_path):
    tiled(tmp_path / "a.tif", scene(512, 512), 256, leave_out=(3,))
    found = together(tmp_path / "a.tif")
    assert found.shape == (512, 512, 4)
    assert (found[256:, 256:, 3] == 0).all()
    assert (found[:256, :, 3] == 255).all()


def test_pixels_of_the_nodata_value_are_clear(tmp_path):
    values = np.asarray(scene(300, 200)).copy() | 1
    values[:50] = 0
    Image.fromarray(values).save(tmp_path / "a.tif", tiffinfo={42113: "0"})
    found = together(tmp_path / "a.tif")
    assert (found[:50, :, 3] == 0).all()
    assert (found[50:, :, 3] == 255).all()


def test_sixteen_bits_of_grey_become_eight(tmp_path):
    values = (np.arange(200 * 100, dtype=np.uint16) * 3).reshape(100, 200)
    Image.fromarray(values).save(tmp_path / "a.tif")
    assert np.array_equal(together(tmp_path / "a.tif")[:, :, 0], (values >> 8).astype(np.uint8))


@pytest.mark.parametrize(
    ("name", "near"), [("a.jpg", 3), ("a.png", 0), ("a.bmp", 0), ("a.webp", 12)]
)
def test_other_pictures_are_read(tmp_path, name, near):
    picture = scene(900, 700)
    picture.save(tmp_path / name, quality=95)
    found = together(tmp_path / name).astype(int)
    assert abs(found - np.asarray(picture)).mean() <= near


def test_the_squares_of_every_level_show_the_picture(tmp_path):
    picture = scene(1700, 1234, "RGBA")
    picture.save(tmp_path / "a.png")
    pyramid = open_pyramid(tmp_path / "a.png", tmp_path / "cache")
    assert [(level.shrink, level.width, level.height) for level in pyramid.levels] == [
        (1, 1700, 1234),
        (2, 850, 617),
        (4, 425, 309),
    ]
    for number, level in enumerate(pyramid.levels):
        whole = Image.new("RGBA", (level.width, level.height))
        for row in range(level.rows):
            for column in range(level.columns):
                data = pyramid.square(number, row, column)
                if data is not None:
                    whole.paste(Image.open(BytesIO(data)), (column * 512, row * 512))
        expected = np.asarray(picture.reduce(level.shrink) if level.shrink > 1 else picture)
        shown = np.asarray(whole)
        solid = expected[:, :, 3] == 255
        assert abs(shown[solid][:, :3].astype(int) - expected[solid][:, :3]).mean() < 1.5
        assert abs(shown[:, :, 3].astype(int) - expected[:, :, 3]).mean() < 1.5
    pyramid.close()


def test_a_pyramid_is_made_once_and_again_when_the_picture_changes(tmp_path):
    picture, cache = tmp_path / "a.png", tmp_path / "cache"
    scene(600, 400).save(picture)
    open_pyramid(picture, cache).close()
    told = []
    open_pyramid(picture, cache, lambda code, share: told.append(share)).close()
    assert not told
    scene(640, 400).save(picture)
    again = open_pyramid(picture, cache)
    assert again.width == 640
    again.close()
    next(iter(cache.glob("*.pyramid"))).write_bytes(b"damaged")
    for _ in range(2):
        open_pyramid(picture, cache).close()


def test_the_finest_level_needed_is_chosen(tmp_path):
    scene(2100, 2100).save(tmp_path / "a.jpg")
    pyramid = open_pyramid(tmp_path / "a.jpg", tmp_path)
    assert [pyramid.level_for(p) for p in (0.1, 1, 1.9, 2, 3, 4, 100)] == [0, 0, 1, 1, 1, 2, 3]
    pyramid.close()


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
def test_a_cancelled_reading_leaves_no_file(tmp_path, name):
    Image.fromarray(np.random.default_rng(1).integers(0, 255, (1200, 1200, 3), np.uint8)).save(
        tmp_path / name
    )

    def stop(code, share):
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_pyramid(tmp_path / name, tmp_path / "cache", stop)
    assert not list((tmp_path / "cache").iterdir())


def one_strip(path, width, height):
    """An uncompressed TIFF in one strip, made without holding it."""
    size = width * height * 3
    numbers = ((256, width), (257, height), (259, 1), (262, 2), (273, 8), (277, 3), (279, size))
    rows = [struct.pack("<HHII", tag, 4, 1, value) for tag, value in numbers]
    rows.insert(2, struct.pack("<HHII", 258, 3, 3, 8 + size))
    with path.open("wb") as file:
        file.write(b"II*\0" + struct.pack("<I", 8 + size + 6))
        file.seek(8 + size)
        file.write(struct.pack("<HHHH", 8, 8, 8, len(rows)) + b"".join(rows) + b"\0" * 4)


def test_a_large_tiff_in_one_strip_is_read_in_bands(tmp_path, monkeypatch):
    one_strip(tmp_path / "a.tif", 6000, 6000)
    asked = []
    read = TiffFile._read

    def heard(self, place, length, **more):
        asked.append(length)
        return read(self, place, length, **more)

    monkeypatch.setattr(TiffFile, "_read", heard)
    assert sum(band.height for band in read_bands(tmp_path / "a.tif").images) == 6000
    assert max(asked) == 6000 * 512 * 3


def read_all(path):
    look(path)
    list(read_bands(path).images)


def code_of(path):
    with pytest.raises(Problem) as caught:
        read_all(path)
    return caught.value.code


def damaged(path: Path, kind: str) -> None:
    scene(800, 600).save(path)
    data = path.read_bytes()
    if kind == "cut":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "text":
        path.write_bytes(b"this is no picture")
    else:
        path.write_bytes(data[:8] + b"\xff" * (len(data) - 8))


@pytest.mark.parametrize("kind", ["cut", "empty", "text", "overwritten"])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif"])
def test_damaged_pictures_are_told_in_one_sentence(tmp_path, name, kind):
    damaged(tmp_path / name, kind)
    assert code_of(tmp_path / name) in ("UNDERLAY_UNREADABLE", "UNDERLAY_KIND")


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow's own doubts about broken numbers
def test_a_tiff_never_ends_in_anything_but_a_sentence(tmp_path):
    path = tmp_path / "a.tif"
    scene(60, 40).save(path, compression="tiff_lzw")
    data = path.read_bytes()
    rng, wholes = np.random.default_rng(3), 0
    for _ in range(300):
        broken = bytearray(data)
        for place in rng.integers(0, len(data), 3):
            broken[place] = rng.integers(0, 256)
        path.write_bytes(bytes(broken))
        with suppress(Problem):
            read_all(path)
            wholes += 1
    assert wholes < 300


def test_a_missing_picture_is_told(tmp_path):
    assert code_of(tmp_path / "none.jpg") == "UNDERLAY_NOT_FOUND"
    with pytest.raises(Problem) as caught:
        open_pyramid(tmp_path / "none.jpg", tmp_path)
    assert caught.value.code == "UNDERLAY_NOT_FOUND"


def test_a_world_file_and_geotiff_tags_are_found(tmp_path):
    scene(60, 40).save(tmp_path / "a.JPG")
    (tmp_path / "a.jgw").write_text("0.5\n0\n0\n-0.5\n250000.25\n2650000.75\n")
    assert look(tmp_path / "a.JPG").transform.ground((0, 0)) == (250000.0, 2650001.0)
    assert world_path(tmp_path / "a.JPG").name == "a.jgw"
    tags = {
        33550: (0.25, 0.25, 0.0),
        33922: (0.0, 0.0, 0.0, 250_000.0, 2_650_000.0, 0.0),
        34735: (1, 1, 0, 2, 1025, 0, 1, 1, 3072, 0, 1, 3826),
    }
    scene(60, 40).save(tmp_path / "b.tif", tiffinfo=tags)
    facts = look(tmp_path / "b.tif")
    assert facts.transform.ground((4, 4)) == pytest.approx((250_001.0, 2_649_999.0))
    assert facts.epsg == 3826


def test_the_pyramids_used_longest_ago_go_first(tmp_path):
    for age, name in enumerate(("old", "new")):
        (tmp_path / f"{name}.pyramid").write_bytes(b"x" * 100)
        os.utime(tmp_path / f"{name}.pyramid", (age, age))
    prune(tmp_path, limit_bytes=150)
    assert [path.name for path in tmp_path.iterdir()] == ["new.pyramid"]
    assert looks_like_picture(Path("A.JPG"))
    assert not looks_like_picture(Path("a.gpkg"))
    with pytest.raises(Exception, match="zip"):
        Pyramid(tmp_path / "new.pyramid")
