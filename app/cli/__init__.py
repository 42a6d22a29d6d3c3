"""The command line of docs and contracts: one module a command."""
