"""The scenes that pass, as rows of a list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.scenes.scene_list import ListedScene
from widgets.scenes.scene_words import scene_sentence, scene_tip

SCENE_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class SceneRowsModel(QAbstractListModel):
    """Holds no truth: the desk's scenes in the desk's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scenes: tuple[ListedScene, ...] = ()

    def show_scenes(self, scenes: tuple[ListedScene, ...]) -> None:
        """Show other scenes."""
        self.beginResetModel()
        self.scenes = scenes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        """Number of scenes."""
        return 0 if parent.isValid() else len(self.scenes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The case number, which typing goes to; all that is known, for readers and tooltips."""
        scene = self.scenes[index.row()]
        if role == SCENE_ROLE:
            return scene
        if role == Qt.ItemDataRole.DisplayRole:
            return scene.case_no
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return scene_sentence(scene)
        if role == Qt.ItemDataRole.ToolTipRole:
            return scene_tip(scene)
        return None

    def rows_of(self, uids: frozenset[str]) -> list[int]:
        """Rows of some scenes."""
        return [row for row, scene in enumerate(self.scenes) if scene.uid in uids]
