"""Who changed a scene, when and what; beside it how it looked then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.messages import Language
from app.scenes.changes.history_words import VersionWords, version_words
from app.scenes.changes.lines import change_lines, speaker_of
from app.scenes.history import SceneHistory, SceneVersion
from gis.scenes.scene import Scene
from gis.scenes.symbols import SymbolLibrary
from widgets.parts.dialog_manners import open_size, press_only_when_meant
from widgets.parts.fonts import emphasised
from widgets.parts.records_table import Column, RecordsView
from widgets.parts.words import moment_text
from widgets.scene_editor.desk.marked_parts import draws_any
from widgets.scene_editor.desk.scene_picture import ScenePicture


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One entry as the table shows it."""

    version: SceneVersion
    words: VersionWords


COLUMNS = (
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "When"),
        text=lambda row: moment_text(row.version.record.at),
        order=lambda row: row.version.record.at.timestamp(),
        width_em=9.6,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "Who"),
        text=lambda row: row.version.record.who,
        order=lambda row: row.version.record.who,
        width_em=5.0,
    ),
    Column(
        title=QT_TRANSLATE_NOOP("Columns", "What was done"),
        text=lambda row: row.words.what,
        order=lambda row: row.words.what,
        stretch=True,
        width_em=12.0,
    ),
)


class SceneHistoryDialog(QDialog):
    """Leaves the window usable; takes up an old version only where it is told that it may."""

    restore_wanted = Signal(object)
    """A `SceneVersion` that the scene in hand shall be like again."""

    def __init__(
        self,
        history: SceneHistory,
        library: SymbolLibrary,
        language: Callable[[], Language],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._history, self._language = history, language
        self._why_not_restored = ""
        self._may_restore = False
        self.heading, self.empty = QLabel(), QLabel()
        self.heading.setFont(emphasised(self.font()))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = RecordsView(COLUMNS)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.caption, self.reason = QLabel(), QLabel()
        for label in (self.caption, self.reason):
            label.setWordWrap(True)
        self.picture = ScenePicture(Scene(case_no=history.case_no), library)
        self.details = QListWidget()
        self.details.setWordWrap(True)
        self.restore, self.close_button = QPushButton(), QPushButton()
        self._lay_out()
        self.table.record_selected.connect(lambda _: self._show_chosen())
        self.restore.clicked.connect(self._want_restore)
        self.close_button.clicked.connect(self.accept)
        self.retranslate()

    def _lay_out(self) -> None:
        below = QWidget()
        texts = QVBoxLayout()
        texts.addWidget(self.reason)
        texts.addWidget(self.details, 1)
        pictured = QVBoxLayout()
        pictured.addWidget(self.caption)
        pictured.addWidget(self.picture, 1)
        row = QHBoxLayout(below)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(pictured, 3)
        row.addLayout(texts, 2)
        self.sides = QSplitter(Qt.Orientation.Vertical)
        self.sides.addWidget(self.table)
        self.sides.addWidget(below)
        self.sides.setStretchFactor(0, 2)
        self.sides.setStretchFactor(1, 3)
        self.sides.setChildrenCollapsible(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        press_only_when_meant(self.restore, self.close_button)
        whole = QVBoxLayout(self)
        whole.addWidget(self.heading)
        whole.addWidget(self.sides, 1)
        whole.addWidget(self.empty, 1)
        whole.addLayout(buttons)
        open_size(self, 52, 40)

    # --- what is shown

    @property
    def chosen(self) -> SceneVersion | None:
        """The entry that is looked at."""
        row = self.table.current_record()
        return row.version if isinstance(row, HistoryRow) else None

    def show_history(self, history: SceneHistory) -> None:
        """The same scene, or another, as it stands in the store now."""
        self._history = history
        self.retranslate()

    def allow_restore(self, allowed: bool, why_not: str) -> None:
        """Whether a version may be taken up again; `why_not` says what to do first."""
        self._may_restore, self._why_not_restored = allowed, why_not
        self._show_restore()

    def _fill(self) -> None:
        chosen = self.chosen
        language = self._language()
        rows = [
            HistoryRow(version=one, words=version_words(one, language))
            for one in self._history.versions
        ]
        self.table.show_records(rows)
        self.sides.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        wanted = None if chosen is None else chosen.record
        if not self.table.select_where(lambda row: row.version.record == wanted) and rows:
            self.table.select_where(lambda row: row is rows[0])
        self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.current_record()
        self.details.clear()
        self._show_restore()
        if not isinstance(row, HistoryRow):
            return
        version, picture = row.version, row.version.picture
        self.details.addItems(list(row.words.details))
        self.details.setVisible(bool(row.words.details))
        self.reason.setText(
            self.tr("Reason: {reason}").format(reason=row.words.reason) if row.words.reason else ""
        )
        self.reason.setVisible(bool(row.words.reason))
        when = moment_text(version.record.at)
        if picture is None:
            self.caption.setText(self.tr("How it looked then cannot be made again."))
            self.picture.hide()
            return
        self.caption.setText(self.tr("As it was after {when}").format(when=when))
        self.picture.show()
        self.picture.setAccessibleName(self.caption.text())
        lines = change_lines(version.changes, speaker_of(self._language(), picture))
        parts = () if version.is_first else tuple(line.key for line in lines)
        self.picture.show_scene(picture, marked=draws_any(picture, parts))

    def _show_restore(self) -> None:
        version = self.chosen
        is_latest = bool(self._history.versions) and version == self._history.versions[0]
        can = version is not None and version.after is not None and not is_latest
        self.restore.setEnabled(self._may_restore and can)
        hint = self.tr("The scene becomes as in this version, in one step that can be undone")
        why_not = self._why_not_restored if not self._may_restore else ""
        if self._may_restore and is_latest:
            why_not = self.tr("This is how it is now")
        self.restore.setToolTip(f"{hint}\n{why_not}" if why_not else hint)

    def _want_restore(self) -> None:
        version = self.chosen
        if version is not None and version.after is not None:
            self.restore_wanted.emit(version)

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        self.setWindowTitle(self.tr("History of the scene"))
        self.heading.setText(self.tr("Case {number}").format(number=self._history.case_no))
        self.empty.setText(
            self.tr(
                "No change of this scene is written down here. What is drawn from now on is; "
                "what was done before a scene was taken along stays at home."
            )
        )
        self.table.setAccessibleName(self.tr("Changes, the latest first"))
        self.details.setAccessibleName(self.tr("What was changed"))
        self.restore.setText(self.tr("&Take up this version again"))
        self.close_button.setText(self.tr("Close"))
        self.table.retranslate()
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
