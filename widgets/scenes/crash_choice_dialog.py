"""Asks which crash a scene was drawn of."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QVBoxLayout, QWidget

from app.scene_import.matching import CrashMatch, MatchBy, SceneMatch
from app.scenes.scene_list import ListedScene
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.records_table import Column, RecordsView
from widgets.parts.words import moment_text
from widgets.scenes.scene_words import place_words, time_words

CONTEXT = "SceneWords"
SIZE_EM = (60, 15)
MINUTES_OF_HOUR = 60
BY = {
    MatchBy.CASE: QT_TRANSLATE_NOOP("SceneWords", "case number"),
    MatchBy.LIKE_CASE: QT_TRANSLATE_NOOP("SceneWords", "case number, written otherwise"),
    MatchBy.PLACE_AND_TIME: QT_TRANSLATE_NOOP("SceneWords", "place and time"),
}


def _say(source: str) -> str:
    return QCoreApplication.translate(CONTEXT, source)


def away_words(match: CrashMatch) -> str:
    """How far the record's point lies from the drawing."""
    if match.away_m is None:
        return _say(QT_TRANSLATE_NOOP("SceneWords", "no point"))
    return f"{match.away_m:.0f} m"


def later_words(match: CrashMatch) -> str:
    """How the record's time differs from the scene's."""
    minutes = round(match.minutes_later or 0.0)
    if match.minutes_later is None:
        return ""
    if abs(minutes) < MINUTES_OF_HOUR:
        told = _say(QT_TRANSLATE_NOOP("SceneWords", "{minutes} min"))
        return told.format(minutes=f"{minutes:+d}" if minutes else "0")
    told = _say(QT_TRANSLATE_NOOP("SceneWords", "{hours} h"))
    return told.format(hours=f"{minutes / MINUTES_OF_HOUR:+.1f}")


def drawn_words(match: CrashMatch) -> str:
    """What it was found by, and whether another scene is drawn of it already."""
    if not match.drawn_case:
        return _say(BY[match.by])
    told = _say(QT_TRANSLATE_NOOP("SceneWords", "{found}; drawn already: {case}"))
    return told.format(found=_say(BY[match.by]), case=match.drawn_case)


COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Case"),
        text=lambda match: match.case_no or "—",
        order=lambda match: match.case_no,
        width_em=8,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Time"),
        text=lambda match: moment_text(match.occurred_at),
        order=lambda match: match.occurred_at.timestamp(),
        width_em=9,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Differs by"),
        hint=QT_TRANSLATE_NOOP("Columns", "How much later than the scene the record says"),
        text=later_words,
        order=lambda match: abs(match.minutes_later or 0.0),
        number=True,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Away"),
        hint=QT_TRANSLATE_NOOP("Columns", "From the drawing to the record's point"),
        text=away_words,
        order=lambda match: -1.0 if match.away_m is None else match.away_m,
        number=True,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Class"),
        text=lambda match: "" if match.severity is None else match.severity.value,
        order=lambda match: "" if match.severity is None else match.severity.value,
        width_em=3,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Place"),
        text=lambda match: match.place,
        order=lambda match: match.place,
        width_em=10,
        stretch=True,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Found by"),
        text=drawn_words,
        order=drawn_words,
        width_em=10,
        stretch=True,
    ),
)


class CrashChoiceDialog(QDialog):
    """The scene above, its candidates below; one is confirmed, or none of them."""

    confirmed = Signal(object)
    """The `CrashMatch` that it is; None: none of them."""

    def __init__(
        self,
        scene: ListedScene,
        match: SceneMatch,
        *,
        more: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scene, self._match, self._more = scene, match, more
        self.said, self.hint = QLabel(), QLabel()
        for label in (self.said, self.hint):
            label.setWordWrap(True)
        self.table = RecordsView(COLUMNS)
        self.table.setSelectionMode(RecordsView.SelectionMode.SingleSelection)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.link, self.none = QPushButton(), QPushButton()
        self.buttons.addButton(self.link, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.none, QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        column.addWidget(self.said)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        column.addWidget(self.buttons)
        self.table.show_records(match.found)
        self._connect()
        self._retranslate()
        press_only_when_meant(self.buttons)
        open_size(self, *SIZE_EM)
        self._begin()

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._show_choice())
        self.table.record_opened.connect(lambda _: self._confirm())
        self.link.clicked.connect(self._confirm)
        self.none.clicked.connect(self._confirm_none)
        self.buttons.rejected.connect(self.reject)

    def _begin(self) -> None:
        """The linked one is chosen, or the certain one; where it is unsure nothing is."""
        certain = self._match.certain
        wanted = self._scene.crash_uid or (None if certain is None else certain.crash_uid)
        self.table.select_where(lambda match: match.crash_uid == wanted)
        self.table.setVisible(bool(self._match.found))
        self.table.setFocus()
        self._show_choice()

    @property
    def chosen(self) -> CrashMatch | None:
        """The candidate that is chosen in the table."""
        rows = self.table.selectionModel().selectedRows()
        found = self.table.shown_records()
        return found[rows[0].row()] if rows and rows[0].row() < len(found) else None

    def _show_choice(self) -> None:
        same = self.chosen is not None and self.chosen.crash_uid == self._scene.crash_uid
        self.link.setEnabled(self.chosen is not None and not same)
        self.none.setEnabled(self._scene.crash_uid is not None and not self._is_by_case)
        self._say_hint()

    @property
    def _is_by_case(self) -> bool:
        """Whether the case number says it, so that nobody need."""
        return any(match.by is MatchBy.CASE for match in self._match.found)

    def _confirm(self) -> None:
        if self.link.isEnabled() and self.chosen is not None:
            self.confirmed.emit(self.chosen)
            self.accept()

    def _confirm_none(self) -> None:
        self.confirmed.emit(None)
        self.accept()

    # --- words

    def _say_hint(self) -> None:
        chosen = self.chosen
        if self._is_by_case:
            words = self.tr("The record has the scene's case number: they belong together.")
        elif chosen is not None and chosen.crash_uid == self._scene.crash_uid:
            words = self.tr("The scene is linked with this record now.")
        elif chosen is not None and chosen.drawn_case:
            words = self.tr("Careful: scene {case} is linked with this record already.").format(
                case=chosen.drawn_case
            )
        elif not self._match.found:
            words = self.tr("No other record of this store fits the place and time.")
        elif chosen is None:
            words = self.tr("Choose the record of this crash, or leave it open with “Cancel”.")
        else:
            words = self.tr("Compare place and time before you link them.")
        self.hint.setText(words)

    def _retranslate(self) -> None:
        self.setWindowTitle(
            self.tr("Crash record of scene {case}").format(case=self._scene.case_no)
        )
        said = self.tr("Scene {case}: {time}, {place}").format(
            case=self._scene.case_no, time=time_words(self._scene), place=place_words(self._scene)
        )
        if self._more:
            said += "\n" + self.tr("{count} more scenes are asked about after this one.").format(
                count=self._more
            )
        self.said.setText(said)
        self.table.setAccessibleName(self.tr("Crash records that fit"))
        self.link.setText(self.tr("Link"))
        self.none.setText(self.tr("None of these"))
        self.none.setToolTip(self.tr("Take the link away: the record is not in this store"))
        self._say_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.table.retranslate()
        super().changeEvent(event)
