"""The window's door to the application layer: what it asks, and who answers."""
