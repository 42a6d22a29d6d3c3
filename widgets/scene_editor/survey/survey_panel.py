"""The panel of measurements: what is typed next, the table, its warnings, the fixed points."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QHideEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.messages import explain
from app.messages import say as sentence
from app.scenes.scene_document import SceneChange
from gis.drafting.typed import read_number
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.scenes.measured import part_of, read_target
from gis.scenes.parts import ScenePart
from gis.scenes.scene import Scene
from gis.scenes.survey.measurements import FixedPoint
from gis.scenes.surveyed import SurveyedRow, SurveyTable
from gis.scenes.table_edits import (
    with_point_at,
    with_point_named,
    with_point_note,
    with_row_at,
    without_point,
    without_rows,
)
from widgets.parts.icons import icon
from widgets.parts.records_table import PaddedCells
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.survey.cell_texts import edited
from widgets.scene_editor.survey.entry_box import EntryBox
from widgets.scene_editor.survey.points_model import PointField, PointsModel
from widgets.scene_editor.survey.rows_model import Field, RowsModel
from widgets.scene_editor.survey.survey_file_flow import AskFile, SurveyFileFlow, ask_file
from widgets.scene_editor.survey.survey_map import ellipse_shapes, row_shapes
from widgets.scene_editor.survey.survey_words import target_words

BUTTON_ICON = QSize(18, 18)
ELLIPSES, LINES = "survey ellipses", "survey row"
"""Owners of shapes over the map."""


class SurveyPanel(QWidget):
    """Follows the document; every edit of a cell is one entry of its undo list."""

    def __init__(
        self, around: SceneAround, parent: QWidget | None = None, *, ask: AskFile = ask_file
    ) -> None:
        super().__init__(parent)
        self._around = around
        self.files = SurveyFileFlow(around, self, ask)
        self.entry = EntryBox(around)
        self.rows, self.points = (
            RowsModel(self._edit_row, self),
            PointsModel(self._edit_point, self),
        )
        self.table, self.points_table = QTableView(), QTableView()
        self.pages = QTabWidget()
        self.details, self.empty = QLabel(), QLabel()
        self.ellipses = QCheckBox()
        self.delete_action = QAction(self)
        self.file_action = QAction(self)
        self._told: tuple[SurveyedRow, ...] = ()
        self._survey = SurveyTable(around.library)
        self._set_up()
        self._lay_out()
        self._wire()
        self.retranslate()

    def close_panel(self) -> None:
        """Listen no more; take what it showed off the map."""
        self._around.document.changed.disconnect(self._changed)
        self._around.document.previewed.disconnect(self._previewed)
        self._around.document.chosen_changed.disconnect(self._part_chosen)
        self.entry.close_box()
        for owner in (ELLIPSES, LINES):
            self._around.canvas.show_overlay(owner, ())

    # --- making

    def _set_up(self) -> None:
        for view, model in ((self.table, self.rows), (self.points_table, self.points)):
            view.setModel(model)
            view.setItemDelegate(PaddedCells(view))
            view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            view.setAlternatingRowColors(True)
            view.setShowGrid(False)
            view.setWordWrap(False)
            view.setTabKeyNavigation(False)
            view.setEditTriggers(
                QAbstractItemView.EditTrigger.DoubleClicked
                | QAbstractItemView.EditTrigger.EditKeyPressed
                | QAbstractItemView.EditTrigger.AnyKeyPressed
            )
            view.verticalHeader().hide()
            view.verticalHeader().setDefaultSectionSize(int(self.fontMetrics().height() * 1.5))
            header = view.horizontalHeader()
            header.setHighlightSections(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.ellipses.setChecked(True)
        self.details.setWordWrap(True)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.empty.setMargin(12)
        self.delete_action.setShortcut(QKeySequence("Delete"))
        self.delete_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.pages.addAction(self.delete_action)

    def _lay_out(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.empty, 1)
        inner.addWidget(self.details)
        self.pages.setDocumentMode(True)
        self.pages.addTab(page, "")
        self.pages.addTab(self.points_table, "")
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for action in (self.file_action, self.delete_action):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            button.setIconSize(BUTTON_ICON)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if action is self.file_action:
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.ellipses)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.entry)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)

    def _wire(self) -> None:
        self._around.document.changed.connect(self._changed)
        self._around.document.previewed.connect(self._previewed)
        self._around.document.chosen_changed.connect(self._part_chosen)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.rows.modelReset.connect(self._show_details)
        self.delete_action.triggered.connect(self._delete)
        self.file_action.triggered.connect(self.files.begin)
        self.ellipses.clicked.connect(self._ellipses_clicked)
        self.pages.currentChanged.connect(self._show_details)

    # --- what is shown

    def _changed(self, change: SceneChange) -> None:
        self.reload(follow_last=len(change.after.measurements) > len(change.before.measurements))

    def _previewed(self, scene: Scene | None) -> None:
        """Values and ellipses follow what is dragged."""
        if self.isVisible():
            self._show_scene(self._around.document.scene if scene is None else scene)

    def reload(self, *, follow_last: bool = False) -> None:
        """Read the document again; `follow_last`: the row that came is shown."""
        self._show_scene(self._around.document.scene)
        if follow_last and self._told:
            index = self.rows.index(len(self._told) - 1, 0)
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
        self._show_details()

    def _show_scene(self, scene: Scene) -> None:
        self._told = self._survey.of(scene)
        self.rows.set_rows(self._told)
        self.points.set_points([kept.point for kept in scene.fixed_points])
        self.table.setVisible(bool(self._told))
        self.empty.setVisible(not self._told)
        warned = sum(one.is_off for one in self._told)
        title = self.tr("Table ({count})").format(count=len(self._told))
        self.pages.setTabText(0, f"⚠ {title}" if warned else title)
        self.pages.setTabText(
            1, self.tr("Fixed points ({count})").format(count=len(scene.fixed_points))
        )
        self._show_on_map(scene)

    def _show_on_map(self, scene: Scene) -> None:
        canvas = self._around.canvas
        on = self.ellipses.isChecked()
        canvas.show_overlay(ELLIPSES, ellipse_shapes(self._told) if on else ())
        told = self._current() if self.isVisible() else None
        canvas.show_overlay(LINES, [] if told is None else row_shapes(scene, told))

    def _current(self) -> SurveyedRow | None:
        place = self.table.currentIndex().row()
        return self._told[place] if 0 <= place < len(self._told) else None

    def _row_chosen(self, now: QModelIndex, before: QModelIndex) -> None:
        self._show_details()
        self._show_on_map(self._around.document.scene)

    def _part_chosen(self, parts: tuple[ScenePart, ...]) -> None:
        """What is chosen on the map has its rows selected."""
        scene = self._around.document.scene
        if not parts or not self.isVisible():
            return
        for place, told in enumerate(self._told):
            read = None if told.row is None else read_target(scene, told.row.target)
            if read is not None and part_of(read) in parts:
                self.table.setCurrentIndex(self.rows.index(place, 0))
                return

    def _show_details(self) -> None:
        told = self._current()
        lines = [] if told is None else self._lines(told)
        self.details.setText("\n".join(lines))
        self.details.setVisible(bool(lines))
        on_points = self.pages.currentIndex() == 1
        self.delete_action.setEnabled(bool(self.points.points if on_points else self._told))

    def _lines(self, told: SurveyedRow) -> list[str]:
        """What there is to say of a row, the sentences of its warnings in full."""
        language, target = self._around.language(), told.target
        if told.row is None or target is None:
            return ["⚠ " + self.tr("This row of the file cannot be computed with.")]
        if target.problem is not None:
            return [f"⚠ {explain(target.problem, language)}"]
        found = [f"⚠ {sentence(one.value, language)}" for one in target.warnings]
        if target.at is None:
            found.append(self.tr("Not drawn yet: it needs one more of its points."))
        return found

    # --- what is done

    def _ellipses_clicked(self) -> None:
        self._count(UserAction.CLICK)
        self._show_on_map(self._around.document.scene)

    def _edit_row(self, told: SurveyedRow, field: Field, text: str) -> bool:
        row = told.row
        if row is None:
            return False

        library = self._around.library

        def after(scene: Scene) -> Scene:
            return with_row_at(scene, told.place, edited(scene, library, row, field, text))

        name = self.tr("Change measurement of {target}").format(target=target_words(row.target))
        return self._run(after, name)

    def _edit_point(self, point: FixedPoint, field: PointField, text: str) -> bool:
        def after(scene: Scene) -> Scene:
            if field is PointField.NAME:
                return with_point_named(scene, point.id, text)
            if field is PointField.NOTE:
                return with_point_note(scene, point.id, text)
            value = read_number(text)
            east, north = point.at
            at = (value, north) if field is PointField.EAST else (east, value)
            return with_point_at(scene, point.id, at)

        return self._run(after, self.tr("Change fixed point {point}").format(point=point.id))

    def _run(self, after: Callable[[Scene], Scene], name: str) -> bool:
        self._count(UserAction.TYPED)
        document = self._around.document
        try:
            document.run(after(document.scene), name)
        except Problem as problem:
            self._around.tell(problem)
            return False
        self._around.tell(None)
        return True

    def _delete(self) -> None:
        """The rows or fixed points that are selected."""
        on_points = self.pages.currentIndex() == 1
        view = self.points_table if on_points else self.table
        places = {index.row() for index in view.selectionModel().selectedRows()}
        document = self._around.document
        scene = document.scene
        if not places:
            return
        self._count(UserAction.KEY)
        try:
            if on_points:
                for point in [self.points.points[place] for place in places]:
                    scene = without_point(scene, point.id)
                document.run(scene, self.tr("Delete fixed points"))
            else:
                chosen = {self._told[place].place for place in places}
                document.run(without_rows(scene, chosen), self.tr("Delete measurements"))
        except Problem as problem:
            self._around.tell(problem)
            return
        self._around.tell(None)

    def _count(self, action: UserAction) -> None:
        self._around.count.count(action)

    # --- sight, language and colours

    def showEvent(self, event: QShowEvent) -> None:
        """What is shown on the map belongs to the panel in sight."""
        super().showEvent(event)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        """The lines of a row go with the panel; the ellipses stay."""
        super().hideEvent(event)
        self._around.canvas.show_overlay(LINES, ())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and colours."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._paint_icons()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write all words again."""
        self.table.setAccessibleName(self.tr("Measurements"))
        self.points_table.setAccessibleName(self.tr("Fixed points"))
        self.ellipses.setText(self.tr("Erro&r ellipses"))
        self.ellipses.setToolTip(
            self.tr("On the map: the standard error ellipse of every measured point, in true size")
        )
        self.delete_action.setText(self.tr("Delete rows"))
        self.delete_action.setToolTip(self.tr("Delete the selected rows (Delete)"))
        self.file_action.setText(self.tr("Total station…"))
        self.file_action.setToolTip(self.tr("Read a total station's file (CSV)"))
        self.empty.setText(
            self.tr(
                "Nothing measured yet. Choose two fixed points on the map, say what was measured, "
                "then type the values of one point after another. A file of a total station is "
                "read with the button below."
            )
        )
        self.rows.retranslate()
        self.points.retranslate()
        self._paint_icons()
        self.reload()

    def _paint_icons(self) -> None:
        self.delete_action.setIcon(icon("layer_remove"))
        self.file_action.setIcon(icon("survey_file"))
