"""What an import did, in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from widgets.door.use_cases import ImportCounts

COUNTS: Mapping[str, str] = {
    "read": QT_TRANSLATE_NOOP("Import", "Rows read: {count}"),
    "accepted": QT_TRANSLATE_NOOP("Import", "Rows accepted: {count}"),
    "quarantined": QT_TRANSLATE_NOOP("Import", "Rows set aside as unusable: {count}"),
    "crashes": QT_TRANSLATE_NOOP("Import", "Crashes: {count}"),
    "parties": QT_TRANSLATE_NOOP("Import", "Parties: {count}"),
    "new": QT_TRANSLATE_NOOP("Import", "New crashes: {count}"),
    "updated": QT_TRANSLATE_NOOP("Import", "Changed crashes: {count}"),
    "unchanged": QT_TRANSLATE_NOOP("Import", "Unchanged crashes: {count}"),
    "personal_left_out": QT_TRANSLATE_NOOP(
        "Import", "Personal values left out (names, plates, exact ages): {count}"
    ),
    "personal_sealed": QT_TRANSLATE_NOOP(
        "Import", "Persons kept sealed (names, plates, exact ages): {count}"
    ),
    "personal_without_case": QT_TRANSLATE_NOOP(
        "Import", "Personal values left out because their rows have no case number: {count}"
    ),
    "roads": QT_TRANSLATE_NOOP("Import", "Roads: {count}"),
    "junctions": QT_TRANSLATE_NOOP("Import", "Junctions: {count}"),
    "dropped": QT_TRANSLATE_NOOP("Import", "Features that are no roads: {count}"),
    "roads_refused": QT_TRANSLATE_NOOP("Import", "Roads that could not be stored: {count}"),
    "diagnostics": QT_TRANSLATE_NOOP("Import", "Doubtful places in the network: {count}"),
}


TO_KEEP_THEM = QT_TRANSLATE_NOOP(
    "Import",
    "To keep personal values sealed: unlock personal data (Edit menu), then import again.",
)


def import_words(counts: ImportCounts) -> str:
    """One line a count; where personal values were left out, what to do to keep them."""
    lines = [
        QCoreApplication.translate("Import", COUNTS[name]).format(count=f"{count:,}")
        for name, count in counts.counts
        if name in COUNTS
    ]
    if any(name == "personal_left_out" for name, _ in counts.counts):
        lines += ["", QCoreApplication.translate("Import", TO_KEEP_THEM)]
    return "\n".join(lines)
