"""The mapping of columns: what the file lacks is chosen by keys, previewed and remembered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox

from app.crash_import.eis_preview import sample_columns
from app.messages import Language
from gis.problems import Problem
from tests.helpers.eis import CASE, IDENTITY, NAME, PLATE, eis_rows, some_crashes, write_text
from widgets.frame.column_mapping import ColumnMappingDialog
from widgets.frame.remembered_columns import RememberedColumns
from widgets.parts.settings import WindowSettings
from widgets.parts.translation import LanguageSwitch

pytestmark = pytest.mark.gui

ROWS = eis_rows(some_crashes(6))
RENAMED = {CASE: "流水號", "1.發生時間": "幾點"}


@pytest.fixture
def sample(tmp_path):
    rows = [{RENAMED.get(title, title): cell for title, cell in row.items()} for row in ROWS]
    return sample_columns(write_text(tmp_path / "a.txt", rows))


@pytest.fixture
def dialog(qtbot, sample):
    made = ColumnMappingDialog(sample, {}, Language.ENGLISH)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def ok(dialog):
    return dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)


def choose(qtbot, dialog, title, key):
    """Choose a meaning by the keyboard alone."""
    combo = dialog.combo_of(title)
    combo.setFocus()
    steps = combo.findData(key) - combo.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def texts_of(dialog):
    """Everything that the dialog shows."""
    tables = (dialog.table, dialog.preview.table)
    cells = [
        table.item(row, column).text()
        for table in tables
        for row in range(table.rowCount())
        for column in range(table.columnCount())
        if table.item(row, column) is not None
    ]
    return "\n".join([*cells, dialog.told.text(), dialog.preview.warnings.text()])


def test_what_is_missing_is_named_and_nothing_can_be_imported(dialog):
    assert not ok(dialog).isEnabled()
    assert CASE in dialog.told.text()
    assert "1.發生時間" in dialog.told.text()
    assert dialog.preview.table.rowCount() == 0


def test_choosing_by_keys_fills_the_preview_and_allows_the_import(qtbot, dialog):
    choose(qtbot, dialog, "流水號", "case_no")
    choose(qtbot, dialog, "幾點", "time")
    assert ok(dialog).isEnabled()
    shown = texts_of(dialog)
    assert ROWS[0][CASE] in shown
    assert dialog.preview.table.rowCount() == len(ROWS)
    said = dialog.said()
    assert (said["流水號"], said["幾點"]) == ("case_no", "time")


def test_no_personal_value_is_shown(qtbot, dialog):
    choose(qtbot, dialog, "流水號", "case_no")
    choose(qtbot, dialog, "幾點", "time")
    shown = texts_of(dialog)
    for row in ROWS:
        assert not [title for title in (NAME, PLATE, IDENTITY) if str(row[title]) in shown]


def test_what_was_chosen_counts_no_longer_where_it_was_found(qtbot, dialog):
    choose(qtbot, dialog, "流水號", "weather")  # passes over all meanings before it
    said = dialog.said()
    assert (said["流水號"], said["4.天候"], said["發生日期"]) == ("weather", "", "date")
    assert "“4.天候” is not used: “流水號” means the same." in texts_of(dialog)
    dialog.usual.click()
    assert dialog.said()["4.天候"] == "weather"


def test_every_choice_has_a_name_for_screen_readers(dialog):
    for row in range(dialog.table.rowCount()):
        assert dialog.table.cellWidget(row, 2).accessibleName()


def test_the_window_asks_about_columns_imports_and_remembers_them(opened, tmp_path, sample, qtbot):
    rig = opened
    file = tmp_path / "crashes.csv"
    rig.city.refusals = [Problem("EIS_COLUMNS_MISSING", file=file.name, columns="總編號")]
    rig.city.sample = sample
    asked = []

    def answer(parent, given, before, language):
        asked.append((given, dict(before)))
        return {"流水號": "case_no", "幾點": "time"}

    rig.window.desk.ask_columns = answer
    with qtbot.waitSignal(rig.window.workbench.imported):
        rig.window.actions_by_id["import_crashes"].trigger()
    assert asked == [(sample, {})]
    said = {sample.layout.signature: {"流水號": "case_no", "幾點": "time"}}
    assert rig.city.readings[-1].columns == said
    assert RememberedColumns(rig.settings).all() == said
    with qtbot.waitSignal(rig.window.workbench.imported):
        rig.window.actions_by_id["import_police_export"].trigger()
    assert asked[-1] == (sample, said[sample.layout.signature])


def test_damaged_settings_are_forgotten_and_the_oldest_headers_too(tmp_path):
    settings = WindowSettings(tmp_path / "w.ini")
    settings.set_text("police_export_columns", "{damaged")
    remembered = RememberedColumns(settings)
    assert remembered.all() == {}
    for number in range(50):
        remembered.keep(str(number), {"a": "date"})
    assert list(RememberedColumns(settings).all()) == [str(number) for number in range(10, 50)]


def test_the_dialog_fits_its_screen(dialog):
    room = dialog.screen().availableGeometry()
    assert dialog.height() < room.height()
    assert dialog.width() < room.width()


def test_two_columns_of_one_meaning_are_told(qtbot, dialog):
    for title in ("流水號", "備註"):
        combo = dialog.combo_of(title)
        combo.setCurrentIndex(combo.findData("case_no"))
    choose(qtbot, dialog, "幾點", "time")
    assert "“流水號”, “備註” were given the same meaning" in texts_of(dialog)
    assert ok(dialog).isEnabled()


def test_several_columns_of_persons_are_no_doubt(qtbot, dialog):
    choose(qtbot, dialog, "流水號", "case_no")
    choose(qtbot, dialog, "幾點", "time")
    for title in ("備註", "發生年度"):
        combo = dialog.combo_of(title)
        combo.setCurrentIndex(combo.findData("name/personal"))
    assert "the same meaning" not in texts_of(dialog)


def test_choices_made_by_hand_are_not_left_by_accident(qtbot, dialog):
    choose(qtbot, dialog, "流水號", "case_no")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.said()["流水號"] == "case_no"
    qtbot.waitUntil(lambda: not dialog.findChildren(QMessageBox))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    (box,) = dialog.findChildren(QMessageBox)
    next(one for one in box.buttons() if "Leave" in one.text()).click()
    assert not dialog.isVisible()


def test_untouched_columns_are_left_without_a_question(qtbot, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_another_language_keeps_what_was_chosen(qtbot, dialog):
    choose(qtbot, dialog, "流水號", "case_no")
    choose(qtbot, dialog, "幾點", "time")
    switch = LanguageSwitch()
    switch.use(Language.CHINESE)
    try:
        qtbot.waitUntil(lambda: "請確認" in dialog.told.text())
        assert dialog.combo_of("流水號").currentText() == "總編號(案件編號)"
        assert dialog.combo_of("備註").currentText() == "－不使用－"
        assert "個資" in texts_of(dialog)
        assert dialog.said()["流水號"] == "case_no"
    finally:
        switch.remove()


def test_a_file_of_titles_alone_cannot_be_imported(qtbot, tmp_path):
    whole = write_text(tmp_path / "a.txt", ROWS).read_bytes()
    header = whole.partition(ROWS[0][CASE].encode())[0]
    (tmp_path / "b.txt").write_bytes(header)
    made = ColumnMappingDialog(sample_columns(tmp_path / "b.txt"), {}, Language.ENGLISH)
    qtbot.addWidget(made)
    assert "no rows below them" in made.preview.warnings.text()
    assert not ok(made).isEnabled()
