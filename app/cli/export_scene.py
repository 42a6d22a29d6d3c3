"""`export scene`: the form of a scene to scale, its drawing, or the scene itself."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.arguments import OneOf
from app.cli.root import emit, json_option, progress_on_stderr, store_option
from app.file_names import shown
from app.messages import say, system_language
from app.scenes.print import scene_print as use_case
from app.scenes.print.form_layout import read_form
from app.scenes.print.scales import FORM_SCALES
from app.sheets.map_content import Orientation, PaperSize
from app.store.store import open_store
from gis.problems import Problem


@click.command("scene")
@click.argument("case_no", metavar="CASE")
@click.option(
    "--scale",
    type=OneOf([str(scale) for scale in FORM_SCALES]),
    metavar="N",
    help="1:N, one of 100, 200, 250, 500; default the largest that fits.",
)
@click.option("--paper", type=OneOf([size.value for size in PaperSize]), default="A4")
@click.option(
    "--orientation",
    type=OneOf([way.value for way in Orientation]),
    help="Default: the one that shows the scene larger.",
)
@click.option("--form", "own_form", metavar="FILE", help="A bureau's own form (JSON).")
@click.option("--out", required=True, metavar="FILE", help="A .pdf, .dxf, .svg, .png or .json.")
@store_option
@json_option
def export_scene(
    case_no: str,
    scale: str | None,
    paper: str,
    orientation: str | None,
    own_form: str | None,
    out: str,
    store: str | None,
    as_json: bool,
) -> None:
    """Write the scene diagram of a case; it shows letters of parties, no names."""
    if not out.strip():
        raise Problem("FILE_WITHOUT_NAME")
    target = Path(out)
    use_case.check_output(target)
    language = system_language()
    wish = use_case.SceneWish(
        language=language,
        size=PaperSize(paper),
        orientation=Orientation(orientation) if orientation else None,
        scale=int(scale) if scale else None,
        layout=read_form(Path(own_form)) if own_form else None,
    )
    result: dict[str, object] = {"case_no": shown(case_no), "pages": 0, "scale": None}
    with open_store(store) as opened:
        wanted = use_case.scene_of_case(opened, case_no)
        if target.suffix.lower() == ".json":
            use_case.write_document(wanted.scene, target)
            summary = say("SCENE_WRITTEN", language, file=shown(target))
        else:
            printed = use_case.print_scene(opened, wanted, wish, progress_on_stderr())
            use_case.write_printed(printed, target)
            told = {"pages": len(printed.pages), "scale": printed.scale}
            result |= told | {"orientation": printed.form.sheet.orientation.value, "paper": paper}
            summary = say("SCENE_FORM_DRAWN", language, file=shown(target), **told)
    emit(result | {"out": shown(target)}, summary, as_json=as_json)
