"""Where a store lies: the user's data folder, a path; never a network share."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from gis.problems import Problem

STORE_NAME = "daoan.gpkg"
_NETWORK_MOUNTS = frozenset(
    {"nfs", "nfs4", "cifs", "smbfs", "smb2", "smb3", "ncpfs", "afs", "fuse.sshfs", "davfs"}
)
_MOUNT_TABLE = Path("/proc/mounts")


def is_server(location: str | Path | None) -> bool:
    """Whether a location is the address of a database server rather than a path."""
    return str(location).lower().startswith(("postgresql:", "postgres:", "postgresql+"))


def store_path(location: str | Path | None) -> Path:
    """The absolute path of a store's file; None is the store in the user's data folder.

    Raises:
        Problem: STORE_IS_SERVER for a server's address, STORE_ON_NETWORK for a path on a share,
            STORE_IS_FOLDER, STORE_NO_FOLDER.
    """
    if location is None:
        folder = Path(platformdirs.user_data_dir("daoan", appauthor=False))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem("STORE_NO_FOLDER", path=STORE_NAME, folder=str(folder)) from error
        return folder / STORE_NAME
    said = str(location)
    if is_server(said):
        raise Problem("STORE_IS_SERVER")
    if said.startswith(("\\\\", "//")):
        raise Problem("STORE_ON_NETWORK", path=said)
    path = Path(said).expanduser().resolve()
    if mount_type(path) in _NETWORK_MOUNTS:
        raise Problem("STORE_ON_NETWORK", path=said)
    if path.is_dir():
        raise Problem("STORE_IS_FOLDER", path=said)
    if not path.parent.is_dir():
        raise Problem("STORE_NO_FOLDER", path=said, folder=str(path.parent))
    return path


def mount_type(path: Path, table: Path | None = None) -> str | None:
    """The file system a path lies on, by the system's mount table; None where there is none."""
    try:
        lines = (table or _MOUNT_TABLE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    found: tuple[int, str] | None = None
    for line in lines:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = Path(_unescaped(fields[1]))
        if path.is_relative_to(point) and (found is None or len(point.parts) >= found[0]):
            found = (len(point.parts), fields[2])
    return found[1] if found else None


def _unescaped(field: str) -> str:
    """A field of the mount table with its octal escapes (backslash 040 is a space) undone."""
    for code in ("\\040", "\\011", "\\012", "\\134"):
        field = field.replace(code, chr(int(code[1:], 8)))
    return field
