"""The head of the panel: method, fixed points, what is measured, and the line of its values."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QWidget,
)

from app.scenes.short_names import load_short_names
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.scenes.lengths import metres_text
from gis.scenes.measured import VertexOf, read_target
from gis.scenes.measuring import Maker, NewMark, NewObject, Wanted
from gis.scenes.survey.measurements import SIGMA_M, Instrument, LineSide, Method
from gis.scenes.table_edits import read_names
from widgets.parts.icons import icon
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.survey.kinds import Kind, drawn_kinds, found_kinds, kinds_of
from widgets.scene_editor.survey.measure import tool_id
from widgets.scene_editor.survey.survey_words import (
    INSTRUMENTS,
    MARKS,
    METHODS,
    say,
    target_words,
)

MEASURED_METHODS = (Method.TRIANGULATION, Method.BASELINE, Method.POLAR)
TO_THE_LEFT = LineSide.LEFT


class EntryBox(QWidget):
    """Everything can be done with Tab, Enter and the arrow keys."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._measuring = around.measuring.follow(around)
        self._kinds: tuple[Kind, ...] = ()
        self.method, self.instrument = QComboBox(), QComboBox()
        self.points, self.pick = QLineEdit(), QToolButton()
        self.what, self.all_kinds = QLineEdit(), QToolButton()
        self.target, self.planned = QLabel(), QLabel()
        self.values, self.side = QLineEdit(), QToolButton()
        self.labels = tuple(QLabel() for _ in range(4))
        self._set_up()
        self._lay_out()
        self._wire()
        self.retranslate()

    def close_box(self) -> None:
        """Listen no more."""
        self._measuring.changed.disconnect(self._show)

    # --- making

    def _set_up(self) -> None:
        self.what.setClearButtonEnabled(True)
        self._menu = QMenu(self.all_kinds)
        self._things, self._drawn = QMenu(self._menu), QMenu(self._menu)
        for button in (self.pick, self.all_kinds, self.side):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for combo in (self.method, self.instrument):
            combo.setMinimumContentsLength(6)
            combo.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        font = self.target.font()
        font.setBold(True)
        self.target.setFont(font)
        self.target.setWordWrap(True)
        self.planned.setWordWrap(True)
        self.planned.setForegroundRole(self.planned.palette().ColorRole.PlaceholderText)
        for label, buddy in zip(
            self.labels, (self.method, self.points, self.what, self.values), strict=True
        ):
            label.setBuddy(buddy)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self.method, self.instrument),
            (self.points, self.pick),
            (self.what, self.all_kinds),
        )
        for place, parts in enumerate(rows):
            row = QHBoxLayout()
            row.setSpacing(4)
            for part in parts:
                share = 0 if isinstance(part, QToolButton) else 5
                row.addWidget(part, share + (part is self.instrument))
            grid.addWidget(self.labels[place], place, 0)
            grid.addLayout(row, place, 1)
        grid.addWidget(self.planned, 3, 1)
        grid.addWidget(self.target, 4, 0, 1, 2)
        last = QHBoxLayout()
        last.setSpacing(4)
        last.addWidget(self.values, 1)
        last.addWidget(self.side)
        grid.addWidget(self.labels[3], 5, 0)
        grid.addLayout(last, 5, 1)
        grid.setColumnStretch(1, 1)

    def _wire(self) -> None:
        self._measuring.changed.connect(self._show)
        self.method.activated.connect(self._method_picked)
        self.instrument.activated.connect(self._instrument_picked)
        self.points.returnPressed.connect(self._points_typed)
        self.pick.clicked.connect(self._pick_on_map)
        self.what.returnPressed.connect(self._names_typed)
        self.what.textEdited.connect(self._show)
        self.all_kinds.clicked.connect(self._open_menu)
        self.values.returnPressed.connect(self._values_typed)
        self.side.clicked.connect(self._turn_side)

    # --- what is done

    def _method_picked(self) -> None:
        self._count(UserAction.PICK)
        method = Method(self.method.currentData())  # Qt keeps the string of a StrEnum
        self._measuring.use_method(method)
        self._take_tool()
        self.method.setFocus()

    def _instrument_picked(self) -> None:
        self._count(UserAction.PICK)
        self._measuring.use_instrument(Instrument(self.instrument.currentData()))

    def _pick_on_map(self) -> None:
        self._count(UserAction.CLICK)
        self._measuring.use_fixed(())
        self._take_tool()

    def _take_tool(self) -> None:
        """Show on the map what is measured; the keys go to the map with it."""
        self._around.use_tool(tool_id(self._measuring.method))

    def _points_typed(self) -> None:
        self._count(UserAction.TYPED)

        def use() -> None:
            names = read_names(self._around.document.scene, self.points.text())
            self._measuring.use_fixed(names)
            self.what.setFocus() if self._measuring.wanted is None else self.values.setFocus()

        self._attempt(use)

    def _all_kinds(self) -> tuple[Kind, ...]:
        """What is drawn comes first: its names are the shorter ones."""
        scene, library = self._around.document.scene, self._around.library
        return (*drawn_kinds(scene, library, target_words), *self._kinds)

    def _open_menu(self) -> None:
        """Opening it is no action of its own: the choice is."""
        self._fill_menu()
        self._menu.popup(self.all_kinds.mapToGlobal(self.all_kinds.rect().bottomLeft()))

    def _kind_picked(self, kind: Kind) -> None:
        self._count(UserAction.PICK)
        self._plan((kind.wanted,))

    def _names_typed(self) -> None:
        text = self.what.text()
        if not text.strip():
            return
        self._count(UserAction.TYPED)
        self._attempt(
            lambda: self._plan(tuple(one.wanted for one in found_kinds(text, self._all_kinds())))
        )

    def _plan(self, wanted: tuple[Maker | Wanted, ...]) -> None:
        self._measuring.plan(*wanted)
        self.what.clear()
        self._show()
        self._take_tool()
        self.values.setFocus()

    def _values_typed(self) -> None:
        text = self.values.text()
        if not text.strip():
            self._count(UserAction.KEY)
            self._measuring.skip()
            return
        self._count(UserAction.TYPED)

        def take() -> None:
            self._measuring.type_values(text, say, target_words)
            self.values.clear()
            if self._measuring.wanted is None:
                self.what.setFocus()

        self._attempt(take, keeps=True)

    def _turn_side(self) -> None:
        self._count(UserAction.CLICK)
        self._measuring.turn_side()

    def _attempt(self, act: Callable[[], None], *, keeps: bool = False) -> None:
        """Do it, and say what is wrong; `keeps`: what it says itself stays said."""
        if not keeps:
            self._around.tell(None)
        try:
            act()
        except Problem as problem:
            self._around.tell(problem)

    def _count(self, action: UserAction) -> None:
        self._around.count.count(action)

    # --- what is shown

    def _show_plan(self) -> None:
        """What Enter would add while names are typed, else what comes later."""
        try:
            typed = found_kinds(self.what.text(), self._all_kinds())
        except Problem:
            typed = ()
        names = [self._name(one) for one in self._measuring.planned]
        text = self.tr("Then: {names}").format(names=" · ".join(names))
        if typed:
            names = [one.name for one in typed]
            text = self.tr("Enter adds: {names}").format(names=" · ".join(names))
        self.planned.setText(text)
        self.planned.setVisible(bool(names))

    def _show(self, _: object = None) -> None:
        measuring = self._measuring
        for combo, value in (
            (self.method, measuring.method),
            (self.instrument, measuring.instrument),
        ):
            combo.setCurrentIndex(combo.findData(value.value))
        if not self.points.hasFocus() or not self.points.isModified():
            self.points.setText(" ".join(measuring.fixed))
        wanted = measuring.wanted
        if wanted is None:
            self.target.setText(self.tr("Choose above what was measured"))
        elif not measuring.has_base:
            self.target.setText(self.tr("Choose two fixed points first"))
        else:
            self.target.setText(self._target_line(target_words(wanted.target)))
        self._show_plan()
        self._show_values()

    def _target_line(self, target: str) -> str:
        """What is measured, what that is, and what was typed of its row so far."""
        typed = " ".join(metres_text(value) for value in self._measuring.values)
        what = self._what_it_is()
        head = f"{target} ({what})" if what else target
        return f"{head}: {typed} …" if typed else head

    def _what_it_is(self) -> str:
        wanted, scene = self._measuring.wanted, self._around.document.scene
        if wanted is None:
            return ""
        read = read_target(scene, wanted.target)
        if isinstance(read, VertexOf):
            kind = scene.marks[read.mark].kind
            return say(MARKS.get(kind, kind))
        return "" if wanted.makes is None or read is not None else self._name(wanted.makes)

    def _show_values(self) -> None:
        measuring = self._measuring
        names = measuring.fixed
        if measuring.method is Method.TRIANGULATION:
            shown = "  ".join(names) or "F1  F2"
            hint = self.tr("{points} (m)").format(points=shown)
        elif measuring.method is Method.BASELINE:
            hint = self.tr("along  off (m)")
        else:
            hint = self.tr("distance (m)  angle (°)")
        self.values.setPlaceholderText(hint)
        self.values.setToolTip(
            self.tr(
                "Values of one point, then Enter: 12.35 8.40. A last L or R says the side; "
                "Enter on an empty line goes on to the next point"
            )
        )
        left = measuring.side is TO_THE_LEFT
        self.side.setText(self.tr("Left") if left else self.tr("Right"))
        self.side.setVisible(measuring.method is not Method.POLAR)
        self.side.setEnabled(measuring.has_base)

    def _name(self, wanted: Maker | Wanted) -> str:
        if isinstance(wanted, Wanted):
            return target_words(wanted.target)
        library, language = self._around.library, self._around.language()
        if isinstance(wanted, NewMark):
            return say(MARKS.get(wanted.kind, wanted.kind))
        symbol = library[wanted.symbol]
        return symbol.zh if language.value.startswith("zh") else symbol.en

    # --- language and colours

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write all words again."""
        words = (
            self.tr("Me&thod"),
            self.tr("Fi&xed points"),
            self.tr("Meas&ured"),
            self.tr("Va&lues"),
        )
        for label, text in zip(self.labels, words, strict=True):
            label.setText(text)
        self._fill_choices()
        self.method.setAccessibleName(self.tr("Method of measuring"))
        self.instrument.setAccessibleName(self.tr("Instrument"))
        self.instrument.setToolTip(
            self.tr("What lengths are measured with: it says how sure they are")
        )
        self.points.setPlaceholderText("F1 F2")
        self.points.setToolTip(self.tr("Names of the fixed points in the order of the values"))
        self._paint_icons()
        self.pick.setToolTip(self.tr("Choose fixed points on the map"))
        self.pick.setAccessibleName(self.tr("Choose fixed points on the map"))
        self.what.setPlaceholderText(self.tr("car, motorcycle, skid mark…"))
        self.all_kinds.setToolTip(self.tr("Everything that can be measured"))
        self.all_kinds.setAccessibleName(self.tr("Everything that can be measured"))
        self.what.setAccessibleName(self.tr("What is measured"))
        self.what.setToolTip(
            self.tr("Choose, or type several names and Enter; they are measured in this order")
        )
        self.side.setToolTip(self.tr("The side of the base line on which it lies: press to change"))
        self.side.setAccessibleName(self.tr("Side of the base line"))
        self._show()

    def _paint_icons(self) -> None:
        self.pick.setIcon(icon("survey_fixed"))
        self.all_kinds.setIcon(icon("list_open"))

    def _fill_choices(self) -> None:
        for combo, table, members in (
            (self.method, METHODS, MEASURED_METHODS),
            (self.instrument, INSTRUMENTS, tuple(Instrument)),
        ):
            combo.clear()
            for member in members:
                name = say(table[member.value])
                if isinstance(member, Instrument):
                    name = f"{name} ±{SIGMA_M[member] * 100:g} cm"
                combo.addItem(name, member.value)
        self._kinds = kinds_of(
            self._around.library,
            self._around.language(),
            load_short_names(),
            {kind: say(name) for kind, name in MARKS.items()},
        )
        self._things.setTitle(self.tr("Things at the scene"))
        self._drawn.setTitle(self.tr("Contact point and what is drawn"))

    def _fill_menu(self) -> None:
        menu = self._menu
        submenus = {NewObject: self._things, Wanted: self._drawn}
        for one in (menu, *submenus.values()):
            one.clear()
        last: type | None = None
        for kind in (*self._kinds, *self._all_kinds()[: -len(self._kinds)]):
            sort = type(kind.wanted)
            if sort not in submenus and last not in (None, sort):
                menu.addSeparator()
            here = submenus.get(sort, menu)
            here.addAction(kind.name, lambda kind=kind: self._kind_picked(kind))
            last = sort
        for one in submenus.values():
            menu.addMenu(one)
