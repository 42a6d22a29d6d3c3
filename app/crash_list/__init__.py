"""The list of all crashes of a store: reading, saved filters, exports."""
