"""The editing mode itself: bar, dock, the tool in hand, the live picture."""
