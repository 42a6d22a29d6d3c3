"""What is chosen of the objects: its name, and what can be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from shapely import Point

from app.streets.history import local_day
from app.streets.street_document import ChosenKind
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.streets.objects import ObjectChange, StreetObject
from widgets.parts.words import day_text
from widgets.street_editor.around import EditorAround
from widgets.street_editor.objects.object_words import entry_words

Changed = Callable[[StreetObject], StreetObject]
LEVELS = (-5, 5)
SIZES_M = (0.2, 60.0)


class ChosenObject(QWidget):
    """Each change is one entry of the undo list; of several objects all are changed."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._showing = False
        self.name, self.note, self.origin = QLabel(), QLabel(), QLabel()
        self.bearing, self.level = QDoubleSpinBox(), QSpinBox()
        self.length, self.width = QDoubleSpinBox(), QDoubleSpinBox()
        self.delete, self.by_rule = QPushButton(), QPushButton()
        self._labels = {field: QLabel() for field in self._fields}
        self._set_up()
        self._lay_out()
        around.document.chosen_changed.connect(self._follow)
        around.document.objects_changed.connect(self._follow)
        self.retranslate()

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return (self.bearing, self.level, self.length, self.width)

    def _set_up(self) -> None:
        self.name.setWordWrap(True)
        self.note.setWordWrap(True)
        self.origin.setWordWrap(True)
        self.bearing.setRange(0.0, 359.99)
        self.bearing.setWrapping(True)
        self.bearing.setSingleStep(5.0)
        self.bearing.setSuffix(" °")
        self.level.setRange(*LEVELS)
        for size in (self.length, self.width):
            size.setRange(*SIZES_M)
            size.setSingleStep(0.1)
            size.setSuffix(" m")
        for field in self._fields:
            if isinstance(field, QSpinBox | QDoubleSpinBox):
                field.setKeyboardTracking(False)
        self.bearing.valueChanged.connect(
            lambda value: self._change(lambda one: replace(one, bearing_deg=value))
        )
        self.level.valueChanged.connect(
            lambda value: self._change(lambda one: replace(one, level=value))
        )
        self.length.valueChanged.connect(
            lambda value: self._change(lambda one: replace(one, length_m=value))
        )
        self.width.valueChanged.connect(
            lambda value: self._change(lambda one: replace(one, width_m=value))
        )
        self.delete.clicked.connect(self._delete)
        self.by_rule.clicked.connect(self._back_to_rule)

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        for field, label in self._labels.items():
            label.setBuddy(field)
            self.form.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.delete)
        buttons.addWidget(self.by_rule)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.name)
        column.addWidget(self.note)
        column.addWidget(self.origin)
        column.addLayout(self.form)
        column.addLayout(buttons)
        column.addStretch(1)

    # --- what is shown

    @property
    def objects(self) -> tuple[StreetObject, ...]:
        """The chosen objects."""
        document = self._around.document
        return document.objects.of(*document.chosen_uids(ChosenKind.OBJECT))

    def _follow(self, _: object) -> None:
        self._show()

    def _show(self) -> None:
        objects = self.objects
        self._showing = True
        self.name.setText(self._title(objects))
        detached = any(one.replaces is not None for one in objects)
        self.note.setText(self.tr("It stands for a piece made by rule.") if detached else "")
        self.note.setVisible(detached)
        told = self._origin(objects[0]) if len(objects) == 1 else ""
        self.origin.setText(told)
        self.origin.setVisible(bool(told))
        self.delete.setVisible(bool(objects) and not detached)
        self.by_rule.setVisible(detached)
        sized = bool(objects) and all(one.length_m and one.width_m for one in objects)
        turns = bool(objects) and all(isinstance(one.shape, Point) for one in objects)
        for field, seen in (
            (self.bearing, turns),
            (self.level, bool(objects)),
            (self.length, sized),
            (self.width, sized),
        ):
            field.setVisible(seen)
            self._labels[field].setVisible(seen)
        if objects:
            first = objects[0]
            self.bearing.setValue(first.bearing_deg)
            self.level.setValue(first.level)
            self.length.setValue(first.length_m or SIZES_M[0])
            self.width.setValue(first.width_m or SIZES_M[0])
        self._showing = False

    def _title(self, objects: tuple[StreetObject, ...]) -> str:
        if not objects:
            return self.tr("Nothing chosen. Click a picture, then the map; or choose an object.")
        if len(objects) > 1:
            return self.tr("{count} objects chosen").format(count=len(objects))
        return self._name(objects[0])

    def _origin(self, one: StreetObject) -> str:
        """Since when and from whom it is so."""
        since, author = one.origin.valid_from, one.origin.author
        if since is None:
            return ""
        words = self.tr("Since {day}, by {name}") if author else self.tr("Since {day}")
        return words.format(day=day_text(local_day(since)), name=author)

    def _name(self, one: StreetObject) -> str:
        entries = self._around.pick.entries
        code = one.code
        for wanted in (code, code.partition(" ")[0]):
            for entry in entries:
                if entry.code == wanted and entry.kind == one.kind:
                    figure = code[len(entry.code) :].strip()
                    return f"{entry_words(entry)} {figure}".strip()
        named = (entry for entry in entries if entry.code.partition(" ")[0] == code)
        found = next(named, None)
        return code or one.kind.value if found is None else entry_words(found)

    def retranslate(self) -> None:
        """Write all words again."""
        texts = (
            self.tr("Looks to"),
            self.tr("Level"),
            self.tr("Length"),
            self.tr("Width"),
        )
        for label, text in zip(self._labels.values(), texts, strict=True):
            label.setText(text)
        self.bearing.setToolTip(self.tr("Degrees clockwise from north"))
        self.level.setToolTip(self.tr("0 on the ground, above it bridges, below it tunnels"))
        self.delete.setText(self.tr("Delete"))
        self.by_rule.setText(self.tr("Back to the rule"))
        self.by_rule.setToolTip(self.tr("Delete it and show what the rule makes again"))
        self._show()

    # --- what is changed

    def _change(self, changed: Changed) -> None:
        objects = self.objects
        if self._showing or not objects:
            return
        self._around.count.count(UserAction.TYPED)
        new = tuple(changed(one) for one in objects)
        self._run(ObjectChange(gone=objects, new=new), self.tr("Change objects"))

    def _delete(self) -> None:
        self._around.count.count(UserAction.CLICK)
        self._run(ObjectChange(gone=self.objects), self.tr("Delete objects"))

    def _back_to_rule(self) -> None:
        """The chosen objects, with those detached from the same thing, go; the rule holds again."""
        self._around.count.count(UserAction.CLICK)
        gone = tuple(one for one in self.objects if one.replaces is not None)
        self._run(ObjectChange(gone=gone), self.tr("Back to the rule"))

    def _run(self, change: ObjectChange, name: str) -> None:
        try:
            self._around.document.run_objects(change, name)
        except Problem as problem:
            self._around.tell(problem)
            self._show()
            return
        self._around.tell(None)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
