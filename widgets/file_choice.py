"""Questions to the officer: which file, and yes or no; replaceable where nobody can answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

FORBIDDEN_LETTERS = '\\/:*?"<>|'


class FileChoice:
    """Asks by Qt's file dialogs; an empty answer means that the officer changed their mind."""

    def existing_store(self, parent: QWidget) -> str:
        """A store to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent,
            QCoreApplication.translate("FileChoice", "Open store"),
            "",
            QCoreApplication.translate("FileChoice", "Stores (*.gpkg);;All files (*)"),
        )
        return chosen

    def new_store(self, parent: QWidget, suggested: str) -> str:
        """Where a new store shall lie; the ending is added."""
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            QCoreApplication.translate("FileChoice", "New store"),
            suggested,
            QCoreApplication.translate("FileChoice", "Stores (*.gpkg)"),
        )
        return _with_ending(chosen, ".gpkg")

    def crash_files(self, parent: QWidget) -> list[Path]:
        """Crash files to import."""
        chosen, _ = QFileDialog.getOpenFileNames(
            parent,
            QCoreApplication.translate("FileChoice", "Import crashes"),
            "",
            QCoreApplication.translate("FileChoice", "Crash files (*.csv *.zip);;All files (*)"),
        )
        return [Path(name) for name in chosen]

    def street_file(self, parent: QWidget) -> Path | None:
        """A street file to import."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent,
            QCoreApplication.translate("FileChoice", "Import streets"),
            "",
            QCoreApplication.translate(
                "FileChoice",
                "Street files (*.osm *.pbf *.gpkg *.shp *.geojson *.json);;All files (*)",
            ),
        )
        return Path(chosen) if chosen else None

    def pdf_file(self, parent: QWidget, suggested: str) -> Path | None:
        """Where a PDF shall be saved; the ending is added."""
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            QCoreApplication.translate("FileChoice", "Save site sheet as PDF"),
            suggested,
            QCoreApplication.translate("FileChoice", "PDF files (*.pdf)"),
        )
        return Path(_with_ending(chosen, ".pdf")) if chosen else None


def _with_ending(name: str, ending: str) -> str:
    return name if not name or name.lower().endswith(ending) else name + ending


def file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    return "".join("_" if letter in FORBIDDEN_LETTERS else letter for letter in title).strip()
