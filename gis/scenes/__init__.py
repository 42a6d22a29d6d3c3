"""Accident scenes: the drawing as data, and its translation into a record."""
