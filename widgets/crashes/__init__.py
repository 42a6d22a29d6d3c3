"""The crashes of the map: table, filters, period."""
