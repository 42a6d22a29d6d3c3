"""The window's door to people and servers: where the shared database is, who logs in, what comes.

Imports inside the functions keep the window's start quick: the driver is large.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.passwords import PasswordKeeper, SystemKeyring
from app.store.store import Store
from app.tasks import Cancelled, Progress

if TYPE_CHECKING:
    from app.published import PublishedMonth
    from app.server_settings import ServerSettings
    from app.store.ears import Ears, Listening
    from app.store.server.address import ServerAddress
    from app.store.server.notices import StoreChange


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleDoor:
    """What the window asks; all but the settings may take long."""

    server: Callable[[], ServerSettings | None]
    """The server that is set up for this computer or person."""
    save_server: Callable[[ServerSettings], None]
    keeper: PasswordKeeper
    log_in: Callable[[ServerAddress, Progress], Store]
    listen: Callable[[Store, Ears], Listening | None]
    """Hear of others' changes from now on; None for a store that nobody else changes."""
    proves: Callable[[Store, str], None]
    """Whether a password is that of the store's login; raises a Problem where it is not."""
    published: Callable[[Store], tuple[PublishedMonth, ...]]


def real_people_door() -> PeopleDoor:
    """The door to servers, settings files and the system's keyring."""
    return PeopleDoor(
        server=_server,
        save_server=_save_server,
        keeper=SystemKeyring(),
        log_in=_log_in,
        listen=_listen,
        proves=_proves,
        published=_published,
    )


def _server() -> ServerSettings | None:
    from app.server_settings import read_server_settings

    return read_server_settings()


def _save_server(settings: ServerSettings) -> None:
    from app.server_settings import write_server_settings

    write_server_settings(settings)


def _log_in(address: ServerAddress, progress: Progress) -> Store:
    """Open the store; one that is not wanted any more is closed again."""
    from app.store.server.server_store import open_server

    store = open_server(address)
    try:
        progress("", 1.0)
    except Cancelled:
        store.close()
        raise
    return store


def _listen(store: Store, ears: Ears) -> Listening | None:
    from app.store.changes import Hearing, listener_of

    listener = listener_of(store)
    if listener is None:
        return None

    def changed(change: StoreChange) -> None:
        if change.everything:
            ears.back()
        else:
            ears.changed(change)

    def hearing(state: Hearing) -> None:
        if state is Hearing.LOST and listener.problem is not None:
            ears.lost(listener.problem)

    listener.changed.connect(changed)
    listener.hearing.connect(hearing)
    listener.start()
    return listener


def _proves(store: Store, password: str) -> None:
    from app.store.server.proof import prove
    from app.store.server.server_store import ServerStore

    if isinstance(store, ServerStore):
        prove(store.address, password)


def _published(store: Store) -> tuple[PublishedMonth, ...]:
    from app.published import published_months

    return published_months(store)
