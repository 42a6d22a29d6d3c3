"""The settings dialog, built from the table of declared settings; every change holds at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language, say
from app.settings_table import SETTINGS, Setting, SettingGroup
from widgets.frame.setting_row import SettingRow
from widgets.parts.fonts import emphasised
from widgets.parts.settings import WindowSettings
from widgets.parts.words import language_code


class SettingsDialog(QDialog):
    """Groups on the left, their settings on the right; the search looks through all groups."""

    def __init__(self, settings: WindowSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._settings = settings
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.groups = QListWidget()
        self.groups.setSpacing(2)
        self.groups.addItems(["" for _ in SettingGroup])
        self.rows = {setting.key: SettingRow(setting, settings) for setting in SETTINGS}
        self._titles = {group: QLabel() for group in SettingGroup}
        self.nothing = QLabel()
        self.nothing.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.reset_all = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self._arrange()
        self._wire()
        self.retranslate()
        self.groups.setCurrentRow(0)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        inner = QWidget()
        pages = QVBoxLayout(inner)
        pages.setSpacing(10)
        for group, title in self._titles.items():
            title.setFont(emphasised(self.font()))
            pages.addWidget(title)
            for setting in _of_group(group):
                pages.addWidget(self.rows[setting.key])
        pages.addWidget(self.nothing)
        pages.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        self.groups.setFixedWidth(9 * em)
        row = QHBoxLayout()
        row.addWidget(self.groups)
        row.addWidget(area, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addLayout(row, 1)
        column.addWidget(self.buttons)
        self.resize(44 * em, 28 * em)
        self.setMinimumSize(34 * em, 18 * em)

    def _wire(self) -> None:
        self.search.textChanged.connect(lambda _: self._filter())
        self.groups.currentRowChanged.connect(lambda _: self._group_chosen())
        self.buttons.rejected.connect(self.close)
        self.reset_all.clicked.connect(self._settings.reset_all)
        self._settings.changed.connect(self._follow)

    def done(self, result: int) -> None:
        """Hear of no more changes."""
        self._settings.changed.disconnect(self._follow)
        super().done(result)

    def _follow(self, key: str) -> None:
        if key in self.rows:
            self.rows[key].show_value()

    def _group_chosen(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self._filter()

    def _filter(self) -> None:
        """Show what the search finds, else the chosen group."""
        words = self.search.text().lower().split()
        chosen = list(SettingGroup)[max(self.groups.currentRow(), 0)]
        any_shown = False
        for group, title in self._titles.items():
            shown = [
                setting.key
                for setting in _of_group(group)
                if (self.rows[setting.key].holds(words) if words else group is chosen)
            ]
            for setting in _of_group(group):
                self.rows[setting.key].setVisible(setting.key in shown)
            title.setVisible(bool(shown))
            any_shown = any_shown or bool(shown)
        self.nothing.setVisible(not any_shown)

    def retranslate(self) -> None:
        """Write all words again."""
        language = Language(language_code())
        self.setWindowTitle(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Search all settings"))
        self.search.setAccessibleName(self.tr("Search all settings"))
        self.groups.setAccessibleName(self.tr("Groups of settings"))
        self.nothing.setText(self.tr("No setting has this name. Clear the search to see them all."))
        self.reset_all.setText(self.tr("&All back to usual"))
        self.reset_all.setToolTip(
            self.tr("Set every setting back; stores and the layout of panels stay remembered")
        )
        for place, group in enumerate(SettingGroup):
            words = say(f"SETTINGS_{group.name}", language)
            self.groups.item(place).setText(words)
            self._titles[group].setText(words)
        for row in self.rows.values():
            row.retranslate(language)
        self._filter()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _of_group(group: SettingGroup) -> list[Setting]:
    return [setting for setting in SETTINGS if setting.group is group]
