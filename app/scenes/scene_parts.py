"""Parts of a scene, as the editor names them: see `gis.scenes.parts`."""

from gis.scenes.parts import PartKind, ScenePart, is_there

__all__ = ["PartKind", "ScenePart", "is_there"]
