"""The cross-section panel: what the chosen roads look like across, and cards to put on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from shapely import LineString
from shiboken6 import isValid

from app.messages import Language
from app.section_shelf import SectionShelf
from app.section_standard import load_section_standard
from gis.angles import Point
from gis.drafting.user_actions import UserAction
from gis.mapping.overlay import OverlayLook, OverlayShape
from gis.streets.cross_section import CrossSection, Direction, ElementKind
from gis.streets.derived import StreetRoad
from gis.streets.drawing.presets import SectionPreset
from gis.streets.drawing.road_edits import are_alike, common
from gis.streets.drawing.section_edits import Kept
from gis.streets.markings.road_classes import MAIN_RANK, rank_of
from gis.streets.section_checks import narrow_strips
from gis.streets.trust import Trust, trust_of
from widgets.map.canvas_drops import CanvasDrops
from widgets.parts.fonts import emphasised
from widgets.street_editor.around import EditorAround
from widgets.street_editor.sections.preset_panel import PresetDoor, PresetPanel
from widgets.street_editor.sections.reach_form import ReachForm
from widgets.street_editor.sections.road_form import RoadForm
from widgets.street_editor.sections.section_acts import SectionActs
from widgets.street_editor.sections.section_drop import SectionDrop
from widgets.street_editor.sections.section_hand import ReachChoice, ReachKind, SectionHand
from widgets.street_editor.sections.section_painter import NARROW_LANES
from widgets.street_editor.sections.section_picture import SectionPicture
from widgets.street_editor.sections.section_words import KINDS, metres, preset_name, said
from widgets.street_editor.sections.strip_form import StripForm

MOST_WARNINGS = 3
MOST_PX = 16_777_215
"""Qt's own for no limit."""
MOST_ARROWS = 20
ARROW_M = 4.0
DIRECTIONS = "section directions"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionDoor:
    """What the panel needs besides the editor's own surroundings."""

    shelf: SectionShelf
    language: Callable[[], Language]
    draw_with: Callable[[SectionPreset], None]
    """The cross-section of roads that are drawn from now on."""
    drops: CanvasDrops | None = None
    """Where cards may be dragged to; None where there is no canvas."""


class SectionPanel(QWidget):
    """Follows the chosen roads of a document."""

    def __init__(
        self, around: EditorAround, door: SectionDoor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._door = around, door
        self.hand = SectionHand(around)
        self.title, self.empty, self.summary, self.warnings = (QLabel() for _ in range(4))
        self.direction = QLabel()
        self.picture = SectionPicture()
        self.confirm_button = QPushButton()
        self.strip, self.road, self.reach = StripForm(), RoadForm(), ReachForm()
        self.presets = PresetPanel(
            PresetDoor(
                shelf=door.shelf,
                language=door.language,
                section=self._shown_section,
                tell=around.tell,
            )
        )
        self.acts = SectionActs(self.hand, self.picture, self)
        self._lay_out()
        self._connect()
        self._open_drops()
        self.retranslate()

    # --- making

    def _lay_out(self) -> None:
        self.editor = QWidget()
        column = QVBoxLayout(self.editor)
        column.setContentsMargins(6, 6, 6, 6)
        for label in (self.title, self.empty, self.direction, self.summary, self.warnings):
            label.setWordWrap(True)
        self.title.setFont(emphasised(self.title.font()))
        shown = (self.title, self.empty, self.direction, self.picture, self.summary, self.warnings)
        for part in shown:
            column.addWidget(part)
        column.addWidget(self.confirm_button)
        self._lines: list[QFrame] = []
        for part in (self.strip, self.reach, self.road):
            line = QFrame()
            self._lines.append(line)
            line.setFrameShape(QFrame.Shape.HLine)
            line.setFrameShadow(QFrame.Shadow.Sunken)
            part.layout().setContentsMargins(0, 4, 0, 4)
            column.addWidget(line)
            column.addWidget(part)
        column.addStretch(1)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll.setWidget(self.editor)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.scroll)
        split.addWidget(self.presets)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    def _connect(self) -> None:
        document = self._around.document
        document.changed.connect(self._follow)
        document.chosen_changed.connect(self._chosen)
        self.acts.follow_strip(self.strip)
        self.acts.follow_road(self.road)
        self.picture.strip_chosen.connect(self._strip_chosen)
        self.confirm_button.clicked.connect(lambda: self.acts.confirm(UserAction.CLICK))
        self.reach.reach_chosen.connect(self._reach_chosen)
        self.reach.kept_picked.connect(self._kept_picked)
        self.presets.picked.connect(self._draw_with)
        self.presets.applied.connect(self._apply)
        self.presets.acted.connect(self._count_naming)

    def _open_drops(self) -> None:
        drops = self._door.drops
        if drops is None:
            return
        self.drop = drop = SectionDrop(self._around, self._door.shelf, self._drop_name)
        drops.open(drop)
        self.destroyed.connect(lambda: drops.close(drop) if isValid(drops) else None)

    def confirm_by_key(self) -> bool:
        """Enter on the map: vouch for the chosen roads; False where none is chosen."""
        if not self.hand.uids:
            return False
        self.acts.confirm(UserAction.KEY)
        return True

    # --- the document

    def _follow(self, _: object) -> None:
        if isValid(self):
            self.refresh()

    def _chosen(self, _: object) -> None:
        """Other roads: their first lane is what can be edited first."""
        if isValid(self):
            streets = self.hand.streets
            held = streets[0].section.elements if streets else ()
            self.picture.choose(next((k for k, one in enumerate(held) if one.is_lane), 0))
            self.refresh()

    def refresh(self) -> None:
        """Show what is chosen now."""
        streets = self.hand.streets
        alike = bool(streets) and are_alike(one.section for one in streets)
        section = streets[0].section if alike else None
        mixed = _mixed_widths(streets) if alike else frozenset[int]()
        self.picture.show_section(section, mixed)
        self.picture.setVisible(alike)
        self.strip.setVisible(alike)
        for part in (self.summary, self.confirm_button, self.road, self.reach):
            part.setVisible(bool(streets))
        for line, part in zip(self._lines, (self.strip, self.reach, self.road), strict=True):
            line.setVisible(not part.isHidden())
        self.direction.setVisible(alike)
        self.empty.setVisible(not alike)
        self.presets.show_state(can_apply=bool(streets))
        self._share_room(bool(streets))
        self._mark_directions(streets)
        self._say(streets, alike)
        if streets:
            self.road.show_roads(streets)
            self.reach.show_reach(self.hand.reach)
        if section is not None:
            self._show_strip()

    def _share_room(self, has_roads: bool) -> None:
        """Without a road the cards get the room that is left by the hint."""
        self.scroll.setMaximumHeight(MOST_PX if has_roads else self._hint_px())

    def _hint_px(self) -> int:
        room = max(self.width() - 2 * 12, 120)
        held = sum(label.heightForWidth(room) for label in (self.title, self.empty))
        return held + self.title.fontMetrics().height() + 12

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The hint has other lines."""
        super().resizeEvent(event)
        self._share_room(bool(self.hand.streets))

    def _mark_directions(self, streets: Sequence[StreetRoad]) -> None:
        """Arrows on the map that say which way the lines lead."""
        arrows = [direction_arrow(one.road.line) for one in streets[:MOST_ARROWS]]
        shapes = [OverlayShape(points=one, look=OverlayLook.SELECTED) for one in arrows]
        self._around.canvas.show_overlay(DIRECTIONS, shapes)

    def _show_strip(self) -> None:
        section, place = self.picture.section, self.picture.chosen
        if section is not None:
            mixed = place in self.picture.mixed
            self.strip.show_strip(section.elements, place, is_mixed=mixed)

    def _shown_section(self) -> CrossSection | None:
        streets = self.hand.streets
        same = streets and not common(one.section.elements for one in streets).is_mixed
        return streets[0].section if same else None

    # --- signals

    def _strip_chosen(self, _: int) -> None:
        self._around.count.count(UserAction.CLICK)
        self._show_strip()

    def _reach_chosen(self, choice: ReachChoice, is_typed: bool) -> None:
        self._around.count.count(UserAction.TYPED if is_typed else UserAction.PICK)
        if choice.kind is ReachKind.STRETCH and choice.to_m <= 0.0:
            longest = max((one.road.line.length for one in self.hand.streets), default=0.0)
            choice = replace(choice, to_m=round(longest, 1))
        self.hand.reach = choice
        self.refresh()

    def _kept_picked(self, kept: Kept) -> None:
        self._around.count.count(UserAction.PICK)
        self.acts.kept = kept

    def _draw_with(self, preset: SectionPreset) -> None:
        self._around.count.count(UserAction.PICK)
        self._door.draw_with(preset)

    def _apply(self, preset: SectionPreset, by_key: bool) -> None:
        action = UserAction.KEY if by_key else UserAction.CLICK
        if self.hand.apply(preset, self._drop_name(preset), action):
            self._door.shelf.used(preset.code)

    def _count_naming(self, typed: bool) -> None:
        self._around.count.count(UserAction.CLICK)
        if typed:
            self._around.count.count(UserAction.TYPED)

    # --- words

    def _drop_name(self, preset: SectionPreset) -> str:
        return self.tr("Put on: {name}").format(name=preset_name(preset, self._door.language()))

    def _say(self, streets: Sequence[StreetRoad], alike: bool) -> None:
        names = sorted({one.road.name for one in streets if one.road.name})
        if not streets:
            self.title.setText(self.tr("Cross-section"))
            self.empty.setText(
                self.tr(
                    "Choose a road on the map to see and change its cross-section, "
                    "or drag one of the cards below onto a road."
                )
            )
            self.warnings.hide()
            return
        name = self.tr(", ").join(names[:2]) or self.tr("Road without a name")
        many = self.tr("{name} · {count} roads").format(name=name, count=len(streets))
        self.title.setText(name if len(streets) == 1 else many)
        self.empty.setText(
            self.tr("The chosen roads have different strips. Apply a card to make them alike.")
        )
        self.summary.setText(self._summary(streets))
        warnings = [*self._assumed(streets), *self._narrow(streets)]
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))
        self.confirm_button.setEnabled(any(trust_of(one) is not Trust.CONFIRMED for one in streets))

    def _summary(self, streets: Sequence[StreetRoad]) -> str:
        whole = common(round(one.section.width_m, 3) for one in streets)
        driven = common(
            round(one.section.carriageway_m[0] - one.section.carriageway_m[1], 3) for one in streets
        )
        lanes = common(_lanes(one.section) for one in streets)
        dash = "—"
        return self.tr("Total {whole} m · kerb to kerb {driven} m · lanes {lanes}").format(
            whole=dash if whole.value is None else metres(whole.value),
            driven=dash if driven.value is None else metres(driven.value),
            lanes=lanes.value or dash,
        )

    def _assumed(self, streets: Sequence[StreetRoad]) -> list[str]:
        count = sum(one.assumed for street in streets for one in street.section.elements)
        if not count:
            return []
        return [
            self.tr(
                "{count} strips are assumed (dotted). Enter or the button confirms them."
            ).format(count=count)
        ]

    def _narrow(self, streets: Sequence[StreetRoad]) -> list[str]:
        found = [
            narrow
            for street in streets
            for narrow in narrow_strips(
                street.section,
                load_section_standard(),
                is_main=rank_of(street) >= MAIN_RANK,
            )
        ]
        places: dict[tuple[ElementKind, float, float], set[int]] = {}
        for one in found:
            places.setdefault((one.kind, one.width_m, one.least_m), set()).add(one.place + 1)
        text = self.tr("⚠ {kind} (strip {place}) is {width} m; the design code wants {least} m.")
        lines = [
            text.format(
                kind=said(KINDS[kind]),
                place=self.tr(", ").join(str(place) for place in sorted(held)),
                width=metres(width),
                least=metres(least),
            )
            for (kind, width, least), held in places.items()
        ]
        more = len(lines) - MOST_WARNINGS
        if more > 0:
            lines = [*lines[:MOST_WARNINGS], self.tr("and {count} more").format(count=more)]
        return lines

    def retranslate(self) -> None:
        """Write all words again."""
        self.direction.setText(self.tr("↑ seen along the line, from its start to its end"))
        self.confirm_button.setText(self.tr("Confirm widths"))
        self.confirm_button.setToolTip(
            self.tr("The widths are right as they are: nothing is assumed any more (Enter)")
        )
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def direction_arrow(line: LineString) -> tuple[Point, ...]:
    """The head of an arrow in the middle of a line."""
    size = min(ARROW_M, line.length / 4.0)
    middle = line.length / 2.0
    tip, tail = line.interpolate(middle + size / 2.0), line.interpolate(middle - size / 2.0)
    way = ((tip.x - tail.x) / 2.0, (tip.y - tail.y) / 2.0)
    return (
        (tail.x - way[1], tail.y + way[0]),
        (tip.x, tip.y),
        (tail.x + way[1], tail.y - way[0]),
    )


def _mixed_widths(streets: Sequence[StreetRoad]) -> frozenset[int]:
    first = streets[0].section.elements
    return frozenset(
        k
        for k in range(len(first))
        if common(one.section.elements[k].width_m for one in streets).is_mixed
    )


def _lanes(section: CrossSection) -> str:
    """Lanes against and along the line: 2+2."""
    lanes = [one for one in section.elements if one.is_lane]
    wide = [one for one in lanes if one.kind not in NARROW_LANES]
    ways = [one.direction for one in wide or lanes]
    if Direction.BOTH in ways:
        return str(len(ways))
    back, on = ways.count(Direction.BACKWARD), ways.count(Direction.FORWARD)
    return "+".join(str(count) for count in (back, on) if count)
