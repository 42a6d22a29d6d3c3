"""Which problems mean that the server went away, and what becomes of work that met one."""

from __future__ import annotations

from gis.problems import Problem

LOSSES = frozenset({"STORE_CONNECTION_LOST", "STORE_SERVER_UNREACHABLE", "STORE_SERVER_CROWDED"})
"""The server cannot be reached just now; it is being tried again."""

NOT_SAVED_YET = LOSSES | {"STORE_COMMIT_UNKNOWN", "STORE_SERVER_BUSY", "STORE_SERVER_TIMEOUT"}
"""What was to be stored can be tried again as it is."""


def is_loss(error: Exception) -> bool:
    """Whether an error says that the server cannot be reached."""
    return isinstance(error, Problem) and error.code in LOSSES
