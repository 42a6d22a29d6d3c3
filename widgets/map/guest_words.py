"""What is told of a foreign file once it is on the map."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from app.mapping.guest_records import GuestData


def reading_words(data: GuestData) -> str:
    """How many rows are drawn, in which CRS, and what was guessed or put right."""
    number = QLocale().toString
    drawn = QCoreApplication.translate("GuestWords", "“{file}”: {drawn} of {rows} rows drawn.")
    parts = [
        drawn.format(
            file=data.source.title,
            drawn=number(data.rows - data.fault_count),
            rows=number(data.rows),
        )
    ]
    if data.crs_guessed:
        guess = QCoreApplication.translate(
            "GuestWords",
            "The file does not say its coordinate system; its numbers look like {crs}. If the "
            "layer lies about 830 m off, it is TWD67.",
        )
        parts.append(guess.format(crs=data.crs_name))
    else:
        said = QCoreApplication.translate("GuestWords", "Coordinate system: {crs}.")
        parts.append(said.format(crs=data.crs_name))
    if data.axes_swapped:
        swapped = QCoreApplication.translate(
            "GuestWords", "Longitude and latitude were exchanged and have been put right."
        )
        parts.append(swapped)
    return " ".join(parts)
