"""The calculators: one at a time, fed from the drawing, the answer below with range and source."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.messages import explain
from app.messages import say as sentence
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from gis.scenes.scene import SceneText
from widgets.parts.flow_layout import FlowLayout
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.estimates.calculator import Answer, Calculator, QuietCombo
from widgets.scene_editor.estimates.estimate_words import (
    COMBINED,
    MOMENTUM,
    SKID,
    YAW,
    say,
    speed_words,
)
from widgets.scene_editor.estimates.mark_calculators import (
    CombinedCalculator,
    SkidCalculator,
    YawCalculator,
)
from widgets.scene_editor.estimates.momentum_calculator import MomentumCalculator

KIND = QT_TRANSLATE_NOOP("SceneEstimates", "Calculator")
ADD = QT_TRANSLATE_NOOP("SceneEstimates", "Add to combined")
ADD_HINT = QT_TRANSLATE_NOOP("SceneEstimates", "Take this speed into the combined speed")
COPY = QT_TRANSLATE_NOOP("SceneEstimates", "Copy")
WRITE = QT_TRANSLATE_NOOP("SceneEstimates", "Write on drawing")
WRITE_HINT = QT_TRANSLATE_NOOP(
    "SceneEstimates", "Writes the estimate beside its mark; it stays marked as an estimate"
)
ONLY = QT_TRANSLATE_NOOP(
    "SceneEstimates", "Estimates from usual values; no measurement and no finding."
)
FRICTION_FROM = QT_TRANSLATE_NOOP("SceneEstimates", "Friction: {source}")
NAMES = (SKID, YAW, COMBINED, MOMENTUM)
_LARGER = 1.25


class EstimatesPanel(QWidget):
    """Follows the document."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.kind = QuietCombo()
        self.kind_label = QLabel()
        self.combined = CombinedCalculator()
        self.calculators: tuple[Calculator, ...] = (
            SkidCalculator(),
            YawCalculator(),
            self.combined,
            MomentumCalculator(),
        )
        self.stack = QStackedWidget()
        self.result, self.doubts, self.source, self.only = (QLabel() for _ in range(4))
        self.adder, self.copier, self.writer = QPushButton(), QPushButton(), QPushButton()
        self._answer: Answer | None = None
        self._is_stale = True
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        for calculator in self.calculators:
            self.stack.addWidget(calculator.form)
            self.kind.addItem("")
        font = self.result.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        self.result.setFont(font)
        for label in (self.result, self.doubts, self.source, self.only):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.kind_label.setBuddy(self.kind)
        top = QHBoxLayout()
        top.addWidget(self.kind_label)
        top.addWidget(self.kind, 1)
        buttons = FlowLayout()
        for button in (self.adder, self.copier, self.writer):
            buttons.addWidget(button)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(top)
        column.addWidget(self.stack)
        column.addWidget(self.result)
        column.addWidget(self.doubts)
        column.addLayout(buttons)
        column.addWidget(self.source)
        column.addWidget(self.only)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _connect(self) -> None:
        self._around.document.changed.connect(self._changed)
        self._around.document.read_only_changed.connect(self._changed)
        self.kind.activated.connect(self._kind_picked)
        for calculator in self.calculators:
            calculator.form.typed.connect(lambda: self._used(UserAction.TYPED))
            calculator.form.picked.connect(lambda: self._used(UserAction.PICK))
        self.adder.clicked.connect(self._add)
        self.copier.clicked.connect(self._copy)
        self.writer.clicked.connect(self._write)

    def close_panel(self) -> None:
        """Hear no more of the document."""
        self._around.document.changed.disconnect(self._changed)
        self._around.document.read_only_changed.disconnect(self._changed)

    # --- showing

    @property
    def calculator(self) -> Calculator:
        """The one that is shown."""
        return self.calculators[self.stack.currentIndex()]

    def show_calculator(self, place: int) -> None:
        """Show one of the calculators."""
        self.kind.setCurrentIndex(place)
        self.stack.setCurrentIndex(place)
        self._fit_stack()
        self._calculate()

    def _fit_stack(self) -> None:
        """Only the shown calculator asks for room."""
        for calculator in self.calculators:
            is_shown = calculator is self.calculator
            policy = QSizePolicy.Policy.Preferred if is_shown else QSizePolicy.Policy.Ignored
            calculator.form.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.stack.adjustSize()

    def _changed(self, told: object) -> None:
        """Something is drawn otherwise: reckoned at once, or when somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks."""
        super().showEvent(event)
        if self._is_stale:
            self._follow()

    def _follow(self) -> None:
        self._is_stale = False
        for calculator in self.calculators:
            calculator.fill(self._around.document.scene)
        self._calculate()

    def _calculate(self) -> None:
        language = self._around.language()
        self._answer = None
        try:
            self._answer = self.calculator.answer()
        except Problem as problem:
            self._say("", ["⚠ " + explain(problem, language)])
        else:
            lines = [self._line(name, speed_words(speed)) for name, speed in self._answer.speeds]
            doubts = [*self._answer.doubts]
            if any(speed.high - speed.low > speed.likely for _, speed in self._answer.speeds):
                doubts.append(Problem("ESTIMATE_WIDE"))
            self._say("\n".join(lines), ["⚠ " + explain(doubt, language) for doubt in doubts])
        sources = [sentence(self.calculator.source_code, language)]
        sources += [say(FRICTION_FROM, source=one) for one in self.calculator.value_sources()]
        self.source.setText("\n".join(sources))
        has_one = self._answer is not None and len(self._answer.speeds) == 1
        self.adder.setEnabled(has_one and self.calculator is not self.combined)
        self.copier.setEnabled(self._answer is not None)
        placed = self._answer is not None and self._answer.at is not None
        self.writer.setEnabled(placed and self._around.document.read_only is None)

    def _say(self, result: str, doubts: list[str]) -> None:
        for label, words in ((self.result, result), (self.doubts, "\n".join(doubts))):
            label.setText(words)
            label.setVisible(bool(words))

    @staticmethod
    def _line(name: str, words: str) -> str:
        return f"{name}  {words}" if name else words

    # --- deciding

    def _kind_picked(self, place: int) -> None:
        self._around.count.count(UserAction.PICK)
        self.show_calculator(place)

    def _used(self, action: UserAction) -> None:
        self._around.count.count(action)
        self._calculate()

    def _add(self) -> None:
        if self._answer is not None:
            self._around.count.count(UserAction.CLICK)
            self.combined.add(self._answer.speeds[0][1])
            self.show_calculator(self.calculators.index(self.combined))

    def _copy(self) -> None:
        self._around.count.count(UserAction.CLICK)
        parts = (
            say(NAMES[self.stack.currentIndex()]),
            self.result.text(),
            self.doubts.text(),
            self.source.text(),
            self.only.text(),
        )
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def _write(self) -> None:
        """The estimate as a text beside what it comes from."""
        answer = self._answer
        if answer is None or answer.at is None:
            return
        self._around.count.count(UserAction.CLICK)
        scene = self._around.document.scene
        said = "\n".join(self._line(name, speed_words(speed)) for name, speed in answer.speeds)
        text = SceneText(at=answer.at, text=said)
        try:
            self._around.document.run(replace(scene, texts=(*scene.texts, text)), say(WRITE))
        except Problem as problem:
            self._around.tell(problem)

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        language = self._around.language()
        self.kind_label.setText(say(KIND))
        self.kind.setAccessibleName(say(KIND))
        for place, name in enumerate(NAMES):
            self.kind.setItemText(place, say(name))
        for calculator in self.calculators:
            calculator.retranslate(language)
        for button, words, hint in (
            (self.adder, ADD, ADD_HINT),
            (self.copier, COPY, COPY),
            (self.writer, WRITE, WRITE_HINT),
        ):
            button.setText(say(words))
            button.setToolTip(say(hint))
        self.only.setText(say(ONLY))
        self._fit_stack()
        self._follow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
