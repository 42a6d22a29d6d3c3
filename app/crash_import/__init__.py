"""Crash files into the store: reading, grouping, upsert with history, quarantine."""
