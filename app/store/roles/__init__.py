"""Who may do what in the shared database: roles, rights as records, and the SQL they become."""
