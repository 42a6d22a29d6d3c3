"""A keyring in memory, and the lack of one."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.passwords import entry_name
from app.store.server.address import ServerAddress


@dataclass
class MemoryKeeper:
    """Keeps passwords for the time of a test."""

    there: bool = True
    held: dict[str, str] = field(default_factory=dict)

    def available(self) -> bool:
        return self.there

    def kept(self, address: ServerAddress) -> str | None:
        return self.held.get(entry_name(address))

    def keep(self, address: ServerAddress) -> bool:
        if self.there and address.password is not None:
            self.held[entry_name(address)] = address.password
        return self.there

    def forget(self, address: ServerAddress) -> None:
        self.held.pop(entry_name(address), None)
