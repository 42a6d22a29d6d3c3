"""A diagram as a file: the contract's JSON, a drawing, or the printed site sheet."""

from __future__ import annotations

import json
from pathlib import Path

from app.diagrams.crash_rows import crash_rows
from app.diagrams.filters import filter_phrases
from app.diagrams.sheet_content import read_sheet_sources, site_sheet_content
from app.diagrams.site_diagram import SiteDiagram
from app.diagrams.words import words_in
from app.file_names import check_suffix
from app.painters.output import write_whole
from app.painters.paint import paint_file
from app.sheets.site_sheet import lay_out_site_sheet
from app.store.store import Store
from gis.diagrams.json_form import diagram_to_json
from gis.diagrams.titled import titled_drawing
from gis.display.primitives import DisplayList

SUFFIXES = (".svg", ".pdf", ".dxf", ".png", ".json")


def check_output(out: Path) -> None:
    """Raise a Problem BAD_OUTPUT_TYPE for a name that no diagram can be written to."""
    check_suffix(out, SUFFIXES)


def standing_drawing(made: SiteDiagram) -> DisplayList:
    """The schematic view with title, period, counts and keys."""
    phrases = filter_phrases(made.crash_filter, made.language)
    return titled_drawing(made.diagram, made.view(), words_in(made.language), filters=phrases)


def write_diagram(store: Store, made: SiteDiagram, out: Path) -> None:
    """Write .json (the contract and all crashes), .pdf (the site sheet), .svg, .dxf or .png.

    A JSON is written as the diagram stands: build it in English for outsiders.

    Raises:
        Problem: BAD_OUTPUT_TYPE, or of writing the file.
    """
    check_output(out)
    suffix = out.suffix.lower()
    if suffix == ".json":
        whole = {**diagram_to_json(made.diagram), "crashes": crash_rows(made)}
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        write_whole(out, text.encode())
        return
    title = words_in(made.language)("DIAGRAM_TITLE", site=made.diagram.site_name)
    if suffix == ".pdf":
        sheet = lay_out_site_sheet(site_sheet_content(made, read_sheet_sources(store, made)))
        paint_file(sheet, out, title=title)
        return
    paint_file(standing_drawing(made), out, title=title)
