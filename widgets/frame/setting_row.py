"""One setting in the dialog: its name, a control that fits its kind, what it does, a way back."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QToolButton,
    QWidget,
)

from app.messages import Language, say
from app.settings_table import (
    ChoiceSetting,
    NumberSetting,
    Setting,
    SwitchSetting,
    TextSetting,
)
from widgets.parts.icons import icon
from widgets.parts.settings import WindowSettings


class SettingRow(QWidget):
    """Shows one setting and changes it at once."""

    def __init__(self, setting: Setting, settings: WindowSettings) -> None:
        super().__init__()
        self.setting, self._settings = setting, settings
        self.label, self.hint = QLabel(), QLabel()
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.control = self._make_control()
        self.label.setBuddy(self.control)  # on Linux a box is known by its label
        self.back = QToolButton()
        self.back.setIcon(icon("reset"))
        self.back.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.back.clicked.connect(lambda: settings.reset(setting))
        kept = self.back.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(kept)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, self.fontMetrics().height() // 2)
        grid.setVerticalSpacing(2)  # the explanation belongs to the control above it
        grid.setColumnStretch(1, 1)
        if isinstance(setting, SwitchSetting):
            self.label.hide()
            grid.addWidget(self.control, 0, 0, 1, 2)
        elif isinstance(setting, TextSetting):
            grid.addWidget(self.label, 0, 0, 1, 2)
            grid.addWidget(self.control, 1, 0, 1, 2)
        else:
            self.label.setMinimumWidth(10 * self.fontMetrics().height())
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(self.control, 0, 1)
        grid.addWidget(self.back, 1 if isinstance(setting, TextSetting) else 0, 2)
        grid.addWidget(self.hint, 2, 0, 1, 2)
        self.show_value()

    # --- controls

    def _make_control(self) -> QWidget:
        setting = self.setting
        if isinstance(setting, SwitchSetting):
            return self._switch(setting)
        if isinstance(setting, NumberSetting):
            return self._number(setting)
        if isinstance(setting, TextSetting):
            return self._text(setting)
        return self._choice(setting)

    def _choice(self, setting: ChoiceSetting[Any]) -> QComboBox:
        box = QComboBox()
        for value in setting.choices:
            box.addItem("", value.value)
        box.activated.connect(
            lambda place: self._settings.put(setting, setting.choices(box.itemData(place)))
        )
        return box

    def _switch(self, setting: SwitchSetting) -> QCheckBox:
        box = QCheckBox()
        box.toggled.connect(lambda on: self._settings.put(setting, on))
        return box

    def _number(self, setting: NumberSetting) -> QSpinBox:
        box = QSpinBox()
        box.setRange(setting.lowest, setting.highest)
        box.setSingleStep(setting.step)
        box.setSuffix(setting.unit)
        box.setKeyboardTracking(False)
        box.valueChanged.connect(lambda value: self._settings.put(setting, value))
        return box

    def _text(self, setting: TextSetting) -> QLineEdit:
        line = QLineEdit()
        line.editingFinished.connect(self._take_text)
        line.textEdited.connect(self._judge)
        return line

    def _take_text(self) -> None:
        setting, line = self.setting, self.control
        if isinstance(setting, TextSetting) and isinstance(line, QLineEdit):
            if setting.allows(line.text()):
                self._settings.put(setting, line.text())
            else:
                self.show_value()

    def _judge(self, text: str) -> None:
        """Warn while what is typed does not fit; leaving it puts the last good one back."""
        if isinstance(self.setting, TextSetting):
            fits = self.setting.allows(text)
            self.hint.setForegroundRole(
                QPalette.ColorRole.PlaceholderText if fits else QPalette.ColorRole.WindowText
            )
            self.hint.setText(("" if fits else "⚠ ") + self.hint.text().removeprefix("⚠ "))

    def show_value(self) -> None:
        """Show what holds now."""
        value = self._settings.value(self.setting)
        control = self.control
        control.blockSignals(True)
        if isinstance(control, QCheckBox):
            control.setChecked(bool(value))
        elif isinstance(control, QSpinBox):
            control.setValue(int(str(value)))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(getattr(value, "value", value)))
        elif isinstance(control, QLineEdit):
            control.setText(str(value))
            control.setCursorPosition(0)
            self._judge(str(value))
        control.blockSignals(False)
        self.back.setVisible(value != self.setting.default)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        if event.type() == QEvent.Type.PaletteChange:
            self.back.setIcon(icon("reset"))
        super().changeEvent(event)

    # --- words

    def holds(self, words: list[str]) -> bool:
        """Whether name or explanation hold every word."""
        text = f"{self.label.text()} {self.hint.text()}".lower()
        return all(word in text for word in words)

    def retranslate(self, language: Language) -> None:
        """Write all words in a language."""
        code = f"SETTING_{self.setting.key.upper()}"
        name = say(code, language)
        self.label.setText(name)
        self.hint.setText(say(f"{code}_HINT", language))
        self.control.setAccessibleName(name)
        self.control.setAccessibleDescription(self.hint.text())
        if isinstance(self.control, QCheckBox):
            self.control.setText(name)
        if isinstance(self.control, QComboBox) and isinstance(self.setting, ChoiceSetting):
            for place, value in enumerate(self.setting.choices):
                self.control.setItemText(place, say(f"{code}_{value.value.upper()}", language))
        back = self.tr("Back to usual: {name}").format(name=name)
        self.back.setToolTip(back)
        self.back.setAccessibleName(back)
