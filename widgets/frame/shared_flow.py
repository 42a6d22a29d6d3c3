"""What a store on a server adds to a window: who works, news, what is not saved, the lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox

from app.store.store import Store
from widgets.frame.live_link import LiveLink
from widgets.frame.lock_desk import LockDesk
from widgets.frame.people_desk import PeopleDesk
from widgets.frame.role_words import answers_legs, reads_cases, reads_published, why_not
from widgets.parts.background import Job

if TYPE_CHECKING:
    from widgets.frame.main_window import MainWindow

PUBLISHED = "published figures"


class SharedFlow(QObject):
    """Joins login, rights, news and lock to the panels of a window."""

    def __init__(self, window: MainWindow, people: PeopleDesk) -> None:
        super().__init__(window)
        self._window, self.people = window, people
        self.link = LiveLink(people.door.listen, window.link_strip, self, people.server_words)
        self.lock = LockDesk(window, people, window.background, window.settings)
        self._giving_up = False
        self._wire()

    def _wire(self) -> None:
        window, bench = self._window, self._window.workbench
        bench.store_opened.connect(self._opened)
        bench.store_closed.connect(self._closed)
        self.people.failed.connect(window.tell_failure)
        self.lock.failed.connect(window.tell_failure)
        self.lock.locked.connect(self.link.hold)
        self.link.came.connect(lambda _: window.badge.count_change())
        self.link.all_stale.connect(self._read_all)
        self.link.all_stale.connect(window.streets.catch_up)
        self.link.site_stale.connect(window.flow.read_again)
        desk, strip = window.leg_flow.desk, window.unsaved_strip
        desk.unsaved_changed.connect(lambda: strip.show_cases(desk.unsaved))
        strip.retry_wanted.connect(desk.try_again)
        strip.retry_wanted.connect(self.link.look)
        strip.discard_wanted.connect(desk.discard_unsaved)

    @property
    def may_read_cases(self) -> bool:
        """Whether the open store shows single cases to whoever works here."""
        store = self._window.workbench.store
        return store is None or reads_cases(store.person)

    def may_close(self) -> bool:
        """Whether nothing waits to be stored; else the person is asked, and closes again."""
        waiting = self._window.leg_flow.desk.unsaved
        if not waiting or self._giving_up or self.lock.screen is not None:
            return True
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Not saved yet"))
        words = self.tr("{count} answers about legs are not saved yet, and closing loses them.")
        box.setText(words.format(count=len(waiting)))
        stay = box.addButton(self.tr("Stay"), QMessageBox.ButtonRole.RejectRole)
        leave = box.addButton(self.tr("Close and lose them"), QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        leave.clicked.connect(self._close_anyway)
        box.open()
        return False

    def _close_anyway(self) -> None:
        self._giving_up = True
        self._window.close()

    def finish(self) -> None:
        """The window closes: end threads and timers."""
        self.lock.finish()
        self.link.close()

    # --- inside

    def _opened(self, store: Store) -> None:
        window, person = self._window, store.person
        window.badge.show_person(person, self.people.server_words(store))
        window.pages.published.show_person(person)
        window.site.legs.allow("" if answers_legs(person) else why_not(person))
        self.link.open(store)
        self.lock.open(store)
        if not reads_cases(person):
            self._read_published(store)

    def _closed(self) -> None:
        self.lock.finish()
        self.link.close()

    def _read_all(self) -> None:
        store = self._window.workbench.store
        if store is None:
            return
        if reads_cases(store.person):
            self._window.workbench.store_changed.emit()
            self._window.flow.read_again()
        else:
            self._read_published(store)

    def _read_published(self, store: Store) -> None:
        window, read = self._window, self.people.door.published
        window.show_state()
        if not reads_published(store.person):
            window.settled.emit()
            return

        def show(rows: object) -> None:
            window.pages.published.show_figures(rows)  # type: ignore[arg-type]  # of the job
            window.settled.emit()

        window.background.run(
            Job(
                work=lambda _: read(store),
                channel=PUBLISHED,
                title=self.tr("Reading the published figures"),
                on_done=show,
                on_failed=window.tell_failure,
            )
        )
