"""Keeps the window in step with a server: what others change, the server gone, the server back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.store.ears import Ears, Listening
from app.store.server.notices import StoreChange
from app.store.store import Store
from gis.problems import Problem
from widgets.frame.link_strips import LinkState, LinkStrip
from widgets.parts.losses import is_loss

GATHER_MS = 250
"""Changes that come in a row are read at once."""
SILENT = frozenset({"audit"})
OF_THE_SITE = frozenset({"leg_answer", "scene"})
"""Tables that change a diagram, and neither the map nor the list of crashes."""


class LiveLink(QObject):
    """Listens in a thread of its own; everything here happens in the main thread.

    `site_stale` and `all_stale` tell what must be read again; `came` every change of others at
    the moment it arrives.
    """

    came = Signal(object)
    site_stale = Signal()
    all_stale = Signal()
    _changed = Signal(object, object)
    _lost = Signal(object, object)
    _back = Signal(object)

    def __init__(
        self,
        listen: Callable[[Store, Ears], Listening | None],
        strip: LinkStrip,
        parent: QObject,
        server_words: Callable[[Store], str],
    ) -> None:
        super().__init__(parent)
        self._server_words = server_words
        self._listen, self.strip = listen, strip
        self._store: Store | None = None
        self._listening: Listening | None = None
        self._stale: set[str] = set()
        self._everything = False
        self._held = False
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(GATHER_MS)
        self._gather.timeout.connect(self._read)
        queued = Qt.ConnectionType.QueuedConnection
        self._changed.connect(self._hear, queued)
        self._lost.connect(self._lose, queued)
        self._back.connect(self._return, queued)
        strip.look_wanted.connect(self.look)

    # --- outside

    def open(self, store: Store) -> None:
        """Listen to another store."""
        self.close()
        self._store = store
        self._listening = self._listen(
            store,
            Ears(
                changed=partial(self._changed.emit, store),
                lost=partial(self._lost.emit, store),
                back=partial(self._back.emit, store),
            ),
        )

    def close(self) -> None:
        """Listen no more."""
        if self._listening is not None:
            self._listening.close()
        self._listening = self._store = None
        self._gather.stop()
        self._stale, self._everything = set(), False
        self.strip.be_quiet()

    @property
    def is_lost(self) -> bool:
        """Whether the server is known to be gone."""
        return self.strip.state is LinkState.LOST

    def takes(self, error: Exception) -> bool:
        """Whether an error says no more than the strip does; the strip says it then."""
        if self._listening is None or self._store is None or not is_loss(error):
            return False
        if not self.is_lost and isinstance(error, Problem):
            self._lose(self._store, error)
        self.look()
        return True

    def look(self) -> None:
        """Try the server now."""
        if self._listening is not None:
            self._listening.look()

    def hold(self, held: bool) -> None:
        """Read nothing for now (the window is locked), or read what has come meanwhile."""
        self._held = held
        if not held and (self._stale or self._everything):
            self._gather.start()

    # --- inside

    def _hear(self, store: Store, change: StoreChange) -> None:
        wrote = getattr(store, "wrote", None)
        if store is not self._store or (wrote is not None and wrote(change.unit_uid)):
            return
        if not change.everything and change.tables <= SILENT:
            return
        self._stale |= change.tables - SILENT
        self._everything |= change.everything
        self.came.emit(change)
        if not self._held and not self._gather.isActive():
            self._gather.start()

    def _lose(self, store: Store, problem: Problem) -> None:
        if store is self._store:
            self.strip.show_lost(self._server_words(store), problem)

    def _return(self, store: Store) -> None:
        if store is not self._store:
            return
        self.strip.show_back(self._server_words(store))
        self._everything = True
        if not self._held:
            self._gather.stop()
            self._read()

    def _read(self) -> None:
        stale, everything = self._stale, self._everything
        self._stale, self._everything = set(), False
        if everything or stale - OF_THE_SITE:
            self.all_stale.emit()
        elif stale:
            self.site_stale.emit()
