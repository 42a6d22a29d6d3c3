"""Questions to the officer: which file; replaceable where nobody can answer."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

FORBIDDEN_LETTERS = r'[\\/:*?"<>|]+'


class FileChoice:
    """Asks by Qt's file dialogs; an empty answer means that the officer changed their mind.

    The first question starts in the documents of the user, later ones where the last file lay.
    """

    def __init__(self) -> None:
        places = QStandardPaths
        self.folder = Path(
            places.writableLocation(places.StandardLocation.DocumentsLocation) or Path.home()
        )
        if not self.folder.is_dir():
            self.folder = Path.home()

    def _keep(self, chosen: str) -> str:
        """Remember the folder of a chosen file."""
        if chosen:
            self.folder = Path(chosen).parent
        return chosen

    def existing_store(self, parent: QWidget) -> str:
        """A store to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent,
            QCoreApplication.translate("FileChoice", "Open store"),
            str(self.folder),
            QCoreApplication.translate("FileChoice", "Stores (*.gpkg);;All files (*)"),
        )
        return self._keep(chosen)

    def new_store(self, parent: QWidget, suggested: str) -> str:
        """Where a new store shall lie; the ending is added."""
        chosen, _ = QFileDialog.getSaveFileName(
            parent,
            QCoreApplication.translate("FileChoice", "New store"),
            str(self.folder / suggested),
            QCoreApplication.translate("FileChoice", "Stores (*.gpkg)"),
        )
        return self._keep(_with_ending(chosen, ".gpkg"))

    def crash_files(self, parent: QWidget) -> list[Path]:
        """Crash files to import."""
        chosen, _ = QFileDialog.getOpenFileNames(
            parent,
            QCoreApplication.translate("FileChoice", "Import crashes"),
            str(self.folder),
            QCoreApplication.translate(
                "FileChoice", "Crash files (*.csv *.xlsx *.txt *.zip);;All files (*)"
            ),
        )
        return [Path(self._keep(name)) for name in chosen]

    def street_file(self, parent: QWidget) -> Path | None:
        """A street file to import."""
        return self._to_open(
            parent,
            QCoreApplication.translate("FileChoice", "Import streets"),
            QCoreApplication.translate(
                "FileChoice",
                "Street files (*.osm *.pbf *.gpkg *.shp *.geojson *.json *.dxf);;All files (*)",
            ),
        )

    def guest_file(self, parent: QWidget) -> Path | None:
        """A file to be shown as a layer of the map."""
        return self._to_open(
            parent,
            QCoreApplication.translate("FileChoice", "Show a file on the map"),
            QCoreApplication.translate(
                "FileChoice",
                "Map files (*.gpkg *.shp *.zip *.geojson *.json *.csv);;All files (*)",
            ),
        )

    def pdf_file(self, parent: QWidget, suggested: str) -> Path | None:
        """Where a PDF shall be saved; the ending is added."""
        return self._to_save(
            parent,
            suggested,
            QCoreApplication.translate("FileChoice", "Save site sheet as PDF"),
            QCoreApplication.translate("FileChoice", "PDF files (*.pdf)"),
        )

    def certificate_file(self, parent: QWidget, suggested: str) -> Path | None:
        """Where the certificate of a deletion shall be saved; the ending is added."""
        return self._to_save(
            parent,
            suggested,
            QCoreApplication.translate("FileChoice", "Save certificate as PDF"),
            QCoreApplication.translate("FileChoice", "PDF files (*.pdf)"),
        )

    def _to_open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(parent, title, str(self.folder), kinds)
        return Path(self._keep(chosen)) if chosen else None

    def _to_save(self, parent: QWidget, suggested: str, title: str, kinds: str) -> Path | None:
        """Where a PDF shall be saved; the ending is added."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(self.folder / suggested), kinds)
        return Path(self._keep(_with_ending(chosen, ".pdf"))) if chosen else None

    def key_file(self, parent: QWidget) -> Path | None:
        """The file that holds the key of personal data; its folder is not remembered."""
        chosen, _ = QFileDialog.getOpenFileName(
            parent,
            QCoreApplication.translate("FileChoice", "Key file of personal data"),
            str(Path.home()),
            QCoreApplication.translate("FileChoice", "All files (*)"),
        )
        return Path(chosen) if chosen else None


def _with_ending(name: str, ending: str) -> str:
    return name if not name or name.lower().endswith(ending) else name + ending


def file_name(title: str) -> str:
    """A title as a file name that every system takes."""
    return "_".join(part.strip() for part in re.split(FORBIDDEN_LETTERS, title))
