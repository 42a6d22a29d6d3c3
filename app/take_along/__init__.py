"""Take a part of a store along, work on it where there is no server, and bring it back."""
