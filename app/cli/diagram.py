"""`diagram`: the collision diagram of one site."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.root import emit, json_option, progress_on_stderr, store_option
from app.diagrams.filters import parse_filters, parse_period
from app.diagrams.outputs import check_output, write_diagram
from app.diagrams.site_diagram import site_diagram
from app.file_names import shown
from app.messages import Language, say, system_language
from app.sites.search import is_polygon_text
from app.store.store import open_store
from gis.problems import Problem


@click.command()
@click.option("--site", metavar="NAME|ID", help="A junction or road by name, or a site's id.")
@click.option("--polygon", metavar="WKT", help="An area: POLYGON((x y, ...)).")
@click.option("--from", "first", metavar="DATE", help="First day, 2025-01-01.")
@click.option("--to", "last", metavar="DATE", help="Last day, 2025-12-31.")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="KEY=VALUE",
    help="severity, type, class, hour, phase, weather, cause or age; may be repeated.",
)
@click.option("--out", required=True, metavar="FILE", help="A .svg, .pdf, .dxf, .png or .json.")
@store_option
@json_option
def diagram(
    site: str | None,
    polygon: str | None,
    first: str | None,
    last: str | None,
    filters: tuple[str, ...],
    out: str,
    store: str | None,
    *,
    as_json: bool,
) -> None:
    """Draw the crashes of a site as a collision diagram."""
    reference = _reference(site, polygon)
    target = Path(out)
    check_output(target)
    wanted = parse_filters(map(shown, filters), period=parse_period(first, last))
    language = system_language()
    in_file = Language.ENGLISH if target.suffix.lower() == ".json" else language
    with open_store(store) as opened:
        made = site_diagram(
            opened,
            reference,
            crash_filter=wanted,
            language=in_file,
            progress=progress_on_stderr(),
        )
        write_diagram(opened, made, target)
    drawing = made.diagram
    summary = say(
        "DIAGRAM_DONE",
        language,
        site=drawing.site_name,
        total=drawing.total,
        drawn=len(drawing.glyphs),
        not_drawn=len(drawing.not_drawn),
        out=shown(target),
    )
    result = {
        "site": {"id": drawing.site_id, "name": drawing.site_name},
        "total": drawing.total,
        "drawn": len(drawing.glyphs),
        "not_drawn_count": len(drawing.not_drawn),
        "out": shown(target),
    }
    emit(result, summary, as_json=as_json)


def _reference(site: str | None, polygon: str | None) -> str:
    """The one site that was named.

    Raises:
        Problem: SITE_OR_POLYGON for both or neither, SITE_POLYGON_BAD.
    """
    given = [shown(text) for text in (site, polygon) if text and text.strip()]
    if len(given) != 1:
        raise Problem("SITE_OR_POLYGON")
    if polygon and not is_polygon_text(given[0]):
        raise Problem("SITE_POLYGON_BAD", wkt=given[0][:80])
    return given[0]
