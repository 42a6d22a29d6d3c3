"""ZIPs and incomplete Shapefiles: brought into a folder of our own, never mended in place."""

from __future__ import annotations

import shutil
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pyogrio

from app.file_names import shown
from app.mapping.guest_records import WorkFolder
from app.mapping.guest_vectors import READ_ERRORS, listening
from app.tasks import Progress
from gis.problems import Problem

UNPACKING = "UNPACKING_GUEST"
LARGEST_BYTES = 2 << 30
MOST_MEMBERS = 2_000
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
WANTED = (*PARTS, ".gpkg", ".geojson", ".json", ".csv")
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, EOFError),
    NotImplementedError,
)
"""What `zipfile` raises on damaged, encrypted or unknown archives."""


def unpacked(path: Path, progress: Progress) -> tuple[WorkFolder, list[Path]]:
    """A ZIP's files of the kinds that can be shown, in a folder of our own.

    Raises:
        Problem: GUEST_ZIP, GUEST_TOO_LARGE, GUEST_NO_LAYERS.
    """
    name = shown(path.name)
    folder = WorkFolder()
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if _is_wanted(info)]
            size = sum(info.file_size for info in members)
            if size > LARGEST_BYTES or len(members) > MOST_MEMBERS:
                raise Problem("GUEST_TOO_LARGE", file=name)
            for number, info in enumerate(members):
                progress(UNPACKING, number / len(members))
                _unpack(archive, info, folder.path / _safe_name(info, number))
    except DAMAGED as error:
        raise Problem("GUEST_ZIP", file=name) from error
    return folder, sorted(_shown_first(folder.path))


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    place = PurePosixPath(info.filename)
    hidden = place.name.startswith(".") or "__MACOSX" in place.parts
    return not info.is_dir() and not hidden and place.suffix.lower() in WANTED


def _safe_name(info: zipfile.ZipInfo, number: int) -> Path:
    """Where a member goes: a folder for each of the archive's, never outside; readable names."""
    place = PurePosixPath(member_name(info).replace("\\", "/"))
    parts = [part for part in place.parts if part not in ("..", "/", ".") and ":" not in part]
    return Path(*parts) if parts else Path(f"member{number}{place.suffix}")


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name; old Taiwanese ZIPs write it in cp950 without saying so."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp950"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(info) as member, target.open("wb") as file:
        shutil.copyfileobj(member, file, 1 << 20)


def _shown_first(folder: Path) -> Iterator[Path]:
    """The files that stand for a table: not the other parts of Shapefiles."""
    for path in folder.rglob("*"):
        suffix = path.suffix.lower()
        if path.is_file() and suffix in WANTED and (suffix == ".shp" or suffix not in PARTS):
            yield path


def with_index(path: Path, folder: WorkFolder | None) -> tuple[Path, WorkFolder | None]:
    """A Shapefile that has its index (.shx): the same, or a copy for which one was made."""
    if part_of(path, ".shx") is not None:
        return path, folder
    folder = folder or WorkFolder()
    target = folder.path / "indexed" / path.name
    target.parent.mkdir(exist_ok=True)
    for suffix in PARTS:
        if (part := part_of(path, suffix)) is not None:
            shutil.copyfile(part, target.with_suffix(suffix))
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": True})
    try:
        with listening():
            pyogrio.read_info(target)
    except READ_ERRORS:
        pass  # whoever reads it next says what is wrong
    finally:
        pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": None})
    return target, folder


def part_of(path: Path, suffix: str) -> Path | None:
    """Another part of a Shapefile, in small or capital letters."""
    near = (path.with_suffix(suffix), path.with_suffix(suffix.upper()))
    return next((part for part in near if part.exists()), None)
