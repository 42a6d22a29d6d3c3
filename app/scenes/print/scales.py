"""What can be chosen of a scene's print; light, for windows that start."""

from __future__ import annotations

FORM_SCALES = (100, 200, 250, 500)
"""Scales (1 to ...) of scene diagrams, the largest first."""
PAGE_SUFFIXES = (".pdf", ".dxf", ".svg", ".png")
"""Files of the laid-out form."""
SUFFIXES = (*PAGE_SUFFIXES, ".json")
"""And of the scene itself."""
