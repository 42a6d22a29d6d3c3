"""Crash records: codes, place texts, positions, light, coverage."""
