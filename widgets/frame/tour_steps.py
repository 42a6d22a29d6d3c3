"""The steps of the tour: what is pointed at and what is said, as data."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """One step; `target` is the path from the window to a widget, empty for the whole window."""

    title: str
    text: str
    target: str = ""


TOUR_STEPS: tuple[TourStep, ...] = (
    TourStep(
        title=QT_TRANSLATE_NOOP("Tour", "Welcome to Daoan"),
        text=QT_TRANSLATE_NOOP(
            "Tour",
            "A short walk through the window. Enter or → goes on, ← goes back, Esc ends it. "
            "You find it again in the menu Help.",
        ),
    ),
    TourStep(
        title=QT_TRANSLATE_NOOP("Tour", "Begin here"),
        text=QT_TRANSLATE_NOOP(
            "Tour",
            "Try the program with an invented city, or open a store of your own. "
            "A store is one file with streets and crashes.",
        ),
        target="no_store",
    ),
    TourStep(
        title=QT_TRANSLATE_NOOP("Tour", "What the figures rest on"),
        text=QT_TRANSLATE_NOOP(
            "Tour",
            "Which months are complete and how many positions can be trusted. "
            "Read it before you compare places or years.",
        ),
        target="banner",
    ),
    TourStep(
        title=QT_TRANSLATE_NOOP("Tour", "Sites"),
        text=QT_TRANSLATE_NOOP(
            "Tour",
            "Junctions and stretches of road, the worst first. Search by name, choose a period, "
            "and rank by number or by severity.",
        ),
        target="sites",
    ),
    TourStep(
        title=QT_TRANSLATE_NOOP("Tour", "The map"),
        text=QT_TRANSLATE_NOOP(
            "Tour", "The wheel zooms, dragging moves. Click a crash or a junction to choose it."
        ),
        target="map",
    ),
    TourStep(
        title=QT_TRANSLATE_NOOP("Tour", "The site's page"),
        text=QT_TRANSLATE_NOOP(
            "Tour",
            "The collision diagram of the chosen site, its crashes, and what could not be drawn, "
            "with the reason. Print it or save it as PDF from the menu File.",
        ),
        target="site",
    ),
    TourStep(
        title=QT_TRANSLATE_NOOP("Tour", "Menus, and one key for everything"),
        text=QT_TRANSLATE_NOOP(
            "Tour",
            "Everything stands in the menus. Ctrl+Shift+P finds any action by its name, "
            "F1 explains where you are.",
        ),
        target="menu_bar",
    ),
)
