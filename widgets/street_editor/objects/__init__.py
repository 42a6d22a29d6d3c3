"""The palette of objects placed by hand."""
