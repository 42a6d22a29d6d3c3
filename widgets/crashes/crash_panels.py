"""All panels of the crashes over one desk, for the window to put into its docks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from widgets.crashes.crash_desk import CrashDesk
from widgets.crashes.crash_door import CrashDoor, real_crash_door
from widgets.crashes.crash_list_panel import CrashListPanel
from widgets.crashes.filter_panel import FilterPanel
from widgets.crashes.period_slider import PeriodSlider
from widgets.parts.background import Background


@dataclass(frozen=True, slots=True, kw_only=True)
class CrashPanels:
    """The desk and what shows it; actions reach them as `window.crashes`."""

    desk: CrashDesk
    filter: FilterPanel
    period: PeriodSlider
    list: CrashListPanel


def make_crash_panels(
    background: Background, door: CrashDoor | None = None, parent: QObject | None = None
) -> CrashPanels:
    """Panels over a new desk, without a store; the desk goes with its parent."""
    desk = CrashDesk(door or real_crash_door(), background, parent)
    return CrashPanels(
        desk=desk,
        filter=FilterPanel(desk),
        period=PeriodSlider(desk),
        list=CrashListPanel(desk),
    )
