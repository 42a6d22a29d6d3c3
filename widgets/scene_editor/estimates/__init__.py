"""Calculators of speeds beside the drawing, always marked as estimates."""
