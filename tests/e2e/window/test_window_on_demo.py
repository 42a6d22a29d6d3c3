"""The window over the real chain: demo store, sites, diagram, crash list, PDF, imports."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox

from app.mapping.street_styles import SurfaceClass, surface_style
from app.messages import Language
from app.sites import Rank, list_sites
from app.store.store import open_store
from gis.display.primitives import Circle
from tests.helpers.guests import point, write_vector
from tests.helpers.qt import make_rig
from tests.helpers.qt_fixtures import put_away
from tests.helpers.stores import make_store
from tests.helpers.street_geometry import AT, make_crossing
from tests.helpers.street_stores import put_geometry
from widgets.door.real_use_cases import real_use_cases
from widgets.map.frame import LIGHT_GROUND

pytestmark = pytest.mark.gui
ROOT = Path(__file__).resolve().parents[3]
PATIENCE_MS = 60_000


def settle(qtbot, window, act):
    with qtbot.waitSignal(window.settled, timeout=PATIENCE_MS):
        act()


def test_the_list_is_the_ranking_of_the_command_line(desk):
    with open_store(desk.files.store) as store:
        ranking = list_sites(store)
    shown = [row.site.id for row in desk.window.sites.table.shown_records()]
    assert shown == [site.id for site in ranking.sites]
    assert len(shown) > 20


def test_counts_on_the_page_agree_with_the_list(desk):
    view = desk.window.site.view
    chosen = desk.window.sites.chosen.site
    assert view.content.total == chosen.count
    assert len(desk.window.site.crashes.shown_records()) == chosen.count
    assert view.content.drawn + len(view.content.not_drawn) == chosen.count
    assert view.content.drawn > 0


def test_clicking_contact_marks_selects_their_crashes(desk, qtbot):
    site = desk.window.site
    drawn = [crash for crash in site.view.content.crashes if crash.not_drawn is None]
    hit = set()
    for crash in drawn[:5]:
        marks = [
            item
            for item in site.view.drawing.items
            if isinstance(item, Circle) and item.key == crash.case_no
        ]
        assert marks
        centre = marks[-1].centre
        x, y = site.diagram.view.to_pixels((centre[0] + marks[-1].radius_m, centre[1]))
        pos = QPoint(round(x), round(y))
        qtbot.mouseClick(site.diagram, Qt.MouseButton.LeftButton, pos=pos)
        hit.add(site.diagram.chosen)
        current = site.crashes.current_record()
        assert current is not None
        assert current.case_no == site.diagram.chosen
    assert hit <= {crash.case_no for crash in drawn}
    assert len(hit) >= min(len(drawn), 3)


def test_every_glyph_says_why_it_is_drawn_so(desk):
    site = desk.window.site
    why = dict(site.view.why)
    drawn = [crash.case_no for crash in site.view.content.crashes if crash.not_drawn is None]
    assert [case for case in drawn if not why[case]] == []
    assert all(why[case] in site.explain(case) for case in drawn)


def test_another_ranking_and_period_change_the_list(desk, qtbot):
    window = desk.window
    window.sites.ranking.setFocus()
    settle(qtbot, window, lambda: qtbot.keyClick(window.sites.ranking, Qt.Key.Key_Down))
    assert window.sites.query.rank is Rank.EPDO
    scores = [row.site.score for row in window.sites.table.shown_records()]
    assert scores == sorted(scores, reverse=True)
    before = sum(row.site.count for row in window.sites.table.shown_records())
    window.sites.period.setFocus()
    settle(qtbot, window, lambda: qtbot.keyClick(window.sites.period, Qt.Key.Key_Down))
    after = sum(row.site.count for row in window.sites.table.shown_records())
    assert 0 < after < before


def test_the_pdf_holds_the_site_and_its_crashes(desk, qtbot):
    window = desk.window
    with qtbot.waitSignal(window.workbench.pdf_saved, timeout=PATIENCE_MS) as saved:
        window.actions_by_id["save_pdf"].trigger()
    document = pypdfium2.PdfDocument(saved.args[0])
    page = document[0]
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    text_page.close()
    page.close()
    document.close()
    assert window.site.view.content.site_name.split(" / ")[0] in text


def test_the_plant_of_false_positions_is_told(desk):
    text = desk.window.banner.label.toolTip()
    words = {Language.CHINESE: "假預設點", Language.ENGLISH: "false default point"}
    assert words[desk.switch.language] in text


def test_switching_the_language_redraws_everything(desk, qtbot):
    other = {Language.CHINESE: Language.ENGLISH, Language.ENGLISH: Language.CHINESE}
    target = other[desk.switch.language]
    chosen = desk.window.sites.chosen.id
    settle(qtbot, desk.window, desk.window.menus.languages[target].trigger)
    assert desk.window.sites.chosen.id == chosen
    assert desk.window.site.view.content.language is target


def test_a_foreign_file_is_refused_in_one_sentence(dressed, qtbot, tmp_path):
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.window.show()
    foreign = tmp_path / "foreign.gpkg"
    foreign.write_bytes(b"this is no GeoPackage")
    settle(qtbot, rig.window, lambda: rig.window.open_location(str(foreign)))
    box = next(box for box in rig.window.findChildren(QMessageBox) if box.isVisible())
    assert "foreign.gpkg" in box.text()
    assert not box.detailedText()
    assert foreign.read_bytes() == b"this is no GeoPackage"
    put_away(rig)


def test_from_nothing_to_a_diagram_by_buttons_alone(dressed, qtbot, tmp_path):
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.window.show()
    qtbot.waitExposed(rig.window)
    demo_button = rig.window.no_store.buttons[0]
    settle(
        qtbot,
        rig.window,
        lambda: qtbot.mouseClick(demo_button, Qt.MouseButton.LeftButton),
    )
    assert (tmp_path / "demo.gpkg").is_file()
    assert rig.window.site.view.content.drawn > 0
    put_away(rig)


def told(window) -> str:
    """The text of the message on the screen."""
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible()).text()


def test_a_store_deleted_while_open_takes_no_imports(desk, qtbot):
    store = Path(desk.files.store)
    for file in store.parent.glob(f"{store.name}*"):
        file.unlink()
    window = desk.window
    settle(qtbot, window, window.actions_by_id["reload"].trigger)
    assert store.name in told(window)
    assert not store.exists()


def test_what_another_program_changed_meanwhile_comes_with_f5(desk, qtbot):
    before = desk.window.banner.listing.crashes
    day = desk.window.banner.listing.last_day
    with open_store(desk.files.store) as other, other.write(actor="t", action="t") as unit:
        unit.connection.exec_driver_sql(
            "UPDATE crash SET occurred_at = '2031-05-06T00:00:00Z' WHERE fid = 1"
        )
    settle(qtbot, desk.window, lambda: qtbot.keyClick(desk.window, Qt.Key.Key_F5))
    assert desk.window.banner.listing.crashes == before
    assert day != date(2031, 5, 6) == desk.window.banner.listing.last_day


def test_a_missing_store_is_told_without_words_of_the_command_line(dressed, qtbot, tmp_path):
    rig = make_rig(tmp_path, language=Language.CHINESE, use_cases=real_use_cases())
    rig.window.workbench.language = Language.CHINESE
    rig.window.show()
    settle(qtbot, rig.window, lambda: rig.window.open_location(str(tmp_path / "gone.gpkg")))
    assert "gone.gpkg" in told(rig.window)
    assert "demo" not in told(rig.window)
    put_away(rig)


def test_a_file_shown_in_a_store_without_crashes_is_seen_and_taken_away(dressed, qtbot, tmp_path):
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    window = rig.window
    window.show()
    settle(qtbot, window, window.actions_by_id["new_store"].trigger)
    assert window.pages.currentWidget() is window.no_crashes
    places = write_vector(tmp_path / "places.gpkg", [point(200_000, 2_600_000)])
    window.map.show_files([places])
    there = window.pages.work_page
    qtbot.waitUntil(lambda: window.pages.currentWidget() is there, timeout=PATIENCE_MS)
    assert window.map.canvas.isVisible()
    (layer,) = [layer for layer in window.map.stack.layers if layer.foreign]
    window.map.layer_panel.choose(layer.id)
    window.map.layer_panel.remove_action.trigger()
    assert window.pages.currentWidget() is window.no_crashes
    put_away(rig)


def test_streets_without_crashes_are_seen_as_wide_as_they_are(dressed, qtbot, tmp_path):
    path = tmp_path / "streets.gpkg"
    with make_store(path) as store:
        put_geometry(store, make_crossing())
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    window = rig.window
    window.show()
    window.open_location(str(path))
    there = window.pages.work_page
    qtbot.waitUntil(lambda: window.pages.currentWidget() is there, timeout=PATIENCE_MS)
    # nothing is told of crashes
    qtbot.waitUntil(lambda: not window.banner.isVisible(), timeout=PATIENCE_MS)
    canvas = window.map.canvas
    canvas.centre_on((AT[0] + 30.0, AT[1] + 1.8), 500.0)
    qtbot.waitUntil(lambda: canvas.picture.is_sharp, timeout=PATIENCE_MS)
    middle = canvas.grab().toImage().pixelColor(canvas.width() // 2, canvas.height() // 2)
    asphalt = surface_style(dark=False).of(SurfaceClass.ROAD_ASSUMED).fill
    assert middle.name() == asphalt.hex()
    put_away(rig)


@pytest.mark.data
def test_the_city_s_own_file_is_imported_through_the_window(dressed, qtbot, tmp_path, shared_data):
    rig = make_rig(tmp_path, use_cases=real_use_cases())
    rig.files.crash_files = lambda parent: [shared_data / "crashes" / "chiayi_city.csv"]
    rig.window.show()
    settle(qtbot, rig.window, rig.window.actions_by_id["new_store"].trigger)
    assert rig.window.pages.currentWidget() is rig.window.no_crashes
    import_button = rig.window.no_crashes.buttons[0]
    settle(qtbot, rig.window, lambda: qtbot.mouseClick(import_button, Qt.MouseButton.LeftButton))
    box = next(box for box in rig.window.findChildren(QMessageBox) if box.isVisible())
    assert "4,616" in box.text()
    assert "2,024" in box.text()
    put_away(rig)


@pytest.mark.parametrize("language", ["zh_TW", "en"])
def test_a_picture_of_the_window_is_made_without_a_screen(demo_file, tmp_path, language):
    picture = tmp_path / "圖.png"
    command = [sys.executable, "main.py", "window", "--store", str(demo_file)]
    command += ["--language", language, "--size", "1000x700", "--shot", str(picture)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1000, 700)
    seen = Counter(
        image.pixelColor(x, y).name() for x in range(0, 1000, 7) for y in range(0, 700, 7)
    )
    assert seen[LIGHT_GROUND] > 0.1 * seen.total()  # the map of the open store
    assert len(seen) > 20


def test_the_window_needs_no_command_line_and_back(demo_file):
    """The command line lists the same store without Qt being imported."""
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from app.cli.root import main\n"
        "sys.exit(main(['sites', '--store', sys.argv[1], '--limit', '3', '--json']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(demo_file)], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["sites"]) == 3
