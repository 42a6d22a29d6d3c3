"""Passwords that the system's keyring keeps; they are written nowhere else.

Only keyrings that encrypt what they hold are used: that of Windows, of macOS, of the desktop
(Secret Service, KWallet). Where there is none, people are asked each time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol, TypeVar

from app.store.server.address import ServerAddress

Answer = TypeVar("Answer")
LOG = logging.getLogger(__name__)
SERVICE = "Daoan"
_SAFE_MODULES = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)


class PasswordKeeper(Protocol):
    """Keeps passwords by server and login; each call may ask the person and take long."""

    def available(self) -> bool:
        """Whether anything can be kept here."""

    def kept(self, address: ServerAddress) -> str | None:
        """The password of a login; None where none is kept or the keyring stays shut."""

    def keep(self, address: ServerAddress) -> bool:
        """Keep the address's password; whether that worked."""

    def forget(self, address: ServerAddress) -> None:
        """Keep the password of a login no longer."""


class SystemKeyring:
    """The keyring of the system."""

    def available(self) -> bool:
        """Whether the system has a keyring that encrypts."""
        import keyring
        from keyring.backends import chainer

        backend = keyring.get_keyring()
        inner = backend.backends if isinstance(backend, chainer.ChainerBackend) else [backend]
        return bool(inner) and all(type(one).__module__ in _SAFE_MODULES for one in inner)

    def kept(self, address: ServerAddress) -> str | None:
        """The password of a login; None where none is kept or the keyring stays shut."""
        import keyring

        return self._asked(lambda: keyring.get_password(SERVICE, entry_name(address)), None)

    def keep(self, address: ServerAddress) -> bool:
        """Keep the address's password; whether that worked."""
        import keyring

        password = address.password

        def work() -> bool:
            if password is not None:
                keyring.set_password(SERVICE, entry_name(address), password)
            return password is not None

        return self._asked(work, False)

    def forget(self, address: ServerAddress) -> None:
        """Keep the password of a login no longer."""
        import keyring

        self._asked(lambda: keyring.delete_password(SERVICE, entry_name(address)), None)

    def _asked(self, work: Callable[[], Answer], otherwise: Answer) -> Answer:
        """Ask the keyring; what goes wrong in it is no reason to stop."""
        if not self.available():
            return otherwise
        try:
            return work()
        except Exception as error:  # noqa: BLE001  # each backend raises what its system raises
            LOG.info("The keyring did not answer: %s", type(error).__name__)
            return otherwise


def entry_name(address: ServerAddress) -> str:
    """What a login is called in the keyring."""
    return f"{address.user}@{address.place}/{address.database}"
