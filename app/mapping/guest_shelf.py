"""The guest layers that are open, and the attributes of their rows, read when asked for."""

from __future__ import annotations

from collections.abc import Sequence

import pyogrio

from app.file_names import shown
from app.mapping.guest_csv import read_csv
from app.mapping.guest_files import shapefile_encoding
from app.mapping.guest_records import GuestData, GuestFormat, GuestSource
from app.mapping.guest_vectors import READ_ERRORS, listening
from gis.mapping.features import Shape
from gis.mapping.layers import LayerId
from gis.problems import Problem

Attribute = tuple[str, str]
"""Name of a column and its value as text."""


class GuestShelf:
    """Knows which file each guest layer came from. Nothing of a file's attributes is kept."""

    def __init__(self) -> None:
        self._data: dict[LayerId, GuestData] = {}
        self._numbers: dict[LayerId, int] = {}
        self._taken = 0

    @property
    def next_number(self) -> int:
        """The number that the next file's colours are chosen by."""
        return self._taken

    def add(self, data: GuestData) -> None:
        """Keep in mind where a file's layers came from."""
        number = self.number_for(data.source)
        for layer in data.layers:
            self._data[layer.id] = data
            self._numbers[layer.id] = number
        self._taken = max(self._taken, number + 1)

    def remove(self, layer_id: LayerId) -> None:
        """Forget a layer; its unpacked files go with the last layer of its file."""
        self._data.pop(layer_id, None)
        self._numbers.pop(layer_id, None)

    def data_of(self, layer_id: LayerId) -> GuestData | None:
        """How a layer was read."""
        return self._data.get(layer_id)

    def number_of(self, layer_id: LayerId) -> int:
        """The number that a layer's colours were chosen by; 0 for a stranger."""
        return self._numbers.get(layer_id, 0)

    def number_for(self, source: GuestSource) -> int:
        """The number to choose colours by: a table that is read again keeps its own."""
        ids = [source.layer_id(shape) for shape in Shape]
        return next((self._numbers[one] for one in ids if one in self._numbers), self._taken)

    def attributes_of(self, layer_id: LayerId, feature_id: int) -> tuple[Attribute, ...]:
        """What a feature's row says; nothing for a layer that is no guest.

        Raises:
            Problem: GUEST_GONE where the file cannot be read any more.
        """
        data = self._data.get(layer_id)
        return () if data is None else attributes_of(data.source, feature_id)


def attributes_of(source: GuestSource, row: int) -> tuple[Attribute, ...]:
    """Columns and values of one row, counted from 0.

    Raises:
        Problem: GUEST_GONE.
    """
    try:
        if source.format is GuestFormat.CSV:
            return _of_csv(source, row)
        return _of_vector(source, row)
    except (*READ_ERRORS, Problem) as error:
        raise Problem("GUEST_GONE", file=shown(source.file.name)) from error


def _of_csv(source: GuestSource, row: int) -> tuple[Attribute, ...]:
    table = read_csv(source.location)
    cells = table.rows[row].cells
    return tuple(
        (name, cells[place].strip() if place < len(cells) else "")
        for place, name in enumerate(table.header)
    )


def _of_vector(source: GuestSource, row: int) -> tuple[Attribute, ...]:
    shapefile = source.format is GuestFormat.SHAPEFILE
    with listening():
        meta, _, _, values = pyogrio.raw.read(
            source.location,
            layer=source.layer,
            read_geometry=False,
            skip_features=row,
            max_features=1,
            # Bytes as they stand: a text cut within a character must not hide the others.
            encoding="ISO-8859-1" if shapefile else None,
        )
    names: Sequence[str] = [str(name) for name in meta["fields"]]
    texts = [text_of_value(column[0]) for column in values]
    if shapefile:
        encoding = shapefile_encoding(source.location)
        names = [_read_as(name, encoding) for name in names]
        texts = [_read_as(text, encoding) for text in texts]
    return tuple(zip(names, texts, strict=True))


def _read_as(text: str, encoding: str) -> str:
    try:
        return text.encode("iso-8859-1").decode(encoding, "replace")
    except UnicodeEncodeError:
        return text


def text_of_value(value: object) -> str:
    """A value as text: nothing for a missing one, whole numbers without a fraction."""
    if value is None or value != value:  # NaN and NaT differ from themselves
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, bytes):
        return f"{len(value)} B"
    return str(value)
