"""Name and plate of a scene's party: the window's keys, the store that is open, what is kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.store.roles.rights import Verb
from app.store.store import Store
from gis.drafting.user_actions import UserAction
from gis.problems import Problem
from widgets.frame.role_words import why_not
from widgets.parts.background import Job
from widgets.scene_editor.party_names import PartyNames

if TYPE_CHECKING:
    from app.personal.records import PersonalDetails
    from app.scenes.scene_store import OpenScene
    from widgets.frame.main_window import MainWindow

CHANNEL = "names of a scene"
TABLE = "sealed_person"


class PartyNamesFlow(QObject):
    """Tells the form what is kept, and keeps what is entered; the scene never hears of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.scene_desk
        self.names = PartyNames()
        self.names.ask = self.ask
        self._desk.names = self.names
        self._desk.state_changed.connect(self._scene_changed)
        self._desk.keeper.stored.connect(self.read)

    @property
    def _store(self) -> Store | None:
        return self._window.workbench.store

    # --- what is kept

    def _scene_changed(self) -> None:
        self._show({})
        if self._desk.is_active:
            self.read()

    def read(self) -> None:
        """Ask the store what is kept of the scene in hand; its names stay sealed."""
        store, opened = self._store, self._desk.keeper.opened
        if store is None or opened is None or not store.person.may(Verb.SELECT, TABLE):
            return

        def work(_: object) -> Mapping[int, str]:
            from app.scenes.scene_persons import scene_persons

            found = scene_persons(store, opened)
            return {one.no: one.plate_masked for one in found if one.is_known}

        def done(held: Mapping[int, str]) -> None:
            now = self._desk.keeper.opened
            if now is not None and now.uid == opened.uid:
                self._show(held)

        tell = self._window.tell_failure
        self._window.background.run(
            Job(work=work, channel=CHANNEL, title="", on_done=done, on_failed=tell)
        )

    def _show(self, held: Mapping[int, str]) -> None:
        store = self._store
        if store is None:
            self.names.show({})
            return
        person = store.person
        role = why_not(person) if person.is_on_server else ""
        self.names.show(
            held,
            why_not="" if person.may(Verb.INSERT, TABLE) else role,
            why_kept="" if person.may(Verb.UPDATE, TABLE) else role,
        )

    # --- entering

    def ask(self, number: int) -> None:
        """Ask for name and plate of a party, once the scene is stored and the keys are open."""
        around = self._desk.around
        if around is None:
            return
        around.count.count(UserAction.CLICK)
        self._desk.keeper.when_stored(lambda: self._stored(number))

    def _stored(self, number: int) -> None:
        opened = self._desk.keeper.opened
        if opened is None:
            self._window.tell_failure(Problem("SCENE_NAMES_TOO_EARLY"))
        elif number not in {party.no for party in opened.scene.parties}:
            self._window.tell_failure(Problem("SCENE_NO_SUCH_PARTY", no=number))
        else:
            self._window.persons.with_keys(lambda: self._show_dialog(opened, number))

    def _show_dialog(self, opened: OpenScene, number: int) -> None:
        from app.scenes.scene_persons import keep_scene_person
        from gis.scenes.targets import letters
        from widgets.scene_editor.form.name_dialog import NameDialog

        window, store = self._window, self._store
        if store is None:
            return
        keys = window.persons.keys

        def keep(details: PersonalDetails) -> None:
            keep_scene_person(store, opened, number, details, keys())

        dialog = NameDialog(
            letters(opened.scene)[number],
            keep,
            window.background,
            is_kept=number in self.names.held,
            parent=window,
        )
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.failed.connect(window.tell_failure)
        dialog.accepted.connect(lambda: self._kept(number))
        window.persons.show_dialog(dialog)

    def _kept(self, number: int) -> None:
        self._show({number: "", **self.names.held})  # it holds before the store is asked again
        self._window.tell_shortly(self.tr("Name and plate are kept sealed"))
        self.read()
