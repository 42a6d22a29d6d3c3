"""Names for the case-file copy: keys, a purpose, the ticket that is written down, then names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from app.store.store import Store
from app.tasks import Progress
from widgets.parts.background import Background, Job

if TYPE_CHECKING:
    from app.scenes.print.form_content import PartyName
    from app.scenes.print.scene_print import SceneToPrint

CHANNEL = "case-file-names"

GotNames = Callable[[Mapping[int, "PartyName"]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFileDoor:
    """What stands between a scene and the names of its parties."""

    with_keys: Callable[[Callable[[], None]], None]
    """Does something once the keys of personal data are open; never where they are refused."""
    open: Callable[[Store, str, str], Mapping[int, PartyName]]
    """Names by party number, of a case and for a purpose, written down before they are opened;
    runs in the worker thread."""


class CaseFileNames(QObject):
    """Asks, writes down, and gives the names of one scene to whoever asked."""

    def __init__(
        self,
        door: CaseFileDoor,
        background: Background,
        store: Callable[[], Store | None],
        tell_error: Callable[[Exception], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._door, self._background = door, background
        self._store, self._tell_error, self._window = store, tell_error, parent

    def __call__(self, scene: SceneToPrint, then: GotNames) -> None:
        """Give the names of a scene's parties to `then`, once they may be known."""
        case_no = scene.scene.case_no
        self._door.with_keys(lambda: self._ask(case_no, then))

    def _ask(self, case_no: str, then: GotNames) -> None:
        from widgets.scene_editor.print.case_file_question import CaseFileQuestion

        question = CaseFileQuestion(case_no, self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setWindowModality(Qt.WindowModality.WindowModal)
        question.accepted.connect(lambda: self._open(case_no, question.purpose, then))
        question.open()

    def _open(self, case_no: str, purpose: str, then: GotNames) -> None:
        store, door = self._store(), self._door
        if store is None:
            return

        def work(progress: Progress) -> Mapping[int, PartyName]:
            progress("SCENE_FORM_READING", 0.0)
            return door.open(store, case_no, purpose)

        self._background.run(
            Job(
                work=work,
                channel=CHANNEL,
                on_done=then,
                on_failed=self._tell_error,
                title=self.tr("Opening the names of the case"),
            )
        )
