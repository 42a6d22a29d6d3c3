"""The store on a PostgreSQL server: its address, connections, units, set-up and check."""
