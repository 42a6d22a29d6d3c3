"""What a site's figures rest on, always in view: complete months and quality of positions."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from gis.crashes.records import PositionFlag
from widgets.door.use_cases import SiteView
from widgets.parts.flow_layout import FlowLayout
from widgets.parts.words import day_text, list_text, month_text, position_words

HECTARE_M2 = 10_000.0


class Badge(QLabel):
    """One short fact in a frame; its tooltip is the whole sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMargin(3)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words: str, sentence: str) -> None:
        """Show a fact; empty words hide the badge."""
        self.setVisible(bool(words))
        self.setText(words)
        self.setToolTip(sentence)
        self.setAccessibleName(words)
        self.setAccessibleDescription(sentence)


class SiteBadges(QWidget):
    """Coverage, positions, breaks, and the size of a drawn area."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: SiteView | None = None
        self.coverage, self.positions, self.breaks, self.area = (Badge() for _ in range(4))
        row = FlowLayout(self)
        for badge in (self.coverage, self.positions, self.breaks, self.area):
            row.addWidget(badge)

    def show_site(self, view: SiteView | None) -> None:
        """Tell the facts of another site or period."""
        self._view = view
        self._say()

    def _say(self) -> None:
        view = self._view
        if view is None:
            for badge in (self.coverage, self.positions, self.breaks, self.area):
                badge.say("", "")
            return
        self.coverage.say(*self._coverage(view))
        self.positions.say(*self._positions(view))
        self.breaks.say(*self._breaks(view))
        self.area.say(*self._area(view))

    def _coverage(self, view: SiteView) -> tuple[str, str]:
        months = view.content.incomplete_months
        sentences = []
        if months:
            words = self.tr("⚠ {count} months incomplete").format(count=len(months))
            named = list_text(month_text(month) for month in months)
            sentences.append(
                self.tr("Fewer crashes are held than were published for: {named}.").format(
                    named=named
                )
            )
        elif view.unmeasured_months:
            words = self.tr("Coverage not measured: {count} months").format(
                count=view.unmeasured_months
            )
        else:
            words = self.tr("✓ Months complete")
            sentences.append(self.tr("Every month of the period holds what was published for it."))
        if view.unmeasured_months:
            sentences.append(
                self.tr("Nobody published a figure to compare with for {count} months.").format(
                    count=view.unmeasured_months
                )
            )
        return words, "\n".join(sentences)

    def _positions(self, view: SiteView) -> tuple[str, str]:
        positions = view.content.positions
        total = sum(count for _, count in positions)
        if not total:
            return "", ""
        usable = sum(count for flag, count in positions if flag.usable)
        good = sum(count for flag, count in positions if flag is PositionFlag.GOOD)
        mark = "✓" if usable == total else "⚠"
        words = self.tr("{mark} Positions: {usable} of {total} usable").format(
            mark=mark, usable=usable, total=total
        )
        lines = [f"{position_words(flag)}: {count}" for flag, count in positions]
        head = self.tr("{good} of {total} points agree with the road that the record names.")
        return words, "\n".join([head.format(good=good, total=total), *lines])

    def _breaks(self, view: SiteView) -> tuple[str, str]:
        breaks = view.content.recording_breaks
        if not breaks:
            return "", ""
        words = self.tr("⚠ Recording changed {count} times").format(count=len(breaks))
        return words, "\n".join(f"{day_text(entry.first)}: {entry.words}" for entry in breaks)

    def _area(self, view: SiteView) -> tuple[str, str]:
        if view.area_m2 is not None:
            words = self.tr("Area {size} ha").format(size=f"{view.area_m2 / HECTARE_M2:,.2f}")
        elif not view.single_junction:
            words = self.tr("Stretch of road")
        else:
            return "", ""
        if view.content.north_deg is not None:
            return words, self.tr(
                "This site is larger than one junction. The legs drawn are those of the scene "
                "sketches inside it, matched by bearing only; open a junction to tell directions."
            )
        return words, self.tr(
            "This site is larger than one junction, so the diagram shows no legs: crashes are "
            "drawn up to rotation. Open a junction to see its legs and to tell directions."
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)
