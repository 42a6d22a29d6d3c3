"""The roles of the shared database, as groups of logins on the server."""

from __future__ import annotations

from enum import StrEnum

PREFIX = "daoan_"
OWNER = "daoan_owner"
"""Owns schema and tables; nobody logs in as it."""
PUBLISHER = "daoan_publisher"
"""Owns the views of published figures and sees what they count; nobody logs in as it."""

SEALER = "daoan_sealer"
"""Owns the functions that open sealed data by a ticket; nobody is or becomes it."""


TELLER = "daoan_teller"
"""Owns the function that tells who changed a record; nobody is or becomes it."""

FUNCTION_OWNERS = (PUBLISHER, SEALER, TELLER)
"""Whose views and functions see more than the people who use them."""


class Role(StrEnum):
    """What a person is; each is a group role of the same name with `PREFIX`."""

    STATION_USER = "station_user"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    DETECTIVE = "detective"
    SUPERVISOR = "supervisor"
    COUNCIL = "council"
    AUDITOR = "auditor"
    ADMIN = "admin"

    @property
    def login_group(self) -> str:
        """The name of the group on the server, which people's logins are members of."""
        return PREFIX + self.value
