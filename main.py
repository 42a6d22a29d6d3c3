"""Start Daoan: the window without arguments, the command line with a subcommand (no Qt)."""

from __future__ import annotations

import sys


def main() -> int:
    """Start what the arguments ask for; returns the exit status."""
    arguments = sys.argv[1:]
    if any("postgres" in argument and "@" in argument for argument in arguments):
        from app.cli.store_login import start_again_without_password

        start_again_without_password(arguments)
    if arguments and arguments[0] != "window":
        from app.cli.start import run

        return run(arguments)
    from widgets.start import open_window

    return open_window(arguments[1:])


if __name__ == "__main__":
    sys.exit(main())
