"""Markings by law: what is painted on roads, made from their shapes and junctions."""
