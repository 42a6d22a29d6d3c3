"""The report form of a scene: its fields, what lacks, what contradicts, what suggests itself."""
