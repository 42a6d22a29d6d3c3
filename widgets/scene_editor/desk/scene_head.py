"""Above the panels of a scene: which case it is, where, how far it is kept, sealing and closing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.editor.elided_label import ElidedLabel
from widgets.parts.fonts import emphasised


class SceneHead(QWidget):
    """Shows what it is told."""

    seal_wanted = Signal()
    correct_wanted = Signal()
    print_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case, self.place = ElidedLabel(), ElidedLabel()
        self.case.setFont(emphasised(self.font()))
        self.status = QLabel()
        self.status.setWordWrap(True)
        self.print, self.history = QPushButton(), QPushButton()
        self.seal, self.correct = QPushButton(), QPushButton()
        self.print.clicked.connect(self.print_wanted)
        self.history.clicked.connect(self.history_wanted)
        self.seal.clicked.connect(self.seal_wanted)
        self.correct.clicked.connect(self.correct_wanted)
        self._case_no, self._place, self._sealed = "", "", ""
        self._is_correcting = self._may_seal = False
        first = QHBoxLayout()
        first.addWidget(self.case, 1)
        first.addWidget(self.history)
        first.addWidget(self.print)
        first.addWidget(self.seal)
        first.addWidget(self.correct)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 2)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self.place)
        column.addWidget(self.status)
        self.retranslate()

    def show_scene(self, case_no: str, place: str) -> None:
        """Which scene it is."""
        if (case_no, place) != (self._case_no, self._place):
            self._case_no, self._place = case_no, place
            self.retranslate()

    def show_seal(self, sealed: str, *, is_correcting: bool, may_seal: bool) -> None:
        """`sealed` says when and by whom it was sealed; "" for a draft."""
        self._sealed, self._is_correcting = sealed, is_correcting
        self._may_seal = may_seal
        self.seal.setVisible(not sealed)
        self.seal.setEnabled(may_seal)
        self.correct.setVisible(bool(sealed))
        self.retranslate()

    def retranslate(self) -> None:
        """Write all words again."""
        self.case.setText(self.tr("Case {number}").format(number=self._case_no))
        self.place.setText(self._place or self.tr("Place not known"))
        self.status.setText(self._sealed)
        self.status.setVisible(bool(self._sealed))
        self.print.setText(self.tr("Pri&nt…"))
        self.print.setToolTip(self.tr("The form with the drawing to scale: paper, PDF, DXF, SVG"))
        self.history.setText(self.tr("Histor&y…"))
        self.history.setToolTip(
            self.tr("Who changed this scene, when and how; what it looked like")
        )
        self.seal.setText(self.tr("Finish and se&al…"))
        hint = self.tr(
            "The drawing is finished: from then on it can only be corrected, with a reason"
        )
        why_not = self.tr("Only what is stored can be sealed: draw something, or wait a moment")
        self.seal.setToolTip(hint if self._may_seal else f"{hint}\n{why_not}")
        done, begin = self.tr("St&ore correction…"), self.tr("C&orrect…")
        self.correct.setText(done if self._is_correcting else begin)
        self.correct.setToolTip(
            self.tr("What was sealed stays; the correction lies over it with author and reason")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
