"""`export streets`: the block geometry as GeoPackage, GeoJSON, DXF, SVG, PDF or OpenDRIVE."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.arguments import Whole
from app.cli.root import emit, json_option, progress_on_stderr, store_option
from app.diagrams.filters import parse_day
from app.file_names import shown
from app.messages import say, system_language
from app.store.store import open_store
from app.streets import export as use_case
from gis.problems import Problem


@click.command("streets")
@click.option(
    "--out", required=True, metavar="FILE", help="A .gpkg, .geojson, .dxf, .svg, .pdf or .xodr."
)
@click.option("--at", metavar="DATE", help="The state of a day, 2025-01-31.")
@click.option(
    "--scale",
    type=Whole(least=50),
    default=use_case.DEFAULT_SCALE,
    metavar="N",
    help="1:N of .pdf and .svg; default 500.",
)
@store_option
@json_option
def export_streets(
    out: str, at: str | None, scale: int, store: str | None, *, as_json: bool
) -> None:
    """Write the block geometry of a store."""
    if not out.strip():
        raise Problem("FILE_WITHOUT_NAME")
    target = Path(out)
    use_case.check_output(target)
    day = parse_day(at)
    language = system_language()
    with open_store(store) as opened:
        made = use_case.export_streets(
            opened,
            target,
            language=language,
            at=day,
            scale=scale,
            progress=progress_on_stderr(),
        )
    counted = ", ".join(f"{name} {count}" for name, count in made.layers.items())
    summary = say("STREETS_EXPORTED", language, file=shown(target), layers=counted)
    result: dict[str, object] = {"layers": made.layers, "out": shown(target)}
    if made.pages is not None:
        result |= {"pages": made.pages, "scale": scale}
    emit(result, summary, as_json=as_json)
