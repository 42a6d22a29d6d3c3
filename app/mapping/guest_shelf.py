"""The guest layers that are open, and the attributes of their rows, read when asked for."""

from __future__ import annotations

from app.mapping.guest_memory import KeptGuest
from app.mapping.guest_records import GuestData, GuestSource
from gis.mapping.features import Shape
from gis.mapping.layers import LayerId

Attribute = tuple[str, str]
"""Name of a column and its value as text."""


class GuestShelf:
    """Knows which file each guest layer came from. Nothing of a file's attributes is kept."""

    def __init__(self) -> None:
        self._data: dict[LayerId, GuestData] = {}
        self._numbers: dict[LayerId, int] = {}
        self._taken = 0

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

    def kept(self) -> tuple[KeptGuest, ...]:
        """The tables that are shown and how they were read, each once."""
        found = {
            (data.source.file, data.source.layer): KeptGuest(
                file=data.source.file, layer=data.source.layer, wish=data.wish
            )
            for data in self._data.values()
        }
        return tuple(found.values())

    def ids(self) -> tuple[LayerId, ...]:
        """The layers that are shown."""
        return tuple(self._data)

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
        if data is None:
            return ()
        from app.mapping.guest_attributes import attributes_of  # brings GDAL with it

        return attributes_of(data.source, feature_id)
