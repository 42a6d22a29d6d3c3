"""Tools and boxes that draw and edit roads."""
