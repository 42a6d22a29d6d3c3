"""Scenes onto paper: how one is printed, its pages, the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from app.file_names import check_suffix
from app.messages import Language
from app.program_version import program_version
from app.scenes.print.form_content import PartyName, SceneForm
from app.scenes.print.form_layout import FormLayout, FormPart, standard_form
from app.scenes.print.form_legend import FormLegend
from app.scenes.print.form_sheet import lay_out_form
from app.scenes.print.legend_entries import legend_of
from app.scenes.print.scales import SUFFIXES
from app.scenes.print.scene_files import write_pages
from app.scenes.print.scene_frame import best_way, frames_of, seen_ground
from app.scenes.print.store_crs import in_crs
from app.scenes.scene_store import OpenScene, open_scene
from app.scenes.shareable import shareable
from app.sheets.map_content import Orientation, PaperSize
from app.store.scene_changes import SceneRecord
from app.store.scenes import SceneSeal
from app.store.store import Store
from app.streets.block_base import read_plan_base
from app.streets.block_content import read_block_content
from app.streets.block_plan import street_subject, up_along
from app.streets.block_scales import PlanUp
from app.symbol_catalogue import load_symbols
from app.tasks import Progress, silent
from gis.display.primitives import DisplayList
from gis.mapping.print_frame import PrintFrame
from gis.problems import Problem
from gis.scenes.interchange import write_scene
from gis.scenes.scene import Scene

READING, DRAWING = "SCENE_FORM_READING", "MAP_SHEET_DRAWING"


@dataclass(frozen=True, kw_only=True)
class SceneWish:
    """How a scene is printed."""

    language: Language
    size: PaperSize = PaperSize.A4
    orientation: Orientation | None = None
    """None: the way that shows the scene larger."""
    scale: int | None = None
    """Scale denominator; None: the largest of the form's at which the scene fits."""
    up: PlanUp = PlanUp.NORTH
    up_deg: float = 0.0
    """Bearing that points up the sheet where `up` is FREE."""
    layout: FormLayout | None = None
    """A bureau's own form; None: the standard one."""
    measured_lines: bool | None = None
    """Whether measured distances are drawn; None: where they are few enough to be read."""
    names: Mapping[int, PartyName] = field(default_factory=dict)
    """By party number; only for the case-file copy, after its confirmation was logged."""
    printed_on: date | None = None
    """Today where None."""


@dataclass(frozen=True, kw_only=True)
class PrintedScene:
    """A scene laid out."""

    scene: Scene
    pages: Sequence[DisplayList]
    frames: Sequence[PrintFrame]
    form: SceneForm

    @property
    def scale(self) -> int:
        """Scale denominator."""
        return self.frames[0].scale


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneToPrint:
    """A scene and what the paper says of its row in the store."""

    scene: Scene
    """With its corrections."""
    version: int | None = None
    """None for one that is not saved as it is."""
    seal: SceneSeal | None = None
    seal_is_intact: bool = True
    corrections: Sequence[SceneRecord] = ()


def to_print(opened: OpenScene, scene: Scene | None = None) -> SceneToPrint:
    """A scene of the store, or as it is being drawn now."""
    drawn = opened.scene if scene is None else scene
    return SceneToPrint(
        scene=drawn,
        version=opened.version if drawn == opened.scene else None,
        seal=opened.seal,
        seal_is_intact=opened.seal_is_intact,
        corrections=opened.corrections,
    )


def scene_of_case(store: Store, case_no: str) -> SceneToPrint:
    """The scene of a case as it stands in the store.

    Raises:
        Problem: SCENE_UNKNOWN, SCENE_UNREADABLE.
    """
    return to_print(open_scene(store, case_no))


def print_scene(
    store: Store, wanted: SceneToPrint, wish: SceneWish, progress: Progress = silent
) -> PrintedScene:
    """The pages of a scene's form over the streets of the store.

    Raises:
        Problem: SCENE_NOTHING_DRAWN, SCENE_FORM_NO_PAPER, SCENE_OTHER_CRS.
    """
    progress(READING, 0.0)
    library, layout = load_symbols(), wish.layout or standard_form()
    # what people wrote into notes leaves the house in the case-file copy only
    told = wanted.scene if wish.names else shareable(wanted.scene).scene
    scene = in_crs(told, store.epsg)
    ground = seen_ground(scene, library)
    if ground is None:
        raise Problem("SCENE_NOTHING_DRAWN", case_no=scene.case_no)
    up_deg = _up_of(store, wish, ground)
    way = wish.orientation or best_way(layout, wish.size, ground, scale=wish.scale, up_deg=up_deg)
    sheet = layout.sheet(wish.size, way)
    frames = frames_of(sheet, ground, scale=wish.scale, up_deg=up_deg(sheet.orientation))
    with store.read() as connection:
        blocks = [read_block_content(connection, frame.outline) for frame in frames]
        base = read_plan_base(connection, blocks[0].road_uids)
    progress(DRAWING, 0.5)
    form = SceneForm(
        scene=scene,
        library=library,
        language=wish.language,
        layout=layout,
        sheet=sheet,
        frames=frames,
        blocks=blocks,
        base=base,
        printed_on=wish.printed_on or date.today(),
        program_version=program_version(),
        epsg=store.epsg,
        version=wanted.version,
        seal=wanted.seal,
        seal_is_intact=wanted.seal_is_intact,
        corrections=wanted.corrections,
        measured_lines=wish.measured_lines,
        names=wish.names,
    )
    legend = FormLegend(form=form, entries=legend_of(form))
    pages = lay_out_form(form, legend)
    return PrintedScene(scene=wanted.scene, pages=pages, frames=frames, form=form)


def _up_of(store: Store, wish: SceneWish, ground: BaseGeometry) -> Callable[[Orientation], float]:
    """The bearing up each way of the sheet."""
    if wish.up is PlanUp.STREET:
        street_deg = street_subject(store, ground, "").street_deg
        return lambda way: up_along(street_deg, way)
    up_deg = wish.up_deg if wish.up is PlanUp.FREE else 0.0
    return lambda way: up_deg


def check_output(out: Path) -> None:
    """Refuse a name that no scene can have.

    Raises:
        Problem: BAD_OUTPUT_TYPE.
    """
    check_suffix(out, SUFFIXES)


def write_printed(printed: PrintedScene, out: Path) -> None:
    """Write the pages as one file of the kind that its name says, whole or not at all.

    Raises:
        Problem: BAD_OUTPUT_TYPE, and those of writing.
    """
    check_output(out)
    if out.suffix.lower() == ".json":
        write_document(printed.scene, out)
        return
    (slot,) = (slot for slot in printed.form.sheet.first if slot.part is FormPart.DRAWING)
    title = f"{printed.form.title} {printed.scene.case_no}"
    write_pages(printed.pages, printed.frames[0], slot.at, out, title=title)


def write_document(scene: Scene, out: Path) -> None:
    """Write the scene itself as interchange JSON, without what notes say of persons.

    Raises:
        Problem: those of writing.
    """
    from app.painters.output import write_whole

    text = json.dumps(
        write_scene(shareable(scene).scene), ensure_ascii=False, indent=1, sort_keys=True
    )
    write_whole(out, (text + "\n").encode("utf-8"))
