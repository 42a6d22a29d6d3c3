"""The demo store: a small made city with its crashes and scenes."""
