"""Roads with assumed geometry, one after the other by the keyboard: confirm, correct or skip."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import shapely
from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from app.mapping.trust_layer import TRUST, trust_layer, trust_style
from app.street_presets import load_section_presets
from app.streets.confirming import TrustShare, confirm, streets_in, to_review, trust_share
from app.streets.street_document import Chosen, ChosenKind
from gis.crashes.records import RoadUid
from gis.display.primitives import Bounds
from gis.drafting.user_actions import UserAction
from gis.mapping.style import ClassStyle
from gis.streets.derived import StreetRoad
from gis.streets.drawing.presets import SectionPreset, applied
from gis.streets.trust import Trust
from widgets.editor.guarded import guarded
from widgets.map.canvas import MapCanvas
from widgets.street_editor.around import EditorAround
from widgets.street_editor.history.history_words import road_name, section_words
from widgets.street_editor.history.twin_maps import corners

SETTLE_MS = 250
MOST_ROWS = 500
FRAME_M = 25.0
UID_ROLE = Qt.ItemDataRole.UserRole
SWATCH = QSize(34, 14)


class ReviewList(QListWidget):
    """The list; its keys are told, and typing letters searches nothing."""

    def __init__(self, key: Callable[[int], bool]) -> None:
        super().__init__()
        self._key = key
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setUniformItemSizes(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Space and digits are the panel's."""
        if not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier) and self._key(event.key()):
            event.accept()
            return
        super().keyPressEvent(event)


class ReviewPanel(QWidget):
    """What is left to be confirmed in sight or everywhere, main roads first."""

    def __init__(self, around: EditorAround, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._skipped: list[RoadUid] = []
        self._left: list[StreetRoad] = []
        self._area: Bounds | None = None
        self._stale, self._busy = True, False
        self.presets: tuple[SectionPreset, ...] = load_section_presets()[:9]
        self.share = trust_share([])
        self.scope, self.scope_label = QComboBox(), QLabel()
        self.scope.addItems(["", ""])
        self.scope_label.setBuddy(self.scope)
        self.bar, self.figures = QProgressBar(), QLabel()
        self.list, self.keys, self.preset_keys = ReviewList(self._key), QLabel(), QLabel()
        self.nothing = QLabel()
        self.on_map = QCheckBox()
        self.swatches = tuple((QLabel(), QLabel()) for _ in Trust)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._lay_out()
        self._wire()
        self.retranslate()

    def _lay_out(self) -> None:
        self.bar.setRange(0, 100)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        for label in (self.figures, self.keys, self.preset_keys, self.nothing):
            label.setWordWrap(True)
        scope = QHBoxLayout()
        scope.addWidget(self.scope_label)
        scope.addWidget(self.scope, 1)
        column = QVBoxLayout(self)
        column.addLayout(scope)
        column.addWidget(self.bar)
        column.addWidget(self.figures)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.keys)
        column.addWidget(self.preset_keys)
        column.addWidget(self.on_map)
        for swatch, words in self.swatches:
            row = QHBoxLayout()
            row.setContentsMargins(16, 0, 0, 0)
            row.addWidget(swatch)
            row.addWidget(words, 1)
            column.addLayout(row)

    def _wire(self) -> None:
        self._around.document.changed.connect(self._changed)
        self._settle.timeout.connect(self.reload)
        self.scope.activated.connect(self._scope_picked)
        self.list.currentItemChanged.connect(self._moved)
        self.on_map.clicked.connect(self._map_wanted)

    # --- what is left

    @property
    def in_sight(self) -> bool:
        """Whether only what was in sight is listed, and not the whole store."""
        return self.scope.currentIndex() == 0

    @property
    def current(self) -> RoadUid | None:
        """The road that the keys are about."""
        item = self.list.currentItem()
        return None if item is None else RoadUid(item.data(UID_ROLE))

    def take_area(self) -> None:
        """List what is in sight now."""
        self._area = self._around.canvas.visible_bounds
        self._skipped.clear()
        self.reload()

    def reload(self) -> None:
        """Count and list again; the road that the keys are about stays, or the next one comes."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        if self._area is None:
            self._area = self._around.canvas.visible_bounds
        streets = list(self._around.document.network.streets.values())
        if self.in_sight:
            streets = streets_in(streets, corners(self._area))
        self.share = trust_share(streets)
        self._left = to_review(streets, self._skipped)
        self._fill()
        self._tell_share(self.share)
        self._show_on_map()

    def _fill(self) -> None:
        kept, row = self.current, max(0, self.list.currentRow())
        self._busy = True
        self.list.clear()
        for street in self._left[:MOST_ROWS]:
            item = QListWidgetItem(self._row_words(street))
            item.setData(UID_ROLE, street.road.uid)
            self.list.addItem(item)
        uids = [one.road.uid for one in self._left[:MOST_ROWS]]
        if uids:
            place = uids.index(kept) if kept in uids else min(row, len(uids) - 1)
            self.list.setCurrentRow(place)
        self._busy = False
        self.list.setVisible(bool(uids))
        self.nothing.setVisible(not uids)
        if self.current is not None and self.current != kept:
            self._frame()

    def _nothing_words(self) -> str:
        if self.in_sight:
            return self.tr(
                "Nothing in sight is assumed. Move the map and choose “the streets in sight” again,"
                " or choose all streets."
            )
        return self.tr("Nothing is assumed: all is confirmed or said by the source.")

    def _row_words(self, street: StreetRoad) -> str:
        length = QLocale().toString(round(street.road.line.length))
        return self.tr("{road}: {length} m, {section}").format(
            road=road_name(street.road.name), length=length, section=section_words(street)
        )

    def _tell_share(self, share: TrustShare) -> None:
        confirmed, given, assumed = share.percent
        self.bar.setValue(share.reviewed_percent)
        where = (
            self.tr("%p % of this area reviewed")
            if self.in_sight
            else self.tr("%p % of all streets reviewed")
        )
        self.bar.setFormat(where)
        words = self.tr(
            "Confirmed by somebody {confirmed} %, said by the source {given} %,"
            " assumed {assumed} %. Left: {left}"
        )
        left = QLocale().toString(len(self._left))
        self.figures.setText(
            words.format(confirmed=confirmed, given=given, assumed=assumed, left=left)
        )

    # --- the keys

    def _key(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            guarded(self.confirm, self._around.tell)
        elif key == Qt.Key.Key_Space:
            self.skip()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            guarded(lambda: self.use_preset(key - Qt.Key.Key_1), self._around.tell)
        else:
            return False
        return True

    def confirm(self) -> None:
        """Vouch for the road as it is.

        Raises:
            Problem: as `StreetDocument.run`.
        """
        uid = self.current
        if uid is None:
            return
        self._count(UserAction.KEY)
        name = self._around.document.network.streets[uid].road.name
        words = self.tr("Confirm {road}").format(road=road_name(name))
        confirm(self._around.document, [uid], words)
        self.reload()

    def use_preset(self, place: int) -> None:
        """Give the road one of the presets, which confirms it.

        Raises:
            Problem: as `StreetDocument.run`.
        """
        uid = self.current
        if uid is None or place >= len(self.presets):
            return
        self._count(UserAction.KEY)
        document, preset = self._around.document, self.presets[place]
        name = document.network.streets[uid].road.name
        words = self.tr("{preset} for {road}").format(
            preset=self._preset_name(preset), road=road_name(name)
        )
        document.run(applied(document.network, [uid], preset), words)
        self.reload()

    def skip(self) -> None:
        """Put the road at the end of the list."""
        uid = self.current
        if uid is None:
            return
        self._count(UserAction.KEY)
        if uid in self._skipped:
            self._skipped.remove(uid)
        self._skipped.append(uid)
        row = self.list.currentRow()
        self._busy = True
        self.list.addItem(self.list.takeItem(row))
        self._left.append(self._left.pop(row))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._busy = False
        self._frame()

    def _moved(self) -> None:
        if self._busy or self.current is None:
            return
        self._count(UserAction.KEY if self.list.hasFocus() else UserAction.PICK)
        self._frame()

    def _frame(self) -> None:
        """Choose the road and bring it into sight."""
        uid = self.current
        street = None if uid is None else self._around.document.network.streets.get(uid)
        if uid is None or street is None:
            return
        self._around.document.choose(Chosen(kind=ChosenKind.ROAD, uid=uid))
        box = shapely.buffer(street.road.line, FRAME_M).bounds
        self._around.canvas.zoom_to(Bounds(*box), 0.1)

    # --- around

    def _changed(self, _remade: object) -> None:
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """List when the panel comes to the front."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _scope_picked(self) -> None:
        self._count(UserAction.PICK)
        self.nothing.setText(self._nothing_words())
        self.take_area()

    def _map_wanted(self) -> None:
        self._count(UserAction.CLICK)
        self._show_on_map()

    def _show_on_map(self) -> None:
        canvas = self._around.canvas
        if not isinstance(canvas, MapCanvas):
            return
        if self.on_map.isChecked():
            streets: Sequence[StreetRoad] = list(self._around.document.network.streets.values())
            canvas.stack.put(trust_layer(streets, dark=self._is_dark))
        elif canvas.stack.get(TRUST) is not None:
            canvas.stack.remove(TRUST)

    def close_panel(self) -> None:
        """The editor closes: listen no more, and take the layer off the map."""
        self._around.document.changed.disconnect(self._changed)
        self._settle.stop()
        self.on_map.setChecked(False)
        self._show_on_map()

    @property
    def _is_dark(self) -> bool:
        return self.palette().window().color().lightness() < 128

    def _count(self, action: UserAction) -> None:
        self._around.count.count(action)

    def _preset_name(self, preset: SectionPreset) -> str:
        return preset.zh if self.locale().language() == QLocale.Language.Chinese else preset.en

    def retranslate(self) -> None:
        """Write all words again."""
        self.setLocale(QLocale())
        self.scope_label.setText(self.tr("To re&view"))
        self.scope.setItemText(0, self.tr("the streets in sight"))
        self.scope.setItemText(1, self.tr("all streets"))
        self.scope.setToolTip(self.tr("Choose it again to list what is in sight now"))
        self.list.setAccessibleName(self.tr("Roads with assumed geometry, main roads first"))
        self.bar.setAccessibleName(self.tr("How much is confirmed"))
        self.keys.setText(self.tr("↑ ↓ next road · Enter confirms it as it is · Space skips it"))
        lines = [
            f"{place}  {self._preset_name(preset)}" for place, preset in enumerate(self.presets, 1)
        ]
        self.preset_keys.setText("\n".join(lines))
        self.nothing.setText(self._nothing_words())
        self.on_map.setText(self.tr("Show on the &map what is confirmed"))
        texts = (
            self.tr("confirmed by somebody"),
            self.tr("as the source says"),
            self.tr("widths assumed"),
        )
        styles = trust_style(dark=self._is_dark).classes
        for (swatch, words), text, style in zip(self.swatches, texts, styles, strict=True):
            swatch.setPixmap(_swatch(style))
            words.setText(text)
        self._tell_share(self.share)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and theme."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.reload()
        elif event.type() == QEvent.Type.PaletteChange:
            self.retranslate()
        super().changeEvent(event)


def _swatch(style: ClassStyle) -> QPixmap:
    """A piece of line in a style."""
    picture = QPixmap(SWATCH * 2)
    picture.setDevicePixelRatio(2.0)
    picture.fill(Qt.GlobalColor.transparent)
    line = style.line
    if line is None:
        return picture
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(line.red, line.green, line.blue), style.width_px)
    if style.dashes_px:
        pen.setDashPattern([length / style.width_px for length in style.dashes_px])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    middle = SWATCH.height() // 2
    painter.drawLine(1, middle, SWATCH.width() - 1, middle)
    painter.end()
    return picture
