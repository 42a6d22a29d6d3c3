"""How the chosen photo is calibrated, how well it fits, which way it is turned."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from app.underlays.adding import export_world_file
from app.underlays.board import CalibrateBy
from app.underlays.underlay import Underlay
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from widgets.street_editor.around import EditorAround
from widgets.street_editor.photos.underlay_words import KINDS, WAYS, fit_words, said
from widgets.street_editor.tool_words import say
from widgets.street_editor.tools.calibrate import CALIBRATE

LEAST_TOLD_M = 0.005


class CalibrationBox(QGroupBox):
    """Part of the panel of photos."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around, self._board = around, around.underlays
        self.ways, self.ways_label = QComboBox(), QLabel()
        self.kinds, self.kinds_label = QComboBox(), QLabel()
        self.calibrate, self.fit = QPushButton(), QLabel()
        self.turn, self.turn_label = QDoubleSpinBox(), QLabel()
        self.north, self.world = QPushButton(), QPushButton()
        self._set_up()
        self._lay_out()
        self.retranslate()

    def _set_up(self) -> None:
        self.turn.setRange(0.0, 359.9)
        self.turn.setDecimals(1)
        self.turn.setWrapping(True)
        self.turn.setKeyboardTracking(False)
        self.turn.valueChanged.connect(lambda value: self._turn(value, UserAction.TYPED))
        self.north.clicked.connect(lambda: self._turn(0.0, UserAction.CLICK))
        self.ways.activated.connect(self._choose_way)
        self.kinds.activated.connect(self._choose_kind)
        self.calibrate.clicked.connect(self._calibrate)
        self.world.clicked.connect(self._export)
        self.fit.setWordWrap(True)
        for label, part in (
            (self.ways_label, self.ways),
            (self.kinds_label, self.kinds),
            (self.turn_label, self.turn),
        ):
            label.setBuddy(part)
        for box in (self.ways, self.kinds):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)

    def _lay_out(self) -> None:
        turning = QHBoxLayout()
        turning.addWidget(self.turn, 1)
        turning.addWidget(self.north)
        rows = QFormLayout(self)
        rows.addRow(self.ways_label, self.ways)
        rows.addRow(self.kinds_label, self.kinds)
        rows.addRow(self.calibrate)
        rows.addRow(self.fit)
        rows.addRow(self.turn_label, turning)
        rows.addRow(self.world)

    # --- what is shown

    def show_board(self) -> None:
        """Show what the board holds now."""
        board, current = self._board, self._board.current
        moves = current is not None and not current.locked
        before = None if current is None else board.in_store(board.tried or current)
        self.calibrate.setEnabled(moves)
        for part in (self.turn, self.north):
            part.setEnabled(moves and before is not None)
        if before is not None and current is not None:
            middle = (current.width / 2, current.height / 2)
            with QSignalBlocker(self.turn):
                self.turn.setValue(round(before.up_bearing_deg(middle), 1) % 360)
        self.ways.setCurrentIndex(list(WAYS).index(board.by))
        self.kinds.setCurrentIndex(list(KINDS).index(board.kind))
        self.kinds.setEnabled(board.by is CalibrateBy.POINTS)
        words = fit_words(board.fit) or self._kept_words(current)
        self.fit.setText(words)
        self.fit.setVisible(bool(words))
        self.world.setEnabled(current is not None and current.placed)

    def _kept_words(self, current: Underlay | None) -> str:
        if current is None or current.rms_m is None:
            return ""
        return self.tr("Calibrated; root mean square {rms} m.").format(rms=f"{current.rms_m:.2f}")

    # --- what is done

    def _turn(self, bearing_deg: float, action: UserAction) -> None:
        current = self._board.current
        if current is not None:
            self._around.count.count(action)
            name = say("Turn picture {name}").format(name=current.name)
            self._board.turn(current.id, bearing_deg, name)

    def _choose_way(self, place: int) -> None:
        self._around.count.count(UserAction.PICK)
        self._board.calibrate_by(list(WAYS)[place])
        self._around.use_tool(CALIBRATE)

    def _choose_kind(self, place: int) -> None:
        self._around.count.count(UserAction.PICK)
        self._board.fit_by(list(KINDS)[place])

    def _calibrate(self) -> None:
        self._around.count.count(UserAction.CLICK)
        self._around.use_tool(CALIBRATE)

    def _export(self) -> None:
        current = self._board.current
        if current is None:
            return
        self._around.count.count(UserAction.CLICK)
        try:
            made = export_world_file(current)
        except Problem as problem:
            self._around.tell(problem)
            return
        self._around.tell(None)
        words = self.tr("The world file lies beside the picture.")
        if made.error_m >= LEAST_TOLD_M:
            words = self.tr(
                "The world file lies beside the picture; it cannot hold perspective and is off "
                "by up to {error} m."
            ).format(error=f"{made.error_m:.2f}")
        self.fit.setText(words)
        self.fit.setVisible(True)

    # --- words

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Write all words again."""
        self.setTitle(self.tr("Calibration"))
        self.ways_label.setText(self.tr("&How"))
        self.kinds_label.setText(self.tr("&Fit"))
        self.calibrate.setText(self.tr("&Calibrate"))
        self.turn_label.setText(self.tr("&Top points to"))
        self.turn.setSuffix(self.tr("°"))
        self.turn.setToolTip(self.tr("Bearing of the picture's top, clockwise from grid north"))
        self.north.setText(self.tr("&North up"))
        self.world.setText(self.tr("Export &world file"))
        self.world.setToolTip(self.tr("Writes the position beside the picture for other programs"))
        for box, entries in ((self.ways, WAYS), (self.kinds, KINDS)):
            with QSignalBlocker(box):
                box.clear()
                box.addItems([said(words) for words in entries.values()])
        self.show_board()
