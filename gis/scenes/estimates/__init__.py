"""Estimates of speeds from marks and rest positions: always a range, always with its source."""
