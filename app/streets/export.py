"""`export streets`: the block geometry of a store as a file of the kind that its name says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.file_names import check_suffix
from app.messages import Language, say
from app.store.store import Store
from app.streets.export_layers import StreetContent, export_layers, read_streets
from app.streets.history import moment_of
from app.tasks import Progress, silent
from gis.streets.records import StreetDiagnostic

SUFFIXES = (".gpkg", ".geojson", ".dxf", ".svg", ".pdf", ".xodr")
DEFAULT_SCALE = 500
READING = "READING_STREET_GEOMETRY"


@dataclass(frozen=True, slots=True, kw_only=True)
class StreetExport:
    """What an export wrote."""

    layers: dict[str, int]
    pages: int | None = None
    """Sheets of a PDF or SVG."""


def check_output(out: Path) -> None:
    """Refuse a name that no street file can have.

    Raises:
        Problem: BAD_OUTPUT_TYPE.
    """
    check_suffix(out, SUFFIXES)


def export_streets(
    store: Store,
    out: Path,
    *,
    language: Language,
    at: date | None = None,
    scale: int = DEFAULT_SCALE,
    progress: Progress = silent,
) -> StreetExport:
    """Write the streets of a store into `out`, whole or not at all.

    `at` asks for the state at the end of a day; `scale` (1 to ...) counts for PDF and SVG only.

    Raises:
        Problem: of `check_output`; STREETS_NONE_STORED, STREETS_NONE_THEN, STREETS_TOO_MANY_SHEETS;
            of writing the file.
    """
    check_output(out)
    progress(READING, 0.0)
    content = read_streets(store, None if at is None else moment_of(at))
    progress(READING, 0.3)

    def sentence(found: StreetDiagnostic) -> str:
        return say(found.code, language, detail=found.detail)

    layers = export_layers(content, sentence)
    counts = {layer.name: len(layer) for layer in layers}
    match out.suffix.lower():
        case ".gpkg":
            from app.streets.geopackage_file import write_geopackage
            from app.streets.qgis_styles import qgis_styles

            write_geopackage(
                layers, out, epsg=content.epsg, styles=qgis_styles(), progress=progress
            )
        case ".geojson":
            from app.streets.geojson_file import write_geojson

            write_geojson(layers, out, epsg=content.epsg, progress=progress)
        case ".dxf":
            from app.painters.dxf import paint_dxf
            from app.streets.dxf_drawing import dxf_drawing

            paint_dxf(dxf_drawing(content), out)
        case ".xodr":
            from app.streets.opendrive_file import write_opendrive

            counts = dict(write_opendrive(content, out, progress=progress))
        case _:
            pages = _paint(store, out, content, scale=scale, language=language, progress=progress)
            return StreetExport(layers=counts, pages=pages)
    return StreetExport(layers=counts)


def _paint(
    store: Store,
    out: Path,
    content: StreetContent,
    *,
    scale: int,
    language: Language,
    progress: Progress,
) -> int:
    """Sheets to scale as a PDF, or one page as an SVG; returns the number of pages."""
    from app.painters.fonts import default_fonts
    from app.streets.plan_sheets import past_plan_layers, plan_drawing, plan_layers, plan_pages

    if content.past:
        layers = past_plan_layers(content.geometry, language)
    else:
        layers = plan_layers(store, language)
    title = say("STREET_PLAN", language)
    if out.suffix.lower() == ".svg":
        from app.painters.svg import paint_svg

        paint_svg(plan_drawing(layers, scale=scale), out, title=title, is_page=True)
        return 1
    from app.painters.pdf import paint_pdf

    pages = plan_pages(layers, scale=scale, epsg=store.epsg, language=language, progress=progress)
    paint_pdf(pages, out, title=title, fonts=default_fonts())
    return len(pages)
