"""Measurements at a scene, and where they put what was measured."""
