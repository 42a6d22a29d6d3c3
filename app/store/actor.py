"""Who changes the store, as written into its audit rows."""

from __future__ import annotations

import getpass


def current_actor() -> str:
    """The name of the person logged in to this machine; "unknown" where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user id without a name (containers, services)
        return "unknown"
