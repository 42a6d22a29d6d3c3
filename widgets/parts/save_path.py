"""Asks where a file shall be saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_save_path(parent: QWidget, words: str, suggested: Path) -> Path | None:
    """Where to save, with the ending of `suggested`; None where the officer changed their mind."""
    suffix = suggested.suffix
    chosen, _ = QFileDialog.getSaveFileName(parent, words, str(suggested), f"*{suffix}")
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
