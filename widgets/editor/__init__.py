"""What every editor on the map has: bar, dock, the tool in hand, typed values."""
