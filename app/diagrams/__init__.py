"""Collision diagrams of the store's sites: build them, put them on a sheet, write them."""
