"""Settling legs on the demo store by real clicks: diagram, JSON, sheet and check agree."""

from __future__ import annotations

import json
import re
import shutil

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt

from app.diagrams.leg_answers import withdraw_answer
from app.diagrams.outputs import write_diagram
from app.diagrams.site_diagram import site_diagram
from app.messages import Language
from app.sites import list_sites
from app.store.check import check
from app.store.leg_answers import answer_history
from app.store.store import open_store
from gis.crashes.filters import ANY_TIME
from gis.diagrams.diagram import Basis
from widgets.door.real_use_cases import real_use_cases
from widgets.door.use_cases import SiteWish
from widgets.parts.background import Background
from widgets.parts.translation import LanguageSwitch
from widgets.site.leg_desk import LegDesk
from widgets.site.site_page import LEGS_TAB, SitePage

pytestmark = pytest.mark.gui
PATIENCE_MS = 60_000


@pytest.fixture
def page(dressed, qtbot, tmp_path, demo_file):
    """A site of the demo store with many crashes whose direction is not settled."""
    copy = shutil.copy(demo_file, tmp_path / demo_file.name)
    switch, background = LanguageSwitch(), Background()
    switch.use(Language.ENGLISH)
    with open_store(copy) as store:
        made = SitePage()
        made.store, made.background = store, background
        made.use_desk(LegDesk(real_use_cases().legs, background, lambda: store, made))
        made.site_id = list_sites(store).sites[1].id

        def read():
            wish = SiteWish(
                site_id=made.site_id, period=ANY_TIME, language=Language.ENGLISH, aspect=1.2
            )
            made.show_site(real_use_cases().read_site(store, wish, lambda code, share: None))

        made.stale.connect(read)
        made.resize(1000, 720)
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        read()
        made.tabs.setCurrentIndex(LEGS_TAB)
        yield made
        background.finish(20.0)
        made.close()
        made.deleteLater()
    switch.remove()


def stored(page, qtbot):
    qtbot.waitUntil(lambda: not page.background.busy, timeout=PATIENCE_MS)


def fitting_leg(page) -> str:
    legs = page.legs
    return next(arm.name for arm in page.view.legs.arms if not legs.case.misfit(arm.name))


def settle_some(page, qtbot):
    """Settle two by button, two by number key and two on the map; returns their case numbers."""
    done = []
    for turn in range(6):
        done.append(page.legs.case.case_no)
        leg = fitting_leg(page)
        if turn % 3 == 0:
            qtbot.mouseClick(page.legs.buttons.buttons[leg], Qt.MouseButton.LeftButton)
        elif turn % 3 == 1:
            place = [arm.name for arm in page.view.legs.arms].index(leg)
            qtbot.keyClick(page.legs.table, Qt.Key(Qt.Key.Key_1 + place))
        else:
            arm = next(arm for arm in page.view.legs.arms if arm.name == leg)
            shown = page.legs.map
            texts = [i for i in shown._picture.items if i.key == arm.name and hasattr(i, "text")]
            x, y = shown.transform.to_pixels(texts[0].at)
            qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    stored(page, qtbot)
    return done


def test_settled_crashes_stand_in_json_and_on_the_sheet_and_the_store_is_sound(
    page, qtbot, tmp_path
):
    before = page.view.content
    done = settle_some(page, qtbot)
    assert len(set(done)) == 6
    assert page.legs.progress_words.text().startswith("6 of ")

    made = site_diagram(page.store, page.site_id, language=Language.ENGLISH)
    out = tmp_path / "diagram.json"
    write_diagram(page.store, made, out)
    told = json.loads(out.read_text(encoding="utf-8"))
    entered = {glyph["case_no"]: glyph for glyph in told["glyphs"] if glyph["basis"] == "entered"}
    assert set(entered) == set(done)
    names = {arm["name"] for arm in told["arms"]}
    assert all(glyph["parties"][0]["leg_in"] in names for glyph in entered.values())
    assert told["drawn"] + len(told["not_drawn"]) == told["total"] == before.total

    shown = page.view.content
    assert (shown.total, shown.drawn) == (told["total"], told["drawn"])
    pdf = tmp_path / "sheet.pdf"
    real_use_cases().write_pdf(shown, pdf)
    text = words_of(pdf)
    assert re.search(rf"\b{shown.total}\b", text)
    assert re.search(rf"\b{shown.drawn}\b", text)
    assert check(page.store.location) == []


def words_of(pdf) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(place.get_textpage().get_text_bounded() for place in document)
    document.close()
    return text


def test_a_wrong_answer_is_withdrawn_and_leaves_its_trace(page, qtbot):
    wrong = page.legs.case
    page.legs.choose_leg(fitting_leg(page))
    stored(page, qtbot)
    page.legs.show_case(wrong.case_no)
    qtbot.mouseClick(page.legs.withdraw, Qt.MouseButton.LeftButton)
    stored(page, qtbot)
    assert dict(page.view.basis)[wrong.case_no] is Basis.RECORD
    with page.store.read() as connection:
        rows = answer_history(connection, wrong.crash_uid)
    assert [row.answer.kind.value for row in rows] == ["leg", "withdrawn"]
    assert check(page.store.location) == []
    with pytest.raises(Exception, match="LEG_NOTHING_TO_WITHDRAW"):
        withdraw_answer(page.store, wrong.crash_uid)
