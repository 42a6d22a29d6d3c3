"""The report form of the scene: crash and parties as tabs, remarks below, suggestions to take."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.scenes.form_state import FormChecker, FormState, next_remark
from gis.drafting.user_actions import UserAction
from gis.scenes.form.fields import OF_PARTY, FieldAt, FormField
from gis.scenes.form.remark import FormRemark
from gis.scenes.form.values import party_of
from gis.scenes.parts import PartKind, ScenePart
from widgets.scene_editor.around import SceneAround
from widgets.scene_editor.form.crash_page import CrashPage
from widgets.scene_editor.form.form_hand import FormHand
from widgets.scene_editor.form.form_words import say
from widgets.scene_editor.form.in_sight import bring_into_sight
from widgets.scene_editor.form.parties_page import PartiesPage
from widgets.scene_editor.form.remarks_list import RemarksList

CRASH = QT_TRANSLATE_NOOP("SceneForm", "&Crash")
PARTIES = QT_TRANSLATE_NOOP("SceneForm", "&Parties")
TAKE = QT_TRANSLATE_NOOP("SceneForm", "Take suggestions ({count})")
TAKE_HINT = QT_TRANSLATE_NOOP(
    "SceneForm", "Fill empty fields with what time, place, block and drawing say (F9)"
)
USUAL = QT_TRANSLATE_NOOP("SceneForm", "Usual values ({count})")
USUAL_HINT = QT_TRANSLATE_NOOP(
    "SceneForm", "Fill empty fields with what nearly all crashes have; read them over (Shift+F9)"
)
TABS = QT_TRANSLATE_NOOP("SceneForm", "Sheets of the report form")
HELD_CASE = QT_TRANSLATE_NOOP(
    "SceneForm", "Names are kept sealed under this case number: it stays as it is"
)
CRASH_TAB, PARTIES_TAB = 0, 1
NEXT_KEY = "F8"
_PARTY_FIELDS = frozenset((*OF_PARTY, FormField.SYMBOL, FormField.AGE_BAND, FormField.PARTIES))
_SHARES = (5, 3)


class _Scroll(QScrollArea):
    """Around a page that may be longer than there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class FormPanel(QWidget):
    """Follows the document."""

    def __init__(self, around: SceneAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._checker = FormChecker(around.library)
        self._state: FormState | None = None
        self._is_stale = True
        self._next_key: QShortcut | None = None
        self._at: FieldAt | None = None
        self.hand = FormHand(around)
        self.hand.refused = self._show
        self.crash = CrashPage(self.hand)
        self._has_parties = False
        self.remarks = RemarksList()
        self.tabs = QTabWidget()
        self.take, self.usual = QPushButton(), QPushButton()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        crash, self._parties_scroll = _Scroll(), _Scroll()
        crash.setWidget(self.crash)
        for scroll in (crash, self._parties_scroll):
            self.tabs.addTab(scroll, "")
        self.tabs.currentChanged.connect(self._tab_shown)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(6, 2, 6, 0)
        buttons.addWidget(self.take)
        buttons.addWidget(self.usual)
        below = QWidget()
        below_column = QVBoxLayout(below)
        below_column.setContentsMargins(0, 0, 0, 0)
        below_column.addLayout(buttons)
        below_column.addWidget(self.remarks, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(below)
        self.splitter.setChildrenCollapsible(False)
        for place, share in enumerate(_SHARES):
            self.splitter.setStretchFactor(place, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)

    @cached_property
    def parties(self) -> PartiesPage:
        """The page of the parties, made when somebody first needs it."""
        made = PartiesPage(self.hand, self._around.library, self._around.names)
        self._has_parties = True
        language = self._around.language()
        made.retranslate(language)
        if self._state is not None:
            made.show_state(self._state, language)
        made.setEnabled(self._around.document.read_only is None)
        self._parties_scroll.setWidget(made)
        return made

    def _tab_shown(self, tab: int) -> None:
        if tab == PARTIES_TAB:
            self.parties.show()

    def _connect(self) -> None:
        document = self._around.document
        document.changed.connect(self._changed)
        document.chosen_changed.connect(self._chosen)
        document.read_only_changed.connect(self._changed)
        self._around.names.changed.connect(self._show_names)
        self.remarks.wanted.connect(lambda remark: self._go_by(UserAction.PICK, remark))
        self.take.clicked.connect(lambda: self._take(usual=False))
        self.usual.clicked.connect(lambda: self._take(usual=True))
        for keys, act in (
            ("F9", self.take.click),
            ("Shift+F9", self.usual.click),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def close_panel(self) -> None:
        """Hear no more of the document."""
        self._give_up_key()
        document = self._around.document
        document.changed.disconnect(self._changed)
        document.chosen_changed.disconnect(self._chosen)
        document.read_only_changed.disconnect(self._changed)
        self._around.names.changed.disconnect(self._show_names)

    # --- showing

    def _changed(self, told: object) -> None:
        """Something is otherwise: shown at once, or when somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody looks; from now on F8 comes here from anywhere in the window."""
        super().showEvent(event)
        self._refresh()
        if self._next_key is None or self._next_key.parent() is not self.window():
            self._give_up_key()
            self._next_key = QShortcut(QKeySequence(NEXT_KEY), self.window())
            self._next_key.activated.connect(self.next_remark)

    def _give_up_key(self) -> None:
        """A window that is gone has taken its key along."""
        if self._next_key is not None and isValid(self._next_key):
            self._next_key.setEnabled(False)
            self._next_key.deleteLater()
        self._next_key = None

    def _refresh(self) -> None:
        if self._is_stale:
            self._show()

    def _show(self) -> None:
        self._is_stale = False
        document, language = self._around.document, self._around.language()
        scene = document.scene
        facts = self._around.place_facts(scene)
        self._state = self._checker.state(scene, facts)
        self.crash.show_state(self._state, language)
        if self._has_parties:
            self.parties.show_state(self._state, language)
        self.remarks.show_state(self._state, language)
        for button, words, usual in ((self.take, TAKE, False), (self.usual, USUAL, True)):
            count = self._state.to_take(usual=usual)
            button.setText(say(words, count=count))
            button.setEnabled(count > 0 and document.read_only is None)
        self.crash.setEnabled(document.read_only is None)
        if self._has_parties:
            self.parties.setEnabled(document.read_only is None)

    def _show_names(self, _: object = None) -> None:
        """Names are kept by case and number of the party: neither changes under them."""
        held = bool(self._around.names.held)
        case_no = self.crash.rows.widgets[FormField.CASE_NO]
        case_no.setEnabled(not held)
        case_no.setToolTip(say(HELD_CASE) if held else "")
        if self._has_parties:
            self.parties.show_names()

    def _chosen(self, chosen: tuple[ScenePart, ...]) -> None:
        """A party chosen on the map shows its form."""
        self._refresh()
        last = chosen[-1] if chosen else None
        if last is not None and last.kind in (PartKind.POSE, PartKind.APPROACH):
            self.parties.choose(last.place)
            self.tabs.setCurrentIndex(PARTIES_TAB)

    # --- going to fields

    def next_remark(self) -> None:
        """Go to the next field that wants something, from wherever the keyboard is."""
        self._refresh()
        if self._state is not None:
            remark = next_remark(self._state.remarks, self._at)
            if remark is not None:
                self._go_by(UserAction.KEY, remark)

    def _go_by(self, action: UserAction, remark: FormRemark) -> None:
        self._around.count.count(action)
        self.go_to(remark)

    def go_to(self, remark: FormRemark) -> None:
        """Give the keyboard to a remark's field, or show its part of the drawing."""
        at = remark.at
        self._at = at
        self._come_to_front()
        self.remarks.stand_on(remark)
        if at.field is FormField.DRAWING:
            self._show_drawn(at.party)
            return
        is_of_party = at.field in _PARTY_FIELDS
        self.tabs.setCurrentIndex(PARTIES_TAB if is_of_party else CRASH_TAB)
        if at.party is not None:
            self.parties.choose(at.party)
        rows = self.parties.form.rows if is_of_party else self.crash.rows
        widget = self.parties.adder if at.field is FormField.PARTIES else rows.widgets[at.field]
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_sight(widget)

    def _come_to_front(self) -> None:
        """Show the tab of the dock that this panel is."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QTabWidget):
            above = above.parentWidget()
        if above is not None:
            above.setCurrentWidget(self)

    def _show_drawn(self, number: int | None) -> None:
        """Choose a party's contact on the map and bring it into sight."""
        party = party_of(self._around.document.scene, number)
        if party is not None and party.contact is not None:
            part = ScenePart(kind=PartKind.POSE, place=party.no, pose="contact")
            self._around.document.choose(part)
            self._around.canvas.centre_on(party.contact.at)

    def _take(self, *, usual: bool) -> None:
        self._refresh()
        if self._state is not None:
            name = say(USUAL if usual else TAKE, count=self._state.to_take(usual=usual))
            self.hand.take(self._state.suggestions, name, usual=usual)

    # --- words

    def retranslate(self) -> None:
        """Write all words again."""
        language = self._around.language()
        self.tabs.setTabText(CRASH_TAB, say(CRASH))
        self.tabs.setTabText(PARTIES_TAB, say(PARTIES))
        self.tabs.setAccessibleName(say(TABS))
        self.take.setToolTip(say(TAKE_HINT))
        self.usual.setToolTip(say(USUAL_HINT))
        self.crash.retranslate(language)
        if self._has_parties:
            self.parties.retranslate(language)
        self.remarks.retranslate()
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
