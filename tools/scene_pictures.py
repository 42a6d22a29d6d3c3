"""Pictures of accident scenes: list, beginning, drawing with each panel, sealing, papers.

Part of `make pictures`; works on the demo store's drawn scenes by mouse and keys.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.scenes.scene_list import read_scene_list
from app.scenes.scene_store import open_scene, save_scene
from app.store.store import open_store
from gis.angles import Point, moved
from gis.scenes.scene import Scene, SceneParty
from tests.helpers.scene_day import SceneDay
from widgets.frame.dock_table import DockId
from widgets.scene_editor.desk.start_dialog import StartDialog
from widgets.scene_editor.form.form_panel import PARTIES_TAB, FormPanel

PANELS = ("form", "survey", "collision-symbol", "estimates")


class Album(Protocol):
    """What keeps pictures (`tools/window_pictures.py`)."""

    folder: Path
    prefix: str

    def add(self, step: str, widget: QWidget) -> None:
        """Keep a picture of a window, with the dialogs above it."""


def take_scenes(day: SceneDay, store: Path, album: Album) -> None:
    """All screens of a scene's life; `store` is a demo store that the window has not open."""
    case_no, at = _drawn_case(store)
    day.start(store)
    day.tab(DockId.SCENES)
    day.rest()
    album.add("50-scene-list", day.window)
    take_beginning(day, at, album)
    day.window.scene_flow.open_case(case_no)
    day.until(lambda: day.desk.is_active, "the scene did not open")
    day.rest()
    take_panels(day, album)
    take_tools(day, album)
    take_conflict(day, store, album)
    take_paper(day, album)
    take_seal(day, album)


def _drawn_case(store: Path) -> tuple[str, Point]:
    """A scene that is drawn and still open, with the most parties; and where it lies."""
    with open_store(store) as opened:
        scenes = [
            open_scene(opened, one.case_no).scene
            for one in read_scene_list(opened).scenes
            if not one.is_finished
        ]
    scene = max(scenes, key=lambda one: (len(one.parties), len(one.marks)))
    assert scene.impact is not None
    return scene.case_no, scene.impact


def take_beginning(day: SceneDay, at: Point, album: Album) -> None:
    """Where did it happen, which crash, and the empty sheet."""
    day.keys(day.window, "Ctrl+M")
    day.until(day.desk.entrance.question.isVisible)
    day.look_at(at, 1000.0)
    album.add("51-scene-where", day.window)
    day.click_map(at)
    day.until(lambda: day.window.findChild(StartDialog))
    album.add("52-scene-start", day.window)
    QTest.keyClick(day.window.findChild(StartDialog), Qt.Key.Key_Return)
    day.until(lambda: day.desk.is_active)
    day.rest()
    album.add("53-scene-empty", day.window)
    day.close_scene()


def take_panels(day: SceneDay, album: Album) -> None:
    """The drawing with each panel beside it."""
    for place, name in enumerate(PANELS):
        day.desk.dock.show_panel(name)
        day.rest()
        album.add(f"54-scene-{place}-{name}", day.window)
        if name == "form":
            day.keys(day.window, "F8")
            album.add("54-scene-0-remark", day.window)
    day.desk.dock.show_panel("form")
    form = day.desk.dock.panel("form")
    assert isinstance(form, FormPanel)
    form.tabs.setCurrentIndex(PARTIES_TAB)
    album.add("54-scene-4-parties", day.window)


def take_tools(day: SceneDay, album: Album) -> None:
    """Placing a vehicle, drawing a mark, and a party in hand with its grips."""
    impact = day.scene.impact
    assert impact is not None
    day.tool("n")
    day.point(moved(impact, 45.0, 6.0))
    album.add("55-scene-vehicle", day.window)
    day.tool("k")
    day.click_map(moved(impact, 200.0, 9.0))
    day.point(moved(impact, 220.0, 4.0))
    album.add("56-scene-mark", day.window)
    QTest.keyClick(day.canvas, Qt.Key.Key_Escape)
    QTest.keyClick(day.canvas, Qt.Key.Key_Escape)
    contact = day.scene.parties[0].contact
    assert contact is not None
    day.click_map(contact.at)
    album.add("57-scene-chosen", day.window)


def take_conflict(day: SceneDay, store: Path, album: Album) -> None:
    """Somebody else stored the scene meanwhile, and moved what is moved here."""
    number = day.scene.parties[0].no
    with open_store(store) as beside:
        opened = open_scene(beside, day.scene.case_no)
        save_scene(beside, opened, pushed(opened.scene, number, 3.0))
    day.scene_document.run(pushed(day.scene, number, -2.0), "push")
    day.until(lambda: day.desk.trouble.dialog is not None, "nobody asks which version")
    album.add("58-scene-conflict", day.window)
    dialog = day.desk.trouble.dialog
    assert dialog is not None
    day.click(dialog.mine)
    day.until_stored()


def pushed(scene: Scene, number: int, metres: float) -> Scene:
    """The scene with a party's contact somewhere else."""

    def push(party: SceneParty) -> SceneParty:
        contact = party.contact
        if party.no != number or contact is None:
            return party
        return replace(party, contact=replace(contact, at=moved(contact.at, 90.0, metres)))

    return replace(scene, parties=tuple(map(push, scene.parties)))


def take_paper(day: SceneDay, album: Album) -> None:
    """The preview, and every page of the form."""
    import pypdfium2

    path = album.folder / f"{album.prefix}-scene.pdf"
    day.window.scene_print.ask_path = lambda suffix, title: path
    day.click(day.desk.head.print)
    dialog = day.window.scene_print.dialog
    assert dialog is not None
    day.until(lambda: dialog.form.save_buttons[".pdf"].isEnabled(), "the pages were not made")
    album.add("59-scene-print", dialog)
    day.click(dialog.form.save_buttons[".pdf"])
    day.until(path.exists)
    day.rest()
    day.keys(dialog, "Escape")
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        image = page.render(scale=1.6).to_pil()
        image.save(album.folder / f"{album.prefix}-60-scene-page-{number + 1}.png")
    document.close()
    path.unlink()


def take_seal(day: SceneDay, album: Album) -> None:
    """Is it finished; and how a sealed scene looks."""
    day.desk.trouble.ask_seal()
    album.add("61-scene-seal", day.window)
    dialog = day.desk.trouble.dialog
    assert dialog is not None
    dialog.accept()
    day.until(lambda: day.desk.keeper.opened is not None and day.desk.keeper.opened.is_sealed)
    day.rest()
    album.add("62-scene-sealed", day.window)
    day.close_scene()
