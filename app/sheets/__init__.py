"""Printed sheets: how a page is laid out."""
