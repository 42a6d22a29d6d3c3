"""Changing a stored record while others do the same: compared, merged, asked about, never lost."""
