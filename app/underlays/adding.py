"""Makes an underlay of a picture file, finds a moved one again, writes its world file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from app.underlays.pictures import look, world_path
from app.underlays.underlay import Underlay, UnderlayId, guessed_epsg, thrown_down
from gis.display.primitives import Bounds
from gis.drafting.georeference_files import WorldFile, world_file
from gis.problems import Problem


def underlay_of(file: Path, view: Bounds) -> Underlay:
    """A new underlay: where its file says, else in the middle of what is in sight.

    Raises:
        Problem: as `look`.
    """
    facts = look(file)
    found, epsg = facts.transform, facts.epsg
    if found is not None and epsg is None:
        epsg = guessed_epsg(found, facts.width, facts.height)
    return Underlay(
        id=UnderlayId(uuid4().hex),
        file=file.absolute(),
        name=file.stem,
        width=facts.width,
        height=facts.height,
        transform=found or thrown_down(facts.width, facts.height, view),
        epsg=epsg if found is not None else None,
        placed=found is not None,
    )


def found_again(underlay: Underlay, file: Path) -> Underlay:
    """The same underlay with its file elsewhere.

    Raises:
        Problem: UNDERLAY_OTHER_PICTURE where the size differs: its place would be wrong; and as
            `look`.
    """
    facts = look(file)
    if (facts.width, facts.height) != underlay.size:
        raise Problem(
            "UNDERLAY_OTHER_PICTURE",
            file=file.name,
            width=facts.width,
            height=facts.height,
            needed_width=underlay.width,
            needed_height=underlay.height,
        )
    return replace(underlay, file=file.absolute())


def export_world_file(underlay: Underlay, path: Path | None = None) -> WorldFile:
    """Write the place of an underlay as a world file, beside its picture where no path is given.

    Raises:
        Problem: UNDERLAY_NOT_KEPT where it cannot be written.
    """
    target = path or world_path(underlay.file)
    made = world_file(underlay.transform, *underlay.size)
    try:
        target.write_text(made.text, encoding="ascii", newline="\n")
    except OSError as error:
        raise Problem("UNDERLAY_NOT_KEPT", file=target.name) from error
    return made
