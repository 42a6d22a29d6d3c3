"""Photos and orthophotos under the drawing: read, cut to a pyramid, placed, remembered."""
