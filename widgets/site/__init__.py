"""One site and the list of sites: diagram, tables, ranking."""
